"""What a change would do: the limits and the tasks that stand otherwise after it than before."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from fazhi_cli.query.changes import Change
    from fazhi_cli.query.question import Question


class LimitDays(NamedTuple):
    """The days of a limit (ISO), None where it has none; suspended: whether that is why."""

    due: str | None
    due_latest: str | None
    suspended: bool


class LimitEffect(NamedTuple):
    """A limit by its clause and wording, as it stands before a change and after it."""

    ref: str
    wording: str
    before: LimitDays
    after: LimitDays


def limit_effects(before: Question, after: Question) -> list[LimitEffect]:
    """The limits of a plan that stand otherwise after a change, in the plan's order."""
    were = _limits(before)
    effects = []
    for (ref, wording), days in _limits(after).items():
        if were[ref, wording] != days:
            effects.append(LimitEffect(ref, wording, were[ref, wording], days))
    return effects


def _limits(question: Question) -> dict[tuple[str, str], LimitDays]:
    """By clause and wording the days of every limit."""
    rows = question.execute(
        "SELECT c.ref, l.wording, l.due, l.due_latest, l.suspended FROM @limits l"
        " JOIN @clauses c ON c.plan = l.plan AND c.task = l.task AND c.clause = l.clause"
        " ORDER BY c.task, c.clause, l.position"
    )
    return {(ref, wording): LimitDays(due, latest, bool(suspended)) for ref, wording, due, latest, suspended in rows}


def tasks_of_unit(question: Question, change: Change) -> list[int]:
    """The tasks of the unit that a change concerns; none where it concerns no unit."""
    statement = "SELECT DISTINCT task FROM @task_units WHERE unit = ? ORDER BY task"
    return [task for (task,) in question.execute(statement, (change.unit,))]
