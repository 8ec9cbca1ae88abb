"""Who has sent back the reports of a period: the first question of every month."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fazhi_cli.query import ordering, recipients
from fazhi_cli.query.progress import UnitTask
from fazhi_cli.query.tasks import tasks
from fazhi_cli.vocabulary import RETURNS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from fazhi_cli.query.progress import Report
    from fazhi_cli.query.question import Question


@dataclass(frozen=True)
class Return:
    """Of how many tasks a unit was to report, of how many it did, and of which it did not; reported: the day of its last report.

    state is a code, state_text the word for it.
    """

    unit: str
    tasks: int
    returned: int
    missing: tuple[int, ...]
    reported: str | None
    state: str
    state_text: str
    plan: str


def returns(question: Question, reports: Iterable[Report], finished: Collection[UnitTask] = ()) -> list[Return]:
    """A row for each unit that has something to report, in the order of the sheets; reports: those of the period. Raises WrongCall.

    What a unit reported of a task counts, in whatever words: 「本月無新進展」 is a report. finished: what was when the period began;
    it is due no more.
    """
    days: dict[UnitTask, str] = {}
    for report in reports:
        key = UnitTask(report.plan, report.unit, report.task)
        days[key] = max(report.day, days.get(key, report.day))
    rows = []
    for recipient in recipients.units(question.but(sort=None, limit=None), unnamed=False):
        by_plan: dict[str, list[int]] = {}
        for task in tasks(recipient.question):
            key = UnitTask(task.plan, recipient.name, task.id)
            if key not in finished or key in days:
                by_plan.setdefault(task.plan, []).append(task.id)
        rows += [_row(plan, recipient.name, due, days) for plan, due in by_plan.items()]
    return ordering.arranged(rows, question.selection, Return)


def _row(plan: str, unit: str, due: list[int], days: dict[UnitTask, str]) -> Return:
    found = {task: days[UnitTask(plan, unit, task)] for task in due if UnitTask(plan, unit, task) in days}
    state = "returned" if len(found) == len(due) else "partly" if found else "missing"
    return Return(
        unit=unit,
        tasks=len(due),
        returned=len(found),
        missing=tuple(task for task in due if task not in found),
        reported=max(found.values(), default=None),
        state=state,
        state_text=RETURNS[state],
        plan=plan,
    )
