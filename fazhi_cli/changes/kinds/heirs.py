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


def other_bodies(entry: Entry, surroundings: Surroundings) -> Iterator[Finding]:
    """Nobody takes over from itself, nor twice."""
    before: set[str] = set()
    for position, heir in enumerate(entry.heirs):
        uses = surroundings.units_called(heir.name)
        if (entry.unit, "own") in uses:
            yield Finding("to", "R10", f"「{heir.name}」就是「{entry.unit}」，不能承接自己", position)
        elif (entry.unit, "heir") in uses and not heir.tasks:
            yield Finding("to", "R10", f"「{heir.name}」承接「{entry.unit}」已經登記過", position)
        elif heir.name in before:
            yield Finding("to", "R10", f"「{heir.name}」寫了兩次", position)
        before.add(heir.name)


def one_heir(entry: Entry, _surroundings: Surroundings) -> Iterator[Finding]:
    """Several heirs are a split."""
    if len(entry.heirs) > 1:
        yield Finding("to", "R10", "只能寫一個單位；分給幾個的，用 split")
