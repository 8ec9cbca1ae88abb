"""Which task of one plan is which of another, and which clause, be it in another task."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from fazhi_cli.plan.likeness import ALIKE, pairs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from fazhi_cli.query.clauses import Clause
    from fazhi_cli.query.task_sheets import TaskSheet

TELLING = 10
"""Characters from which a clause is known again in another task: 加強組織領導。 stands in many."""

ALIKE_ELSEWHERE = 0.7
"""From which likeness: the same turns of phrase stand in many tasks."""


class Placed(NamedTuple):
    """A clause in its task."""

    sheet: TaskSheet
    clause: Clause


class ClausePair(NamedTuple):
    """A clause of the one plan and of the other; None: there was none, or there is none any more."""

    old: Placed | None
    new: Placed | None


class _Move(NamedTuple):
    """A clause of which the other plan has made one of another task."""

    old: Placed
    new: Placed


class Counterpart(NamedTuple):
    """A task of the one plan and of the other; None: there was none, or there is none any more.

    clauses: those of the new task, each with what it was, be it in another task; then those of the old one that are nowhere
    any more. came_from, went_to: where a task is of one plan alone, the task of the other that has half of its text.
    """

    old: TaskSheet | None
    new: TaskSheet | None
    clauses: tuple[ClausePair, ...]
    came_from: TaskSheet | None = None
    went_to: TaskSheet | None = None


def counterparts(old: Sequence[TaskSheet], new: Sequence[TaskSheet]) -> list[Counterpart]:
    """The tasks of two plans in the order of the second; what is in the first alone stands last."""
    within: list[Counterpart] = []
    for before, after in _tasks(old, new):
        within.append(Counterpart(before, after, tuple(_clauses(_placed(before), _placed(after)))))
    moves = list(_moves(within))
    return [_with_moves(counterpart, moves) for counterpart in within]


def _tasks(old: Sequence[TaskSheet], new: Sequence[TaskSheet]) -> Iterator[tuple[TaskSheet | None, TaskSheet | None]]:
    """The tasks of two plans: those with a title that none beside them bears are the same, the others the most alike."""
    old_by_title, new_by_title = _by_own_title(old), _by_own_title(new)
    titles = old_by_title.keys() & new_by_title.keys()
    old_rest = [sheet for sheet in old if sheet.task.title not in titles]
    new_rest = [sheet for sheet in new if sheet.task.title not in titles]
    alike = pairs([_known_by(sheet) for sheet in old_rest], [_known_by(sheet) for sheet in new_rest])
    origins = {new_rest[pair.after].task.id: pair.before for pair in alike if pair.after is not None}
    for sheet in new:
        origin = origins.get(sheet.task.id)
        before = None if origin is None else old_rest[origin]
        yield old_by_title[sheet.task.title] if sheet.task.title in titles else before, sheet
    for pair in alike:
        if pair.after is None and pair.before is not None:
            yield old_rest[pair.before], None


def _by_own_title(sheets: Iterable[TaskSheet]) -> dict[str, TaskSheet]:
    """The tasks by their titles, without those that share one."""
    by_title: dict[str, list[TaskSheet]] = {}
    for sheet in sheets:
        by_title.setdefault(sheet.task.title, []).append(sheet)
    return {title: of_title[0] for title, of_title in by_title.items() if len(of_title) == 1}


def _known_by(sheet: TaskSheet) -> str:
    """By what a task is known in another plan: its title, and what it says."""
    return f"{sheet.task.title}\n{sheet.task.text}"


def _placed(sheet: TaskSheet | None) -> list[Placed]:
    return [Placed(sheet, clause) for clause in sheet.clauses] if sheet else []


def _clauses(old: Sequence[Placed], new: Sequence[Placed], alike: float = ALIKE) -> Iterator[ClausePair]:
    """The clauses of two lists, each with the one that it is in the other."""
    for pair in pairs([each.clause.text for each in old], [each.clause.text for each in new], alike):
        before = None if pair.before is None else old[pair.before]
        after = None if pair.after is None else new[pair.after]
        yield ClausePair(before, after)


def _moves(within: Iterable[Counterpart]) -> Iterator[_Move]:
    """The clauses that have no counterpart in their own task, but one in another."""
    lone = [pair for counterpart in within for pair in counterpart.clauses]
    gone = [pair.old for pair in lone if pair.old and not pair.new and _is_telling(pair.old)]
    come = [pair.new for pair in lone if pair.new and not pair.old and _is_telling(pair.new)]
    for pair in _clauses(gone, come, ALIKE_ELSEWHERE):
        if pair.old and pair.new:
            yield _Move(pair.old, pair.new)


def _is_telling(placed: Placed) -> bool:
    return len(placed.clause.text) >= TELLING


def _with_moves(counterpart: Counterpart, moves: Sequence[_Move]) -> Counterpart:
    """A counterpart with what became of its clauses in other tasks, and of the task itself."""
    origins = {move.new.clause.ref: move.old for move in moves}
    gone = {move.old.clause.ref for move in moves}
    clauses = []
    for pair in counterpart.clauses:
        if pair.old is None and pair.new:
            clauses.append(ClausePair(origins.get(pair.new.clause.ref), pair.new))
        elif pair.new or (pair.old and pair.old.clause.ref not in gone):
            clauses.append(pair)
    old, new = counterpart.old, counterpart.new
    came = [(move.old.sheet, move.new) for move in moves if move.new.sheet is new]
    went = [(move.new.sheet, move.old) for move in moves if move.old.sheet is old]
    return Counterpart(
        old,
        new,
        tuple(clauses),
        came_from=None if old else _sharing_half(new, came),
        went_to=None if new else _sharing_half(old, went),
    )


def _sharing_half(sheet: TaskSheet | None, shared: Iterable[tuple[TaskSheet, Placed]]) -> TaskSheet | None:
    """The task with which this one shares most, if that is half of its text; shared: clauses of this one, after the other task."""
    if sheet is None:
        return None
    by_id: dict[int, TaskSheet] = {}
    characters: Counter[int] = Counter()
    for other, placed in shared:
        by_id[other.task.id] = other
        characters[other.task.id] += len(placed.clause.text)
    for task_id, count in characters.most_common(1):
        if 2 * count >= len(sheet.task.text):
            return by_id[task_id]
    return None
