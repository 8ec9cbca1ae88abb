"""A plan as an Excel workbook (.xlsx): the rows of its visible sheets, merged cells and days as they are shown."""

from __future__ import annotations

import datetime as dt
import posixpath
import re
from typing import TYPE_CHECKING, NamedTuple

from fazhi_cli.errors import WrongCall
from fazhi_cli.importing.readers.documents import Document, Line
from fazhi_cli.importing.readers.grid import Cell, rows_of
from fazhi_cli.importing.readers.packages import Package
from fazhi_cli.importing.readers.text import cleaned

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_REFERENCE = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_PLACE = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")
_MOST_ROWS, _MOST_COLUMNS = 20_000, 200
_MOST_MERGED = 200_000
_MOST_CHARACTERS = 4_000_000
"""Of all cells of a sheet: those that show the same text need one copy of it in the file, and as many here."""

_BUILT_IN_DAYS = frozenset((*range(14, 18), 22, *range(27, 32), 36, *range(50, 59)))
"""Formats of days that no workbook describes (ECMA-376, 18.8.30)."""

_BUILT_IN_MONTHS = frozenset((17, 27, 36, 50, 52, 57))
"""Those of them that show a year and a month alone: 2024年6月."""

_DAY_FORMAT = re.compile(r"[yY年]|[dD日]")
_NOT_SHOWN = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')
_LONGEST_FORMAT = 255
"""Characters that Excel lets a format of its own have."""
_FIRST_DAY = dt.date(1899, 12, 30)
_FIRST_DAY_OF_MAC = dt.date(1904, 1, 1)


def read(data: bytes) -> Document:
    """The rows of the workbook's visible sheets, the cells parted by tabs. Raises WrongCall for a file that is none."""
    package = Package(data)
    book = package.root("xl/workbook.xml")
    if book is None:
        raise WrongCall("這不是 Excel 文件（.xlsx）。")
    reader = _Reader(package, book)
    found: list[Line] = []
    sheets = list(_sheets(package, book))
    for sheet in sheets:
        root = None if sheet.is_hidden else package.root(sheet.part)
        if root is not None:
            found += [Line(text, f"工作表「{sheet.name}」第 {number} 行") for number, text in reader.rows(root)]
    hidden = [sheet.name for sheet in sheets if sheet.is_hidden]
    return cleaned(found, [f"隱藏的工作表 {len(hidden)} 張：{'、'.join(hidden)}"] if hidden else [])


Texts = dict[int, dict[int, str]]
"""The texts of a sheet by row and column, from 0."""


class Grid(NamedTuple):
    """The texts of a sheet, its hidden rows and columns too; formulas: the cells whose text nobody typed, by row and column."""

    name: str
    rows: Texts
    formulas: set[tuple[int, int]]
    is_hidden: bool


def grids(data: bytes) -> list[Grid]:
    """All sheets of a workbook, hidden ones too, as they are filled in. Raises WrongCall for a file that is none."""
    package = Package(data)
    book = package.root("xl/workbook.xml")
    if book is None:
        raise WrongCall("這不是 Excel 文件（.xlsx）。")
    reader = _Reader(package, book)
    found: list[Grid] = []
    for sheet in _sheets(package, book):
        root = package.root(sheet.part)
        if root is not None:
            found.append(Grid(sheet.name, reader.texts(root), reader.formulas(root), sheet.is_hidden))
    return found


class _Sheet(NamedTuple):
    """A sheet as its workbook names it, with the part in which it stands."""

    name: str
    part: str
    is_hidden: bool


def _sheets(package: Package, book: _Element) -> Iterator[_Sheet]:
    """The sheets in their order."""
    relations = package.root("xl/_rels/workbook.xml.rels")
    targets = {} if relations is None else {each.get("Id"): each.get("Target", "") for each in relations}
    for sheet in book.iter(f"{_S}sheet"):
        target = targets.get(sheet.get(_REFERENCE))
        if target is not None:
            part = posixpath.normpath(posixpath.join("/xl", target)).lstrip("/")
            yield _Sheet(sheet.get("name", ""), part, sheet.get("state", "visible") != "visible")


class _Merge(NamedTuple):
    """Cells that are one: the first row and column, from 0, and how many of each."""

    row: int
    column: int
    rows: int
    columns: int


