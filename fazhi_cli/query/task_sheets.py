"""Everything about one task in one value: itself, its clauses, the items of those, and the documents cited."""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass, replace
from typing import TYPE_CHECKING, Any, NamedTuple

from fazhi_cli.query.changes import changes_of
from fazhi_cli.query.clauses import Clause, clauses, clauses_of, in_tasks
from fazhi_cli.query.fragments import Fragment
from fazhi_cli.query.keys import ClauseKey, TaskKey
from fazhi_cli.query.lists import json_texts
from fazhi_cli.query.office import Detail, details
from fazhi_cli.query.tasks import Task, tasks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from fazhi_cli.query.changes import Change
    from fazhi_cli.query.question import Question

TASKS_AT_ONCE = 200
"""Tasks whose items and documents are read by one statement: each takes two of its values."""


@dataclass(frozen=True)
class Item:
    """One of the things that a clause lists."""

    text: str
    kind: str
    actor: tuple[str, ...]
    to: tuple[str, ...]
    if_: tuple[str, ...]
    except_: tuple[str, ...]


@dataclass(frozen=True)
class TaskSheet:
    """A task and all that its checklists and its card show.

    items and open are by clause number; open are the clauses whose list ends in 等. cites are the documents in force, forms
    those that are filled in and signed. changes are those that touch the task. details: what the office has laid down itself.
    """

    task: Task
    clauses: tuple[Clause, ...]
    items: dict[int, tuple[Item, ...]]
    open: frozenset[int]
    cites: tuple[str, ...]
    forms: tuple[str, ...]
    changes: tuple[Change, ...] = ()
    details: tuple[Detail, ...] = ()

    @property
    def units(self) -> tuple[str, ...]:
        """The units of the task, those that lead it first."""
        return (*self.task.lead, *self.task.responsible)

    @property
    def bodies(self) -> tuple[str, ...]:
        """Its units, and those who must act by the words of its clauses and of what these list, each once."""
        parts: list[Clause | Item] = [*self.clauses, *(item for items in self.items.values() for item in items)]
        actors = [actor for part in parts for actor in part.actor]
        return tuple(dict.fromkeys((*self.units, *actors)))


class _ItemRow(NamedTuple):
    """An item with its place; the lists are JSON."""

    plan: str
    task: int
    clause: int
    text: str
    kind: str
    actor: str
    recipient: str
    condition: str
    exception: str


class _CiteRow(NamedTuple):
    plan: str
    task: int
    title: str
    number: str | None
    form: str


_ITEM_COLUMNS = {field: f"x.{field}" for field in _ItemRow._fields}
_CITE_COLUMNS = {field: f"x.{field}" for field in _CiteRow._fields}


def task_sheets(question: Question, *, whole: bool = True) -> list[TaskSheet]:
    """The selected tasks, each whole; or else each with those of its clauses that were asked for, in the plan's order.

    Sorted and cut by tasks either way: --sort takes their fields. Raises WrongCall for another field.
    """
    if whole:
        found = list(tasks(question))
        of_tasks = clauses_of(question, [_key(task) for task in found])
    else:
        found = list(tasks(question.but(limit=None)))
        of_tasks = clauses(question.but(sort=None, limit=None))
    by_task: dict[TaskKey, list[Clause]] = {}
    for clause in of_tasks:
        by_task.setdefault(TaskKey(clause.plan, clause.task), []).append(clause)
    found = [task for task in found if _key(task) in by_task][: question.selection.limit]

    keys = [_key(task) for task in found]
    items = _items(question, keys)
    open_clauses = _open_clauses(question, keys)
    documents = _documents(question, keys, "x.form <> 'form'")
    forms = _documents(question, keys, "x.form = 'form'")
    changes = changes_of(question, keys)
    of_office = details(question)
    sheets = []
    for task in found:
        key = _key(task)
        numbers = {clause.clause for clause in by_task[key]}
        sheets.append(
            TaskSheet(
                task=task,
                clauses=tuple(by_task[key]),
                items={n: items[each] for n in numbers if (each := ClauseKey(key.plan, key.task, n)) in items},
                open=frozenset(n for n in numbers if ClauseKey(key.plan, key.task, n) in open_clauses),
                cites=tuple(documents.get(key, ())),
                forms=tuple(forms.get(key, ())),
                changes=changes.get(key, ()),
                details=of_office.get(key, ()),
            )
        )
    return sheets


def converted(sheet: TaskSheet, convert: Callable[[str], str]) -> TaskSheet:
    """A sheet with all its texts converted."""
    whole: TaskSheet = _converted(sheet, convert)
    return whole


def _converted(value: Any, convert: Callable[[str], str]) -> Any:
    """A value of a sheet, with the texts in it converted."""
    if isinstance(value, str):
        return convert(value)
    if isinstance(value, tuple):
        return tuple(_converted(part, convert) for part in value)
    if isinstance(value, dict):
        return {key: _converted(part, convert) for key, part in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{each.name: _converted(getattr(value, each.name), convert) for each in fields(value)})
    return value


def _key(task: Task) -> TaskKey:
    return TaskKey(task.plan, task.id)


def _batches(keys: Sequence[TaskKey]) -> Iterator[Fragment]:
    """That a row x is of one of these tasks, so many at a time."""
    for start in range(0, len(keys), TASKS_AT_ONCE):
        yield in_tasks("x", keys[start : start + TASKS_AT_ONCE])


def _items(question: Question, keys: Sequence[TaskKey]) -> dict[ClauseKey, tuple[Item, ...]]:
    """The items of every clause of these tasks."""
    found: dict[ClauseKey, list[Item]] = {}
    for where in _batches(keys):
        rest = Fragment(f"FROM @items x WHERE {where.text} ORDER BY x.plan, x.task, x.clause, x.item", where.values)
        for row in question.read(_ItemRow, _ITEM_COLUMNS, rest):
            key = ClauseKey(row.plan, row.task, row.clause)
            item = Item(
                text=row.text,
                kind=row.kind,
                actor=json_texts(row.actor),
                to=json_texts(row.recipient),
                if_=json_texts(row.condition),
                except_=json_texts(row.exception),
            )
            found.setdefault(key, []).append(item)
    return {key: tuple(items) for key, items in found.items()}


def _open_clauses(question: Question, keys: Sequence[TaskKey]) -> set[ClauseKey]:
    """The clauses whose list ends in 等."""
    found: set[ClauseKey] = set()
    for where in _batches(keys):
        statement = f"SELECT x.plan, x.task, x.clause FROM @clauses x WHERE x.open AND {where.text}"
        found.update(ClauseKey(*row) for row in question.execute(statement, where.values))
    return found


def _documents(question: Question, keys: Sequence[TaskKey], condition: str) -> dict[TaskKey, dict[str, None]]:
    """The documents of a condition that each of these tasks cites, each once, in their order."""
    documents: dict[TaskKey, dict[str, None]] = {}
    for where in _batches(keys):
        rest = Fragment(f"FROM @cites x WHERE {condition} AND {where.text} ORDER BY x.plan, x.position", where.values)
        for cite in question.read(_CiteRow, _CITE_COLUMNS, rest):
            documents.setdefault(TaskKey(cite.plan, cite.task), {})[_printed(cite)] = None
    return documents


def _printed(cite: _CiteRow) -> str:
    """A document as the plan writes it: in 《》, unless the plan names it without."""
    name = cite.title if cite.form == "unquoted" else f"《{cite.title}》"
    return f"{name}({cite.number})" if cite.number else name
