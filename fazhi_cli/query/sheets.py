"""Everything about one task in one value: itself, its clauses, the items of those, and the documents cited."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fazhi_cli.query.clauses import Clause, clauses, of_picked_tasks
from fazhi_cli.query.rows import arranged
from fazhi_cli.query.tasks import Task, tasks

if TYPE_CHECKING:
    from fazhi_cli.asked.selection import Selection
    from fazhi_cli.query.changes import Change
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
    """items and open are by clause number; open are the clauses whose list ends in 等, changes what touches the task."""

    task: Task
    clauses: tuple[Clause, ...]
    items: dict[int, tuple[Item, ...]]
    open: frozenset[int]
    cites: tuple[str, ...]
    changes: tuple[Change, ...] = ()


def sheets(reader: Reader, selection: Selection, *, whole: bool = True) -> list[Sheet]:
    """The selected tasks in the plan's order, each whole; or else each with those of its clauses that were asked for."""
    found = tasks(reader, selection)
    if whole:
        found, its = arranged(found, selection), of_picked_tasks(reader, selection)
    else:
        its = arranged(clauses(reader, selection), selection)
    by_task: defaultdict[tuple[str, int], list[Clause]] = defaultdict(list)
    for clause in its:
        by_task[clause.plan, clause.task].append(clause)
    items, ended, cites = _items(reader), _ended(reader), _cites(reader)
    places = [((task.plan, task.id), task) for task in found]
    touching = _changes(reader, [place for place, _ in places])
    return [
        Sheet(
            task, tuple(by_task[place]), items.get(place, {}), frozenset(ended[place]), tuple(cites[place]),
            touching.get(place, ()),
        )
        for place, task in places
        if place in by_task
    ]  # fmt: skip


Place = tuple[str, int]

_PICKED = "picked k CROSS JOIN {} x ON x.plan = k.plan AND x.task = k.task AND x.clause = k.clause"


def _changes(reader: Reader, places: list[Place]) -> dict[Place, tuple[Change, ...]]:
    if not reader.changed:
        return {}
    from fazhi_cli.query.changes import beside

    return beside(reader, places)


def _items(reader: Reader) -> dict[Place, dict[int, tuple[Item, ...]]]:
    """The items of the picked clauses, by task and by clause number."""
    found: dict[Place, dict[int, tuple[Item, ...]]] = {}
    for plan, task, clause, text, kind, *lists in reader.rows(
        "SELECT x.plan, x.task, x.clause, x.text, x.kind, x.actor, x.condition, x.exception"
        f" FROM {_PICKED.format('items')} ORDER BY x.plan, x.task, x.clause, x.item"
    ):
        its = found.setdefault((plan, task), {})
        its[clause] = (*its.get(clause, ()), Item(text, kind, *(tuple(json.loads(listed)) for listed in lists)))
    return found


def _ended(reader: Reader) -> dict[Place, set[int]]:
    """The picked clauses whose list ends in 等."""
    found: defaultdict[Place, set[int]] = defaultdict(set)
    rows = reader.rows(f"SELECT x.plan, x.task, x.clause FROM {_PICKED.format('clauses')} WHERE x.open")
    for plan, task, clause in rows:
        found[plan, task].add(clause)
    return found


def _cites(reader: Reader) -> dict[Place, dict[str, None]]:
    """The documents cited in the tasks of the picked clauses, each once, in their order."""
    found: defaultdict[Place, dict[str, None]] = defaultdict(dict)
    tasks_of_them = "(SELECT DISTINCT plan, task FROM picked) k ON k.plan = x.plan AND k.task = x.task"
    for plan, task, *cite in reader.rows(
        f"SELECT x.plan, x.task, x.title, x.number, x.form FROM cites x JOIN {tasks_of_them} ORDER BY x.plan, x.position"
    ):
        found[plan, task][_printed(*cite)] = None
    return found


def _printed(title: str, number: str | None, form: str) -> str:
    """A document as the plan writes it: in 《》, unless the plan names it without."""
    name = title if form == "unquoted" else f"《{title}》"
    return f"{name}({number})" if number else name
