"""The parts of a table in Word around its paragraphs: its grid and edges, rows that stay whole, cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fazhi_cli.formats.docx_xml import w

if TYPE_CHECKING:
    from lxml.etree import _Element

FINE, THIN = 4, 2
"""Eighths of a point of the lines of a table, and of one that has to have room where a page is full."""

CELL_ROOM, CELL_SIDE = 20, 57
"""Twentieths of a point above and below the text of a cell, and at its sides."""


def grid(widths: list[int]) -> _Element:
    """The widths of the columns."""
    columns = [w("gridCol", w=width) for width in widths]
    return w("tblGrid", *columns)


def table_form(width: int) -> _Element:
    """Its width in twentieths of a point, fine edges, and the room that its cells leave free."""
    names = ("top", "left", "bottom", "right", "insideH", "insideV")
    edges = [w(name, val="single", sz=FINE, space=0, color="auto") for name in names]
    cells = w(
        "tblCellMar",
        w("top", w=CELL_ROOM, type="dxa"),
        w("left", w=CELL_SIDE, type="dxa"),
        w("bottom", w=CELL_ROOM, type="dxa"),
        w("right", w=CELL_SIDE, type="dxa"),
    )
    return w(
        "tblPr",
        w("tblW", w=width, type="dxa"),
        w("jc", val="center"),
        w("tblBorders", *edges),
        w("tblLayout", type="fixed"),
        cells,
    )


def row_form() -> _Element:
    """A row is never torn by the end of a page."""
    return w("trPr", w("cantSplit"))


def bare_cell(paragraphs: list[_Element], width: int, span: int) -> _Element:
    """A cell that is seen only by the edge of the row above it."""
    edges = [w(name, val="nil") for name in ("left", "bottom", "right")]
    form = w("tcPr", w("tcW", w=width, type="dxa"))
    if span > 1:
        form.append(w("gridSpan", val=span))
    form.append(w("tcBorders", *edges))
    return w("tc", form, *paragraphs)


def cell_of(
    paragraphs: list[_Element], width: int, span: int = 1, align: str = "center", *, has_thin_line: bool = False
) -> _Element:
    """A cell of a width in twentieths of a point, over as many columns as it spans; align: from top to bottom.

    has_thin_line: below it.
    """
    form = w("tcPr", w("tcW", w=width, type="dxa"))
    if span > 1:
        form.append(w("gridSpan", val=span))
    if has_thin_line:
        form.append(w("tcBorders", w("bottom", val="single", sz=THIN, space=0, color="auto")))
    form.append(w("vAlign", val=align))
    return w("tc", form, *paragraphs)
