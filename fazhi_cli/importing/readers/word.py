"""A plan as a Word document (.docx): its paragraphs with their automatic numbers, its tables, its notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fazhi_cli.errors import WrongCall
from fazhi_cli.importing.readers.grid import Cell, lines_of
from fazhi_cli.importing.readers.packages import Package
from fazhi_cli.importing.readers.text import lines_in
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


def lines(data: bytes) -> list[str]:
    """The lines of the document. Raises WrongCall for a file that is none."""
    package = Package(data)
    document = package.root("word/document.xml")
    body = None if document is None else document.find(f"{W}body")
    if body is None:
        raise WrongCall("這不是 Word 文件（.docx）。")
    reader = _Reader(Numbers(package.root("word/numbering.xml"), package.root("word/styles.xml")))
    found = list(reader.blocks(body))
    for part in ("word/footnotes.xml", "word/endnotes.xml"):
        root = package.root(part)
        for note in () if root is None else root:
            if note.get(f"{W}type") is None:  # the others are the lines between text and notes
                found += reader.blocks(note)
    return lines_in("\n".join(found))


class _Reader:
    def __init__(self, numbers: Numbers) -> None:
        self._numbers = numbers

    def blocks(self, parent: _Element) -> Iterator[str]:
        """The paragraphs and tables in an element, as lines; a paragraph whose end was struck out goes on in the next."""
        begun = ""
        for child in parent:
            if child.tag == f"{W}p":
                first, *others = self._paragraph(child)
                lines = [begun + first, *others]
                begun = lines.pop() if child.find(_STRUCK_END) is not None else ""
                yield from lines
            elif child.tag == f"{W}tbl":
                yield from self._table(child)
            elif child.tag not in _SKIPPED:
                yield from self.blocks(child)
        if begun:
            yield begun

    def _paragraph(self, paragraph: _Element) -> Iterator[str]:
        """The lines of a paragraph, and those of the text boxes that hang on it."""
        boxes: list[_Element] = []
        text = "".join(_text(paragraph, boxes))
        yield from (self._numbers.label(paragraph) + text).split("\n")
        for box in boxes:
            yield from self.blocks(box)

    def _table(self, table: _Element) -> Iterator[str]:
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
                    cells.append(Cell("\n".join(self.blocks(element)), columns=width))
                column += width
            rows.append(cells)
        yield from lines_of(rows)


def _text(element: _Element, boxes: list[_Element]) -> Iterator[str]:
    """The words of a paragraph or of what is in it; text boxes are put aside."""
    for child in element:
        if child.tag == f"{W}t":
            yield child.text or ""
        elif child.tag in _SIGNS:
            yield _SIGNS[str(child.tag)]
        elif child.tag == f"{W}txbxContent":
            boxes.append(child)
        elif child.tag not in _SKIPPED and not _is_hidden(child):
            yield from _text(child, boxes)


def _is_hidden(element: _Element) -> bool:
    """Whether a run of words is not shown."""
    hidden = element.find(f"{W}rPr/{W}vanish")
    return hidden is not None and hidden.get(f"{W}val") not in ("0", "false")


def _whole(element: _Element, properties: str, name: str, usual: int) -> int:
    """A number among the properties of a row or cell, within what a table may have."""
    found = element.find(f"{W}{properties}/{W}{name}")
    value = "" if found is None else found.get(f"{W}val", "")
    return min(int(value), _WIDEST) if value.isascii() and value.isdigit() else usual
