"""The measures of the house: what a quick answer may load, how large a file and a function may be."""

from __future__ import annotations

import ast
import statistics
import subprocess
import sys
from pathlib import Path

import pytest

from fazhi_cli.cli.commands import COMMANDS
from tests import program

CHECKOUT = Path(__file__).parent.parent
PACKAGE = CHECKOUT / "fazhi_cli"
MODULES = sorted(PACKAGE.rglob("*.py"))
HEAVY = {
    *(
        "chinese_calendar",
        "docx",
        "icalendar",
        "jinja2",
        "opencc",
        "openpyxl",
        "pydantic",
        "rich",
        "sqlalchemy",
        "yaml",
    ),
    *("csv", "importlib.metadata", "json", "logging", "unicodedata", "xlsxwriter"),
    *(
        "fazhi_cli.formats.document",
        "fazhi_cli.layouts.checklists",
        "fazhi_cli.index.compile",
        "fazhi_cli.rulebook.model",
        "fazhi_cli.asked.days",
        "fazhi_cli.asked.ids",
    ),
    *(
        "fazhi_cli.rulebook",
        "fazhi_cli.plan.script",
        "fazhi_cli.output.terminal",
        "fazhi_cli.formats.table",
        "fazhi_cli.plan.wordings",
    ),
}
"""What a query into a pipe does without; each of them takes from half a millisecond to a hundred."""


def loaded(*arguments: str) -> set[str]:
    """The modules in memory when a call has ended."""
    code = (
        "import sys; import fazhi_cli.__main__ as m\n"
        "try: m.main()\n"
        "except SystemExit: print(*sys.modules, sep='\\n', file=sys.stderr)"
    )
    command = [sys.executable, "-c", code, *arguments]
    done = subprocess.run(command, capture_output=True, cwd=CHECKOUT, env=program.environment({}), check=True)
    assert done.stdout
    return set(done.stderr.decode().split())


@pytest.mark.parametrize(
    "arguments",
    [
        ["tasks", "--unit", "市法制辦"],
        ["tasks", "--lead", "市法制办", "--when", "milestone"],
        ["--version"],
    ],
    ids=" ".join,
)
def test_a_quick_answer_loads_no_library_that_it_does_not_use(arguments: list[str]) -> None:
    loaded(*arguments)  # makes the index where there is none yet
    assert sorted(HEAVY & loaded(*arguments)) == []


def test_no_module_is_too_long_and_most_are_short() -> None:
    lengths = {str(path.relative_to(CHECKOUT)): len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES}
    assert {name: length for name, length in lengths.items() if length > 350} == {}
    assert statistics.median(lengths.values()) < 100


def test_no_function_is_too_long_and_most_are_short() -> None:
    functions = {
        f"{path.relative_to(CHECKOUT)}:{node.lineno} {node.name}": (node.end_lineno or 0) - node.lineno + 1
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef)
    }
    assert {name: length for name, length in functions.items() if length > 60} == {}
    assert statistics.median(functions.values()) <= 10


def test_no_drawer_for_odds_and_ends() -> None:
    assert {path.stem for path in MODULES} & {"utils", "util", "common", "helpers", "manager", "misc"} == set()


def test_every_module_says_what_it_is() -> None:
    assert [path for path in MODULES if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))] == []


def test_the_table_of_commands_and_the_folder_agree() -> None:
    files = {path.stem for path in (PACKAGE / "cli" / "commands").glob("*.py")} - {"__init__"}
    entries = [entry for group in COMMANDS for entry in (group, *group.members)]
    assert files == {entry.module for entry in entries if entry.module}
