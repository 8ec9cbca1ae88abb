"""Time wordings of days near the document's own (本月底, 下月5日, 下週五, 本季度末), or near an event (次日)."""

from __future__ import annotations

import calendar
import datetime as dt
from typing import TYPE_CHECKING

from fazhi_cli.plan.fixed_days import two_readings
from fazhi_cli.plan.interpretation import day_of_month
from fazhi_cli.plan.recurrences import monthly_day, weekday_of
from fazhi_cli.plan.time_meaning import Milestone, Recurrence, Term, UnknownYear

if TYPE_CHECKING:
    from fazhi_cli.plan.interpretation import Parts
    from fazhi_cli.plan.time_meaning import Context, Meaning


def near_month(parts: Parts, context: Context) -> Meaning | None:
    """A day, or the end, of the month in which the document was issued or of the next; None where the month lacks it.

    After what comes every month the next month is that of each (每月…下月5日前). Raises UnknownYear.
    """
    if context.every == "month" and "coming" in parts and "day" in parts:
        return monthly_day(parts, context)
    end = _month_end(parts, context)
    day = day_of_month(parts) or end.day
    if day > end.day:
        return None
    return _unless_past(end.replace(day=day), context)


def before_near_month(parts: Parts, context: Context) -> Milestone:
    """The two readings of 「下月前」 and 「下月中旬前」. Raises UnknownYear."""
    end = _month_end(parts, context)
    return two_readings(parts, end.replace(day=day_of_month(parts) or end.day))


def near_week(parts: Parts, context: Context) -> Milestone | None:
    """A day, or the Sunday, of the week in which the document was issued or of the next. Raises UnknownYear."""
    issued = _issued(parts, context)
    monday = issued - dt.timedelta(days=issued.weekday())
    weeks_later = 1 if "coming" in parts else 0
    day = weekday_of(parts) if "weekday" in parts else 7
    return _unless_past(monday + dt.timedelta(weeks=weeks_later, days=day - 1), context)


def near_quarter(parts: Parts, context: Context) -> Milestone:
    """The end of the quarter in which the document was issued or of the next. Raises UnknownYear."""
    issued = _issued(parts, context)
    months_later = 3 if "coming" in parts else 0
    last_month = issued.month + 2 - (issued.month - 1) % 3 + months_later
    end = _end_of_month(issued.year, last_month)
    return Milestone(end, end)


def next_day(parts: Parts, context: Context) -> Term | Recurrence:
    """The day after an event, or the working day after it; after what comes every day, of each."""
    if context.every == "day":
        return Recurrence("day")
    return Term(1, "working_day" if "working" in parts else "day", "")


def _month_end(parts: Parts, context: Context) -> dt.date:
    issued = _issued(parts, context)
    months_later = 1 if "coming" in parts else 0
    return _end_of_month(issued.year, issued.month + months_later)


def _end_of_month(year: int, month: int) -> dt.date:
    """The last day of a month, which may be counted on beyond December."""
    years_later, month_index = divmod(month - 1, 12)
    year, month = year + years_later, month_index + 1
    return dt.date(year, month, calendar.monthrange(year, month)[1])


def _issued(parts: Parts, context: Context) -> dt.date:
    if context.issued is None:
        raise UnknownYear(parts["wording"])
    return context.issued


def _unless_past(day: dt.date, context: Context) -> Milestone | None:
    """A last day that both readings share; one before the document's own is none."""
    if context.issued and day < context.issued:
        return None
    return Milestone(day, day)
