"""A document before anyone has chosen a file format; every writer renders the same rows, words and order."""

from __future__ import annotations

from collections.abc import Callable  # noqa: TC003  (a NamedTuple evaluates its fields)
from hashlib import sha256
from typing import Literal, NamedTuple


class Box(NamedTuple):
    """A box to tick and what a tick in it says; printed □ and the label, directly after it."""

    label: str


class Label(str):
    """What a row or a line is about, set before its text: an outline hangs the further lines of the text under its first."""


Run = str | Box
CellLine = tuple[Run, ...]
"""Runs of one line of a cell, set one after the other without a space of their own."""


class Cell(NamedTuple):
    """The lines of a cell, top to bottom; none: blank, room to write in."""

    lines: tuple[CellLine, ...] = ()

    @property
    def texts(self) -> tuple[str, ...]:
        """Its lines as plain text, a box as □."""
        return tuple(line_text(line) for line in self.lines)

    @property
    def text(self) -> str:
        return "\n".join(self.texts)

    def mapped(self, convert: Callable[[str], str]) -> Cell:
        lines = []
        for line in self.lines:
            runs = [_mapped_run(run, convert) for run in line]
            lines.append(tuple(runs))
        return Cell(tuple(lines))


class TableColumn(NamedTuple):
    """A column: `share` of the table's width (all shares of a table add up to 100).

    `choices`: what may be entered in its blank cells, for the formats that can offer a list.
    """

    heading: str
    share: float
    align: Literal["left", "center"] = "left"
    choices: tuple[str, ...] = ()


class Section(NamedTuple):
    """A row of its own that spans the table: a chapter (level 1), or a task above its clauses (level 2).

    `only_in_grid`: it divides the rows of a table and would say nothing in an outline.
    """

    text: str
    level: int = 1
    only_in_grid: bool = False


class TableRow(NamedTuple):
    """One row; it never splits across pages where the format can help it.

    `ref` says what the row stands for (`10`, `10.3`, `10.3-2` its second item; `plan:10.3` in a library) and `fingerprint` which
    words of the plan it was printed from: both go into a hidden column where a sheet is to be read back.
    """

    cells: tuple[Cell, ...]
    ref: str = ""
    fingerprint: str = ""


class Table(NamedTuple):
    """`caption`: a heading above the table, where a document has several.

    `over_caption`: what the table belongs to (a chapter), as an outline says it above the caption.
    """

    columns: tuple[TableColumn, ...]
    rows: tuple[Section | TableRow, ...]
    caption: str = ""
    over_caption: str = ""


class Document(NamedTuple):
    """What is printed, top to bottom: title, lines under it, tables, the line of signatures, notes.

    `name`: the layout's English id, for file properties and templates. `lines`: centred under the title (the plan's name, its
    number, the unit). `signatures`: labels that end in a colon, each followed by room to write; printed as one row after the
    tables, before the notes. `notes`: whole sentences, printed small at the end, each on a line of its own, as 「注:」 1. 2. 3.
    `is_tick_list`: its rows are things to tick, for the formats in which a table cell can hold no box that is ticked.
    `is_outline`: a terminal and Markdown print its rows as paragraphs and lists instead of a grid: see outline.py. `foreword`:
    sentences that an outline has under its title, and a printed page among its notes.
    """

    name: str
    title: str
    tables: tuple[Table, ...]
    lines: tuple[str, ...] = ()
    landscape: bool = False
    signatures: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    is_tick_list: bool = False
    is_outline: bool = False
    foreword: tuple[str, ...] = ()

    @property
    def as_page(self) -> Document:
        """The same document for a printed page, which has no foreword, and says in a table to what the table belongs."""
        notes = self.foreword + self.notes
        tables = []
        for table in self.tables:
            belongs_to = (Section(table.over_caption),) if table.over_caption else ()
            tables.append(table._replace(rows=(*belongs_to, *table.rows)))
        return self._replace(foreword=(), notes=notes, tables=tuple(tables))

    def mapped(self, convert: Callable[[str], str]) -> Document:
        """The same document with everything that is read converted: another script, or punctuation for print."""
        return self._replace(
            title=convert(self.title),
            lines=tuple(map(convert, self.lines)),
            signatures=tuple(map(convert, self.signatures)),
            notes=tuple(map(convert, self.notes)),
            foreword=tuple(map(convert, self.foreword)),
            tables=tuple(_mapped(table, convert) for table in self.tables),
        )


def cell(*lines: str | Box | CellLine) -> Cell:
    """A cell of these lines; a string or a box alone is a line of one run, an empty string no line."""
    cell_lines: list[CellLine] = []
    for line in lines:
        if isinstance(line, str | Box):
            if line:
                cell_lines.append((line,))
        elif line:
            cell_lines.append(line)
    return Cell(tuple(cell_lines))


def line_text(line: CellLine) -> str:
    """A line as plain text, a box as □."""
    text = ""
    for run in line:
        text += run if isinstance(run, str) else f"□{run.label}"
    return text


def fingerprint(*texts: str) -> str:
    """Twelve hexadecimal digits that change with the words of the plan."""
    return sha256("\n".join(texts).encode()).hexdigest()[:12]


def _mapped_run(run: Run, convert: Callable[[str], str]) -> Run:
    if isinstance(run, Box):
        return Box(convert(run.label))
    return type(run)(convert(run))


def _mapped(table: Table, convert: Callable[[str], str]) -> Table:
    columns = []
    for column in table.columns:
        heading = convert(column.heading)
        choices = tuple(map(convert, column.choices))
        columns.append(column._replace(heading=heading, choices=choices))
    rows = tuple(_mapped_row(row, convert) for row in table.rows)
    return Table(tuple(columns), rows, convert(table.caption), convert(table.over_caption))


def _mapped_row(row: Section | TableRow, convert: Callable[[str], str]) -> Section | TableRow:
    if isinstance(row, Section):
        return row._replace(text=convert(row.text))
    cells = tuple(each.mapped(convert) for each in row.cells)
    return row._replace(cells=cells)
