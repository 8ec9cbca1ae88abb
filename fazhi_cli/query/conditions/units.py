"""Conditions on the units of a task."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fazhi_cli.query.fragments import Fragment
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
