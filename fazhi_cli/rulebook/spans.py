"""Stretches of a text, asked in logarithmic time: a hostile clause has thousands of phrases."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class Spans:
    """Half-open stretches (start, end), in any order and overlapping as they like."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        ordered = sorted(spans)
        self._starts = [start for start, _ in ordered]
        ends = [end for _, end in ordered]
        # Of the stretches up to each: the furthest end. Before the first there is none.
        self._furthest = list(accumulate(ends, max, initial=-1))

    @classmethod
    def of(cls, phrases: Iterable[str], text: str) -> Spans:
        """Every place where one of the phrases stands."""
        spans: list[tuple[int, int]] = []
        for phrase in set(phrases):
            spans.extend(_places(phrase, text))
        return cls(spans)

    def cover(self, start: int, end: int) -> bool:
        """Whether one of the stretches holds all of this one."""
        begun = bisect_right(self._starts, start)
        return self._furthest[begun] >= end

    def touch(self, start: int, end: int) -> bool:
        """Whether one of the stretches holds some of this one."""
        begun_before_end = bisect_left(self._starts, end)
        return self._furthest[begun_before_end] > start


def _places(phrase: str, text: str) -> Iterable[tuple[int, int]]:
    """Where a phrase stands in a text, one place after the end of the one before."""
    start = text.find(phrase)
    while start >= 0:
        end = start + len(phrase)
        yield start, end
        start = text.find(phrase, end)
