"""Cells, breaks and shares."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fazhi_cli.formats.widths import by_sense, padded, share_out, width, wrap


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("", 0),
        ("abc", 3),
        ("市法制辦", 8),
        ("(區)", 4),
        ("（區）", 6),
        ("2015年3月", 9),
        ("e\u0301", 1),
        ("甲\u200b", 2),
        ("ｱ", 1),
        ("𠮷", 2),
    ],
)
def test_width(text: str, cells: int) -> None:
    assert width(text) == cells


def test_padding_counts_cells() -> None:
    assert (padded("市", 4), padded("市", 4, right=True)) == ("市  ", "  市")


@pytest.mark.parametrize(
    ("pieces", "cells", "lines"),
    [
        ([], 4, [""]),
        (["市監察局、", "市法制辦、", "市外網辦"], 20, ["市監察局、市法制辦、", "市外網辦"]),
        (
            ["市國土局、", "市公共資源交易服務中心、", "市法制辦"],
            14,
            ["市國土局、", "市公共資源交", "易服務中心、", "市法制辦"],
        ),
        (["大力推進綜合執法"], 14, ["大力推進", "綜合執法"]),
        (["關於意見(川府發〔2015〕1號)的通知"], 20, ["關於意見", "(川府發〔2015〕1號)", "的通知"]),
        (["於2015年12月底前完成"], 10, ["於2015年", "12月底前", "完成"]),
        (["一二三,四五六"], 6, ["一二", "三,四", "五六"]),
        (["aaaaaaaaaa"], 4, ["aaaa", "aaaa", "aa"]),
    ],
)
def test_wrap(pieces: list[str], cells: int, lines: list[str]) -> None:
    assert wrap(pieces, cells) == lines


@pytest.mark.parametrize(
    ("cells", "lines"),
    [
        (28, ["法治員", "（縣級以上行政執法部門）"]),
        (22, ["法治員（縣級以上", "行政執法部門）"]),
    ],
)
def test_a_name_is_broken_between_its_words_where_no_line_has_room_for_it(cells: int, lines: list[str]) -> None:
    """In the column of 完成時限 of a 任務分工表 and of a 督查督辦台賬."""
    assert by_sense("法治員（縣級以上行政執法部門）", cells, ("縣級以上行政執法部門",))[-len(lines) :] == lines


def test_what_a_limit_is_of_is_not_torn_where_it_has_room_for_itself() -> None:
    """The two lines 2015年5月前：法律顧／問備案（市直部門） were one less."""
    assert by_sense("2015年5月前：法律顧問備案（市直部門）", 20) == ["2015年5月前：", "法律顧問備案", "（市直部門）"]
    of_many = "定期開展（年終）：督促檢查（市、縣（區）政府依法行政領導小組辦公室、政府督查機構）"
    names = ("市、縣（區）政府依法行政領導小組辦公室", "政府督查機構")
    assert by_sense(of_many, 24, names)[:2] == ["定期開展（年終）：", "督促檢查"]


@pytest.mark.parametrize(
    ("cells", "lines"),
    [
        (22, ["市級行政權力清單", "（從嚴 2015-02-28，", "從寬 2015-03-31）"]),
        (12, ["清單（從嚴", "2015-02-28，", "從寬", "2015-03-31）"]),
    ],
)
def test_a_day_stays_with_its_reading_where_a_line_has_room_for_both(cells: int, lines: list[str]) -> None:
    assert wrap(["市級行政權力清單（從嚴 2015-02-28，從寬 2015-03-31）"], cells)[-len(lines) :] == lines


@given(st.text(alphabet="市法制辦,。、()「」〔〕2015年a-b%", max_size=120), st.integers(2, 60))
def test_wrapping_loses_nothing_and_keeps_to_the_width(text: str, cells: int) -> None:
    lines = wrap([text], cells)
    assert "".join(lines) == text
    assert max(map(width, lines)) <= cells


@pytest.mark.parametrize(
    ("tiers", "room", "shares"),
    [
        ([[2, 10]], 80, [2, 10]),
        ([[2, 10], [2, 40]], 30, [2, 28]),
        ([[2, 10, 10], [2, 40, 20]], 50, [2, 28, 20]),
        ([[4, 20, 20]], 24, [4, 10, 10]),
        ([[4, 20, 20]], 1, [2, 2, 2]),
    ],
)
def test_sharing_a_line(tiers: list[list[int]], room: int, shares: list[int]) -> None:
    assert share_out(tiers, room) == shares


def test_a_blank_is_dropped_at_the_beginning_of_a_line_only() -> None:
    assert wrap(["甲 " + "依" * 40], 20)[0] == "甲 " + "依" * 8
    assert wrap(["依" * 10 + " " + "法" * 40], 20)[1] == "法" * 10
