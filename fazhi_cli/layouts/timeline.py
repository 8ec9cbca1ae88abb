"""Limits as marks on a line of months, for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from fazhi_cli.formats.widths import padded, width

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

CELL = 5
"""Cells of a month: 12月 and a gap."""
MOST = 40
"""Lines above which a picture shows less than the table does."""
MONTH, QUARTER, YEAR = 1, 3, 12


class Span(NamedTuple):
    """A limit: its name and its two days, which are one unless its reading is open."""

    label: str
    first: date
    last: date


def timeline(spans: Sequence[Span], today: date, room: int) -> tuple[str, ...]:
    """A line a limit, ● on its day in force and ○ on the later one; nothing where `room` cells cannot show it.

    The dashes are ASCII, since a Chinese console may draw ─ two cells wide and so push the marks out of their months.
    """
    if not 0 < len(spans) <= MOST:
        return ()
    begin, end = min(_month(span.first) for span in spans), max(_month(span.last) for span in spans)
    left = max(width(span.label) for span in spans) + 2
    for step in (MONTH, QUARTER, YEAR):
        months = range(begin - begin % step, end + 1, step)
        if left + CELL * len(months) <= room:
            return tuple(_lines(spans, today, left, months))
    return ()


def _month(day: date) -> int:
    return day.year * 12 + day.month - 1


def _lines(spans: Sequence[Span], today: date, left: int, months: range) -> list[str]:
    def cells(day: date) -> int:
        return CELL * ((_month(day) - months.start) // months.step)

    lines = [*_heads(left, months)]
    for span in spans:
        between = cells(span.last) - cells(span.first)
        tail = "-" * (between - 1) + "○" if between else ""
        lines.append(padded(span.label, left) + " " * cells(span.first) + "●" + tail)
    if months.start <= _month(today) < months.stop:
        lines.append(" " * (left + cells(today)) + "▲今天")
    return lines


def _heads(left: int, months: range) -> list[str]:
    """The years over their first column; under them the months or quarters, unless a column is a year."""
    years = [str(m // 12) if m == months.start or m // 12 != (m - months.step) // 12 else "" for m in months]
    lines = [" " * left + "".join(padded(year, CELL) for year in years)]
    if months.step == MONTH:
        lines.append(" " * left + "".join(padded(f"{m % 12 + 1}月", CELL) for m in months))
    if months.step == QUARTER:
        lines.append(" " * left + "".join(padded(f"{m % 12 // 3 + 1}季", CELL) for m in months))
    return [line.rstrip() for line in lines]
