"""PDF by typst, whose template gets the document as data, so that no word of it can be taken for markup."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typst

from fazhi_cli.errors import MissingPart
from fazhi_cli.formats.document import FillIn, Section, line_text
from fazhi_cli.formats.fonts import faces
from fazhi_cli.formats.row_heights import is_small, may_break, room
from fazhi_cli.formats.whole import pieces
from fazhi_cli.formats.widths import BALANCED, width, wrap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fazhi_cli.formats.document import Document, Table, TableColumn, TableRow

TEMPLATE = Path(__file__).with_name("pages") / "document.typ"


def render_document(document: Document) -> bytes:
    """The same document, the same bytes. Raises MissingPart where no installed font has all of its characters."""
    content = json.dumps(_values(document), ensure_ascii=False)
    characters = "".join(sorted(set(content)))
    fonts = faces(characters)
    inputs = {"document": content, "faces": json.dumps(fonts.families, ensure_ascii=False)}
    data, warnings = typst.compile_with_warnings(
        TEMPLATE,
        root=TEMPLATE.parent,  # else the folder where the reader stands, which may be gone
        font_paths=fonts.fonts,
        sys_inputs=inputs,
        format="pdf",
        timestamp=0,
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
        "lines": [_plain(line) for line in document.lines],
        "facts": [_plain(fact) for fact in document.facts],
        "landscape": document.landscape,
        "signatures": document.signatures,
        "notes": [_plain(note) for note in document.notes],
        "tables": [_table(table, landscape=document.landscape) for table in document.tables],
    }


def _table(table: Table, *, landscape: bool) -> dict[str, Any]:
    columns = []
    for column in table.columns:
        heading = [_plain(line) for line in wrap([column.heading], room(column, small=False, landscape=landscape))]
        columns.append({"heading": heading, "share": column.share, "align": column.align})
    rows: list[dict[str, Any]] = []
    for row in table.rows:
        if isinstance(row, Section):
            details = [_plain(detail) for detail in row.details]
            of_heading = {"text": _plain(row.text), "level": row.level, "details": details, "repeats": row.repeats}
            rows.append({"kind": "section", **of_heading})
        elif isinstance(row, FillIn):
            rows.append({"kind": "fill-in", "lines": [_plain(text) for text in row.texts]})
        else:
            rows.append(_row(row, table.columns, landscape=landscape))
    return {"caption": table.caption, "columns": columns, "rows": rows, "headed": table.has_head}


def _row(row: TableRow, columns: Sequence[TableColumn], *, landscape: bool) -> dict[str, Any]:
    """The lines of each cell; short ones of a centred column are set here, so that none ends in a single character."""
    cells = []
    for cell, column in zip(row.cells, columns, strict=True):
        lines: list[dict[str, Any]] = []
        for line in cell.lines:
            small = is_small(line, column)
            of_line = room(column, small=small, landscape=landscape)
            text = line_text(line)
            is_name = column.whole and width(text) <= of_line
            set_lines = [text] if is_name or column.align == "left" else _balanced(text, of_line)
            lines.extend({"small": small, "pieces": _pieces(text, is_name=is_name)} for text in set_lines)
        cells.append(lines)
    return {"kind": "row", "cells": cells, "breakable": may_break(row, columns, landscape=landscape)}


def _pieces(line: str, *, is_name: bool) -> list[dict[str, Any]]:
    """A line as what may be broken and what may not."""
    if is_name:
        return [{"text": line, "whole": True}]
    return [{"text": text, "whole": is_whole} for text, is_whole in pieces(line)]


def _plain(text: str) -> dict[str, Any]:
    """A line that is set small if what it stands in is."""
    return {"small": False, "pieces": _pieces(text, is_name=False)}


def _balanced(text: str, cells: int) -> list[str]:
    """A few lines of like length; of more lines typst's own."""
    lines = wrap([text], cells)
    return lines if len(lines) <= BALANCED else [text]
