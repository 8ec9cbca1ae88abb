"""What a time wording can mean, and how the parts of a wording (year, month, amount) become that meaning."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Callable, Mapping
from typing import Literal, NamedTuple, TypeAlias

from fazhi_cli.plan import numerals

Unit = Literal["day", "working_day", "month", "year"]
Period = Literal["year", "half_year", "quarter", "month", "regular"]
_COMMON_YEAR = 2001
"""A year without 29 February."""


class Milestone(NamedTuple):
    """A fixed last day; the two differ only for bare 「N月前」 (strict: that month excluded, lenient: included)."""

    strict: dt.date
    lenient: dt.date


class Term(NamedTuple):
    """So much time from an event; event is the words before 之日起, empty where the wording does not say."""

    amount: int
    unit: Unit
    event: str


class Recurrence(NamedTuple):
    """Again and again: month is 1 to 12, day is 1 to 31, both None where the wording does not say.

    A month without a day is limited by its last day; a day without a month comes every month.
    """

    every: Period
    month: int | None = None
    day: int | None = None


Meaning: TypeAlias = Milestone | Term | Recurrence


class Context(NamedTuple):
    """Where a wording without a year finds it: year is that of the limit before it, issued the date of the document."""

    issued: dt.date | None = None
    year: int | None = None

    def after(self, meaning: Meaning | None) -> Context:
        """Return the context of the next wording. The lenient day gives the year: 2016年1月前 strictly ends in 2015."""
        if isinstance(meaning, Milestone):
            return self._replace(year=meaning.lenient.year)
        return self


class UnknownYear(ValueError):
    """Nothing gives the year of a wording; the error's text is the wording."""


Parts: TypeAlias = Mapping[str, str]
"""The named parts of a wording: `wording` is the whole of it; year, month, day, amount, … as the pattern names them.

A part that is not written is missing. `wording` and `event` stand as the text writes them; digits and script of the
others are folded.
"""
Interpretation: TypeAlias = Callable[[Parts, Context], Meaning | None]
"""Turns the parts into a meaning; None where no such day exists (2月30日前). Raises UnknownYear."""


def on_day(parts: Parts, context: Context) -> Milestone | None:
    """The day that is written."""
    return _on_day(parts, context, _number(parts, "month"), _number(parts, "day"))


def month_end(parts: Parts, context: Context) -> Milestone:
    """The last day of the month that is written."""
    return _month_end(parts, context, _number(parts, "month"))


def before_month(parts: Parts, context: Context) -> Milestone:
    """The two readings of 「N月前」: the day before the month begins, or the month's last day."""
    last_day = month_end(parts, context).lenient
    first_day = last_day.replace(day=1)
    return Milestone(strict=first_day - dt.timedelta(days=1), lenient=last_day)


def year_end(parts: Parts, context: Context) -> Milestone:
    """31 December of the year that is written."""
    return _month_end(parts, context, 12)


def quarter_end(parts: Parts, context: Context) -> Milestone:
    """The last day of the quarter that is written."""
    return _month_end(parts, context, _last_month_of_quarter(parts))


def half_year_end(parts: Parts, context: Context) -> Milestone:
    """30 June or 31 December."""
    return _month_end(parts, context, _last_month_of_half_year(parts))


def window_end(parts: Parts, context: Context) -> Milestone | None:
    """The last day of a span (1月1日至3月31日).

    Raises UnknownYear also where an end without a year has an earlier month than the beginning (2015年11月1日至3月31日).
    """
    month = _number(parts, "month")
    if "year" not in parts and month < _number(parts, "from_month"):
        raise UnknownYear(parts["wording"])
    if "day" in parts:
        return _on_day(parts, context, month, _number(parts, "day"))
    return _month_end(parts, context, month)


def term(parts: Parts, _context: Context) -> Term | None:
    """An amount of time, with its event where the wording names one; 0日內 is none."""
    amount = _number(parts, "amount")
    if not amount:
        return None
    return Term(amount, _unit(parts["unit"]), parts.get("event", ""))


def every(period: Period) -> Interpretation:
    """Make the interpretation of a wording that says how often, and nothing else."""

    def recurrence(_parts: Parts, _context: Context) -> Recurrence:
        return Recurrence(period)

    return recurrence


def yearly(parts: Parts, _context: Context) -> Recurrence | None:
    """Every year by a month's end, or by a day of it; a day that most years lack (29 February) is none."""
    month = _number(parts, "month")
    if "day" not in parts:
        return Recurrence("year", month)
    day = _number(parts, "day")
    if day > calendar.monthrange(_COMMON_YEAR, month)[1]:
        return None
    return Recurrence("year", month, day)


def yearly_quarter(parts: Parts, _context: Context) -> Recurrence:
    """Every year by a quarter's end."""
    return Recurrence("year", _last_month_of_quarter(parts))


def yearly_half_year(parts: Parts, _context: Context) -> Recurrence:
    """Every year by 30 June or 31 December."""
    return Recurrence("year", _last_month_of_half_year(parts))


def yearly_year_end(_parts: Parts, _context: Context) -> Recurrence:
    """Every year by 31 December."""
    return Recurrence("year", 12)


def monthly_day(parts: Parts, _context: Context) -> Recurrence:
    """Every month by a day of it."""
    return Recurrence("month", None, _number(parts, "day"))


def _last_month_of_quarter(parts: Parts) -> int:
    return 3 * _number(parts, "quarter")


def _last_month_of_half_year(parts: Parts) -> int:
    return 6 if parts["half"] == "上" else 12


def _number(parts: Parts, name: str) -> int:
    """The number of a part, 0 where it is none (an amount such as 百)."""
    return numerals.number(parts[name]) or 0


def _unit(written: str) -> Unit:
    if written.endswith("工作日"):
        return "working_day"
    if written.endswith("月"):
        return "month"
    if written == "年":
        return "year"
    return "day"


def _on_day(parts: Parts, context: Context, month: int, day: int) -> Milestone | None:
    """A day of a month; None where the month lacks it. Raises UnknownYear."""
    year = _year(parts, context)
    if day > calendar.monthrange(year, month)[1]:
        return None
    return _milestone(parts, context, dt.date(year, month, day))


def _month_end(parts: Parts, context: Context, month: int) -> Milestone:
    """The last day of a month. Raises UnknownYear."""
    year = _year(parts, context)
    last_day = calendar.monthrange(year, month)[1]
    return _milestone(parts, context, dt.date(year, month, last_day))


def _milestone(parts: Parts, context: Context, end: dt.date) -> Milestone:
    # A limit that had passed when the document was dated belongs to some other year, and the text does not say which.
    if _is_year_of_document(parts, context) and context.issued and end < context.issued:
        raise UnknownYear(parts["wording"])
    return Milestone(end, end)


def _year(parts: Parts, context: Context) -> int:
    """The year that the wording writes, else that of the limit before it, else that of the document."""
    written = _written_year(parts)
    if written and written != "今年":
        return numerals.number(written.strip("年 ")) or 0
    if context.year and not written:
        return context.year
    if context.issued:
        return context.issued.year
    raise UnknownYear(parts["wording"])


def _is_year_of_document(parts: Parts, context: Context) -> bool:
    """Whether only the document's date gives the year; 今年 says itself that it is the document's."""
    return not _written_year(parts) and not context.year


def _written_year(parts: Parts) -> str | None:
    return parts.get("year") or parts.get("from_year")
