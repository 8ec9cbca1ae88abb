"""Kinds of case, days off and pairs of wording."""

from __future__ import annotations

import pytest

from tests.rulebook.checks.rulebooks import TASK, of_tasks


@pytest.mark.parametrize(
    ("cases", "codes"),
    [
        ("[{name: 做好甲}]", []),
        ("[{name: 行政處罰}]", ["R03"]),
        ("[{name: 行政處罰, spellings: [做好甲]}]", []),
        ("[{name: 做好甲, spellings: [行政處罰]}]", ["R03"]),
        ("[{name: 行政處罰, spellings: [甲], narrower: [做好]}]", []),
        ("[{name: 甲, narrower: [重大]}]", ["R03"]),
        ("[{name: 甲}, {name: 甲}]", ["R05"]),
        ("[{name: 甲}, {name: 做好}]", []),
    ],
)
def test_a_kind_of_case_is_written_as_some_clause_writes_it(cases: str, codes: list[str]) -> None:
    assert of_tasks(TASK, more=f"cases: {cases}\n") == codes


@pytest.mark.parametrize(
    ("notices", "codes"),
    [
        ("[{notice: 一, off: [2027-01-01], work: [2027-01-02]}]", []),
        ("[{notice: 一, off: [2027-01-01], work: [2027-01-01]}]", ["R08"]),
        ("[{notice: 一, off: [2027-01-01, 2027-01-01]}]", ["R08"]),
        ("[{notice: 一, off: 2027-01-01}, {notice: 二, off: 2027-01-01}]", ["R08"]),
        ("[{notice: 一, work: 2027-01-01}, {notice: 二, work: 2027-01-01}]", ["R08"]),
        ("[{notice: 一, off: 2027-01-01}, {notice: 二, off: 2027-01-02}]", []),
    ],
)
def test_a_day_is_written_once(notices: str, codes: list[str]) -> None:
    assert of_tasks(TASK, workdays=f"notices: {notices}\n") == codes


@pytest.mark.parametrize(
    ("pair", "codes"),
    [
        ("{text: 做好, mainland: 辦好}", []),
        ("{text: 程式, mainland: 程序}", ["C14"]),
        ("{text: 實施, mainland: 施行}", []),  # in the title of the plan
        ("{text: 章, mainland: 篇}", []),
        ("{text: 做好, mainland: 辦好, only: [做好甲]}", []),
        ("{text: 做好, mainland: 辦好, only: [做好甲, 做好乙]}", ["C14"]),
        ("{text: 做好, mainland: 辦好, not: [做好乙]}", ["C14"]),
    ],
)
def test_a_pair_speaks_of_words_that_the_document_has(pair: str, codes: list[str]) -> None:
    assert of_tasks(TASK, wording=f"pairs: [{pair}]\n") == codes
