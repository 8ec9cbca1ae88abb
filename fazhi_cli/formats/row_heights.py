"""How many lines a row of a printed table has, whether it may be torn by the end of a page, and which rows stay with its foot."""

from __future__ import annotations

from itertools import takewhile
from math import ceil
from typing import TYPE_CHECKING

from fazhi_cli.formats.column_widths import CHARACTER, TEXT_WIDTH
from fazhi_cli.formats.document import FillIn, TableRow, is_labelled, line_text
from fazhi_cli.formats.widths import width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fazhi_cli.formats.document import CellLine, Row, TableColumn

PADDING = 2
"""Millimetres that a cell leaves free at its sides together."""

LINES = {False: 45, True: 30}
"""Lines of a table that a page holds, by whether it lies on its side."""

MOST_WHOLE = 1 / 2
"""Of a page: a row up to this height is kept whole, one that is higher goes on overleaf rather than leave a page half empty."""


ABOVE_SUMS = 3
"""Rows that stay with the sums under them: a page of nothing but sums does not say of what."""


WITH_FOOT = 3
"""Rows that stand on a page with signatures and notes, where they are short."""

MOST_WITH_FOOT = 2 / 5
"""Of a page: what these rows take of it at most."""


def rows_with_foot(rows: Sequence[Row]) -> int:
    """How many of the last rows stay with what stands under the table: the last, with what it is the room to write of, or adds up."""
    if isinstance(rows[-1], FillIn):
        return min(len(rows), 2)
    backwards = list(takewhile(lambda row: isinstance(row, TableRow), reversed(rows)))
    sums = sum(row.is_sum for row in backwards if isinstance(row, TableRow))
    return min(len(backwards), sums + ABOVE_SUMS if sums else 1)


def rows_on_last_page(rows: Sequence[Row], columns: Sequence[TableColumn], *, landscape: bool) -> int:
    """How many of the last rows, headings and rooms to write with them, stay together with what stands under the table.

    One short row alone above signatures and notes looks forgotten; rows that would leave the page before much emptier do not stay.
    """
    kept = rows_with_foot(rows)
    most = min(WITH_FOOT, sum(isinstance(row, TableRow) for row in rows) // 2)
    lines, found = 0, 0
    for number, row in enumerate(reversed(rows), 1):
        lines += _lines_of(row, columns, landscape=landscape)
        found += isinstance(row, TableRow)
        if found > most or lines > MOST_WITH_FOOT * LINES[landscape]:
            break
        if isinstance(row, TableRow):
            kept = max(kept, number)
    return kept


def room(column: TableColumn, *, small: bool, landscape: bool) -> int:
    """How many cells, half a Chinese character each, a line of the column holds."""
    width_of_column = column.share * TEXT_WIDTH[landscape] / 100
    return max(2, int(2 * (width_of_column - PADDING) / CHARACTER[small]))


def is_small(line: CellLine, column: TableColumn) -> bool:
    """Whether a line is set in the smaller size, as all of its column or as what is known of the words above it."""
    return column.small or is_labelled(line)


def may_break(row: TableRow, columns: Sequence[TableColumn], *, landscape: bool) -> bool:
    """Whether a row is too high to be kept whole."""
    return _lines(row, columns, landscape=landscape) > MOST_WHOLE * LINES[landscape]


def _lines_of(row: Row, columns: Sequence[TableColumn], *, landscape: bool) -> int:
    """The lines of any row; what is written by hand stands under the last of its own."""
    if isinstance(row, TableRow):
        return _lines(row, columns, landscape=landscape)
    return len(row.lines) + 1 if isinstance(row, FillIn) else 1 + len(row.details)


def _lines(row: TableRow, columns: Sequence[TableColumn], *, landscape: bool) -> int:
    highest = 0
    for cell, column in zip(row.cells, columns, strict=True):
        height = 0
        for line in cell.lines:
            of_line = room(column, small=is_small(line, column), landscape=landscape)
            height += ceil(width(line_text(line)) / of_line)
        highest = max(highest, height)
    return highest
