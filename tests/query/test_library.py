"""A library of thousands of plans: a question about one of them looks its rows up and walks through no table of all."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from fazhi_cli.asked.selection import Selection
from fazhi_cli.query.case import named, steps
from fazhi_cli.query.clauses import clauses
from fazhi_cli.query.due import due
from fazhi_cli.query.sheets import sheets
from fazhi_cli.query.tasks import tasks
from fazhi_cli.session import Session

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from fazhi_cli.query.reader import Reader

LARGE = ("tasks", "clauses", "items", "limits", "task_units")
"""Tables that hold a row or more for every task of every plan."""
ONE = Selection(id=("suining-2015:10",), today=date(2015, 3, 1))


@pytest.fixture
def reader() -> Iterator[Reader]:
    session = Session(None, None)
    yield session.reader
    session.close()


@pytest.mark.parametrize(
    ("ask", "found"),
    [
        (lambda reader: tasks(reader, ONE), 1),
        (lambda reader: clauses(reader, ONE), 5),
        (lambda reader: sheets(reader, ONE), 1),
        (lambda reader: due(reader, ONE), 1),
    ],
    ids=["tasks", "clauses", "sheets", "due"],
)
def test_one_task_is_looked_up(reader: Reader, ask: Callable[[Reader], list[Any]], found: int) -> None:
    walked = walks(reader)
    assert (len(ask(reader)), walked) == (found, [])


def test_a_case_is_looked_up(reader: Reader) -> None:
    known = named(reader, "行政處罰")
    walked = walks(reader)
    assert [step.ref for step in steps(reader, known, "行政處罰", None)][:2] == ["21.1", "21.2"]
    assert walked == []


def walks(reader: Reader) -> list[str]:
    """A list that fills, as the reader is asked, with what SQLite says of each large table that it would walk through."""
    found: list[str] = []
    ask = reader.rows

    def rows(statement: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        if "SELECT" in statement:
            steps = [told for *_, told in ask(f"EXPLAIN QUERY PLAN {statement}", values)]
            found.extend(
                f"{told}: {statement}" for told in steps if told.startswith("SCAN") and is_large(told, statement)
            )
        return ask(statement, values)

    reader.rows = rows  # type: ignore[method-assign]
    return found


def is_large(told: str, statement: str) -> bool:
    """Whether the table that is walked through is a large one, by its own name or by the alias that it has."""
    name = told.split()[1]
    return any(table == name or f" {table} {name} " in f"{statement} " for table in LARGE)
