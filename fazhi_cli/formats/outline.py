"""A document as an outline: headings, paragraphs and boxes one under the other, as text and as Markdown.

A grid would cut the long texts of few rows into narrow cells. The first cell of a row says how the row begins, the second has
its text in the first line and what is known of it in the lines below, together with what is ticked in further cells; where
these are blank they are room to write in, which a page has, as are the rows that are written in by hand.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from fazhi_cli.formats.document import Box, Label, Section, TableRow, line_text
from fazhi_cli.formats.markup import BLANK_TO_SIGN, SIGNED_APART, escaped, numbered
from fazhi_cli.formats.widths import width, wrap

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fazhi_cli.formats.document import Cell, CellLine, Document, FillIn, Table

LEAST = 20
"""Terminal cells that a text gets at least, however deep it is set."""


class Beginning(NamedTuple):
    """How a row begins: with a box to tick, a bullet, the label of a fact or the number of a paragraph."""

    kind: Literal["box", "bullet", "label", "number"]
    text: str = ""


TEXT_LEADS = {"box": "□ ", "bullet": "· ", "label": "  {}：", "number": "{}  "}
MARKDOWN_LEADS = {"box": "- [ ] ", "bullet": "- ", "label": "- {}：", "number": "- {}  "}

INDENTS = {"box": 5, "bullet": 5, "label": 4, "number": 4}
"""Cells by which the details of a row are set in."""


def text_lines(document: Document, room: int) -> Iterator[str]:
    """The lines of the text; room is in terminal cells."""
    for sentence in (*_titles(document), *document.foreword):
        if sentence:
            yield from _hanging("", sentence, room)
    for number, table in enumerate(document.tables):
        if number:
            yield ""
        yield from _text_of_table(table, room)
    for note in document.notes:
        yield from _hanging("", note, room)


def _text_of_table(table: Table, room: int) -> Iterator[str]:
    for heading in (table.over_caption, table.caption):
        if heading:
            yield from _hanging("", heading, room)
    for row in table.rows:
        if isinstance(row, Section):
            yield from _text_of_section(row, room)
        elif isinstance(row, TableRow):
            yield from _text_of_row(row, room)


def _titles(document: Document) -> tuple[str, ...]:
    """The title and what belongs to it: a single line beside it, several under it."""
    if len(document.lines) > 1:
        return (document.title, *document.lines)
    return (document.full_title,)


def _lines_of(row: TableRow) -> Iterator[CellLine]:
    """The lines of a row after its beginning: its text, and what is known and ticked of it."""
    for cell in row.cells[1:]:
        yield from cell.lines
    if _is_choice(row.cells[0]):
        yield from row.cells[0].lines


def _text_of_section(section: Section, room: int) -> Iterator[str]:
    yield ""
    yield from _hanging("", section.text, room)
    for detail in section.details:
        yield from _hanging("  ", detail, room)


def _text_of_row(row: TableRow, room: int) -> Iterator[str]:
    beginning = _beginning(row.cells[0])
    first, *details = _lines_of(row)
    if beginning.kind == "number":
        yield ""
    lead = TEXT_LEADS[beginning.kind].format(beginning.text)
    yield from _hanging(lead, line_text(first), room)
    indent = " " * INDENTS[beginning.kind]
    for detail in details:
        yield from _text_of_detail(detail, indent, room)


def _text_of_detail(detail: CellLine, indent: str, room: int) -> Iterator[str]:
    first = detail[0]
    text = line_text(detail[1:])
    if isinstance(first, Box):
        lead = f"{indent}□ "
        text = first.label + text
    elif isinstance(first, Label):
        lead = indent + first
    else:
        lead = indent
        text = first + text
    yield from _hanging(lead, text, room)


def _hanging(lead: str, text: str, room: int) -> Iterator[str]:
    """A text after its lead, its further lines set under its first."""
    indent = width(lead)
    for line in wrap([text], max(LEAST, room - indent)):
        yield lead + line
        lead = " " * indent


def markdown_lines(document: Document) -> Iterator[str]:
    """The lines of the Markdown, with a task list for what is ticked; a heading under a heading is parted from it by one empty line."""
    before = None
    for line in _markdown(document):
        if line or before:
            yield line
        before = line


def _markdown(document: Document) -> Iterator[str]:
    title, *lines = _titles(document)
    yield f"# {escaped(title)}"
    for sentence in (*lines, *filter(None, ("  ".join(document.facts),)), *document.foreword):
        yield from ("", escaped(sentence))
    under = 1 + any(table.over_caption for table in document.tables)
    for table in document.tables:
        for heading, level in ((table.over_caption, 1), (table.caption, under)):
            if heading:
                yield from _markdown_heading(heading, level)
        for row in table.rows:
            if isinstance(row, Section):
                yield from _markdown_of_section(row)
            elif isinstance(row, TableRow):
                yield from _markdown_of_row(row)
            else:
                yield from _markdown_of_fill_in(row)
    if document.signatures:
        yield from ("", SIGNED_APART.join(f"{escaped(label)}{BLANK_TO_SIGN}" for label in document.signatures))
    if document.notes:
        yield from ("", "注：", "", *numbered(document.notes))


def _markdown_of_section(section: Section) -> Iterator[str]:
    yield from _markdown_heading(section.text, section.level)
    for detail in section.details:
        yield from (escaped(detail), "")


def _markdown_heading(text: str, level: int) -> tuple[str, str, str]:
    """A heading under the title, which is the only one of its own level; level 1: a chapter, 2: a task under it."""
    return "", f"{'#' * (1 + level)} {escaped(text)}", ""


def _markdown_of_row(row: TableRow) -> Iterator[str]:
    beginning = _beginning(row.cells[0])
    first, *details = _lines_of(row)
    lead = MARKDOWN_LEADS[beginning.kind].format(escaped(beginning.text))
    yield lead + escaped(line_text(first))
    for detail in details:
        yield from (f"  {line}" for line in _markdown_of_detail(detail))


def _markdown_of_detail(detail: CellLine) -> Iterator[str]:
    """A line as an item; each of its boxes an item of a task list, with what stands behind it."""
    boxes = [run.label for run in detail if isinstance(run, Box)]
    if len(boxes) > 1:
        yield from (f"- [ ] {escaped(label)}" for label in boxes)
    else:
        mark = "- [ ]" if isinstance(detail[0], Box) else "-"
        text = "".join(run.label if isinstance(run, Box) else run for run in detail)
        yield f"{mark} {escaped(text)}"


def _markdown_of_fill_in(row: FillIn) -> Iterator[str]:
    """What is filled in, by its label; the states among which one is chosen behind theirs."""
    for line in row.lines:
        label = "".join(run for run in line if isinstance(run, str)).strip()
        yield f"- {escaped(label)}"
        yield from (f"  - [ ] {escaped(run.label)}" for run in line if isinstance(run, Box))


def _beginning(cell: Cell) -> Beginning:
    if not cell.lines or _is_choice(cell):
        return Beginning("bullet")
    run = cell.lines[0][0]
    if isinstance(run, Box):
        return Beginning("box")
    return Beginning("label" if isinstance(run, Label) else "number", run)


def _is_choice(cell: Cell) -> bool:
    """Whether one of several boxes is to be ticked: what they stand beside is a question."""
    return sum(isinstance(run, Box) for line in cell.lines for run in line) > 1
