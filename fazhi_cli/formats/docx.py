"""Word files after GB/T 9704-2012: a document's tables with heads that repeat, rows that stay whole and boxes to tick."""

from __future__ import annotations

from io import BytesIO
from itertools import count
from typing import TYPE_CHECKING

import docx
from lxml import etree

from fazhi_cli.formats.archive import MADE, steady
from fazhi_cli.formats.document import Box, Cell, Document, Section, Table, TableRow
from fazhi_cli.formats.docx_page import lay_out, text_width
from fazhi_cli.formats.docx_styles import FACES, SIGNATURE, font_elements, script_of, style_elements
from fazhi_cli.formats.docx_xml import paragraph, run, spaced, twips, w, w14

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.document import Document as Word
    from lxml.etree import _Element

UNUSED = ("thumbnail", "customXml", "numbering", "stylesWithEffects")

LONGEST_PROPERTY = 255
"""Characters of the title among a file's properties."""

ROW_HEIGHT = 8
"""Millimetres that a row is high at least: room to write by hand."""


def render_document(document: Document) -> bytes:
    """The Word file; the same document gives the same bytes."""
    faces = FACES[script_of(_words(document))]
    word = docx.Document()
    _furnish(word, document, faces)
    lay_out(word, landscape=document.landscape)
    body = word.element.body
    for element in _Body(document, faces).elements():
        body.insert(len(body) - 1, element)
    file = BytesIO()
    word.save(file)
    return steady(file.getvalue())


def _words(document: Document) -> str:
    """All that is set in the faces of the body."""
    texts = [document.title, *document.lines, *document.notes]
    for table in document.tables:
        for row in table.rows:
            if isinstance(row, Section):
                texts.append(row.text)
            else:
                texts.extend(cell.text for cell in row.cells)
    return "".join(texts)


def _furnish(word: Word, document: Document, faces: dict[str, str]) -> None:
    """Replaces the styles, faces and properties that python-docx's empty file brings, and leaves out its other parts."""
    word.styles.element[:] = style_elements(faces)
    for owner in (word.part.package, word.part):
        for key, relation in list(owner.rels.items()):
            kind = relation.reltype.rpartition("/")[2]
            if kind in UNUSED:
                del owner.rels[key]
            elif kind == "fontTable":
                relation.target_part._blob = _font_table(faces)  # noqa: SLF001  (a Part has no public way to change its bytes)
    about = word.core_properties
    about.title = document.title[:LONGEST_PROPERTY]
    about.author = about.comments = ""
    about.language = "zh"
    about.created = about.modified = MADE


def _font_table(faces: dict[str, str]) -> bytes:
    fonts = w("fonts", *font_elements(faces))
    return etree.tostring(fonts, xml_declaration=True, encoding="UTF-8", standalone=True)


