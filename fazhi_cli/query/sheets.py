"""Everything about one task in one value: itself, its clauses, the items of those, and the documents cited."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fazhi_cli.query.clauses import Clause, clauses
from fazhi_cli.query.rows import arranged
from fazhi_cli.query.selection import Selection
from fazhi_cli.query.tasks import Task, tasks

if TYPE_CHECKING:
    from fazhi_cli.query.reader import Reader


@dataclass(frozen=True)
class Item:
    """One of the things that a clause lists."""

    text: str
    kind: str
    actor: tuple[str, ...]
    if_: tuple[str, ...]
    except_: tuple[str, ...]


@dataclass(frozen=True)
class Sheet:
    """items and open are by clause number; open are the clauses whose list ends in 等."""

    task: Task
    clauses: tuple[Clause, ...]
    items: dict[int, tuple[Item, ...]]
    open: frozenset[int]
    cites: tuple[str, ...]


def sheets(reader: Reader, selection: Selection) -> list[Sheet]:
    """The selected tasks, each whole: a clause that was not asked for still belongs to its task."""
    found = arranged(tasks(reader, selection), selection)
    whole = Selection(reading=selection.reading, today=selection.today)
    by_task: defaultdict[tuple[str, int], list[Clause]] = defaultdict(list)
    for clause in (
        clauses(reader, whole._replace(id=tuple(f"{task.plan}:{task.id}" for task in found))) if found else ()
    ):
        by_task[clause.plan, clause.task].append(clause)
    return [_sheet(reader, task, tuple(by_task[task.plan, task.id])) for task in found]


def _sheet(reader: Reader, task: Task, its: tuple[Clause, ...]) -> Sheet:
    items: defaultdict[int, tuple[Item, ...]] = defaultdict(tuple)
    place = (task.plan, task.id)
    for clause, text, kind, *lists in reader.rows(
        "SELECT clause, text, kind, actor, condition, exception FROM items WHERE plan = ? AND task = ? ORDER BY clause, item",
        place,
    ):
        items[clause] += (Item(text, kind, *(tuple(json.loads(listed)) for listed in lists)),)
    ended = reader.rows("SELECT clause FROM clauses WHERE plan = ? AND task = ? AND open", place)
    cites = reader.rows("SELECT title, number, form FROM cites WHERE plan = ? AND task = ? ORDER BY position", place)
    names = (_printed(*cite) for cite in cites)
    return Sheet(task, its, dict(items), frozenset(clause for (clause,) in ended), tuple(dict.fromkeys(names)))


def _printed(title: str, number: str | None, form: str) -> str:
    """A document as the plan writes it: in 《》, unless the plan names it without."""
    name = title if form == "unquoted" else f"《{title}》"
    return f"{name}({number})" if number else name
