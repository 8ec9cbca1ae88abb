"""Question -> clauses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from fazhi_cli.query import conditions, lists, ordering
from fazhi_cli.query.conditions.days import GOVERNED, READ
from fazhi_cli.query.fragments import ALWAYS, Fragment, all_of
from fazhi_cli.query.keys import ClauseKey
from fazhi_cli.query.rows import Limit, days_of, time_of, wordings_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from fazhi_cli.query.keys import TaskKey
    from fazhi_cli.query.question import Question
    from fazhi_cli.query.unit_roles import UnitRole


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
    roles: tuple[UnitRole, ...]


class _Row(NamedTuple):
    """A clause as SQL gives it: units and limits joined (see lists), all other lists in JSON."""

    plan: str
    task: int
    clause: int
    ref: str
    text: str
    kind: str
    limits: str | None
    items: str
    actor: str
    to: str
    output: str
    if_: str
    except_: str
    event: str | None
    per: str | None
    lead: str | None
    responsible: str | None


_HERE = f"l.plan = c.plan AND l.task = c.task AND {GOVERNED}"
_ITEMS = (
    "(SELECT json_group_array(text) FROM (SELECT i.text FROM @items i"
    " WHERE i.plan = c.plan AND i.task = c.task AND i.clause = c.clause ORDER BY i.item))"
)
_FROM = "FROM @plans p {join} @tasks t ON t.plan = p.id {join} @clauses c ON c.plan = t.plan AND c.task = t.id"
_USUAL = "p.position, t.position, c.clause"
KEYS_AT_ONCE = 200
"""Tasks whose clauses are read by one statement: each takes two of its values."""


def clauses(question: Question) -> Iterator[Clause]:
    """The clauses that are asked for, one by one, in the asked order, else the plan's."""
    columns = _columns(question)
    first, latest = lists.DAYS[question.selection.reading]
    earliest = f"FROM @limits l WHERE {_HERE} AND l.{first} IS NOT NULL ORDER BY l.{first}, l.{latest} LIMIT 1"
    keys = {field.rstrip("_"): column for field, column in columns.items()} | {
        "ref": ordering.REF,
        "time": f"coalesce((SELECT l.time FROM @limits l WHERE {_HERE} AND {READ} ORDER BY l.position LIMIT 1), 'none')",
        "when": columns["limits"],
        "due": f"(SELECT l.{first} {earliest})",
        "due_latest": f"(SELECT l.{latest} {earliest})",
    }
    where = conditions.of_clauses(question)
    order = ordering.in_sql(question.selection, Clause, keys, _USUAL)
    source = _FROM.format(join=conditions.join_of_plans(question))
    rest = Fragment(f"{source} WHERE {where.text} {order.text}", where.values + order.values)
    return map(_clause, question.read(_Row, columns, rest))


def listed(question: Question, among: Fragment = ALWAYS) -> set[ClauseKey]:
    """Which clauses `clauses` gives; among: of those of the plans p that fulfil a condition, where all are given and not a few."""
    selection = question.selection
    if selection.sort and selection.limit is not None:
        return {ClauseKey(clause.plan, clause.task, clause.clause) for clause in clauses(question)}
    where = conditions.of_clauses(question)
    if selection.limit is None:
        where = all_of((where, among))
    order = ordering.in_sql(selection._replace(sort=None), Clause, {}, _USUAL)
    source = _FROM.format(join=conditions.join_of_plans(question))
    statement = f"SELECT c.plan, c.task, c.clause {source} WHERE {where.text} {order.text}"
    return {ClauseKey(*row) for row in question.execute(statement, where.values + order.values)}


def clauses_of(question: Question, tasks: Sequence[TaskKey]) -> Iterator[Clause]:
    """Every clause of these tasks, asked for or not, in the plan's order of each."""
    columns = _columns(question)
    source = _FROM.format(join="JOIN")
    for start in range(0, len(tasks), KEYS_AT_ONCE):
        keys = tasks[start : start + KEYS_AT_ONCE]
        where = in_tasks("c", keys)
        rest = Fragment(f"{source} WHERE {where.text} ORDER BY {_USUAL}", where.values)
        yield from map(_clause, question.read(_Row, columns, rest))


def in_tasks(table: str, tasks: Sequence[TaskKey]) -> Fragment:
    """That a row of a table with the columns plan and task is of one of these tasks."""
    pairs = ", ".join("(?, ?)" for _ in tasks)
    values = tuple(value for key in tasks for value in key)
    return Fragment(f"({table}.plan, {table}.task) IN (VALUES {pairs})", values)


def _columns(question: Question) -> dict[str, str]:
    return {
        "plan": "c.plan",
        "task": "c.task",
        "clause": "c.clause",
        "ref": "c.ref",
        "text": "c.text",
        "kind": "c.kind",
        "limits": lists.limits_in(_HERE, question.selection.reading),
        "items": _ITEMS,
        "actor": "c.actor",
        "to": "c.recipient",
        "output": "c.output",
        "if_": "c.condition",
        "except_": "c.exception",
        "event": "c.event",
        "per": "c.per",
        "lead": lists.units_in("lead", "c.plan", "c.task", "c.clause"),
        "responsible": lists.units_in("responsible", "c.plan", "c.task", "c.clause"),
    }


def _clause(row: _Row) -> Clause:
    limits = lists.limits(row.limits)
    due, due_latest = days_of(limits)
    return Clause(
        plan=row.plan,
        task=row.task,
        clause=row.clause,
        ref=row.ref,
        text=row.text,
        time=time_of(limits),
        kind=row.kind,
        when=wordings_of(limits),
        limits=limits,
        items=lists.json_texts(row.items),
        actor=lists.json_texts(row.actor),
        to=lists.json_texts(row.to),
        output=lists.json_texts(row.output),
        if_=lists.json_texts(row.if_),
        except_=lists.json_texts(row.except_),
        event=row.event,
        per=row.per,
        due=due,
        due_latest=due_latest,
        lead=lists.units(row.lead),
        responsible=lists.units(row.responsible),
        roles=lists.roles(row.lead, row.responsible),
    )
