"""Conditions on limits: the kind of time, and the days between which one falls.

While the reading of 「N月前」 is open a limit has two days, and lies in a range if either of them does.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from fazhi_cli.errors import Fault, WrongCall
from fazhi_cli.query.fragments import Fragment, any_of, one_of
from fazhi_cli.query.lists import DAYS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from typing import Literal

    from fazhi_cli.asked.selection import When
    from fazhi_cli.query.question import Question

    Bound = tuple[Literal["<=", "<", ">="], date]
    """One end of a range of days."""

READ = "l.time <> 'none'"
"""That a rule reads the words of a limit l."""

GOVERNED = "l.clause IN (c.clause, c.governed_to) AND l.from_clause <= c.clause"
"""That a limit l is one of a clause c of its task: one beside the units is one of all clauses before it.

Said so, SQL goes to these limits alone: a task may have thousands, and each of its clauses would look at all.
"""

TASK_WITHOUT_TIME = f"NOT EXISTS (SELECT 1 FROM @limits l WHERE l.plan = t.plan AND l.task = t.id AND {READ})"
CLAUSE_WITHOUT_TIME = (
    f"NOT EXISTS (SELECT 1 FROM @limits l WHERE l.plan = c.plan AND l.task = c.task AND {GOVERNED} AND {READ})"
)
SILENT_TASK = "NOT EXISTS (SELECT 1 FROM @limits l WHERE l.plan = t.plan AND l.task = t.id)"
"""That the plan says nothing at all of a task's time."""


def time(_question: Question, when: Sequence[When]) -> Fragment | None:
    times = [each for each in when if each != "none"]
    return one_of("l.time", times) if times else None


def due_by(_question: Question, day: date) -> list[Bound]:
    return [("<=", day)]


def due_before(_question: Question, day: date) -> list[Bound]:
    return [("<", day)]


def due_from(_question: Question, day: date) -> list[Bound]:
    return [(">=", day)]


def within(question: Question, days: int) -> list[Bound]:
    """From today to so many days later. Raises WrongCall where nobody said what day it is."""
    today = question.selection.today
    if today is None:
        raise WrongCall(Fault("no-today", what="within"))
    try:
        end = today + timedelta(days=days)
    except OverflowError:
        raise WrongCall(Fault("beyond-calendar", days=days)) from None
    return [(">=", today), ("<=", end)]


def between(question: Question, bounds: Sequence[Bound]) -> Fragment:
    """That one and the same day of a limit l keeps all bounds.

    A yearly limit has a day in every year: its next one is asked only where recurring limits are.
    """
    values = tuple(day.isoformat() for _sign, day in bounds)
    either = []
    for day in _days(question):
        tests = [f"{day} {sign} ?" for sign, _day in bounds]
        either.append(Fragment(" AND ".join(tests), values))
    return any_of(either)


def _days(question: Question) -> Sequence[str]:
    """SQL: the days of a limit l that are compared with the asked ones."""
    selection = question.selection
    if selection.today and "recurring" in selection.when:
        # Imported here: most questions ask for no yearly limit.
        from fazhi_cli.query.yearly import days_from

        return days_from(question, selection.today)
    return [f"l.{column}" for column in DAYS[selection.reading]]
