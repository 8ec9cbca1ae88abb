"""What a checklist tells of: the tasks of a selection, or, of units that the plan does not name, the clauses that bind them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from fazhi_cli.layouts.heading import conditions_of, names
from fazhi_cli.query.duty_sheets import duty_sheets, names_only_unnamed
from fazhi_cli.query.task_sheets import TaskSheet, task_sheets
from fazhi_cli.vocabulary import APPLIES, POSSIBLE_OF_SEVERAL
from fazhi_cli.vocabulary.notes import duties_counted, sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fazhi_cli.layouts.checklists.row_source import RowLevel
    from fazhi_cli.query.duty_sheets import DutyPart
    from fazhi_cli.query.question import Question
    from fazhi_cli.vocabulary.note import Facts


class Part(NamedTuple):
    """Tasks that stand under a heading of their own, or under none. `is_asked`: whether they bind the unit it says itself."""

    heading: str
    sheets: tuple[TaskSheet, ...]
    is_asked: bool = False


class Content(NamedTuple):
    """What a document tells of: tasks, or, of units that the plan does not name, the clauses that bind them.

    `whose`: whom such clauses bind; `lines` and `notes`: what their reader must know.
    """

    parts: tuple[Part, ...]
    has_chapters: bool
    is_of_duties: bool = False
    whose: str = ""
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
    counted = [note.facts for note in found.notes if note.code == "duties-counted"]
    unnamed = [unit for facts in counted for unit in facts["unnamed"]]
    lines = [f"{facts['unit']}：{duties_counted(facts)}" for facts in counted]
    # What else there is in the plan is told on a screen, where one can ask for it.
    others = [sentence(note) for note in found.notes if note.code != "duties-counted" and note.prominence == "always"]
    return Content(
        tuple(Part(_heading(part, counted), part.sheets, part.applies != "certain") for part in found.parts),
        has_chapters=False,
        is_of_duties=True,
        whose=_whose_duties(question, unnamed),
        lines=tuple(lines) if len(lines) > 1 else (duties_counted(counted[0]),),
        notes=tuple(others),
    )


def _heading(part: DutyPart, counted: Sequence[Facts]) -> str:
    """How surely the clauses of a part bind the units of a sheet, of which `counted` tells one by one."""
    if len(counted) > 1 and part.applies == "possible":
        return POSSIBLE_OF_SEVERAL
    return APPLIES[part.applies]


def _whose_duties(question: Question, unnamed: Sequence[str]) -> str:
    """The asked units by the names under which they were asked for, which units of these the plan does not name, and the conditions."""
    asked = names(question)
    others = [] if set(unnamed) <= set(asked) else unnamed
    silent = f"方案未列明{'、'.join(others)}" if unnamed else ""
    conditions = "，".join(conditions_of(question.selection))
    return "：".join(filter(None, ("、".join(asked), silent, conditions)))
