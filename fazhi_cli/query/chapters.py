"""The chapters with how many selected tasks each holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fazhi_cli.query.tasks import pick

if TYPE_CHECKING:
    from fazhi_cli.asked.selection import Selection
    from fazhi_cli.query.reader import Reader


@dataclass(frozen=True)
class Chapter:
    number: int | None
    title: str | None
    tasks: int
    plan: str


def chapters(reader: Reader, selection: Selection) -> list[Chapter]:
    """Chapters that hold a selected task, in the plan's order; those without tasks only where all of the plan is meant."""
    pick(reader, selection)
    found = reader.rows(
        "SELECT h.number, h.title, count(k.task), h.plan FROM chapters h JOIN plans p ON p.id = h.plan"
        " LEFT JOIN tasks t ON t.plan = h.plan AND t.chapter = h.position"
        " LEFT JOIN picked k ON k.plan = t.plan AND k.task = t.id"
        " GROUP BY h.plan, h.position ORDER BY p.position, h.position"
    )
    plans = reader.meant_plans(selection.plan)
    return [
        Chapter(number, title, tasks, plan)
        for number, title, tasks, plan in found
        if tasks or (selection.is_whole and plan in plans)
    ]
