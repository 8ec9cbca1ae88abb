"""Word files after GB/T 9704-2012: a document's tables with heads that repeat, rows that stay whole and boxes to tick."""

from __future__ import annotations

import re
from functools import partial
from io import BytesIO
from itertools import count
from typing import TYPE_CHECKING

import docx
from docx.oxml.ns import qn
from lxml import etree

from fazhi_cli.formats.archive import LONGEST_PROPERTY, made_on, steady
from fazhi_cli.formats.document import FACTS_APART, FillIn, Section, is_labelled, line_text
from fazhi_cli.formats.docx_blocks import blocks_of, kept, thin_below
from fazhi_cli.formats.docx_foot import foot_of
from fazhi_cli.formats.docx_lines import PLAIN, Setting, parted, setting
from fazhi_cli.formats.docx_page import lay_out, text_width
from fazhi_cli.formats.docx_styles import FACES, LANGUAGE, TABLE, font_elements, script_of, style_elements
from fazhi_cli.formats.docx_table import CELL_SIDE, bare_cell, cell_of, grid, row_form, table_form
from fazhi_cli.formats.docx_xml import paragraph, run, spaced, twips, w, w14
from fazhi_cli.formats.row_heights import may_break
from fazhi_cli.formats.titles import title_lines
from fazhi_cli.formats.whole import NOT_FIRST, NOT_LAST
from fazhi_cli.formats.widths import wrap

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from docx.document import Document as Word
    from lxml.etree import _Element

    from fazhi_cli.formats.document import Box, Cell, CellLine, Document, Row, Table, TableColumn
    from fazhi_cli.formats.docx_blocks import Block

UNUSED = ("thumbnail", "customXml", "numbering", "stylesWithEffects")

FILL_IN_HEIGHT, FILL_IN_LINE = 7, 4
"""Millimetres of a row of one line that is written in by hand, and of each further line."""

ROOM_TO_WRITE = re.compile("（?_.*")
"""What of the label of a box is filled in by hand."""

LONGEST_TAG = 64
"""Characters of the tag of a content control."""

ANNEX = "附件"

STYLES_OF_CELLS = {
    ("left", False): "TableText",
    ("center", False): "TableCentered",
    ("left", True): "TableSmall",
    ("center", True): "TableSmallCentered",
}
"""By how a column is set and whether it is set small."""

MAKER = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    b"<Application>fazhi</Application></Properties>"
)
"""The part that says which program made a file."""


def render_document(document: Document) -> bytes:
    """The Word file; the same document gives the same bytes."""
    faces = FACES[script_of(_words(document))]
    word = docx.Document()
    _furnish(word, document, faces)
    contents = _Body(document, faces)
    lay_out(word, contents.head_of_pages, landscape=document.landscape)
    body = word.element.body
    for element in contents.elements():
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
                texts += [row.text, *row.details]
            elif isinstance(row, FillIn):
                texts += row.texts
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
            elif kind == "extended-properties":
                relation.target_part._blob = MAKER  # noqa: SLF001
    _forbid_breaks(word)
    about = word.core_properties
    about.title = document.full_title[:LONGEST_PROPERTY]
    about.subject = document.subject[:LONGEST_PROPERTY]
    about.comments = document.dates[:LONGEST_PROPERTY]
    about.author = about.last_modified_by = document.office[:LONGEST_PROPERTY]
    about.language = "zh"
    about.created = about.modified = made_on(document.day)


