"""Clocks: the limits that run from an event, counted out from its day."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from fazhi_cli.errors import WrongCall
from fazhi_cli.limits import Clock as Term
from fazhi_cli.query import ids
from fazhi_cli.workdays import Workdays

if TYPE_CHECKING:
    from fazhi_cli.query.reader import Reader
    from fazhi_cli.workdays import Counted


@dataclass(frozen=True)
class Clock:
    """A limit counted from one day; last_day as counted, due after moving it off a day that is not worked."""

    ref: str
    from_: str
    wording: str
    event: str | None
    actor: tuple[str, ...]
    counting: str
    days: int
    last_day: str
    due: str
    moved: bool
    rule: str
    note: str | None


class Running(NamedTuple):
    """A limit of the plan that runs from an event, before anyone has said when that was.

    rests: the stretches of time for which it was suspended, each as its first day and the day after its last.
    """

    plan: str
    task: int
    clause: int
    ref: str
    wording: str
    term: Term
    actor: tuple[str, ...]
    exceptions: tuple[str, ...]
    rests: tuple[tuple[str, str], ...]


def running(reader: Reader, typed: str | None = None) -> list[Running]:
    """The limits with an event of the typed tasks or clauses, or of all. Raises WrongCall where those have none."""
    spans = reader.known_ids((typed,)) if typed is not None else []
    found = _limits(reader, spans)
    if typed is not None and not found:
        others = "、".join(dict.fromkeys(limit.ref for limit in _limits(reader, [])))
        known = f"有這種時限的條款:{others}。" if others else "方案裡沒有這種時限。"
        raise WrongCall(f"「{typed}」沒有自某事之日起計算的時限。{known}")
    return found


def _limits(reader: Reader, spans: list[ids.Span]) -> list[Running]:
    asked = " OR ".join(ids.OF_CLAUSE for _ in spans) or "1"
    values = [value for span in spans for value in (*span.values(), span.clause, span.clause)]
    rows = reader.rows(
        "SELECT c.plan, c.task, c.clause, c.ref, l.wording, l.amount, l.unit, l.event, c.actor, c.exception,"
        " (SELECT json_group_array(json_array(a.since, a.until)) FROM adjusted_limits a WHERE a.plan = l.plan"
        " AND a.task = l.task AND a.clause = l.clause AND a.position = l.position AND a.suspended)"
        " FROM limits l JOIN clauses c ON c.plan = l.plan AND c.task = l.task AND c.clause = l.clause"
        " JOIN tasks t ON t.plan = c.plan AND t.id = c.task JOIN plans p ON p.id = c.plan"
        f" WHERE l.time = 'triggered' AND ({asked}) ORDER BY p.position, t.position, c.clause, l.position",
        values,
    )
    several = len(reader.plans) > 1
    return [_running(row, several=several) for row in rows]


def _running(row: tuple[Any, ...], *, several: bool) -> Running:
    plan, task, clause, ref, wording, amount, unit, event, *lists = row
    actor, exceptions, rests = (tuple(json.loads(listed)) for listed in lists)
    term = Term(amount, unit, event or "")
    return Running(plan, task, clause, f"{plan}:{ref}" if several else ref, wording, term, actor, exceptions, rests)


def workdays(reader: Reader, plan: str) -> Workdays:
    """The official calendar with what the plan's office added."""
    rows = reader.rows("SELECT day, working, notice FROM workdays WHERE plan = ?", (plan,))
    return Workdays({date.fromisoformat(day): (bool(working), notice) for day, working, notice in rows})


def count(calendar: Workdays, limit: Running, start: date) -> tuple[Clock, Counted]:
    """The limit from a day, and how it was counted. Raises CalendarUnknown beyond the published calendar."""
    counted = calendar.count(start, limit.term)
    working = counted.counting == "working"
    notes = (
        *_resting(limit, start.isoformat()),
        *_moving(counted, start),
        *(f"例外待判斷:{phrase}" for phrase in limit.exceptions),
    )
    clock = Clock(
        limit.ref, start.isoformat(), limit.wording, limit.term.event or None, limit.actor, counted.counting,
        limit.term.amount if working else (counted.last_day - start).days,
        counted.last_day.isoformat(), counted.due.isoformat(), counted.moved, counted.rule,
        ";".join(notes) or None,
    )  # fmt: skip
    return clock, counted


def _resting(limit: Running, start: str) -> list[str]:
    resting = any(since <= start < until for since, until in limit.rests)
    return ["事發之日此時限暫緩施行(見 fazhi change list)"] if resting else []


def _moving(counted: Counted, start: date) -> list[str]:
    """What must be said of the last day of a term in calendar days."""
    if counted.moved:
        return ["末日不上班,順延是比照民事期間的規定;內部報送並無順延的明文,穩妥起見以末日為準"]
    last = counted.days[(counted.last_day - start).days - 1]
    if counted.counting == "calendar" and last.day.weekday() >= 5:
        return [f"末日是週末但{last.reason if last.reason == '調休上班' else '照常上班'},不順延"]
    return []
