"""What happened to the plan since: the entries of changes.yaml, each with the sentence that tells it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeVar

from fazhi_cli.asked.ref import Ref
from fazhi_cli.changes.entry import Entry, Heir
from fazhi_cli.query.clauses import listed as listed_clauses
from fazhi_cli.query.fragments import ALWAYS, Fragment, all_of, one_of
from fazhi_cli.query.keys import ClauseKey, TaskKey
from fazhi_cli.query.lists import json_texts
from fazhi_cli.query.tasks import listed as listed_tasks
from fazhi_cli.query.tasks import picked
from fazhi_cli.query.unit_names import meanings
from fazhi_cli.vocabulary.changes import sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping

    from fazhi_cli.query.question import Question

K = TypeVar("K", TaskKey, ClauseKey)
Rows = Literal["tasks", "clauses", "units", "counts"]
"""What an answer lists."""


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
    """An entry as the index holds it; heirs and missed are JSON, called is what people call its task."""

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
    called: str | None


def changes(question: Question) -> list[Change]:
    """Every entry, the undone ones too, in the order of the file."""
    return list(_read(question, ALWAYS))


def changes_in_force(question: Question) -> list[Change]:
    """The entries that make the plans of a question what they are on its day, without those that take another back."""
    return _telling(question, question.plans) if question.has_changes else []


def changes_of(question: Question, tasks: Collection[TaskKey]) -> dict[TaskKey, tuple[Change, ...]]:
    """For each task the entries in force that touch a limit or a unit of it; an entry that takes another back is none."""
    if not question.has_changes:
        return {}
    wanted = set(tasks)
    found: dict[TaskKey, tuple[Change, ...]] = {}
    for change in _telling(question, {task.plan for task in wanted}):
        touched = {TaskKey(clause.plan, clause.task) for clause in _touched(question, change)}
        for key in touched & wanted:
            found[key] = (*found.get(key, ()), change)
    return found


def changes_of_units(question: Question, tasks: Collection[TaskKey]) -> dict[TaskKey, int]:
    """For each task how often by the asked day something became of a unit of it; what was taken back counts twice, so that it only grows."""
    if not question.has_changes:
        return {}
    of_plan: dict[str, list[Change]] = {}
    for change in changes(question):
        of_plan.setdefault(change.plan, []).append(change)
    units = {TaskKey(plan, task): json_texts(listed) for plan, task, listed in _units_of_tasks(question)}
    found = {}
    for task in tasks:
        entries = {change.id: change for change in of_plan.get(task.plan, ())}
        begun = [entry for entry in entries.values() if entry.from_ <= (question.day or "")]
        found[task] = sum(_concerned(entry, entries) in units.get(task, ()) for entry in begun)
    return found


def _units_of_tasks(question: Question) -> list[tuple[str, int, str]]:
    """Of each task of a changed plan the plan, the number, and its units as JSON."""
    return question.rows(
        "SELECT u.plan, u.task, json_group_array(u.unit) FROM @task_units u"
        " WHERE u.plan IN (SELECT plan FROM @changes) GROUP BY u.plan, u.task"
    )


def _concerned(entry: Change, entries: Mapping[int, Change]) -> str | None:
    """The unit of which an entry is, or that of the entry that it takes back."""
    while entry.undoes is not None:
        entry = entries[entry.undoes]
    return entry.unit


def changes_of_clauses(question: Question, clauses: Collection[ClauseKey]) -> list[Change]:
    """The entries in force that touch a limit of one of these clauses, or a unit of its task."""
    if not question.has_changes:
        return []
    wanted = set(clauses)
    plans = {clause.plan for clause in wanted}
    return [change for change in _telling(question, plans) if not wanted.isdisjoint(_touched(question, change))]


def changes_of_listed(question: Question, rows: Rows) -> list[Change]:
    """The entries in force that touch a row of the answer, or what would be one had it not been for them.

    rows: what the answer lists; counts of tasks, or documents, no change touches.
    """
    if not question.has_changes or rows == "counts":
        return []
    if rows == "clauses":
        return changes_of_clauses(question, _with_those_issued(question, listed_clauses))
    if rows == "tasks":
        return distinct(changes_of(question, _with_those_issued(question, listed_tasks)))
    of_units = [change for change in _telling(question, question.plans) if change.unit is not None]
    if not of_units:
        return []
    listed = _units(question)
    return [change for change in of_units if (change.plan, change.unit) in listed]


FEW_PLANS = 500
"""Plans that a statement names; of more all entries are read."""


def _telling(question: Question, plans: Collection[str]) -> list[Change]:
    """The entries in force of some plans, without those that take another back."""
    if not plans:
        return []
    condition = _in_force(question, "c")
    if len(plans) <= FEW_PLANS:
        condition = all_of((condition, one_of("c.plan", plans)))
    return [change for change in _read(question, condition) if change.kind != "undo"]


_CHANGED = Fragment("p.id IN (SELECT plan FROM @changes)")
"""That anything happened to a plan p: few of a library's have changed."""


