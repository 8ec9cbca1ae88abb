from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

import pytest
from chinese_calendar import constants
from hypothesis import given
from hypothesis import strategies as st

from fazhi_cli.plan.holiday_notices import ruling
from fazhi_cli.plan.time_meaning import Term
from fazhi_cli.plan.workdays import CalendarUnknown, Workdays, _published, basis
from fazhi_cli.vocabulary.failures import sentences
from tests.notices import LAST_YEAR, YEARS


def span(first: date, last: date) -> list[date]:
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


# 國辦發明電〔2014〕28號 and, for 3 to 6 September, 國發明電〔2015〕1號.
OFF_2015 = {
    "元旦": span(date(2015, 1, 1), date(2015, 1, 3)),
    "春節": span(date(2015, 2, 18), date(2015, 2, 24)),
    "清明節": span(date(2015, 4, 4), date(2015, 4, 6)),
    "勞動節": span(date(2015, 5, 1), date(2015, 5, 3)),
    "端午節": span(date(2015, 6, 20), date(2015, 6, 22)),
    "抗戰勝利紀念日": span(date(2015, 9, 3), date(2015, 9, 5)),
    "中秋節": span(date(2015, 9, 26), date(2015, 9, 27)),
    "國慶節": span(date(2015, 10, 1), date(2015, 10, 7)),
}
WORKED_2015 = [date(2015, 1, 4), date(2015, 2, 15), date(2015, 2, 28), date(2015, 9, 6), date(2015, 10, 10)]
ALL_OFF = {day for days in OFF_2015.values() for day in days}
KNOWN = st.dates(date(2004, 1, 1), date(2025, 6, 30))


@pytest.mark.parametrize("day", span(date(2015, 1, 1), date(2015, 12, 31)), ids=str)
def test_every_day_of_2015_is_as_the_notices_say(day: date) -> None:
    worked = day in WORKED_2015 or (day.weekday() < 5 and day not in ALL_OFF)
    assert Workdays().day(day).working is worked


@pytest.mark.parametrize(
    ("day", "reason"),
    [
        *((day, "調休上班") for day in WORKED_2015),
        *((day, name) for name, days in OFF_2015.items() for day in days if day.weekday() < 5),
        (date(2015, 4, 4), "週末"),
        (date(2015, 3, 1), "週末"),
        (date(2015, 3, 2), "工作日"),
    ],
)
def test_a_day_says_why(day: date, reason: str) -> None:
    assert Workdays().day(day).reason == reason


@pytest.mark.parametrize(
    ("amount", "unit", "event", "last_day", "due"),
    [
        (15, "day", date(2015, 2, 6), date(2015, 2, 21), date(2015, 2, 25)),
        (15, "day", date(2015, 2, 13), date(2015, 2, 28), date(2015, 2, 28)),
        (15, "day", date(2015, 6, 5), date(2015, 6, 20), date(2015, 6, 23)),
        (15, "day", date(2015, 8, 20), date(2015, 9, 4), date(2015, 9, 6)),
        (10, "working_day", date(2015, 2, 12), date(2015, 3, 3), date(2015, 3, 3)),
        (20, "working_day", date(2015, 2, 12), date(2015, 3, 17), date(2015, 3, 17)),
        (10, "working_day", date(2015, 9, 1), date(2015, 9, 16), date(2015, 9, 16)),
        (20, "working_day", date(2015, 9, 1), date(2015, 9, 30), date(2015, 9, 30)),
        (1, "day", date(2015, 3, 2), date(2015, 3, 3), date(2015, 3, 3)),
        (1, "working_day", date(2015, 3, 6), date(2015, 3, 9), date(2015, 3, 9)),
        (1, "month", date(2015, 1, 31), date(2015, 2, 28), date(2015, 2, 28)),
        (1, "month", date(2016, 1, 31), date(2016, 2, 29), date(2016, 2, 29)),
        (3, "month", date(2015, 11, 30), date(2016, 2, 29), date(2016, 2, 29)),
        (2, "month", date(2015, 11, 3), date(2016, 1, 3), date(2016, 1, 4)),
        (1, "month", date(2015, 11, 30), date(2015, 12, 30), date(2015, 12, 30)),
        (12, "month", date(2015, 12, 10), date(2016, 12, 10), date(2016, 12, 12)),
        (1, "year", date(2016, 2, 29), date(2017, 2, 28), date(2017, 2, 28)),
        (2, "year", date(2015, 5, 10), date(2017, 5, 10), date(2017, 5, 10)),
    ],
)
def test_a_term_is_counted_from_the_day_after_the_event(
    amount: int, unit: str, event: date, last_day: date, due: date
) -> None:
    counted = Workdays().count(event, Term(amount, unit, ""))  # type: ignore[arg-type]
    assert (counted.last_day, counted.due_latest, counted.moved) == (last_day, due, last_day != due)
    assert [day.day for day in counted.days] == span(event + timedelta(days=1), due)
    assert counted.counting == ("working" if unit == "working_day" else "calendar")


