"""succeed: another body takes over all that a unit has to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fazhi_cli.changes.kinds.heirs import names, one_heir, other_bodies, still_there
from fazhi_cli.changes.kinds.kind import Finding, Kind, Surroundings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fazhi_cli.changes.entry import Entry


def sentence(entry: Entry, _limits: str) -> str:
    return f"{entry.unit}的職責由{names(entry)}承接"


def check(entry: Entry, surroundings: Surroundings) -> Iterator[Finding]:
    """One other body."""
    found = [*other_bodies(entry, surroundings), *one_heir(entry, surroundings)]
    yield from found or still_there(entry, surroundings)


SUCCEED = Kind(
    name="succeed",
    word="承接",
    meaning="單位的職責由另一單位承接",
    subject="unit",
    required=("unit", "to"),
    value="unit",
    sentence=sentence,
    sense="successor",
    succession="merge",
    check=check,
)
