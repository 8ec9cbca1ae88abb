"""The measures of the house, and the contracts of CONTRIBUTING that import-linter cannot hold."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from fnmatch import fnmatch
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from fazhi_cli.cli.commands import COMMANDS
from fazhi_cli.index import schema
from tests import program

if TYPE_CHECKING:
    from collections.abc import Collection

CHECKOUT = Path(__file__).parent.parent
PACKAGE = CHECKOUT / "fazhi_cli"
SOURCES = {
    path.relative_to(PACKAGE).as_posix(): path.read_text(encoding="utf-8") for path in sorted(PACKAGE.rglob("*.py"))
}
"""The text of every module by its path in the package."""
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
        "import sys; import fazhi_cli.__main__; from fazhi_cli.cli.app import main\n"
        "main(); print(*sys.modules, sep='\\n', file=sys.stderr)"
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
        ["progress", "--unit", "市法制辦"],
        ["--version"],
    ],
    ids=" ".join,
)
def test_a_quick_answer_loads_no_library_that_it_does_not_use(arguments: list[str]) -> None:
    loaded(*arguments)  # makes the index where there is none yet
    assert sorted(HEAVY & loaded(*arguments)) == []


def test_no_module_is_too_long() -> None:
    """A smell, not a target: nobody is to pack lines for it."""
    lengths = {name: len(text.splitlines()) for name, text in SOURCES.items()}
    assert {name: length for name, length in lengths.items() if length > 350} == {}


def test_no_function_is_too_long() -> None:
    lengths = {}
    for name, text in SOURCES.items():
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef):
                lengths[f"{name}:{node.lineno} {node.name}"] = (node.end_lineno or node.lineno) - node.lineno + 1
    assert {function: length for function, length in lengths.items() if length > 60} == {}


def test_no_drawer_for_odds_and_ends() -> None:
    assert {Path(name).stem for name in SOURCES} & {"utils", "util", "common", "helpers", "manager", "misc"} == set()


def test_every_module_says_what_it_is() -> None:
    assert [name for name, text in SOURCES.items() if not ast.get_docstring(ast.parse(text))] == []


def test_the_table_of_commands_and_the_folder_agree() -> None:
    files = {path.stem for path in (PACKAGE / "cli" / "commands").glob("*.py")} - {"__init__"}
    entries = [entry for group in COMMANDS for entry in (group, *group.members)]
    assert files == {entry.module for entry in entries if entry.module}


def texts_in(module: str) -> list[tuple[str, str]]:
    """The strings of a module without its docstrings, each with its place `module:line`."""
    tree = ast.parse(SOURCES[module])
    explained = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    return [
        (f"{module}:{node.lineno}", node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in explained
    ]


def texts_with(pattern: str, *rooms: str, but: Collection[str] = ()) -> list[tuple[str, str]]:
    """The strings in which a pattern occurs, of all modules whose path begins with one of these rooms."""
    modules = [name for name in SOURCES if name.startswith(rooms) and not name.startswith(tuple(but))]
    return [(place, text) for module in modules for place, text in texts_in(module) if re.search(pattern, text)]


def test_sql_stands_in_query_index_and_the_register_only() -> None:
    found = texts_with(r"\bSELECT\b.*\bFROM\b|\bINSERT INTO\b", "", but=("query/", "index/", "ledger/"))
    assert [place for place, _ in found] == [place for place, text in found if "fazhi sql" in text]


OF_ALL_PLANS = {
    "query/asked_plans.py": "says of which plans a question is",
    "query/database.py": "what is known of an index before anything is asked of it",
    "query/relations.py": "says what `@table` stands for",
    "query/sql.py": "a reader's own statement over the whole index, and its bounds",
    "query/wordings.py": "the script of an answer is one for all of its plans",
}
"""The modules of query/ whose statements name a table itself, each with the reason."""

BARE = {
    "SELECT plan, task, clause FROM limits WHERE plan = ? AND ": "the days of the wording, before any change",
    "EXISTS (SELECT 1 FROM limits o WHERE o.plan = l.plan AND o.task = l.task AND o.clause = l.clause"
    " AND o.position = l.position AND o.strict <> o.lenient)": "the same of one limit",
    "SELECT l.plan, l.ref, l.wording, l.suspended FROM @limits l JOIN limits o ON o.plan = l.plan"
    " AND o.task = l.task AND o.clause = l.clause AND o.position = l.position"
    " WHERE l.adjusted AND (l.suspended OR l.strict IS NOT o.strict OR l.lenient IS NOT o.lenient)": "which limits differ from them",
}
"""Statements of a question that name a table itself, each with the reason."""


def test_a_question_asks_tables_of_its_own_plans_and_day() -> None:
    """It writes `@tasks`; `FROM tasks` would count the tasks of plans that were not asked for."""
    names = re.findall(r"^CREATE TABLE (\w+)\(", schema.tables(), re.MULTILINE)
    bare = rf"\b(FROM|JOIN)\s+(main\.)?({'|'.join(names)})\b"
    found = texts_with(bare, "query/", but=OF_ALL_PLANS)
    assert {text for _, text in found} == set(BARE), found


HINTS_BELOW_THE_COMMAND_LINE = {
    "formats/templates.py": "the example to which the fault of a form points",
    "index/opening.py": "a problem of a file is a finished line",
    "importing/readers/office.py": "options of LibreOffice",
}
"""Modules whose sentences still name an option, each with the reason."""


def test_only_the_command_line_names_its_options_and_commands() -> None:
    commands = "|".join(entry.name for entry in COMMANDS)
    found = texts_with(rf"(?<![\w-])(?:--[a-z]|-o )|\bfazhi ({commands})\b", "", but=("cli/",))
    assert {place.partition(":")[0] for place, _ in found} == set(HINTS_BELOW_THE_COMMAND_LINE), found


CHINESE = "[\u2e80-\u9fff\uff00-\uffef]"

TERMS = {
    "asked/days.py": "how people type a day or a span",
    "asked/events.py": "the headings of a table of events, and the line by which an event is called",
    "asked/ids.py": "the signs between numbers that people type",
    "asked/selection.py": "the signs between values that people type",
    "asked/values.py": "the full-width sign of per cent that people type",
    "query/asked_plans.py": "the sign behind a year that people type",
    "query/case_kinds.py": "words of clauses and of kinds of case",
    "query/due.py": "joins the names of units inside a field",
    "query/namings.py": "the signs around a document's title",
    "query/matrix.py": "cells that say 牽 and 責",
    "query/name_lists.py": "the sign that separates names, and stands in some of them",
    "query/new_change.py": "the full-width colon that people type",
    "query/offers.py": "即 before the unit that another name means",
    "query/recipients.py": "the heading of a chapter's sheet",
    "query/units.py": "the measure word after a count of tasks",
    "query/task_sheets.py": "a document's title as the plan writes it",
}
"""The modules of query/ and asked/ that know Chinese words, each with what they are for."""


def test_query_and_asked_hold_no_sentence_for_people() -> None:
    """They know terms of the trade, which are short; vocabulary words a sentence."""
    found = texts_with(CHINESE, "query/", "asked/")
    assert {place.partition(":")[0] for place, _ in found} == set(TERMS), found
    runs = [run for _, text in found for run in re.findall(f"{CHINESE}+", text)]
    assert [run for run in runs if len(run) > 6 or run[-1] in "。?!"] == []


def test_python_asks_without_the_command_line() -> None:
    """Who imports the package into a program waits for no Typer."""
    code = "import sys, fazhi_cli.api; print(*sys.modules, sep='\\n')"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, cwd=CHECKOUT, check=True, text=True)
    assert {"typer", "click", "fazhi_cli.cli"} & set(done.stdout.split()) == set()


MAP = (CHECKOUT / "CONTRIBUTING.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("room", ["query", "formats", "importing", "layouts", "ledger"])
def test_the_map_of_a_large_room_leaves_nothing_out(room: str) -> None:
    section = MAP.partition(f"### `{room}/`")[2].partition("\n#")[0]
    named = [Path(name).name for name in re.findall(r"`([\w/*]+)`", section)]
    modules = {Path(name).stem for name in SOURCES if Path(name).parent.as_posix() in (room, f"{room}/checklists")}
    modules.discard("__init__")
    assert [module for module in sorted(modules) if not any(fnmatch(module, name) for name in named)] == []


def test_the_map_names_nothing_that_is_not_there() -> None:
    named = re.findall(r"`([a-z_]+/[a-z_/]*(?:\.\w+)?)`", MAP)
    roots = [CHECKOUT, PACKAGE, *(PACKAGE / room for room in ("query", "formats", "importing", "layouts", "rulebook"))]

    def is_there(name: str) -> bool:
        return any((root / name).exists() or (root / f"{name}.py").exists() for root in roots)

    assert [name for name in named if not is_there(name)] == []


TYPED = ("單位名:任務序號", "單位名:序號", "日期,事項")
"""What a person types as it stands."""
HALF_WIDTH = re.compile("[\u4e00-\u9fff」》〕][,;:?!()][\u4e00-\u9fff「《〔]|[\u4e00-\u9fff」][,;:]$")
"""A sign of punctuation between Chinese words, or at the end of a piece of a sentence, that is not full-width."""


def test_what_people_read_has_full_width_punctuation() -> None:
    """Also in the pieces of sentences, and in the docstrings that are help pages; no plan's own words stand in the code."""
    found = []
    for file in sorted(PACKAGE.rglob("*.py")):
        if file.parent.name in ("plan", "asked", "query"):
            continue  # wordings and spellings, as plans and people write them
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and not node.value[:1].isascii():
                text = node.value
                for typed in TYPED:
                    text = text.replace(typed, "")
                if HALF_WIDTH.search(text):
                    found.append((file.name, node.lineno, node.value))
    assert found == []
