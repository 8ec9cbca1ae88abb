from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fazhi_cli.asked.days import day, days
from fazhi_cli.asked.events import exact
from fazhi_cli.errors import Fault, WrongCall
from fazhi_cli.vocabulary.failures import sentences

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
        ("20150331", "2015-03-31", "2015-03-31"),
        ("201503", "2015-03-01", "2015-03-31"),
        ("2015年3月底", "2015-03-31", "2015-03-31"),
        ("2015年2月末", "2015-02-28", "2015-02-28"),
        ("3月底", "2015-03-31", "2015-03-31"),
        ("三月底", "2015-03-31", "2015-03-31"),
        ("十二月", "2015-12-01", "2015-12-31"),
        ("二〇一五年三月三十一日", "2015-03-31", "2015-03-31"),
        ("3月31号", "2015-03-31", "2015-03-31"),
        ("3/31", "2015-03-31", "2015-03-31"),
        ("2015年3月下旬", "2015-03-21", "2015-03-31"),
        ("2015年底", "2015-12-31", "2015-12-31"),
        ("2015年年底", "2015-12-31", "2015-12-31"),
        ("年底", "2015-12-31", "2015-12-31"),
        ("今年底", "2015-12-31", "2015-12-31"),
        ("明年年底", "2016-12-31", "2016-12-31"),
        ("今年", "2015-01-01", "2015-12-31"),
        ("去年", "2014-01-01", "2014-12-31"),
        ("2015年一季度", "2015-01-01", "2015-03-31"),
        ("2015第一季度", "2015-01-01", "2015-03-31"),
        ("2015一季度", "2015-01-01", "2015-03-31"),
        ("2015-Q1", "2015-01-01", "2015-03-31"),
        ("二季度末", "2015-06-30", "2015-06-30"),
        ("2015H1", "2015-01-01", "2015-06-30"),
        ("2015年上半年", "2015-01-01", "2015-06-30"),
        ("上半年", "2015-01-01", "2015-06-30"),
        ("下半年", "2015-07-01", "2015-12-31"),
        ("明年上半年", "2016-01-01", "2016-06-30"),
        ("明天", "2015-03-21", "2015-03-21"),
        ("昨天", "2015-03-19", "2015-03-19"),
        ("后天", "2015-03-22", "2015-03-22"),
        ("30天后", "2015-04-19", "2015-04-19"),
        ("本月", "2015-03-01", "2015-03-31"),
        ("这个月底", "2015-03-31", "2015-03-31"),
        ("下月底", "2015-04-30", "2015-04-30"),
        ("月底", "2015-03-31", "2015-03-31"),
        ("年内", "2015-01-01", "2015-12-31"),
        ("3月内", "2015-03-01", "2015-03-31"),
        ("一季度以内", "2015-01-01", "2015-03-31"),
        ("30天内", "2015-03-20", "2015-04-19"),
        ("两个星期后", "2015-04-03", "2015-04-03"),
        ("季度末", "2015-03-31", "2015-03-31"),
        ("去年底", "2014-12-31", "2014-12-31"),
        ("上個月15日", "2015-02-15", "2015-02-15"),
        ("本季度", "2015-01-01", "2015-03-31"),
        ("下季度末", "2015-06-30", "2015-06-30"),
        ("本週", "2015-03-16", "2015-03-22"),
        ("下周五", "2015-03-27", "2015-03-27"),
        ("周五", "2015-03-20", "2015-03-20"),
        ("星期日", "2015-03-22", "2015-03-22"),
        ("三个月后", "2015-06-20", "2015-06-20"),
        ("1個月以內", "2015-03-20", "2015-04-20"),
        ("13個月前", "2014-02-20", "2014-02-20"),
        ("2015年 3月 31日", "2015-03-31", "2015-03-31"),
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


