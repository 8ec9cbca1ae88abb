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
        self._furthest = list(accumulate((end for _, end in ordered), max, initial=-1))

    @classmethod
    def of(cls, phrases: Iterable[str], text: str) -> Spans:
        """Every place where one of the phrases stands."""
        return cls(span for phrase in set(phrases) for span in _places(phrase, text))

    def cover(self, start: int, end: int) -> bool:
        """Whether one of the stretches holds all of this one."""
        return self._furthest[bisect_right(self._starts, start)] >= end

    def touch(self, start: int, end: int) -> bool:
        """Whether one of the stretches holds some of this one."""
        return self._furthest[bisect_left(self._starts, end)] > start


def _places(phrase: str, text: str) -> Iterable[tuple[int, int]]:
    at = text.find(phrase)
    while at >= 0:
        yield at, at + len(phrase)
        at = text.find(phrase, at + len(phrase))
