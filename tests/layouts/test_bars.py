"""Numbers as bars: the number first, then as many blocks as there is room for."""

from __future__ import annotations

from fazhi_cli.layouts.bars import bars


def test_a_block_a_task_where_there_is_room() -> None:
    assert bars("牽頭", [("市法制辦", 25), ("市發改委", 2), ("市國土局", 0)], 80) == (
        "牽頭",
        f"市法制辦  25  {'█' * 25}",
        "市發改委   2  ██",
        "市國土局   0",
    )


def test_in_a_narrow_room_a_bar_is_a_share_and_one_is_still_seen() -> None:
    drawn = bars("項數", [("甲", 100), ("乙", 50), ("丙", 1)], 29)
    assert [line.count("█") for line in drawn[1:]] == [20, 10, 1]


def test_nothing_above_zero_draws_nothing() -> None:
    assert bars("項數", [("甲", 0)], 80) == bars("項數", [], 80) == ()
