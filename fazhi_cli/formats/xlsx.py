"""Excel files: a sheet a table, made to be sorted, filtered and filled in, printed on A4 and read back."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from io import BytesIO
from typing import TYPE_CHECKING, Any

import xlsxwriter
from xlsxwriter.utility import xl_rowcol_to_cell

from fazhi_cli.formats.archive import LONGEST_PROPERTY, made_on
from fazhi_cli.formats.document import FACTS_APART, Document, FillIn, Section, Table, TableColumn, TableRow, cell
from fazhi_cli.formats.xlsx_pages import FACE, MARGINS, Paper, ending
from fazhi_cli.formats.xlsx_rows import GrowingRows
from fazhi_cli.formats.xlsx_rules import COLOURS, Rules
from fazhi_cli.formats.xlsx_size import HIGHEST, SIGN_SIZE, height, side_by_side, widths
from fazhi_cli.formats.xlsx_text import sheet_name, whole

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook

    from fazhi_cli.formats.document import Cell, Row

HIDDEN = ("ref", "fingerprint")
"""Headings of the hidden columns at the right: what a row stands for and which words of the plan it was made from."""

SOURCES = "來源"
"""The name of the hidden sheet that says where a workbook came from."""

OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}

_COUNT = re.compile(r"|0|-?[1-9]\d{0,14}")
"""Excel keeps fifteen digits of a number, and none of the zeros before it."""

SHARE_OF_DIVISION = 12
"""Of the width, for the column that says under which headings of the page a row stands."""

FROZEN = 2
"""Columns at the left that stay in sight: the place in the plan, and what it is about."""

BLANK_TO_FILL = "__________"
"""Room to write in, in a line over the whole width."""

SIGNED = 54.0
"""Points of a row that is signed and sealed, which is printed at half of that where there are many columns."""

_EDGED = {"border": 1, "text_wrap": True, "valign": "vcenter", "font_name": "仿宋", "font_size": 11}
FORMATS: dict[str, dict[str, Any]] = {
    "title": {"font_name": "宋体", "font_size": 20, "bold": True, "align": "center", "valign": "vcenter"},
    "line": {"font_name": "楷体", "font_size": 14, "align": "center", "valign": "vcenter", "text_wrap": True},
    "facts": {"font_name": "仿宋", "font_size": 11, "align": "center", "valign": "vcenter", "text_wrap": True},
    "head": {**_EDGED, "font_name": "黑体", "align": "center", "bg_color": "#EDEDED"},
    "left": _EDGED,
    "center": {**_EDGED, "align": "center"},
    "day": {**_EDGED, "align": "center", "num_format": 'yyyy"年"m"月"d"日"'},
    "sign": {"font_name": "仿宋", "font_size": SIGN_SIZE, "valign": "vcenter"},
    "foot": {"font_name": "仿宋", "font_size": 10, "text_wrap": True, "valign": "top"},
    **COLOURS,
}


def render_document(document: Document) -> bytes:
    """The Excel file; the same document gives the same bytes."""
    file = BytesIO()
    # A face of its own: the library writes into what it is given.
    options = {**OPTIONS, "default_format_properties": FACE.copy()}
    with xlsxwriter.Workbook(file, options) as book:
        book.set_properties(_about(document))
        formats = {name: book.add_format(form) for name, form in FORMATS.items()}
        names = {document.read(SOURCES)}
        for table in document.tables:
            name = sheet_name(table.caption or document.title, names)
            names.add(name.lower())
            sheet = book.add_worksheet(name, GrowingRows)
            _Sheet(sheet, formats, document, _undivided(table)).write()
        if document.sources:
            _write_sources(book, document)
    return file.getvalue()


def _about(document: Document) -> dict[str, Any]:
    """The properties of the file."""
    texts = {
        "title": document.full_title,
        "subject": document.subject,
        "author": document.office,
        "comments": document.dates,
    }
    kept = {name: text[:LONGEST_PROPERTY] for name, text in texts.items()}
    return {**kept, "created": made_on(document.day)}


def _undivided(table: Table) -> Table:
    """The table without headings between its rows, so that a reader can sort and filter without losing one.

    Headings that differ are a column; one that is that of all rows stands above them.
    """
    headings: dict[int, str] = {}
    rows: list[Row] = []
    of_rows: list[tuple[str, ...]] = []
    for row in table.rows:
        if isinstance(row, Section):
            headings = {level: text for level, text in headings.items() if level < row.level}
            headings[row.level] = row.text
            continue
        rows.append(row)
        if isinstance(row, TableRow):
            of_rows.append(tuple(headings.values()))
    if len(set(of_rows)) == 1:
        return table._replace(rows=tuple(rows), over_caption="　".join(of_rows[0]))
    undivided = table._replace(rows=tuple(rows), over_caption="")
    return _with_division(undivided, of_rows) if table.divided_by else undivided


def _with_division(table: Table, headings: Sequence[tuple[str, ...]]) -> Table:
    """The table with the headings of each row in a column behind those of the answer, whose order is the same in every format."""
    column = TableColumn(table.divided_by, SHARE_OF_DIVISION)
    columns = (*table.columns, column)
    remaining = iter(headings)
    rows: list[Row] = []
    for row in table.rows:
        if isinstance(row, TableRow):
            said = cell(*next(remaining))
            rows.append(row._replace(cells=(*row.cells, said)))
        else:
            rows.append(row)
    return table._replace(columns=columns, rows=tuple(rows))


def _write_sources(book: Workbook, document: Document) -> None:
    """The hidden sheet: of which plan, selection and day the workbook is, by which program, and from which words."""
    sheet = book.add_worksheet(document.read(SOURCES))
    sheet.hide()
    office = ((document.read("製表單位"), document.office),) if document.office else ()
    for place, (name, value) in enumerate((*document.sources, *office)):
        sheet.write_string(place, 0, name)
        sheet.write_string(place, 1, whole(value, document.read))


def _counts(table: Table) -> set[int]:
    """The columns that hold nothing but whole numbers, which a reader wants to add up; 1.10 is a place, not a number."""
    counts = set(range(len(table.columns)))
    for row in table.rows:
        if isinstance(row, TableRow):
            counts = {place for place in counts if _COUNT.fullmatch(row.cells[place].text)}
    return counts


class _Sheet:
    """One table on its sheet, written top to bottom; `at` is the next row, counted from 0."""

    def __init__(self, sheet: GrowingRows, formats: dict[str, Format], document: Document, table: Table) -> None:
        self.sheet = sheet
        self.formats = formats
        self.document = document
        self.table = table
        self.widths = widths(table, landscape=document.landscape)
        self.last = len(table.columns) - 1
        self.last_hidden = self.last + len(HIDDEN)
        self.counts = _counts(table)
        self.too_high: list[str] = []
        self.heights: list[float] = []
        self.at = 0

    def write(self) -> None:
        self._columns()
        self._across(self.document.title, "title", 36)
        for line in self.document.lines:
            self._across(line, "line")
        if self.table.over_caption:
            self._across(self.table.over_caption, "line")
        if self.table.caption:
            self._across(self.table.caption, "line")
        if self.document.facts:
            self._across(FACTS_APART.join(self.document.facts), "facts")
        self._of_sheet()
        head = self.at
        self._head()
        for row in self.table.rows:
            if isinstance(row, TableRow):
                self._cells(row)
        sums = sum(isinstance(row, TableRow) and row.is_sum for row in self.table.rows)
        end = self.at - 1 - sums
        # Of another day than that of its making a sheet says how things stood then, and its colours too.
        day = None if self.document.day == date.today() else self.document.day
        rules = Rules(self.table, head + 1, end, self.document.read, day)
        rules.lay_down(self.sheet, self.formats)
        self._feet(rules.key)
        self._page(head, end)

    def _of_sheet(self) -> None:
        """What is filled in of the sheet as a whole, above its rows; of a task, a workbook has columns for that."""
        labels = [text for row in self.table.rows if isinstance(row, FillIn) and not row.ref for text in row.texts]
        if labels:
            self._across(FACTS_APART.join(f"{label}{BLANK_TO_FILL}" for label in labels), "facts")

    def _columns(self) -> None:
        for number, width in enumerate(self.widths):
            self.sheet.set_column(number, number, width)
        self.sheet.set_column(self.last + 1, self.last_hidden, None, None, {"hidden": True})

    def _cells(self, row: TableRow) -> None:
        texts = [cell.text for cell in row.cells]
        if self._begin_row(texts) >= HIGHEST:
            self.too_high.append(row.ref or texts[0])
        for number, column in enumerate(self.table.columns):
            form = "day" if column.is_end else column.align
            self._cell(number, row.cells[number], self.formats[form])
        self._end_row((row.ref, row.fingerprint))

    def _cell(self, number: int, cell: Cell, form: Format) -> None:
        """A cell of the row: a day as a day, and a number where its column counts, so that a reader can add it up."""
        text = cell.text
        if cell.day:
            self.sheet.write_datetime(self.at, number, datetime.combine(cell.day, time()), self.formats["day"])
        elif not text:
            self.sheet.write_blank(self.at, number, None, form)
        elif number in self.counts:
            self.sheet.write_number(self.at, number, int(text), form)
        else:
            self.sheet.write_string(self.at, number, whole(text, self.document.read), form)

    def _head(self) -> None:
        headings = [column.heading for column in self.table.columns]
        self._begin_row(headings)
        for number, heading in enumerate(headings):
            self.sheet.write_string(self.at, number, heading, self.formats["head"])
        self._end_row(HIDDEN)

    def _begin_row(self, texts: Sequence[str]) -> float:
        points = height(texts, self.widths)
        self._set_height(points)
        return points

    def _set_height(self, points: float, *, is_kept: bool = False) -> None:
        self.sheet.set_height(self.at, points, is_kept=is_kept)
        self.heights.append(points)

    def _end_row(self, hidden: Sequence[str]) -> None:
        for number, text in enumerate(hidden, self.last + 1):
            self.sheet.write_string(self.at, number, text)
        self.at += 1

    def _across(self, text: str, form: str, points: float | None = None) -> None:
        """A line over the whole width."""
        if points is None:
            whole_width = sum(self.widths)
            size = FORMATS[form]["font_size"]
            points = height([text], [whole_width], size)
        self._set_height(points, is_kept=True)
        self._over(0, self.last, text, form)
        self.at += 1

    def _over(self, first: int, last: int, text: str, form: str) -> None:
        """A text over some columns of the row."""
        if last > first:
            self.sheet.merge_range(self.at, first, self.at, last, "", self.formats[form])
        self.sheet.write_string(self.at, first, whole(text, self.document.read), self.formats[form])

    def _signatures(self) -> None:
        """Who signs, each with room to do so; as many in a row as have it."""
        labels = self.document.signatures
        parts = side_by_side(self.widths, labels) if labels else []
        for begin in range(0, len(labels), max(1, len(parts))):
            self._set_height(SIGNED, is_kept=True)
            for (first, end), label in zip(parts, labels[begin:], strict=False):
                self._over(first, end - 1, label, "sign")
            self.at += 1

    def _feet(self, key: str) -> None:
        """The line of signatures and the notes, and what only a workbook has to say; key: what the colours mean."""
        self._signatures()
        own = [key] if key else []
        if self.too_high:
            rows = "".join(f"「{row}」" for row in self.too_high)
            own.append(
                self.document.read(f"{rows}所在的行超過Excel的最高行高（{HIGHEST:.0f}磅），字在格內，未全部顯示。")
            )
        notes = [*self.document.notes, *own]
        if notes:
            self._across("注：", "foot")
        for number, note in enumerate(notes, 1):
            self._across(f"{number}. {note}", "foot")

    def _page(self, head: int, end: int) -> None:
        """How it is scrolled, filtered and printed: heads stay in sight and repeat, the hidden columns stay away."""
        sheet = self.sheet
        sheet.freeze_panes(head + 1, min(FROZEN, self.last))
        # Who sorts by an arrow sorts what is filtered: a ref left out of that would stand beside another row's words.
        sheet.autofilter(head, 0, end, self.last_hidden)
        paper = Paper.of(self.widths, landscape=self.document.landscape)
        sheet.set_paper(paper.number)
        if paper.is_lying:
            sheet.set_landscape()
        sheet.set_margins(**MARGINS)
        sheet.center_horizontally()
        sheet.repeat_rows(head)
        sheet.print_area(0, 0, self.at - 1, self.last)
        self._fit(paper, head, end)
        last_cell = xl_rowcol_to_cell(end, self.last_hidden)
        sheet.ignore_errors({"number_stored_as_text": f"A1:{last_cell}"})
        sheet.set_footer('&C&"宋体"&14— &P/&N —')

    def _fit(self, paper: Paper, head: int, end: int) -> None:
        """All columns on the width of a page; and its end where signatures and notes do not stand alone overleaf.

        What is signed is filled in first: a number of pages would make all smaller with each line that is written.
        """
        is_fixed = not self.document.signatures
        if is_fixed and paper.holds(self.heights, self.widths, end - head):
            self.sheet.fit_to_pages(1, 1)
            return
        laid = ending(self.heights, head, end, paper.room(self.widths), may_shrink=is_fixed)
        self.sheet.fit_to_pages(1, laid.pages)
        if laid.early:
            self.sheet.set_h_pagebreaks([laid.early])
