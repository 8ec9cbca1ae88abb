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


def test_a_condition_is_a_function_and_five_lines(tmp_path: Path) -> None:
    package = tmp_path / "fazhi_cli"
    shutil.copytree(CHECKOUT / "fazhi_cli", package, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(CHECKOUT / "tests" / "rulebook" / "good", tmp_path / "data")
    for name, (before, line) in LINES.items():
        module = package / name
        text = module.read_text("utf-8")
        assert text.count(before) == 1, name
        module.write_text(text.replace(before, line + before), "utf-8")
    words = package / "query" / "conditions" / "words.py"
    words.write_text(words.read_text("utf-8") + LONGER, "utf-8")

    def python(*arguments: str) -> str:
        environment = {**os.environ, "XDG_CACHE_HOME": str(tmp_path / "cache"), "PYTHONPATH": str(tmp_path)}
        environment["FAZHI_DATA"] = "data"
        command = [sys.executable, *arguments]
        done = subprocess.run(command, capture_output=True, cwd=tmp_path, env=environment, check=False)
        return (done.stdout + done.stderr).decode()

    fazhi = ("-m", "fazhi_cli", "tasks")
    assert python(*fazhi, "--fields", "id") == "1\n2\n"
    assert python(*fazhi, "--fields", "id", "--longer", "20") == "1\n"
    assert "所選:字數多於 20。" in python(*fazhi, "--longer", "20", "--explain")
    assert "--longer 字數" in python(*fazhi, "--help")
    ask = "from fazhi_cli import open_rulebook; print([task.id for task in open_rulebook('data').tasks(longer=20)])"
    assert python("-c", ask) == "[1]\n"
