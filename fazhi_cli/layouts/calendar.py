"""The limits of a selection as the events of a calendar: a whole day each, with its words and its place in the plan."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import TYPE_CHECKING
from zlib import crc32

from fazhi_cli.formats.ics import CalendarEvent
from fazhi_cli.formats.punctuation import with_days_in_words
from fazhi_cli.layouts.limits import with_actors
from fazhi_cli.plan.readings import LENIENT, SCOPED_IN_FULL, STRICT
from fazhi_cli.vocabulary import HEADINGS
from fazhi_cli.vocabulary.marks import CHANGE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from fazhi_cli.query.calendar import Entry


def title_of(entries: Sequence[Entry], units: Sequence[str], read: Callable[[str], str]) -> str:
    """The name of the calendar, by which a desk tells one from another: whose limits they are, and of which plans.

    units: those that were asked for; read puts a text into the script that is shown.
    """
    titles = dict.fromkeys(entry.plan_title for entry in entries)
    plans = "、".join(titles) or "時限"
    return read(f"{'、'.join(units)}：{plans}" if units else plans)


def events_of(entries: Sequence[Entry], read: Callable[[str], str]) -> Iterator[CalendarEvent]:
    """An event a limit, of one that comes several times a year an event each time.

    Its id names the limit by place and wording, so that a calendar can take a later version for it.
    """
    for entry in entries:
        limit = entry.limit
        event = CalendarEvent(
            id=f"{limit.plan}.{limit.ref}.{crc32(limit.wording.encode()):08x}@fazhi",
            sequence=entry.sequence,
            day=date.fromisoformat(limit.due),
            summary=read(with_days_in_words(_summary(entry))),
            description=read(with_days_in_words("\n".join(_description(entry)))),
            is_cancelled=entry.fate == "suspended",
        )
        if entry.yearly:
            yield from _yearly(event, entry.yearly)
        else:
            yield event


def _yearly(event: CalendarEvent, days: Sequence[tuple[int, int | None]]) -> Iterator[CalendarEvent]:
    """The event on each of its days of the year, from its own day on; days: see Entry.yearly."""
    for number, (month, day) in enumerate(days, 1):
        number_in_id = f".{number}" if len(days) > 1 else ""
        yield event._replace(
            id=event.id.replace("@", f"{number_in_id}@"),
            day=_next(event.day, month, day),
            yearly="month_end" if day is None else "day",
        )


def _next(since: date, month: int, day: int | None) -> date:
    """The first such day of a year that is not before another."""
    year = since.year
    found = date(year, month, day or monthrange(year, month)[1])
    if found < since:
        year += 1
        found = date(year, month, day or monthrange(year, month)[1])
    return found


def _summary(entry: Entry) -> str:
    """The place of a limit, its wording, and what it is said of; both days while the reading is open.

    A day in a calendar is no day of the whole task.
    """
    limit = entry.limit
    told = with_actors(entry.subject, limit.actor)
    if entry.fate:
        return f"{limit.ref} {_in_force(entry)}：{told}"
    summary = f"{limit.ref} {limit.wording}：{told}"
    if limit.due == limit.due_latest:
        return summary
    return f"{summary}（{STRICT}{limit.due}，{LENIENT}{limit.due_latest}）"


def _in_force(entry: Entry) -> str:
    """What is in force of a limit that was changed, with the plan's wording beside it."""
    now = "已暫緩" if entry.fate == "suspended" else entry.limit.due
    return f"{now}（方案原為「{entry.limit.wording}」）"


def _description(entry: Entry) -> Iterator[str]:
    limit = entry.limit
    if entry.fate:
        yield f"時限：{_in_force(entry)}"
    elif entry.yearly:
        yield f"時限：{limit.wording}"
    elif limit.due == limit.due_latest:
        yield f"時限：{limit.wording}（{limit.due}）"
    else:
        yield f"時限：{limit.wording}，口徑待明確："
        yield f"{SCOPED_IN_FULL['strict']}{limit.due}，{SCOPED_IN_FULL['lenient']}{limit.due_latest}"
    for change in entry.changes:
        yield f"{CHANGE}{change}"
    yield f"{limit.ref} {entry.text}"
    units_of = {"actor": limit.actor, "lead": limit.lead, "responsible": limit.responsible}
    printed = {role.unit: role.text for role in limit.roles}
    for field, units in units_of.items():
        if units:
            yield f"{HEADINGS[field]}：{'、'.join(printed.get(unit, unit) for unit in units)}"
    yield f"出處：{entry.plan_title}{entry.called}"
