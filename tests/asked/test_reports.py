from __future__ import annotations

import pytest

from fazhi_cli.asked.reports import period
from fazhi_cli.errors import WrongCall

PERIODS = {
    "2015-06": "2015-06",
    "2015年6月": "2015-06",
    "2015年12月份": "2015-12",
    "2015-q2": "2015-Q2",
    "2015年第二季度": "2015-Q2",
    "２０１５年３季度": "2015-Q3",
}


@pytest.mark.parametrize("typed", PERIODS)
def test_a_period_as_people_write_it(typed: str) -> None:
    assert period(typed) == PERIODS[typed]


@pytest.mark.parametrize("typed", ["6月", "2015年13月", "2015年0月", "2015年五季度", "2015"])
def test_what_is_no_period(typed: str) -> None:
    with pytest.raises(WrongCall):
        period(typed)
