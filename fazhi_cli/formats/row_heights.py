"""How many lines a row of a printed table has, whether it may be torn by the end of a page, and which rows stay with its foot."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from fazhi_cli.formats.column_widths import CHARACTER, TEXT_WIDTH
from fazhi_cli.formats.document import FillIn, Section, TableRow, is_labelled, line_text
from fazhi_cli.formats.widths import width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fazhi_cli.formats.document import Cell, CellLine, Document, Row, TableColumn

PADDING = 2
"""Millimetres that a cell leaves free at its sides together."""

LINES = {False: 45, True: 30}
"""Lines of a table that a page holds, by whether it lies on its side."""

MOST_WHOLE = {False: 27, True: 19}
"""Lines up to which a row is kept whole: half the height of a page has one less, and a row may have one less than are counted.

One that is higher goes on overleaf rather than leave a page half empty.
"""

HIGHEST_HEADING = 1 / 4
"""Of a page: a heading up to this height stands again on every page to which its rows go on."""

ROWS_WITH_FOOT = 3
"""Rows that stand on a page with signatures, notes or sums: one alone above them looks forgotten."""

MOST_WITH_FOOT = {2: 0.5, 3: 0.4}
"""Of a page what two of these rows may take with all that stands under them, and three: more would leave the page before half empty."""

LOW, MOST_WITH_LOW = 1 / 6, 0.6
"""Of a page a row that is hardly missed on the page before, and what such a one and the last may take where notes have many lines."""

SIGNED = 2
"""Lines that signatures take, with the room above them."""


def rows_with_foot(document: Document, rows: Sequence[Row]) -> int:
    """How many of the last rows stay with what stands under the table, with the headings and the room to write among them.

    The last row always does, with the sums under it; others where all together are not too high, nor more than half of all.

    rows: of the last table, or of its last block, where only those can be kept.
    """
    landscape = document.landscape
    [*_others, table] = document.tables
    most = sum(isinstance(row, TableRow) for row in table.rows) // 2
    kept = found = 0
    lines = lines_of_foot(document)
    for place, row in enumerate(reversed(rows), 1):
        of_row = _lines(row, table.columns, landscape=landscape)
        lines += of_row
        if not isinstance(row, TableRow):
            continue
        found += not row.is_sum
        if found > 1 and (found > most or lines > _most_with_foot(found, of_row, landscape=landscape)):
            break
        kept = place
        if found == ROWS_WITH_FOOT:
            break
    return max(1, kept)


def _most_with_foot(found: int, of_row: int, *, landscape: bool) -> float:
    """The lines up to which rows stay with what stands under them; found: how many these are, of_row: the lines of the first."""
    is_low = found == min(MOST_WITH_FOOT) and of_row <= LOW * LINES[landscape]
    return (MOST_WITH_LOW if is_low else MOST_WITH_FOOT[found]) * LINES[landscape]


def lines_of_foot(document: Document) -> int:
    """The lines of signatures and notes, of these with the word above them."""
    lines = SIGNED if document.signatures else 0
    if document.notes:
        lines += 1 + _lines_across(document.notes, landscape=document.landscape)
    return lines


def room(column: TableColumn, *, small: bool, landscape: bool) -> int:
    """How many cells, half a Chinese character each, a line of the column holds."""
    width_of_column = column.share * TEXT_WIDTH[landscape] / 100
    return max(2, int(2 * (width_of_column - PADDING) / CHARACTER[small]))


def is_small(line: CellLine, column: TableColumn) -> bool:
    """Whether a line is set in the smaller size, as all of its column or as what is known of the words above it."""
    return column.small or is_labelled(line)


def may_break(row: TableRow, columns: Sequence[TableColumn], *, landscape: bool) -> bool:
    """Whether a row is too high to be kept whole."""
    return _lines(row, columns, landscape=landscape) > MOST_WHOLE[landscape]


def is_high(section: Section, *, landscape: bool) -> bool:
    """Whether a heading is too high to stand above its rows on every page."""
    return _lines(section, (), landscape=landscape) > HIGHEST_HEADING * LINES[landscape]


def _lines(row: Row, columns: Sequence[TableColumn], *, landscape: bool) -> int:
    """The lines of any row; what is written by hand stands under the last of its own."""
    if isinstance(row, Section):
        return 1 + _lines_across(row.details, landscape=landscape)
    if isinstance(row, FillIn):
        return 1 + len(row.lines)
    return max(
        (lines_of_cell(cell, column, landscape=landscape) for cell, column in zip(row.cells, columns, strict=True)),
        default=0,
    )


def _lines_across(texts: Sequence[str], *, landscape: bool) -> int:
    """The lines of small texts that go across the page."""
    of_line = int(2 * (TEXT_WIDTH[landscape] - PADDING) / CHARACTER[True])
    return sum(ceil(width(text) / of_line) for text in texts)


def lines_of_cell(cell: Cell, column: TableColumn, *, landscape: bool) -> int:
    """The lines over which those of a cell are set."""
    height = 0
    for line in cell.lines:
        of_line = room(column, small=is_small(line, column), landscape=landscape)
        height += ceil(width(line_text(line)) / of_line)
    return height
