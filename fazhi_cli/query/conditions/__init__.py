"""The conditions of a selection: a file for those of a kind, and the one table that lists them.

A condition says what it asks of a task (alias t), of a clause (c), of a limit (l); all that are given must hold, and those
of clauses and limits of one and the same clause.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fazhi_cli.asked.selection import is_asked
from fazhi_cli.query.conditions import days, places, progress, units, words
from fazhi_cli.query.fragments import Fragment, all_of, any_of
from fazhi_cli.structs import Struct

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from fazhi_cli.query.question import Question

    Asked = Callable[[Question, Any], Fragment | None]
    """From a question and the value of one condition to SQL; None where the value asks nothing at this place."""
    Bounded = Callable[[Question, Any], list[days.Bound]]
    """From a question and the value of one condition to the ends of a range of days."""


class Condition(Struct):
    """`name` is a field of the selection; the others say of what the condition is asked.

    day: the bounds that one day of a limit keeps together. listed_task: asked of tasks where tasks, limits or documents are
    listed; listed_clause: asked of clauses where clauses are listed. finds_few: an index finds the few rows that fulfil it.
    """

    name: str
    task: Asked | None = None
    clause: Asked | None = None
    limit: Asked | None = None
    day: Bounded | None = None
    listed_task: Asked | None = None
    listed_clause: Asked | None = None
    finds_few: bool = False


CONDITIONS = (
    Condition("unit", task=units.any_role, clause=units.any_role_in_clause, finds_few=True),
    Condition("lead", task=units.lead, clause=units.lead_in_clause, finds_few=True),
    Condition("responsible", task=units.responsible, clause=units.responsible_in_clause, finds_few=True),
    Condition("not_unit", task=units.not_any_role),
    Condition("actor", clause=words.actor),
    Condition("min_leads", task=units.min_leads),
    Condition("max_leads", task=units.max_leads),
    Condition("chapter", task=places.chapter),
    Condition("id", task=places.task, clause=places.clause, finds_few=True),
    Condition("text", listed_task=words.in_task, listed_clause=words.in_clause),
    Condition("kind", clause=words.kind),
    Condition("status", task=progress.status),
    Condition("light", task=progress.light),
    Condition("when", limit=days.time),
    Condition("due_by", day=days.due_by),
    Condition("due_before", day=days.due_before),
    Condition("due_from", day=days.due_from),
    Condition("within", day=days.within),
)
"""In the order in which they are explained and checked."""


def of_tasks(question: Question) -> Fragment:
    """What a task t must be to be listed: it matches by any of its clauses."""
    conditions = _at(question, "task") + _at(question, "listed_task")
    of_clause = _at(question, "clause") + _within_limits(question, days.TASK_WITHOUT_TIME)
    if of_clause:
        clause = all_of(of_clause)
        here = "c.plan = t.plan AND c.task = t.id"
        conditions.append(Fragment(f"EXISTS (SELECT 1 FROM @clauses c WHERE {here} AND {clause.text})", clause.values))
    return all_of(conditions)


def of_clauses(question: Question) -> Fragment:
    """What a task t and a clause c of it must be where clauses are listed."""
    conditions = _at(question, "task") + _at(question, "clause") + _at(question, "listed_clause")
    return all_of(conditions + _within_limits(question, days.CLAUSE_WITHOUT_TIME))


def of_clauses_of_listed_tasks(question: Question) -> Fragment:
    """What a task t and a clause c of it must be where a text may stand anywhere in the task."""
    conditions = _at(question, "task") + _at(question, "clause") + _at(question, "listed_task")
    return all_of(conditions + _within_limits(question, days.TASK_WITHOUT_TIME))


def of_limits(question: Question) -> Fragment:
    """What a limit l must be."""
    return all_of(_at(question, "limit") + _between_days(question))


def join_of_plans(question: Question) -> str:
    """The word that joins plans p with tasks t, in whose order rows are given.

    CROSS JOIN keeps SQLite to that order, so that the first row comes before the last is read; where a condition finds few
    rows, they are looked up first and then sorted.
    """
    for condition in CONDITIONS:
        if condition.finds_few and getattr(question.selection, condition.name):
            return "JOIN"
    return "CROSS JOIN"


def _between_days(question: Question) -> list[Fragment]:
    """That a limit l falls between the asked days, where some are asked."""
    bounds: list[days.Bound] = []
    for condition in CONDITIONS:
        value = getattr(question.selection, condition.name)
        if condition.day is not None and is_asked(value):
            bounds.extend(condition.day(question, value))
    return [days.between(question, bounds)] if bounds else []


def _within_limits(question: Question, without_limit: str) -> list[Fragment]:
    """That a clause c has a limit of the asked kinds, or what is listed has none, where that is asked for.

    without_limit: the SQL which says that what is listed has no limit.
    """
    of_kinds = _at(question, "limit")
    between_days = _between_days(question)
    asks_none = "none" in question.selection.when
    either = []
    if of_kinds or (between_days and not asks_none):
        limit = all_of(of_kinds + between_days)
        here = f"l.plan = c.plan AND l.task = c.task AND {days.GOVERNED}"
        either.append(Fragment(f"EXISTS (SELECT 1 FROM @limits l WHERE {here} AND {limit.text})", limit.values))
    if asks_none and not between_days:  # what has no limit falls between no days
        either.append(Fragment(without_limit))
    if not either and not asks_none:
        return []
    return [any_of(either)]


def _at(question: Question, place: str) -> list[Fragment]:
    """What the given conditions ask of a place."""
    asked = []
    for condition in CONDITIONS:
        value = getattr(question.selection, condition.name)
        make: Asked | None = getattr(condition, place)
        if make is None or not is_asked(value):
            continue
        fragment = make(question, value)
        if fragment is not None:
            asked.append(fragment)
    return asked
