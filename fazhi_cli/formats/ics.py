"""An .ics file (RFC 5545) that Outlook, Apple, WPS, Google and Thunderbird take; the icalendar library writes it.

It is no line of the table of formats: it holds neither rows nor a document, but days, which one command alone has.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Literal, NamedTuple

import icalendar

from fazhi_cli import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable

STAMP = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
"""DTSTAMP must be there and tells nothing here: fixed, so that the same plan gives the same bytes."""


class CalendarEvent(NamedTuple):
    """A whole day; `id` stays the same from file to file, `sequence` rises with every change of what it names.

    yearly: it comes again every year, on its day or, where it is the last of its month, on the last.
    """

    id: str
    sequence: int
    day: dt.date
    summary: str
    description: str
    yearly: Literal["day", "month_end"] | None = None
    is_cancelled: bool = False


def render(name: str, events: Iterable[CalendarEvent], alarm: int | None) -> str:
    """The calendar of that name, its lines ended by CRLF; alarm in days before the day."""
    calendar = icalendar.Calendar()
    calendar.add("prodid", f"-//fazhi//fazhi {__version__}//ZH")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    # Without a method Outlook takes the file for a meeting to be answered.
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    for event in events:
        calendar.add_component(_component(event, alarm))
    text: str = calendar.to_ical().decode()
    return text


def _component(event: CalendarEvent, alarm: int | None) -> icalendar.Event:
    component = icalendar.Event()
    component.add("uid", event.id)
    component.add("dtstamp", STAMP)
    component.add("sequence", event.sequence)
    component.add("dtstart", event.day)
    component.add("dtend", event.day + dt.timedelta(days=1))
    if event.yearly:
        # Without the day of the month a calendar repeats 28 February in leap years too.
        day_of_month = event.day.day if event.yearly == "day" else -1
        component.add("rrule", {"freq": "yearly", "bymonth": event.day.month, "bymonthday": day_of_month})
    if event.is_cancelled:
        # A calendar that has the event already takes it out.
        component.add("status", "CANCELLED")
    component.add("summary", event.summary)
    component.add("description", event.description)
    # A limit takes nobody's day.
    component.add("transp", "TRANSPARENT")
    if alarm is not None and not event.is_cancelled:
        component.add_component(_alarm(alarm, event.summary))
    return component


def _alarm(days: int, text: str) -> icalendar.Alarm:
    alarm = icalendar.Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", text)
    alarm.add("trigger", dt.timedelta(days=-days))
    return alarm
