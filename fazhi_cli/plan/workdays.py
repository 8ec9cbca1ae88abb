"""The official calendar, and how a term from an event is counted on it.

Days off and make-up working days are those of the State Council's yearly notices (chinesecalendar); what an office adds
wins. No rule foretells which Sunday of a year without a notice will be worked: working days cannot be counted there, and
whether the last of some calendar days is a day off stays open.
"""

from __future__ import annotations

import calendar
import datetime as dt
from functools import cache, cached_property
from typing import TYPE_CHECKING, Literal, NamedTuple

from fazhi_cli.errors import Fault, WrongCall
from fazhi_cli.plan.holiday_notices import ruling

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fazhi_cli.plan.time_meaning import Term

_ONE = dt.timedelta(days=1)
_WEEKDAY = "工作日"
_WEEKEND = "週末"
_EXCHANGED = "調休上班"
_UNNAMED = "放假"
_OPEN = "放假通知未收錄"
_FROM_COPIES = "，文號據轉載"
_HOLIDAYS = {
    "New Year's Day": "元旦",
    "Spring Festival": "春節",
    "Tomb-sweeping Day": "清明節",
    "Labour Day": "勞動節",
    "Dragon Boat Festival": "端午節",
    "Mid-autumn Festival": "中秋節",
    "National Day": "國慶節",
    "Anti-Fascist 70th Day": "抗戰勝利紀念日",
}


class CalendarDay(NamedTuple):
    """A day, whether it is worked, and why, in words: 工作日, 週末, 調休上班, a holiday's name, or the office's own notice.

    `working`: None where no notice of its year is known. `ruled_by`: what makes it so: the week alone, the published
    notices, or the office.
    """

    day: dt.date
    working: bool | None
    reason: str
    ruled_by: Literal["week", "published", "office"]


class Counted(NamedTuple):
    """A term counted out.

    last_day: as counted. due: the safe day, which of a term before its event is the working day before a day of rest.
    due_latest: last_day after moving it off days that are not worked; None where the calendar does not say whether they
    are. days: from the day next to the event to the farthest of these.
    """

    last_day: dt.date
    due: dt.date
    due_latest: dt.date | None
    days: tuple[CalendarDay, ...]
    counting: Literal["calendar", "working"]

    @property
    def moved(self) -> bool | None:
        """Whether the last day is not worked; None where the calendar does not say."""
        if self.due_latest is None:
            return None
        return self.due_latest != self.last_day


class CalendarUnknown(WrongCall):
    """A day of a year whose notice is not known."""


class Workdays:
    """The calendar with an office's additions: date -> (worked, notice)."""

    def __init__(self, extra: Mapping[dt.date, tuple[bool, str]] | None = None) -> None:
        self._extra = dict(extra or {})

    def day(self, day: dt.date) -> CalendarDay:
        """What kind of day it is; raises CalendarUnknown where no notice covers its year."""
        if day in self._extra:
            worked, notice = self._extra[day]
            return CalendarDay(day, worked, notice, "office")
        self._demand(day.year)
        published = _published()
        if day in published.worked:
            return CalendarDay(day, True, _EXCHANGED, "published")
        if day in published.off:
            return CalendarDay(day, False, published.off[day], "published")
        if day.weekday() < 5:
            return CalendarDay(day, True, _WEEKDAY, "week")
        return CalendarDay(day, False, _WEEKEND, "week")

    def count(self, start: dt.date, term: Term) -> Counted:
        """Count a term of days or longer from an event's day, which itself is not counted. Raises CalendarUnknown.

        The last of some calendar days, months or years may be a day off, and then moves to the next working day by analogy
        with the civil law; a term of working days cannot. Months and years end on the event's day number, or at the
        month's end.
        """
        step = -_ONE if term.backward else _ONE
        if term.unit == "working_day":
            days = self._working_days(start, term.amount, step)
            return Counted(days[-1].day, days[-1].day, days[-1].day, days, "working")
        end = last_day(start, term)
        days = self._days_until_worked(start, end, step)
        until_worked = None if days[-1].working is None else days[-1].day
        if term.backward:
            # Nothing puts off what must be done before an event: a day of rest is no reason to be late.
            return Counted(end, until_worked or end, end, days, "calendar")
        return Counted(end, end, until_worked, days, "calendar")

    def _working_days(self, day: dt.date, amount: int, step: dt.timedelta) -> tuple[CalendarDay, ...]:
        """The days next to a day, up to the one on which so many of them have been worked. Raises CalendarUnknown."""
        self._demand(day.year)
        days: list[CalendarDay] = []
        worked = 0
        while worked < amount:
            day += step
            days.append(self.day(day))
            if days[-1].working:
                worked += 1
        return tuple(days)

    def _days_until_worked(self, day: dt.date, last: dt.date, step: dt.timedelta) -> tuple[CalendarDay, ...]:
        """The days next to a day up to the last, and on to a working day or to one of which nothing is known."""
        days: list[CalendarDay] = []
        while (last - day) // step > 0 or days[-1].working is False:
            day += step
            days.append(self._day_if_known(day))
        return tuple(days)

    def _day_if_known(self, day: dt.date) -> CalendarDay:
        try:
            return self.day(day)
        except CalendarUnknown:
            return CalendarDay(day, None, _OPEN, "week")

    def _demand(self, year: int) -> None:
        if year not in self._years:
            raise CalendarUnknown(Fault("unknown-calendar-year", year=year, known_years=_spans(self._years)))

    @cached_property
    def _years(self) -> frozenset[int]:
        """The years known; one that the office typed in counts once it has 元旦 and 國慶, which every notice fixes."""
        years = set(_published().years)
        for day in self._extra:
            national_day = day.replace(month=10, day=1)
            if (day.month, day.day) == (1, 1) and national_day in self._extra:
                years.add(day.year)
        return frozenset(years)


