"""The limit that stands next before a work: the plan's own day, or that of the year in which a yearly duty is done."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from fazhi_cli.query.keys import TaskKey, UnitKey
from fazhi_cli.query.yearly import YearlyLimit, limits_in_year

if TYPE_CHECKING:
    from datetime import date

    from fazhi_cli.query.membership import Memberships
    from fazhi_cli.query.question import Question
    from fazhi_cli.query.rows import Limit
    from fazhi_cli.query.tasks import Task


class OpenLimit(NamedTuple):
    """A limit of which nothing was reported as done; due, latest: its strict and its lenient day, in ISO form."""

    due: str
    latest: str
    wording: str


class OpenLimits:
    """The limits of tasks on a day; those that come again every year are read once for each year that is asked for."""

    def __init__(self, question: Question, today: date) -> None:
        self.today = today
        self._question = question
        self._of_years: dict[int, dict[TaskKey, list[YearlyLimit]]] = {}

    def is_by_year(self, task: Task) -> bool:
        """Whether a task is done every year, each year for itself."""
        return TaskKey(task.plan, task.id) in self._of_year(self.today.year)

    def first(
        self, task: Task, year: int | None, done_clauses: tuple[int, ...], *, of: str | None = None
    ) -> OpenLimit | None:
        """The earliest that is open, of a yearly duty in its year; None where no day is set.

        of: a unit of the task that answers for its own part alone: no limit of a clause counts that somebody else must keep.
        """
        done = {f"{task.id}.{clause}" for clause in done_clauses}
        found = [
            OpenLimit(limit.due, limit.due_latest or limit.due, limit.wording)
            for limit in task.limits
            if limit.due
            and limit.ref not in done
            and (year is None or limit.due.startswith(f"{year:04}"))
            and self._binds(task, limit, of)
        ]
        if year is not None:
            yearly = self._of_year(year).get(TaskKey(task.plan, task.id), [])
            found += [
                OpenLimit(limit.day, limit.day, limit.wording)
                for limit in yearly
                if limit.day and limit.clause not in done_clauses and self._binds(task, limit, of)
            ]
        return min(found, default=None)

    def _binds(self, task: Task, limit: Limit | YearlyLimit, unit: str | None) -> bool:
        """Whether a limit may be a unit's to keep; not where the words name who must act, and it is surely none of these."""
        if unit is None or not limit.actor:
            return True
        return self._memberships.best([UnitKey(task.plan, unit)], limit.actor) != "not"

    @cached_property
    def _memberships(self) -> Memberships:
        from fazhi_cli.query.membership import Memberships  # most questions are about leads, and do without

        return Memberships(self._question)

    def _of_year(self, year: int) -> dict[TaskKey, list[YearlyLimit]]:
        if year not in self._of_years:
            self._of_years[year] = limits_in_year(self._question, year, self.today)
        return self._of_years[year]


def years_of_days(task: Task) -> set[int]:
    """The years in which the plan names a day for a task."""
    return {int(limit.due[:4]) for limit in task.limits if limit.due}
