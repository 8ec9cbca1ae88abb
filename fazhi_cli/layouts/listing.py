"""The answer of any row command as a document of one table: the rows and the columns that the terminal shows.

A page is too narrow for many columns beside sentences, or for very many. There the table turns: what only some of the rows say, and
what is long, stands under the words of its row, after its heading. A workbook keeps a column for each.
"""

from __future__ import annotations

import re
from datetime import date
from statistics import median
from typing import TYPE_CHECKING, Literal, NamedTuple

from fazhi_cli.formats import column_widths
from fazhi_cli.formats.column_widths import CHARACTER, TEXT_WIDTH, fitted, need
from fazhi_cli.formats.document import Cell, Document, Label, Quoted, Section, Table, TableColumn, TableRow, cell
from fazhi_cli.formats.punctuation import with_days_in_words
from fazhi_cli.formats.view import cell_text, entry_text
from fazhi_cli.formats.widths import share_out, width
from fazhi_cli.layouts.runs import in_runs
from fazhi_cli.vocabulary.templates import day_in_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from fazhi_cli.formats.document import CellLine, Row
    from fazhi_cli.formats.view import Column, Printout, Record, Value, View

FEW = 6
"""Columns up to which a table is set in the usual size, on an upright page; one with more is set smaller."""

SMALL_ROOM = 98
"""Cells, half a character of 9 pt each, that a line of an upright page holds; many columns that need more lie on their side."""

CROWDED = 0.8
"""Of the width of a page: where names and days alone need more, too little is left for words."""

ROOM = {False: 84, True: 121}
"""Cells, half a character of 10.5 pt each, that a line of the table holds, by whether the page lies on its side."""

PADDING = 2
"""Cells that a column needs beside its text."""

SHORT = 11
"""Cells of a text such as 2015年3月前, up to which a line counts before the long lines of other columns do."""

LONG = 60
"""Cells up to which a line counts at all."""

CENTERED = 10
"""Cells of the longest line of a column that is set in the middle, as a number is and a short name."""

PROSE = 32
"""Cells of the longest line of a cell, in the median, in a column that holds sentences."""

SHORT_NAME, NAME, FULL_NAME = 20, 24, 36
"""Cells of the longest line of a column whose lines are names, which are not broken: in a table that is crowded, in any, and where
there is room."""

LEAST = 6
"""Characters that a line of words holds: fewer stand one under the other like a list."""

BESIDE = 28
"""Cells of the longest line of a column that stands beside sentences."""

DUE = ("due", "due_latest")
"""The fields that say on which day something is due."""

BODIES = ("lead", "responsible", "actor", "to", "acting", "unit", "function")
"""The fields that hold names of units, and of bodies by what they do."""

STATES = ("state", "status", "status_text")
"""The fields that say how something stands: with a limit, a task, a report."""

COUNTED_ABOVE = ("tasks",)
"""The views whose rows are counted where a document says what it is: 全部39項, 26項中的3項."""

SAID = {"progress": ("note",), "progress log": ("note", "difficulties", "next_steps", "evidence")}
"""By view the fields that hold words of people."""

BRACKETS = re.compile("[（）]")
"""Where the words for how something stands may be parted: 期限已過／（完成情況未登記）."""

BOTH_BRACKETS = 4
"""Cells of the brackets around them."""

DAY = re.compile(r"\d{4}-\d\d-\d\d")
PLACE = re.compile(r"[\d.\-]+")
"""The number of a task, the reference of a clause."""


class _Filled(NamedTuple):
    """A column with its cells, top to bottom."""

    column: Column
    cells: tuple[Cell, ...]

    @property
    def is_worded(self) -> bool:
        """Whether it holds the words for how something stands."""
        return self.column.field in STATES

    @property
    def words(self) -> tuple[str, ...]:
        """What stays whole in such a column, each once."""
        parts = [part for each in self.cells for part in BRACKETS.split(each.text)] if self.is_worded else []
        return tuple(dict.fromkeys(filter(None, parts)))

    @property
    def lines(self) -> list[int]:
        """The longest line of each cell."""
        if self.is_worded:
            return [_longest_word(each.text) for each in self.cells]
        return [max(map(width, each.texts), default=0) for each in self.cells]

    @property
    def longest(self) -> int:
        return max(self.lines, default=0)

    @property
    def is_full(self) -> bool:
        """Whether every row says something in it."""
        return all(each.lines for each in self.cells)

    @property
    def is_of_days(self) -> bool:
        return all(each.day for each in self.cells if each.lines)

    @property
    def stands_beside(self) -> bool:
        """Whether it needs a column of its own, and not much room."""
        return self.is_full and self.longest <= BESIDE

    @property
    def is_prose(self) -> bool:
        return self.is_full and median(self.lines or [0]) > PROSE


