"""The entries of a calendar: the limits of a selection that have a day, with what a reader of the entry must know."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from fazhi_cli.asked.ref import Ref
from fazhi_cli.query.changes import changes_of, changes_of_units
from fazhi_cli.query.clauses import in_tasks
from fazhi_cli.query.due import due
from fazhi_cli.query.fragments import Fragment
from fazhi_cli.query.keys import TaskKey
from fazhi_cli.query.sheet_facts import changed_limits
from fazhi_cli.query.yearly import YEARLY_DAYS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fazhi_cli.query.changes import Change
    from fazhi_cli.query.due import Due
    from fazhi_cli.query.question import Question
    from fazhi_cli.query.sheet_facts import Fate, Fates

TASKS_AT_ONCE = 200


@dataclass(frozen=True)
class Entry:
    """A limit and its place in the plan; sequence rises with every revision of the plan and every change to it, or to a unit of its task.

    changes tell why the day is not the one that the wording gives, and what became of the units that the plan names. subject: what the limit is said of. yearly: month and
    day of each time in a year where it comes again every year; no day: the month's last. fate: what became of its day; a limit
    that was suspended has that of the plan's words.
    """

    limit: Due
    changes: tuple[str, ...]
    plan_title: str
    called: str
    text: str
    sequence: int
    subject: str
    yearly: tuple[tuple[int, int | None], ...] = ()
    fate: Fate | None = None


class _Place(NamedTuple):
    """What the plan says around a limit; has_two_days: its wording has another day in each reading."""

    plan: str
    ref: str
    wording: str
    plan_title: str
    called: str
    text: str
    sequence: int
    subject: str
    has_two_days: bool
    yearly: str | None


_COLUMNS = {
    "plan": "l.plan",
    "ref": "l.ref",
    "wording": "l.wording",
    "plan_title": "p.title",
    "called": "t.called",
    "text": "c.text",
    "sequence": "p.revision + l.adjusted",
    "subject": "l.subject",
    # Of the plan's own limit: once it was moved, its two days are one.
    "has_two_days": (
        "EXISTS (SELECT 1 FROM limits o WHERE o.plan = l.plan AND o.task = l.task AND o.clause = l.clause"
        " AND o.position = l.position AND o.strict <> o.lenient)"
    ),
    "yearly": YEARLY_DAYS,
}

LimitKey = tuple[str, str, str]
"""Plan, ref of the limit, and wording."""


def entries(question: Question) -> list[Entry]:
    """One entry a limit with a day, by day or in the asked order. Raises WrongCall where today is not given."""
    fates = changed_limits(question)
    limits = [*due(question), *_suspended(question, fates)]
    tasks = list(dict.fromkeys(TaskKey(limit.plan, limit.task) for limit in limits))
    places = _places(question, tasks)
    changes = changes_of(question, tasks)
    counted = changes_of_units(question, tasks)
    found = []
    for limit in limits:
        place = places[limit.plan, limit.ref, limit.wording]
        of_task = changes.get(TaskKey(limit.plan, limit.task), ())
        own = [change.text for change in of_task if _concerns(change, limit, has_two_days=place.has_two_days)]
        entry = Entry(
            limit=limit,
            changes=tuple(own),
            plan_title=place.plan_title,
            called=place.called,
            text=place.text,
            sequence=place.sequence + counted.get(TaskKey(limit.plan, limit.task), 0),
            subject=place.subject,
            fate=fates.get((limit.plan, limit.ref, limit.wording)),
            yearly=tuple((month, day) for month, day in json.loads(place.yearly or "[]")),
        )
        found.append(entry)
    return found


def _suspended(question: Question, fates: Fates) -> list[Due]:
    """The limits that have been suspended, as they were issued: a calendar may have them already."""
    if "suspended" not in fates.values():
        return []
    issued = due(question.as_issued())
    return [limit for limit in issued if fates.get((limit.plan, limit.ref, limit.wording)) == "suspended"]


def _places(question: Question, tasks: Sequence[TaskKey]) -> dict[LimitKey, _Place]:
    """The places of all limits of these tasks."""
    places: dict[LimitKey, _Place] = {}
    for start in range(0, len(tasks), TASKS_AT_ONCE):
        where = in_tasks("l", tasks[start : start + TASKS_AT_ONCE])
        rest = Fragment(
            "FROM @limits l JOIN @clauses c ON c.plan = l.plan AND c.task = l.task AND c.clause = l.clause"
            " JOIN @tasks t ON t.plan = c.plan AND t.id = c.task JOIN @plans p ON p.id = c.plan"
            f" WHERE {where.text}",
            where.values,
        )
        for place in question.read(_Place, _COLUMNS, rest):
            places[place.plan, place.ref, place.wording] = place
    return places


def _concerns(change: Change, limit: Due, *, has_two_days: bool) -> bool:
    """Whether a change of the task is of this limit, or of a unit of the task: an entry keeps the names of the plan for these."""
    if change.unit is not None:
        return True
    if change.ref is None:
        # What names neither a task nor a unit fixes the reading, which a limit with one day does not have.
        return has_two_days
    return change.wording in (None, limit.wording) and change.ref in (str(Ref(None, limit.task)), limit.ref)
