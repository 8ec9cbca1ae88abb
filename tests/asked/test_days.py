from __future__ import annotations

from datetime import date

import pytest

from fazhi_cli.asked.days import day, days
from fazhi_cli.asked.events import exact
from fazhi_cli.errors import Fault, WrongCall

TODAY = date(2015, 3, 20)


def on(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("2015-03-31", "2015-03-31", "2015-03-31"),
        ("2015/3/1", "2015-03-01", "2015-03-01"),
        ("2015.3.1", "2015-03-01", "2015-03-01"),
        ("2015年3月1日", "2015-03-01", "2015-03-01"),
        ("2015年3月1", "2015-03-01", "2015-03-01"),
        (" ２０１５－０３－３１　", "2015-03-31", "2015-03-31"),
        ("2015-03", "2015-03-01", "2015-03-31"),
        ("2015年2月", "2015-02-01", "2015-02-28"),
        ("2016年2月", "2016-02-01", "2016-02-29"),
        ("2015年12月", "2015-12-01", "2015-12-31"),
        ("2015", "2015-01-01", "2015-12-31"),
        ("2015年", "2015-01-01", "2015-12-31"),
        ("2015Q1", "2015-01-01", "2015-03-31"),
        ("2015q2", "2015-04-01", "2015-06-30"),
        ("2015年第3季度", "2015-07-01", "2015-09-30"),
        ("２０１５年Ｑ４", "2015-10-01", "2015-12-31"),
        ("9999-12", "9999-12-01", "9999-12-31"),
        ("9999", "9999-01-01", "9999-12-31"),
        ("today", "2015-03-20", "2015-03-20"),
        ("Today ", "2015-03-20", "2015-03-20"),
        ("今天", "2015-03-20", "2015-03-20"),
        ("今日", "2015-03-20", "2015-03-20"),
    ],
)
def test_a_day_or_the_ends_of_a_month_quarter_or_year(typed: str, first: str, last: str) -> None:
    assert day(typed, TODAY) == on(first)
    assert day(typed, TODAY, last=True) == on(last)


NO_DAYS = (
    *("2015-02-29", "2015-13", "2015-00", "2015-01-00", "2015-3-32", "0000", "0000-01-01", "15-03-01", "2015Q5"),
    *("2015-Q1", "20150331", "3月", "昨天", "", " ", "x", "2015-03-31x", "x2015", "2015年3月1日 8:00", "2015季度"),
)  # fmt: skip


@pytest.mark.parametrize("typed", NO_DAYS)
def test_what_is_no_day_is_refused_as_typed(typed: str) -> None:
    with pytest.raises(WrongCall) as raised:
        day(typed, TODAY)
    assert raised.value.faults == (Fault("unreadable-day", typed=typed),)


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("30d", 30),
        ("30D", 30),
        ("30天", 30),
        ("30日", 30),
        ("30日內", 30),
        ("30 天內", 30),
        (" 30 ", 30),
        ("０", 0),
        ("99999", 99999),
    ],
)
def test_a_number_of_days(typed: str, number: int) -> None:
    assert days(typed) == number


@pytest.mark.parametrize("typed", ["三十", "-1", "1.5", "100000", "", "d", "30w", "30天x", "x30"])
def test_what_is_no_number_of_days_is_refused_as_typed(typed: str) -> None:
    with pytest.raises(WrongCall) as raised:
        days(typed)
    assert raised.value.faults == (Fault("unreadable-days", typed=typed),)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2015-04-28", "2015-04-28"),
        ("2015-04-28 00:00:00", "2015-04-28"),
        ("2015-04-28T00:00", "2015-04-28"),
        ("2015/4/28 0:00", "2015-04-28"),
        ("today", "2015-03-20"),
    ],
)
def test_one_day(typed: str, meant: str) -> None:
    assert exact(typed, TODAY) == on(meant)


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ("", Fault("no-day")),
        (" ", Fault("no-day")),
        ("2015-04", Fault("no-single-day", typed="2015-04")),
        ("2015", Fault("no-single-day", typed="2015")),
        ("2015-04 00:00", Fault("no-single-day", typed="2015-04 00:00")),
        ("2015-04-31", Fault("unreadable-day", typed="2015-04-31")),
        ("2015-04-28 08:00", Fault("unreadable-day", typed="2015-04-28 08:00")),
        ("2015-04-28 00:00:01", Fault("unreadable-day", typed="2015-04-28 00:00:01")),
    ],
)
def test_what_is_not_one_day_is_refused(typed: str, fault: Fault) -> None:
    with pytest.raises(WrongCall) as raised:
        exact(typed, TODAY)
    assert raised.value.faults == (fault,)
