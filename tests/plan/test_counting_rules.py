"""The civil law of the day of an event; the dates in force are those of the laws."""

from __future__ import annotations

from datetime import date

import pytest

from fazhi_cli.plan.counting_rules import rule_on


@pytest.mark.parametrize(
    ("day", "rule"),
    [
        (date(1986, 12, 31), "當時的期間計算規定未查到"),
        (date(1987, 1, 1), "比照民法通則第154—155條"),
        (date(2015, 2, 6), "比照民法通則第154—155條"),
        (date(2017, 9, 30), "比照民法通則第154—155條"),
        (date(2017, 10, 1), "比照民法總則第201、203、205條"),
        (date(2020, 12, 31), "比照民法總則第201、203、205條"),
        (date(2021, 1, 1), "比照民法典第201—203條、第1259條"),
        (date(2026, 11, 27), "比照民法典第201—203條、第1259條"),
    ],
)
def test_the_rule_is_the_law_of_the_events_day_by_analogy(day: date, rule: str) -> None:
    assert rule_on(day) == rule
