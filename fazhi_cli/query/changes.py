"""What happened to the plan since: the entries of changes.yaml, and the sentence that tells each."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from fazhi_cli.changes.entry import Entry, Heir
from fazhi_cli.changes.kinds import KINDS
from fazhi_cli.query.notes import Note
from fazhi_cli.query.reader import marks
from fazhi_cli.query.tasks import pick

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from fazhi_cli.asked.selection import Selection
    from fazhi_cli.query.reader import Reader

MARK = "〔調整〕"
"""Before what is not the plan's word but a later change of it."""

Place = tuple[str, int]
"""A plan and the number of a task of it."""


@dataclass(frozen=True)
class Change:
    """ref: the task or clause concerned; to: the new day, reading or names; undone_by: the entry that took it back.

    missed: the clauses whose limit had passed before it took effect, which it does not touch. text tells it all.
    """

    plan: str
    id: int
    kind: str
    ref: str | None
    wording: str | None
    unit: str | None
    to: tuple[str, ...]
    undoes: int | None
    from_: str
    basis: str
    by: str
    undone_by: int | None
    missed: tuple[str, ...]
    text: str


_IN_FORCE = "EXISTS (SELECT 1 FROM changes_in_force f WHERE f.plan = {0}.plan AND f.id = {0}.id AND f.since <= ? AND ? < f.until)"
_ALL = (
    "SELECT c.plan, c.id, c.kind, c.task, c.clause, c.wording, c.unit, c.day, c.reading, c.heirs, c.undoes, c.since,"
    f" c.basis, c.entered_by, (SELECT u.id FROM changes u WHERE u.plan = c.plan AND u.undoes = c.id AND {_IN_FORCE.format('u')}),"
    " c.missed, t.number FROM changes c JOIN plans p ON p.id = c.plan"
    " LEFT JOIN tasks t ON t.plan = c.plan AND t.id = c.task WHERE {} ORDER BY p.position, c.id"
)


def changes(reader: Reader, plans: Collection[str] = ()) -> list[Change]:
    """Every entry, the undone ones too, in the order of the file. Raises WrongCall for an unknown plan."""
    reader.known_plans(plans)
    return list(_found(reader, f"c.plan IN ({marks(plans)})" if plans else "1", *plans))


def beside(reader: Reader, places: Collection[Place]) -> dict[Place, tuple[Change, ...]]:
    """For each task the entries in force that touch a limit or a unit of it."""
    held = [change for change in _found(reader, _IN_FORCE.format("c"), *(reader.day,) * 2) if change.kind != "undo"]
    tasks: defaultdict[str, list[int]] = defaultdict(list)
    for plan, task in places:
        tasks[plan].append(task)
    found: defaultdict[Place, tuple[Change, ...]] = defaultdict(tuple)
    for change in held:
        if its := tasks[change.plan]:
            touched = _touched(reader, change)
            for task in its:
                if task in touched:
                    found[change.plan, task] += (change,)
    return found


def noted(reader: Reader, selection: Selection) -> list[Note]:
    """A note for each entry in force that touches a selected task, also where its day keeps the task from being listed."""
    pick(reader, selection._replace(due_by=None, due_before=None, due_from=None, within=None, when=None))
    found = beside(reader, reader.rows("SELECT plan, task FROM picked ORDER BY plan, task"))
    told = {(change.plan, change.id): change for touching in found.values() for change in touching}
    return [Note("always", f"{MARK}{told[key].text}") for key in sorted(told)]


def _touched(reader: Reader, change: Change) -> set[int]:
    """The tasks of its plan: the one that it names, those of the unit, or all with a limit of two readings."""
    if change.ref:
        return {int(change.ref.partition(".")[0])}
    if change.unit:
        found = reader.rows("SELECT task FROM task_units WHERE plan = ? AND unit = ?", (change.plan, change.unit))
    else:
        found = reader.rows("SELECT task FROM main.limits WHERE plan = ? AND strict <> lenient", (change.plan,))
    return {task for (task,) in found}


def _found(reader: Reader, condition: str, *values: object) -> Iterable[Change]:
    return (_change(row) for row in reader.rows(_ALL.format(condition), (*(reader.day,) * 2, *values)))


def _change(row: tuple[Any, ...]) -> Change:
    plan, id_, kind, task, clause, wording, unit, day, reading, heirs, undoes, since, basis, by, undone_by, *rest = row
    missed, number = rest
    names = [heir["name"] for heir in json.loads(heirs)]
    ref = f"{task}.{clause}" if clause else str(task) if task else None
    target = f"第{number}項{f'({ref})' if clause else ''}{f'「{wording}」' if wording else '的時限'}" if task else ""
    entry = Entry(
        id_,
        kind,
        since,
        task=task,
        clause=clause,
        wording=wording,
        day=day,
        reading=reading,
        unit=unit,
        heirs=tuple(Heir(name) for name in names),
        undoes=undoes,
    )
    what = KINDS[kind].sentence(entry, target)
    passed = json.loads(missed)
    tail = f";{'、'.join(passed)} 的時限在此之前已過,不受影響" if passed else ""
    to = tuple(names) or tuple(value for value in (day, reading) if value)
    return Change(
        plan, id_, kind, ref, wording, unit, to, undoes, since, basis, by, undone_by, tuple(passed),
        f"{what},自{since}起,據{basis}{tail}",
    )  # fmt: skip
