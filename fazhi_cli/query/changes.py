"""What happened to the plan since: the entries of changes.yaml, each with the sentence that tells it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from fazhi_cli.asked.ref import Ref
from fazhi_cli.changes.entry import Entry, Heir
from fazhi_cli.query.clauses import json_texts
from fazhi_cli.query.fragments import ALWAYS, Fragment
from fazhi_cli.query.keys import TaskKey
from fazhi_cli.query.tasks import picked
from fazhi_cli.vocabulary.changes import sentence

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from fazhi_cli.query.question import Question


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


class _Row(NamedTuple):
    """An entry as the index holds it; heirs and missed are JSON, number is the printed one of its task."""

    plan: str
    id: int
    kind: str
    task: int | None
    clause: int | None
    wording: str | None
    unit: str | None
    day: str | None
    reading: str | None
    heirs: str
    undoes: int | None
    since: str
    basis: str
    entered_by: str
    undone_by: int | None
    missed: str
    number: str | None


def changes(question: Question) -> list[Change]:
    """Every entry, the undone ones too, in the order of the file."""
    return list(_read(question, ALWAYS))


def changes_of(question: Question, tasks: Collection[TaskKey]) -> dict[TaskKey, tuple[Change, ...]]:
    """For each task the entries in force that touch a limit or a unit of it; an entry that takes another back is none."""
    if not question.has_changes:
        return {}
    wanted = set(tasks)
    found: dict[TaskKey, tuple[Change, ...]] = {}
    for change in _read(question, _in_force(question, "c")):
        if change.kind == "undo":
            continue
        for key in _touched(question, change) & wanted:
            found[key] = (*found.get(key, ()), change)
    return found


def changes_of_selection(question: Question) -> list[Change]:
    """The entries in force that touch a selected task, also where their day keeps the task from being listed."""
    if not question.has_changes:
        return []
    tasks = picked(question.but(due_by=None, due_before=None, due_from=None, within=None, when=()))
    keys = [TaskKey(*row) for row in question.execute(tasks.text, tasks.values)]
    return distinct(changes_of(question, keys))


def distinct(by_task: dict[TaskKey, tuple[Change, ...]]) -> list[Change]:
    """Each change once, by plan and number."""
    found = {}
    for touching in by_task.values():
        for change in touching:
            found[change.plan, change.id] = change
    return [found[key] for key in sorted(found)]


def _touched(question: Question, change: Change) -> set[TaskKey]:
    """The tasks of its plan: the one that it names, those of the unit, or all with a limit of two readings."""
    if change.ref is not None:
        ref = Ref.parse(change.ref)
        return {TaskKey(change.plan, ref.task)} if ref is not None else set()
    if change.unit is not None:
        statement = "SELECT task FROM task_units WHERE plan = ? AND unit = ?"
        rows = question.execute(statement, (change.plan, change.unit))
    else:
        # The wording's own two days, not those that the change has left of them.
        rows = question.execute("SELECT task FROM limits WHERE plan = ? AND strict <> lenient", (change.plan,))
    return {TaskKey(change.plan, task) for (task,) in rows}


def _in_force(question: Question, entry: str) -> Fragment:
    """That an entry, the alias of a row of changes, holds on the asked day."""
    text = (
        f"EXISTS (SELECT 1 FROM @changes_in_force f WHERE f.plan = {entry}.plan AND f.id = {entry}.id"
        " AND f.since <= ? AND ? < f.until)"
    )
    day = question.day or ""
    return Fragment(text, (day, day))


def _read(question: Question, condition: Fragment) -> Iterator[Change]:
    """The entries c that fulfil a condition, in the order of the file."""
    undoing = _in_force(question, "u")
    columns = {field: f"c.{field}" for field in _Row._fields} | {
        "undone_by": f"(SELECT u.id FROM @changes u WHERE u.plan = c.plan AND u.undoes = c.id AND {undoing.text})",
        "number": "t.number",
    }
    rest = Fragment(
        "FROM @changes c JOIN @plans p ON p.id = c.plan LEFT JOIN @tasks t ON t.plan = c.plan AND t.id = c.task"
        f" WHERE {condition.text} ORDER BY p.position, c.id",
        undoing.values + condition.values,
    )
    return map(_change, question.read(_Row, columns, rest))


def _change(row: _Row) -> Change:
    names = [str(heir["name"]) for heir in json.loads(row.heirs)]
    missed = json_texts(row.missed)
    entry = Entry(
        row.id,
        row.kind,
        row.since,
        task=row.task,
        clause=row.clause,
        wording=row.wording,
        day=row.day,
        reading=row.reading,
        unit=row.unit,
        heirs=tuple(Heir(name) for name in names),
        undoes=row.undoes,
    )
    new_value = [value for value in (row.day, row.reading) if value]
    return Change(
        plan=row.plan,
        id=row.id,
        kind=row.kind,
        ref=None if row.task is None else str(Ref(None, row.task, row.clause)),
        wording=row.wording,
        unit=row.unit,
        to=tuple(names or new_value),
        undoes=row.undoes,
        from_=row.since,
        basis=row.basis,
        by=row.entered_by,
        undone_by=row.undone_by,
        missed=missed,
        text=sentence(entry, row.number, row.basis, missed),
    )
