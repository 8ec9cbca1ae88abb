"""For whom a checklist is made: the asked units with what they have to do in each task."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from fazhi_cli.query.assignments import Assignment, assignments
from fazhi_cli.query.keys import TaskKey, UnitKey
from fazhi_cli.query.membership import Memberships, bodies_asked, bodies_named
from fazhi_cli.query.sheet_facts import Fates, changed_limits
from fazhi_cli.vocabulary.checklist_notes import OWN

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from fazhi_cli.layouts.checklists.row_source import RowSource
    from fazhi_cli.plan.bodies import Standing
    from fazhi_cli.query.matter import Matter
    from fazhi_cli.query.question import Question
    from fazhi_cli.query.rows import Limit
    from fazhi_cli.query.sheet_facts import Fate
    from fazhi_cli.query.task_sheets import TaskSheet


class Asked(NamedTuple):
    """An asked unit as a sheet calls it, and the units of a plan that it is: itself, and those whose work it took over."""

    called: str
    units: tuple[UnitKey, ...]


class Audience(NamedTuple):
    """`assignments`: by task what the asked units have to do with it; empty where no unit is asked for.

    `bodies`: the asked units themselves, where the plan may give their task to a group. `fates`: what became of each limit
    that was changed since. `matters`: by task how far it is, where that is shown. `is_of_one_body`: one unit is asked for,
    which is 本單位: of several none is by itself, and a group is none.
    """

    memberships: Memberships
    bodies: tuple[UnitKey, ...]
    assignments: dict[TaskKey, tuple[Assignment, ...]]
    fates: Fates
    matters: Mapping[TaskKey, Matter] | None
    is_of_one_body: bool

    @classmethod
    def of(cls, question: Question, *, shows_progress: bool) -> Audience:
        """The units whose tasks a question asks for, and what became of the limits. Raises WrongCall for an unknown unit."""
        # Who else must lead a task does not hold the sheet in hand: it is not 本單位.
        own = question.but(**dict.fromkeys(question.selection.beside, ()))
        matters = question.matters if shows_progress else None
        bodies = tuple(bodies_asked(own))
        memberships = Memberships(question)
        is_of_one_body = _is_of_one_body(own, memberships)
        return cls(memberships, bodies, assignments(own), changed_limits(question), matters, is_of_one_body)

    @property
    def shows_progress(self) -> bool:
        return self.matters is not None

    @property
    def names_units(self) -> bool:
        return bool(self.bodies)

    @property
    def asked_name(self) -> str | None:
        """What the sheet calls all that is asked for: 本單位, or the name of a group; None of several."""
        names = dict.fromkeys(body.name for body in self.bodies)
        if self.is_of_one_body:
            return OWN
        return next(iter(names)) if len(names) == 1 else None

    def assignments_of(self, sheet: TaskSheet) -> tuple[Assignment, ...]:
        """What the asked units have to do with a task."""
        return self.assignments.get(TaskKey(sheet.task.plan, sheet.task.id), ())

    def asked_by(self, assignment: Assignment, source: RowSource) -> list[str]:
        """The asked units to which an assignment gives a task: members of a closed group by their own names, else as the plan has it."""
        if assignment.way != "group":
            return [assignment.unit]
        group = UnitKey(source.sheet.task.plan, assignment.unit)
        members = [body.name for body in self._bodies_in(source) if self.memberships.is_member(body, group)]
        return members or [assignment.unit]

    def asked_in(self, source: RowSource) -> list[Asked]:
        """The asked units as the task's own plan knows them: the one body whose sheet it is, or each that has the task by its name."""
        bodies = self._bodies_in(source)
        if self.is_of_one_body:
            return [Asked(OWN, tuple(bodies))]
        return [Asked(body.name, (body,)) for body in bodies if self._may_have(body, source.sheet)]

    def means(self, phrase: str, asked: Sequence[Asked]) -> bool:
        """Whether a phrase of a task means one of some asked units itself, by name or by function."""
        return any(self.memberships.is_meant_itself(unit, phrase) for each in asked for unit in each.units)

    def means_alone(self, phrase: str, asked: Asked) -> bool:
        """Whether a phrase of a task means one of the asked units and nobody else."""
        return any(self.memberships.is_meant_alone(unit, phrase) for unit in asked.units)

    def standing(self, phrases: Sequence[str], asked: Asked) -> Standing:
        """How surely an asked unit is among those whom phrases of a task mean."""
        return self.memberships.best(asked.units, phrases)

    def is_open(self, asked: Asked) -> bool:
        """Whether an asked unit is a group of which the plan gives no list."""
        return any(map(self.memberships.is_open, asked.units))

    def fate_of(self, plan: str, limit: Limit) -> Fate | None:
        """What became of a limit since; None: nothing that gave it another day."""
        return self.fates.get((plan, limit.ref, limit.wording))

    def _may_have(self, body: UnitKey, sheet: TaskSheet) -> bool:
        """Whether a task may be that of an asked unit."""
        of_task = self.assignments_of(sheet)
        # What binds units that the plan does not name is assigned to none, and whom an open group takes in the plan does not say.
        if not of_task or any(assignment.way == "open" for assignment in of_task):
            return True
        names = [assignment.unit for assignment in of_task]
        return body.name in names or any(self.memberships.is_member(body, UnitKey(body.plan, name)) for name in names)

    def _bodies_in(self, source: RowSource) -> list[UnitKey]:
        """The asked units as the task's own plan knows them."""
        return [body for body in self.bodies if body.plan == source.sheet.task.plan]


def _is_of_one_body(question: Question, memberships: Memberships) -> bool:
    """Whether all names that are asked for mean one unit, in each plan under its name there, and that is no group.

    A unit does not become several by whose work it took over.
    """
    selection = question.selection
    asked = (*selection.unit, *selection.lead, *selection.responsible)
    meant = {frozenset(bodies_named(question, name).own) for name in asked}
    if len(meant) != 1:
        return False
    [bodies] = meant
    plans = {body.plan for body in bodies}
    return len(plans) == len(bodies) and not any(map(memberships.is_group, bodies))
