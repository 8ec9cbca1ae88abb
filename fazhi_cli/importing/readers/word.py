"""A plan as a Word document (.docx): its paragraphs with their automatic numbers, its tables, its notes."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from fazhi_cli.errors import WrongCall
from fazhi_cli.importing.readers.documents import Document, Line
from fazhi_cli.importing.readers.grid import Cell, rows_of
from fazhi_cli.importing.readers.packages import Package
from fazhi_cli.importing.readers.text import cleaned
from fazhi_cli.importing.readers.word_left_out import Contents, Styles, left_out
from fazhi_cli.importing.readers.word_numbers import Numbers, W

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SKIPPED = frozenset({f"{W}{name}" for name in ("del", "moveFrom", "instrText", "delText", "pPr", "rPr")} | {_FALLBACK})
"""What is not printed: what was struck out, the codes of fields, and what older programs show in place of a drawing."""

_STRUCK_END = f"{W}pPr/{W}rPr/{W}del"
_SIGNS = {f"{W}tab": " ", f"{W}ptab": " ", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
_WIDEST = 200
"""Columns of the widest table."""


def read(data: bytes) -> Document:
    """The lines of the document. Raises WrongCall for a file that is none."""
    package = Package(data)
    document = package.root("word/document.xml")
    body = None if document is None else document.find(f"{W}body")
    if body is None:
        raise WrongCall("這不是 Word 文件（.docx）。")
    styles = package.root("word/styles.xml")
    reader = _Reader(Numbers(package.root("word/numbering.xml"), styles), Styles(styles))
    found = list(reader.lines(body))
    for part, name in (("word/footnotes.xml", "腳註"), ("word/endnotes.xml", "尾註")):
        root = package.root(part)
        for note in () if root is None else root:
            if note.get(f"{W}type") is None:  # the others are the lines between text and notes
                found += [Line(text, name) for text in reader.texts(note)]
    return cleaned(found, left_out(package, body, reader.contents.lines, reader.hidden))


class _Reader:
    """contents: the table of contents. hidden: how many runs of words are not shown."""

    def __init__(self, numbers: Numbers, styles: Styles) -> None:
        self._numbers = numbers
        self._styles = styles
        self.contents = Contents(styles)
        self.hidden = 0
        self._paragraphs = count(1)
        self._tables = count(1)

    def lines(self, body: _Element) -> Iterator[Line]:
        """The paragraphs and tables of the body; paragraphs are counted as far as words stand in them."""
        begun = ""
        for child in self._outside_of_contents(body):
            if child.tag == f"{W}tbl":
                number = next(self._tables)
                yield from (Line(text, f"第 {number} 個表格第 {row} 行") for row, text in self._rows(child))
                continue
            texts, begun = self._continued(child, begun)
            if any(map(str.strip, texts)):
                place = f"第 {next(self._paragraphs)} 段"
                yield from (Line(text, place) for text in texts)
        if begun:
            yield Line(begun, f"第 {next(self._paragraphs)} 段")

    def texts(self, parent: _Element) -> Iterator[str]:
        """The paragraphs and tables in a cell, a text box or a note."""
        begun = ""
        for child in self._outside_of_contents(parent):
            if child.tag == f"{W}tbl":
                yield from (text for _, text in self._rows(child))
                continue
            texts, begun = self._continued(child, begun)
            yield from texts
        if begun:
            yield begun

    def _outside_of_contents(self, parent: _Element) -> Iterator[_Element]:
        """The paragraphs and tables in an element, as deep as they stand, but for those of a table of contents."""
        for child in parent:
            if child.tag == f"{W}p":
                if not self.contents.has_paragraph(child):
                    yield child
            elif child.tag == f"{W}tbl":
                yield child
            elif child.tag not in _SKIPPED and not self.contents.has_block(child):
                yield from self._outside_of_contents(child)

    def _continued(self, paragraph: _Element, begun: str) -> tuple[list[str], str]:
        """The lines of a paragraph, begun: what stands before them; one whose end was struck out goes on in the next."""
        first, *others = self._paragraph(paragraph)
        texts = [begun + first, *others]
        begun = texts.pop() if paragraph.find(_STRUCK_END) is not None else ""
        return texts, begun

    def _paragraph(self, paragraph: _Element) -> Iterator[str]:
        """The lines of a paragraph, and those of the text boxes that hang on it."""
        boxes: list[_Element] = []
        text = "".join(self._text(paragraph, boxes))
        yield from (self._numbers.label(paragraph) + text).split("\n")
        for box in boxes:
            yield from self.texts(box)

    def _rows(self, table: _Element) -> list[tuple[int, str]]:
        """The rows of a table as lines, each with its number from 1."""
        rows: list[list[Cell]] = []
        begun: dict[int, tuple[int, int]] = {}
        for row in table.iter(f"{W}tr"):
            if next(row.iterancestors(f"{W}tbl")) is not table:
                continue
            cells: list[Cell] = []
            column = _whole(row, "trPr", "gridBefore", 0)
            cells += [Cell("")] * column
            for element in row.iter(f"{W}tc"):
                if next(element.iterancestors(f"{W}tr")) is not row:
                    continue
                width = _whole(element, "tcPr", "gridSpan", 1)
                merge = element.find(f"{W}tcPr/{W}vMerge")
                if merge is not None and merge.get(f"{W}val") != "restart" and column in begun:
                    number, place = begun[column]
                    rows[number][place] = rows[number][place]._replace(rows=len(rows) - number + 1)
                else:
                    begun.pop(column, None)
                    if merge is not None:
                        begun[column] = len(rows), len(cells)
                    cells.append(Cell("\n".join(self.texts(element)), columns=width))
                column += width
            rows.append(cells)
        return rows_of(rows)

    def _text(self, element: _Element, boxes: list[_Element]) -> Iterator[str]:
        """The words of a paragraph or of what is in it; text boxes are put aside."""
        for child in element:
            if child.tag == f"{W}t":
                yield child.text or ""
            elif child.tag in _SIGNS:
                yield _SIGNS[str(child.tag)]
            elif child.tag == f"{W}txbxContent":
                boxes.append(child)
            elif child.tag not in _SKIPPED and not self._styles.hides(child):
                yield from self._text(child, boxes)
            elif child.tag == f"{W}r" and "".join(child.itertext()).strip():
                self.hidden += 1


def _whole(element: _Element, properties: str, name: str, usual: int) -> int:
    """A number among the properties of a row or cell, within what a table may have."""
    found = element.find(f"{W}{properties}/{W}{name}")
    value = "" if found is None else found.get(f"{W}val", "")
    return min(int(value), _WIDEST) if value.isascii() and value.isdigit() else usual