def basis(day: CalendarDay) -> str:
    """Say why a day is worked or not, with the notice that made it so; a plain weekday or weekend needs none.

    Of a notice that only copies name, the number is marked as such.
    """
    if day.ruled_by == "week":
        return day.reason
    if day.ruled_by == "office":
        status = "上班" if day.working else "放假"
        return f"{status}（{day.reason}）"
    notice = ruling(day.day)
    if notice is None:
        return f"{day.reason}（放假通知出處未查）"
    mark = "" if notice.is_settled else _FROM_COPIES
    return f"{day.reason}（{notice.number}{mark}）"


def last_day(start: dt.date, term: Term) -> dt.date:
    """The last day of a term of calendar days, weeks, months or years, from an event's day, which itself is not counted.

    A backward term ends as long before. Months and years end on the event's day number, or at the month's end. Raises
    CalendarUnknown beyond the years 1 to 9999.
    """
    amount = -term.amount if term.backward else term.amount
    if term.unit in ("day", "week"):
        days = 7 * amount if term.unit == "week" else amount
        try:
            return start + _ONE * days
        except OverflowError:
            raise _beyond_all_years() from None
    months = 12 * amount if term.unit == "year" else amount
    years, month_index = divmod(start.month - 1 + months, 12)
    year, month = start.year + years, month_index + 1
    if not dt.MINYEAR <= year <= dt.MAXYEAR:
        raise _beyond_all_years()
    days_in_month = calendar.monthrange(year, month)[1]
    return dt.date(year, month, min(start.day, days_in_month))


def _beyond_all_years() -> CalendarUnknown:
    return CalendarUnknown(Fault("beyond-all-years", year=dt.MAXYEAR))


class _Published(NamedTuple):
    """The calendar of all notices: days off with their reason, days worked in exchange, and the years that it covers."""

    off: dict[dt.date, str]
    worked: frozenset[dt.date]
    years: frozenset[int]


@cache
def _published() -> _Published:
    # Only a count needs the table, and importing it costs more than the rest of a short command.
    from chinese_calendar import constants

    # A later release may bring a holiday of one year only, as 2015 had; its days are off all the same.
    off = {day: _HOLIDAYS.get(name, _UNNAMED) for day, name in constants.holidays.items()}
    return _Published(off, frozenset(constants.workdays), frozenset(day.year for day in off))


def _spans(years: frozenset[int]) -> list[tuple[int, int]]:
    """The first and last year of each unbroken run."""
    firsts = sorted(year for year in years if year - 1 not in years)
    lasts = sorted(year for year in years if year + 1 not in years)
    return list(zip(firsts, lasts, strict=True))
