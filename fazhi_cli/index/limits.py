"""The time wordings of a task as the rows that the index keeps of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from fazhi_cli.changes.limit_state import days_in_force
from fazhi_cli.plan.time_meaning import Context, Meaning, Milestone, Recurrence, Term, UnknownYear
from fazhi_cli.plan.wordings import read, time_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fazhi_cli.rulebook.model import Plan, Reading, Task


def reading_of(plan: Plan) -> Reading:
    return plan.reading if isinstance(plan.reading, str) else plan.reading.ruled


class Limit(NamedTuple):
    """A time wording of a clause with what it means; the columns of the index after its place."""

    wording: str
    time: str
    strict: str | None = None
    lenient: str | None = None
    due: str | None = None
    due_latest: str | None = None
    amount: int | None = None
    unit: str | None = None
    event: str | None = None
    every: str | None = None
    month: int | None = None
    day: int | None = None


def limits_of(task: Task, plan: Plan) -> Iterator[tuple[int, int, Limit]]:
    """Clause, position and limit of each wording that the table knows; what it does not know stays text.

    A wording without a year takes that of the limit before it, in the same task; where nothing gives the year, it is a
    limit without a day.
    """
    context = Context(issued=plan.issued)
    for number, clause in enumerate(task.clauses, 1):
        for position, wording in enumerate(clause.when, 1):
            try:
                meaning = read(wording, context)
            except UnknownYear:
                # Only what is to be done by a day wants a year, and the plan does set a limit here.
                yield number, position, Limit(wording, "milestone")
                continue
            if meaning is not None:
                context = context.after(meaning)
                yield number, position, _limit(wording, meaning, clause.event, reading_of(plan))


def _limit(wording: str, meaning: Meaning, event: str | None, reading: Reading) -> Limit:
    match meaning:
        case Milestone():
            days = meaning.strict.isoformat(), meaning.lenient.isoformat()
            return Limit(wording, time_of(meaning), *days, *days_in_force(reading, *days))
        case Term():
            started = event or meaning.event or None
            return Limit(wording, time_of(meaning), amount=meaning.amount, unit=meaning.unit, event=started)
        case Recurrence():
            return Limit(wording, time_of(meaning), every=meaning.every, month=meaning.month, day=meaning.day)
