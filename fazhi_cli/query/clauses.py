"""Selection -> clauses."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from fazhi_cli.query import where
from fazhi_cli.query.rows import Limit, listed, summary
from fazhi_cli.query.tasks import limits_of

if TYPE_CHECKING:
    from fazhi_cli.asked.selection import Selection
    from fazhi_cli.query.reader import Reader


@dataclass(frozen=True)
class Clause:
    plan: str
    task: int
    clause: int
    ref: str
    text: str
    time: str
    kind: str
    when: tuple[str, ...]
    limits: tuple[Limit, ...]
    items: tuple[str, ...]
    actor: tuple[str, ...]
    to: tuple[str, ...]
    output: tuple[str, ...]
    if_: tuple[str, ...]
    except_: tuple[str, ...]
    event: str | None
    per: str | None
    due: str | None
    due_latest: str | None
    lead: tuple[str, ...]
    responsible: tuple[str, ...]


Place = tuple[str, int, int]


def clauses(reader: Reader, selection: Selection) -> list[Clause]:
    """The clauses of a selection in the plan's order."""
    _pick(reader, selection)
    return _picked(reader, selection)


def of_picked_tasks(reader: Reader, selection: Selection) -> list[Clause]:
    """Every clause of the tasks that were picked last, asked for or not: see tasks.pick."""
    reader.rows("DROP TABLE IF EXISTS temp.picked_tasks")
    reader.rows("ALTER TABLE temp.picked RENAME TO picked_tasks")
    reader.rows(
        "CREATE TEMP TABLE picked AS SELECT c.plan AS plan, c.task AS task, c.clause AS clause"
        " FROM picked_tasks k JOIN clauses c ON c.plan = k.plan AND c.task = k.task"
    )
    return _picked(reader, selection)


def _picked(reader: Reader, selection: Selection) -> list[Clause]:
    limits = limits_of(reader, selection, "plan", "task", "clause")
    items = _items(reader)
    found = reader.rows(
        "SELECT c.plan, c.task, c.clause, c.ref, c.text, c.kind, c.event, c.per,"
        " c.actor, c.recipient, c.output, c.condition, c.exception,"
        + listed("lead", "c") + ", " + listed("responsible", "c") +
        " FROM picked k JOIN clauses c ON c.plan = k.plan AND c.task = k.task AND c.clause = k.clause"
        " JOIN tasks t ON t.plan = c.plan AND t.id = c.task"
        " JOIN plans p ON p.id = c.plan ORDER BY p.position, t.position, c.clause"
    )  # fmt: skip
    return [_clause(row, limits[row[:3]], items[row[:3]]) for row in found]


def _clause(row: tuple[Any, ...], limits: tuple[Limit, ...], items: tuple[str, ...]) -> Clause:
    plan, task, clause, ref, text, kind, event, per, *lists = row
    actor, to, output, condition, exception, lead, responsible = (tuple(json.loads(value)) for value in lists)
    when, limits, due, due_latest = summary(limits)
    return Clause(
        plan, task, clause, ref, text, limits[0].time if limits else "none", kind, when, limits, items,
        actor, to, output, condition, exception, event, per, due, due_latest, lead, responsible,
    )  # fmt: skip


def _pick(reader: Reader, selection: Selection) -> None:
    """Put plan, task and number of every selected clause into the temporary table `picked`; as tasks.pick."""
    task = where.of_task(reader, selection)
    clause = where.of_clause(reader, selection)
    where.add_text(reader, selection, clause, "c")
    if selection.when == "none":
        here = "l.plan = c.plan AND l.task = c.task AND l.clause = c.clause"
        clause.add(f"NOT EXISTS (SELECT 1 FROM limits l WHERE {here})")
    reader.rows("DROP TABLE IF EXISTS temp.picked")
    reader.rows(
        "CREATE TEMP TABLE picked AS SELECT c.plan AS plan, c.task AS task, c.clause AS clause FROM clauses c"
        f" JOIN tasks t ON t.plan = c.plan AND t.id = c.task WHERE {task} AND {clause}",
        [*task.values, *clause.values],
    )


def _items(reader: Reader) -> dict[Place, tuple[str, ...]]:
    found: defaultdict[Place, tuple[str, ...]] = defaultdict(tuple)
    rows = reader.rows(
        "SELECT i.plan, i.task, i.clause, i.text FROM picked k CROSS JOIN items i"
        " ON i.plan = k.plan AND i.task = k.task AND i.clause = k.clause ORDER BY i.plan, i.task, i.clause, i.item"
    )
    for plan, task, clause, text in rows:
        found[plan, task, clause] += (text,)
    return found
