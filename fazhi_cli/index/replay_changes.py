"""What the entries of changes.yaml make of the limits and the units of a plan, as rows of the index."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from fazhi_cli.changes.kinds import KINDS
from fazhi_cli.changes.limit_state import LimitState
from fazhi_cli.changes.replay import LAST_DAY, in_force, periods, replay, touching
from fazhi_cli.index.limits import reading_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from fazhi_cli.changes.entry import Entry
    from fazhi_cli.changes.model import Change
    from fazhi_cli.rulebook.model import Plan

    Row = tuple[object, ...]


class Limit(NamedTuple):
    """A limit of the index: its place, and the days that its wording gives (None: it has none)."""

    task: int
    clause: int
    position: int
    wording: str
    strict: str | None
    lenient: str | None

    def entries(self, entries: Iterable[Entry]) -> list[Entry]:
        """The entries that touch it, and what took them back."""
        has_two_days = self.strict != self.lenient
        return touching(entries, self.task, self.clause, self.wording, has_two_days=has_two_days)

    def state(self, reading: str) -> LimitState:
        """As the plan has it, before all changes."""
        return LimitState(self.strict, self.lenient, reading)


def limit_rows(plan: Plan, changes: Sequence[Change], limits: Iterable[Limit]) -> Iterator[Row]:
    """The rows of adjusted_limits."""
    all_entries = [change.entry for change in changes]
    for limit in limits:
        entries = limit.entries(all_entries)
        for since, until in periods(entries):
            held = in_force(entries, since)
            state = replay(limit.state(reading_of(plan)), held).state
            strict, _ = replay(limit.state("strict"), held, keeps_reading=True).state.days
            lenient, _ = replay(limit.state("lenient"), held, keeps_reading=True).state.days
            adjusted = sum(entry.since <= since for entry in entries)
            yield (*limit[:3], since, until, strict, lenient, *state.days, state.is_suspended, adjusted)


def change_rows(plan: Plan, changes: Sequence[Change], limits: Iterable[Limit]) -> Iterator[Row]:
    """The rows of changes, in the order of the file; missed: the limits whose day had passed before."""
    missed: defaultdict[int, list[str]] = defaultdict(list)
    all_entries = [change.entry for change in changes]
    for limit in limits:
        held = in_force(limit.entries(all_entries), LAST_DAY)
        for id_ in replay(limit.state(reading_of(plan)), held).missed:
            missed[id_].append(f"{limit.task}.{limit.clause}")
    for change, entry in zip(changes, all_entries, strict=True):
        yield (
            entry.id, entry.kind, entry.task, entry.clause, entry.wording, entry.day,
            entry.reading, entry.unit, _json([heir.model_dump() for heir in change.to]), entry.undoes,
            change.basis, entry.since, change.by, _json(missed[change.id]),
        )  # fmt: skip


def force_rows(changes: Sequence[Change]) -> Iterator[Row]:
    """The rows of changes_in_force."""
    entries = [change.entry for change in changes]
    for since, until in periods(entries):
        for entry in in_force(entries, since):
            yield entry.id, since, until


def heir_rows(changes: Sequence[Change], key: Callable[[str], str]) -> Iterator[Row]:
    """The rows of heirs; key: under which a unit's name is found."""
    for change in changes:
        sense = KINDS[change.kind].sense
        for n, heir in enumerate(change.to, 1):
            scope = f",{','.join(map(str, heir.tasks))}," if heir.tasks else None
            body = {
                "name": heir.name, "year": change.since.year, "basis": change.basis,
                "source": f"調整第 {change.id} 號", "confidence": "H", "tasks": heir.tasks,
            }  # fmt: skip
            yield (change.id, n, change.unit, sense, key(heir.name), heir.name, scope, _json(body))


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
