"""A document before anyone has chosen a file format; every writer renders the same rows, words and order."""

from __future__ import annotations

from collections.abc import Callable, Sequence  # noqa: TC003  (a NamedTuple evaluates its fields)
from datetime import date  # noqa: TC003
from itertools import groupby
from typing import Literal, NamedTuple
from urllib.parse import quote

FACTS_APART = "\u3000"
"""What stands between the facts of a document, in one line."""


class Box(NamedTuple):
    """A box to tick and what a tick in it says; printed □ and the label, directly after it."""

    label: str


class Label(str):
    """What a row or a line is about, set before its text: an outline hangs the further lines of the text under its first.

    A line that begins with one is known of the words above it, and is set smaller than these.
    """


class Link(str):
    """The name of a file beside the document, which a page can open; it stays as it is in every script."""

    @property
    def href(self) -> str:
        return quote(self)


class Quoted(str):
    """Words of a person, such as a note: a page prints them with the punctuation with which they were written."""


Run = str | Box
CellLine = tuple[Run, ...]
"""Runs of one line of a cell, set one after the other without a space of their own."""


class Cell(NamedTuple):
    """The lines of a cell, top to bottom; none: blank, room to write in. `day`: which day they say, for formats that keep days."""

    lines: tuple[CellLine, ...] = ()
    day: date | None = None

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
        return self._replace(lines=tuple(lines))


class TableColumn(NamedTuple):
    """A column: `share` of the table's width (all shares of a table add up to 100).

    `choices`: what may be entered in its blank cells, for the formats that can offer a list. `small`: set in a smaller size. `whole`: a
    line of its cells, as the name of a unit, is never broken. `is_limit`: its days are those on which something is due. `is_end`: a
    day that is written in its blank cells says that the row is done.
    """

    heading: str
    share: float
    align: Literal["left", "center"] = "left"
    choices: tuple[str, ...] = ()
    small: bool = False
    whole: bool = False
    is_limit: bool = False
    is_end: bool = False


class Section(NamedTuple):
    """A row of its own that spans the table: a chapter (level 1), a section of it, or a task above its clauses.

    `level`: how many headings it stands under, and itself; at most 3. `details`: what a reader of its rows must know of all of
    them, as who leads the task; lines of their own under its text. `repeats`: it stands again on every page to which its rows go on.
    `is_of_parts`: its rows are parts of what it names, as clauses of a task or units that are counted, and none of them says of what.
    """

    text: str
    level: int = 1
    details: tuple[str, ...] = ()
    repeats: bool = False
    is_of_parts: bool = False


class FillIn(NamedTuple):
    """A row of its own that spans the table, to be written in by hand: boxes and labels, with room after the last of a line.

    `ref`: the task that it is of, as of a TableRow.
    """

    lines: tuple[CellLine, ...]
    ref: str = ""

    @property
    def texts(self) -> tuple[str, ...]:
        """Its lines as plain text, a box as □."""
        return tuple(line_text(line) for line in self.lines)


class TableRow(NamedTuple):
    """One row; it never splits across pages where the format can help it.

    `ref` says what the row stands for (`10`, `10.3`, `10.3-2` its second item; `plan:10.3` in a library) and `fingerprint` which
    words of the plan it was printed from: both go into a hidden column where a sheet is to be read back. `is_sum`: it adds up
    the rows above it, and is none of what a reader sorts and filters.
    """

    cells: tuple[Cell, ...]
    ref: str = ""
    fingerprint: str = ""
    is_sum: bool = False


Row = Section | TableRow | FillIn


class Table(NamedTuple):
    """`caption`: a heading above the table, where a document has several.

    `over_caption`: what the table belongs to (a chapter), as an outline says it above the caption. A table of which no column
    has a heading has no row of headings. `divided_by`: what the headings that divide its rows are (章), for a format in which they
    are a column; none: other columns say the same.
    """

    columns: tuple[TableColumn, ...]
    rows: tuple[Row, ...]
    caption: str = ""
    over_caption: str = ""
    divided_by: str = ""

    @property
    def has_head(self) -> bool:
        return any(column.heading for column in self.columns)

    @property
    def blocks(self) -> list[tuple[Row, ...]]:
        """Its rows, a block for each heading that repeats and what follows it, and for what stands between two of these.

        A table without rows has one without any: under its columns stand the notes.
        """
        blocks: list[tuple[Row, ...]] = []
        is_open = True
        for is_heading, run in groupby(self.rows, key=lambda row: isinstance(row, Section)):
            rows = tuple(run)
            repeats = is_heading and bool(headings_of(rows))
            if not blocks or repeats or (is_heading and not is_open):
                blocks.append(())
                is_open = not repeats
            blocks[-1] += rows
        return blocks or [()]


