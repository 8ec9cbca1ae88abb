"""What the entries of changes.yaml make of the limits and the units of a plan, as rows of the index."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from fazhi_cli.changes.kinds import KINDS
from fazhi_cli.changes.limit_state import LimitState
from fazhi_cli.changes.replay import LAST_DAY, EntriesOfLimits, in_force, replay, states, stretches
from fazhi_cli.index import columns, rows
from fazhi_cli.index.rows import ChangedLimit, ChangeInForce, Heir, Limit
from fazhi_cli.index.successions import Succession, json_succession
from fazhi_cli.plan.succession_kinds import has_tasks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from fazhi_cli.changes.entry import Entry
    from fazhi_cli.changes.model import Change
    from fazhi_cli.changes.replay import Stretch


def changed_limits(changes: Sequence[Change], limits: Iterable[Limit], reading: str) -> Iterator[ChangedLimit]:
    """Each limit that something happened to, for each stretch of time; reading: the plan's own."""
    entries = EntriesOfLimits(change.entry for change in changes)
    sweeps: dict[tuple[int, ...], list[Stretch]] = {}
    fates: dict[tuple[object, ...], list[_Fate]] = {}
    for limit in limits if changes else ():
        touching = _touching(entries, limit)
        # Limits that the same entries concern, as those of a reading for the whole plan, share their stretches.
        ids = tuple(entry.id for entry in touching)
        if ids not in sweeps:
            sweeps[ids] = stretches(touching)
        # Of those most have the same days too: a plan has more limits than months.
        alike = (ids, limit.strict, limit.lenient)
        if alike not in fates:
            fates[alike] = list(_fates(limit, sweeps[ids], reading))
        for fate in fates[alike]:
            yield ChangedLimit(limit.task, limit.clause, limit.position, *fate)


class _Fate(NamedTuple):
    """What becomes of a limit in a stretch of time; see ChangedLimit."""

    since: str
    until: str
    strict: str | None
    lenient: str | None
    due: str | None
    due_latest: str | None
    suspended: bool
    adjusted: int


def _fates(limit: Limit, sweep: Sequence[Stretch], reading: str) -> Iterator[_Fate]:
    in_plan = states(_state(limit, reading), sweep)
    under_strict = states(_state(limit, "strict"), sweep, keeps_reading=True)
    under_lenient = states(_state(limit, "lenient"), sweep, keeps_reading=True)
    for stretch, state, strict, lenient in zip(sweep, in_plan, under_strict, under_lenient, strict=True):
        yield _Fate(
            stretch.since,
            stretch.until,
            strict.days[0],
            lenient.days[0],
            *state.days,
            suspended=state.is_suspended,
            adjusted=stretch.begun,
        )


def _touching(entries: EntriesOfLimits, limit: Limit) -> list[Entry]:
    has_two_days = limit.strict != limit.lenient
    return entries.touching(limit.task, limit.clause, limit.wording, has_two_days=has_two_days)


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
    of_limits = EntriesOfLimits(entries)
    for limit in limits if entries else ():
        held = in_force(_touching(of_limits, limit), LAST_DAY)
        for id_ in replay(_state(limit, reading), held).missed:
            missed[id_].append(f"{limit.task}.{limit.clause}")
    return missed


def changes_in_force(changes: Sequence[Change]) -> Iterator[ChangeInForce]:
    """From which day until which each entry holds; again where it was taken back and that was taken back too."""
    held: list[int] = []
    since: dict[int, str] = {}
    for stretch in stretches(change.entry for change in changes):
        added = [entry.id for entry in stretch.added]
        for id_ in set(held[stretch.kept :]).difference(added):
            yield ChangeInForce(id_, since.pop(id_), stretch.since)
        held[stretch.kept :] = added
        for id_ in added:
            since.setdefault(id_, stretch.since)
    for id_ in held:
        yield ChangeInForce(id_, since[id_], LAST_DAY)


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