class _Reader:
    def __init__(self, package: Package, book: _Element) -> None:
        shared = package.root("xl/sharedStrings.xml")
        self._shared = [] if shared is None else [_words(item) for item in shared.iterfind(f"{_S}si")]
        self._day_styles = _day_styles(package.root("xl/styles.xml"))
        properties = book.find(f"{_S}workbookPr")
        is_of_mac = properties is not None and properties.get("date1904") in ("1", "true")
        self._first_day = _FIRST_DAY_OF_MAC if is_of_mac else _FIRST_DAY

    def texts(self, sheet: _Element) -> Texts:
        """What the cells of a sheet show; of a formula its result. Raises WrongCall where that is too much."""
        texts: Texts = {}
        characters = 0
        for cell in sheet.iter(f"{_S}c"):
            place = _place(cell.get("r", ""))
            text = self._text(cell)
            characters += len(text)
            if characters > _MOST_CHARACTERS:
                raise WrongCall("裡面的文字太多，不像是一份方案。")
            if place is not None and text.strip():
                texts.setdefault(place[0], {})[place[1]] = text
        return texts

    def formulas(self, sheet: _Element) -> set[tuple[int, int]]:
        """The places of the cells that are reckoned and not typed."""
        cells = (cell for cell in sheet.iter(f"{_S}c") if cell.find(f"{_S}f") is not None)
        return {place for cell in cells if (place := _place(cell.get("r", "")))}

    def rows(self, sheet: _Element) -> list[tuple[int, str]]:
        """The rows of a sheet as lines, each with its number from 1."""
        texts = self.texts(sheet)
        if not texts:
            return []
        width = max(max(row) for row in texts.values()) + 1
        return rows_of(_rows(texts, list(_merges(sheet)), width))

    def _text(self, cell: _Element) -> str:
        """What a cell shows."""
        kind = cell.get("t", "n")
        if kind == "inlineStr":
            return _words(cell)
        written = cell.find(f"{_S}v")
        value = "" if written is None else written.text or ""
        if kind == "s":
            number = int(value) if value.isascii() and value.isdigit() else -1
            return self._shared[number] if 0 <= number < len(self._shared) else ""
        if kind == "n" and value:
            return self._number(value, cell.get("s", "0"))
        return value

    def _number(self, value: str, style: str) -> str:
        try:
            number = float(value)
            if style in self._day_styles:
                day = self._first_day + dt.timedelta(days=int(number))
                shown = {"y": f"{day.year}年", "m": f"{day.year}年{day.month}月"}
                return shown.get(self._day_styles[style], f"{day.year}年{day.month}月{day.day}日")
        except (ValueError, OverflowError):
            return value
        return str(int(number)) if number.is_integer() and abs(number) < 10**15 else value


def _rows(texts: Texts, merges: list[_Merge], width: int) -> list[list[Cell]]:
    """The cells of each row that begin in it; what stands alone in a row fills it."""
    first_of = {(merge.row, merge.column): merge for merge in merges}
    covered = {
        (row, column)
        for merge in merges
        for row in range(merge.row, merge.row + merge.rows)
        for column in range(merge.column, min(merge.column + merge.columns, width))
    }
    rows = []
    for number in range(max(texts) + 1):
        row = texts.get(number, {})
        begins_below = any((number, column) in covered for column in range(width))
        if len(row) == 1 and not begins_below:
            rows.append([Cell(next(iter(row.values())), columns=width)])
            continue
        cells = []
        for column in range(width):
            merge = first_of.get((number, column))
            if merge is not None:
                columns = min(merge.columns, width - column)
                cells.append(Cell(row.get(column, ""), columns, merge.rows))
            elif (number, column) not in covered:
                cells.append(Cell(row.get(column, "")))
        rows.append(cells)
    return rows


def _merges(sheet: _Element) -> Iterator[_Merge]:
    """The merged cells of a sheet, as far as a plan may have them."""
    count = 0
    for merge in sheet.iter(f"{_S}mergeCell"):
        first, _, last = merge.get("ref", "").partition(":")
        begin, end = _place(first), _place(last)
        if begin is None or end is None:
            continue
        found = _Merge(*begin, rows=max(1, end[0] - begin[0] + 1), columns=max(1, end[1] - begin[1] + 1))
        count += found.rows * found.columns
        if count > _MOST_MERGED:
            raise WrongCall("裡面合併的單元格太多，不像是一份方案。")
        yield found


def _place(name: str) -> tuple[int, int] | None:
    """Row and column of B7, from 0; None for one beyond the rows and columns of a plan."""
    found = _PLACE.fullmatch(name)
    if found is None:
        return None
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    row = int(found[2])
    return (row - 1, column - 1) if row <= _MOST_ROWS and column <= _MOST_COLUMNS else None


def _words(element: _Element) -> str:
    """The text of a cell or shared text, without how it is pronounced."""
    pieces = []
    for text in element.iter(f"{_S}t"):
        parent = text.getparent()
        if parent is not None and parent.tag != f"{_S}rPh":
            pieces.append(text.text or "")
    return "".join(pieces)


def _day_styles(styles: _Element | None) -> dict[str, str]:
    """The styles of cells that show their number as a day, each with the least that it shows: "d", "m", or "y"."""
    formats = None if styles is None else styles.find(f"{_S}cellXfs")
    if styles is None or formats is None:
        return {}
    own = {
        each.get("numFmtId", ""): _NOT_SHOWN.sub("", each.get("formatCode", "")[:_LONGEST_FORMAT])
        for each in styles.iter(f"{_S}numFmt")
    }
    found: dict[str, str] = {}
    for number, style in enumerate(formats):
        name = style.get("numFmtId", "0")
        is_built_in = name.isascii() and name.isdigit() and int(name) in _BUILT_IN_DAYS
        format_ = own.get(name, "m" if is_built_in and int(name) in _BUILT_IN_MONTHS else "d" * is_built_in)
        if is_built_in or _DAY_FORMAT.search(format_):
            found[str(number)] = next(sign for sign in "dmy" if sign in format_.lower() or sign == "y")
    return found
