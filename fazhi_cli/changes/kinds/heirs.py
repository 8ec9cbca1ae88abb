"""What the kinds that concern a unit share: how its heirs are told and counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fazhi_cli.changes.kinds.kind import Finding, Surroundings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fazhi_cli.changes.entry import Entry


def names(entry: Entry) -> str:
    """The names of the heirs as a sentence lists them."""
    return "、".join(heir.name for heir in entry.heirs)


def one_heir(entry: Entry, _surroundings: Surroundings) -> Iterator[Finding]:
    """Several heirs are a split."""
    if len(entry.heirs) > 1:
        yield Finding("to", "R10", "只能寫一個單位;分給幾個的,用 split")
