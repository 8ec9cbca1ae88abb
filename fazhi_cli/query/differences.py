"""What changed between two plans: task by task, not line by line."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import zip_longest
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from fazhi_cli.errors import WrongCall
from fazhi_cli.plan.shown_script import Script
from fazhi_cli.query.counterparts import counterparts
from fazhi_cli.query.plan_differences import Concerned, PlanChange, plan_differences
from fazhi_cli.query.task_sheets import converted, task_sheets
from fazhi_cli.query.tasks import tasks
from fazhi_cli.query.unit_names import meanings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from fazhi_cli.query.clauses import Clause
    from fazhi_cli.query.counterparts import ClausePair, Counterpart, Placed
    from fazhi_cli.query.question import Question
    from fazhi_cli.query.task_sheets import TaskSheet
    from fazhi_cli.query.tasks import Task


@dataclass(frozen=True)
class Difference:
    """One change of a task or a clause, or of what stands beside the tasks.

    change: added, divided (off another task), dropped, merged (into another task), renumbered, moved (to another
    chapter), retitled, unit-gained, unit-lost, limit, basis, contact, clause-added, clause-dropped, clause-moved (from
    another task) or reworded; beside the tasks see plan_differences. old_ref, new_ref: where it stood and stands: a
    task (10) or a clause (10.3). title: of the task, else the unit or the title of the plan. role: as what a unit came
    or went: lead, responsible, or the plan's own word. old, new: what was and what is: a number, a chapter, a title, a
    unit, a limit, a text; of a task that was merged or divided off the title of the other.
    """

    change: str
    old_ref: str | None
    new_ref: str | None
    title: str
    role: str | None
    old: str | None
    new: str | None
    plan: str


class _Meant(NamedTuple):
    """Of either plan the units that are asked for, and their tasks; all tasks where no units are."""

    old: Concerned
    new: Concerned
    is_all: bool

    def has(self, old: TaskSheet | None, new: TaskSheet | None) -> bool:
        """Whether one of two tasks is asked for."""
        is_old = old is not None and old.task.id in self.old.tasks
        return is_old or (new is not None and new.task.id in self.new.tasks)


def differences(
    before: Question, after: Question, scripts: tuple[Script, Script] = (Script(), Script())
) -> list[list[Difference]]:
    """What changed from one plan to another: beside the tasks, then task by task in the order of the second, what was dropped last.

    The selections say of which tasks: those that either question finds, with what came from them or went to them. Raises
    WrongCall for a unit that neither plan knows. scripts: in which the texts of each plan are compared and told.
    """
    old_script, new_script = scripts
    old_sheets = _sheets(before, old_script)
    new_sheets = _sheets(after, new_script)
    meant = _meant(before, after)
    shown = (old_script.shown, new_script.shown)
    both = counterparts(old_sheets, new_sheets)
    chapters = _retitled_chapters(both)
    beside = [*_of_plan(before, after, shown, meant)]
    if meant.is_all:
        retitled = (PlanChange("chapter-retitled", *titles) for titles in chapters.items())
        beside += [_beside_tasks(after, new_script.shown, change) for change in retitled]
    found = [beside]
    for each in both:
        if meant.has(each.old, each.new) or meant.has(each.came_from, each.went_to):
            found.append(list(_of_task(each, chapters)))
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
    """What each question finds. Raises WrongCall where neither plan knows a unit."""
    found: list[Concerned] = []
    unknown: list[WrongCall] = []
    for question in (before, after):
        units: set[str] = set()
        try:
            for name in question.selection.unit:
                units.update(meaning.unit for meaning in meanings(question, name))
        except WrongCall as error:
            unknown.append(error)
        found.append(Concerned(units, {task.id for task in tasks(question)}))
    if len(unknown) == len(found):
        raise unknown[-1]
    old, new = found
    return _Meant(old, new, is_all=not before.selection.unit)


def _of_plan(
    before: Question, after: Question, shown: tuple[Callable[[str], str], Callable[[str], str]], meant: _Meant
) -> Iterator[Difference]:
    """What changed beside the tasks."""
    concerned = None if meant.is_all else (meant.old, meant.new)
    for change in plan_differences(before, after, shown, concerned):
        yield _beside_tasks(after, shown[1], change)


def _beside_tasks(after: Question, shown: Callable[[str], str], change: PlanChange) -> Difference:
    """What is no change of a task stands under the name of its unit, else the title of the plan."""
    [(plan, title)] = after.rows("SELECT id, title FROM @plans")
    told = change.unit or shown(title)
    return Difference(change.change, None, None, told, None, change.old, change.new, plan)


def _retitled_chapters(both: Iterable[Counterpart]) -> dict[str, str]:
    """By its old title the new one of each chapter that has the tasks of the old one, and no others that were there before."""
    went: dict[str, set[str]] = {}
    came: dict[str, set[str]] = {}
    for each in both:
        if each.old and each.new:
            old, new = each.old.task.chapter_title or "", each.new.task.chapter_title or ""
            went.setdefault(old, set()).add(new)
            came.setdefault(new, set()).add(old)
    titles = {}
    for old, (new, *others) in went.items():
        is_whole = not others and came[new] == {old}
        if is_whole and old not in came and new not in went and old and new:
            titles[old] = new
    return titles


def _of_task(each: Counterpart, chapters: Mapping[str, str]) -> Iterator[Difference]:
    """What became of a task; chapters: the new titles of those that bear others."""
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
        yield from _of_both(old, new, chapters)
    if (old or each.came_from) and (new or each.went_to):
        yield from _of_clauses(each, each.clauses)


def _of_both(old: TaskSheet, new: TaskSheet, chapters: Mapping[str, str]) -> Iterator[Difference]:
    """What became of a task beside its clauses."""
    if old.task.number != new.task.number:
        yield _difference("renumbered", new, old, new, old.task.number, new.task.number)
    if _place(old, chapters) != _place(new):
        yield _difference("moved", new, old, new, _place(old), _place(new))
    if _own_title(old) != _own_title(new):
        yield _difference("retitled", new, old, new, _own_title(old), _own_title(new))
    yield from _units(new, old, new)
    beside = {
        "limit": (_of_whole_task(old), _of_whole_task(new)),
        "basis": (old.task.basis, new.task.basis),
        "contact": (old.task.contact, new.task.contact),
    }
    for change, (before, after) in beside.items():
        for went, came in _exchanged(before, after):
            yield _difference(change, new, old, new, went, came)


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


def _place(sheet: TaskSheet, chapters: Mapping[str, str] = MappingProxyType({})) -> str | None:
    """The chapter of a task, with the section in it; None in a plan without chapters. chapters: titles that are others now."""
    chapter = sheet.task.chapter_title or ""
    titles = (chapters.get(chapter, chapter), sheet.task.section_title)
    return " ".join(title for title in titles if title) or None


def _units(told: TaskSheet, old: TaskSheet | None, new: TaskSheet | None) -> Iterator[Difference]:
    """The units that came and that went, role by role."""
    before = _units_by_role(old.task if old else None)
    after = _units_by_role(new.task if new else None)
    for role in dict.fromkeys((*after, *before)):
        for unit in after.get(role, ()):
            if unit not in before.get(role, ()):
                yield _difference("unit-gained", told, old, new, came=unit, role=role)
        for unit in before.get(role, ()):
            if unit not in after.get(role, ()):
                yield _difference("unit-lost", told, old, new, went=unit, role=role)


def _units_by_role(assigned: Task | Clause | None) -> dict[str, list[str]]:
    """The units of a task or clause by their role: lead, responsible, or the plan's own word for another."""
    by_role: dict[str, list[str]] = {}
    if assigned:
        own = {role.unit: role.role for role in assigned.roles}
        for role, units in (("lead", assigned.lead), ("responsible", assigned.responsible)):
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
            if not _is_moved(each, pair):
                yield from _assigned(pair, old, new)
                if old.clause.text != new.clause.text:
                    yield _of_clause("reworded", new, pair)


def _assigned(pair: ClausePair, old: Placed, new: Placed) -> Iterator[Difference]:
    """The clause as it came to units of its task or went from them: to those who have a part of the task, and had another."""
    of_both_tasks = set(_in_roles(old.sheet.task)).intersection(_in_roles(new.sheet.task))
    before, after = _in_roles(old.clause), _in_roles(new.clause)
    for named in after:
        if named in of_both_tasks and named not in before:
            role, unit = named
            yield replace(_of_clause("unit-gained", new, pair), role=role, old=None, new=unit)
    for named in before:
        if named in of_both_tasks and named not in after:
            role, unit = named
            yield replace(_of_clause("unit-lost", new, pair), role=role, old=unit, new=None)


def _in_roles(assigned: Task | Clause) -> list[tuple[str, str]]:
    """The units of a task or of a clause, each after its role."""
    return [(role, unit) for role, units in _units_by_role(assigned).items() for unit in units]


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
