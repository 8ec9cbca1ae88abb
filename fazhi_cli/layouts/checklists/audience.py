"""For whom a checklist is made: the asked units with what they have to do in each task."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from fazhi_cli.query.assignments import Assignment, assignments, units_meant
from fazhi_cli.query.keys import TaskKey
from fazhi_cli.query.sheet_facts import LimitKey, changed_limits

if TYPE_CHECKING:
    from fazhi_cli.layouts.checklists.row_source import RowSource
    from fazhi_cli.query.question import Question


class Audience(NamedTuple):
    """`assignments`: by task what the asked units have to do with it; empty where no unit is asked for.

    `is_suspended`: each limit that was changed since, and whether it now rests.
    """

    question: Question
    assignments: dict[TaskKey, tuple[Assignment, ...]]
    is_suspended: dict[LimitKey, bool]

    @classmethod
    def of(cls, question: Question) -> Audience:
        """The units that a question names, and what became of the limits. Raises WrongCall for an unknown unit."""
        return cls(question, assignments(question), changed_limits(question))

    @property
    def names_units(self) -> bool:
        return bool(self.assignments)

    def assignments_in(self, source: RowSource) -> tuple[Assignment, ...]:
        """What the asked units have to do with the task of a row."""
        task = source.sheet.task
        return self.assignments.get(TaskKey(task.plan, task.id), ())

    def units_in(self, source: RowSource) -> frozenset[str]:
        """The plan's names under which the asked units are assigned to the task."""
        return frozenset(assignment.unit for assignment in self.assignments_in(source))

    def is_meant(self, phrase: str, source: RowSource) -> bool:
        """Whether a phrase of the task means one of the asked units, by name or by function."""
        meant = units_meant(self.question, source.sheet.task.plan, phrase)
        return bool(self.units_in(source) & meant)
