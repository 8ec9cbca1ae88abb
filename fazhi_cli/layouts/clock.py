"""What stands beside a table of clocks: their notes under it, and how each was counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fazhi_cli.plan.workdays import basis
from fazhi_cli.vocabulary import WEEKDAYS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from fazhi_cli.query.clock import Clock, CountedClock

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
        yield f"{listed}:{note}。"


def days(counted_clock: CountedClock) -> Iterator[str]:
    """The days one by one, a line each; those that count bear their number."""
    clock, counted = counted_clock
    yield f"{clock.ref} {clock.wording},自{clock.from_}(當日不計),{clock.rule}:"
    is_working = counted.counting == "working"
    number = 0
    for day in counted.days:
        counts = day.working if is_working else day.day <= counted.last_day
        if counts:
            number += 1
            place = f"第{number}日"
        elif is_working:
            place = "不計"
        elif day.day == counted.due_latest:
            place = "順延至此"
        else:
            place = "順延"
        weekday = WEEKDAYS[day.day.weekday()]
        yield f"  {day.day} 週{weekday} {place} {basis(day)}"