class Document(NamedTuple):
    """What is printed, top to bottom: title, lines under it, tables, the line of signatures, notes.

    `name`: the layout's English id, for file properties and templates. `lines`: centred under the title (the plan's name, its
    number, the unit). `signatures`: labels that end in a colon, each followed by room to write; printed as one row after the
    tables, before the notes. `notes`: whole sentences, printed small at the end, each on a line of its own, as 「注:」 1. 2. 3.
    `is_tick_list`: its rows are things to tick, for the formats in which a table cell can hold no box that is ticked.
    `is_outline`: a terminal and Markdown print its rows as paragraphs and lists instead of a grid: see outline.py. `foreword`:
    sentences that an outline has under its title, and a printed page among its notes. `facts`: of which period and day it is
    and when it was made, in one line under the others; whoever asks on a terminal knows them. `is_annex`: it goes out as the
    annex of a document. `subject`, `day` and `office`: the plan, the day of making and who hands it out, among a file's
    properties. `workbook`: the
    tables of a file to work in, which has a column for everything by which one sorts and filters; none: those of the page.
    `workbook_notes`: its notes, which explain no column that only the page has.
    `sources`: what a workbook keeps of where it came from, each a name and a value. `names`: of units, and set phrases,
    which no line of a page may break. `read`: puts what a format adds in words of its own into the document's script.
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
    facts: tuple[str, ...] = ()
    is_annex: bool = False
    subject: str = ""
    day: date | None = None
    office: str = ""
    workbook: tuple[Table, ...] = ()
    workbook_notes: tuple[str, ...] = ()
    sources: tuple[tuple[str, str], ...] = ()
    names: tuple[str, ...] = ()
    read: Callable[[str], str] = str

    @property
    def full_title(self) -> str:
        """The title with the lines that say of what it is, by which one file is told from another."""
        return "：".join((self.title, *self.lines))

    @property
    def dates(self) -> str:
        """Its facts for the properties of a file, without those that are written in by hand."""
        return FACTS_APART.join(fact for fact in self.facts if not fact.endswith("_"))

    def with_notes(self, *notes: str) -> Document:
        """The same document with more notes, under its page and in its workbook."""
        return self._replace(notes=(*self.notes, *notes), workbook_notes=(*self.workbook_notes, *notes))

    @property
    def as_page(self) -> Document:
        """The same document for a printed page, which has no foreword, and says in a table to what the table belongs."""
        notes = self.foreword + self.notes
        tables = []
        for table in self.tables:
            belongs_to = (Section(table.over_caption),) if table.over_caption else ()
            tables.append(table._replace(rows=(*belongs_to, *table.rows)))
        return self._replace(foreword=(), notes=notes, tables=tuple(tables))

    @property
    def with_captions_in_tables(self) -> Document:
        """The same document with the caption of each table as a heading in it, which is repeated on every page of its rows.

        Only where no other heading of its rows would end it.
        """
        tables = []
        for table in self.tables:
            is_divided = any(isinstance(row, Section) for row in table.rows)
            if table.caption and not is_divided:
                rows = (Section(table.caption, 2, repeats=True), *table.rows)
                tables.append(table._replace(rows=rows, caption=""))
            else:
                tables.append(table)
        return self._replace(tables=tuple(tables))

    def mapped(self, convert: Callable[[str], str]) -> Document:
        """The same document with everything that is read converted: another script, or punctuation for print."""
        return self._replace(
            title=convert(self.title),
            lines=tuple(map(convert, self.lines)),
            signatures=tuple(map(convert, self.signatures)),
            notes=tuple(map(convert, self.notes)),
            foreword=tuple(map(convert, self.foreword)),
            facts=tuple(map(convert, self.facts)),
            subject=convert(self.subject),
            office=convert(self.office),
            tables=tuple(_mapped(table, convert) for table in self.tables),
            workbook=tuple(_mapped(table, convert) for table in self.workbook),
            workbook_notes=tuple(map(convert, self.workbook_notes)),
            sources=tuple((convert(name), convert(value)) for name, value in self.sources),
            names=tuple(map(convert, self.names)),
            read=lambda text: convert(self.read(text)),
        )


def headings_of(block: Sequence[Row]) -> list[Section]:
    """The headings with which a block begins, down to the one that repeats; where none does there are none."""
    headings: list[Section] = []
    for row in block:
        if not isinstance(row, Section):
            break
        headings.append(row)
    return headings if any(heading.repeats for heading in headings) else []


def leads(row: Row, following: Row | None) -> bool:
    """Whether the next row is the first item of what a row says, as of a clause that ends in a colon."""
    if isinstance(row, TableRow) and isinstance(following, TableRow):
        return bool(row.ref) and following.ref.startswith(f"{row.ref}-")
    return False


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


def is_labelled(line: CellLine) -> bool:
    """Whether a line is known of the words above it, and not one of these."""
    return bool(line) and isinstance(line[0], Label)


def line_text(line: CellLine) -> str:
    """A line as plain text, a box as □."""
    text = ""
    for run in line:
        text += run if isinstance(run, str) else f"□{run.label}"
    return text


def fingerprint(*texts: str) -> str:
    """Twelve hexadecimal digits that change with the words of the plan."""
    from hashlib import sha256  # a table on a terminal has none

    return sha256("\n".join(texts).encode()).hexdigest()[:12]


def _mapped_run(run: Run, convert: Callable[[str], str]) -> Run:
    if isinstance(run, Box):
        return Box(convert(run.label))
    if isinstance(run, Link):
        return run
    return type(run)(convert(run))


def _mapped(table: Table, convert: Callable[[str], str]) -> Table:
    columns = []
    for column in table.columns:
        heading = convert(column.heading)
        choices = tuple(map(convert, column.choices))
        columns.append(column._replace(heading=heading, choices=choices))
    rows = tuple(_mapped_row(row, convert) for row in table.rows)
    return Table(tuple(columns), rows, convert(table.caption), convert(table.over_caption), convert(table.divided_by))


def _mapped_row(row: Row, convert: Callable[[str], str]) -> Row:
    if isinstance(row, Section):
        return row._replace(text=convert(row.text), details=tuple(map(convert, row.details)))
    if isinstance(row, FillIn):
        return row._replace(lines=Cell(row.lines).mapped(convert).lines)
    cells = tuple(each.mapped(convert) for each in row.cells)
    return row._replace(cells=cells)
