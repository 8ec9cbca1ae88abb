"""A workbook that goes back to who filled it in: the same file, with the cells coloured that are to be mended, and why as a comment.

What came in from outside goes out under the office's name, so that nothing in it runs or reaches out any more: formulas become their
own words, links to other files go.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

import openpyxl
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from openpyxl.worksheet.dimensions import RowDimension

if TYPE_CHECKING:
    from collections.abc import Iterable

    from openpyxl.workbook import Workbook

FILL = PatternFill("solid", fgColor="FFFF7C80")
AUTHOR = "fazhi"

WIDTH = 320
"""Points of a comment's frame: some twenty characters to a line."""

LINE, CHARACTERS = 18, 24
"""Points that a line of it takes, and the characters that stand in one."""


_DAMAGED = (AttributeError, LookupError, OSError, SyntaxError, TypeError, ValueError)
"""What openpyxl raises of a workbook that is none; SyntaxError: of a part that is no XML."""


class Mark(NamedTuple):
    """What is to be mended: on which sheet, in which row and column, from 1."""

    sheet: str
    row: int
    column: int
    told: str


def marked(data: bytes, marks: Iterable[Mark]) -> bytes | None:
    """The workbook with its marks; None where it cannot be written again, damaged as it is. Who sent it has bounded it."""
    try:
        book = openpyxl.load_workbook(BytesIO(data), rich_text=True, keep_links=False)
        _disarm(book)
        _let_rows_grow(book)
        for (sheet, row, column), told in _by_cell(marks).items():
            _mark(book, sheet, row, column, told)
        file = BytesIO()
        book.save(file)
    except _DAMAGED:
        return None
    return file.getvalue()


def _by_cell(marks: Iterable[Mark]) -> dict[tuple[str, int, int], str]:
    """What is told of each cell: a sentence a line."""
    told: dict[tuple[str, int, int], str] = {}
    for mark in marks:
        place = mark.sheet, mark.row, mark.column
        told[place] = f"{told[place]}\n{mark.told}" if place in told else mark.told
    return told


def _mark(book: Workbook, sheet: str, row: int, column: int, told: str) -> None:
    page = book[sheet]
    cell = page.cell(row, column)
    if isinstance(cell, MergedCell):
        cell = next(page.cell(*area.bounds[1::-1]) for area in page.merged_cells.ranges if cell.coordinate in area)
    cell.fill = FILL
    before = cell.comment.text if cell.comment else ""
    comment = Comment(f"{told}\n{before}" if before else told, AUTHOR, width=WIDTH)
    comment.height = LINE * sum(1 + len(line) // CHARACTERS for line in comment.text.split("\n")) + LINE
    cell.comment = comment
    # A filter of the sender's must not hide what is to be mended.
    page.row_dimensions[row].hidden = False


class _GrowingRow(RowDimension):
    """A row that is fitted anew when somebody types: the library marks every height as set by hand, and then what is typed is cut."""

    @property
    def customHeight(self) -> bool:  # noqa: N802  (the library's name)
        return False


def _let_rows_grow(book: Workbook) -> None:
    """All but those in which merged cells begin, which no program fits; an area may be as high as the sheet, and is not gone through."""
    for page in book.worksheets:
        kept = {area.min_row for area in page.merged_cells.ranges}
        for number, row in page.row_dimensions.items():
            if number not in kept:
                row.__class__ = _GrowingRow


def _disarm(book: Workbook) -> None:
    for page in book.worksheets:
        for row in page.iter_rows():
            for cell in row:
                if not isinstance(cell, Cell):
                    continue
                if cell.data_type == "f":
                    cell.value = str(getattr(cell.value, "text", cell.value))
                    cell.data_type = "s"
                if cell.hyperlink is not None:
                    cell.hyperlink = None