@pytest.mark.parametrize(
    ("event", "term"),
    [
        (date(2003, 12, 1), Term(10, "working_day", "")),
        (date(LAST_YEAR, 12, 20), Term(20, "working_day", "")),
        (date(9999, 12, 31), Term(1, "working_day", "")),
    ],
)
def test_working_days_of_a_year_without_a_notice_are_an_error_that_names_the_years_known(
    event: date, term: Term
) -> None:
    with pytest.raises(CalendarUnknown) as raised:
        Workdays().count(event, term)
    assert raised.value.exit_code == 2
    assert re.search(YEARS, sentences(raised.value)[0])


@pytest.mark.parametrize(
    ("event", "term", "last_day"),
    [
        (date(LAST_YEAR, 12, 20), Term(15, "day", ""), date(LAST_YEAR + 1, 1, 4)),
        (date(LAST_YEAR, 12, 1), Term(2, "month", ""), date(LAST_YEAR + 1, 2, 1)),
        (date(1999, 12, 31), Term(1, "day", ""), date(2000, 1, 1)),
        (date(2015, 1, 1), Term(999, "year", ""), date(3014, 1, 1)),
        (date(9999, 12, 30), Term(1, "day", ""), date(9999, 12, 31)),
    ],
)
def test_calendar_days_are_counted_without_a_notice_and_only_their_moving_is_open(
    event: date, term: Term, last_day: date
) -> None:
    counted = Workdays().count(event, term)
    assert (counted.last_day, counted.due_latest, counted.moved) == (last_day, None, None)
    assert counted.days[-1] == (last_day, None, "放假通知未收錄", "week")


def test_a_term_that_reaches_into_a_year_without_notice_but_ends_before_is_moved_as_ever() -> None:
    counted = Workdays().count(date(2003, 12, 20), Term(15, "day", ""))
    assert (counted.last_day, counted.due_latest) == (date(2004, 1, 4), date(2004, 1, 5))


@pytest.mark.parametrize(
    ("event", "term"),
    [
        (date(2015, 1, 1), Term(9_999, "year", "")),
        (date(9999, 12, 31), Term(999, "day", "")),
        (date(9999, 12, 31), Term(1, "month", "")),
    ],
)
def test_no_day_is_later_than_the_year_9999(event: date, term: Term) -> None:
    with pytest.raises(CalendarUnknown) as raised:
        Workdays().count(event, term)
    assert sentences(raised.value) == ["期限超出公元9999年，無法推算"]


def test_what_the_office_adds_wins() -> None:
    office = Workdays({date(2015, 3, 3): (False, "本單位通知"), date(2015, 3, 7): (True, "本單位通知")})
    assert office.day(date(2015, 3, 3)) == (date(2015, 3, 3), False, "本單位通知", "office")
    assert office.count(date(2015, 3, 2), Term(1, "day", "")).due_latest == date(2015, 3, 4)
    assert office.count(date(2015, 3, 2), Term(4, "working_day", "")).last_day == date(2015, 3, 7)


def test_a_year_is_known_once_the_office_typed_in_its_notice() -> None:
    single = {date(2040, 1, 1): (False, "2040年通知")}
    whole = {**single, date(2040, 10, 1): (False, "2040年通知"), date(2040, 10, 6): (True, "2040年通知")}
    with pytest.raises(CalendarUnknown) as raised:
        Workdays(single).day(date(2040, 3, 1))
    assert sentences(raised.value)[0].startswith("2040年")
    assert Workdays(whole).day(date(2040, 3, 1)) == (date(2040, 3, 1), True, "工作日", "week")
    assert Workdays(whole).count(date(2040, 9, 30), Term(1, "working_day", "")).last_day == date(2040, 10, 2)
    with pytest.raises(CalendarUnknown) as raised:
        Workdays(whole).day(date(2041, 3, 1))
    assert "、2040年）" in sentences(raised.value)[0]