def _with_those_issued(question: Question, listed: Callable[[Question, Fragment], set[K]]) -> set[K]:
    """What is listed of the changed plans as they stand, and as they were issued: a limit that was moved away is missed there."""
    found = listed(question, _CHANGED)
    if question.selection.limit is None:
        found |= listed(question.as_issued(), _CHANGED)
    return found


def _units(question: Question) -> set[tuple[str, str]]:
    """The units that are asked for by name, else those of the selected tasks; after the plan."""
    names = question.selection.unit
    if names:
        return {(meaning.plan, meaning.unit) for name in names for meaning in meanings(question, name)}
    selected = picked(question)
    statement = (
        f"SELECT u.plan, u.unit FROM ({selected.text}) s JOIN @task_units u ON u.plan = s.plan AND u.task = s.task"
    )
    return {(plan, unit) for plan, unit in question.execute(statement, selected.values)}


def distinct(by_task: dict[TaskKey, tuple[Change, ...]]) -> list[Change]:
    """Each change once, by plan and number."""
    found = {}
    for touching in by_task.values():
        for change in touching:
            found[change.plan, change.id] = change
    return [found[key] for key in sorted(found)]


def _touched(question: Question, change: Change) -> set[ClauseKey]:
    """The clauses of its plan: those with a limit that it names, those of the unit's tasks, or all with a limit of two readings."""
    if change.unit is not None:
        statement = (
            "SELECT c.plan, c.task, c.clause FROM @task_units u JOIN @clauses c ON c.plan = u.plan AND c.task = u.task"
            " WHERE u.plan = ? AND u.unit = ?"
        )
        return {ClauseKey(*row) for row in question.execute(statement, (change.plan, change.unit))}
    # The wording's own two days, not those that the change has left of them.
    condition = "strict <> lenient"
    values: list[str | int] = [change.plan]
    ref = Ref.parse(change.ref or "")
    if ref is not None:
        condition = "task = ?"
        values.append(ref.task)
        if ref.clause is not None:
            condition += " AND clause = ?"
            values.append(ref.clause)
        if change.wording is not None:
            condition += " AND wording = ?"
            values.append(change.wording)
    statement = f"SELECT plan, task, clause FROM limits WHERE plan = ? AND {condition}"
    return {ClauseKey(*row) for row in question.execute(statement, values)}


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
        "called": "t.called",
    }
    rest = Fragment(
        "FROM @changes c JOIN @plans p ON p.id = c.plan LEFT JOIN @tasks t ON t.plan = c.plan AND t.id = c.task"
        f" WHERE {condition.text} ORDER BY p.position, c.id",
        undoing.values + condition.values,
    )
    return map(_change, question.read(_Row, columns, rest))


def _change(row: _Row) -> Change:
    heirs = [Heir(heir["name"], tuple(heir["tasks"])) for heir in json.loads(row.heirs)]
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
        heirs=tuple(heirs),
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
        to=tuple([heir.name for heir in heirs] or new_value),
        undoes=row.undoes,
        from_=row.since,
        basis=row.basis,
        by=row.entered_by,
        undone_by=row.undone_by,
        missed=missed,
        text=sentence(entry, row.called, row.basis, missed),
    )
