"""PDF by typst, whose template gets the document as data, so that no word of it can be taken for markup."""

from __future__ import annotations

import json
import os
import re
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import typst

from fazhi_cli.errors import MissingPart
from fazhi_cli.formats.document import Cell, Document, FillIn, Section, leads, line_text
from fazhi_cli.formats.fonts import faces
from fazhi_cli.formats.row_heights import MOST_WHOLE, is_high, is_small, lines_of_cell, may_break, room, rows_with_foot
from fazhi_cli.formats.titles import title_lines
from fazhi_cli.formats.whole import MARKS_AFTER, pieces
from fazhi_cli.formats.widths import by_sense, width, wrap
from fazhi_cli.memory import LEAST_FOR_PAGES, NO_THREADS, has_threads, shortage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fazhi_cli.formats.document import Table, TableColumn, TableRow

LEANING = re.compile("[：；]")
"""A mark that no line begins with, but for one in a PDF that stands behind a piece that stays whole."""

_MARKS = r"\u3001-\u303f\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65"
UNBROKEN = re.compile(
    rf"[^\s/\-\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff01-\uffef\U00020000-\U0003ffff]+|[{_MARKS}]+"
)
"""What typst may not break, as a long word, or a row of full-width marks: it would go on beyond the margin, and be lost there.

A list of numbers is none: 1、5、9 may be broken behind each mark.
"""

PAGE = 60
"""Cells of a line that goes across the page, at least."""

LONG = 2_000
"""Characters of a text in which the ends of lines are sought one by one: twice as long a text took four times as long.

So are those of a text with a word that is torn: 500 brackets took five seconds.
"""

LONGEST_CELL = 20_000
"""Characters that are printed of a cell, as many as a value of a plan has: typst sets a cell anew for each page that it reaches."""

CUT = "…（此格太長，只印前{limit}字）"

TEMPLATE = Path(__file__).with_name("pages") / "document.typ"


def render_document(document: Document) -> bytes:
    """The same document, the same bytes. Raises MissingPart where no installed font has all of its characters, or memory lacks."""
    if lacking := shortage(LEAST_FOR_PAGES):
        raise MissingPart(f"無法排版 PDF：{lacking}。")
    if not has_threads(os.cpu_count() or 1):  # typst starts one for each core
        raise MissingPart(f"無法排版 PDF：{NO_THREADS}。")
    content = json.dumps(_Setting(document).values(), ensure_ascii=False)
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


