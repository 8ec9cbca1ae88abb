"""Markdown as GitLab and Gitea draw it: pipe tables, and task lists where a document is a list of things to tick."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from fazhi_cli.formats.document import Box, Row, Section
from fazhi_cli.formats.md import escaped
from fazhi_cli.formats.outline import markdown_lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from fazhi_cli.formats.document import Cell, Document, Table

LISTS = {"checks"}
"""The layouts that are lists of boxes: a table cell can hold no box that is ticked in the browser."""

LEADING = 2
"""The columns of such a list that need no heading: the number and the words."""


def render(document: Document) -> bytes:
    if document.is_outline:
        return "".join(f"{line}\n" for line in markdown_lines(document)).encode()
    return "\n".join(_parts(document)).encode()


def _parts(document: Document) -> Iterator[str]:
    """Blocks, each ending in a line end; an empty line stands between them."""
    yield f"# {escaped(document.title)}\n"
    yield from (f"{escaped(line)}\n" for line in document.lines)
    for table in document.tables:
        if table.caption:
            yield f"## {escaped(table.caption)}\n"
        yield from _lists(table) if document.name in LISTS else ["".join(f"{line}\n" for line in _lines(table))]
    if document.signatures:
        yield "  ".join(f"{escaped(label)}\\_\\_\\_\\_\\_\\_\\_\\_" for label in document.signatures) + "\n"
    if document.notes:
        yield "注:\n"
        yield "".join(f"{n}. {escaped(note)}\n" for n, note in enumerate(document.notes, 1))


def _lines(table: Table) -> Iterator[str]:
    headings = [escaped(column.heading) for column in table.columns]
    yield _piped(headings)
    yield _piped([":---:" if column.align == "center" else "---" for column in table.columns])
    for row in table.rows:
        if isinstance(row, Section):
            yield _piped(["", f"**{escaped(row.text)}**", *[""] * (len(headings) - 2)])
        else:
            yield _piped([escaped(cell.text) for cell in row.cells])


def _piped(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _lists(table: Table) -> Iterator[str]:
    """A heading a section, and under it every row with its boxes as items of a task list."""
    for is_section, rows in groupby(table.rows, key=lambda row: isinstance(row, Section)):
        if is_section:
            yield from (f"{'#' * (row.level + 1)} {escaped(row.text)}\n" for row in rows if isinstance(row, Section))
        else:
            yield "".join(line for row in rows if isinstance(row, Row) for line in _listed(row, table))


def _listed(row: Row, table: Table) -> Iterator[str]:
    """A row as its number and words, then what else it says by its heading, then its boxes."""
    said = [_unticked(cell) for cell in row.cells]
    lead, rest = said[:LEADING], zip(table.columns[LEADING:], said[LEADING:], strict=True)
    more = "".join(f"〔{escaped(column.heading)}:{text}〕" for column, text in rest if text)
    yield f"- {' '.join(text for text in lead if text)}{more}\n"
    for cell in row.cells:
        yield from (f"  - [ ] {escaped(run.label)}\n" for line in cell.lines for run in line if isinstance(run, Box))


def _unticked(cell: Cell) -> str:
    lines = ("".join(run for run in line if isinstance(run, str)) for line in cell.lines)
    return " ".join(escaped(line) for line in lines if line.strip())
