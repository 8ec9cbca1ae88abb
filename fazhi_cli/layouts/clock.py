"""What stands beside a table of clocks: their notes under it, and how each was counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fazhi_cli.formats.view import Column
from fazhi_cli.plan.workdays import basis
from fazhi_cli.vocabulary import WEEKDAYS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from fazhi_cli.asked.events import GivenColumns
    from fazhi_cli.formats.view import Record, View
    from fazhi_cli.query.clock import Clock
    from fazhi_cli.query.event_clocks import EventClock

MOST = 5
"""Clocks that a note names."""


def feet(clocks: Sequence[Clock]) -> Iterator[str]:
    """Each note once, with the clocks that it is about: a column of notes would leave the table no room."""
    by_note: dict[str, list[str]] = {}
    for clock in clocks:
        if clock.note:
            by_note.setdefault(clock.note, []).append(f"{clock.ref} 自{clock.from_}")
    for note, names in by_note.items():
        listed = "、".join(names[:MOST])
        if len(names) > MOST:
            listed += f"等{len(names)}件"
        yield f"{listed}：{note}。"


def with_given(view: View, given: GivenColumns, places: Sequence[str]) -> View:
    """The view with the columns of the table that was handed in behind its own; places: of the event of each row."""
    if not given.names:
        return view
    no_cells = ("",) * len(given.names)
    records: list[Record] = []
    for record, place in zip(view.rows, places, strict=True):
        cells = given.cells.get(place, no_cells)
        records.append({**record, **dict(zip(given.names, cells, strict=True))})
    return view._replace(
        rows=records,
        columns=view.columns + tuple(Column(name, name) for name in given.names),
        pipe=view.pipe + given.names,
        shown=view.shown + given.names,
        paper=view.paper + given.names,
        given=given.names,
    )


def days(event_clock: EventClock) -> Iterator[str]:
    """The days one by one, a line each; those that count bear their number. A limit without a day has none."""
    clock, counted = event_clock.clock, event_clock.counted
    if counted is None:
        return
    yield f"{clock.ref} {clock.wording}，自{clock.from_}（當日不計），{clock.rule}："
    is_working = counted.counting == "working"
    number = 0
    for day in counted.days:
        counts = day.working if is_working else number < (clock.days or 0)
        if counts:
            number += 1
            place = f"第{number}日"
        elif is_working:
            place = "不計"
        elif day.day == counted.due_latest:
            place = "順延至此"
        elif counted.due < counted.last_day:
            place = "提前至此" if day.day == counted.due else "提前"
        else:
            place = "順延"
        weekday = WEEKDAYS[day.day.weekday()]
        yield f"  {day.day} 週{weekday} {place} {basis(day)}"
