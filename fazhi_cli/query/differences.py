"""What changed between two plans: task by task, not line by line."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import TYPE_CHECKING

from fazhi_cli.errors import WrongCall
from fazhi_cli.plan.shown_script import Script
from fazhi_cli.query.counterparts import counterparts
from fazhi_cli.query.task_sheets import converted, task_sheets
from fazhi_cli.query.tasks import tasks
from fazhi_cli.query.unit_names import meanings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from fazhi_cli.query.clauses import Clause
    from fazhi_cli.query.counterparts import ClausePair, Counterpart, Placed
    from fazhi_cli.query.question import Question
    from fazhi_cli.query.task_sheets import TaskSheet


@dataclass(frozen=True)
class Difference:
    """One change of a task or a clause.

    change: added, divided (off another task), dropped, merged (into another task), renumbered, moved (to another chapter),
    retitled, unit-gained, unit-lost, limit, clause-added, clause-dropped, clause-moved (from another task) or reworded. old_ref,
    new_ref: where it stood and stands: a task (10) or a clause (10.3). role: as what a unit came or went: lead, responsible, or
    the plan's own word. old, new: what was and what is: a number, a chapter, a title, a unit, a limit, a text; of a task that was
    merged or divided off the title of the other.
    """

    change: str
    old_ref: str | None
    new_ref: str | None
    title: str
    role: str | None
    old: str | None
    new: str | None
    plan: str


class _Meant:
    """The tasks of either plan that are asked for, by their numbers."""

    def __init__(self, old: set[int], new: set[int]) -> None:
        self._old = old
        self._new = new

    def has(self, old: TaskSheet | None, new: TaskSheet | None) -> bool:
        """Whether one of the two is."""
        return (old is not None and old.task.id in self._old) or (new is not None and new.task.id in self._new)


def differences(
    before: Question, after: Question, scripts: tuple[Script, Script] = (Script(), Script())
) -> list[list[Difference]]:
    """What changed from one plan to another, task by task in the order of the second; what was dropped stands last.

    The selections say of which tasks: those that either question finds, with what came from them or went to them. Raises
    WrongCall for a unit that neither plan knows. scripts: in which the texts of each plan are compared and told.
    """
    old_script, new_script = scripts
    old_sheets = _sheets(before, old_script)
    new_sheets = _sheets(after, new_script)
    meant = _meant(before, after)
    found: list[list[Difference]] = []
    for each in counterparts(old_sheets, new_sheets):
        if meant.has(each.old, each.new) or meant.has(each.came_from, each.went_to):
            found.append(list(_of_task(each)))
        else:
            moved = [
                pair for pair in each.clauses if _is_moved(each, pair) and pair.old and meant.has(pair.old.sheet, None)
            ]
            found.append(list(_of_clauses(each, moved)))
    return [of_task for of_task in found if of_task]


def _sheets(question: Question, script: Script) -> list[TaskSheet]:
    """All tasks of a plan, whoever has them, in a script."""
    sheets = task_sheets(question.but(unit=()))
    return [converted(sheet, script.shown) for sheet in sheets] if script.converts else sheets


def _meant(before: Question, after: Question) -> _Meant:
    """The tasks that each question finds. Raises WrongCall where neither plan knows a unit."""
    found: list[set[int]] = []
    unknown: list[WrongCall] = []
    for question in (before, after):
        try:
            for name in question.selection.unit:
                meanings(question, name)
        except WrongCall as error:
            unknown.append(error)
        found.append({task.id for task in tasks(question)})
    if len(unknown) == len(found):
        raise unknown[-1]
    return _Meant(*found)


def _of_task(each: Counterpart) -> Iterator[Difference]:
    """What became of a task."""
    old, new = each.old, each.new
    if old is None and new is not None:
        change = "divided" if each.came_from else "added"
        origin = each.came_from.task.title if each.came_from else None
        yield _difference(change, new, each.came_from, new, origin, new.task.text)
        yield from _units(new, None, new)
    elif new is None and old is not None:
        change = "merged" if each.went_to else "dropped"
        heir = each.went_to.task.title if each.went_to else None
        yield _difference(change, old, old, each.went_to, old.task.text, heir)
        yield from _units(old, old, None)
    elif old is not None and new is not None:
        yield from _of_both(old, new)
    if (old or each.came_from) and (new or each.went_to):
        yield from _of_clauses(each, each.clauses)


def _of_both(old: TaskSheet, new: TaskSheet) -> Iterator[Difference]:
    """What became of a task beside its clauses."""
    if old.task.number != new.task.number:
        yield _difference("renumbered", new, old, new, old.task.number, new.task.number)
    if _place(old) != _place(new):
        yield _difference("moved", new, old, new, _place(old), _place(new))
    if _own_title(old) != _own_title(new):
        yield _difference("retitled", new, old, new, _own_title(old), _own_title(new))
    yield from _units(new, old, new)
    for went, came in _exchanged(_of_whole_task(old), _of_whole_task(new)):
        yield _difference("limit", new, old, new, went, came)


def _own_title(sheet: TaskSheet) -> str | None:
    """The title that the plan gives a task; None where the beginning of its text stands for one, with … behind it."""
    beginning = sheet.task.title.removesuffix("…")
    is_of_text = beginning != sheet.task.title and sheet.task.text.startswith(beginning)
    return None if is_of_text else sheet.task.title


def _difference(
    change: str,
    told: TaskSheet,
    old: TaskSheet | None,
    new: TaskSheet | None,
    went: str | None = None,
    came: str | None = None,
    role: str | None = None,
) -> Difference:
    """A change of a task; told: the one of the two that is told by its title. went, came: what was, and what is."""
    return Difference(
        change=change,
        old_ref=str(old.task.id) if old else None,
        new_ref=str(new.task.id) if new else None,
        title=told.task.title,
        role=role,
        old=went,
        new=came,
        plan=told.task.plan,
    )


def _place(sheet: TaskSheet) -> str | None:
    """The chapter of a task, with the section in it; None in a plan without chapters."""
    titles = [title for title in (sheet.task.chapter_title, sheet.task.section_title) if title]
    return " ".join(titles) or None


def _units(told: TaskSheet, old: TaskSheet | None, new: TaskSheet | None) -> Iterator[Difference]:
    """The units that came and that went, role by role."""
    before = _units_by_role(old)
    after = _units_by_role(new)
    for role in dict.fromkeys((*after, *before)):
        for unit in after.get(role, ()):
            if unit not in before.get(role, ()):
                yield _difference("unit-gained", told, old, new, came=unit, role=role)
        for unit in before.get(role, ()):
            if unit not in after.get(role, ()):
                yield _difference("unit-lost", told, old, new, went=unit, role=role)


def _units_by_role(sheet: TaskSheet | None) -> dict[str, list[str]]:
    """The units of a task by their role: lead, responsible, or the plan's own word for another."""
    by_role: dict[str, list[str]] = {}
    if sheet:
        own = {role.unit: role.role for role in sheet.task.roles}
        for role, units in (("lead", sheet.task.lead), ("responsible", sheet.task.responsible)):
            for unit in units:
                by_role.setdefault(own.get(unit, role), []).append(unit)
    return by_role


