"""Excel files: a sheet a table, made to be filled in, printed on A4 and read back."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING, Any

import xlsxwriter
from xlsxwriter.utility import xl_rowcol_to_cell

from fazhi_cli.formats.archive import MADE
from fazhi_cli.formats.document import Document, Section, Table, TableRow
from fazhi_cli.formats.xlsx_size import height, widths

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

HIDDEN = ("ref", "fingerprint")
"""Headings of the hidden columns at the right: what a row stands for and which words of the plan it was made from."""

OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}

_COUNT = re.compile(r"|0|-?[1-9]\d{0,14}")
"""Excel keeps fifteen digits of a number, and none of the zeros before it."""

RESERVED = str.maketrans(dict.fromkeys("[]:*?/\\", "-"))
"""What the name of a sheet may not hold."""

LONGEST_NAME = 31
"""Characters of it."""

A4 = 9
MARGINS = {"left": 0.7, "right": 0.7, "top": 0.75, "bottom": 0.75}
"""Inches."""

_EDGED = {"border": 1, "text_wrap": True, "valign": "vcenter", "font_name": "仿宋", "font_size": 11}
FORMATS: dict[str, dict[str, Any]] = {
    "title": {"font_name": "宋体", "font_size": 20, "bold": True, "align": "center", "valign": "vcenter"},
    "line": {"font_name": "楷体", "font_size": 14, "align": "center", "valign": "vcenter", "text_wrap": True},
    "head": {**_EDGED, "font_name": "黑体", "align": "center", "bg_color": "#EDEDED"},
    "section1": {
        "font_name": "黑体",
        "font_size": 11,
        "top": 1,
        "bottom": 1,
        "valign": "vcenter",
        "bg_color": "#F7F7F7",
    },
    "section2": {"font_name": "楷体", "font_size": 11, "top": 1, "bottom": 1, "valign": "vcenter"},
    "left": _EDGED,
    "center": {**_EDGED, "align": "center"},
    "foot": {"font_name": "仿宋", "font_size": 10, "text_wrap": True, "valign": "top"},
}


def render_document(document: Document) -> bytes:
    """The Excel file; the same document gives the same bytes."""
    file = BytesIO()
    with xlsxwriter.Workbook(file, OPTIONS) as book:
        book.set_properties({"title": document.title, "subject": document.name, "created": MADE})
        formats = {name: book.add_format(form) for name, form in FORMATS.items()}
        for number, table in enumerate(document.tables, 1):
            name = _sheet_name(table.caption or document.title, number)
            sheet = book.add_worksheet(name)
            _Sheet(sheet, formats, document, table).write()
    return file.getvalue()


def _sheet_name(text: str, number: int) -> str:
    """A name that Excel takes: at most 31 characters, none of them reserved, and no other sheet's."""
    name = text.translate(RESERVED).strip("'")
    mark = "" if number == 1 else f"({number})"
    room = LONGEST_NAME - len(mark)
    return name[:room] + mark


def _counts(table: Table) -> set[int]:
    """The columns that hold nothing but whole numbers, which a reader wants to add up; 1.10 is a place, not a number."""
    counts = set(range(len(table.columns)))
    for row in table.rows:
        if isinstance(row, TableRow):
            counts = {place for place in counts if _COUNT.fullmatch(row.cells[place].text)}
    return counts


