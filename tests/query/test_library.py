"""A library of thousands of plans: a question about one of them looks its rows up and walks through no table of all."""

from __future__ import annotations

import shutil
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from fazhi_cli.asked.selection import Selection
from fazhi_cli.query.case import steps
from fazhi_cli.query.case_kinds import case_named
from fazhi_cli.query.clauses import clauses
from fazhi_cli.query.database import Database
from fazhi_cli.query.due import due
from fazhi_cli.query.question import Question
from fazhi_cli.query.task_sheets import task_sheets
from fazhi_cli.query.tasks import tasks
from fazhi_cli.session import Session

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Iterator, Sequence

ROOT = Path(__file__).parents[2]
LARGE = ("tasks", "clauses", "items", "limits", "task_units")
"""Tables that hold a row or more for every task of every plan."""
ONE = Selection(id=("suining-2015:10",), today=date(2015, 3, 1))


class WatchedDatabase(Database):
    """Notes every statement, and what SQLite says of each large table through which it would walk."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        super().__init__(connection)
        self.statements: list[str] = []
        self.walks: list[str] = []

    def execute(self, statement: str, values: Sequence[object] = ()) -> sqlite3.Cursor:
        self.statements.append(statement)
        for *_, step in self.connection.execute(f"EXPLAIN QUERY PLAN {statement}", values):
            if step.startswith("SCAN") and is_large(step.split()[1], statement):
                self.walks.append(f"{step}: {statement}")
        return super().execute(statement, values)


def is_large(name: str, statement: str) -> bool:
    """Whether the table that is walked through is a large one, by its own name or by the alias that it has."""
    return any(table == name or f" {table} {name} " in f"{statement} " for table in LARGE)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The plan of Suining beside two others."""
    folder = tmp_path_factory.mktemp("library")
    shutil.copytree(ROOT / "data", folder / "suining", ignore=shutil.ignore_patterns("schema"))
    for name in ("rich", "simplified"):
        shutil.copytree(ROOT / "tests" / "rulebooks" / name, folder / name)
    return folder


@pytest.fixture
def database(library: Path) -> Iterator[WatchedDatabase]:
    with closing(Session(str(library))) as session:
        yield WatchedDatabase(session.index.connection)


@pytest.mark.parametrize(
    ("ask", "found"), [(tasks, 1), (clauses, 5), (task_sheets, 1), (due, 1)], ids=["tasks", "clauses", "sheets", "due"]
)
def test_one_task_is_looked_up(database: WatchedDatabase, ask: Callable[[Question], Iterable[Any]], found: int) -> None:
    rows = list(ask(Question.of(database, ONE)))
    assert (len(rows), database.walks) == (found, [])


def test_a_case_is_looked_up(database: WatchedDatabase) -> None:
    question = Question.of(database, Selection(plan=("suining-2015",)))
    known = case_named(question, "行政處罰")
    database.walks.clear()
    assert [step.ref for step in steps(question, known, "行政處罰", None)][:2] == ["21.1", "21.2"]
    assert database.walks == []


@pytest.mark.parametrize("ask", [tasks, clauses], ids=["tasks", "clauses"])
def test_the_first_row_waits_for_no_other(database: WatchedDatabase, ask: Callable[[Question], Iterator[Any]]) -> None:
    """A statement that must sort gives its first row only when it has read the last."""
    next(ask(Question.of(database, Selection())))
    plan = database.connection.execute(f"EXPLAIN QUERY PLAN {database.statements[-1]}").fetchall()
    outermost = [step for _id, parent, _, step in plan if parent == 0]
    assert [step for step in outermost if "TEMP B-TREE" in step] == []
