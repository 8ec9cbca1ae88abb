"""What the entries of changes.yaml make of the limits and the units of a plan, as rows of the index."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from fazhi_cli.changes.kinds import KINDS
from fazhi_cli.changes.limit_state import LimitState
from fazhi_cli.changes.replay import LAST_DAY, in_force, periods, replay, touching
from fazhi_cli.index import columns, rows
from fazhi_cli.index.rows import ChangedLimit, ChangeInForce, Heir, Limit
from fazhi_cli.index.successions import Succession, json_succession
from fazhi_cli.plan.succession_kinds import has_tasks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from fazhi_cli.changes.entry import Entry
    from fazhi_cli.changes.model import Change


def changed_limits(changes: Sequence[Change], limits: Iterable[Limit], reading: str) -> Iterator[ChangedLimit]:
    """Each limit that something happened to, for each stretch of time; reading: the plan's own."""
    all_entries = [change.entry for change in changes]
    for limit in limits if changes else ():
        entries = _touching(all_entries, limit)
        for since, until in periods(entries):
            held = in_force(entries, since)
            state = replay(_state(limit, reading), held).state
            strict, _ = replay(_state(limit, "strict"), held, keeps_reading=True).state.days
            lenient, _ = replay(_state(limit, "lenient"), held, keeps_reading=True).state.days
            due, due_latest = state.days
            yield ChangedLimit(
                task=limit.task,
                clause=limit.clause,
                position=limit.position,
                since=since,
                until=until,
                strict=strict,
                lenient=lenient,
                due=due,
                due_latest=due_latest,
                suspended=state.is_suspended,
                adjusted=sum(entry.since <= since for entry in entries),
            )


def _touching(entries: Iterable[Entry], limit: Limit) -> list[Entry]:
    has_two_days = limit.strict != limit.lenient
    return touching(entries, limit.task, limit.clause, limit.wording, has_two_days=has_two_days)


def _state(limit: Limit, reading: str) -> LimitState:
    """A limit as the plan has it, before all changes."""
    return LimitState(limit.strict, limit.lenient, reading)


def change_rows(changes: Sequence[Change], limits: Iterable[Limit], reading: str) -> Iterator[rows.Change]:
    """The entries in the order of the file; missed: the clauses whose limit had passed before; reading: the plan's own."""
    missed = _missed([change.entry for change in changes], limits, reading)
    for change in changes:
        entry = change.entry
        yield rows.Change(
            id=entry.id,
            kind=entry.kind,
            task=entry.task,
            clause=entry.clause,
            wording=entry.wording,
            day=entry.day,
            reading=entry.reading,
            unit=entry.unit,
            heirs=columns.json_heirs(entry.heirs),
            undoes=entry.undoes,
            basis=change.basis,
            since=entry.since,
            entered_by=change.by,
            missed=columns.json_list(missed[entry.id]),
        )


def _missed(entries: Sequence[Entry], limits: Iterable[Limit], reading: str) -> defaultdict[int, list[str]]:
    """For each entry the clauses for whose limits it came too late."""
    missed: defaultdict[int, list[str]] = defaultdict(list)
    for limit in limits if entries else ():
        held = in_force(_touching(entries, limit), LAST_DAY)
        for id_ in replay(_state(limit, reading), held).missed:
            missed[id_].append(f"{limit.task}.{limit.clause}")
    return missed


def changes_in_force(changes: Sequence[Change]) -> Iterator[ChangeInForce]:
    """For each stretch of time the entries that hold in it."""
    entries = [change.entry for change in changes]
    for since, until in periods(entries):
        for entry in in_force(entries, since):
            yield ChangeInForce(entry.id, since, until)


def heirs(changes: Sequence[Change], keys: Callable[[str], Iterable[str]]) -> Iterator[Heir]:
    """The names that the changes give to units; keys: under which a name is found."""
    for change in changes:
        kind = KINDS[change.kind]
        if kind.sense is None or change.unit is None:
            continue
        for position, heir in enumerate(change.to, 1):
            successor = Succession(
                name=heir.name,
                change=kind.succession,
                year=change.since.year,
                basis=change.basis,
                source=f"調整第 {change.id} 號",
                confidence="H",
                tasks=heir.tasks,
            )
            for key in keys(heir.name):
                yield Heir(
                    id=change.id,
                    position=position,
                    unit=change.unit,
                    sense=kind.sense,
                    key=key,
                    name=heir.name,
                    tasks=columns.scope(heir.tasks),
                    has_tasks=has_tasks(kind.succession, heir.tasks),
                    successor=json_succession(successor),
                )
