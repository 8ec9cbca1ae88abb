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
"""Months of a column."""


class DatedLimit(NamedTuple):
    """A limit: its name and its two days, which are one unless its reading is open."""

    label: str
    first: date
    last: date


def timeline(limits: Sequence[DatedLimit], today: date, room: int) -> tuple[str, ...]:
    """A line a limit, ● on its day in force and ○ on the later one; nothing where `room` cells cannot show it.

    The dashes are ASCII, since a Chinese console may draw ─ two cells wide and so push the marks out of their months.
    """
    if not 0 < len(limits) <= MOST:
        return ()
    begin = min(_month(limit.first) for limit in limits)
    end = max(_month(limit.last) for limit in limits)
    label_cells = max(width(limit.label) for limit in limits) + 2
    for step in (MONTH, QUARTER, YEAR):
        months = range(begin - begin % step, end + 1, step)
        if label_cells + CELL * len(months) <= room:
            return tuple(_lines(limits, today, label_cells, months))
    return ()


def _month(day: date) -> int:
    """The month, counted from the year 0."""
    return day.year * 12 + day.month - 1


def _offset(day: date, months: range) -> int:
    """Cells from the first column to that of the day."""
    return CELL * ((_month(day) - months.start) // months.step)


def _lines(limits: Sequence[DatedLimit], today: date, label_cells: int, months: range) -> list[str]:
    lines = _heads(label_cells, months)
    for limit in limits:
        label = padded(limit.label, label_cells)
        blank = " " * _offset(limit.first, months)
        lines.append(label + blank + _marks(limit, months))
    if months.start <= _month(today) < months.stop:
        blank = " " * (label_cells + _offset(today, months))
        lines.append(f"{blank}▲今天")
    return lines


def _marks(limit: DatedLimit, months: range) -> str:
    """The marks of a limit, from its first on."""
    between = _offset(limit.last, months) - _offset(limit.first, months)
    if not between:
        return "●"
    return "●" + "-" * (between - 1) + "○"


def _heads(label_cells: int, months: range) -> list[str]:
    """The years over their first column; under them the months or quarters, unless a column is a year."""
    years, parts = "", ""
    shown = None
    for month in months:
        year, month_of_year = divmod(month, 12)
        years += padded("" if year == shown else str(year), CELL)
        shown = year
        if months.step == MONTH:
            parts += padded(f"{month_of_year + 1}月", CELL)
        elif months.step == QUARTER:
            parts += padded(f"{month_of_year // 3 + 1}季", CELL)
    blank = " " * label_cells
    heads = [blank + years]
    if parts:
        heads.append(blank + parts)
    return [head.rstrip() for head in heads]
