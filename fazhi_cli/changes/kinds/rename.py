"""rename: a unit goes on under another name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fazhi_cli.changes.kinds.heirs import names, one_heir, still_there
from fazhi_cli.changes.kinds.kind import Finding, Kind, Surroundings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fazhi_cli.changes.entry import Entry


def sentence(entry: Entry, _limits: str) -> str:
    return f"{entry.unit}更名為{names(entry)}"


def check(entry: Entry, surroundings: Surroundings) -> Iterator[Finding]:
    """The new name is one, and nobody bears it: neither a unit of the plan nor a body that took over from another."""
    for position, heir in enumerate(entry.heirs):
        for message in _uses(entry, heir.name, surroundings):
            yield Finding("to", "R05", message, position)
            break
    yield from one_heir(entry, surroundings)
    yield from still_there(entry, surroundings)


def _uses(entry: Entry, name: str, surroundings: Surroundings) -> Iterator[str]:
    """How a name is in use already; a successor that units.yaml declares for the unit itself may well be its new name."""
    for unit, sense in surroundings.units_called(name):
        if sense == "member":
            yield f"「{name}」是「{unit}」的成員，不能作為新名"
        elif sense == "own" and unit == entry.unit:
            yield f"「{name}」本來就是「{unit}」的名稱"
        elif sense == "own":
            yield f"「{unit}」是已有的單位；職責併入它的，用 succeed"
        elif sense == "heir" or unit != entry.unit:
            yield f"「{name}」已經是承接「{unit}」職責的單位；職責併入它的，用 succeed"


RENAME = Kind(
    name="rename",
    word="更名",
    meaning="單位更名",
    subject="unit",
    required=("unit", "to"),
    value="unit",
    sentence=sentence,
    sense="alias",
    succession="rename",
    check=check,
)
