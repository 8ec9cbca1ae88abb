"""What the plan leaves open of the listed tasks, as facts. vocabulary.notes words them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fazhi_cli.query.keys import TaskKey
from fazhi_cli.vocabulary.note import Note

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from fazhi_cli.query.clauses import Clause
    from fazhi_cli.query.duties import Duty
    from fazhi_cli.query.tasks import Task


def gaps_of_tasks(tasks: Sequence[Task]) -> Iterator[Note]:
    """What the plan does not say of some tasks: which day an open reading means, and that there is no limit at all."""
    yield from open_readings(TaskKey(task.plan, task.id) for task in tasks if _has_open_reading(task))
    silent = [task for task in tasks if not task.limits]
    if silent:
        yield Note("tasks-without-limit", {"count": len(silent)}, "foot")


def gaps_of_clauses(clauses: Iterable[Clause | Duty]) -> Iterator[Note]:
    """Of how many clauses the plan names no limit; one that binds several classes of bodies stands under each, and is one."""
    silent = {(clause.plan, clause.ref) for clause in clauses if not clause.when}
    if silent:
        yield Note("clauses-without-limit", {"count": len(silent)}, "foot")


def limits_of_clauses(tasks: Iterable[Task]) -> Iterator[Note]:
    """That a limit told beside a task is of a clause only."""
    if any("." in limit.ref for task in tasks for limit in task.limits):
        yield Note("limits-of-clauses", {}, "foot")


def _has_open_reading(task: Task) -> bool:
    return any(limit.due != limit.due_latest for limit in task.limits)


def open_readings(tasks: Iterable[TaskKey]) -> Iterator[Note]:
    """The tasks for which the two readings of a bare 「N月前」 part."""
    keys = sorted(set(tasks))
    if keys:
        yield Note("open-reading", {"tasks": keys}, "foot")
