"""The entries of changes.yaml as the file writes them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from fazhi_cli.changes import entry as plain
from fazhi_cli.changes.kinds import KINDS
from fazhi_cli.field_types import Day, Model, Number, Phrase, listed

if TYPE_CHECKING:
    KindName = str
else:
    KindName = Literal[tuple(KINDS)]


def _as_heirs(value: Any) -> Any:
    """A lone heir as the list that it stands for, and a lone name as the heir that it stands for."""
    value = listed(value)
    if not isinstance(value, list):
        return value
    return [{"name": heir} if isinstance(heir, str) else heir for heir in value]


class Heir(Model):
    """A body under its new name, or one that took over; tasks: the ones it took, where a unit was split."""

    name: Phrase
    tasks: tuple[Number, ...] = ()


class Change(Model):
    """An entry with the keys of all kinds; which of them a kind has is said in its file of changes/kinds.

    task, clause and when narrow down the limits concerned: those of a task, of one clause of it, of one wording.
    day: where a limit is moved to. undoes: the id of an entry before it. since: the day from which it holds.
    """

    id: Number
    kind: KindName
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

    @property
    def entry(self) -> plain.Entry:
        return plain.Entry(
            id=self.id,
            kind=self.kind,
            since=self.since.isoformat(),
            task=self.task,
            clause=self.clause,
            wording=self.when,
            day=self.day.isoformat() if self.day else None,
            reading=self.reading,
            unit=self.unit,
            heirs=tuple(plain.Heir(heir.name, heir.tasks) for heir in self.to),
            undoes=self.undoes,
        )


class ChangesFile(Model):
    """data/changes.yaml: what happened to the plan since, with its basis."""

    changes: tuple[Change, ...] = ()
