"""Conditions on the units of a task."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fazhi_cli.query.fragments import Fragment
from fazhi_cli.query.lists import has_clause
from fazhi_cli.query.unit_names import assigned_to

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fazhi_cli.query.question import Question


def any_role(question: Question, names: Sequence[str]) -> Fragment:
    return _assigned(question, names, ("lead", "responsible"))


def lead(question: Question, names: Sequence[str]) -> Fragment:
    return _assigned(question, names, ("lead",))


def responsible(question: Question, names: Sequence[str]) -> Fragment:
    return _assigned(question, names, ("responsible",))


def any_role_in_clause(question: Question, names: Sequence[str]) -> Fragment | None:
    return _assigned_in_clause(question, names, ("lead", "responsible"))


def lead_in_clause(question: Question, names: Sequence[str]) -> Fragment | None:
    return _assigned_in_clause(question, names, ("lead",))


def responsible_in_clause(question: Question, names: Sequence[str]) -> Fragment | None:
    return _assigned_in_clause(question, names, ("responsible",))


def not_any_role(question: Question, names: Sequence[str]) -> Fragment:
    """That no unit that is meant has the task; a group that stays open is nobody's for certain."""
    assigned = any_role(question.but(include_open=False), names)
    return Fragment(f"NOT {assigned.text}", assigned.values)


def min_leads(_question: Question, least: int) -> Fragment:
    return Fragment("t.leads >= ?", (least,))


def max_leads(_question: Question, most: int) -> Fragment:
    return Fragment("t.leads <= ?", (most,))


def _assigned(question: Question, names: Sequence[str], roles: Sequence[str]) -> Fragment:
    assigned = assigned_to(question, names, roles)
    return Fragment(f"(t.plan, t.id) IN (SELECT u.plan, u.task {assigned.text})", assigned.values)


def _assigned_in_clause(question: Question, names: Sequence[str], roles: Sequence[str]) -> Fragment | None:
    """That a unit that is meant has a clause c; None where every unit has all clauses of its tasks."""
    if not question.database.has_divided_tasks:
        return None
    assigned = assigned_to(question, names, roles)
    here = f"u.plan = c.plan AND u.task = c.task AND {has_clause('c.clause')}"
    return Fragment(f"EXISTS (SELECT 1 {assigned.text} AND {here})", assigned.values)
