"""The days and spans that people type: 2015-03-31, 2015-03, 2015年3月, 2015Q1, today, 30d."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from fazhi_cli.errors import Fault, WrongCall
from fazhi_cli.plan.names import half_width

_DAY = re.compile(r"(\d{4})(?:[-/.年](\d{1,2})(?:[-/.月](\d{1,2})日?|月?)|年?)")
_QUARTER = re.compile(r"(\d{4})年?[Qq第]?([1-4])(?:季度)?")
_SPAN = re.compile(r"(\d{1,5})\s*(?:[dD天日]|日內|天內)?")


_TODAY = ("today", "今天", "今日")


def day(text: str, today: date, *, last: bool = False) -> date:
    """Read a day; of a month, quarter or year it is the first day, or with last the last. Raises WrongCall."""
    typed = half_width(text).strip()
    if typed.lower() in _TODAY:
        return today
    try:
        span = _span(typed)
    except ValueError:  # 2015-02-30
        span = None
    if span is None:
        raise WrongCall(Fault("unreadable-day", typed=text))
    first_day, last_day = span
    return last_day if last else first_day


def days(text: str) -> int:
    """Read a number of calendar days, such as 30d, 30天 or 30. Raises WrongCall."""
    match = _SPAN.fullmatch(half_width(text).strip())
    if match is None:
        raise WrongCall(Fault("unreadable-days", typed=text))
    return int(match[1])


def _span(typed: str) -> tuple[date, date] | None:
    """First and last day of what was typed; None where it is written as none. Raises ValueError beyond the calendar."""
    if match := _DAY.fullmatch(typed):
        year, month, number = match.groups()
        if number:
            only = date(int(year), int(month), int(number))
            return only, only
        if month:
            return _months(int(year), int(month), int(month))
        return _months(int(year), 1, 12)
    if match := _QUARTER.fullmatch(typed):
        last_month = 3 * int(match[2])
        return _months(int(match[1]), last_month - 2, last_month)
    return None


def _months(year: int, first: int, last: int) -> tuple[date, date]:
    """The first day of one month and the last of another."""
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])
