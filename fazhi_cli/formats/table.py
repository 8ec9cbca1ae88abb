"""The table that a person reads on a terminal: no frame, columns by cell width, sections across, nothing cut."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING, Literal, NamedTuple

from fazhi_cli.formats.document import Section, TableRow
from fazhi_cli.formats.outline import text_lines
from fazhi_cli.formats.view import cell_text, entry_text
from fazhi_cli.formats.widths import NARROWEST, atoms, on_one_line, padded, share_out, width, wrap

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fazhi_cli.formats.document import Document, Table
from fazhi_cli.formats.view import Printout, Record, Value

GAP = "  "
READABLE = 16
"""Cells below which prose in a column is no longer read but spelled."""
DAY = 10
"""Cells of a day."""
NEARLY_ALL = 0.95
"""The share of rows that decides how wide a column is set; the long cells of the others are wrapped."""

LineRole = Literal["head", "rule", "section", "row", "foot"]
CellText = Sequence[Sequence[str]]
"""What stands in a cell: its paragraphs, each as the pieces that stay whole where there is room."""
WrappedCell = list[str]
"""What stands in a cell, wrapped."""


class TerminalLine(NamedTuple):
    """A finished line and the part it plays, for whoever paints it."""

    text: str
    role: LineRole


def render_rows(printout: Printout) -> Iterator[str]:
    """The lines of the rows, without colour."""
    for line in lines_of_rows(printout):
        yield f"{line.text}\n"


def render_document(document: Document, room: int) -> str:
    """The document as text; room is in terminal cells."""
    if document.is_outline:
        lines = text_lines(document, room)
    else:
        lines = (line.text for line in _lines_of_document(document, room))
    return "".join(f"{line.rstrip()}\n" for line in lines)


def lines_of_rows(printout: Printout) -> Iterator[TerminalLine]:
    """The table, the picture that belongs to it, and the feet."""
    view = printout.view
    rows = list(view.rows)
    if rows:
        yield from _table_of_rows(printout, rows)
    else:
        yield TerminalLine(view.when_empty, "row")
    if view.total:
        yield TerminalLine(view.total, "foot")
    if rows and view.drawing:
        for line in ("", *view.drawing, ""):
            yield TerminalLine(on_one_line(line), "row")
    for foot in view.feet:
        yield from _across(foot, printout.width, "foot")


def _table_of_rows(printout: Printout, rows: Sequence[Record]) -> Iterator[TerminalLine]:
    columns = printout.columns
    heads: list[CellText] = [[[column.heading]] for column in columns]
    cells = [[_text_of_value(row[column.field]) for column in columns] for row in rows]
    room = _room_for_cells(printout.width, len(columns))
    head, *body = _wrapped_rows(heads, cells, room)
    widths = _widths_used([head, *body])
    flush_right = [column.numeric for column in columns]
    if printout.header is not False:
        yield from _set(head, widths, flush_right, "head")
    yield _rule(widths)
    remaining = iter(body)
    is_first = True
    for section, members in printout.view._replace(rows=rows).sections():
        if not is_first:
            yield TerminalLine("", "row")
        is_first = False
        if section:
            yield from _across(section, printout.width, "section")
        for _ in members:
            yield from _set(next(remaining), widths, flush_right, "row")
    yield _rule(widths)


def _text_of_value(value: Value) -> CellText:
    """A cell of one paragraph: the entries of a list stay whole, or its text is one piece."""
    if isinstance(value, str) or not isinstance(value, Sequence):
        return [[cell_text(value)]]
    *others, last = [entry_text(entry) for entry in value] or [""]
    pieces = [f"{entry}、" for entry in others]
    return [[*pieces, last]]


def _wrapped_rows(heads: list[CellText], rows: list[list[CellText]], room: int) -> list[list[WrappedCell]]:
    """The heading and every row, each cell as lines; what some columns leave unused goes to the neediest."""
    columns = list(zip(heads, *rows, strict=True))
    shares = share_out(_claims_of_rows(heads, rows), room)
    wrapped: list[list[WrappedCell]] = []
    used: list[int] = []
    lacks: list[int] = []
    for column, share in zip(columns, shares, strict=True):
        cells = _wrapped_column(column, share)
        cells_used = _longest_line(cells)
        wanted = max(map(_whole, column))
        wrapped.append(cells)
        used.append(cells_used)
        lacks.append(wanted - cells_used)
    neediest = lacks.index(max(lacks))
    unused = room - sum(used)
    more = max(0, min(lacks[neediest], unused))
    wrapped[neediest] = _wrapped_column(columns[neediest], used[neediest] + more)
    return [list(row) for row in zip(*wrapped, strict=True)]


def _claims_of_rows(heads: list[CellText], rows: list[list[CellText]]) -> list[list[int]]:
    """What columns claim, more from tier to tier, so that the entries of lists stay whole in nearly every row.

    Days come first, then the entries of a list, unit names above all, then nearly every cell on one line, then every cell.
    """
    nearly_all = int(len(rows) * NEARLY_ALL)
    days: list[int] = []
    first: list[int] = []
    second: list[int] = []
    third: list[int] = []
    for head, *cells in zip(heads, *rows, strict=True):
        heading = _whole(head)
        days.append(DAY if any(map(_is_day, cells)) else NARROWEST)
        entries = sorted(map(_longest_entry, cells))
        wholes = sorted(map(_whole, cells))
        first.append(max(heading, entries[nearly_all]))
        second.append(max(heading, wholes[nearly_all]))
        third.append(max(heading, wholes[-1]))
    return [days, first, second, third]


def _is_day(text: CellText) -> bool:
    """Whether a cell holds a day alone, 2015-03-31, which is no longer one when it is torn at a hyphen."""
    [piece, *others] = text[0]
    return not others and len(piece) == DAY and piece[4] == piece[7] == "-"


def _longest_entry(text: CellText) -> int:
    """Cells of the longest piece; prose, which is one piece, asks for no more than makes it readable."""
    pieces = text[0]
    longest = max(map(width, pieces), default=0)
    is_prose = len(pieces) <= 1
    if is_prose:
        return min(longest, READABLE)
    return longest


def _lines_of_document(document: Document, room: int) -> Iterator[TerminalLine]:
    for text in (document.title, *document.lines):
        for line in wrap([text], room):
            margin = (room - width(line)) // 2
            yield TerminalLine(" " * margin + line, "row")
    for table in document.tables:
        yield TerminalLine("", "row")
        if table.caption:
            yield from _across(table.caption, room, "section")
        yield from _table_of_document(table, room)
    if document.signatures:
        yield TerminalLine("", "foot")
        for line in wrap([f"{label}________  " for label in document.signatures], room):
            yield TerminalLine(line, "foot")
    if document.notes:
        yield TerminalLine("", "foot")
        yield TerminalLine("注：", "foot")
    for number, note in enumerate(document.notes, 1):
        yield from _numbered(note, number, room)


def _numbered(note: str, number: int, room: int) -> Iterator[TerminalLine]:
    """A note after its number, its further lines under its first."""
    lead = f"{number}. "
    for line in wrap([note], room - len(lead)):
        yield TerminalLine(lead + line, "foot")
        lead = " " * len(lead)


def _table_of_document(table: Table, room: int) -> Iterator[TerminalLine]:
    heads: list[CellText] = [[[column.heading]] for column in table.columns]
    rows = [[_paragraphs(cell.texts) for cell in row.cells] for row in table.rows if isinstance(row, TableRow)]
    claims = _claims_of_document(heads, rows)
    shares = share_out(claims, _room_for_cells(room, len(heads)))
    head, *body = [_wrapped_row(row, shares) for row in (heads, *rows)]
    # A character may be wider than the share of its column.
    used = _widths_used([head, *body])
    widths = list(map(max, shares, used))
    flush_right = [False] * len(heads)
    yield from _set(head, widths, flush_right, "head")
    yield _rule(widths)
    remaining = iter(body)
    for place, row in enumerate(table.rows):
        if isinstance(row, Section):
            if place and row.level == 1:
                yield TerminalLine("", "row")
            yield from _across(row.text, room, "section")
            for detail in row.details:
                yield from _across(detail, room, "row")
        elif isinstance(row, TableRow):
            yield from _set(next(remaining), widths, flush_right, "row")
    yield _rule(widths)


def _paragraphs(texts: Sequence[str]) -> CellText:
    return [[text] for text in texts]


def _claims_of_document(heads: list[CellText], rows: list[list[CellText]]) -> list[list[int]]:
    """What columns claim: first their headings in two lines and their days and amounts whole, then short words, then whole lines."""
    halves: list[int] = []
    words: list[int] = []
    wholes: list[int] = []
    for column in zip(heads, *rows, strict=True):
        [[heading]] = column[0]
        middle = (len(heading) + 1) // 2
        half = max(width(heading[:middle]), width(heading[middle:]))
        longest = max(map(_whole, column))
        unbroken = (width(atom) for texts in column for pieces in texts for piece in pieces for atom in atoms(piece))
        halves.append(max(half, min(READABLE, max(unbroken, default=0))))
        words.append(max(half, min(longest, READABLE)))
        wholes.append(longest)
    return [halves, words, wholes]


def _room_for_cells(room: int, columns: int) -> int:
    """What the gaps between columns leave of a line."""
    return room - len(GAP) * (columns - 1)


def _whole(text: CellText) -> int:
    """Cells of the longest paragraph."""
    longest = 0
    for pieces in text:
        longest = max(longest, sum(map(width, pieces)))
    return longest


def _wrapped(text: CellText, room: int) -> WrappedCell:
    lines = []
    for pieces in text:
        lines += wrap(pieces, room)
    return lines


def _wrapped_column(column: Sequence[CellText], room: int) -> list[WrappedCell]:
    return [_wrapped(cell, room) for cell in column]


def _wrapped_row(row: Sequence[CellText], rooms: Sequence[int]) -> list[WrappedCell]:
    cells = []
    for cell, room in zip(row, rooms, strict=True):
        cells.append(_wrapped(cell, room))
    return cells


def _longest_line(column: Sequence[WrappedCell]) -> int:
    longest = 0
    for lines in column:
        for line in lines:
            longest = max(longest, width(line))
    return longest


def _widths_used(rows: Sequence[Sequence[WrappedCell]]) -> list[int]:
    return [_longest_line(column) for column in zip(*rows, strict=True)]


def _set(
    cells: Sequence[WrappedCell], widths: Sequence[int], flush_right: Sequence[bool], role: LineRole
) -> Iterator[TerminalLine]:
    """The lines of a row: the first line of every cell side by side, then the second."""
    for parts in zip_longest(*cells, fillvalue=""):
        set_out = []
        for part, room, is_right in zip(parts, widths, flush_right, strict=True):
            set_out.append(padded(part, room, right=is_right))
        yield TerminalLine(GAP.join(set_out).rstrip(), role)


def _rule(widths: Sequence[int]) -> TerminalLine:
    gaps = len(GAP) * (len(widths) - 1)
    return TerminalLine("─" * (sum(widths) + gaps), "rule")


def _across(text: str, room: int, role: LineRole) -> Iterator[TerminalLine]:
    """A text over the whole width."""
    for line in wrap([text], room):
        yield TerminalLine(line, role)
