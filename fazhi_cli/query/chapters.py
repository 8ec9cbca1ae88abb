"""The chapters with how many selected tasks each holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fazhi_cli.query.fragments import Fragment
from fazhi_cli.query.ordering import arranged
from fazhi_cli.query.tasks import picked

if TYPE_CHECKING:
    from fazhi_cli.query.question import Question


@dataclass(frozen=True)
class Chapter:
    number: int | None
    title: str | None
    tasks: int
    plan: str


_COLUMNS = {"number": "h.number", "title": "h.title", "tasks": "count(k.task)", "plan": "h.plan"}


def chapters(question: Question) -> list[Chapter]:
    """Chapters that hold a selected task, in the plan's order; those without tasks only where all of the plan is meant."""
    tasks = picked(question)
    rest = Fragment(
        "FROM @chapters h JOIN @plans p ON p.id = h.plan"
        " LEFT JOIN @tasks t ON t.plan = h.plan AND t.chapter = h.position"
        f" LEFT JOIN ({tasks.text}) k ON k.plan = t.plan AND k.task = t.id"
        " GROUP BY h.plan, h.position ORDER BY p.position, h.position",
        tasks.values,
    )
    found = question.read(Chapter, _COLUMNS, rest)
    if not question.selection.is_whole:
        found = (chapter for chapter in found if chapter.tasks)
    return arranged(found, question.selection, Chapter)