def _forbid_breaks(word: Word) -> None:
    """Sets what may begin and end no line: Word knows no other way to keep a day whole that leaves nothing in the text."""
    rules = (w("noLineBreaksAfter", lang=LANGUAGE, val=NOT_LAST), w("noLineBreaksBefore", lang=LANGUAGE, val=NOT_FIRST))
    before = word.settings.element.find(qn("w:characterSpacingControl"))
    for rule in reversed(rules):
        before.addnext(rule)


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
        self.head_of_pages = self._head_of_pages()

    def elements(self) -> Iterator[_Element]:
        document = self.document
        yield from self.heading()
        for number, table in enumerate(document.tables):
            if number and not table.caption:
                yield paragraph("Note")  # without a paragraph between them Word joins two tables
            if table.caption:
                yield paragraph("Caption", run(table.caption))
            foot = list(self.foot()) if table is document.tables[-1] else []
            yield from self.blocks(table, foot)
        if document.tables:
            yield paragraph("Last")  # a body may not end in a table
        else:
            yield from self.foot()

    def heading(self) -> Iterator[_Element]:
        document = self.document
        if document.is_annex:
            yield paragraph("Annex", run(ANNEX))
            yield paragraph("Subtitle")
        yield paragraph("Title", run(document.title))
        for line in document.lines:
            for part in title_lines(line, landscape=document.landscape):
                yield self.text("Subtitle", part, self.width)
        if document.facts:
            yield paragraph("Facts", run(FACTS_APART.join(document.facts)))

    def foot(self) -> Iterator[_Element]:
        document = self.document
        return foot_of(document.signatures, document.notes, self.width - 2 * CELL_SIDE, document.names)

    def _head_of_pages(self) -> Callable[[], _Element] | None:
        """The headings of the columns, at the head of every page, where a document of one table is set as several.

        Above the rows of each they would stand several times on a page.
        """
        if len(self.document.tables) != 1:
            return None
        [table] = self.document.tables
        return partial(self.head, table) if table.has_head and len(blocks_of(table)) > 1 else None

    def head(self, table: Table) -> _Element:
        """A table of nothing but the headings of columns."""
        widths = self.widths(table)
        return w("tbl", table_form(sum(widths)), grid(widths), _head(table, widths))

    def widths(self, table: Table) -> list[int]:
        """Of its columns, in twentieths of a point."""
        return [round(self.width * column.share / 100) for column in table.columns]

    def blocks(self, table: Table, foot: list[_Element]) -> Iterator[_Element]:
        """Its tables, one under the other."""
        blocks = blocks_of(table)
        if self.head_of_pages:
            yield self.head_of_pages()
            yield paragraph("End", keep=True)
        for number, block in enumerate(blocks):
            if number:
                yield paragraph("End")
            yield self.table(table, block, foot if number == len(blocks) - 1 else [])

    def table(self, table: Table, block: Block, foot: list[_Element]) -> _Element:
        """foot: what stands under the table, in a row of it without edges, so that the last rows stay with it."""
        widths = self.widths(table)
        element = w("tbl", table_form(sum(widths)), grid(widths))
        if table.has_head and not self.head_of_pages:
            element.append(_head(table, widths))
        for heading in block.headings:
            element.append(self.section(heading, widths, repeats=True))
        stays = kept(self.document, block, has_foot=bool(foot))
        thin = thin_below(block, stays)
        for place, (row, keep) in enumerate(zip(block.rows, stays, strict=True)):
            element.append(self.row(row, table, widths, keep=keep, has_thin_line=place == thin))
        if foot:
            element.append(w("tr", w("trPr", w("cantSplit")), bare_cell(foot, sum(widths), span=len(widths))))
        return element

    def row(self, row: Row, table: Table, widths: list[int], *, keep: bool, has_thin_line: bool) -> _Element:
        """keep: on the page of the next row. has_thin_line: below it, see docx_blocks.py."""
        if isinstance(row, Section):
            return self.section(row, widths)
        if isinstance(row, FillIn):
            return self.fill_in(row, widths, keep=keep)
        is_whole = keep or not may_break(row, table.columns, landscape=self.document.landscape)
        element = w("tr", row_form() if is_whole else w("trPr"))
        for cell, column, width in zip(row.cells, table.columns, widths, strict=True):
            lines = list(self.lines(cell, column, row.ref, width, keep=keep))
            element.append(cell_of(lines, width, has_thin_line=has_thin_line))
        return element

    def section(self, section: Section, widths: list[int], *, repeats: bool = False) -> _Element:
        """repeats: on every page to which its rows go on."""
        form = row_form()
        if repeats:
            form.append(w("tblHeader"))
        room = sum(widths) - 2 * CELL_SIDE
        lines = [self.text(f"TableSection{section.level}", section.text, room)]
        lines += [self.text("TableDetail", detail, room) for detail in section.details]
        return w("tr", form, cell_of(lines, sum(widths), span=len(widths)))

    def text(self, style: str, text: str, width: int, *, keep: bool = False) -> _Element:
        """A paragraph of one run, of lines of a width in twentieths of a point."""
        of_text = setting(text, style, width, self.document.names)
        return paragraph(style, run(text, *of_text.of_runs), keep=keep, indent=of_text.indent)

    def fill_in(self, row: FillIn, widths: list[int], *, keep: bool) -> _Element:
        lines = [paragraph("TableSmall", *self.runs(line, row.ref), keep=keep) for line in row.lines]
        height = FILL_IN_HEIGHT + FILL_IN_LINE * (len(row.lines) - 1)
        in_half_points = round(twips(height), -1)
        form = w("trPr", w("cantSplit"), w("trHeight", val=in_half_points, hRule="atLeast"))
        align = "top" if len(row.lines) > 1 else "center"
        cell = cell_of(lines, sum(widths), span=len(widths), align=align)
        return w("tr", form, cell)

    def lines(self, cell: Cell, column: TableColumn, ref: str, width: int, *, keep: bool) -> Iterator[_Element]:
        for line in cell.lines or ((),):
            style = STYLES_OF_CELLS[column.align, column.small or is_labelled(line)]
            room = width - 2 * CELL_SIDE
            for part in parted(line, style, room, self.document.names):
                of_part = setting(line_text(part), style, room, self.document.names)
                yield paragraph(style, *self.runs(part, ref, of_part), keep=keep, indent=of_part.indent)

    def runs(self, line: CellLine, ref: str, of_line: Setting = PLAIN) -> Iterator[_Element]:
        for piece in line:
            if isinstance(piece, str):
                yield run(piece, *of_line.of_runs)
            else:
                yield from self.box(piece, ref, of_line)

    def box(self, box: Box, ref: str, of_line: Setting) -> tuple[_Element, _Element]:
        """A box that Word ticks at a click, and its label; □ and ■ from a face that has them, not Word's own ☐.

        Its tag says of which row it is and what a tick in it says, so that a filled file can be read back.
        """
        face = self.faces["number"]
        states = (
            w14("checked", val=0),
            w14("checkedState", val="25A0", font=face),
            w14("uncheckedState", val="25A1", font=face),
        )
        fonts = w("rFonts", hint="eastAsia", ascii=face, hAnsi=face, eastAsia=face)
        content = w("sdtContent", w("r", w("rPr", fonts), spaced("□")))
        tag = f"{ref} {ROOM_TO_WRITE.sub('', box.label)}".strip()[:LONGEST_TAG]
        form = w(
            "sdtPr", w("alias", val=tag), w("tag", val=tag), w("id", val=next(self.boxes)), w14("checkbox", *states)
        )
        return w("sdt", form, content), run(box.label, *of_line.of_runs)


def _head(table: Table, widths: list[int]) -> _Element:
    """The row of headings, which Word repeats on every page; one of several lines has lines of like length."""
    form = row_form()
    form.append(w("tblHeader"))
    element = w("tr", form)
    for column, width in zip(table.columns, widths, strict=True):
        characters = (width - 2 * CELL_SIDE) / (TABLE * 20)
        first, *others = wrap([column.heading], max(2, int(2 * characters)))
        heading = paragraph("TableHead", run(first))
        for line in others:
            heading.append(w("r", w("br"), spaced(line)))
        element.append(cell_of([heading], width))
    return element
