"""split: several bodies take over from a unit, each some of its tasks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fazhi_cli.changes.kinds.heirs import names, other_bodies, still_there
from fazhi_cli.changes.kinds.kind import Finding, Kind, Surroundings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fazhi_cli.changes.entry import Entry


def sentence(entry: Entry, _limits: str) -> str:
    return f"{entry.unit}分設為{names(entry)}"


def check(entry: Entry, surroundings: Surroundings) -> Iterator[Finding]:
    """One heir is no split."""
    found = list(other_bodies(entry, surroundings))
    if len(entry.heirs) == 1:
        found.append(Finding("to", "R10", "分設要寫出兩個以上的單位"))
    yield from found or still_there(entry, surroundings)


SPLIT = Kind(
    name="split",
    word="分設",
    meaning="單位分設為幾個",
    subject="unit",
    required=("unit", "to"),
    value="unit",
    sentence=sentence,
    sense="successor",
    succession="split",
    check=check,
)