class _Body:
    """The elements of a document's body, with one count of its boxes."""

    def __init__(self, document: Document, faces: dict[str, str]) -> None:
        self.document = document
        self.faces = faces
        self.boxes = count(1)
        self.width = twips(text_width(landscape=document.landscape))

    def elements(self) -> Iterator[_Element]:
        document = self.document
        yield paragraph("Title", run(document.title))
        for line in document.lines:
            yield paragraph("Subtitle", run(line))
        for number, table in enumerate(document.tables):
            if number and not table.caption:
                yield paragraph("Note")  # without a paragraph between them Word joins two tables
            if table.caption:
                yield paragraph("Caption", run(table.caption))
            follows = table is document.tables[-1] and bool(document.signatures or document.notes)
            yield self.table(table, follows=follows)
        if document.signatures:
            yield self.signatures()
        if document.notes:
            yield paragraph("Note", run("注："), keep=True)
            for n, note in enumerate(document.notes, 1):
                yield paragraph("Note", run(f"{n}.{note}"))
        if document.tables and not (document.signatures or document.notes):
            yield paragraph("End")  # a body may not end in a table

    def table(self, table: Table, *, follows: bool) -> _Element:
        """follows: something after the table shares its last page with at least the last row."""
        widths = [round(self.width * column.share / 100) for column in table.columns]
        element = w("tbl", _table_form(sum(widths)), _grid(widths))
        element.append(_head(table, widths))
        for row in table.rows:
            is_last = row is table.rows[-1]
            element.append(self.row(row, table, widths, keep=follows and is_last))
        return element

    def row(self, row: Section | TableRow, table: Table, widths: list[int], *, keep: bool) -> _Element:
        element = w("tr", _row_form())
        if isinstance(row, Section):
            heading = paragraph(f"TableSection{row.level}", run(row.text))
            element.append(_cell([heading], sum(widths), span=len(widths)))
            return element
        for cell, column, width in zip(row.cells, table.columns, widths, strict=True):
            lines = list(self.lines(cell, column.align, keep=keep))
            element.append(_cell(lines, width))
        return element

    def lines(self, cell: Cell, align: str, *, keep: bool) -> Iterator[_Element]:
        style = "TableCentered" if align == "center" else "TableText"
        for line in cell.lines or ((),):
            elements: list[_Element] = []
            for piece in line:
                if isinstance(piece, str):
                    elements.append(run(piece))
                else:
                    elements.extend(self.box(piece))
            yield paragraph(style, *elements, keep=keep)

    def box(self, box: Box) -> tuple[_Element, _Element]:
        """A box that Word ticks at a click, and its label; □ and ■ from a face that has them, not Word's own ☐."""
        face = self.faces["number"]
        states = (
            w14("checked", val=0),
            w14("checkedState", val="25A0", font=face),
            w14("uncheckedState", val="25A1", font=face),
        )
        fonts = w("rFonts", ascii=face, hAnsi=face, eastAsia=face, hint="eastAsia")
        content = w("sdtContent", w("r", w("rPr", fonts), spaced("□")))
        number = w("id", val=next(self.boxes))
        form = w("sdtPr", number, w14("checkbox", *states))
        return w("sdt", form, content), run(box.label)

    def signatures(self) -> _Element:
        """The labels in one line, each with the same room after it to write in."""
        labels = self.document.signatures
        lengths = [SIGNATURE * 20 * len(label) for label in labels]
        room = max(0, self.width - sum(lengths)) // len(labels)
        tabs = w("tabs")
        end = 0
        for length in lengths[:-1]:
            end += length + room
            tabs.append(w("tab", val="left", pos=end))
        element = paragraph("Signature", run(labels[0]))
        form = element[0]
        form.append(tabs)
        for label in labels[1:]:
            element.append(w("r", w("tab")))
            element.append(run(label))
        return element


def _grid(widths: list[int]) -> _Element:
    """The widths of the columns."""
    columns = [w("gridCol", w=width) for width in widths]
    return w("tblGrid", *columns)


def _head(table: Table, widths: list[int]) -> _Element:
    """The row of headings, which Word repeats on every page."""
    form = _row_form()
    form.append(w("tblHeader"))
    element = w("tr", form)
    for column, width in zip(table.columns, widths, strict=True):
        heading = paragraph("TableHead", run(column.heading))
        element.append(_cell([heading], width))
    return element


def _table_form(width: int) -> _Element:
    names = ("top", "left", "bottom", "right", "insideH", "insideV")
    edges = [w(name, val="single", sz=4, space=0, color="auto") for name in names]
    cells = w(
        "tblCellMar",
        w("top", w=28, type="dxa"),
        w("left", w=57, type="dxa"),
        w("bottom", w=28, type="dxa"),
        w("right", w=57, type="dxa"),
    )
    return w(
        "tblPr",
        w("tblW", w=width, type="dxa"),
        w("jc", val="center"),
        w("tblBorders", *edges),
        w("tblLayout", type="fixed"),
        cells,
    )


def _row_form() -> _Element:
    """A row is as high as a hand needs, and never torn by the end of a page."""
    height = w("trHeight", val=twips(ROW_HEIGHT), hRule="atLeast")
    return w("trPr", w("cantSplit"), height)


def _cell(paragraphs: list[_Element], width: int, span: int = 1) -> _Element:
    form = w("tcPr", w("tcW", w=width, type="dxa"))
    if span > 1:
        form.append(w("gridSpan", val=span))
    form.append(w("vAlign", val="center"))
    return w("tc", form, *paragraphs)