class _Setting(NamedTuple):
    """What becomes of the lines of a document as JSON values: which names stay whole in them, and how wide they are."""

    document: Document

    def values(self) -> dict[str, Any]:
        """The document as JSON values."""
        document = self.document
        return {
            "title": document.title,
            "full-title": document.full_title,
            "about": "；".join(filter(None, (document.subject, document.dates))),
            "office": document.office,
            "day": [document.day.year, document.day.month, document.day.day] if document.day else None,
            "annex": document.is_annex,
            "lines": [
                self.plain(part) for line in document.lines for part in title_lines(line, landscape=document.landscape)
            ],
            "facts": [self.plain(fact) for fact in document.facts],
            "landscape": document.landscape,
            "signatures": document.signatures,
            "notes": [self.plain(note) for note in document.notes],
            "continued": document.read("（續）"),
            "tables": self.tables(),
        }

    def tables(self) -> list[dict[str, Any]]:
        """The tables; each heading in them has a number, by which it is known where it stands again."""
        tables = [self.table(table) for table in self.document.tables]
        sections = [row for table in tables for row in table["rows"] if row["kind"] == "section"]
        for number, section in enumerate(sections):
            section["number"] = number
        return tables

    def table(self, table: Table) -> dict[str, Any]:
        columns = []
        for column in table.columns:
            of_line = room(column, small=False, landscape=self.document.landscape)
            heading = [self.plain(line) for line in wrap([column.heading], of_line)]
            columns.append({"heading": heading, "share": column.share, "align": column.align})
        rows: list[dict[str, Any]] = []
        for row, following in zip_longest(table.rows, table.rows[1:]):
            if isinstance(row, Section):
                rows.append(self.section(row))
            elif isinstance(row, FillIn):
                rows.append({"kind": "fill-in", "lines": [self.plain(text) for text in row.texts]})
            else:
                is_kept = isinstance(following, FillIn) or leads(row, following)
                rows.append({**self.row(row, table.columns), "stays": is_kept})
        kept = rows_with_foot(self.document, table.rows) if table is self.document.tables[-1] else 0
        return {"caption": table.caption, "columns": columns, "rows": rows, "headed": table.has_head, "kept": kept}

    def section(self, section: Section) -> dict[str, Any]:
        return {
            "kind": "section",
            "text": self.plain(section.text),
            "level": section.level,
            "details": [self.plain(detail) for detail in section.details],
            "repeats": section.repeats,
            "high": is_high(section, landscape=self.document.landscape),
        }

    def row(self, row: TableRow, columns: Sequence[TableColumn]) -> dict[str, Any]:
        """The lines of each cell; short ones of a centred column are set here, so that none ends in a single character."""
        landscape = self.document.landscape
        cells: list[dict[str, Any]] = []
        for whole_cell, column in zip(row.cells, columns, strict=True):
            cell = self.printed(whole_cell)
            lines: list[dict[str, Any]] = []
            for line in cell.lines:
                small = is_small(line, column)
                of_line = room(column, small=small, landscape=landscape)
                text = line_text(line)
                is_name = column.whole and width(text) <= of_line
                set_lines = (
                    [text] if is_name or column.align == "left" else by_sense(text, of_line, self.document.names)
                )
                lines.extend(_line(small, self.pieces(text, of_line, is_name)) for text in set_lines)
            cells.append({"lines": lines, "height": lines_of_cell(cell, column, landscape=landscape)})
        highest = max(set_cell["height"] for set_cell in cells)
        for set_cell in cells:
            height = set_cell["height"]
            set_cell["whole"] = height < highest and height <= MOST_WHOLE[landscape]
        breakable = may_break(row, columns, landscape=landscape)
        return {"kind": "row", "cells": cells, "height": highest, "breakable": breakable}

    def printed(self, cell: Cell) -> Cell:
        """A cell, or as many characters of it as are printed, with word that there is more."""
        text = cell.text
        if len(text) <= LONGEST_CELL:
            return cell
        lines = (text[:LONGEST_CELL] + self.document.read(CUT.format(limit=LONGEST_CELL))).split("\n")
        return Cell(tuple((line,) for line in lines))

    def plain(self, text: str) -> dict[str, Any]:
        """A line that is set small if what it stands in is, and has the width of the page."""
        return _line(False, self.pieces(text))

    def pieces(self, line: str, of_line: int | None = None, is_name: bool = False) -> list[dict[str, Any]]:
        """A line as what may be broken and what may not; of_line: the cells of a line, than which no piece that stays whole is wider."""
        if is_name:
            return [_piece(line, whole=True)]

        def has_room(text: str) -> bool:
            return of_line is None or width(text) <= of_line

        found: list[dict[str, Any]] = []
        for text, is_whole in pieces(line, self.document.names, has_room):
            before = found[-1] if found else None
            rest = text
            if before and before["whole"] and LEANING.match(text) and has_room(before["text"] + text[0]):
                found[-1] = _piece(before["text"] + text[0], whole=True)
                rest = text[1:]
            if rest and is_whole and has_room(rest):
                found.append(_piece(rest, whole=True))
            else:
                found += _broken(rest, PAGE if of_line is None else of_line)
        return found


def _line(small: bool, pieces: list[dict[str, Any]]) -> dict[str, Any]:
    is_torn = any(piece["torn"] for piece in pieces)
    return {
        "small": small,
        "pieces": pieces,
        "long": is_torn or sum(len(piece["text"]) for piece in pieces) > LONG,
    }


def _broken(text: str, cells: int) -> list[dict[str, Any]]:
    """A text that may be broken; words and rows of marks that are wider than so many cells by themselves, at any character."""
    found = []
    end = 0
    for match in UNBROKEN.finditer(text):
        if width(match[0]) > cells:
            found += [_piece(text[end : match.start()]), _piece(match[0], torn=True)]
            end = match.end()
    return [piece for piece in (*found, _piece(text[end:])) if piece["text"]]


def _piece(text: str, *, whole: bool = False, torn: bool = False) -> dict[str, Any]:
    return {"text": text, "whole": whole, "torn": torn, "marked": text.endswith(tuple(MARKS_AFTER))}
