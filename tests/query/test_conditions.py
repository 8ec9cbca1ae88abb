"""A condition of selection stands in five places: a test says where one is missing, and another follows the recipe."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from fazhi_cli.api import Conditions
from fazhi_cli.asked.selection import OPTIONS_ONLY, Selection
from fazhi_cli.cli.options import SELECTION
from fazhi_cli.query.conditions import CONDITIONS
from fazhi_cli.vocabulary import ROLES, explanations

CHECKOUT = Path(__file__).parents[2]

PLACES: dict[str, set[str]] = {
    "Selection (asked/selection.py)": set(Selection._fields),
    "CONDITIONS (query/conditions)": {condition.name for condition in CONDITIONS} | OPTIONS_ONLY,
    "the options (cli/options.py)": {option.name for option in SELECTION.options},
    "the keywords of Python (api.py)": set(Conditions.__annotations__),
    "the words of --explain (vocabulary/explanations.py)": {
        *ROLES, "actor", "within", *explanations.CONDITIONS, *explanations.DAYS, *OPTIONS_ONLY,
    },
}  # fmt: skip


@pytest.mark.parametrize("place", PLACES)
def test_no_condition_is_missing(place: str) -> None:
    every = set().union(*PLACES.values())
    missing = sorted(every - PLACES[place])
    assert not missing, f"{', '.join(missing)}: not in {place}"


LINES = {
    "asked/selection.py": ("    plan: tuple[str, ...] = ()\n", "    longer: int | None = None\n"),
    "query/conditions/__init__.py": ('    Condition("within"', '    Condition("longer", clause=words.longer),\n'),
    "cli/options.py": (
        '    option("plan", MANY',
        '    option("longer", NUMBER, "--longer", "分句長於若干字", WHAT, "字數", min=0),\n',
    ),
    "api.py": ("    plan: Names\n", "    longer: int\n"),
    "vocabulary/explanations.py": ('    "chapter": "章"', '    "longer": "字數多於",\n'),
}
"""By module the text before which a line is put."""

LONGER = '''

def longer(_question, least):
    """That a clause has more characters; made up for the test of the recipe."""
    return Fragment("length(c.text) > ?", (least,))
'''


FLAG_LINES = {
    "asked/selection.py": ("    plan: tuple[str, ...] = ()\n", "    late: bool = False\n"),
    "query/conditions/__init__.py": ('    Condition("within"', '    Condition("late", task=places.late),\n'),
    "cli/options.py": ('    option("plan", MANY', '    option("late", bool, "--late", "後半的任務", WHAT),\n'),
    "api.py": ("    plan: Names\n", "    late: bool\n"),
    "vocabulary/explanations.py": ('    "chapter": "章"', '    "late": "後半",\n'),
}

LATE = '''

def late(_question, _is_on):
    """That a task is not the first; made up for the test of the recipe."""
    return Fragment("t.id > 1")
'''


class Program:
    """A copy of the program with one more condition, and a small rulebook beside it."""

    def __init__(self, folder: Path, lines: dict[str, tuple[str, str]], module: str, function: str) -> None:
        """lines: as LINES; function: what is added to the module of query/conditions."""
        self.folder = folder
        package = folder / "fazhi_cli"
        shutil.copytree(CHECKOUT / "fazhi_cli", package, ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copytree(CHECKOUT / "tests" / "rulebook" / "good", folder / "data")
        for name, (before, line) in lines.items():
            text = (package / name).read_text("utf-8")
            assert text.count(before) == 1, name
            (package / name).write_text(text.replace(before, line + before), "utf-8")
        with (package / "query" / "conditions" / module).open("a", encoding="utf-8") as file:
            file.write(function)

    def fazhi(self, *arguments: str) -> str:
        return self.python("-m", "fazhi_cli", *arguments)

    def python(self, *arguments: str) -> str:
        environment = {**os.environ, "XDG_CACHE_HOME": str(self.folder / "cache"), "PYTHONPATH": str(self.folder)}
        environment["FAZHI_DATA"] = "data"
        command = [sys.executable, *arguments]
        done = subprocess.run(command, capture_output=True, cwd=self.folder, env=environment, check=False)
        return (done.stdout + done.stderr).decode()


@pytest.mark.slow
def test_a_condition_is_a_function_and_five_lines(tmp_path: Path) -> None:
    copy = Program(tmp_path, LINES, "words.py", LONGER)
    assert copy.fazhi("tasks", "--fields", "id") == "1\n2\n"
    assert copy.fazhi("tasks", "--fields", "id", "--longer", "20") == "1\n"
    assert "所選：字數多於 20。" in copy.fazhi("tasks", "--longer", "20", "--explain")
    assert "--longer 字數" in copy.fazhi("tasks", "--help")
    ask = "from fazhi_cli import open_rulebook; print([task.id for task in open_rulebook('data').tasks(longer=20)])"
    assert copy.python("-c", ask) == "[1]\n"


@pytest.mark.slow
def test_a_condition_may_be_a_flag(tmp_path: Path) -> None:
    """One that is off asks nothing, and leaves the plan whole."""
    copy = Program(tmp_path, FLAG_LINES, "places.py", LATE)
    assert copy.fazhi("tasks", "--fields", "id") == "1\n2\n"
    assert copy.fazhi("tasks", "--fields", "id", "--late") == "2\n"
    assert "所選：全部，未加條件。" in copy.fazhi("tasks", "--explain")
    assert "所選：後半。" in copy.fazhi("tasks", "--late", "--explain")
    whole = (
        "from fazhi_cli.asked.selection import Selection; print(Selection().is_whole, Selection(late=True).is_whole)"
    )
    assert copy.python("-c", whole) == "True False\n"
