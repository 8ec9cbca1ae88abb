"""The days and spans that people type: 2015-03-31, 2015-03, 2015年3月, 2015Q1, today, 30d."""

from __future__ import annotations

import re
from datetime import date, timedelta

from fazhi_cli.errors import WrongCall
from fazhi_cli.plan.names import half_width

_DAY = re.compile(r"(\d{4})(?:[-/.年](\d{1,2})(?:[-/.月](\d{1,2})日?|月?)|年?)")
_QUARTER = re.compile(r"(\d{4})年?[Qq第]?([1-4])(?:季度)?")
_SPAN = re.compile(r"(\d{1,5})\s*(?:[dD天日]|日內|天內)?")


def day(text: str, today: date, *, last: bool = False) -> date:
    """A typed day; of a month, quarter or year its first day, or with last its last. Raises WrongCall."""
    typed = half_width(text).strip()
    if typed.lower() in ("today", "今天", "今日"):
        return today
    span = _span(typed)
    if span is None:
        raise WrongCall(f"看不懂日期「{text}」;可寫 2015-03-31、2015-03、2015年3月、2015Q1 或 today。")
    return span[1] if last else span[0]


def days(text: str) -> int:
    """A number of calendar days such as 30d, 30天 or 30. Raises WrongCall."""
    match = _SPAN.fullmatch(half_width(text).strip())
    if match is None:
        raise WrongCall(f"看不懂天數「{text}」;可寫 30d 或 30天。")
    return int(match[1])


def _span(typed: str) -> tuple[date, date] | None:
    """First and last day of what was typed; None where it is no day of the calendar."""
    try:
        if match := _DAY.fullmatch(typed):
            year, month, number = (int(part) if part else None for part in match.groups())
            if number is not None and month is not None:
                return (date(year or 0, month, number),) * 2
            return date(year or 0, month or 1, 1), _end(year or 0, month or 12)
        if match := _QUARTER.fullmatch(typed):
            year, quarter = int(match[1]), int(match[2])
            return date(year, 3 * quarter - 2, 1), _end(year, 3 * quarter)
    except ValueError:
        return None
    return None


def _end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1) if year < 9999 else date(year, month, 28)
