"""A Selection as conditions of SQL: on a task (t), on a clause (c) of it, on a limit (l) of that."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from fazhi_cli.errors import Fault, WrongCall
from fazhi_cli.query import spans
from fazhi_cli.query.conditions import Where, joined
from fazhi_cli.query.reader import marks

if TYPE_CHECKING:
    from datetime import date

    from fazhi_cli.asked.selection import Selection
    from fazhi_cli.query.reader import Reader

DAYS = {None: ("due", "due_latest"), "strict": ("strict", "strict"), "lenient": ("lenient", "lenient")}
"""The two columns of limits that a reading looks at; None is each plan's own reading."""

UNLIMITED = "NOT EXISTS (SELECT 1 FROM limits l WHERE l.plan = t.plan AND l.task = t.id)"
"""A task without any limit."""

_UNIT = """EXISTS (SELECT 1 FROM task_units u WHERE u.plan = t.plan AND u.task = t.id AND u.role IN ({roles})
 AND (u.unit IN (SELECT n.unit FROM unit_names n WHERE n.plan = t.plan AND n.key IN ({keys})
   AND (n.tasks IS NULL OR instr(n.tasks, ',' || t.id || ','))
   AND (n.sense <> 'successor' OR {succeeded} OR NOT EXISTS (
     SELECT 1 FROM unit_names d WHERE d.plan = n.plan AND d.key = n.key AND d.sense <> 'successor')))
 OR {opened} AND u.unit IN (SELECT g.name FROM units g WHERE g.plan = t.plan AND g.open)))"""


def of_task(reader: Reader, selection: Selection) -> Where:
    """What a task must be, its clauses apart."""
    where = Where()
    for roles, names in (
        (("lead", "responsible"), selection.unit), (("lead",), selection.lead), (("responsible",), selection.responsible),
    ):  # fmt: skip
        if names:
            keys = [key for name in names for key in reader.keys(name)]
            part = _UNIT.format(
                roles=marks(roles), keys=marks(keys),
                succeeded=int(selection.include_succeeded), opened=int(selection.include_open),
            )  # fmt: skip
            where.add(part, *roles, *keys)
    _add_places(reader, selection, where)
    if selection.min_leads is not None:
        where.add("t.leads >= ?", selection.min_leads)
    if selection.max_leads is not None:
        where.add("t.leads <= ?", selection.max_leads)
    return where


def _add_places(reader: Reader, selection: Selection, where: Where) -> None:
    """Plan, chapter and number, each checked to exist."""
    if selection.plan:
        reader.known_plans(selection.plan)
        where.add(f"t.plan IN ({marks(selection.plan)})", *selection.plan)
    if selection.chapter:
        numbers = reader.known_chapters(selection.chapter)
        found = "SELECT 1 FROM chapters h WHERE h.plan = t.plan AND h.position = t.chapter AND h.number"
        where.add(f"EXISTS ({found} IN ({marks(numbers)}))", *numbers)
    if selection.id:
        where.extend(spans.of_tasks(reader.known_ids(selection.id)))


def of_clause(reader: Reader, selection: Selection) -> Where:
    """What one clause must be: all of its conditions hold of the same clause."""
    where = Where()
    if selection.id:
        _add_clauses(selection.id, where)
    if selection.kind:
        where.add("c.kind = ?", selection.kind)
    if selection.actor:
        words = reader.actor_words(selection.actor)
        reader.register_fold()
        where.add(joined(["instr(fold(c.actor), ?)" for _ in words], "OR"), *words)
    limit = of_limit(selection)
    if limit.parts:
        here = "l.plan = c.plan AND l.task = c.task AND l.clause = c.clause"
        where.add(f"EXISTS (SELECT 1 FROM limits l WHERE {here} AND {limit})", *limit.values)
    return where


def _add_clauses(typed: tuple[str, ...], where: Where) -> None:
    """A number such as 10.3 asks for one clause, and its task for no other."""
    from fazhi_cli.asked import ids

    meant = ids.spans(typed)
    if any(span.clause for span in meant):
        where.extend(spans.of_clauses(meant))


def of_both(reader: Reader, selection: Selection) -> Where:
    """What a clause and its task must be; a text may stand anywhere in the task, as where tasks are listed."""
    where = of_task(reader, selection)
    add_text(reader, selection, where, "t")
    if selection.when == "none":
        where.add(UNLIMITED)
    clause = of_clause(reader, selection)
    where.extend(clause)
    return where


def of_limit(selection: Selection) -> Where:
    """What one limit must be; a limit lies in a range of days if either of its two days does."""
    where = Where()
    if selection.when and selection.when != "none":
        where.add("l.time = ?", selection.when)
    bounds = _bounds(selection)
    if bounds:
        tests = " AND ".join(f"l.{{day}} {sign} ?" for sign, _ in bounds)
        values = [day.isoformat() for _, day in bounds]
        either = [tests.format(day=column) for column in DAYS[selection.reading]]
        where.add(joined(either, "OR"), *values, *values)
    return where


def _bounds(selection: Selection) -> list[tuple[str, date]]:
    bounds = [("<=", selection.due_by), ("<", selection.due_before), (">=", selection.due_from)]
    if selection.within is not None:
        if selection.today is None:
            raise WrongCall(Fault("no-today", what="within"))
        try:
            end = selection.today + timedelta(days=selection.within)
        except OverflowError:
            raise WrongCall(Fault("beyond-calendar", days=selection.within)) from None
        bounds += [(">=", selection.today), ("<=", end)]
    return [(sign, day) for sign, day in bounds if day is not None]


def add_text(reader: Reader, selection: Selection, where: Where, table: str) -> None:
    """Every asked text stands in the words as printed or in their mainland form."""
    for text in selection.text:
        folded = reader.fold(text)
        where.add(f"instr({table}.folded, ?) OR instr({table}.mainland, ?)", folded, folded)
