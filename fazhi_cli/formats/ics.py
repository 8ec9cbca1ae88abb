"""An .ics file (RFC 5545) that Outlook, Apple, WPS, Google and Thunderbird take; the icalendar library writes it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING
from zlib import crc32

from icalendar import Alarm, Calendar, Event

from fazhi_cli import __version__
from fazhi_cli.vocabulary.changes import MARK

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from fazhi_cli.query.calendar import Entry

STAMP = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
"""DTSTAMP must be there and tells nothing here: fixed, so that the same plan gives the same bytes."""


def render(entries: Sequence[Entry], alarm: int | None, read: Callable[[str], str]) -> str:
    """The calendar, its lines ended by CRLF; alarm in days before the day; read puts a text into the script that is shown."""
    calendar = Calendar()
    calendar.add("prodid", f"-//fazhi//fazhi {__version__}//ZH")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    # Without a method Outlook takes the file for a meeting to be answered.
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", read("、".join(dict.fromkeys(entry.plan_title for entry in entries)) or "時限"))
    for entry in entries:
        calendar.add_component(_event(entry, alarm, read))
    text: str = calendar.to_ical().decode()
    return text


def _event(entry: Entry, alarm: int | None, read: Callable[[str], str]) -> Event:
    limit = entry.limit
    day = dt.date.fromisoformat(limit.due)
    event = Event()
    event.add("uid", f"{limit.plan}.{limit.ref}.{crc32(limit.wording.encode()):08x}@fazhi")
    event.add("dtstamp", STAMP)
    event.add("sequence", entry.sequence)
    event.add("dtstart", day)
    event.add("dtend", day + dt.timedelta(days=1))
    event.add("summary", read(f"{entry.number}{limit.title}:{limit.wording}"))
    event.add("description", read("\n".join(_described(entry))))
    # A limit takes nobody's day.
    event.add("transp", "TRANSPARENT")
    if alarm is not None:
        event.add_component(_alarm(alarm, str(event["summary"])))
    return event


def _alarm(days: int, text: str) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", text)
    alarm.add("trigger", dt.timedelta(days=-days))
    return alarm


def _described(entry: Entry) -> Iterator[str]:
    limit = entry.limit
    if limit.due == limit.due_latest:
        yield f"時限:{limit.wording}({limit.due})"
    else:
        yield f"時限:{limit.wording},口徑待明確:"
        yield f"從嚴口徑(不含當月){limit.due},從寬口徑(含當月){limit.due_latest}"
    yield from (f"{MARK}{change}" for change in entry.changes)
    yield f"{limit.ref} {entry.text}"
    for label, units in (("行為主體", limit.actor), ("牽頭單位", limit.lead), ("責任單位", limit.responsible)):
        if units:
            yield f"{label}:{'、'.join(units)}"
    yield f"出處:{entry.plan_title}{entry.number}"
