"""The answer of any row command as a document of one table: the rows and the columns that the terminal shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fazhi_cli.formats.document import Cell, Column, Document, Row, Section, Table, cell
from fazhi_cli.formats.view import cell_text, entry_text
from fazhi_cli.formats.widths import share_out, width

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from fazhi_cli.formats.view import Printout, Value, View

UPRIGHT = 6
"""Columns that an upright page holds; a table with more lies on its side."""

PADDING, READABLE, WIDEST = 2, 11, 40
"""Cells that a column claims beside its lines; up to which they count before others' long ones; up to which they count."""

ROOM = {False: 84, True: 121}
"""Cells, half a character of 10.5 pt each, that a line of the table holds, by whether the page lies on its side."""


def of_view(printout: Printout) -> Document:
    """The document of a view as it was asked for; a list stands in its cell with a line an entry."""
    view = printout.view._replace(rows=list(printout.view.rows))
    fields = [column.field for column in printout.columns]
    cells = [tuple(_cell(row[field]) for field in fields) for row in view.rows]
    landscape = len(fields) > UPRIGHT
    claims = _claims([column.heading for column in printout.columns], cells, ROOM[landscape])
    columns = tuple(
        Column(column.heading, round(100 * claim / sum(claims), 2), "center" if column.numeric else "left")
        for column, claim in zip(printout.columns, claims, strict=True)
    )
    return Document(
        view.name,
        f"{view.title}一覽",
        (Table(columns, tuple(_rows(view, cells))),),
        lines=() if cells else (f"沒有符合條件的{view.title}。",),
        landscape=landscape,
        notes=view.feet,
    )


def _claims(headings: Sequence[str], rows: Sequence[Sequence[Cell]], room: int) -> list[int]:
    """Cells of each column: of its heading first, then of a limit such as 2015年3月前, its usual and its longest lines."""
    tiers: list[list[int]] = [[], [], [], []]
    for place, heading in enumerate(headings):
        lines = [max(map(width, row[place].texts), default=0) for row in rows]
        longest = max(lines, default=0)
        mean = sum(lines) // max(1, len(lines))
        claim = 0
        wishes = (width(heading), min(longest, READABLE), min(mean, WIDEST), min(longest, WIDEST))
        for tier, wish in zip(tiers, wishes, strict=True):
            claim = max(claim, PADDING + wish)
            tier.append(claim)
    return share_out(tiers, room)


def _rows(view: View, cells: Sequence[tuple[Cell, ...]]) -> Iterator[Section | Row]:
    remaining = iter(cells)
    for section, members in view.sections():
        if section:
            yield Section(section)
        for row in members:
            yield Row(next(remaining), cell_text(row[view.ident]))


def _cell(value: Value) -> Cell:
    if value is None or isinstance(value, str | int | float):
        return cell(*cell_text(value).splitlines())
    return cell(*map(entry_text, value))
