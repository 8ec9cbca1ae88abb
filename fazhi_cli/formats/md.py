"""Markdown as GitLab and Gitea draw it: pipe tables, and task lists where a document is a list of things to tick."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from fazhi_cli.formats.document import Box, Section, TableRow
from fazhi_cli.formats.markup import BLANK_TO_SIGN, SIGNED_APART, escaped, numbered
from fazhi_cli.formats.outline import markdown_lines
from fazhi_cli.formats.view import cell_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from fazhi_cli.formats.document import Cell, Document, Table
    from fazhi_cli.formats.view import Printout

LEADING = 2
"""The columns of a task list that need no heading: the number and the words."""

RULES = {"left": "---", "center": ":---:"}
"""Under the heading of a column, by how its cells are set."""


def render_rows(printout: Printout) -> Iterator[str]:
    """A pipe table; a section is a row of its own, in bold, and a foot a paragraph."""
    columns = printout.columns
    yield _line([escaped(column.heading) for column in columns])
    yield _line(["---:" if column.numeric else "---" for column in columns])
    # A section's heading goes to the first column that is wide enough for words.
    wordy = next((place for place, column in enumerate(columns) if not column.numeric), 0)
    for section, rows in printout.view.sections():
        if section:
            yield _section((section,), wordy, len(columns))
        for row in rows:
            yield _line([escaped(cell_text(row[column.field])) for column in columns])
    for foot in (printout.view.total, *printout.view.feet):
        if foot:
            yield f"\n{escaped(foot)}\n"


def render_document(document: Document) -> str:
    """Headings, tables, task lists or an outline, and the notes as a numbered list."""
    if document.is_outline:
        return "".join(f"{line}\n" for line in markdown_lines(document))
    return "\n".join(_blocks(document))


def _line(cells: Sequence[str]) -> str:
    joined = " | ".join(cells)
    return f"| {joined} |\n"


def _section(lines: Sequence[str], place: int, columns: int) -> str:
    """A row that is blank but for the lines of a section at its place, the first of them its heading."""
    heading, *details = map(escaped, lines)
    cells = [""] * columns
    cells[place] = "<br>".join((f"**{heading}**", *details))
    return _line(cells)


def _blocks(document: Document) -> Iterator[str]:
    """Blocks, each ending in a line end; an empty line stands between them."""
    yield f"# {escaped(document.title)}\n"
    for line in (*document.lines, "  ".join(document.facts)):
        if line:
            yield f"{escaped(line)}\n"
    for table in document.tables:
        if table.caption:
            yield f"## {escaped(table.caption)}\n"
        if document.is_tick_list:
            yield from _tick_list(table)
        else:
            yield "".join(_table(table))
    if document.signatures:
        yield SIGNED_APART.join(f"{escaped(label)}{BLANK_TO_SIGN}" for label in document.signatures) + "\n"
    if document.notes:
        yield "注：\n"
        yield "".join(f"{line}\n" for line in numbered(document.notes))


def _table(table: Table) -> Iterator[str]:
    columns = table.columns
    yield _line([escaped(column.heading) for column in columns])
    yield _line([RULES[column.align] for column in columns])
    # The first column is that of numbers, too narrow for a heading.
    wordy = min(1, len(columns) - 1)
    for row in table.rows:
        if isinstance(row, Section):
            yield _section((row.text, *row.details), wordy, len(columns))
        elif isinstance(row, TableRow):
            yield _line([escaped(cell.text) for cell in row.cells])


def _tick_list(table: Table) -> Iterator[str]:
    """A heading a section, and under it every row with its boxes as items of a task list."""
    for is_section, rows in groupby(table.rows, key=lambda row: isinstance(row, Section)):
        if is_section:
            for section in rows:
                assert isinstance(section, Section)
                yield f"{'#' * (section.level + 1)} {escaped(section.text)}\n"
                for detail in section.details:
                    yield f"{escaped(detail)}\n"
        else:
            yield "".join(_item(row, table) for row in rows if isinstance(row, TableRow))


def _item(row: TableRow, table: Table) -> str:
    """A row as its number and words; under these what is known of them, what else it says by its heading, and its boxes."""
    texts = [_words(cell) for cell in row.cells]
    first = [text for text, *_rest in filter(None, texts[:LEADING])]
    known = [text for of_cell in texts[:LEADING] for text in of_cell[1:]]
    for column, of_cell in zip(table.columns[LEADING:], texts[LEADING:], strict=True):
        if of_cell:
            known.append(f"{escaped(column.heading)}：{' '.join(of_cell)}")
    item = f"- {' '.join(first)}\n"
    for text in known:
        item += f"  - {text}\n"
    for box in _boxes(row):
        item += f"  - [ ] {escaped(box.label)}\n"
    return item


def _words(cell: Cell) -> list[str]:
    """What a cell says beside its boxes, line by line."""
    lines = []
    for line in cell.lines:
        text = "".join(run for run in line if isinstance(run, str))
        if text.strip():
            lines.append(escaped(text))
    return lines


def _boxes(row: TableRow) -> Iterator[Box]:
    for cell in row.cells:
        for line in cell.lines:
            for run in line:
                if isinstance(run, Box):
                    yield run
