"""The clocks that dated events start."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from fazhi_cli.asked.events import exact
from fazhi_cli.errors import Fault, FazhiError, WrongCall
from fazhi_cli.plan.workdays import CalendarUnknown
from fazhi_cli.query.case import clauses_called
from fazhi_cli.query.case_kinds import case_named
from fazhi_cli.query.clock import count, workdays
from fazhi_cli.query.keys import ClauseKey
from fazhi_cli.vocabulary import clock_notes

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from fazhi_cli.asked.events import Event
    from fazhi_cli.plan.workdays import Counted
    from fazhi_cli.query.clock import Clock, EventLimit
    from fazhi_cli.query.question import Question


class Uncounted(NamedTuple):
    """An event from which nothing can be counted; ref: the clause, where it is one limit alone that cannot."""

    event: Event
    error: FazhiError
    ref: str | None = None


class EventClock(NamedTuple):
    """A clock that an event started, and how it was counted day by day; counted is None where it has no day."""

    clock: Clock
    counted: Counted | None
    event: Event


class EventClocks(NamedTuple):
    """What was counted from some events, and what could not be."""

    counted: list[EventClock]
    uncounted: list[Uncounted]


class StartedLimit(NamedTuple):
    """A limit that an event starts; scope: the part of such events that it is for, None: all of them.

    case: what happened, by the names of its kind; "" where nobody said.
    """

    limit: EventLimit
    scope: str | None = None
    case: str = ""


def event_clocks(question: Question, limits: Sequence[EventLimit], events: Sequence[Event], today: date) -> EventClocks:
    """Count from every event the limits that it starts; where one cannot be counted, the others are."""
    found = EventClocks([], [])
    for event in events:
        try:
            start = exact(event.day, today)
            started = _started(question, limits, event.what)
        except FazhiError as error:
            found.uncounted.append(Uncounted(event, error))
            continue
        for limit, scope, case in started:
            calendar = workdays(question, limit.plan)
            try:
                counted = count(calendar, limit, start, case)
            except CalendarUnknown as error:
                found.uncounted.append(Uncounted(event, error, limit.ref))
            else:
                clock = _in_scope(counted.clock, scope)
                found.counted.append(EventClock(clock, counted.counted, event))
    return found


def _started(question: Question, limits: Sequence[EventLimit], what: str) -> list[StartedLimit]:
    """The limits that such an event starts; all where nobody said what it is. Raises WrongCall where it starts none."""
    if not what:
        return [StartedLimit(limit) for limit in limits]
    cases = case_named(question, what)
    scopes = clauses_called(question, cases, what)
    names = {case.plan: case.all_names for case in cases}
    started = []
    for limit in limits:
        clause = ClauseKey(limit.plan, limit.task, limit.clause)
        if clause in scopes:
            started.append(StartedLimit(limit, scopes[clause], names[limit.plan]))
    if not started:
        known = dict.fromkeys(limit.term.event for limit in limits)
        raise WrongCall(Fault("starts-no-limit", what=what, known=list(known)))
    return started


def _in_scope(clock: Clock, scope: str | None) -> Clock:
    """With the question whether the limit applies at all, where it is for a part of such events only."""
    if not scope:
        return clock
    notes = [clock_notes.in_scope(scope)]
    if clock.note:
        notes.append(clock.note)
    return replace(clock, note=clock_notes.joined(notes))