@pytest.mark.parametrize("year", range(2004, LAST_YEAR + 1))
def test_every_published_year_has_the_two_days_that_tell_a_whole_notice(year: int) -> None:
    assert not Workdays().day(date(year, 1, 1)).working
    assert not Workdays().day(date(year, 10, 1)).working


@pytest.mark.parametrize(
    ("day", "told"),
    [
        (date(2015, 1, 1), "元旦（國辦發明電〔2014〕28號，文號據轉載）"),
        (date(2015, 9, 2), "工作日"),
        (date(2015, 9, 3), "抗戰勝利紀念日（國發明電〔2015〕1號，文號據轉載）"),
        (date(2015, 9, 6), "調休上班（國發明電〔2015〕1號，文號據轉載）"),
        (date(2015, 10, 1), "國慶節（國辦發明電〔2014〕28號，文號據轉載）"),
        (date(2004, 1, 1), "元旦（放假通知出處未查）"),
        (date(2006, 12, 30), "調休上班（國辦發明電〔2006〕49號）"),
        (date(2016, 1, 1), "元旦（國辦發明電〔2015〕18號，文號據轉載）"),
        (date(2018, 12, 29), "調休上班（國辦發明電〔2018〕15號）"),
        (date(2019, 4, 28), "調休上班（國辦發明電〔2019〕3號）"),
        (date(2019, 10, 1), "國慶節（國辦發明電〔2018〕15號）"),
        (date(2020, 1, 31), "春節（國辦發明電〔2020〕1號，文號據轉載）"),
        (date(2022, 12, 31), "元旦（國辦發明電〔2022〕16號，文號據轉載）"),
        (date(2023, 1, 2), "元旦（國辦發明電〔2022〕16號，文號據轉載）"),
        (date(2025, 10, 1), "國慶節（國辦發明電〔2024〕12號，文號據轉載）"),
        (date(2026, 10, 1), "國慶節（國辦發明電〔2025〕7號，文號據轉載）"),
    ],
)
def test_a_day_is_told_with_its_notice(day: date, told: str) -> None:
    assert basis(Workdays().day(day)) == told


@pytest.mark.parametrize(
    ("working", "told"), [(False, "放假（遂府辦〔2015〕8號）"), (True, "上班（遂府辦〔2015〕8號）")]
)
def test_a_day_that_the_office_added_is_told_with_its_own_notice(working: bool, told: str) -> None:
    day = date(2015, 3, 3)
    assert basis(Workdays({day: (working, "遂府辦〔2015〕8號")}).day(day)) == told


def test_a_holiday_that_the_calendar_names_only_later_is_off(monkeypatch: pytest.MonkeyPatch) -> None:
    day = date(LAST_YEAR, 9, 3)
    monkeypatch.setitem(constants.holidays, day, "Anti-Fascist 90th Day")
    monkeypatch.setattr("fazhi_cli.plan.workdays._published", _published.__wrapped__)
    assert Workdays().day(day)[1:] == (False, "放假", "published")
    assert basis(Workdays().day(day)).startswith("放假（")


def test_each_notice_of_a_published_day_is_named_from_2007_to_2026() -> None:
    days = [day for day in (*constants.holidays, *constants.workdays) if 2007 <= day.year <= 2026]
    assert [day for day in days if ruling(day) is None] == []


@given(KNOWN, st.integers(1, 120))
def test_working_days_are_counted_as_one_counts_on_fingers(event: date, amount: int) -> None:
    calendar_days, day, worked = Workdays(), event, 0
    while worked < amount:
        day += timedelta(days=1)
        if calendar_days.day(day).working:
            worked += 1
    counted = calendar_days.count(event, Term(amount, "working_day", ""))
    assert counted.last_day == counted.due_latest == day
    assert [day.working for day in counted.days].count(True) == amount


@given(KNOWN, st.integers(1, 400))
def test_calendar_days_end_on_a_working_day(event: date, amount: int) -> None:
    days = Workdays()
    due = event + timedelta(days=amount)
    while not days.day(due).working:
        due += timedelta(days=1)
    counted = days.count(event, Term(amount, "day", ""))
    assert (counted.last_day, counted.due_latest) == (event + timedelta(days=amount), due)


@given(KNOWN, st.integers(1, 12))
def test_months_end_on_the_events_day_number_or_the_months_end(event: date, amount: int) -> None:
    year, month = event.year, event.month
    for _ in range(amount):
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    last = Workdays().count(event, Term(amount, "month", "")).last_day
    assert (last.year, last.month) == (year, month)
    assert last.day == event.day or (last.day < event.day and last.day == calendar.monthrange(year, month)[1])
