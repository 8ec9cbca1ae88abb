"""fazhi clock"""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import typer

from fazhi_cli.asked.selection import Selection
from fazhi_cli.cli.options import OUTPUT, SESSION, takes
from fazhi_cli.errors import FazhiError, WrongCall
from fazhi_cli.formats.columns import columns
from fazhi_cli.output.delivery import Output
from fazhi_cli.plan.workdays import CalendarUnknown, basis
from fazhi_cli.query.case import case_named, clauses_called
from fazhi_cli.query.clock import Clock, EventLimit, count, event_limits_of, workdays
from fazhi_cli.query.rows import ClauseKey
from fazhi_cli.session import Session
from fazhi_cli.vocabulary import WEEKDAYS
from fazhi_cli.vocabulary.failures import sentences
from fazhi_cli.vocabulary.note import Note

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fazhi_cli.asked.events import Event
    from fazhi_cli.plan.workdays import Counted
    from fazhi_cli.query.question import Question

REF = typer.Argument(..., metavar="序號", help="任務或分句,如 31、31.3、(二十四)")
FROM = typer.Option(
    None, "--from", metavar="日期", help="事發之日,可重複;- 或管道:每行一個日期,或帶「日期,事項」表頭的 CSV"
)

MOST = 5
"""Clocks that a note under the table names."""


@takes(OUTPUT, SESSION)
def run(session: Session, out: Output, ref: str = REF, from_: list[str] | None = FROM) -> None:
    """自某事之日起的期限,何日屆滿。

    例:fazhi clock 24 --from 2015-02-06
    """
    question = session.question(Selection(today=date.today()))
    limits = event_limits_of(question, ref)
    rows: list[Clock] = []
    notes: list[Note] = []
    faults: list[str] = []
    for clock, counted in _counted(question, limits, _events(from_ or []), faults):
        rows.append(clock)
        notes += [Note("counting", {"line": line}, "explain") for line in _explained(clock, counted)]
    if rows:
        view = session.view(
            "clock", "期限", rows, "ref",
            columns=columns(Clock, days="天數", due="到期日"),
            pipe=("ref", "from", "event", "wording", "last_day", "due", "note"),
            shown=("ref", "from", "event", "wording", "last_day", "due"),
            feet=tuple(_noted(rows)),
        )  # fmt: skip
        session.show(view, out, notes)
    if faults:
        raise WrongCall(*map(session.read, faults))


def _events(values: list[str]) -> list[Event]:
    from fazhi_cli.asked.events import Event, pasted

    asked = [Event(f"--from {value}", value) for value in values if value != "-"]
    if "-" not in values and values:
        return asked
    if sys.stdin is None or (not values and sys.stdin.isatty()):
        raise WrongCall("請寫明事發之日,如 --from 2015-04-28,或從管道讀入,每行一個日期。")
    return asked + pasted(sys.stdin.buffer.read())


def _counted(
    question: Question, limits: list[EventLimit], events: list[Event], faults: list[str]
) -> Iterator[tuple[Clock, Counted]]:
    """The limits that the events start; what cannot be counted is added to the faults, and the others go on."""
    from fazhi_cli.asked.events import exact

    for event in events:
        try:
            start = exact(event.day, date.today())
            started = _started(question, limits, event.what)
        except FazhiError as error:
            faults += [f"{event.place}:{message}" for message in sentences(error)]
            continue
        for limit, scope in started:
            try:
                clock, counted = count(workdays(question, limit.plan), limit, start)
                yield _asked(clock, scope), counted
            except CalendarUnknown as error:
                faults += [f"{event.place}:{limit.ref} {message}" for message in sentences(error)]


def _asked(clock: Clock, scope: str | None) -> Clock:
    """With the question whether the limit applies at all, where it is for a part of such cases only."""
    asked = f"是否屬「{scope}」待判斷" if scope else None
    return replace(clock, note=";".join(filter(None, (asked, clock.note))) or None)


def _started(question: Question, limits: list[EventLimit], what: str) -> list[tuple[EventLimit, str | None]]:
    """The limits that such a case starts, each with the part of such cases that it is for. Raises WrongCall."""
    if not what:
        return [(limit, None) for limit in limits]
    meant = clauses_called(question, case_named(question, what), what)
    places = [(limit, ClauseKey(limit.plan, limit.task, limit.clause)) for limit in limits]
    found = [(limit, meant[place]) for limit, place in places if place in meant]
    if not found:
        known = "、".join(dict.fromkeys(limit.term.event for limit in limits))
        raise WrongCall(f"這裡的期限不從「{what}」起算;起算事由是:{known}。")
    return found


def _noted(rows: list[Clock]) -> Iterator[str]:
    """Each note once, with the clocks that it is about: a column of them would leave the table no room."""
    found: dict[str, list[str]] = {}
    for row in rows:
        if row.note:
            found.setdefault(row.note, []).append(f"{row.ref} 自{row.from_}")
    for note, its in found.items():
        yield f"{'、'.join(its[:MOST])}{f'等{len(its)}件' if its[MOST:] else ''}:{note}。"


def _explained(clock: Clock, counted: Counted) -> Iterator[str]:
    """The days one by one: those counted bear their number."""
    yield f"{clock.ref} {clock.wording},自{clock.from_}(當日不計),{clock.rule}:"
    number = 0
    for day in counted.days:
        counts = day.working if counted.counting == "working" else day.day <= counted.last_day
        number += counts
        skipped = "不計" if counted.counting == "working" else "順延至此" if day.day == counted.due else "順延"
        told = f"第{number}日" if counts else skipped
        yield f"  {day.day} 週{WEEKDAYS[day.day.weekday()]} {told} {basis(day)}"