@pytest.mark.parametrize("typed", ["3月底前", "2015年3月底之前", "2015年3月31日前", "三月三十一日以前"])
def test_the_day_by_which_something_is_due_may_be_written_with_before(typed: str) -> None:
    """Both readings of these include the day itself; of 3月前 they do not."""
    assert day(typed, TODAY, last=True) == on("2015-03-31")
    with pytest.raises(WrongCall):
        day(typed, TODAY)


def test_months_on_from_a_day_that_a_shorter_one_lacks() -> None:
    assert day("1个月后", on("2015-01-31")) == on("2015-02-28")
    with pytest.raises(WrongCall):
        day("9999個月後", on("9990-01-31"))


NO_DAYS = (
    *("0000", "0000-01-01", "15-03-01", "31日", "底", "年", "半年", "2015年3月31日底", "明天底", "10000天前x"),
    *("", " ", "x", "2015-03-31x", "x2015", "2015年3月1日 8:00", "2015季度", "99999天前x", "9999-12-31天後", "3月前"),
)  # fmt: skip


@pytest.mark.parametrize("typed", NO_DAYS)
def test_what_is_no_day_is_refused_as_typed(typed: str) -> None:
    with pytest.raises(WrongCall) as raised:
        day(typed, TODAY)
    assert raised.value.faults == (Fault("unreadable-day", typed=typed),)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("2015-02-29", "沒有「2015-02-29」這個日期：2015年2月沒有29日。"),
        ("2015年2月29日", "沒有「2015年2月29日」這個日期：2015年2月沒有29日。"),
        ("20150431", "沒有「20150431」這個日期：2015年4月沒有31日。"),
        ("2月30日", "沒有「2月30日」這個日期：2015年2月沒有30日。"),
        ("2015-3-32", "沒有「2015-3-32」這個日期：2015年3月沒有32日。"),
        ("2015-01-00", "沒有「2015-01-00」這個日期：2015年1月沒有0日。"),
        ("2015-00", "沒有「2015-00」這個日期：一年沒有0月。"),
        ("2015-0", "沒有「2015-0」這個日期：一年沒有0月。"),
        ("2015年0月", "沒有「2015年0月」這個日期：一年沒有0月。"),
        ("2015-13", "沒有「2015-13」這個日期：一年沒有13月。"),
        ("2015年十三月底", "沒有「2015年十三月底」這個日期：一年沒有13月。"),
        ("2015Q5", "沒有「2015Q5」這個日期：一年沒有第5季度。"),
        ("2015H3", "沒有「2015H3」這個日期：一年沒有第3個半年。"),
    ],
)
def test_what_the_calendar_does_not_have_is_told(typed: str, sentence: str) -> None:
    with pytest.raises(WrongCall) as raised:
        day(typed, TODAY)
    assert sentences(raised.value) == [sentence]


@given(st.text(alphabet="0123456789年月日底末季度半上下本今明去QH-/. 週周一二三十后前天", max_size=12))
def test_any_spelling_is_read_or_refused(typed: str) -> None:
    try:
        first, last = day(typed, TODAY), day(typed, TODAY, last=True)
    except WrongCall:
        return
    assert first <= last


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
        ("三十", 30),
        ("三十天内", 30),
        ("30天以内", 30),
        ("2周", 14),
        ("两个星期", 14),
        ("兩週內", 14),
        ("4w", 28),
    ],
)
def test_a_number_of_days(typed: str, number: int) -> None:
    assert days(typed) == number


@pytest.mark.parametrize("typed", ["-1", "1.5", "100000", "", "d", "30m", "30天x", "x30", "一個月"])
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
        ("2015-04-31", Fault("impossible-day", typed="2015-04-31", what="day", number=31, year=2015, month=4)),
        ("2015-04-28 08:00", Fault("unreadable-day", typed="2015-04-28 08:00")),
        ("2015-04-28 00:00:01", Fault("unreadable-day", typed="2015-04-28 00:00:01")),
    ],
)
def test_what_is_not_one_day_is_refused(typed: str, fault: Fault) -> None:
    with pytest.raises(WrongCall) as raised:
        exact(typed, TODAY)
    assert raised.value.faults == (fault,)
