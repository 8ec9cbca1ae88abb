"""Time wordings of what comes again: how often, and by which day."""

from __future__ import annotations

import calendar
import re
from typing import TYPE_CHECKING

from fazhi_cli.plan import numerals
from fazhi_cli.plan.interpretation import (
    LAST_DAY_OF_THIRD,
    UNITS_BY_WORD,
    day_of_month,
    last_month_of_half_year,
    last_month_of_quarter,
    number_of,
)
from fazhi_cli.plan.script import fold_script
from fazhi_cli.plan.time_meaning import Recurrence

if TYPE_CHECKING:
    from fazhi_cli.plan.interpretation import Interpretation, Parts
    from fazhi_cli.plan.time_meaning import Context, Period

_COMMON_YEAR = 2001
"""A year without 29 February."""

_PERIODS: dict[str, Period] = {
    "年": "year", "年度": "year", "半年": "half_year", "季": "quarter", "季度": "quarter", "月": "month",
    "月份": "month", "月度": "month", "半月": "half_month", "旬": "ten_days", "週": "week", "星期": "week", "日": "day", "天": "day",
    "學年": "school_year", "學期": "school_term",
}  # fmt: skip
_FOLDED_PERIODS = {fold_script(word): period for word, period in _PERIODS.items()}

_FIGURE = "[0-9一二三四五六七八九十]{1,3}"
_QUARTERS = "[一二三四1-4](?: ?[、和及與] ?第?[一二三四1-4]){0,3}"
_HALVES = "[上下](?: ?[、和及與] ?[上下])?"
_LISTED = re.compile(
    fold_script(
        rf"(?P<quarters>{_QUARTERS}) ?季|(?P<halves>{_HALVES})半年|(?P<year_end>年[底末])|(?P<day>{_FIGURE}) ?[日號]"
        rf"|(?P<month>{_FIGURE})(?: ?月份?)?(?: ?(?P<day_of_month>{_FIGURE}) ?[日號]|(?P<third>[上中下])旬)?"
    )
)
"""One entry of a list of months and days; of months the sign may stand after the last alone (3、9月)."""

_ONE_QUARTER = re.compile("[一二三四1-4]")
_WEEKDAYS = {weekday: number for number, weekday in enumerate("一二三四五六日", 1)} | {"天": 7}
_MONTHS_OF_QUARTER = {"首": 1, "末": 3}


def every(period: Period) -> Interpretation:
    """Make the interpretation of a wording that says how often, and nothing else."""

    def recurrence(_parts: Parts, _context: Context) -> Recurrence:
        return Recurrence(period)

    return recurrence


def every_period(parts: Parts, _context: Context) -> Recurrence | None:
    """As often as is written: 每旬, 每3年; a span of one unit is that period (每1年). 每0年 is none."""
    period = _FOLDED_PERIODS.get(parts["period"])
    if "amount" not in parts and period:
        return Recurrence(period)
    amount = number_of(parts, "amount")
    if amount == 1 and period:
        return Recurrence(period)
    if not amount:
        return None
    if parts["period"] in (fold_script("季"), fold_script("季度")):
        return Recurrence("span", amount=3 * amount, unit="month")
    return Recurrence("span", amount=amount, unit=UNITS_BY_WORD[parts["period"]])


def every_other_month(_parts: Parts, _context: Context) -> Recurrence:
    """Every two months (每雙月)."""
    return Recurrence("span", amount=2, unit="month")


def after_period(parts: Parts, _context: Context) -> Recurrence | None:
    """So much time after each period ends (季度終了後15日內)."""
    amount = number_of(parts, "amount")
    if not amount:
        return None
    return Recurrence(_FOLDED_PERIODS[parts["period"]], amount=amount, unit=UNITS_BY_WORD[parts["unit"]])


def yearly(parts: Parts, _context: Context) -> Recurrence | None:
    """Every year by a month's end, or by a day of it; a day that most years lack (29 February) is none."""
    month = number_of(parts, "month")
    return on_every_year(month, day_of_month(parts))


def yearly_quarter(parts: Parts, _context: Context) -> Recurrence:
    """Every year by a quarter's end."""
    return Recurrence("year", last_month_of_quarter(parts))


def yearly_half_year(parts: Parts, _context: Context) -> Recurrence:
    """Every year by 30 June or 31 December."""
    return Recurrence("year", last_month_of_half_year(parts))


def yearly_year_end(_parts: Parts, _context: Context) -> Recurrence:
    """Every year by 31 December."""
    return Recurrence("year", 12)


def quarterly(parts: Parts, _context: Context) -> Recurrence:
    """Every quarter by a day or the end of one of its months."""
    written = parts["month_of_quarter"]
    month = _MONTHS_OF_QUARTER.get(written) or numerals.number(written)
    return Recurrence("quarter", month, day_of_month(parts))


def several(period: Period) -> Interpretation:
    """Make the interpretation of a list of months or days in each period (6月和12月底前, 9日、19日、28日前).

    A day of a month that most years lack is none, and the list with it.
    """

    def recurrence(parts: Parts, _context: Context) -> Recurrence | None:
        days: list[tuple[int | None, int | None]] = []
        month = None
        for entry in _LISTED.finditer(parts["several"]):
            if months := _last_months(entry):
                days += [(last, None) for last in months]
                continue
            if entry["month"]:
                month = numerals.number(entry["month"])
            figure = entry["day"] or entry["day_of_month"]
            day = numerals.number(figure) if figure else LAST_DAY_OF_THIRD.get(entry["third"])
            if month and on_every_year(month, day) is None:
                return None
            days.append((month, day))
        return Recurrence(period, days=tuple(days))

    return recurrence


def _last_months(entry: re.Match[str]) -> list[int]:
    """The months in which the quarters and halves of an entry end (一、三季度; 上、下半年; 年底); none of any other entry."""
    if entry["quarters"]:
        return [last_month_of_quarter({"quarter": figure}) for figure in _ONE_QUARTER.findall(entry["quarters"])]
    if entry["halves"]:
        return [last_month_of_half_year({"half": half}) for half in entry["halves"] if half in "上下"]
    return [12] if entry["year_end"] else []


def monthly_day(parts: Parts, _context: Context) -> Recurrence:
    """Every month by a day of it."""
    return Recurrence("month", None, number_of(parts, "day"))


def monthly_term(parts: Parts, _context: Context) -> Recurrence | None:
    """Every month within so many days of the next one (次月15日內), which is by a day of it; not so of working days."""
    amount = number_of(parts, "amount")
    if not 1 <= amount <= 31:
        return None
    unit = UNITS_BY_WORD[parts["unit"]]
    return Recurrence("month", None, amount if unit == "day" else None, amount, unit)


def weekly_day(parts: Parts, _context: Context) -> Recurrence:
    """Every week by a day of it."""
    return Recurrence("week", None, weekday_of(parts))


def weekday_of(parts: Parts) -> int:
    """The day of the week that is written: 1 (Monday) to 7."""
    return _WEEKDAYS[parts["weekday"]]


def on_every_year(month: int, day: int | None) -> Recurrence | None:
    if day and day > calendar.monthrange(_COMMON_YEAR, month)[1]:
        return None
    return Recurrence("year", month, day)
