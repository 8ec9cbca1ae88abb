"""Selection -> tasks."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from fazhi_cli.query import where
from fazhi_cli.query.rows import Limit, summary

if TYPE_CHECKING:
    from fazhi_cli.asked.selection import Selection
    from fazhi_cli.query.reader import Reader


@dataclass(frozen=True)
class Task:
    plan: str
    id: int
    number: str
    chapter: int | None
    chapter_title: str | None
    title: str
    lead: tuple[str, ...]
    responsible: tuple[str, ...]
    when: tuple[str, ...]
    limits: tuple[Limit, ...]
    due: str | None
    due_latest: str | None
    text: str


def tasks(reader: Reader, selection: Selection) -> list[Task]:
    """The tasks of a selection in the plan's order; a task matches by any of its clauses."""
    pick(reader, selection)
    units = _units(reader)
    limits = limits_of(reader, selection, "plan", "task")
    found = reader.rows(
        "SELECT t.plan, t.id, t.number, h.number, h.title, t.title, t.text FROM picked k"
        " JOIN tasks t ON t.plan = k.plan AND t.id = k.task"
        " JOIN chapters h ON h.plan = t.plan AND h.position = t.chapter"
        " JOIN plans p ON p.id = t.plan ORDER BY p.position, t.position"
    )
    return [
        Task(
            plan, task, number, chapter, chapter_title, title,
            units[plan, task, "lead"], units[plan, task, "responsible"], *summary(limits[plan, task]), text,
        )
        for plan, task, number, chapter, chapter_title, title, text in found
    ]  # fmt: skip


def pick(reader: Reader, selection: Selection) -> None:
    """Put plan and number of every selected task into the temporary table `picked`.

    What is then asked of them is a CROSS JOIN from it, whose order SQLite keeps: by itself it would rather walk through
    the other table, of a whole library, which lies in the order that is asked for.
    """
    task = where.of_task(reader, selection)
    where.add_text(reader, selection, task, "t")
    if selection.when == "none":
        task.add(where.UNLIMITED)
    clause = where.of_clause(reader, selection)
    if clause.parts:
        here = "c.plan = t.plan AND c.task = t.id"
        task.add(f"EXISTS (SELECT 1 FROM clauses c WHERE {here} AND {clause})", *clause.values)
    reader.rows("DROP TABLE IF EXISTS temp.picked")
    statement = f"CREATE TEMP TABLE picked AS SELECT t.plan AS plan, t.id AS task FROM tasks t WHERE {task}"
    reader.rows(statement, task.values)


def _units(reader: Reader) -> dict[tuple[str, int, str], tuple[str, ...]]:
    found: defaultdict[tuple[str, int, str], tuple[str, ...]] = defaultdict(tuple)
    rows = reader.rows(
        "SELECT u.plan, u.task, u.role, u.unit FROM picked k"
        " CROSS JOIN task_units u ON u.plan = k.plan AND u.task = k.task ORDER BY u.plan, u.task, u.role, u.position"
    )
    for plan, task, role, unit in rows:
        found[plan, task, role] += (unit,)
    return found


def limits_of(reader: Reader, selection: Selection, *place: str) -> dict[tuple[Any, ...], tuple[Limit, ...]]:
    """The limits at every picked place (its columns), in the order of the text, with their days under the asked reading."""
    found: defaultdict[tuple[Any, ...], tuple[Limit, ...]] = defaultdict(tuple)
    columns = ", ".join(f"l.{column}" for column in place)
    here = " AND ".join(f"l.{column} = k.{column}" for column in place)
    due, latest = where.DAYS[selection.reading]
    rows = reader.rows(
        f"SELECT l.wording, l.time, l.{due}, l.{latest}, {columns} FROM picked k CROSS JOIN limits l ON {here}"
        " ORDER BY l.plan, l.task, l.clause, l.position"
    )
    for wording, time, first, last, *at in rows:
        found[tuple(at)] += (Limit(wording, time, first, last),)
    return found
