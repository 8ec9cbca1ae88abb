"""Clocks: the limits that run from an event, counted out from its day."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from fazhi_cli.errors import Fault, WrongCall
from fazhi_cli.plan.counting_rules import rule_on
from fazhi_cli.plan.statutes import shorter_terms, working_day_clauses
from fazhi_cli.plan.time_meaning import Term
from fazhi_cli.plan.workdays import Workdays
from fazhi_cli.query.changes import changes
from fazhi_cli.query.conditions.places import known_spans, of_spans
from fazhi_cli.query.fragments import ALWAYS, Fragment
from fazhi_cli.query.lists import json_texts
from fazhi_cli.vocabulary import clock_notes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from fazhi_cli.plan.time_meaning import Unit
    from fazhi_cli.plan.workdays import Counted
    from fazhi_cli.query.question import Question


@dataclass(frozen=True)
class Clock:
    """A limit counted from one day, or back from it where it lies before its event.

    due is the safe day, last_day as counted; due_latest is that day moved off days that are not worked. Where the
    calendar does not say whether it is worked, due_latest and moved are None. A limit of hours or minutes has its words
    and no day: counting, days, the days and rule are None.
    """

    plan: str
    ref: str
    from_: str
    wording: str
    event: str | None
    actor: tuple[str, ...]
    counting: str | None
    days: int | None
    last_day: str | None
    due: str | None
    due_latest: str | None
    moved: bool | None
    rule: str | None
    note: str | None


class Suspension(NamedTuple):
    """A stretch of time for which a limit is suspended, to the day before until; text tells by which change."""

    since: str
    until: str
    text: str


class EventLimit(NamedTuple):
    """A limit of the plan that runs from an event, before anyone has said when that was; text: its clause's."""

    plan: str
    task: int
    clause: int
    ref: str
    wording: str
    text: str
    term: Term
    actor: tuple[str, ...]
    exceptions: tuple[str, ...]
    suspensions: tuple[Suspension, ...]

    def suspended_on(self, day: str) -> list[str]:
        """The changes by which it is suspended on a day."""
        holding = [each.text for each in self.suspensions if each.since <= day < each.until]
        return list(dict.fromkeys(holding))

    def suspended_within(self, start: str, last: str) -> list[str]:
        """The changes by which it is suspended after a day, up to another, and not yet on the first."""
        at_once = self.suspended_on(start)
        later = [suspension.text for suspension in self.suspensions if start < suspension.since <= last]
        return [text for text in dict.fromkeys(later) if text not in at_once]


class _Row(NamedTuple):
    """An event limit as the index holds it; the lists are JSON, suspensions as [since, until, number of the change]."""

    plan: str
    task: int
    clause: int
    ref: str
    wording: str
    text: str
    amount: int
    unit: Unit
    event: str | None
    backward: int
    actor: str
    exception: str
    suspensions: str


# Of several suspensions that hold on a day the one that took effect last is the reason.
_SUSPENDED_BY = (
    "SELECT g.id FROM @changes g JOIN @changes_in_force f ON f.plan = g.plan AND f.id = g.id WHERE g.plan = l.plan"
    " AND g.kind = 'suspend' AND g.task = l.task AND coalesce(g.clause, l.clause) = l.clause"
    " AND coalesce(g.wording, l.wording) = l.wording AND f.since <= a.since AND a.since < f.until"
    " ORDER BY g.since DESC, g.id DESC LIMIT 1"
)
_COLUMNS = {
    "plan": "c.plan",
    "task": "c.task",
    "clause": "c.clause",
    "ref": "c.ref",
    "wording": "l.wording",
    "text": "c.text",
    "amount": "l.amount",
    "unit": "l.unit",
    "event": "l.event",
    "backward": "l.backward",
    "actor": "c.actor",
    "exception": "c.exception",
    "suspensions": (
        f"(SELECT json_group_array(json_array(a.since, a.until, ({_SUSPENDED_BY}))) FROM @adjusted_limits a"
        " WHERE a.plan = l.plan AND a.task = l.task AND a.clause = l.clause AND a.position = l.position AND a.suspended)"
    ),
}


def event_limits(question: Question) -> list[EventLimit]:
    """All limits that run from an event, in the plan's order."""
    return list(_read(question, ALWAYS))


def event_limits_of(question: Question, typed: str) -> list[EventLimit]:
    """Those of the typed tasks or clauses. Raises WrongCall where these have none."""
    found = list(_read(question, of_spans(known_spans(question, (typed,)))))
    if not found:
        others = dict.fromkeys(limit.ref for limit in event_limits(question))
        raise WrongCall(Fault("no-event-limit", typed=typed, others=list(others)))
    return found


