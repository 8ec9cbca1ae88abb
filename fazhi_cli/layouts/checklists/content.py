"""What a checklist tells of: the tasks of a selection, or, of units that the plan does not name, the clauses that bind them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from fazhi_cli.layouts.heading import conditions_of, names
from fazhi_cli.query.duty_sheets import duty_sheets, names_only_unnamed
from fazhi_cli.query.task_sheets import TaskSheet, task_sheets
from fazhi_cli.vocabulary import APPLIES
from fazhi_cli.vocabulary.notes import sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fazhi_cli.layouts.checklists.row_source import RowLevel
    from fazhi_cli.query.question import Question


class Part(NamedTuple):
    """Tasks that stand under a heading of their own, or under none. `is_asked`: whether they bind the unit it says itself."""

    heading: str
    sheets: tuple[TaskSheet, ...]
    is_asked: bool = False


class Content(NamedTuple):
    """What a document tells of: tasks, or, of units that the plan does not name, the clauses that bind them.

    `lines` and `notes`: what its reader must know of such clauses.
    """

    parts: tuple[Part, ...]
    has_chapters: bool
    is_of_duties: bool = False
    lines: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def sheets(self) -> list[TaskSheet]:
        return [sheet for part in self.parts for sheet in part.sheets]

    def of_plan(self, plan: str) -> list[Part]:
        """The parts that tell of a plan, without what is of others."""
        parts = []
        for part in self.parts:
            sheets = tuple(sheet for sheet in part.sheets if sheet.task.plan == plan)
            if sheets:
                parts.append(part._replace(sheets=sheets))
        return parts


def content_of(question: Question, level: RowLevel) -> Content:
    if not names_only_unnamed(question):
        sheets = task_sheets(question, whole=level == "task")
        return Content((Part("", tuple(sheets)),), has_chapters=not question.selection.sort)
    found = duty_sheets(question)
    counted = [sentence(note) for note in found.notes if note.code == "duties-counted"]
    # What else there is in the plan is told on a screen, where one can ask for it.
    others = [sentence(note) for note in found.notes if note.code != "duties-counted" and note.prominence == "always"]
    return Content(
        tuple(Part(APPLIES[part.applies], part.sheets, part.applies != "certain") for part in found.parts),
        has_chapters=False,
        is_of_duties=True,
        lines=tuple(counted),
        notes=tuple(others),
    )


def whose_duties(question: Question, lines: Sequence[str]) -> str:
    """The asked units by the names under which they were asked for, where a line tells others, and the conditions."""
    told = "".join(lines)
    asked = "、".join(names(question))
    conditions = "，".join(conditions_of(question.selection))
    if conditions:
        return f"{asked}：{conditions}"
    return "" if all(name in told for name in names(question)) else asked
