"""Limits that run from an event: done for each case, and from an event that somebody can tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fazhi_cli.plan import wordings
from fazhi_cli.plan.terms import is_own_issue
from fazhi_cli.plan.time_meaning import Term, UnknownYear
from fazhi_cli.rulebook.checks.findings import Finding
from fazhi_cli.rulebook.checks.walk import clauses
from fazhi_cli.rulebook.phrasing import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fazhi_cli.rulebook.model import Rulebook


def without_case(rulebook: Rulebook) -> Iterator[Finding]:
    """C12: a limit of every case in a clause that is done once."""
    for location, clause in clauses(rulebook):
        for n, phrase in enumerate(clause.when):
            term = _term(clause.text, phrase)
            if term and not is_own_issue(term) and not clause.per:
                message = f"{quoted(phrase)}是逐案的時限；請寫 per: case"
                yield Finding(location.to("when", n), "C12", message)


def without_event(rulebook: Rulebook) -> Iterator[Finding]:
    """C13: a limit that does not say what it runs from."""
    for location, clause in clauses(rulebook):
        for n, phrase in enumerate(clause.when):
            term = _term(clause.text, phrase)
            if term and not term.event and not clause.event:
                message = f"{quoted(phrase)}未寫明從哪件事起算；請寫 event"
                yield Finding(location.to("when", n), "C13", message)


def _term(text: str, phrase: str) -> Term | None:
    try:
        meaning = wordings.read_in(text, phrase)
    except UnknownYear:
        return None
    return meaning if isinstance(meaning, Term) else None
