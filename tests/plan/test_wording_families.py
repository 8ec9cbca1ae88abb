"""Whole families of time wordings, judged by reading: each is read as it is meant, and what is no limit is read as none."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from opencc import OpenCC

from fazhi_cli.plan.text_times import TimeWording, time_wordings

if TYPE_CHECKING:
    from collections.abc import Callable

EVERY = {"Y": "year", "H": "half_year", "Q": "quarter", "M": "month", "W": "week"}
LINES = Path(__file__).with_name("wording_families.tsv").read_text(encoding="utf-8").splitlines()
CASES = [tuple(line.split("\t")) for line in LINES if not line.startswith("#")]


def number(text: str) -> int | None:
    return int(text) if text else None


def is_meant(row: TimeWording, expected: str) -> bool:
    """Whether a wording was read as the file says."""
    kind, _, value = expected.partition(":")
    if kind in ("D", "R"):
        strict, _, lenient = value.partition("/")
        return (row.due, row.due_latest) == (strict, lenient or strict)
    if kind == "C":
        return f"{row.amount} {row.unit}" == value and not row.backward
    if kind == "B":
        return row.time == "triggered" and row.backward and row.amount is not None
    if kind == "X":
        return row.time == "recurring"
    if kind == "M":
        value = f"-{value}" if value else ""
    month, _, day = value.partition("-")
    has_day = not value or (row.month, row.day) == (number(month), number(day))
    return row.time == "recurring" and row.every == EVERY[kind] and has_day


@pytest.mark.parametrize(("phrase", "issued", "expected"), CASES)
@pytest.mark.parametrize("write", [str, OpenCC("s2t").convert], ids=["written", "hant"])
def test_a_phrase_is_read_as_it_is_meant(phrase: str, issued: str, expected: str, write: Callable[[str], str]) -> None:
    rows = time_wordings(write(phrase), date.fromisoformat(issued))
    limits = [row for row in rows if row.time is not None]
    if expected in ("S", "T"):
        assert limits == []
    else:
        assert any(is_meant(row, expected) for row in limits), rows


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("2015、2016年底前完成", [2015, 2016]),
        ("2015年、2016年底前完成", [2015, 2016]),
        ("2015、2016和2017年末前建成", [2015, 2016, 2017]),
        ("今年和明年年底前完成", [2014, 2015]),
        ("第2015、2016號文件年底前清理", [2014]),
        ("2015、20個項目年底前完成", [2014]),
    ],
)
def test_of_listed_years_each_has_its_end(text: str, years: list[int]) -> None:
    rows = time_wordings(text, date(2014, 3, 1))
    assert [row.due for row in rows] == [f"{year}-12-31" for year in years]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("2015年上半年、下半年分別培訓", ["2015-06-30", "2015-12-31"]),
        ("上半年、下半年各舉辦一次", ["2014-06-30", "2014-12-31"]),
        ("一季度、三季度各督查一次", ["2014-03-31", "2014-09-30"]),
        ("第一、三季度分別召開", ["2014-03-31", "2014-09-30"]),
        ("2015年一季度、二季度底前完成", ["2015-03-31", "2015-06-30"]),
        ("較上半年、下半年增長", []),
        ("一季度、二季度經濟指標", []),
        ("上下半年各舉辦一次", [None]),
    ],
)
def test_of_listed_quarters_and_half_years_each_has_its_end(text: str, days: list[str | None]) -> None:
    assert [row.due for row in time_wordings(text, date(2014, 1, 10))] == days


@pytest.mark.parametrize(
    ("text", "wording"),
    [
        ("兩會前完成", "兩會前"),
        ("全国两会召开前完成", "两会召开前"),
        ("春節前發放", "春節前"),
        ("秋季開學前完成", "開學前"),
        ("於採暖期前完成", "採暖期前"),
        ("五一勞動節前報送", "五一勞動節前"),
        ("去年年底前完成整改", "去年年底前"),
        ("去年6月15日前完成", "去年6月15日前"),
        ("次年計劃於上年12月底前報送", "上年12月底前"),
        ("隔年3月底前报告", "隔年3月底前"),
        ("农历八月十五前慰問", "农历八月十五前"),
        ("農曆年底前發放", "農曆年底前"),
    ],
)
def test_a_day_that_no_calendar_here_knows_is_listed_without_a_day(text: str, wording: str) -> None:
    assert time_wordings(text, date(2015, 1, 20)) == [TimeWording(wording, None)]


@pytest.mark.parametrize(
    "text", ["春節前後開展", "二十一前", "竣工驗收後年底前移交", "竣工次年年底前", "去年10月至12月開展"]
)
def test_what_is_no_day_at_all_is_not_listed(text: str) -> None:
    assert time_wordings(text, date(2015, 1, 20)) == []