def _read(question: Question, condition: Fragment) -> Iterator[EventLimit]:
    rest = Fragment(
        "FROM @limits l JOIN @clauses c ON c.plan = l.plan AND c.task = l.task AND c.clause = l.clause"
        " JOIN @tasks t ON t.plan = c.plan AND t.id = c.task JOIN @plans p ON p.id = c.plan"
        f" WHERE l.time = 'triggered' AND {condition.text} ORDER BY p.position, t.position, c.clause, l.position",
        condition.values,
    )
    texts = {}
    if question.database.has_changes:
        texts = {(change.plan, change.id): change.text for change in changes(question)}
    for row in question.read(_Row, _COLUMNS, rest):
        yield _event_limit(row, texts)


def _event_limit(row: _Row, texts: Mapping[tuple[str, int], str]) -> EventLimit:
    """texts: by plan and number the sentence that tells a change."""
    suspensions = []
    for since, until, change in json.loads(row.suspensions):
        suspensions.append(Suspension(since, until, texts[row.plan, change]))
    return EventLimit(
        plan=row.plan,
        task=row.task,
        clause=row.clause,
        ref=row.ref,
        wording=row.wording,
        text=row.text,
        term=Term(row.amount, row.unit, row.event or "", bool(row.backward)),
        actor=json_texts(row.actor),
        exceptions=json_texts(row.exception),
        suspensions=tuple(suspensions),
    )


def workdays(question: Question, plan: str) -> Workdays:
    """The official calendar with what the plan's office added."""
    rows = question.execute("SELECT day, working, notice FROM @workdays WHERE plan = ?", (plan,))
    return Workdays({date.fromisoformat(day): (bool(working), notice) for day, working, notice in rows})


class CountedClock(NamedTuple):
    """A clock, and how it was counted day by day; counted is None where it has no day."""

    clock: Clock
    counted: Counted | None


def count(calendar: Workdays, limit: EventLimit, start: date, case: str = "") -> CountedClock:
    """The limit from a day; case: what happened on it, where that is known to be only a part of what the limit is for.

    Raises CalendarUnknown where working days lead beyond the published calendar.
    """
    day = start.isoformat()
    at_once = clock_notes.suspensions(limit.suspended_on(day), clock_notes.AT_ONCE)
    exceptions = clock_notes.exceptions(limit.exceptions)
    if limit.term.unit in ("hour", "minute"):
        return CountedClock(_in_words(limit, day, [*at_once, clock_notes.WITHOUT_DAY, *exceptions]), None)
    counted = calendar.count(start, limit.term)
    is_working = counted.counting == "working"
    latest = counted.due_latest or counted.last_day
    notes = [
        *at_once,
        *clock_notes.suspensions(limit.suspended_within(day, latest.isoformat()), clock_notes.BEFORE_ITS_END),
        *_moving(counted, limit.term),
        *exceptions,
        *_law(calendar, limit, start, case or limit.text),
    ]
    clock = replace(
        _in_words(limit, day, notes),
        counting=counted.counting,
        days=limit.term.amount if is_working else abs((counted.last_day - start).days),
        last_day=counted.last_day.isoformat(),
        due=counted.due.isoformat(),
        due_latest=counted.due_latest.isoformat() if counted.due_latest else None,
        moved=counted.moved,
        rule=rule_on(start),
    )
    return CountedClock(clock, counted)


def _in_words(limit: EventLimit, day: str, notes: list[str]) -> Clock:
    """The limit from a day in the plan's words, not counted."""
    return Clock(
        plan=limit.plan,
        ref=limit.ref,
        from_=day,
        wording=limit.wording,
        event=limit.term.event or None,
        actor=limit.actor,
        counting=None,
        days=None,
        last_day=None,
        due=None,
        due_latest=None,
        moved=None,
        rule=None,
        note=clock_notes.joined(notes),
    )


def _moving(counted: Counted, term: Term) -> list[str]:
    """What must be said of the last day of a term in calendar days."""
    if term.backward:
        return [clock_notes.AHEAD] if counted.due != counted.last_day else []
    if counted.counting == "working":
        return []
    if counted.moved is None:
        return [clock_notes.open_moving(counted.days[-1].day.year)]
    if counted.moved:
        return [clock_notes.MOVED]
    last = counted.days[-1]
    is_weekend = last.day.weekday() >= 5
    return [clock_notes.WORKED_WEEKEND[last.ruled_by]] if is_weekend else []


def _law(calendar: Workdays, limit: EventLimit, start: date, case: str) -> list[str]:
    """The law beside the limit: what makes working days of its days, and later papers with a shorter term."""
    said = []
    if limit.term.unit == "day":
        clauses = working_day_clauses(case, limit.term.amount, start)
        said += clock_notes.working_days(limit.term.amount, clauses)
    shorter = shorter_terms(limit.text, case, start)
    if limit.term.unit == "working_day":
        shorter = [term for term in shorter if term.working_days < limit.term.amount]
    if shorter:
        term = Term(shorter[0].working_days, "working_day", "")
        matters = shorter[0].matters_of(limit.text, case)
        said.append(clock_notes.shorter_term(shorter, matters, calendar.count(start, term).last_day))
    return said