def of_view(printout: Printout) -> Document:
    """The document of a view as it was asked for; of a list of names each stands in a line of its own."""
    view = printout.view._replace(rows=list(printout.view.rows))
    columns = []
    for column in printout.columns:
        of_value = _cell_of_words if column.field in SAID.get(view.name, ()) else _cell
        cells = tuple(of_value(row[column.field]) for row in view.rows)
        columns.append(_Filled(column, cells))
    whole = _table(view, columns)
    on_page = _turned(columns, whole.rows)
    # On a page it stands under the title, and no line there ends in a stop.
    is_counted_above = view.name in COUNTED_ABOVE and view.headed
    lines = (view.total.removesuffix("。"),) if view.total and not is_counted_above else ()
    if not view.rows:
        lines = (view.when_empty,)
    document = Document(
        view.name,
        f"{view.title}一覽",
        (_table(view, on_page),),
        lines,
        _lies(on_page),
        notes=view.feet,
        names=(*_names(view), *_words(columns)),
    )
    if len(on_page) < len(columns):
        # What has no column on the page has one here, so that one answer has one set of columns.
        document = document._replace(workbook=(whole,), workbook_notes=document.notes)
    return view.headed(document) if view.headed else document


def _names(view: View) -> tuple[str, ...]:
    """The names that the rows hold, each once: a sentence names those too for whom no column is shown."""
    fields = [column.field for column in view.columns if column.field in BODIES]
    names = dict.fromkeys(name for row in view.rows for field in fields for name in _entries(row[field]))
    limits = [limit for row in view.rows for limit in _records(row.get("limits"))]
    names |= dict.fromkeys(name for limit in limits for name in _entries(limit["actor"]))
    return tuple(filter(None, names))


def _longest_word(text: str) -> int:
    """Cells of the longest of the words for how something stands, in the brackets in which it may be."""
    first, *in_brackets = BRACKETS.split(text)
    return max([width(first), *(BOTH_BRACKETS + width(each) for each in in_brackets[:1])])


def _words(columns: Sequence[_Filled]) -> Iterator[str]:
    """What stays whole in the columns that say how something stands."""
    for filled in columns:
        yield from filled.words


def _entries(value: Value) -> Iterable[str]:
    """A text, or the entries of a list; a count has none."""
    if isinstance(value, str):
        return (value,)
    return () if value is None or isinstance(value, int | float) else map(entry_text, value)


def _records(value: Value) -> list[Record]:
    """The entries of a list that have fields of their own, as the limits of a task."""
    return [entry for entry in value if isinstance(entry, dict)] if isinstance(value, list | tuple) else []


def _turned(columns: Sequence[_Filled], rows: Sequence[Row]) -> Sequence[_Filled]:
    """The columns of a page: beside sentences, or many columns, only those that are short and in which every row says something."""
    host = next((filled for filled in columns if filled.is_prose), None)
    if host is None and not _have_room(columns) and _are_crowded(_columns(columns, name=NAME), rows):
        host = columns[1]
    if host is None:
        return columns
    under = [filled for filled in columns if filled is not host and not filled.stands_beside]
    cells = []
    for place, of_row in enumerate(host.cells):
        told = [_told(filled.column, filled.cells[place]) for filled in under if filled.cells[place].lines]
        cells.append(Cell((*of_row.lines, *told)))
    turned = host._replace(cells=tuple(cells))
    return [turned if filled is host else filled for filled in columns if filled not in under]


def _lies(columns: Sequence[_Filled]) -> bool:
    """Whether a table lies on its side: it has many columns, and not all their lines have room beside each other on an upright page."""
    return len(columns) > FEW and not _have_room(columns)


def _have_room(columns: Sequence[_Filled]) -> bool:
    """Whether no line of many columns, which are set small, need be broken on an upright page."""
    needed = sum(PADDING + max(filled.longest, width(filled.column.heading)) for filled in columns)
    return len(columns) > FEW and needed <= SMALL_ROOM


def _told(column: Column, content: Cell) -> CellLine:
    label = Label(f"{column.heading}：")
    if content.day:
        return (label, day_in_words(content.day.isoformat()))
    return (label, *content.lines[0]) if len(content.lines) == 1 else (label, "、".join(content.texts))


