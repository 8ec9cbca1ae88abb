"""PDF by typst, whose template gets the document as data, so that no word of it can be taken for markup."""

from __future__ import annotations

import json
from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typst

from fazhi_cli.errors import MissingPart
from fazhi_cli.formats.document import Section
from fazhi_cli.formats.fonts import faces
from fazhi_cli.formats.widths import BALANCED, width, wrap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fazhi_cli.formats.document import Document, Table, TableColumn, TableRow

TEMPLATE = Path(__file__).with_name("pages") / "document.typ"

CHARACTER, PADDING = 3.704, 2
"""Millimetres of one character of the table's 10.5 pt, and of what a cell leaves free at its sides together."""

NARROW, WIDOW = 10, 6
"""Characters of a line up to which a column is narrow; cells of a last line up to which it looks lost."""

TEXT_WIDTH = {False: 156, True: 225}
"""Millimetres, by whether the page is landscape."""

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
        "lines": document.lines,
        "landscape": document.landscape,
        "signatures": document.signatures,
        "notes": document.notes,
        "tables": [_table(table, landscape=document.landscape) for table in document.tables],
    }


def _table(table: Table, *, landscape: bool) -> dict[str, Any]:
    rooms = [_characters(column, landscape=landscape) for column in table.columns]
    columns = []
    for column, room in zip(table.columns, rooms, strict=True):
        heading = wrap([column.heading], 2 * room)
        columns.append({"heading": heading, "share": column.share, "align": column.align})
    rows = []
    for row in table.rows:
        if isinstance(row, Section):
            rows.append({"section": True, "text": row.text, "level": row.level})
        else:
            rows.append(_row(row, rooms, LINES[landscape]))
    return {"caption": table.caption, "columns": columns, "rows": rows}


def _characters(column: TableColumn, *, landscape: bool) -> int:
    """How many Chinese characters a line of the column holds."""
    width_of_column = column.share * TEXT_WIDTH[landscape] / 100
    room = width_of_column - PADDING
    return max(1, int(room / CHARACTER))


def _row(row: TableRow, rooms: Sequence[int], page: int) -> dict[str, Any]:
    """The lines of each cell, the short ones set here so that none ends in a single character."""
    cells = []
    highest = 0
    for cell, room in zip(row.cells, rooms, strict=True):
        lines: list[str] = []
        for text in cell.texts:
            lines += _set(text, room)
        height = sum(ceil(width(line) / (2 * room)) for line in lines)
        highest = max(highest, height)
        cells.append(lines)
    return {"section": False, "cells": cells, "tall": highest > page}


def _set(text: str, room: int) -> list[str]:
    """Lines of like length in a narrow column, or where the last would hold a character or two; else typst's own."""
    lines = wrap([text], 2 * room)
    last = width(text) % (2 * room)
    has_widow = 0 < last <= WIDOW
    is_short = len(lines) <= BALANCED
    if is_short and (room <= NARROW or has_widow):
        return lines
    return [text]
