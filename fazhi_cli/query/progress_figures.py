"""The figures of progress: of the plan, its chapters, its units and the statuses, all of the same works, so that they add up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from fazhi_cli.plan.supervision import FINISHED
from fazhi_cli.query import ordering
from fazhi_cli.query.keys import TaskKey
from fazhi_cli.vocabulary import STATUS_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from fazhi_cli.query.progress import Progress
    from fazhi_cli.query.question import Question
    from fazhi_cli.query.tasks import Task


WAITING = ("reported_done", "submitted")
"""The statuses that wait for a look of the unit's leader or of the office."""


@dataclass(frozen=True)
class Figure:
    """A row of figures; group: plan, chapter, status or unit.

    tasks: of a plan, a chapter and a status tasks (項), each as a whole; of a unit mentions (項次), each as it stands
    itself. with_limit, without_limit: those that have a limit with a day, which alone can be late, and the others.
    closed to unregistered are parts of tasks and add up to it; late and near are lights, red and yellow. closed_share:
    of tasks, in per cent.
    """

    group: str
    name: str
    tasks: int
    with_limit: int
    without_limit: int
    closed: int
    reported: int
    open: int
    unregistered: int
    late: int
    near: int
    closed_share: float
    plan: str


class _Work(NamedTuple):
    """What is counted: a task as a whole, or a unit's part in one."""

    key: TaskKey
    status: str | None
    light: str | None


Groups = dict[tuple[str, str, str], list[_Work]]
"""By plan, kind and name of a group its works."""


def figures(question: Question, found: Sequence[Task], rows: Iterable[Progress]) -> list[Figure]:
    """The plan, its chapters in their order, the statuses in theirs, the units as they come.

    The question has how far each task is; rows: the progress of the units of these tasks.
    """
    tasks = {TaskKey(task.plan, task.id): task for task in found}
    titles = dict(question.execute("SELECT id, title FROM @plans"))
    plans: Groups = {}
    chapters: Groups = {}
    statuses: Groups = {(plan, "status", word): [] for plan in question.plans for word in STATUS_WORDS.values()}
    units: Groups = {}
    for key, matter in (question.matters or {}).items():
        if key not in tasks:
            continue
        work = _Work(key, matter.status, matter.light)
        plans.setdefault((key.plan, "plan", titles[key.plan]), []).append(work)
        chapters.setdefault((key.plan, "chapter", tasks[key].chapter_title or ""), []).append(work)
        statuses[key.plan, "status", STATUS_WORDS[matter.status or "unregistered"]].append(work)
    for row in rows:
        work = _Work(TaskKey(row.plan, row.task), row.status, row.light)
        units.setdefault((row.plan, "unit", row.unit), []).append(work)
    every = (*plans.items(), *chapters.items(), *statuses.items(), *units.items())
    made = [_figure(*group, works, tasks) for group, works in every if works]
    return ordering.arranged(made, question.selection, Figure)


def _figure(plan: str, group: str, name: str, works: Sequence[_Work], tasks: Mapping[TaskKey, Task]) -> Figure:
    with_limit = sum(tasks[work.key].due is not None for work in works)
    closed = sum(work.status in FINISHED for work in works)
    reported = sum(work.status in WAITING for work in works)
    unregistered = sum(work.status is None for work in works)
    return Figure(
        group=group,
        name=name,
        tasks=len(works),
        with_limit=with_limit,
        without_limit=len(works) - with_limit,
        closed=closed,
        reported=reported,
        open=len(works) - closed - reported - unregistered,
        unregistered=unregistered,
        late=sum(work.light == "red" for work in works),
        near=sum(work.light == "yellow" for work in works),
        closed_share=round(100 * closed / len(works), 1),
        plan=plan,
    )
