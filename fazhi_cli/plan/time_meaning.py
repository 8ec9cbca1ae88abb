"""What a time wording can mean, and how the parts that its pattern found (year, month, amount) become that meaning."""

from __future__ import annotations

import calendar
import datetime as dt
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from fazhi_cli.plan import numerals

if TYPE_CHECKING:
    import re
    from collections.abc import Callable

Unit = Literal["day", "working_day", "month", "year"]
Every = Literal["year", "half_year", "quarter", "month", "regular"]
_UNITS: dict[str, Unit] = {"日": "day", "天": "day", "個月": "month", "年": "year"}


class Milestone(NamedTuple):
    """A fixed last day; the two differ only for bare 「N月前」 (strict: that month excluded, lenient: included)."""

    strict: dt.date
    lenient: dt.date


class Clock(NamedTuple):
    """So much time from an event; event is the words before 之日起, empty where the wording does not say."""

    amount: int
    unit: Unit
    event: str


class Recurrence(NamedTuple):
    """Again and again; a month without a day is limited by its last day, a day without a month comes every month."""

    every: Every
    month: int | None = None
    day: int | None = None


Meaning: TypeAlias = Milestone | Clock | Recurrence


class Context(NamedTuple):
    """What a wording without a year leans on: the year of the limit before it, then the date of the document."""

    issued: dt.date | None = None
    year: int | None = None

    def after(self, meaning: Meaning | None) -> Context:
        """The context of the next wording; the lenient day holds the year, for 2016年1月前 strictly ends in 2015."""
        return self._replace(year=meaning.lenient.year) if isinstance(meaning, Milestone) else self


class UnknownYear(ValueError):
    """A wording whose year nothing gives; its text is the wording."""


if TYPE_CHECKING:
    Said = re.Match[str]
    Reader = Callable[[Said, Context], Meaning | None]
    """From what a pattern found to its meaning: None where no such day exists (2月30日前); raises UnknownYear."""


def that_day(said: Said, context: Context) -> Milestone | None:
    return _milestone(said, context, _number(said, "month"), _number(said, "day"))


def month_end(said: Said, context: Context) -> Milestone | None:
    return _milestone(said, context, _number(said, "month"))


def before_month(said: Said, context: Context) -> Milestone | None:
    end = _milestone(said, context, _number(said, "month"))
    return end and Milestone(end.lenient.replace(day=1) - dt.timedelta(days=1), end.lenient)


def year_end(said: Said, context: Context) -> Milestone | None:
    return _milestone(said, context, 12)


def quarter_end(said: Said, context: Context) -> Milestone | None:
    return _milestone(said, context, 3 * _number(said, "quarter"))


def half_end(said: Said, context: Context) -> Milestone | None:
    return _milestone(said, context, 6 if said["half"] == "上" else 12)


def window_end(said: Said, context: Context) -> Milestone | None:
    if not said["year"] and _number(said, "month") < _number(said, "from_month"):
        raise UnknownYear(said[0])
    return _milestone(said, context, _number(said, "month"), _number(said, "day") if said["day"] else None)


def clock(said: Said, _context: Context) -> Clock | None:
    amount = numerals.number(said["amount"])
    unit = _UNITS.get(said["unit"], "working_day")
    return Clock(amount, unit, said.groupdict().get("event") or "") if amount else None


def every(period: Every) -> Reader:
    return lambda _said, _context: Recurrence(period)


def yearly(said: Said, _context: Context) -> Recurrence | None:
    """Every year by a month's end, or by a day of it; 29 February is none, three years of four being without it."""
    month, day = _number(said, "month"), _number(said, "day") if "day" in said.re.groupindex else None
    return None if day and day > calendar.monthrange(2001, month)[1] else Recurrence("year", month, day)


def yearly_quarter(said: Said, _context: Context) -> Recurrence:
    return Recurrence("year", 3 * _number(said, "quarter"))


def yearly_half(said: Said, _context: Context) -> Recurrence:
    return Recurrence("year", 6 if said["half"] == "上" else 12)


def year_end_yearly(_said: Said, _context: Context) -> Recurrence:
    return Recurrence("year", 12)


def monthly_day(said: Said, _context: Context) -> Recurrence:
    return Recurrence("month", None, _number(said, "day"))


def _number(said: Said, part: str) -> int:
    return numerals.number(said[part]) or 0


def _milestone(said: Said, context: Context, month: int, day: int | None = None) -> Milestone | None:
    year, leaning = _year(said, context)
    last = calendar.monthrange(year, month)[1]
    if day and day > last:
        return None
    end = dt.date(year, month, day or last)
    # A limit that had passed when the document was dated belongs to some other year, and the text does not say which.
    if leaning and context.issued and end < context.issued:
        raise UnknownYear(said[0])
    return Milestone(end, end)


def _year(said: Said, context: Context) -> tuple[int, bool]:
    """The year, and whether only the document's date gives it."""
    parts = said.groupdict()
    written = parts.get("year") or parts.get("from_year")
    if written and written != "今年":
        return numerals.number(written.strip("年 ")) or 0, False
    if context.year and not written:
        return context.year, False
    if not context.issued:
        raise UnknownYear(said[0])
    return context.issued.year, not written
