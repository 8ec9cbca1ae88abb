"""What the entries of changes.yaml make of the limits and the units of a plan, a row a stretch of time."""

from __future__ import annotations

import json
from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from fazhi_cli.changes.model import in_force, periods
from fazhi_cli.index.limits import days_of, reading_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from fazhi_cli.changes.model import Change
    from fazhi_cli.rulebook.model import Plan, Reading

    Row = tuple[object, ...]
    Pair = tuple[str | None, str | None]
    """The two days of a limit, due and due_latest; both None while it is suspended."""

READINGS: tuple[Reading, Reading] = ("strict", "lenient")


class State(NamedTuple):
    """A limit as it stands: the days that its wording or a later document gives, and whether it rests."""

    strict: str | None
    lenient: str | None
    reading: Reading
    suspended: bool = False

    @property
    def days(self) -> Pair:
        return (None, None) if self.suspended else days_of(self.reading, self.strict, self.lenient)

    def late(self, day: date) -> bool:
        """Whether its last day, the lenient one while the reading is open, had passed when a day began."""
        latest = self.days[1]
        return latest is not None and latest < day.isoformat()

    def after(self, change: Change) -> State:
        match change.kind:
            case "move":
                return self._replace(strict=str(change.day), lenient=str(change.day))
            case "suspend" | "resume":
                return self._replace(suspended=change.kind == "suspend")
            case _:
                return self._replace(reading=change.reading or self.reading)


def replayed(first: State, changes: Sequence[Change], *, fixed: bool = False) -> tuple[State, frozenset[int]]:
    """A limit after the entries that hold, and those that came too late for it: what was late before stays late.

    fixed: asked under one reading, whatever the office decided.
    """
    state, before, day = first, first, date.min
    missed: set[int] = set()
    for change in changes:
        if change.kind == "undo" or (fixed and change.kind == "reading"):
            continue
        if change.since != day:
            day, before = change.since, state
        after = state.after(change)
        if before.late(change.since) and not after.late(change.since):
            missed.add(change.id)
        else:
            state = after
    return state, frozenset(missed)


class Limit(NamedTuple):
    """A limit of the index: its place, and the days that its wording gives (None: it has none)."""

    task: int
    clause: int
    position: int
    wording: str
    strict: str | None
    lenient: str | None

    def entries(self, changes: Iterable[Change]) -> list[Change]:
        """The changes that touch it, and what took them back; a reading touches only a wording that has two."""
        own: dict[int, Change] = {}
        for change in sorted(changes, key=lambda change: change.id):
            open_ = change.kind != "reading" or self.strict != self.lenient
            if (open_ and change.concerns(self.task, self.clause, self.wording)) or change.undoes in own:
                own[change.id] = change
        return list(own.values())


def limit_rows(plan: Plan, changes: Sequence[Change], limits: Iterable[Limit]) -> Iterator[Row]:
    """The rows of adjusted_limits."""
    for limit in limits:
        entries = limit.entries(changes)
        first = State(limit.strict, limit.lenient, reading_of(plan))
        for since, until in periods(entries):
            held = in_force(entries, since)
            state, _ = replayed(first, held)
            strict, lenient = (replayed(first._replace(reading=one), held, fixed=True)[0].days[0] for one in READINGS)
            touched = sum(change.since <= since for change in entries)
            place = (*limit[:3], since.isoformat(), until.isoformat())
            yield (*place, strict, lenient, *state.days, state.suspended, touched)


def change_rows(plan: Plan, changes: Sequence[Change], limits: Iterable[Limit]) -> Iterator[Row]:
    """The rows of changes, in the order of the file; missed: the limits whose day had passed before."""
    missed: defaultdict[int, list[str]] = defaultdict(list)
    for limit in limits:
        entries = limit.entries(changes)
        for id_ in replayed(State(limit.strict, limit.lenient, reading_of(plan)), in_force(entries, date.max))[1]:
            missed[id_].append(f"{limit.task}.{limit.clause}")
    for change in changes:
        yield (
            change.id, change.kind, change.task, change.clause, change.when, change.day and str(change.day),
            change.reading, change.unit, _json([heir.model_dump() for heir in change.to]), change.undoes,
            change.basis, str(change.since), change.by, _json(missed[change.id]),
        )  # fmt: skip


def force_rows(changes: Sequence[Change]) -> Iterator[Row]:
    """The rows of changes_in_force."""
    for since, until in periods(changes):
        yield from ((change.id, str(since), str(until)) for change in in_force(changes, since))


def heir_rows(changes: Sequence[Change], key: Callable[[str], str]) -> Iterator[Row]:
    """The rows of heirs; key: under which a unit's name is found."""
    for change in changes:
        sense = "alias" if change.kind == "rename" else "successor"
        for n, heir in enumerate(change.to, 1):
            scope = f",{','.join(map(str, heir.tasks))}," if heir.tasks else None
            body = {
                "name": heir.name, "year": change.since.year, "basis": change.basis,
                "source": f"調整第 {change.id} 號", "confidence": "H", "tasks": heir.tasks,
            }  # fmt: skip
            yield (change.id, n, change.unit, sense, key(heir.name), heir.name, scope, _json(body))


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
