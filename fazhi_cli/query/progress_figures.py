"""The figures of progress: of the plan, its chapters, its units and the statuses, all of the same works, so that they add up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from fazhi_cli.plan.supervision import FINISHED
from fazhi_cli.query import ordering
from fazhi_cli.query.keys import TaskKey
from fazhi_cli.query.office import near_of_desks
from fazhi_cli.query.progress import Asked, matters, of_this_year, progress
from fazhi_cli.query.tasks import tasks
from fazhi_cli.query.yearly import with_yearly_day
from fazhi_cli.vocabulary import DATED, STATUS_WORDS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence
    from datetime import date

    from fazhi_cli.query.progress import Registered
    from fazhi_cli.query.question import Question
    from fazhi_cli.query.tasks import Task


COUNTED = ("closed", "reported", "open", "unregistered", "late", "near")
"""The fields of a figure that are told beside the figures of the plan."""

WAITING = ("reported_done", "submitted")
"""The statuses that wait for a look of the unit's leader or of the office."""


@dataclass(frozen=True)
class Figure:
    """A row of figures; group: plan, limit, chapter, status, unit or period.

    tasks: of a unit mentions (項次), each as it stands itself; of all others tasks (項), each as a whole. with_limit,
    without_limit: those that have a limit with a day, which alone can be late, and the others; the groups of limit are these
    two. A period is told as the tasks stood at its end, so that one can be held against the next.
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


class PeriodEnd(NamedTuple):
    """A period of reports, the last day of it that has been, and what was registered of the units by then."""

    period: str
    day: date
    works: Sequence[Registered]


class _Work(NamedTuple):
    """What is counted: a task as a whole, or a unit's part in one."""

    key: TaskKey
    status: str | None
    light: str | None


Groups = dict[tuple[str, str, str], list[_Work]]
"""By plan, kind and name of a group its works."""


def figures(question: Question, works: Sequence[Registered], periods: Iterable[PeriodEnd] = ()) -> list[Figure]:
    """The plan, the tasks with a day and without, the chapters in their order, the statuses in theirs, the units as they come, the periods.

    The question has how far each task is; works: what is registered of the units. Raises WrongCall where today is not given.
    """
    found = list(tasks(question.but(sort=None, limit=None)))
    # The tasks as a whole and the units of each are counted by the same thresholds.
    of_units = question.but(status=(), light=(), sort=None, limit=None)
    rows = progress(of_units, found, works, Asked(near_of_desks(question)))
    dated = _dated(question, found)
    by_key = {TaskKey(task.plan, task.id): task for task in found}
    titles = dict(question.execute("SELECT id, title FROM @plans"))
    plans: Groups = {}
    limits: Groups = {(plan, "limit", word): [] for plan in question.plans for word in DATED.values()}
    chapters: Groups = {}
    statuses: Groups = {(plan, "status", word): [] for plan in question.plans for word in STATUS_WORDS.values()}
    units: Groups = {}
    for key, matter in (question.matters or {}).items():
        if key not in by_key:
            continue
        work = _Work(key, matter.status, matter.light)
        plans.setdefault((key.plan, "plan", titles[key.plan]), []).append(work)
        limits[key.plan, "limit", DATED[key in dated]].append(work)
        chapters.setdefault((key.plan, "chapter", by_key[key].chapter_title or ""), []).append(work)
        statuses[key.plan, "status", STATUS_WORDS[matter.status or "unregistered"]].append(work)
    for row in of_this_year(rows, question):
        work = _Work(TaskKey(row.plan, row.task), row.status, row.light)
        units.setdefault((row.plan, "unit", row.unit), []).append(work)
    every = (*plans.items(), *limits.items(), *chapters.items(), *statuses.items(), *units.items())
    made = [_figure(*group, counted, dated) for group, counted in every if counted]
    made += _of_periods(question, periods)
    return ordering.arranged(made, question.selection, Figure)


def _of_periods(question: Question, periods: Iterable[PeriodEnd]) -> Iterator[Figure]:
    """The tasks at the end of each period, whatever status or light they have now."""
    for period in periods:
        then = question.but(today=period.day, status=(), light=(), sort=None, limit=None)
        found = list(tasks(then))
        dated = _dated(then, found)
        by_plan: Groups = {}
        for key, matter in matters(then, found, period.works).items():
            work = _Work(key, matter.status, matter.light)
            by_plan.setdefault((key.plan, "period", period.period), []).append(work)
        for group, counted in by_plan.items():
            yield _figure(*group, counted, dated)


def _dated(question: Question, found: Iterable[Task]) -> set[TaskKey]:
    """The tasks of which a limit has a day, be it one that comes again every year."""
    return with_yearly_day(question) | {TaskKey(task.plan, task.id) for task in found if task.due}


def _figure(plan: str, group: str, name: str, works: Sequence[_Work], dated: Collection[TaskKey]) -> Figure:
    with_limit = sum(work.key in dated for work in works)
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
