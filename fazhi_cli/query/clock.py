"""Clocks: the limits that run from an event, counted out from its day."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from fazhi_cli.errors import WrongCall
from fazhi_cli.plan.time_meaning import Term
from fazhi_cli.plan.workdays import Workdays
from fazhi_cli.query.changes import MARK, changes
from fazhi_cli.query.conditions import Where
from fazhi_cli.query.spans import of_clauses

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fazhi_cli.plan.workdays import Counted
    from fazhi_cli.query.reader import Reader


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


class Rest(NamedTuple):
    """A stretch of time for which a limit is suspended, to the day before until; text tells by which change."""

    since: str
    until: str
    text: str


class Running(NamedTuple):
    """A limit of the plan that runs from an event, before anyone has said when that was."""

    plan: str
    task: int
    clause: int
    ref: str
    wording: str
    term: Term
    actor: tuple[str, ...]
    exceptions: tuple[str, ...]
    rests: tuple[Rest, ...]

    def resting(self, day: str) -> list[str]:
        """The changes by which it is suspended on a day."""
        return list(dict.fromkeys(rest.text for rest in self.rests if rest.since <= day < rest.until))


def running(reader: Reader, typed: str | None = None) -> list[Running]:
    """The limits with an event of the typed tasks or clauses, or of all. Raises WrongCall where those have none."""
    if typed is None:
        return _limits(reader, Where())
    found = _limits(reader, of_clauses(reader.known_ids((typed,))))
    if not found:
        others = "、".join(dict.fromkeys(limit.ref for limit in running(reader)))
        known = f"有這種時限的條款:{others}。" if others else "方案裡沒有這種時限。"
        raise WrongCall(f"「{typed}」沒有自某事之日起計算的時限。{known}")
    return found


def of_plan(reader: Reader, plan: str) -> list[Running]:
    """The limits of one plan that run from an event."""
    asked = Where()
    asked.add("c.plan = ?", plan)
    return _limits(reader, asked, (plan,))


_SUSPENDED_BY = (
    "SELECT g.id FROM changes g JOIN changes_in_force f ON f.plan = g.plan AND f.id = g.id WHERE g.plan = l.plan"
    " AND g.kind = 'suspend' AND g.task = l.task AND coalesce(g.clause, l.clause) = l.clause"
    " AND coalesce(g.wording, l.wording) = l.wording AND f.since <= a.since AND a.since < f.until"
    " ORDER BY g.since DESC, g.id DESC LIMIT 1"
)


def _limits(reader: Reader, asked: Where, plans: tuple[str, ...] = ()) -> list[Running]:
    """plans: all in which they can be; none: any."""
    rows = reader.rows(
        "SELECT c.plan, c.task, c.clause, c.ref, l.wording, l.amount, l.unit, l.event, c.actor, c.exception,"
        f" (SELECT json_group_array(json_array(a.since, a.until, ({_SUSPENDED_BY}))) FROM adjusted_limits a"
        " WHERE a.plan = l.plan AND a.task = l.task AND a.clause = l.clause AND a.position = l.position AND a.suspended)"
        " FROM limits l JOIN clauses c ON c.plan = l.plan AND c.task = l.task AND c.clause = l.clause"
        " JOIN tasks t ON t.plan = c.plan AND t.id = c.task JOIN plans p ON p.id = c.plan"
        f" WHERE l.time = 'triggered' AND {asked} ORDER BY p.position, t.position, c.clause, l.position",
        asked.values,
    )
    several = len(reader.plans) > 1
    told = {(change.plan, change.id): change.text for change in changes(reader, plans)} if reader.changed else {}
    return [_running(row, told, several=several) for row in rows]


def _running(row: tuple[Any, ...], told: Mapping[tuple[str, int], str], *, several: bool) -> Running:
    plan, task, clause, ref, wording, amount, unit, event, *lists = row
    actor, exceptions, rests = (tuple(json.loads(listed)) for listed in lists)
    term = Term(amount, unit, event or "")
    rests = tuple(Rest(since, until, told[plan, id_]) for since, until, id_ in rests)
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
        *_resting(limit, start.isoformat(), counted.due.isoformat()),
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


def _resting(limit: Running, start: str, last: str) -> list[str]:
    """The suspensions that meet the term; no rule says how many of its days they take, so none is taken off."""
    at_once = limit.resting(start)
    later = dict.fromkeys(rest.text for rest in limit.rests if start < rest.since <= last and rest.text not in at_once)
    return [
        *(f"{MARK}{text}(事發之日已暫緩)" for text in at_once),
        *(f"{MARK}{text}(期限屆滿前暫緩,所列日期未扣除)" for text in later),
    ]


def _moving(counted: Counted, start: date) -> list[str]:
    """What must be said of the last day of a term in calendar days."""
    if counted.moved:
        return ["末日不上班,順延是比照民事期間的規定;內部報送並無順延的明文,穩妥起見以末日為準"]
    last = counted.days[(counted.last_day - start).days - 1]
    if counted.counting == "calendar" and last.day.weekday() >= 5:
        return [f"末日是週末但{last.reason if last.reason == '調休上班' else '照常上班'},不順延"]
    return []
