from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fazhi_cli.plan.numerals import bare, chinese, fold, number

SPELLED = {
    1: "一",
    2: "二",
    10: "十",
    11: "十一",
    12: "十二",
    20: "二十",
    31: "三十一",
    39: "三十九",
    99: "九十九",
    100: "一百",
    101: "一百零一",
    110: "一百一十",
    115: "一百一十五",
    350: "三百五十",
    999: "九百九十九",
    1000: "一千",
    1001: "一千零一",
    1010: "一千零一十",
    2015: "二千零一十五",
}


@pytest.mark.parametrize(("n", "text"), SPELLED.items())
def test_a_number_is_written_and_read(n: int, text: str) -> None:
    assert chinese(n) == text
    assert number(text) == n


@pytest.mark.parametrize(
    ("text", "n"),
    [
        ("31", 31),
        ("３１", 31),
        ("(三十一)", 31),
        ("（三十一）", 31),
        ("(31)", 31),
        ("第(十)項", 10),
        ("第十項", 10),
        ("第10项", 10),
        ("(十)", 10),
        ("十、", 10),
        ("10.", 10),
        ("1．", 1),
        ("㈠", 1),
        ("㈩", 10),
        ("〔十〕", 10),
        ("第三條", 3),
        ("第3条", 3),
        ("第四章", 4),
        ("第六款", 6),
        ("第278号", 278),
        ("( 七 )", 7),
        ("第八項、", 8),
        ("一千零四", 1004),
        ("第278號", 278),
        ("兩", 2),
        ("两", 2),
        ("一十五", 15),
        ("一百〇五", 105),
        ("一百○五", 105),
        ("二〇一五", 2015),
        ("二○一五", 2015),
        (" 三十一 ", 31),
        ("〇", 0),
        ("010", 10),
    ],
)
def test_every_spelling_of_a_number_is_read(text: str, n: int) -> None:
    assert number(text) == n


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "十項重點",
        "三十一和三十二",
        "一百五",
        "十十",
        "二三",
        "百",
        "一二",
        "3²",
        "½",
        "٣",
        "-1",
        "1.5",
        "10,12",
        "市",
        "1" * 10_000,
        "一" * 10_000,
    ],
)
def test_what_is_no_number_is_not_read(text: str) -> None:
    assert number(text) is None


@given(st.integers(0, 9999))
def test_every_number_comes_back(n: int) -> None:
    assert number(chinese(n)) == n
    assert number(f"第（{chinese(n)}）項") == n


@pytest.mark.parametrize("n", [-1, 10_000, 123_456])
def test_beyond_chinese_figures_arabic_ones_stand(n: int) -> None:
    assert chinese(n) == str(n)


@given(st.text())
def test_folding_keeps_every_position(text: str) -> None:
    assert len(fold(text)) == len(text)


def test_a_label_of_signs_is_bare_at_once() -> None:
    """As many labels of twenty thousand signs as a file holds took minutes."""
    started = time.process_time()
    assert bare("1、 ．\n") == "1"
    assert bare("、" * 19_999 + "一") == "、" * 19_999 + "一"
    assert time.process_time() - started < 0.1
