"""Limits on a line of months; the marks stand under the month of their day."""

from __future__ import annotations

from datetime import date

import pytest

from fazhi_cli.layouts.timeline import DatedLimit, timeline

MARCH = DatedLimit("1.1", date(2015, 2, 28), date(2015, 3, 31))
TURN = DatedLimit("20.3", date(2015, 12, 31), date(2016, 1, 31))


def test_two_days_of_an_open_reading_and_one_of_a_fixed() -> None:
    fixed = DatedLimit("22.3", date(2015, 3, 31), date(2015, 3, 31))
    assert timeline([MARCH, fixed], date(2015, 3, 1), 80) == (
        "      2015",
        "      2月  3月",
        "1.1   ●----○",
        "22.3       ●",
        "           ▲今天",
    )


def test_a_year_is_named_where_it_begins() -> None:
    assert timeline([TURN], date(2014, 1, 1), 80) == ("      2015 2016", "      12月 1月", "20.3  ●----○")


@pytest.mark.parametrize(
    ("room", "heads"),
    [
        (80, ("      2015                                                   2016",)),
        (35, ("      2015                2016", "      1季  2季  3季  4季  1季")),
        (20, ("      2015 2016",)),
    ],
)
def test_months_quarters_or_years_as_there_is_room(room: int, heads: tuple[str, ...]) -> None:
    drawn = timeline([MARCH, TURN], date(2014, 1, 1), room)
    assert drawn[: len(heads)] == heads
    assert max(map(len, drawn)) <= room


def test_no_picture_where_it_would_not_be_whole() -> None:
    assert timeline([], date(2015, 1, 1), 80) == ()
    assert timeline([MARCH, TURN], date(2015, 1, 1), 12) == ()
    assert timeline([MARCH] * 41, date(2015, 1, 1), 80) == ()


def test_the_end_of_the_calendar() -> None:
    last = DatedLimit("9.9", date(9999, 12, 31), date(9999, 12, 31))
    assert timeline([last], date(9999, 12, 31), 80)[-1] == "     ▲今天"
