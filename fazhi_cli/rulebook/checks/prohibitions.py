"""Prohibitions: none is made a duty by a ruling or by the cut into items, and none is made of a duty."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from fazhi_cli.plan import kinds
from fazhi_cli.rulebook.checks.findings import Finding
from fazhi_cli.rulebook.checks.walk import clauses
from fazhi_cli.rulebook.phrasing import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fazhi_cli.rulebook.model import Item, Rulebook
    from fazhi_cli.rulebook.problems import Location

STOPS = "。;；:：,，"
"""Where the reach of 嚴禁 ends: 「嚴禁A、B」 forbids both, 「嚴禁A,做好B」 only A."""


def overruled(rulebook: Rulebook) -> Iterator[Finding]:
    """C05 and C06: a ruling against the words of a clause or of an item."""
    for location, clause in clauses(rulebook):
        ruled = clause.kind.ruled if clause.kind else None
        yield from _overruled(location.to("kind"), clause.text, ruled)
        for n, item in enumerate(clause.items):
            yield from _overruled(location.to("items", n, "kind"), item.printed, item.kind)


def _overruled(location: Location, text: str, ruled: str | None) -> Iterator[Finding]:
    marks = kinds.marks(text)
    if ruled and ruled != "prohibition" and marks:
        _, _, word = marks[0]
        yield Finding(location, "C05", f"原文有{quoted(word)},卻定為 {ruled};請核對 kind")
    if ruled == "prohibition" and not marks:
        yield Finding(location, "C06", "定為 prohibition,原文卻沒有「嚴禁」「不得」;請核對 kind")


def cut_off(rulebook: Rulebook) -> Iterator[Finding]:
    """C07: 「嚴禁A、B」 cut into A and B: each reads as a duty unless it repeats the word as its stem."""
    for location, clause in clauses(rulebook):
        marks = kinds.marks(clause.text)
        for n, item in enumerate(clause.items):
            word = _lost_word(marks, clause.text, item)
            if word:
                message = f"分項{quoted(item.printed)}丟了前面的{quoted(word)};請寫 stem: {word} 或 kind: prohibition"
                yield Finding(location.to("items", n), "C07", message)


def _lost_word(marks: list[tuple[int, int, str]], text: str, item: Item) -> str:
    """The prohibition in whose part of the sentence an item stands without carrying it; nothing where there is none."""
    if item.kind or kinds.kind_of(item.printed) == "prohibition":
        return ""
    at = text.find(item.text)
    before = bisect_right(marks, at, key=lambda mark: mark[1])
    if not before:
        return ""
    _, end, word = marks[before - 1]
    stopped = any(text.find(stop, end, at) >= 0 for stop in STOPS)
    return "" if stopped else word
