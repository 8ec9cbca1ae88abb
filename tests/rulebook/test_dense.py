"""Rulebooks that hold as much of one thing as a file of 1 MiB has room for: each is checked and asked in bounded time and memory."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.program import environment

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="Windows does not tell what a process took"),
]

MOST_BYTES = 2**20
MOST_MIB = 512
MOST_SECONDS = 6
"""Seconds of a processor. On one that is left alone it is 2; the machines of CI have company, and take two or three times as long."""

MEASURE = """
import resource, subprocess, sys
code = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL).returncode
taken = resource.getrusage(resource.RUSAGE_CHILDREN)
print(code, taken.ru_utime + taken.ru_stime, taken.ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10))
"""

UNITS = "units:\n- name: 市司法局\n"
ITEMS = [str(number) for number in range(10**12, 10**12 + 1_400)]
MONTHS = [f"{year}年{month}月底前" for year in range(2016, 2026) for month in range(1, 13)]


def clauses(*texts: str) -> str:
    """A plan of one task with these clauses, as YAML writes them."""
    head = "plan: {id: p, title: 某方案, layout: {task: '{title}。{text}', lead: '牽頭單位：{units}'}, reading: both}\n"
    task = (
        "chapters:\n- number: 1\n  title: 甲\n  tasks:\n  - id: 1\n    title: 甲\n    lead: [市司法局]\n    clauses:\n"
    )
    return head + task + "".join(f"    - {text}\n" for text in texts)


def names(count: int) -> list[str]:
    """Names of units, each once."""
    return [f"市{chr(0x4E00 + number // 100)}{chr(0x5E00 + number % 100)}局" for number in range(count)]


def units(entries: Iterable[str]) -> str:
    return UNITS + "".join(f"- {entry}\n" for entry in entries)


DENSE: dict[str, dict[str, str]] = {
    "limits": {
        "tasks.yaml": clauses(
            *[f"{{text: {'，'.join(MONTHS)}{'甲' * 1_500}完成。, when: [{', '.join(MONTHS)}]}}" for _ in range(83)]
        )
    },
    "times that nobody marked": {"tasks.yaml": clauses(*[f"text: {'每年' * 8_000}完成。" for _ in range(21)])},
    "clauses": {"tasks.yaml": clauses(*[f"text: 完成這一年的第{number}件事，報送結果。" for number in range(14_000)])},
    "actors": {"tasks.yaml": clauses(*["{text: 市司法局完成這件事。, actor: 市司法局}"] * 14_000)},
    "limits of clauses": {"tasks.yaml": clauses(*["{text: 2016年3月底前完成這件事。, when: 2016年3月底前}"] * 9_900)},
    "documents": {
        "tasks.yaml": clauses(*[f"text: 落實《關於第{number}件事的若干意見》。" for number in range(14_000)])
    },
    "titles that never end": {"tasks.yaml": clauses(*[f"text: {'《' * 19_000}"] * 18)},
    "numerals": {"tasks.yaml": clauses(*[f"text: {'一' * 19_000}。"] * 18)},
    "items": {"tasks.yaml": clauses(*[f"{{text: {'、'.join(ITEMS)}。, items: [{', '.join(ITEMS)}]}}"] * 14)},
    "pairs of words": {
        "tasks.yaml": clauses("text: 完成。"),
        "wording.yaml": "pairs:\n"
        + "".join(f"- {{text: 甲{name}, mainland: 乙{name}, because: {'轉換' * 150}}}\n" for name in names(1_000)),
    },
    "units with other names": {
        "tasks.yaml": clauses("text: 完成。"),
        "units.yaml": units(
            f"{{name: {name}, aliases: [{name}甲, {name}乙], note: {'甲' * 60}}}" for name in names(3_300)
        ),
    },
    "units and the clauses that name them": {
        "tasks.yaml": clauses(
            *[f"text: {name}完成這一年的第{place}件事，報送結果。" for place, name in enumerate(names(9_900))]
        ),
        "units.yaml": units(f"{{name: {name}, note: {'甲' * 22}}}" for name in names(9_900)),
    },
    "limits, and as many changes as may concern them": {
        "tasks.yaml": clauses(
            *[f"{{text: {month}報送這一年的結果{'甲' * 4_500}。, when: {month}}}" for month in MONTHS[:40]]
        ),
        "changes.yaml": "changes:\n"
        + "".join(
            f"- {{id: {n}, kind: {'resume' if n % 2 else 'suspend'}, task: 1, basis: 甲, from: {2001 + n // 300}-{n // 28 % 12 + 1:02}-{n % 28 + 1:02}, by: 乙}}\n"
            for n in range(2, 500)
        ),
    },
    "tasks of units that were split": {
        "tasks.yaml": clauses(*[f"text: 完成這一年的第{number}件事{'甲' * 900}。" for number in range(200)]),
        "units.yaml": UNITS + "".join(f"- {{name: {name}, members: [市司法局]}}\n" for name in names(1_000)),
        "changes.yaml": "changes:\n- {id: 1, kind: split, unit: 市司法局, basis: 甲, from: 2015-02-01, by: 乙, to: ["
        + ", ".join(f"{{name: {name}甲, tasks: [{', '.join(['1'] * 250)}]}}" for name in names(900))
        + "]}\n",
    },
    "groups of units": {
        "tasks.yaml": clauses("text: 完成。"),
        "units.yaml": units(
            [f"name: {name}" for name in names(600)]
            + [f"{{name: 市{number}組, members: [{', '.join(names(600))}]}}" for number in range(115)]
        ),
    },
}


@pytest.mark.parametrize("command", ["check", "tasks", "duties"])
@pytest.mark.parametrize("kind", DENSE)
def test_as_much_as_a_file_has_room_for(tmp_path: Path, kind: str, command: str) -> None:
    files = {"units.yaml": UNITS, **DENSE[kind]}
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert MOST_BYTES / 2 < max(len(text.encode()) for text in files.values()) < MOST_BYTES
    call = [sys.executable, "-m", "fazhi_cli", command, "--data", str(tmp_path)]
    variables = environment({"XDG_CACHE_HOME": str(tmp_path / "cache")})
    told = subprocess.run(
        [sys.executable, "-c", MEASURE, *call], env=variables, capture_output=True, check=True, encoding="utf-8"
    )
    code, seconds, mib = map(float, told.stdout.split())
    assert code in (0, 1), told.stderr
    assert seconds < MOST_SECONDS
    assert mib < MOST_MIB
