"""The numbers that people typed as conditions on tasks and clauses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fazhi_cli.query.conditions import Where, joined

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fazhi_cli.asked.ids import Span


def of_tasks(spans: Sequence[Span]) -> Where:
    """That a task t is one of those meant."""
    return _either([_condition(span, "t.plan", "t.id") for span in spans])


def of_clauses(spans: Sequence[Span]) -> Where:
    """That a clause c is one of those meant, or is of a task that is meant as a whole."""
    return _either([_condition(span, "c.plan", "c.task", "c.clause") for span in spans])


def _condition(span: Span, plan: str, task: str, clause: str | None = None) -> Where:
    """That these columns are of what is meant; clause: None where the columns are a whole task's."""
    where = Where()
    if span.plan is not None:
        where.add(f"{plan} = ?", span.plan)
    where.add(f"{task} BETWEEN ? AND ?", span.first, span.last)
    if clause is not None and span.clause is not None:
        where.add(f"{clause} = ?", span.clause)
    return where


def _either(conditions: Sequence[Where]) -> Where:
    where = Where()
    if conditions:
        where.add(joined([str(each) for each in conditions], "OR"), *(v for each in conditions for v in each.values))
    return where
