"""Typed values as what they mean: choices, days, and the selection that they make together."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from fazhi_cli.asked.selection import AnyStatus, Kind, Light, Reading, Selection, When
from fazhi_cli.asked.values import CHOICES, DAYS, choice, selection_of
from fazhi_cli.errors import Fault, WrongCall

TODAY = date(2015, 3, 20)


@pytest.mark.parametrize("typed", ["duty", "DUTY", "應辦", "应办", "應"])
def test_a_choice_by_its_name_or_the_beginning_of_its_word(typed: str) -> None:
    assert choice("kind", typed, CHOICES["kind"]) == "duty"


@pytest.mark.parametrize("typed", ["", "從", "x"])
def test_a_choice_of_no_value_or_of_several(typed: str) -> None:
    with pytest.raises(WrongCall) as caught:
        choice("reading", typed, CHOICES["reading"])
    known = ["strict（從嚴）", "lenient（從寬）"]
    assert caught.value.faults == (Fault("unknown-choice", name="reading", value=typed, known=known),)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ({}, {}),
        ({"unit": ["甲", "乙"], "limit": 0, "include_open": True, "sort": None}, {"unit": ("甲", "乙"), "limit": 0, "include_open": True}),
        ({"kind": ["禁止"], "when": ["none"], "reading": "从宽"}, {"kind": ("prohibition",), "when": ("none",), "reading": "lenient"}),
        ({"kind": ["禁止", "前置程序"]}, {"kind": ("prohibition", "gate")}),
        ({"kind": ["禁止,前置"], "when": ["限期、逐案", "限期"]}, {"kind": ("prohibition", "gate"), "when": ("milestone", "triggered")}),
        ({"due_by": "2015-04"}, {"due_by": date(2015, 4, 30)}),
        ({"due_from": "2015-04", "due_before": "2015-05"}, {"due_from": date(2015, 4, 1), "due_before": date(2015, 5, 1)}),
        ({"as_of": "2016"}, {"as_of": date(2016, 12, 31)}),
        ({"within": "30d"}, {"within": 30}),
        ({"today": "2015-05-01", "due_by": "today"}, {"today": date(2015, 5, 1), "due_by": date(2015, 5, 1)}),
    ],
)  # fmt: skip
def test_the_selection_of_typed_values(typed: dict[str, Any], meant: dict[str, Any]) -> None:
    assert selection_of(typed, TODAY) == Selection(**{"today": TODAY, **meant})


def test_today_is_one_day() -> None:
    with pytest.raises(WrongCall) as caught:
        selection_of({"today": "2015-03"}, TODAY)
    assert caught.value.faults == (Fault("no-single-day", typed="2015-03"),)


def test_every_day_and_every_choice_of_a_selection_is_read() -> None:
    kinds = Selection.__annotations__
    assert {name for name, kind in kinds.items() if kind == date | None} == {*DAYS, "today"}
    choices = (tuple[Kind, ...], tuple[When, ...], Reading | None, tuple[AnyStatus, ...], tuple[Light, ...])
    assert {name for name, kind in kinds.items() if kind in choices} == set(CHOICES)
