"""Exceptions: each 「除…外」 of the text is marked, and nothing else is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fazhi_cli.plan import kinds
from fazhi_cli.rulebook.checks.findings import Finding
from fazhi_cli.rulebook.checks.walk import clauses
from fazhi_cli.rulebook.phrasing import quoted
from fazhi_cli.rulebook.spans import Spans

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from fazhi_cli.rulebook.model import Rulebook
    from fazhi_cli.rulebook.problems import Location
    from fazhi_cli.rulebook.tasks_model import Clause


def left_out(rulebook: Rulebook) -> Iterator[Finding]:
    """C08: an exception of the text of which `except` holds no part, in the clause or in an item."""
    for location, clause in clauses(rulebook):
        phrases = [phrase for _, phrase in _marked(location, clause)]
        marked = Spans.of(phrases, clause.text)
        for start, end, phrase in kinds.exceptions(clause.text):
            if not marked.touch(start, end):
                message = f"原文有{quoted(phrase)}，條款沒有標出；請寫進 except"
                yield Finding(location.to("text"), "C08", message, start)


def without_words(rulebook: Rulebook) -> Iterator[Finding]:
    """C09: a phrase under `except` that meets no exception of the text."""
    for location, clause in clauses(rulebook):
        written = Spans((start, end) for start, end, _ in kinds.exceptions(clause.text))
        for here, phrase in _marked(location, clause):
            start = clause.text.find(phrase)
            end = start + len(phrase)
            if not written.touch(start, end):
                message = f"except 的{quoted(phrase)}裡沒有「除…外」"
                yield Finding(here, "C09", message)


def _marked(location: Location, clause: Clause) -> Iterator[tuple[Location, str]]:
    """The exceptions that a clause and its items are given, each with its place."""
    yield from _numbered(location, clause.exception)
    for n, item in enumerate(clause.items):
        yield from _numbered(location.to("items", n), item.exception)


def _numbered(holder: Location, phrases: Sequence[str]) -> Iterator[tuple[Location, str]]:
    """The phrases under `except` of a clause or an item."""
    for n, phrase in enumerate(phrases):
        yield holder.to("except", n), phrase
