"""What changed between two plans: task by task, not line by line."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from fazhi_cli.errors import WrongCall
from fazhi_cli.plan.likeness import pairs
from fazhi_cli.query.task_sheets import TaskSheet, task_sheets
from fazhi_cli.query.tasks import tasks
from fazhi_cli.query.unit_names import meanings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from fazhi_cli.query.clauses import Clause
    from fazhi_cli.query.question import Question


@dataclass(frozen=True)
class Difference:
    """One change of a task or a clause.

    change: added, dropped, renumbered, moved (to another chapter), retitled, unit-gained, unit-lost, limit, clause-added,
    clause-dropped or reworded. old_ref, new_ref: where it stood and stands: a task (10) or a clause (10.3). role: as what a
    unit came or went. old, new: what was and what is: a number, a chapter, a title, a unit, limits, a text.
    """

    change: str
    old_ref: str | None
    new_ref: str | None
    title: str
    role: str | None
    old: str | None
    new: str | None
    plan: str


class _Change(NamedTuple):
    """A change within a task; of a clause with the clause's places."""

    change: str
    old: str | None = None
    new: str | None = None
    role: str | None = None
    old_clause: Clause | None = None
    new_clause: Clause | None = None


def differences(before: Question, after: Question) -> list[Difference]:
    """What changed from one plan to another, in the order of the second; what was dropped stands last.

    The selections say of which tasks: those that either question finds. Raises WrongCall for a unit that neither plan
    knows.
    """
    old_sheets = task_sheets(before.but(unit=()))
    new_sheets = task_sheets(after.but(unit=()))
    old_meant, new_meant = _meant(before, after)
    found: list[Difference] = []
    for pair in pairs(_texts(old_sheets), _texts(new_sheets)):
        old = None if pair.before is None else old_sheets[pair.before]
        new = None if pair.after is None else new_sheets[pair.after]
        if (old and old.task.id in old_meant) or (new and new.task.id in new_meant):
            found.extend(_differences(old, new))
    return found


def _texts(sheets: Sequence[TaskSheet]) -> list[str]:
    """By what a task is known in another plan: its title, and what it says."""
    return [f"{sheet.task.title}\n{sheet.task.text}" for sheet in sheets]


def _meant(before: Question, after: Question) -> tuple[set[int], set[int]]:
    """The numbers of the tasks that each question finds. Raises WrongCall where neither plan knows a unit."""
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
    return found[0], found[1]


def _differences(old: TaskSheet | None, new: TaskSheet | None) -> Iterator[Difference]:
    """The changes of one task; None: there was none, or there is none any more."""
    task = (new or old).task  # type: ignore[union-attr]  # a pair has one of them at least
    for change in _changes(old, new):
        yield Difference(
            change=change.change,
            old_ref=_ref(old, change.old_clause, change.new_clause),
            new_ref=_ref(new, change.new_clause, change.old_clause),
            title=task.title,
            role=change.role,
            old=change.old,
            new=change.new,
            plan=task.plan,
        )


def _ref(sheet: TaskSheet | None, clause: Clause | None, other: Clause | None) -> str | None:
    """The place of a change in one of the plans: of its clause, or of its task where no clause is meant."""
    if clause:
        return clause.ref
    return str(sheet.task.id) if sheet and not other else None


def _changes(old: TaskSheet | None, new: TaskSheet | None) -> Iterator[_Change]:
    if old is None:
        yield _Change("added")
        return
    if new is None:
        yield _Change("dropped")
        return
    if old.task.number != new.task.number:
        yield _Change("renumbered", old.task.number, new.task.number)
    if _place(old) != _place(new):
        yield _Change("moved", _place(old), _place(new))
    if old.task.title != new.task.title:
        yield _Change("retitled", old.task.title, new.task.title)
    yield from _units("lead", old.task.lead, new.task.lead)
    yield from _units("responsible", old.task.responsible, new.task.responsible)
    for went, came in _exchanged(_of_whole_task(old), _of_whole_task(new)):
        yield _Change("limit", went, came)
    yield from _clauses(old.clauses, new.clauses)


def _place(sheet: TaskSheet) -> str | None:
    """The chapter of a task, with the section in it; None in a plan without chapters."""
    titles = [title for title in (sheet.task.chapter_title, sheet.task.section_title) if title]
    return " ".join(titles) or None


def _units(role: str, old: Sequence[str], new: Sequence[str]) -> Iterator[_Change]:
    for unit in new:
        if unit not in old:
            yield _Change("unit-gained", None, unit, role)
    for unit in old:
        if unit not in new:
            yield _Change("unit-lost", unit, None, role)


def _clauses(old: Sequence[Clause], new: Sequence[Clause]) -> Iterator[_Change]:
    """What became of the clauses: a limit that moved is told beside the words in which it did."""
    for pair in pairs([clause.text for clause in old], [clause.text for clause in new]):
        before = None if pair.before is None else old[pair.before]
        after = None if pair.after is None else new[pair.after]
        if before is None and after is not None:
            yield _Change("clause-added", None, after.text, None, None, after)
        elif before is not None and after is None:
            yield _Change("clause-dropped", before.text, None, None, before, None)
        elif before is not None and after is not None:
            yield from _limits(before, after)
            if before.text != after.text:
                yield _Change("reworded", before.text, after.text, None, before, after)


def _limits(before: Clause, after: Clause) -> Iterator[_Change]:
    """The wordings of a clause itself that went and that came."""
    for old, new in _exchanged(_of_clause(before), _of_clause(after)):
        yield _Change("limit", old, new, None, before, after)


def _of_clause(clause: Clause) -> list[str]:
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