def _is_moved(each: Counterpart, pair: ClausePair) -> bool:
    """Whether a clause of a task was one of another task before."""
    return pair.old is not None and pair.new is not None and pair.old.sheet is not each.old


def _of_clauses(each: Counterpart, pairs: Iterable[ClausePair]) -> Iterator[Difference]:
    """What became of clauses: a limit that moved is told beside the words in which it did."""
    for pair in pairs:
        old, new = pair.old, pair.new
        if old is None and new is not None:
            yield _of_clause("clause-added", new, pair)
        elif new is None and old is not None:
            yield _of_clause("clause-dropped", old, pair)
        elif old is not None and new is not None:
            if _is_moved(each, pair):
                yield _of_clause("clause-moved", new, pair)
            for went, came in _exchanged(_limits_of(old.clause), _limits_of(new.clause)):
                yield replace(_of_clause("limit", new, pair), old=went, new=came)
            if old.clause.text != new.clause.text and not _is_moved(each, pair):
                yield _of_clause("reworded", new, pair)


def _of_clause(change: str, told: Placed, pair: ClausePair) -> Difference:
    """A change of a clause, with what it said and says; told: the one of the two whose task is told by its title."""
    return Difference(
        change=change,
        old_ref=pair.old.clause.ref if pair.old else None,
        new_ref=pair.new.clause.ref if pair.new else None,
        title=told.sheet.task.title,
        role=None,
        old=pair.old.clause.text if pair.old else None,
        new=pair.new.clause.text if pair.new else None,
        plan=told.sheet.task.plan,
    )


def _limits_of(clause: Clause) -> list[str]:
    """The time wordings that stand in or behind a clause, without those that other clauses share with it."""
    return [limit.wording for limit in clause.limits if limit.ref == clause.ref]


def _of_whole_task(sheet: TaskSheet) -> list[str]:
    """The time wordings beside the units of a task, which are said of all its clauses."""
    return [limit.wording for limit in sheet.task.limits if limit.ref == str(sheet.task.id)]


def _exchanged(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[str | None, str | None]]:
    """The wordings that went, each with the one that came in its place."""
    gone = [wording for wording in old if wording not in new]
    come = [wording for wording in new if wording not in old]
    return zip_longest(gone, come)