class _Sheet:
    """One table on its sheet, written top to bottom; `at` is the next row, counted from 0."""

    def __init__(self, sheet: Worksheet, formats: dict[str, Format], document: Document, table: Table) -> None:
        self.sheet = sheet
        self.formats = formats
        self.document = document
        self.table = table
        self.widths = widths(table, landscape=document.landscape)
        self.last = len(table.columns) - 1
        self.counts = _counts(table)
        self.at = 0

    def write(self) -> None:
        self._columns()
        self._across(self.document.title, "title", 36)
        for line in self.document.lines:
            self._across(line, "line")
        if self.table.caption:
            self._across(self.table.caption, "line")
        head = self.at
        self._head()
        for row in self.table.rows:
            if isinstance(row, Section):
                self._section(row)
            else:
                self._cells(row)
        end = self.at - 1
        self._feet()
        self._page(head, end)
        self._choices(head + 1, end)

    def _columns(self) -> None:
        for number, width in enumerate(self.widths):
            self.sheet.set_column(number, number, width)
        first_hidden = self.last + 1
        last_hidden = self.last + len(HIDDEN)
        self.sheet.set_column(first_hidden, last_hidden, None, None, {"hidden": True})

    def _cells(self, row: TableRow) -> None:
        texts = [cell.text for cell in row.cells]
        self._begin_row(texts)
        for number, column in enumerate(self.table.columns):
            self._cell(number, texts[number], self.formats[column.align])
        self._end_row((row.ref, row.fingerprint))

    def _cell(self, number: int, text: str, form: Format) -> None:
        """A cell of the row: a number where its column counts, so that a reader can add it up."""
        if not text:
            self.sheet.write_blank(self.at, number, None, form)
        elif number in self.counts:
            self.sheet.write_number(self.at, number, int(text), form)
        else:
            self.sheet.write_string(self.at, number, text, form)

    def _head(self) -> None:
        headings = [column.heading for column in self.table.columns]
        self._begin_row(headings)
        for number, heading in enumerate(headings):
            self.sheet.write_string(self.at, number, heading, self.formats["head"])
        self._end_row(HIDDEN)

    def _begin_row(self, texts: Sequence[str]) -> None:
        points = height(texts, self.widths)
        self.sheet.set_row(self.at, points)

    def _end_row(self, hidden: Sequence[str]) -> None:
        for number, text in enumerate(hidden, self.last + 1):
            self.sheet.write_string(self.at, number, text)
        self.at += 1

    def _section(self, section: Section) -> None:
        """A heading that runs over empty cells: merged ones would forbid to sort and filter."""
        form = self.formats[f"section{section.level}"]
        self.sheet.set_row(self.at, 22)
        self.sheet.write_string(self.at, 0, section.text, form)
        for number in range(1, self.last + 1):
            self.sheet.write_blank(self.at, number, None, form)
        self.at += 1

    def _across(self, text: str, form: str, points: float | None = None) -> None:
        """A line over the whole width."""
        if points is None:
            whole_width = sum(self.widths)
            size = FORMATS[form]["font_size"]
            points = height([text], [whole_width], size)
        self.sheet.set_row(self.at, points)
        if self.last:
            self.sheet.merge_range(self.at, 0, self.at, self.last, "", self.formats[form])
        self.sheet.write_string(self.at, 0, text, self.formats[form])
        self.at += 1

    def _feet(self) -> None:
        if self.document.signatures:
            self.at += 1
            line = "          ".join(self.document.signatures)
            self._across(line, "foot", 30)
        if self.document.notes:
            self._across("注：", "foot")
        for number, note in enumerate(self.document.notes, 1):
            self._across(f"{number}.{note}", "foot")

    def _page(self, head: int, end: int) -> None:
        """How it is scrolled, filtered and printed: heads stay in sight and repeat, the hidden columns stay away."""
        sheet = self.sheet
        sheet.freeze_panes(head + 1, 0)
        sheet.autofilter(head, 0, end, self.last)
        sheet.set_paper(A4)
        if self.document.landscape:
            sheet.set_landscape()
        sheet.set_margins(**MARGINS)
        sheet.center_horizontally()
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(head)
        sheet.print_area(0, 0, self.at - 1, self.last)
        last_cell = xl_rowcol_to_cell(end, self.last + len(HIDDEN))
        sheet.ignore_errors({"number_stored_as_text": f"A1:{last_cell}"})
        sheet.set_footer('&C&"宋体"&14— &P —')

    def _choices(self, first: int, end: int) -> None:
        """A list to choose from in the columns that offer one."""
        if end < first:
            return
        for number, column in enumerate(self.table.columns):
            if column.choices:
                choices = "、".join(column.choices)
                rule = {
                    "validate": "list",
                    "source": list(column.choices),
                    "error_title": column.heading,
                    "error_message": f"請從列表中選取：{choices}",
                }
                self.sheet.data_validation(first, number, end, number, rule)
