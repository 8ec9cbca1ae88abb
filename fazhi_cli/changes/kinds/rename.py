"""rename: a unit goes on under another name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fazhi_cli.changes.kinds.heirs import names, one_heir
from fazhi_cli.changes.kinds.kind import Finding, Kind, Surroundings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fazhi_cli.changes.entry import Entry


def sentence(entry: Entry, _limits: str) -> str:
    return f"{entry.unit}更名為{names(entry)}"


def check(entry: Entry, surroundings: Surroundings) -> Iterator[Finding]:
    """The new name is one, and no other unit of the plan bears it."""
    for position, heir in enumerate(entry.heirs):
        other = surroundings.unit_called(heir.name)
        if other:
            yield Finding("to", "R05", f"{other}是已有的單位;職責併入它的,用 succeed", position)
    yield from one_heir(entry, surroundings)


RENAME = Kind(
    name="rename",
    word="更名",
    meaning="單位更名",
    subject="unit",
    required=("unit", "to"),
    value="unit",
    sentence=sentence,
    sense="alias",
    check=check,
)
