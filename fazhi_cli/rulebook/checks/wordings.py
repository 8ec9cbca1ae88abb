"""Pairs of wording.yaml: each speaks of words that the document has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fazhi_cli.data_files import WORDING
from fazhi_cli.rulebook.checks.findings import Finding
from fazhi_cli.rulebook.phrasing import quoted
from fazhi_cli.rulebook.problems import Location
from fazhi_cli.rulebook.render_text import printed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fazhi_cli.rulebook.model import Rulebook


def unused(rulebook: Rulebook) -> Iterator[Finding]:
    """C14: a word of a pair, or a phrase in which it holds or does not, that is nowhere in the document."""
    document = printed(rulebook)
    for n, pair in enumerate(rulebook.wordings):
        phrases_by_key = {"text": (pair.text,), "only": pair.only, "not": pair.not_in}
        for key, phrases in phrases_by_key.items():
            for phrase in phrases:
                if phrase not in document:
                    location = Location(WORDING, ("pairs", n, key))
                    yield Finding(location, "C14", f"{quoted(phrase)}不在原文裡")
