"""What the limits of a task mean, read one after the other: a wording without a year takes that of the limit before it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from fazhi_cli.plan.terms import counted_from_issue
from fazhi_cli.plan.time_meaning import UnknownYear
from fazhi_cli.plan.wordings import beyond, read_in
from fazhi_cli.plan.workdays import Workdays

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from fazhi_cli.plan.time_meaning import Meaning
    from fazhi_cli.rulebook.model import Notice
    from fazhi_cli.rulebook.plan_model import Plan
    from fazhi_cli.rulebook.tasks_model import Task, TimePhrase


class LimitReading(NamedTuple):
    """A limit and its meaning, which is None where no row of the table reads it, and where nothing tells its year."""

    limit: TimePhrase
    meaning: Meaning | None
    has_unknown_year: bool = False


def read_limits(task: Task, plan: Plan, calendar: Workdays) -> Iterator[LimitReading]:
    """Every limit of a task, in the order of the text; calendar: with what the plan's office added."""
    limits = task.limits
    if not limits:
        return
    context = plan.times
    before = None
    for limit in limits:
        if before is not None and context.is_repeated:
            context = beyond(context, task.words_between(before, limit))
        before = limit
        try:
            meaning = read_in(limit.text, limit.wording, context)
        except UnknownYear:
            yield LimitReading(limit, None, has_unknown_year=True)
            continue
        if meaning is not None:
            meaning = counted_from_issue(meaning, plan.issued, calendar)
            context = context.after(meaning)
        yield LimitReading(limit, meaning)


def calendar_of(notices: Sequence[Notice]) -> Workdays:
    """The official calendar with the notices of the office."""
    added = {}
    for notice in notices:
        added.update(dict.fromkeys(notice.off, (False, notice.notice)))
        added.update(dict.fromkeys(notice.work, (True, notice.notice)))
    return Workdays(added)
