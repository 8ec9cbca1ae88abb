"""The day of a limit that comes again every year by months or days of them: the next one from today, or that of a year."""

from __future__ import annotations

from datetime import MAXYEAR
from typing import TYPE_CHECKING, NamedTuple

from fazhi_cli.query.keys import TaskKey
from fazhi_cli.query.lists import DAYS, json_texts

if TYPE_CHECKING:
    from datetime import date

    from fazhi_cli.query.question import Question

HAS_YEARLY_DAY = "(l.every = 'year' AND coalesce(l.month, l.days) IS NOT NULL AND NOT l.suspended)"
"""That a limit l comes again every year by a day, or by several; a month without one is limited by its last day."""

_DAYS = "coalesce(l.days, json_array(json_array(l.month, l.day)))"

YEARLY_DAYS = f"CASE WHEN {HAS_YEARLY_DAY} THEN {_DAYS} END"
"""SQL: the month and day of each, as JSON; NULL of any other limit."""


def days_from(question: Question, today: date) -> tuple[str, str]:
    """SQL: the days due and due_latest of a limit l, of a yearly one the next from today in both."""
    first, latest = DAYS[question.selection.reading]
    yearly = _next_day(today)
    return f"coalesce(l.{first}, {yearly})", f"coalesce(l.{latest}, {yearly})"


def _next_day(today: date) -> str:
    """SQL: the next day of a yearly limit l, today included; NULL of any other limit, and after the year 9999."""
    years = [year for year in (today.year, today.year + 1) if year <= MAXYEAR]
    days = " UNION ALL ".join(f"SELECT {_day_in(year)} AS day FROM json_each({_DAYS}) e" for year in years)
    # Most limits are not yearly, and cost no look at a list.
    return f"CASE WHEN {HAS_YEARLY_DAY} THEN (SELECT min(day) FROM ({days}) WHERE day >= '{today.isoformat()}') END"


def _day_in(year: int) -> str:
    """SQL: the day of an entry e of the days of a yearly limit in a year."""
    month, day = "json_extract(e.value, '$[0]')", "json_extract(e.value, '$[1]')"
    by_day = f"printf('{year:04}-%02d-%02d', {month}, {day})"
    month_end = f"date(printf('{year:04}-%02d-01', {month}), '+1 month', '-1 day')"
    return f"CASE WHEN {day} IS NULL THEN {month_end} ELSE {by_day} END"


class YearlyLimit(NamedTuple):
    """A limit of a task that comes again every year; day: in the year that was asked for, in ISO form, None where the plan says none.

    actors: who must act by the words of its clause, as the index keeps them.
    """

    clause: int
    wording: str
    actors: str
    day: str | None

    @property
    def actor(self) -> tuple[str, ...]:
        return json_texts(self.actors)


def limits_in_year(question: Question, year: int, today: date) -> dict[TaskKey, list[YearlyLimit]]:
    """The tasks that are done every year, each year for itself, with their limits in one year.

    A day before the plan was issued limits nothing. Of several days the next from today stands, after the last of them the last:
    what is done by each of them is reported of the year as a whole.
    """
    days = f"SELECT {_day_in(year)} AS day FROM json_each({_DAYS}) e"
    of_year = f"FROM ({days}) WHERE day >= coalesce(p.issued, '')"
    day = f"coalesce((SELECT min(day) {of_year} AND day >= '{today.isoformat()}'), (SELECT max(day) {of_year}))"
    # What was moved to a day of this year has that day; every other year keeps its own.
    has_own = f"{HAS_YEARLY_DAY} AND (l.due IS NULL OR substr(l.due, 1, 4) <> '{year:04}')"
    found: dict[TaskKey, list[YearlyLimit]] = {}
    for plan, task, *limit in question.execute(
        f"SELECT l.plan, l.task, l.clause, l.wording, l.actor, CASE WHEN {has_own} THEN {day} END"
        " FROM @limits l JOIN @plans p ON p.id = l.plan WHERE l.every = 'year'"
        " ORDER BY l.plan, l.task, l.clause, l.position"
    ):
        found.setdefault(TaskKey(plan, task), []).append(YearlyLimit(*limit))
    return found


def yearly(question: Question) -> set[TaskKey]:
    """The tasks that are done every year, each year for itself."""
    return {TaskKey(*row) for row in question.execute("SELECT DISTINCT plan, task FROM @limits WHERE every = 'year'")}


def recurring(question: Question) -> set[TaskKey]:
    """The tasks that are done again and again, of which an office may keep each year for itself."""
    return {
        TaskKey(*row) for row in question.execute("SELECT DISTINCT plan, task FROM @limits WHERE time = 'recurring'")
    }


def with_yearly_day(question: Question) -> set[TaskKey]:
    """The tasks of which a limit comes again every year by a day."""
    statement = f"SELECT DISTINCT l.plan, l.task FROM @limits l WHERE {HAS_YEARLY_DAY}"
    return {TaskKey(*row) for row in question.execute(statement)}
