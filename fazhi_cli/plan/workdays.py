"""The official calendar, and how a term from an event is counted on it.

Days off and make-up working days are those of the State Council's yearly notices (chinesecalendar); what an office adds
wins. A year without a notice is an error, for no rule foretells which Sunday will be worked.
"""

from __future__ import annotations

import calendar
import datetime as dt
from functools import cache, cached_property
from typing import TYPE_CHECKING, Literal, NamedTuple

from fazhi_cli.errors import WrongCall

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fazhi_cli.plan.time_meaning import Term

_CIVIL_CODE = dt.date(2021, 1, 1)
_ONE = dt.timedelta(days=1)
_NOTICES = (
    ("國辦發明電〔2014〕28號", dt.date(2015, 1, 1), dt.date(2015, 12, 31)),
    ("國發明電〔2015〕1號", dt.date(2015, 9, 3), dt.date(2015, 9, 6)),
)
"""Each with the first and last day that it rules; of two that rule a day the later one holds."""
_USUAL = ("工作日", "週末")
_EXCHANGED = "調休上班"
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


class Day(NamedTuple):
    """A day, whether it is worked, and why: 工作日, 週末, 調休上班, a holiday's name, or the office's own notice."""

    day: dt.date
    working: bool
    reason: str


class Counted(NamedTuple):
    """A term counted out: days run from the day after the event to due, and moved says that due is not last_day."""

    last_day: dt.date
    due: dt.date
    moved: bool
    days: tuple[Day, ...]
    rule: str
    counting: Literal["calendar", "working"]


class CalendarUnknown(WrongCall):
    """A day of a year whose notice is not known."""


class Workdays:
    """The calendar with an office's additions: date -> (worked, notice)."""

    def __init__(self, extra: Mapping[dt.date, tuple[bool, str]] | None = None) -> None:
        self._extra = dict(extra or {})

    def day(self, day: dt.date) -> Day:
        """What kind of day it is; raises CalendarUnknown where no notice covers its year."""
        if day in self._extra:
            return Day(day, *self._extra[day])
        self._demand(day.year)
        published = _published()
        if day in published.worked:
            return Day(day, True, _EXCHANGED)
        if day in published.off:
            return Day(day, False, published.off[day])
        return Day(day, day.weekday() < 5, _USUAL[day.weekday() >= 5])

    def count(self, start: dt.date, term: Term) -> Counted:
        """Count a term from an event's day, which itself is not counted; raises CalendarUnknown.

        Calendar days, months and years that end on a day off move to the next working day (民法典 203); a term of
        working days cannot. Months and years end on the event's day number, or at the month's end (民法典 202).
        """
        self._demand(start.year)
        rule = "民法通則第154—155條" if start < _CIVIL_CODE else "民法典第201—203條"
        if term.unit == "working_day":
            days = self._worked(start, term.amount)
            return Counted(days[-1].day, days[-1].day, False, days, rule, "working")
        last = self._last_day(start, term)
        days = self._until_worked(start, last)
        return Counted(last, days[-1].day, days[-1].day != last, days, rule, "calendar")

    def _worked(self, day: dt.date, amount: int) -> tuple[Day, ...]:
        days: list[Day] = []
        while amount > 0:
            day += _ONE
            days.append(self.day(day))
            amount -= days[-1].working
        return tuple(days)

    def _until_worked(self, day: dt.date, last: dt.date) -> tuple[Day, ...]:
        days: list[Day] = []
        while day < last or not days[-1].working:
            day += _ONE
            days.append(self.day(day))
        return tuple(days)

    def _last_day(self, start: dt.date, term: Term) -> dt.date:
        if term.unit == "day":
            return start + _ONE * term.amount
        months = start.year * 12 + start.month - 1 + term.amount * (12 if term.unit == "year" else 1)
        year, month = months // 12, months % 12 + 1
        self._demand(year)
        return dt.date(year, month, min(start.day, calendar.monthrange(year, month)[1]))

    def _demand(self, year: int) -> None:
        if year not in self._years:
            raise CalendarUnknown(
                f"{year}年的放假通知不在曆表內(現有{_spans(self._years)}),無從推算;可在 workdays.yaml 補入該年的放假通知"
            )

    @cached_property
    def _years(self) -> frozenset[int]:
        """The years known; one that the office typed in counts once it has 元旦 and 國慶, which every notice fixes."""
        new_year, national = ({d.year for d in self._extra if (d.month, d.day) == day} for day in ((1, 1), (10, 1)))
        return _published().years | (new_year & national)


def basis(day: Day) -> str:
    """Why a day is worked or not, with the notice that made it so; a plain weekday or weekend needs none."""
    if day.reason in _USUAL:
        return day.reason
    if day.reason not in (_EXCHANGED, *_HOLIDAYS.values()):
        return f"{'上班' if day.working else '放假'}({day.reason})"
    ruling = [notice for notice, first, last in _NOTICES if first <= day.day <= last]
    return f"{day.reason}({ruling[-1] if ruling else '放假通知出處未查'})"


class _Published(NamedTuple):
    off: dict[dt.date, str]
    worked: frozenset[dt.date]
    years: frozenset[int]


@cache
def _published() -> _Published:
    # Only a count needs the table, and importing it costs more than the rest of a short command.
    from chinese_calendar import constants

    # A later release may bring a holiday of one year only, as 2015 had; its days are off all the same.
    off = {day: _HOLIDAYS.get(name, "放假") for day, name in constants.holidays.items()}
    return _Published(off, frozenset(constants.workdays), frozenset(day.year for day in off))


def _spans(years: frozenset[int]) -> str:
    """Write 2004—2026年; years apart from the others stand after 、."""
    starts = sorted(year for year in years if year - 1 not in years)
    ends = sorted(year for year in years if year + 1 not in years)
    return "、".join(f"{a}年" if a == b else f"{a}—{b}年" for a, b in zip(starts, ends, strict=True))
