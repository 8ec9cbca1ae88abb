"""How wide and how high the cells of a sheet must be for Chinese: Excel measures neither by itself in a file made elsewhere."""

from __future__ import annotations

from itertools import combinations, pairwise
from math import ceil
from typing import TYPE_CHECKING

from fazhi_cli.formats.column_widths import BLANK, characters
from fazhi_cli.formats.document import TableRow
from fazhi_cli.formats.whole import LIST, pieces
from fazhi_cli.formats.widths import atoms
from fazhi_cli.formats.xlsx_pages import FACES, PADDING, PIXELS, POINTS_OF_A_PIXEL

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from fazhi_cli.formats.document import Table

UPRIGHT, LYING = 80, 120
"""The widths of A4, and of A4 on its side, in Excel's unit, a digit of the workbook's usual face."""

NARROWEST, HIGHEST = 5.2, 409.0
"""The narrowest column; the highest row that Excel knows, in points: a longer text is whole in the cell, but not all in sight."""

LEAST = ((10, 14.0), (100, 31.4))
"""The width that a column has at least where a line of its cells is longer than so many characters."""

ORPHANS = 2
"""Characters of a heading that shall not stand alone on its second line."""

SIZE = 11.0
"""Points of the text in a table."""
PITCH, ROOM_AROUND, LOWEST = 1.4, 6, 24.0
"""Sizes from line to line; points that a row has beside its lines, and that it is high at least."""
LONGEST_WHOLE = 16
"""Characters up to which a line of a column that keeps its lines whole is a name or the title of a chapter, and not a sentence."""
LONGEST_LIST = 26
"""Characters up to which a list of numbers stands in one line: programs end lines within 12-22."""

SIGN_SIZE, TO_SIGN = 12.0, 8
"""Points of the labels under a table, and characters of room to sign after each."""

KEPT_FREE = 0.5
"""Characters of a line that are kept free: programs round, and some leave a hair at its end."""

LONGEST_DAY = 7.4
"""Characters of 2015年12月31日 and a little: a day without room is #### in Excel, and a face with wide figures has wider columns."""


def widths(table: Table, *, landscape: bool) -> list[float]:
    """The widths of a table's columns, in Excel's unit: by their shares, and wide enough for names and days."""
    whole = LYING if landscape else UPRIGHT
    units = []
    for place, column in enumerate(table.columns):
        share = whole * column.share / 100
        longest = max(_whole_texts(table, place), default=0.0)
        width = max(NARROWEST, share, _for(longest), _least(table, place))
        if any(0 < len(column.heading) - face * _room(width) <= ORPHANS for face in FACES):
            width = _for(len(column.heading))
        units.append(round(width, 2))
    return units


def _for(characters: float) -> float:
    """The width of so many characters and a hair."""
    return ((characters + 0.5) * SIZE / POINTS_OF_A_PIXEL + PADDING) / PIXELS


def _room(width: float) -> float:
    """How many characters a line of a column of that width holds."""
    return (width * PIXELS - PADDING) * POINTS_OF_A_PIXEL / SIZE


def _least(table: Table, place: int) -> float:
    """The width without which the longest text of a column would be a tower of short lines."""
    lengths = [_em(text) for row in table.rows if isinstance(row, TableRow) for text in row.cells[place].texts]
    longest = max(lengths, default=0)
    return max((units for characters, units in LEAST if longest > characters), default=0.0)


def _whole_texts(table: Table, place: int) -> Iterator[float]:
    """The lengths of what is never broken in a column, in characters; a heading may stand in two lines."""
    column = table.columns[place]
    yield ceil(len(column.heading) / 2)
    if column.is_end:
        yield LONGEST_DAY
    for row in table.rows:
        if isinstance(row, TableRow):
            if row.cells[place].day:
                yield LONGEST_DAY
            for text in row.cells[place].texts:
                length = _em(text)
                if (column.whole and length <= LONGEST_WHOLE) or (length <= LONGEST_LIST and LIST.fullmatch(text)):
                    yield length
                else:
                    yield from (_em(piece) for piece, is_whole in pieces(text) if is_whole)


def height(texts: Sequence[str], of_columns: Sequence[float], size: float = SIZE) -> float:
    """Points of a row in which each of these texts is whole, with room to write by hand."""
    lines = 1
    for text, width in zip(texts, of_columns, strict=True):
        needed = _lines(text, width, size)
        lines = max(lines, needed)
    points = lines * size * PITCH + ROOM_AROUND
    return min(HIGHEST, max(LOWEST, points))


def _lines(text: str, width: float, size: float) -> int:
    """Lines that a text takes at most: in the face that it names, or in the one that LibreOffice takes where that is not there."""
    points = (width * PIXELS - PADDING) * POINTS_OF_A_PIXEL
    room = max(1.0, points / size) - KEPT_FREE
    count = 0
    for line in text.split("\n"):
        of_faces = (_filled(line, room, _em), _filled(line, FACES[1] * room, characters))
        count += max(of_faces)
    return count


def side_by_side(of_columns: Sequence[float], labels: Sequence[str]) -> list[tuple[int, int]]:
    """The columns over which as many labels as have room stand side by side, each with room to sign: the first of each, and the one after its last."""
    needed = _for((max(map(len, labels)) + TO_SIGN) * SIGN_SIZE / SIZE)
    for count in range(min(len(labels), len(of_columns)), 1, -1):
        cuts = combinations(range(1, len(of_columns)), count - 1)
        ways = (list(pairwise((0, *cut, len(of_columns)))) for cut in cuts)
        best = max(ways, key=lambda way: _narrowest(of_columns, way))
        if _narrowest(of_columns, best) >= needed:
            return best
    return [(0, len(of_columns))]


def _narrowest(of_columns: Sequence[float], way: Sequence[tuple[int, int]]) -> float:
    return min(sum(of_columns[first:end]) for first, end in way)


def _filled(line: str, room: float, measure: Callable[[str], float]) -> int:
    """How many lines of some room a line of text fills, where a program ends them before a number, or a list of these, as a whole."""
    if measure(line) <= room:
        return 1
    count = 1
    used = 0.0
    for atom in _unbroken(line):
        length = measure(atom)
        if used and used + length > room:
            count += 1
            used = 0.0
        # What is longer than a line begins one, and goes on in further ones.
        more = max(0, ceil((used + length) / room) - 1)
        count += more
        used += length - more * room
    return count


def _unbroken(line: str) -> Iterator[str]:
    """A line taken apart into what programs break only where it is longer than a line by itself."""
    end = 0
    for listed in LIST.finditer(line):
        yield from atoms(line[end : listed.start()])
        yield listed[0]
        end = listed.end()
    yield from atoms(line[end:])


def _em(line: str) -> float:
    ems = 0.0
    for character in line:
        is_narrow = character < "⺀" and character not in "□—“”‘’"
        ems += BLANK if character == "_" else 0.5 if is_narrow else 1
    return ems
