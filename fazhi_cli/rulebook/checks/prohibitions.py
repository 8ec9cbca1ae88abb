"""Prohibitions: none is made a duty by a ruling or by the cut into items, and none is made of a duty."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from fazhi_cli.plan import kinds
from fazhi_cli.rulebook.checks.findings import Finding
from fazhi_cli.rulebook.checks.walk import clauses
from fazhi_cli.rulebook.phrasing import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fazhi_cli.rulebook.model import Rulebook
    from fazhi_cli.rulebook.problems import Location
    from fazhi_cli.rulebook.tasks_model import Item

STOPS = "。;；:：,，"
"""Where the reach of 嚴禁 ends: 「嚴禁A、B」 forbids both, 「嚴禁A,做好B」 only A."""


class Ruling(NamedTuple):
    """A kind that is ruled for a clause or an item; word: the prohibition in whose reach an item stands."""

    location: Location
    kind: str
    text: str
    word: str = ""


def overruled(rulebook: Rulebook) -> Iterator[Finding]:
    """C05: a ruling that makes something else of a prohibition."""
    for ruling in _rulings(rulebook):
        marks = kinds.marks(ruling.text)
        if marks and ruling.kind != "prohibition":
            _, _, word = marks[0]
            message = f"原文有{quoted(word)}，卻定為 {ruling.kind}；請核對 kind"
            yield Finding(ruling.location, "C05", message)


def without_words(rulebook: Rulebook) -> Iterator[Finding]:
    """C06: a ruling that makes a prohibition of something else."""
    for ruling in _rulings(rulebook):
        forbidden = ruling.word or kinds.marks(ruling.text)
        if ruling.kind == "prohibition" and not forbidden:
            message = "定為 prohibition，原文卻沒有「嚴禁」「不得」；請核對 kind"
            yield Finding(ruling.location, "C06", message)


def _rulings(rulebook: Rulebook) -> Iterator[Ruling]:
    """Every ruling of the rulebook, those of a clause before those of its items."""
    for location, clause in clauses(rulebook):
        if clause.kind:
            yield Ruling(location.to("kind"), clause.kind.ruled, clause.text)
        marks = kinds.marks(clause.text)
        for n, item in enumerate(clause.items):
            if item.kind:
                word = _word_over(marks, clause.text, item)
                yield Ruling(location.to("items", n, "kind"), item.kind, item.printed, word)


def cut_off(rulebook: Rulebook) -> Iterator[Finding]:
    """C07: 「嚴禁A、B」 cut into A and B: each reads as a duty unless it repeats the word as its stem."""
    for location, clause in clauses(rulebook):
        marks = kinds.marks(clause.text)
        for n, item in enumerate(clause.items):
            word = _word_over(marks, clause.text, item)
            carries_it = item.kind or kinds.kind_of(item.printed) == "prohibition"
            if word and not carries_it:
                message = (
                    f"分項{quoted(item.printed)}遺漏了前面的{quoted(word)}；請寫 stem: {word} 或 kind: prohibition"
                )
                yield Finding(location.to("items", n), "C07", message)


def _word_over(marks: list[tuple[int, int, str]], text: str, item: Item) -> str:
    """The prohibition before an item in whose reach it stands; nothing where there is none."""
    at = text.find(item.text)
    marks_before = bisect_right(marks, at, key=lambda mark: mark[1])
    if not marks_before:
        return ""
    _, end, word = marks[marks_before - 1]
    stopped = any(text.find(stop, end, at) >= 0 for stop in STOPS)
    return "" if stopped else word
