"""The answer of any row command as a document of one table: the rows and the columns that the terminal shows."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Literal

from fazhi_cli.formats.document import Cell, Document, Section, Table, TableColumn, TableRow, cell
from fazhi_cli.formats.view import cell_text, entry_text
from fazhi_cli.formats.widths import share_out, width

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from fazhi_cli.formats.view import Printout, Value, View

UPRIGHT = 6
"""Columns that an upright page holds; a table with more lies on its side."""

ROOM = {False: 84, True: 121}
"""Cells, half a character of 10.5 pt each, that a line of the table holds, by whether the page lies on its side."""

PADDING = 2
"""Cells that a column needs beside its text."""

SHORT = 11
"""Cells of a text such as 2015年3月前, up to which a line counts before the long lines of other columns do."""

DUE = ("due", "due_latest")
"""The fields that say on which day something is due."""

DAY = re.compile(r"\d{4}-\d\d-\d\d")

LONG = 40
"""Cells up to which a line counts at all."""


def of_view(printout: Printout) -> Document:
    """The document of a view as it was asked for; a list stands in its cell with a line an entry."""
    view = printout.view._replace(rows=list(printout.view.rows))
    fields = [column.field for column in printout.columns]
    cells = []
    for row in view.rows:
        cells_of_row = [_cell(row[field]) for field in fields]
        cells.append(tuple(cells_of_row))
    is_landscape = len(fields) > UPRIGHT
    columns = _columns(printout, cells, ROOM[is_landscape])
    table = Table(columns, tuple(_rows(view, cells)))
    lines = (view.total,) if view.total else ()
    if not cells:
        lines = (f"沒有符合條件的{view.title}。",)
    document = Document(view.name, f"{view.title}一覽", (table,), lines, is_landscape, notes=view.feet)
    return view.headed(document) if view.headed else document


def _columns(printout: Printout, rows: Sequence[tuple[Cell, ...]], room: int) -> tuple[TableColumn, ...]:
    """The columns with their shares of the width."""
    wishes = []
    for place, column in enumerate(printout.columns):
        cells_of_column = [row[place] for row in rows]
        wishes.append(_wishes(column.heading, cells_of_column))
    tiers = list(zip(*wishes, strict=True))
    widths = share_out(tiers, room)
    whole = sum(widths)
    columns = []
    for column, cells in zip(printout.columns, widths, strict=True):
        share = round(100 * cells / whole, 2)
        align: Literal["center", "left"] = "center" if column.numeric else "left"
        columns.append(TableColumn(column.heading, share, align, is_limit=column.field in DUE))
    return tuple(columns)


def _wishes(heading: str, column: Sequence[Cell]) -> list[int]:
    """How many cells a column asks for: first for its heading, then for short lines, its usual and its longest ones."""
    lines = [max(map(width, cell.texts), default=0) for cell in column]
    longest = max(lines, default=0)
    usual = sum(lines) // max(1, len(lines))
    least = 0
    wishes = []
    for wish in (width(heading), min(longest, SHORT), min(usual, LONG), min(longest, LONG)):
        # share_out takes tiers of which none asks for less than the one before.
        least = max(least, PADDING + wish)
        wishes.append(least)
    return wishes


def _rows(view: View, cells: Sequence[tuple[Cell, ...]]) -> Iterator[Section | TableRow]:
    remaining = iter(cells)
    for section, members in view.sections():
        if section:
            yield Section(section)
        for row in members:
            ident = cell_text(row[view.ident])
            yield TableRow(next(remaining), ident, is_sum=not ident)


def _cell(value: Value) -> Cell:
    """A value with a line for each entry of a list, and for each line of a text."""
    if isinstance(value, str) and DAY.fullmatch(value):
        return Cell(((value,),), date.fromisoformat(value))
    if value is None or isinstance(value, str | int | float):
        lines = cell_text(value).splitlines()
    else:
        lines = [entry_text(entry) for entry in value]
    return cell(*lines)