def _table(view: View, columns: Sequence[_Filled]) -> Table:
    cells = list(zip(*(filled.cells for filled in columns), strict=True))
    rows = tuple(_rows(view, cells))
    words = tuple(_words(columns))
    shown = _columns(columns, name=FULL_NAME)
    if not _have_room(columns) and _are_crowded(shown, rows):
        shown = _columns(columns, name=NAME)
    if _leave_too_little(shown, columns, rows, words):
        shown = _columns(columns, name=SHORT_NAME)
    return Table(fitted(shown, rows, words, landscape=_lies(columns)), rows, divided_by=view.section_name)


def _columns(columns: Sequence[_Filled], *, name: int) -> list[TableColumn]:
    """The columns with the shares of the width that they ask for; name: cells up to which a line is a name."""
    is_small = len(columns) > FEW
    tiers = list(zip(*map(_wishes, columns), strict=True))
    widths = share_out(tiers, ROOM[_lies(columns)])
    whole = sum(widths)
    shown = []
    for filled, cells in zip(columns, widths, strict=True):
        share = round(100 * cells / whole, 2)
        is_centered = filled.column.numeric or filled.is_of_days or filled.longest <= CENTERED
        align: Literal["center", "left"] = "center" if is_centered else "left"
        are_names = filled.longest <= name and not filled.is_worded
        is_limit = filled.column.field in DUE
        shown.append(
            TableColumn(filled.column.heading, share, align, small=is_small, whole=are_names, is_limit=is_limit)
        )
    return shown


def _are_crowded(columns: Sequence[TableColumn], rows: Sequence[Row]) -> bool:
    """Whether what may not be broken leaves too little for words."""
    needed = sum(need(column, place, rows) for place, column in enumerate(columns))
    return needed > CROWDED * TEXT_WIDTH[len(columns) > FEW]


def _leave_too_little(
    columns: Sequence[TableColumn], filled: Sequence[_Filled], rows: Sequence[Row], words: tuple[str, ...]
) -> bool:
    """Whether beside what may not be broken a column of sentences has lines of one or two words.

    words: what stays whole in columns that say how something stands.
    """
    needed = 0.0
    for place, (column, of_column) in enumerate(zip(columns, filled, strict=True)):
        characters = 0 if column.whole else min(LEAST, of_column.longest / 2)
        needed += max(column_widths.PADDING + CHARACTER[column.small] * characters, need(column, place, rows, words))
    return needed > TEXT_WIDTH[_lies(filled)]


def _wishes(filled: _Filled) -> list[int]:
    """How many cells a column asks for: first for its heading, then for short lines, its usual and its longest ones."""
    usual = sum(filled.lines) // max(1, len(filled.lines))
    longest = filled.longest
    short = longest if filled.is_worded else min(longest, SHORT)
    least = 0
    wishes = []
    for wish in (width(filled.column.heading), short, min(usual, LONG), min(longest, LONG)):
        # share_out takes tiers of which none asks for less than the one before.
        least = max(least, PADDING + wish)
        wishes.append(least)
    return wishes


def _rows(view: View, cells: Sequence[tuple[Cell, ...]]) -> Iterator[Section | TableRow]:
    remaining = enumerate(cells)
    # An ident is no mark of them: a task that was dropped has none in the plan of today, nor has a row of a reader's own statement.
    first_sum = len(cells) - len(view.sums)
    for section, members in view.sections():
        of_section = list(members)
        if section:
            # A row alone does not go on overleaf.
            yield Section(section, repeats=len(of_section) > 1, is_of_parts=True)
        for row in of_section:
            place, of_row = next(remaining)
            yield TableRow(of_row, cell_text(row[view.ident]), is_sum=place >= first_sum)


def _cell_of_words(value: Value) -> Cell:
    """What a person wrote, line by line as it was written."""
    return cell(*map(Quoted, cell_text(value).splitlines()))


def _cell(value: Value) -> Cell:
    """A value with a line for each entry of a list and for each line of a text; numbers of tasks and clauses in one line."""
    if isinstance(value, str) and DAY.fullmatch(value):
        return Cell(((value,),), date.fromisoformat(value))
    if value is None or isinstance(value, str | int | float):
        # As a page will have it: the columns are as wide as that needs.
        return cell(*map(with_days_in_words, cell_text(value).splitlines()))
    entries = [entry_text(entry) for entry in value]
    if all(map(PLACE.fullmatch, entries)):
        return cell("、".join(in_runs(entries)))
    return cell(*entries)
