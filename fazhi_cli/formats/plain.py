"""A document on a terminal: the same rows and words, set by cell width."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from fazhi_cli.formats.document import Row, Section
from fazhi_cli.formats.outline import text_lines
from fazhi_cli.formats.widths import padded, share_out, width, wrap

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from fazhi_cli.formats.document import Document, Table

GAP = "  "
READABLE = 16
"""Cells below which prose in a column is no longer read but spelled."""


def render(document: Document, room: int) -> str:
    """The text; room is in terminal cells."""
    lines = text_lines(document, room) if document.is_outline else _lines(document, room)
    return "".join(f"{line.rstrip()}\n" for line in lines)


def _lines(document: Document, room: int) -> Iterator[str]:
    for text in (document.title, *document.lines):
        yield from (_centred(line, room) for line in wrap([text], room))
    for table in document.tables:
        yield ""
        if table.caption:
            yield from wrap([table.caption], room)
        yield from _table(table, room)
    if document.signatures:
        yield from ("", *wrap([f"{label}________  " for label in document.signatures], room))
    if document.notes:
        yield from ("", "注:")
    for number, note in enumerate(document.notes, 1):
        lead = f"{number}. "
        for n, line in enumerate(wrap([note], room - len(lead))):
            yield (" " * len(lead) if n else lead) + line


def _centred(line: str, room: int) -> str:
    return " " * ((room - width(line)) // 2) + line


def _table(table: Table, room: int) -> Iterator[str]:
    cells = [[[column.heading] for column in table.columns]]
    cells += [[list(cell.texts) for cell in row.cells] for row in table.rows if isinstance(row, Row)]
    widths = _widths(cells, room)
    rule = "─" * (sum(widths) + len(GAP) * (len(widths) - 1))
    head, *rows = ([_wrapped(lines, cells_) for lines, cells_ in zip(row, widths, strict=True)] for row in cells)
    yield from (*_row(head, widths), rule)
    following = iter(rows)
    for n, row in enumerate(table.rows):
        if isinstance(row, Section):
            yield from (*([""] if n and row.level == 1 else []), *wrap([row.text], room))
        else:
            yield from _row(next(following), widths)
    yield rule


def _wrapped(lines: Sequence[str], cells: int) -> list[str]:
    return [part for line in lines for part in wrap([line], cells)]


def _row(cells: Sequence[Sequence[str]], widths: Sequence[int]) -> Iterator[str]:
    for parts in zip_longest(*cells, fillvalue=""):
        yield GAP.join(padded(part, cells_) for part, cells_ in zip(parts, widths, strict=True))


def _widths(rows: Sequence[Sequence[Sequence[str]]], room: int) -> list[int]:
    """Headings and short words first, then whole lines: see widths.share_out."""
    columns = list(zip(*rows, strict=True))
    longest = [max((width(line) for cell in column for line in cell), default=0) for column in columns]
    headings = [max(map(width, _halves(column[0][0]))) for column in columns]
    return share_out(
        [headings, [max(head, min(most, READABLE)) for head, most in zip(headings, longest, strict=True)], longest],
        room - len(GAP) * (len(columns) - 1),
    )


def _halves(heading: str) -> tuple[str, str]:
    """A heading may be set in two lines."""
    middle = (len(heading) + 1) // 2
    return heading[:middle], heading[middle:]
