"""Stretches against a naive reading of every pair."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from fazhi_cli.rulebook.spans import Spans

SPANS = st.tuples(st.integers(0, 20), st.integers(1, 8)).map(lambda pair: (pair[0], pair[0] + pair[1]))


@given(st.lists(SPANS), SPANS)
def test_spans_answer_as_a_reading_of_each_would(spans: list[tuple[int, int]], asked: tuple[int, int]) -> None:
    start, end = asked
    assert Spans(spans).cover(start, end) == any(begin <= start and end <= stop for begin, stop in spans)
    assert Spans(spans).touch(start, end) == any(begin < end and start < stop for begin, stop in spans)


def test_phrases_are_found_wherever_they_stand() -> None:
    spans = Spans.of(["年度", "定期"], "年度計劃,定期公布年度報告")
    assert [spans.cover(at, at + 2) for at in (0, 5, 9, 2)] == [True, True, True, False]
