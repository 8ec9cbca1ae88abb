"""What happened to a plan since: the entries of data/changes.yaml, and which of them hold on a day."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from fazhi_cli.field_types import Day, Model, Number, Phrase, listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

Kind = Literal["move", "suspend", "resume", "reading", "rename", "split", "succeed", "undo"]

KEYS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "move": (("task", "day"), ("clause", "when")),
    "suspend": (("task",), ("clause", "when")),
    "resume": (("task",), ("clause", "when")),
    "reading": (("reading",), ("task", "clause", "when")),
    "rename": (("unit", "to"), ()),
    "split": (("unit", "to"), ()),
    "succeed": (("unit", "to"), ()),
    "undo": (("undoes",), ()),
}
"""For each kind the keys that it must have and those that it may have, beside the ones that every entry has."""


def _as_heirs(value: Any) -> Any:
    value = listed(value)
    return [{"name": heir} if isinstance(heir, str) else heir for heir in value] if isinstance(value, list) else value


class Heir(Model):
    """A body under its new name, or one that took over; tasks: the ones it took, where a unit was split."""

    name: Phrase
    tasks: tuple[Number, ...] = ()


class Change(Model):
    """An entry; which of its keys a kind has is told by KEYS.

    task, clause and when narrow down the limits concerned: those of a task, of one clause of it, of one wording.
    day: where a limit is moved to. undoes: the id of an entry before it. since: the day from which it holds.
    """

    id: Number
    kind: Kind
    task: Number | None = None
    clause: Number | None = None
    when: Phrase | None = None
    day: Day | None = None
    reading: Literal["strict", "lenient", "both"] | None = None
    unit: Phrase | None = None
    to: Annotated[tuple[Heir, ...], BeforeValidator(_as_heirs, Phrase | tuple[Phrase | Heir, ...])] = ()
    undoes: Number | None = None
    basis: Phrase
    since: Day = Field(alias="from")
    by: Phrase

    def concerns(self, task: int, clause: int, wording: str) -> bool:
        """Whether a limit is among those that the entry names; a reading without a task is every limit's."""
        named = ((self.task, task), (self.clause, clause), (self.when, wording))
        return (self.task is not None or self.kind == "reading") and all(own in (None, its) for own, its in named)


class ChangesFile(Model):
    """data/changes.yaml: what happened to the plan since, with its basis."""

    changes: tuple[Change, ...] = ()


def in_force(changes: Sequence[Change], day: dt.date) -> list[Change]:
    """The entries that hold on a day, in the order in which they took effect; one that was undone holds no more."""
    begun = [change for change in changes if change.since <= day]
    undone: set[int] = set()
    for change in sorted(begun, key=lambda change: -change.id):
        if change.undoes and change.id not in undone:
            undone.add(change.undoes)
    return sorted((change for change in begun if change.id not in undone), key=lambda change: (change.since, change.id))


def periods(changes: Iterable[Change]) -> Iterator[tuple[dt.date, dt.date]]:
    """The stretches of time within which nothing changes: first day and the day after the last, from the first entry on."""
    days = sorted({change.since for change in changes})
    yield from zip(days, [*days, dt.date.max][1:], strict=True)
