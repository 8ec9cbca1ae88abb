"""The days and spans that people type: 2015-03-31, 20150331, 2015年3月底, 2015Q1, 上半年, 下月底, 明天, 30d.

What is written without a year is of today's year. A month, a quarter or a year is a span of days; what asks for one day
of it says which end is meant.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from fazhi_cli.errors import Fault, WrongCall
from fazhi_cli.plan.names import half_width
from fazhi_cli.plan.numerals import CHINESE_FIGURES, number

if TYPE_CHECKING:
    from collections.abc import Callable


def day(text: str, today: date, *, last: bool = False) -> date:
    """Read a day; of a month, quarter or year it is the first day, or with last the last. Raises WrongCall."""
    typed = _one_spelling(text)
    if last:
        typed = _BY_AN_END.sub(r"\1", typed)
    try:
        span = _span(typed, today)
    except _NotInCalendarError as error:
        raise WrongCall(Fault("impossible-day", typed=text, **error.facts)) from None
    except (ValueError, OverflowError):  # the year 0, or a day after the last one of the calendar
        span = None
    if span is None:
        raise WrongCall(Fault("unreadable-day", typed=text))
    return span.last if last else span.first


def iso_day(typed: str | None, today: date | None) -> str | None:
    """A day that may have been typed, in ISO form; of a month or quarter its last. Raises WrongCall."""
    if typed is None:
        return None
    return day(typed, today or date.today(), last=True).isoformat()


_BY_AN_END = re.compile(r"(?<=底)[之以]?前$|(?<=月)(\d{1,2}日)[之以]?前$")
"""3月底前 and 3月31日前 name the day by which something is due; 10日前 counts from today."""

_AMOUNT = re.compile(r"(?P<days>\d{1,5})(?:[d天日]內?)?|(?P<weeks>\d{1,4})(?:w|個?週)內?")


def days(text: str) -> int:
    """Read a number of calendar days, such as 30d, 三十天, 30 or 兩週. Raises WrongCall."""
    match = _AMOUNT.fullmatch(_one_spelling(text))
    if match is None:
        raise WrongCall(Fault("unreadable-days", typed=text))
    return int(match["days"]) if match["days"] else 7 * int(match["weeks"])


class _Span(NamedTuple):
    """The first and the last day of what was typed."""

    first: date
    last: date

    @property
    def end(self) -> _Span:
        """Its last day alone: 3月底 of 3月."""
        return _Span(self.last, self.last)


class _NotInCalendarError(Exception):
    """A day, month, quarter or half-year that there is not; facts: what it would be and its number, of a day its month too."""

    def __init__(self, what: str, number_: int, **where: int) -> None:
        super().__init__(what)
        self.facts = {"what": what, "number": number_, **where}


# One spelling for what is written in many

_SPELLINGS = {
    "后": "後", "当": "當", "号": "日", "號": "日", "这": "這", "个": "個", "周": "週", "星期": "週", "礼拜": "週", "禮拜": "週",
    "這": "本", "本個": "本", "上個": "上", "下個": "下", "内": "內", "以內": "內", "之內": "內", "月份": "月", "末": "底",
}  # fmt: skip
"""What is replaced, in this order; blanks have been taken out before."""

_CHINESE_NUMBER = re.compile(f"[{CHINESE_FIGURES}]+")


def _one_spelling(text: str) -> str:
    """The text without blanks, half-width, with figures for Chinese numbers and one character for each word."""
    typed = re.sub(r"\s+", "", half_width(text)).lower()
    for spelling, usual in _SPELLINGS.items():
        typed = typed.replace(spelling, usual)
    return _CHINESE_NUMBER.sub(_in_figures, typed)


def _in_figures(match: re.Match[str]) -> str:
    """The number in figures; what is none stays, and is refused as it was typed."""
    value = number(match[0])
    return match[0] if value is None else str(value)


# What a spelling means

_NAMED_DAYS = {
    "today": 0, "今天": 0, "今日": 0, "tomorrow": 1, "明天": 1, "明日": 1, "yesterday": -1, "昨天": -1, "昨日": -1,
    "後天": 2, "後日": 2, "前天": -2, "前日": -2, "大後天": 3, "大前天": -3,
}  # fmt: skip
"""Days from today."""

_OF_TODAY = {
    "月底": "本月底", "季底": "本季度底", "季度底": "本季度底",
    "年內": "今年", "季度內": "本季度", "月內": "本月", "週內": "本週",
}  # fmt: skip
"""What is said of the year, quarter, month or week of today without naming it."""

_NAMED_YEARS = {"今": 0, "本": 0, "當": 0, "明": 1, "次": 1, "去": -1, "上": -1, "下": 1, "後": 2, "前": -2}
"""Years from this one."""

_STEPS = {"本": 0, "當": 0, "上": -1, "下": 1, "次": 1}
"""Months, quarters or weeks from this one."""

_HALVES = {"上": 1, "下": 2}

_WEEKDAYS = "123456日天"


def _span(typed: str, today: date) -> _Span | None:
    """The days that a spelling means; None where it means none. Raises _NotInCalendarError, ValueError, OverflowError."""
    if typed in _NAMED_DAYS:
        return _only(today + timedelta(days=_NAMED_DAYS[typed]))
    for spelling in (typed, typed.removesuffix("內")):  # 3月內 is 3月; 30天內 has a form of its own
        known = _OF_TODAY.get(spelling, spelling)
        for pattern, read in _FORMS:
            if match := pattern.fullmatch(known):
                return read(match, today)
    return None


def _in_numbers(match: re.Match[str], today: date) -> _Span:
    """2015-03-31, 2015.3.31, 2015/3, 20150331, 201503; 3-31 and 3/31 are of this year."""
    written = match["year"]
    year = int(written) if written else today.year
    return _month_or_day(year, match["month"], match["day"])


def _in_words(match: re.Match[str], today: date) -> _Span:
    """2015年3月底, 2015年一季度, 今年上半年, 3月31日, 年底: a year and what stands behind it, where something does."""
    span = _in_year(match, _year(match, today))
    return span.end if match["end"] else span


def _year(match: re.Match[str], today: date) -> int:
    if match["year"]:
        return int(match["year"])
    return today.year + _NAMED_YEARS[match["named_year"] or "今"]


def _in_year(match: re.Match[str], year: int) -> _Span:
    """The part of a year that is written; the year itself where none is."""
    if match["month"]:
        if match["third"]:
            return _third_of_month(year, _month(match["month"]), match["third"])
        return _month_or_day(year, match["month"], match["day"])
    if quarter := match["quarter"] or match["q"]:
        return _part_of_year(year, int(quarter), 3, "quarter")
    if half := match["half"] or match["h"]:
        position = _HALVES[half] if half in _HALVES else int(half)
        return _part_of_year(year, position, 6, "half_year")
    return _months(year, 1, 12)


def _relative(match: re.Match[str], today: date) -> _Span:
    """本月, 下月底, 上個月15日, 本季度: counted from the month or quarter of today."""
    step = _STEPS[match["step"]]
    months = 3 if match["unit"].startswith("季") else 1
    position = (today.year * 12 + today.month - 1) // months + step
    year, first_month = divmod(position * months, 12)
    if match["day"]:
        return _month_or_day(year, str(first_month + 1), match["day"])
    span = _months(year, first_month + 1, first_month + months)
    return span.end if match["end"] else span


def _week(match: re.Match[str], today: date) -> _Span:
    """本週, 下週, 下週五, 週五: weeks begin on Monday; one that is not named is this one."""
    monday = today + timedelta(days=7 * _STEPS[match["step"] or "本"] - today.weekday())
    if match["weekday"]:
        weekday = min(_WEEKDAYS.index(match["weekday"]), 6)
        return _only(monday + timedelta(days=weekday))
    span = _Span(monday, monday + timedelta(days=6))
    return span.end if match["end"] else span


def _from_today(match: re.Match[str], today: date) -> _Span:
    """30天後, 10日前, 兩週內: the last is the days from today on."""
    amount = timedelta(days=int(match["amount"]) * (7 if match["unit"] == "週" else 1))
    if match["way"] == "內":
        return _Span(today, today + amount)
    return _only(today + amount if match["way"] == "後" else today - amount)


def _months_from_today(match: re.Match[str], today: date) -> _Span:
    """3個月後, 1個月內: the day of the same number, or the last of a month that has none."""
    amount = int(match["amount"]) * (-1 if match["way"] == "前" else 1)
    year, month = divmod(today.year * 12 + today.month - 1 + amount, 12)
    day = min(today.day, monthrange(year, month + 1)[1])
    found = date(year, month + 1, day)
    return _Span(today, found) if match["way"] == "內" else _only(found)


_NAMED_YEAR = f"(?P<named_year>[{''.join(_NAMED_YEARS)}])年度?"
_YEAR = rf"(?:(?P<year>\d{{4}})(?:年度?|(?=[-底hq上下第]|\d季)|$)-?|{_NAMED_YEAR}|年(?=底))?"
_PART = (
    r"(?:(?P<half>[上下])半年|h(?P<h>\d)|第?(?P<quarter>\d)季度?|第?q(?P<q>\d)(?:季度?)?"
    r"|(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})日?|(?P<third>[上中下])旬)?)?"
)
_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], date], _Span]], ...] = (
    (re.compile(r"(?P<year>\d{4})([-/.年])(?P<month>\d{1,2})(?:[-/.月](?P<day>\d{1,2})日?|月?)"), _in_numbers),
    (re.compile(r"(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)?"), _in_numbers),
    (re.compile(r"(?P<year>)(?P<month>\d{1,2})[-/.](?P<day>\d{1,2})日?"), _in_numbers),
    (re.compile(r"(?P<step>[本當上下次])(?P<unit>月|季度?)(?:(?P<day>\d{1,2})日|(?P<end>底))?"), _relative),
    (re.compile(rf"(?:(?P<step>[本上下])|(?=週[{_WEEKDAYS}]))週(?:(?P<weekday>[{_WEEKDAYS}])|(?P<end>底))?"), _week),
    (re.compile(r"(?P<amount>\d{1,5})個?(?P<unit>[天日週])[之以]?(?P<way>[後前內])"), _from_today),
    (re.compile(r"(?P<amount>\d{1,4})個月[之以]?(?P<way>[後前內])"), _months_from_today),
    (re.compile(rf"(?!底|$){_YEAR}{_PART}(?:(?<!日)年?(?P<end>底))?"), _in_words),
)
"""The spellings, each with what reads it; the first that fits does."""


def _only(one: date) -> _Span:
    return _Span(one, one)


def _month_or_day(year: int, month: str, day_of_month: str | None) -> _Span:
    """A whole month, or one day of it."""
    number_of_month = _month(month)
    if not day_of_month:
        return _months(year, number_of_month, number_of_month)
    wanted = int(day_of_month)
    if not 1 <= wanted <= _length(year, number_of_month):
        raise _NotInCalendarError("day", wanted, year=year, month=number_of_month)
    return _only(date(year, number_of_month, wanted))


def _month(written: str) -> int:
    month = int(written)
    if not 1 <= month <= 12:
        raise _NotInCalendarError("month", month)
    return month


def _third_of_month(year: int, month: int, third: str) -> _Span:
    """上旬 is the 1st to the 10th, 中旬 the 11th to the 20th, 下旬 the rest."""
    first = {"上": 1, "中": 11, "下": 21}[third]
    last = {"上": 10, "中": 20, "下": _length(year, month)}[third]
    return _Span(date(year, month, first), date(year, month, last))


def _part_of_year(year: int, position: int, months: int, what: str) -> _Span:
    """One of the parts of so many months, of which a year has a first to a last; what: the name of such a part."""
    if not 1 <= position <= 12 // months:
        raise _NotInCalendarError(what, position)
    last_month = position * months
    return _months(year, last_month - months + 1, last_month)


def _months(year: int, first: int, last: int) -> _Span:
    """The first day of one month and the last of another."""
    return _Span(date(year, first, 1), date(year, last, _length(year, last)))


def _length(year: int, month: int) -> int:
    """The number of days of a month."""
    return monthrange(year, month)[1]
