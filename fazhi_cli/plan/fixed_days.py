"""Time wordings with a fixed last day: of a day, a month, a quarter, a year, or a span of them."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from typing import TYPE_CHECKING

from fazhi_cli.plan import numerals
from fazhi_cli.plan.interpretation import (
    LAST_DAY_OF_THIRD,
    day_of_month,
    last_month_of_half_year,
    last_month_of_quarter,
    number_of,
)
from fazhi_cli.plan.recurrences import on_every_year
from fazhi_cli.plan.script import fold_script
from fazhi_cli.plan.time_meaning import Milestone, PassedInItsYear, Recurrence, UnknownYear

if TYPE_CHECKING:
    from fazhi_cli.plan.interpretation import Interpretation, Parts
    from fazhi_cli.plan.time_meaning import Context, Meaning

_ISSUED_YEAR = re.compile(fold_script("今年|本年度?"))
_YEAR_AFTER_ISSUE = re.compile(fold_script("明年度?|來年"))
_SECOND_YEAR_AFTER_ISSUE = re.compile(fold_script("後年"))
_YEAR_AFTER_LAST = re.compile(fold_script("次年度?|翌年|第二年度?|下一?年度?"))
_SAME_YEAR = re.compile(fold_script("當年度?|同年"))
_YEAR_BEFORE_ISSUE = "去年"

_FIVE_YEAR_PLAN_FIRST_END = 2005
"""The last year of the 十五 plan, the tenth; each later one ends five years after the one before."""


def on_day(parts: Parts, context: Context) -> Meaning | None:
    """The day that is written."""
    return _on_day(parts, context, number_of(parts, "month"), number_of(parts, "day"))


def month_end(parts: Parts, context: Context) -> Meaning | None:
    """The last day of the month that is written, or of the third of it (上旬, 中旬, 下旬)."""
    month = number_of(parts, "month")
    last_day = LAST_DAY_OF_THIRD.get(parts.get("third", ""))
    if last_day is None:
        return _month_end(parts, context, month)
    return _on_day(parts, context, month, last_day)


def labelled(parts: Parts, context: Context) -> Meaning | None:
    """The day after a label (完成時限:2015年6月), or the end of its month."""
    return on_day(parts, context) if "day" in parts else month_end(parts, context)


def before_month(parts: Parts, context: Context) -> Meaning | None:
    """The two readings of 「N月前」 and 「N月中旬前」: the day before the month or third begins, or its last day."""
    last_day = month_end(parts, context)
    if isinstance(last_day, Recurrence) and "third" not in parts:
        return Recurrence("year")  # the day is as open as that of 「每年N月前」
    if not isinstance(last_day, Milestone):
        return last_day
    return two_readings(parts, last_day.lenient)


def two_readings(parts: Parts, last_day: dt.date) -> Milestone:
    """The two readings of 前 after a month, or a third of it, that ends on a day."""
    first_day = last_day.replace(day={"中": 11, "下": 21}.get(parts.get("third", ""), 1))
    return Milestone(strict=first_day - dt.timedelta(days=1), lenient=last_day)


def before_year(parts: Parts, context: Context) -> Meaning | None:
    """The two readings of 「N年前」: the day before the year begins, or its last day."""
    last_day = year_end(parts, context)
    if not isinstance(last_day, Milestone):
        return last_day
    return Milestone(strict=last_day.lenient.replace(year=last_day.lenient.year - 1), lenient=last_day.lenient)


def year_end(parts: Parts, context: Context) -> Meaning | None:
    """31 December of the year that is written."""
    return _month_end(parts, context, 12)


def quarter_end(parts: Parts, context: Context) -> Meaning | None:
    """The last day of the quarter that is written."""
    return _month_end(parts, context, last_month_of_quarter(parts))


def half_year_end(parts: Parts, context: Context) -> Meaning | None:
    """30 June or 31 December."""
    return _month_end(parts, context, last_month_of_half_year(parts))


def five_year_plan_end(parts: Parts, _context: Context) -> Milestone:
    """31 December of the last year of a five-year plan: 十五 2005, 十二五 2015."""
    plans_later = number_of(parts, "plan") if "plan" in parts else 0
    end = dt.date(_FIVE_YEAR_PLAN_FIRST_END + 5 * plans_later, 12, 31)
    return Milestone(end, end)


def year_range_end(parts: Parts, _context: Context) -> Milestone:
    """31 December of the last year of a span (2016—2018年)."""
    end = dt.date(number_of(parts, "last_year"), 12, 31)
    return Milestone(end, end)


def window_end(parts: Parts, context: Context) -> Meaning | None:
    """The last day of a span (1月1日至3月31日, 3月至5月, 10月至次年3月, 3月1日至15日).

    Raises UnknownYear also where an end without a year has an earlier month than the beginning (2015年11月1日至3月31日).
    """
    first_month = number_of(parts, "from_month")
    month = number_of(parts, "month") if "month" in parts else first_month
    if "to_next_year" in parts:
        year = _year(parts, context) + 1
        return _end_in_year(parts, year, month)
    if "year" not in parts and month < first_month:
        raise UnknownYear(parts["wording"])
    if "day" in parts:
        return _on_day(parts, context, month, number_of(parts, "day"))
    return month_end({**parts, "month": str(month)}, context)


def unless_past(interpretation: Interpretation) -> Interpretation:
    """Make the interpretation of words without 前: a day up to the document's own tells what was done (2014年3月完成).

    So does a span that begins in 去年 and names no other year (去年10月至12月).
    """

    def current(parts: Parts, context: Context) -> Meaning | None:
        if _written_year(parts) == _YEAR_BEFORE_ISSUE and "to_next_year" not in parts:
            return None
        try:
            meaning = interpretation(parts, context)
        except PassedInItsYear:
            return None
        if context.issued and isinstance(meaning, Milestone) and meaning.lenient <= context.issued:
            return None
        return meaning

    return current


def _on_day(parts: Parts, context: Context, month: int, day: int) -> Meaning | None:
    """A day of a month; None where the month lacks it. Raises UnknownYear."""
    if _is_of_every_year(parts, context):
        return on_every_year(month, day)
    year = _year(parts, context)
    if day > calendar.monthrange(year, month)[1]:
        return None
    return _milestone(parts, context, dt.date(year, month, day))


def _month_end(parts: Parts, context: Context, month: int) -> Meaning | None:
    """The last day of a month. Raises UnknownYear."""
    if _is_of_every_year(parts, context):
        return on_every_year(month, None)
    year = _year(parts, context)
    last_day = calendar.monthrange(year, month)[1]
    return _milestone(parts, context, dt.date(year, month, last_day))


def _end_in_year(parts: Parts, year: int, month: int) -> Milestone | None:
    """The end of a span in a certain year."""
    days_in_month = calendar.monthrange(year, month)[1]
    day = day_of_month(parts) or days_in_month
    if day > days_in_month:
        return None
    end = dt.date(year, month, day)
    return Milestone(end, end)


def _milestone(parts: Parts, context: Context, end: dt.date) -> Milestone:
    # A limit that had passed when the document was dated belongs to some other year, and the text does not say which.
    if _is_year_of_document(parts, context) and context.issued and end < context.issued:
        raise PassedInItsYear(parts["wording"])
    return Milestone(end, end)


def _year(parts: Parts, context: Context) -> int:
    """The year that the wording writes or means, else that of the limit before it, else that of the document."""
    written = _written_year(parts)
    if written is None:
        return context.year or _year_of_issue(parts, context)
    if _ISSUED_YEAR.fullmatch(written):
        return _year_of_issue(parts, context)
    if written == _YEAR_BEFORE_ISSUE:
        return _year_of_issue(parts, context) - 1
    if _YEAR_AFTER_ISSUE.fullmatch(written):
        return _year_of_issue(parts, context) + 1
    if _SECOND_YEAR_AFTER_ISSUE.fullmatch(written):
        return _year_of_issue(parts, context) + 2
    if _YEAR_AFTER_LAST.fullmatch(written):
        return (context.year or _year_of_issue(parts, context)) + 1
    if _SAME_YEAR.fullmatch(written):
        return context.year or _year_of_issue(parts, context)
    return numerals.number(written.rstrip("年度 ")) or 0


def _year_of_issue(parts: Parts, context: Context) -> int:
    if context.issued is not None:
        return context.issued.year
    if context.issue_year is None:
        raise UnknownYear(parts["wording"])
    return context.issue_year


def _is_of_every_year(parts: Parts, context: Context) -> bool:
    """Whether a wording without a year, or with 次年 or 當年, stands after one that comes again every year."""
    written = _written_year(parts)
    if written is None:
        return context.of_each_year
    if context.every != "year":
        return False
    return bool(_YEAR_AFTER_LAST.fullmatch(written) or _SAME_YEAR.fullmatch(written))


def _is_year_of_document(parts: Parts, context: Context) -> bool:
    """Whether only the document's date gives the year; 今年 says itself that it is the document's."""
    return not _written_year(parts) and not context.year


def _written_year(parts: Parts) -> str | None:
    written = parts.get("year") or parts.get("from_year")
    return written.strip() if written else None
