"""PDF by typst, whose template gets the document as data, so that no word of it can be taken for markup."""

from __future__ import annotations

import json
from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typst

from fazhi_cli.errors import MissingPart
from fazhi_cli.formats.column_widths import CHARACTER, TEXT_WIDTH
from fazhi_cli.formats.document import FillIn, Section, is_labelled, line_text
from fazhi_cli.formats.fonts import faces
from fazhi_cli.formats.whole import pieces
from fazhi_cli.formats.widths import BALANCED, width, wrap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fazhi_cli.formats.document import Document, Table, TableColumn, TableRow

TEMPLATE = Path(__file__).with_name("pages") / "document.typ"

PADDING = 2
"""Millimetres that a cell leaves free at its sides together."""

NARROW, WIDOW = 20, 6
"""Cells of a line up to which a column is narrow, and of a last line up to which it looks lost."""

LINES = {False: 38, True: 26}
"""Lines of a table that a page holds at least, by whether it is landscape: a row with more may break, or it would be cut."""


def render_document(document: Document) -> bytes:
    """The same document, the same bytes. Raises MissingPart where no installed font has all of its characters."""
    content = json.dumps(_values(document), ensure_ascii=False)
    characters = "".join(sorted(set(content)))
    fonts = faces(characters)
    inputs = {"document": content, "faces": json.dumps(fonts.families, ensure_ascii=False)}
    data, warnings = typst.compile_with_warnings(
        TEMPLATE.read_bytes(), font_paths=fonts.fonts, sys_inputs=inputs, format="pdf", timestamp=0
    )
    if warnings:
        raise MissingPart(*(f"PDF 排版有誤：{warning.message}" for warning in warnings))
    assert isinstance(data, bytes)
    return data


def _values(document: Document) -> dict[str, Any]:
    """The document as JSON values."""
    return {
        "title": document.title,
        "full-title": document.full_title,
        "about": "；".join(filter(None, (document.subject, document.dates))),
        "office": document.office,
        "day": [document.day.year, document.day.month, document.day.day] if document.day else None,
        "annex": document.is_annex,
        "lines": document.lines,
        "facts": document.facts,
        "landscape": document.landscape,
        "signatures": document.signatures,
        "notes": document.notes,
        "tables": [_table(table, landscape=document.landscape) for table in document.tables],
    }


def _table(table: Table, *, landscape: bool) -> dict[str, Any]:
    rooms = [_cells(column, landscape=landscape) for column in table.columns]
    columns = []
    for column, room in zip(table.columns, rooms, strict=True):
        heading = [_plain(line) for line in wrap([column.heading], room)]
        columns.append({"heading": heading, "share": column.share, "align": column.align})
    rows: list[dict[str, Any]] = []
    for row in table.rows:
        if isinstance(row, Section):
            rows.append({"kind": "section", "text": row.text, "level": row.level, "details": row.details})
        elif isinstance(row, FillIn):
            rows.append({"kind": "fill-in", "lines": [_plain(text) for text in row.texts]})
        else:
            rows.append(_row(row, table.columns, rooms, LINES[landscape]))
    return {"caption": table.caption, "columns": columns, "rows": rows, "headed": table.has_head}


def _cells(column: TableColumn, *, landscape: bool) -> int:
    """How many cells, half a Chinese character each, a line of the column holds."""
    width_of_column = column.share * TEXT_WIDTH[landscape] / 100
    room = width_of_column - PADDING
    return max(2, int(2 * room / CHARACTER[column.small]))


def _row(row: TableRow, columns: Sequence[TableColumn], rooms: Sequence[int], page: int) -> dict[str, Any]:
    """The lines of each cell, the short ones set here so that none ends in a single character."""
    cells = []
    highest = 0
    for cell, column, room in zip(row.cells, columns, rooms, strict=True):
        lines: list[dict[str, Any]] = []
        for line in cell.lines:
            is_small = column.small or is_labelled(line)
            # What is set smaller than its column has more room in it.
            of_line = room if is_small == column.small else int(room * CHARACTER[column.small] / CHARACTER[is_small])
            is_name = column.whole and width(line_text(line)) <= of_line
            set_lines = [line_text(line)] if is_name else _set(line_text(line), of_line)
            lines.extend({"small": is_small, "pieces": _pieces(text, is_name=is_name)} for text in set_lines)
        height = sum(ceil(width(text) / room) for text in cell.texts)
        highest = max(highest, height)
        cells.append(lines)
    return {"kind": "row", "cells": cells, "tall": highest > page}


def _pieces(line: str, *, is_name: bool) -> list[dict[str, Any]]:
    """A line as what may be broken and what may not."""
    if is_name:
        return [{"text": line, "whole": True}]
    return [{"text": text, "whole": is_whole} for text, is_whole in pieces(line)]


def _plain(text: str) -> dict[str, Any]:
    """A line that is set small if what it stands in is, and may be broken anywhere."""
    return {"small": False, "pieces": [{"text": text, "whole": False}]}


def _set(text: str, room: int) -> list[str]:
    """Lines of like length in a narrow column, or where the last would hold a character or two; else typst's own."""
    lines = wrap([text], room)
    last = width(text) % room
    has_widow = 0 < last <= WIDOW
    is_short = len(lines) <= BALANCED
    if is_short and (room <= NARROW or has_widow):
        return lines
    return [text]
