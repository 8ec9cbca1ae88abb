"""The time wordings of a task as rows of the index."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING, Any, NamedTuple

from fazhi_cli.changes.limit_state import days_in_force
from fazhi_cli.index.columns import json_list
from fazhi_cli.index.rows import Limit
from fazhi_cli.index.tasks import actors_of, recipients_of, title_of
from fazhi_cli.plan.limit_subject import LimitedClause, subject_of
from fazhi_cli.plan.time_meaning import Meaning, Milestone, Recurrence, Term
from fazhi_cli.plan.wordings import time_of
from fazhi_cli.rulebook.limit_readings import read_limits

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from fazhi_cli.plan.workdays import Workdays
    from fazhi_cli.rulebook.plan_model import Plan, Reading
    from fazhi_cli.rulebook.tasks_model import Task, TimePhrase


def reading_of(plan: Plan) -> Reading:
    return plan.reading if isinstance(plan.reading, str) else plan.reading.ruled


class Read(NamedTuple):
    """A limit as it was read; position: of the wording among those of its clause; columns: those that its meaning fills."""

    task: Task
    phrase: TimePhrase
    position: int
    time: str
    columns: Mapping[str, Any]


def limit_rows(tasks: Iterable[Task], plan: Plan, calendar: Workdays) -> Iterator[Limit]:
    """The limit of each wording; one that the table does not know has the time "none", and stays the plan's word.

    calendar: with what the plan's office added. Where nothing gives the year of a wording, it is a limit without a day.
    """
    # All are read before the first row is made. The pattern that knows every wording is as large as the fast memory of a core: text
    # after text, it stays there, and between other work half of the time went into fetching it again.
    read = [limit for task in tasks for limit in _read(task, plan, calendar)]
    return map(_limit, read)


def _read(task: Task, plan: Plan, calendar: Workdays) -> Iterator[Read]:
    reading = reading_of(plan)
    positions: defaultdict[int, int] = defaultdict(int)
    for phrase, meaning, has_unknown_year in read_limits(task, plan, calendar):
        positions[phrase.last] += 1
        position = positions[phrase.last]
        if meaning is None:
            # Only what is to be done by a day wants a year, and the plan does set a limit there.
            yield Read(task, phrase, position, "milestone" if has_unknown_year else "none", {})
            continue
        event = task.clauses[phrase.last - 1].event if is_of_clause(phrase) else None
        yield Read(task, phrase, position, time_of(meaning), _columns(meaning, event, reading))


def _limit(limit: Read) -> Limit:
    """A limit with its words and what they are about."""
    task, phrase = limit.task, limit.phrase
    title = title_of(task)
    actors: Sequence[str] = ()
    subject = title
    if is_of_clause(phrase):
        clause = task.clauses[phrase.last - 1]
        actors = actors_of(clause)
        limited = LimitedClause(clause.text, clause.when, clause.output, recipients_of(clause), actors, title)
        subject = subject_of(phrase.wording, limited)
    return Limit(
        task=task.id,
        clause=phrase.last,
        from_clause=phrase.first,
        position=limit.position,
        ref=ref_of(task, phrase),
        subject=subject,
        actor=json_list(actors),
        wording=phrase.wording,
        time=limit.time,
        **limit.columns,
    )


def is_of_clause(phrase: TimePhrase) -> bool:
    """Whether a time wording stands in a clause, not beside the units."""
    return phrase.steps[0] == "clauses"


def ref_of(task: Task, phrase: TimePhrase) -> str:
    """Of what a time wording is said: of a clause, or of the whole task."""
    is_of_whole_task = not is_of_clause(phrase) and phrase.first == 1 and phrase.last == len(task.clauses)
    return str(task.id) if is_of_whole_task else f"{task.id}.{phrase.last}"


def _columns(meaning: Meaning, event: str | None, reading: Reading) -> dict[str, Any]:
    """The columns that a meaning fills; event: what the clause says of where its time starts."""
    match meaning:
        case Milestone():
            strict, lenient = meaning.strict.isoformat(), meaning.lenient.isoformat()
            due, due_latest = days_in_force(reading, strict, lenient)
            days = {"strict": strict, "lenient": lenient, "due": due, "due_latest": due_latest}
            return days | _columns_of_term(meaning.counted, event) if meaning.counted else days
        case Term():
            return _columns_of_term(meaning, event)
        case Recurrence():
            return {
                "every": meaning.every,
                "month": meaning.month,
                "day": meaning.day,
                "days": json.dumps(meaning.days) if meaning.days else None,
                "amount": meaning.amount,
                "unit": meaning.unit,
            }


def _columns_of_term(term: Term, event: str | None) -> dict[str, Any]:
    start = event or term.event or None
    return {"amount": term.amount, "unit": term.unit, "event": start, "backward": term.backward}
