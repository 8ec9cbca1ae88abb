"""Five megabytes of anything are read in bounded time and memory, and the reason why not is told."""

from __future__ import annotations

import resource
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from fazhi_cli.errors import InvalidRulebook
from fazhi_cli.rulebook.load import load
from fazhi_cli.rulebook.problems import LISTED

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow

SIZE = 5_000_000
SECONDS, MEGABYTES = 30, 700
"""Of the processor, whatever else the machine does; generous, for a slow one: what is quadratic here takes hours."""

_READ = """
import sys
from pathlib import Path
from fazhi_cli.rulebook.check import check
for problem in check(Path(sys.argv[1])):
    print(Path(problem.file).name, problem.code)
"""
_TASK = "  - {{id: {n}, title: 甲, lead: 乙, clauses: [{{text: 嚴禁丙, output: 嚴禁}}]}}\n"


PLAN = "plan: {id: x, title: 甲, layout: {task: '{title}{text}', lead: '{units}', responsible: '{units}'}}\n"


def _tasks(body: str) -> str:
    return PLAN + "chapters:\n- tasks:\n" + body


HOSTILE = {
    "deep flow": ("a: " + "[" * SIZE, "Y07"),
    "deep block": ("- " * (SIZE // 2), "Y07"),
    "deep indentation": ("".join(" " * n + "a:\n" for n in range(3000)), "Y07"),
    "long flow": ("a: [" + "x," * (SIZE // 2) + "]", "F02"),
    "long flow mapping": ("a: {" + "x," * (SIZE // 2) + "}", "Y02"),
    "aliases": ("a: &a x\nb: [" + "*a," * (SIZE // 3) + "]", "Y03"),
    "one giant scalar": ("a: " + "字" * (SIZE // 3), "F02"),
    "one giant key": ("k" * 1000 + "字" * (SIZE // 3) + ": a", "Y01"),
    "one giant anchor": ("a: &" + "a" * SIZE, "Y03"),
    "tag directives": ("".join(f"%TAG !a{n}! b\n" for n in range(SIZE // 17)), "Y09"),
    "documents": ("---\n" * (SIZE // 4), "Y06"),
    "control characters": ("\x07" * SIZE, "F04"),
    "tabs": ("\t" * SIZE, "Y01"),
    "unknown keys": ("".join(f"k{n}: v\n" for n in range(120_000)), "S02"),
    "undeclared units": (_tasks("".join(_TASK.format(n=n) for n in range(1, 14_900))), "R02"),
    "no fault but length": (
        _tasks(
            "  - {id: 1, title: 甲, lead: 市法制辦, clauses: ["
            + (
                "{text: "
                + "甲" * 19_990
                + "不得除甲外, items: ["
                + "甲," * 1_500
                + "], except: ["
                + "甲," * 1_500
                + "]},"
            )
            * 13
            + "]}"
        ),
        "C09",
    ),
    "one long clause": (
        _tasks(
            "  - {id: 1, title: 甲, clauses: [{text: " + "除不得年前" * 3_900 + ", output: [" + "乙," * 150_000 + "]}]}"
        ),
        "R03",
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_ends_in_bounded_time_and_memory(folder: Path, name: str) -> None:
    text, code = HOSTILE[name]
    (folder / "tasks.yaml").write_text(text, "utf-8")
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    done = subprocess.run(
        [sys.executable, "-c", _READ, str(folder)],
        capture_output=True,
        encoding="utf-8",
        check=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS)),
    )
    assert f"tasks.yaml {code}\n" in done.stdout
    assert done.stdout.count("tasks.yaml") <= LISTED + 1
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    assert peak <= max(before, MEGABYTES * 1024)


def test_too_many_problems_are_cut_and_said_to_be(folder: Path) -> None:
    (folder / "tasks.yaml").write_text("".join(f"k{n}: v\n" for n in range(LISTED + 50)), "utf-8")
    with pytest.raises(InvalidRulebook) as caught:
        load(folder)
    found = [each for each in caught.value.problems if each.file == str(folder / "tasks.yaml")]
    assert len(found) == LISTED + 1
    assert (found[0].line, found[0].code) == (0, "F05")
    assert str(LISTED) in found[0].message
