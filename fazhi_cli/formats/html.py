"""One HTML file that prints as an A4 page: every word escaped, nothing loaded from elsewhere."""

from __future__ import annotations

import re
from functools import cache, partial
from itertools import groupby, zip_longest
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from fazhi_cli.formats.controls import without_controls
from fazhi_cli.formats.document import Box, headings_of, is_labelled, leads, line_text
from fazhi_cli.formats.row_heights import may_break, room, rows_with_foot
from fazhi_cli.formats.whole import LONGEST_NAME, pieces
from fazhi_cli.formats.widths import BY_SENSE, width

if TYPE_CHECKING:
    from jinja2 import Template

    from fazhi_cli.formats.document import Cell, CellLine, Document, Row, Section, Table, TableColumn

PART = Markup('<span class="part">{}</span>')
AFTER_MARK = re.compile("(?<=[：；，])|(?=（)")
"""Where one thing that is said of a sheet ends."""
WHOLE_PIECE = Markup('<span class="whole">{}</span>')
BLANK = "__"
"""Room to write in."""
SHORT = 4
"""Cells of a number, or of a word of two characters."""
LABELLED = re.compile(f"([^；：、，]{{1,{LONGEST_NAME}}}：)")
"""What the words after it are, with its colon; a group, so that splitting keeps it."""
TICKED = Markup('<label><input type="checkbox">{}</label>')


class Block(NamedTuple):
    """What stands in a table of the page: the headings that are repeated, and each row with whether it stays with the one after it."""

    headings: list[Section]
    rows: list[tuple[Row, bool]]

    @property
    def stays(self) -> bool:
        """Whether its last row stays with the block after it."""
        return bool(self.rows) and self.rows[-1][1]


def render_document(document: Document) -> bytes:
    """The page; its rows carry what they stand for in data-ref and data-fingerprint."""
    own = {
        "words": partial(_words, document),
        "said": partial(_said, document),
        "is_whole": partial(_is_whole, document),
        "told": partial(_told, document),
        "parts": partial(_parts, document),
        "blocks_of": partial(_blocks, document),
    }
    page = _page().render(document=document, **own)
    return without_controls(page).encode()


@cache
def _page() -> Template:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).with_name("pages")),
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True,
    )  # fmt: skip
    environment.globals.update(
        is_labelled=is_labelled, may_break=may_break, box=_box, kind_of=_kind_of, is_parted=_is_parted
    )
    return environment.get_template("document.html")


def _blocks(document: Document, table: Table) -> list[Block]:
    """The blocks of a table; the last rows of the last stay with signatures and notes, and each with its first item."""
    left = len(table.rows)
    has_foot = table is document.tables[-1] and bool(document.signatures or document.notes)
    kept = rows_with_foot(document, table.rows) if has_foot and left else 0
    found = []
    for rows in table.blocks:
        headings = headings_of(rows)
        left -= len(headings)
        block = Block(headings, [])
        of_block = rows[len(headings) :]
        for row, following in zip_longest(of_block, of_block[1:]):
            block.rows.append((row, left <= kept or leads(row, following)))
            left -= 1
        found.append(block)
    return found


def _words(document: Document, text: str, column: TableColumn | None = None) -> Markup:
    """A text in which days, numbers, places and names stay on one line, as far as a line of the column, where it stands in one, has room."""
    of_line = room(column, small=column.small, landscape=document.landscape) if column else None

    def has_room(piece: str) -> bool:
        return of_line is None or width(piece) <= of_line

    parts = []
    for is_whole, run in groupby(pieces(text, document.names, has_room), key=itemgetter(1)):
        of_run = [piece for piece, _is_whole in run]
        words = [WHOLE_PIECE.format(piece) if is_whole and has_room(piece) else escape(piece) for piece in of_run]
        # The words of a long name stay together too, wherever they have room.
        is_name = len(of_run) > 1 and "".join(of_run) in document.names
        parts.append(PART.format(Markup("").join(words)) if is_name else Markup("").join(words))
    return Markup("").join(parts)


def _said(document: Document, text: str, column: TableColumn) -> Markup:
    """Words of a cell, in a centred one broken between a day and what it is of rather than inside of either, where these have room."""
    parts = BY_SENSE.split(text) if column.align == "center" else [text]
    of_line = room(column, small=column.small, landscape=document.landscape)
    said = Markup("")
    for part in parts:
        words = _words(document, part, column)
        said += PART.format(words) if len(parts) > 1 and width(part) <= of_line else words
    return said


def _parts(document: Document, text: str) -> Markup:
    """What a sheet is, broken after what each part of it says rather than inside of one, as far as a line has room for it."""
    return Markup("").join(PART.format(_words(document, part)) for part in AFTER_MARK.split(text))


def _told(document: Document, text: str) -> Markup:
    """What stands under a heading, in which the words before a colon stay whole too, as 其他責任單位： before its names."""
    parts = LABELLED.split(text)
    return Markup("").join(
        WHOLE_PIECE.format(part) if LABELLED.fullmatch(part) else _words(document, part) for part in parts
    )


def _kind_of(cell: Cell, column: TableColumn) -> str:
    """What a cell holds, where a telephone sets it side by side with others: what is ticked and written in, numbers, names."""
    if any(isinstance(run, Box) or BLANK in run for line in cell.lines for run in line):
        return "entered"
    if column.heading and cell.lines and width(cell.text) <= SHORT:
        return "short"
    return "names" if column.whole and len(cell.lines) > 1 else ""


def _is_parted(cell: Cell, place: int) -> bool:
    """Whether a sign parts a line of names from the next where a telephone sets them in one: not twice, and not before a remark."""
    following = cell.lines[place + 1 : place + 2]
    return bool(following) and not is_labelled(following[0]) and not line_text(cell.lines[place]).endswith("、")


def _is_whole(document: Document, line: CellLine, column: TableColumn) -> bool:
    """Whether a line is a name for which its column has room; a longer one is broken, else it would run over the next column."""
    return column.whole and width(line_text(line)) <= room(column, small=column.small, landscape=document.landscape)


def _box(run: Box) -> Markup:
    """A box that is ticked on a screen and prints as it stands."""
    return TICKED.format(run.label)
