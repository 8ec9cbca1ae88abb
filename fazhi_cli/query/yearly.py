"""The day of a limit that comes again every year by a month or a day of it: the next one from today."""

from __future__ import annotations

from datetime import MAXYEAR
from typing import TYPE_CHECKING

from fazhi_cli.query.lists import DAYS

if TYPE_CHECKING:
    from datetime import date

    from fazhi_cli.query.question import Question

HAS_YEARLY_DAY = "(l.every = 'year' AND l.month IS NOT NULL AND NOT l.suspended)"
"""That a limit l comes again every year by a day; a month without one is limited by its last day."""


def days_from(question: Question, today: date) -> tuple[str, str]:
    """SQL: the days due and due_latest of a limit l, of a yearly one the next from today in both."""
    first, latest = DAYS[question.selection.reading]
    yearly = _next_day(today)
    return f"coalesce(l.{first}, {yearly})", f"coalesce(l.{latest}, {yearly})"


def _next_day(today: date) -> str:
    """SQL: the next day of a yearly limit l, today included; NULL of any other limit, and after the year 9999."""
    this_year = _day_in(today.year)
    next_year = _day_in(today.year + 1) if today.year < MAXYEAR else "NULL"
    either = f"CASE WHEN {this_year} >= '{today.isoformat()}' THEN {this_year} ELSE {next_year} END"
    return f"CASE WHEN {HAS_YEARLY_DAY} THEN {either} END"


def _day_in(year: int) -> str:
    """SQL: the day of a yearly limit l in a year."""
    by_day = f"printf('{year:04}-%02d-%02d', l.month, l.day)"
    month_end = f"date(printf('{year:04}-%02d-01', l.month), '+1 month', '-1 day')"
    return f"CASE WHEN l.day IS NULL THEN {month_end} ELSE {by_day} END"
