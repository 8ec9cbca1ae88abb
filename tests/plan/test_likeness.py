"""Which texts are the same one reworded, and what was reworded in it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fazhi_cli.plan.likeness import Pair, pairs, pieces

TEXTS = st.lists(st.text("甲乙丙丁,。", max_size=12), max_size=6)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (["公布清單"], ["公布清單"], [Pair(0, 0)]),
        (["公布清單", "報送備案"], ["報送備案", "公布清單"], [Pair(1, 0), Pair(0, 1)]),
        (["完善並公布權力清單"], ["完善並向社會公布權力清單"], [Pair(0, 0)]),
        (["公布清單"], ["加強培訓"], [Pair(None, 0), Pair(0, None)]),
        (["甲乙丙丁", "甲乙丙戊"], ["甲乙丙戊"], [Pair(1, 0), Pair(0, None)]),
        ([], ["甲"], [Pair(None, 0)]),
    ],
    ids=["equal", "in another order", "reworded", "another", "the equal one before the like one", "none before"],
)
def test_texts_are_paired(before: list[str], after: list[str], expected: list[Pair]) -> None:
    assert pairs(before, after) == expected


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("於2015年5月前備案", "於2015年9月前備案", ("於2015年〔5〕月前備案", "於2015年〔9〕月前備案")),
        ("強化內部流程控制", "強化內部和外部流程控制", ("強化內部流程控制", "強化內部〔和外部〕流程控制")),
        ("每年12月31日前更新", "每年11月30日前更新", ("每年〔12月31〕日前更新", "每年〔11月30〕日前更新")),
        ("在15日內報告", "在5日內報告", ("在〔15〕日內報告", "在〔5〕日內報告")),
        ("甲乙丙", "甲乙丙", ("甲乙丙", "甲乙丙")),
        ("應當公開", "", ("〔應當公開〕", "")),
    ],
)
def test_what_was_reworded(before: str, after: str, shown: tuple[str, str]) -> None:
    old, new = "", ""
    for piece in pieces(before, after):
        is_kept = piece.before == piece.after
        old += piece.before if is_kept or not piece.before else f"〔{piece.before}〕"
        new += piece.after if is_kept or not piece.after else f"〔{piece.after}〕"
    assert (old, new) == shown


@given(TEXTS, TEXTS)
def test_each_text_is_in_one_pair(before: list[str], after: list[str]) -> None:
    found = pairs(before, after)
    assert sorted(pair.before for pair in found if pair.before is not None) == list(range(len(before)))
    assert [pair.after for pair in found if pair.after is not None] == list(range(len(after)))


@given(st.text("甲乙丙丁", max_size=20), st.text("甲乙丙丁", max_size=20))
def test_the_pieces_are_both_texts(before: str, after: str) -> None:
    found = pieces(before, after)
    assert "".join(piece.before for piece in found) == before
    assert "".join(piece.after for piece in found) == after
