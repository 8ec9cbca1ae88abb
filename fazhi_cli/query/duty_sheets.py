"""What binds units that the plan does not name, as parts of its tasks: their sheet is made of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from fazhi_cli.asked.ref import Ref
from fazhi_cli.query.duties import APPLIES, duties
from fazhi_cli.query.keys import UnitKey
from fazhi_cli.query.membership import bodies_named
from fazhi_cli.query.task_sheets import task_sheets
from fazhi_cli.query.units import groups_of_members

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fazhi_cli.query.duties import Applies, Duties, Duty
    from fazhi_cli.query.question import Question
    from fazhi_cli.query.task_sheets import TaskSheet
    from fazhi_cli.vocabulary.note import Note


class DutyPart(NamedTuple):
    """The clauses that apply equally surely, each with its task."""

    applies: Applies
    sheets: tuple[TaskSheet, ...]


class DutySheets(NamedTuple):
    """The parts of a sheet, the surest first, and what its reader must know."""

    parts: tuple[DutyPart, ...]
    notes: tuple[Note, ...]


def names_only_unnamed(question: Question) -> bool:
    """Whether units are asked for, in any role, and the plans name none of them."""
    selection = question.selection
    if not selection.unit or selection.lead or selection.responsible or selection.include_open:
        return False
    # A body that only the program knows is in no table; a member of a group is named by the group's name.
    named = {UnitKey(*row) for row in question.rows("SELECT plan, name FROM @units WHERE named")}
    named.update(groups_of_members(question))
    bodies = [body for name in selection.unit for body in bodies_named(question, name).own]
    return named.isdisjoint(bodies)


def duty_sheets(question: Question) -> DutySheets:
    """What binds the asked units by what they are; a clause that binds several stands where it is surest."""
    found = _found(question)
    parts = []
    for applies, refs in _references(question, found).items():
        if refs:
            sheets = task_sheets(_of_all(question).but(id=tuple(refs)), whole=False)
            parts.append(DutyPart(applies, tuple(sheets)))
    notes = [note for each in found for note in each.notes]
    return DutySheets(tuple(parts), tuple(notes))


def count_of_clauses(question: Question) -> int:
    """How many clauses the sheet of the asked units holds."""
    references = _references(question, _found(question))
    return sum(len(refs) for refs in references.values())


def _of_all(question: Question) -> Question:
    """The question without its units: who is bound, the words of the clauses say."""
    return question.but(unit=(), sort=None, limit=None)


def _found(question: Question) -> list[Duties]:
    """What binds each of the asked units."""
    return [duties(_of_all(question), name) for name in question.selection.unit]


def _references(question: Question, found: Sequence[Duties]) -> dict[Applies, list[str]]:
    """The references of what binds the units, each once; what only speaks of them is no duty."""
    binding = [duty for each in found for duty in each.rows if duty.role != "named"]
    references: dict[Applies, list[str]] = {}
    taken: set[str] = set()
    for applies in APPLIES:
        equally_sure = [_reference(question, duty) for duty in binding if duty.applies == applies]
        references[applies] = [ref for ref in dict.fromkeys(equally_sure) if ref not in taken]
        taken.update(equally_sure)
    return references


def _reference(question: Question, duty: Duty) -> str:
    """The reference of a clause as it can be asked for again: in a library with its plan."""
    parsed = Ref.parse(duty.ref)
    if parsed is None or not question.database.is_library:
        return duty.ref
    return str(parsed._replace(plan=duty.plan))
