"""On which paper a sheet of a workbook is printed, and where a page must end early, so that signatures and notes stand with rows."""

from __future__ import annotations

from itertools import pairwise
from math import floor
from typing import TYPE_CHECKING, NamedTuple

from fazhi_cli.formats.row_heights import ROWS_WITH_FOOT

if TYPE_CHECKING:
    from collections.abc import Sequence

A4, A3 = 9, 8
"""Papers by Excel's numbers."""

SIDES = {A4: (8.27, 11.69), A3: (11.69, 16.54)}
"""Inches of a paper, the shorter side first."""

WIDEST_ON_A4 = 170
"""Excel's units that the columns together may take on A4, on its side and made smaller, before nobody can read them."""

MARGINS = {"left": 0.7, "right": 0.7, "top": 0.75, "bottom": 0.75}
"""Inches."""

POINTS = 72
"""Of an inch."""

FACE = {"font_name": "宋体", "font_size": 11, "font_scheme": False}
"""The usual face of a workbook, a digit of which is Excel's unit of width: one that every desk in China has, with Excel or WPS.

A program that has to take another face for it sets columns wider and everything smaller, and ends its pages elsewhere.
"""

FACES = (1.0, 1.17)
"""How much more a page holds in that face, and in the one that LibreOffice takes for it where it is not there."""

PIXELS, PADDING, POINTS_OF_A_PIXEL = 8, 5.7, 0.75
"""Pixels of a digit of that face, and beside the digits in each column; points of a pixel."""

SAFE = 0.97
"""Of a page what the end of a sheet is reckoned with: Excel, WPS and LibreOffice do not round alike."""

ROUNDED = (SAFE, 0.98, 0.99, 1.0, 1.01, 1.025)
"""Of a page what programs find room for: over many pages a hair decides which row is the last one of each."""

SHRUNK, SHRUNK_OF_FEW = 1.2, 1.4
"""Of a page what is printed on one all the same, and that much smaller; and of rows too few for two pages."""

LITTLE = 1.1
"""By how much smaller a sheet is printed at most, rather than with a page that ends early."""

MOST_TRIED = 12
"""Rows before which a page is tried to end early."""


class Paper(NamedTuple):
    """A paper, by Excel's number, and whether it lies on its side."""

    number: int
    is_lying: bool

    @classmethod
    def of(cls, widths: Sequence[float], *, landscape: bool) -> Paper:
        return cls(A4 if sum(widths) <= WIDEST_ON_A4 else A3, landscape)

    def holds(self, heights: Sequence[float], widths: Sequence[float], count: int) -> bool:
        """Whether all is read on one page, made a little smaller where that must be; count: of the rows under the headings."""
        shrunk = SHRUNK if count >= 2 * ROWS_WITH_FOOT else SHRUNK_OF_FEW
        return sum(heights) <= shrunk * self.room(widths)

    def room(self, widths: Sequence[float]) -> float:
        """Points of the rows that a page holds, where the columns are made as small as its width asks; never larger."""
        short, long = SIDES[self.number]
        width, height = (long, short) if self.is_lying else (short, long)
        across = (width - MARGINS["left"] - MARGINS["right"]) * POINTS
        down = (height - MARGINS["top"] - MARGINS["bottom"]) * POINTS
        needed = sum(PIXELS * unit + PADDING for unit in widths) * POINTS_OF_A_PIXEL
        scale = min(1.0, floor(100 * across / needed) / 100)
        return down / scale


class Ending(NamedTuple):
    """How the end of a sheet is laid: on how many pages all is printed, a little smaller, and the row before which a page ends early.

    0, None: as the program that prints it fills its pages.
    """

    pages: int = 0
    early: int | None = None


def ending(heights: Sequence[float], head: int, last: int, room: float, *, may_shrink: bool) -> Ending:
    """The ending by which what stands under a table stays with its last rows, in whatever face, on the fewest pages.

    A program's own where that does, and a page that ends early only where nothing else does. No page before is left with a row or two.

    heights: points of the rows, top to bottom. head: the row that is repeated on every page. last: the last row of the table; the
    rows after it are signatures and notes. room: points that a page holds. may_shrink: all may be printed a little smaller.
    """
    kept = _kept_with_foot(heights, head, last, SAFE * room)
    if not kept:
        return Ending()
    sheet = _Sheet(heights, head, last, room, most_kept=min(len(kept), ROWS_WITH_FOOT))
    own_ways = [Ending()]
    if may_shrink:
        fewer = len(_begins(heights, head, LITTLE * SAFE * room))
        own_ways.append(Ending(pages=fewer))
    early = [Ending(early=row) for row in kept[sheet.most_kept - 1 :][:MOST_TRIED]]
    best = min(own_ways, key=sheet.cost)
    return best if sheet.is_faultless(best) else min([best, *early], key=sheet.cost)


class _Cost(NamedTuple):
    """What an ending costs, the worst first: a foot without its rows, a page with a row or two, pages."""

    is_foot_alone: bool
    is_page_empty: bool
    pages: int


class _Sheet(NamedTuple):
    """What an ending is reckoned from; most_kept: how many rows can stand with the foot."""

    heights: Sequence[float]
    head: int
    last: int
    room: float
    most_kept: int

    def is_faultless(self, way: Ending) -> bool:
        return not any(self.cost(way)[:2])

    def cost(self, way: Ending) -> _Cost:
        is_foot_alone = is_page_empty = False
        pages = 0
        for face in FACES:
            for share in ROUNDED:
                room = face * share * self.room
                begins = self._begins_of(way, room)
                is_foot_alone |= begins is None or self.last + 1 - begins[-1] < self.most_kept
                is_page_empty |= begins is not None and self._has_empty_page(begins, room)
                pages += len(begins or ())
        return _Cost(is_foot_alone, is_page_empty, pages)

    def _begins_of(self, way: Ending, room: float) -> list[int] | None:
        """The first row of each page; None where all would have to be printed too small."""
        if way.pages:
            scales = (1 + hundredths / 100 for hundredths in range(round(100 * LITTLE) - 99))
            pages = (_begins(self.heights, self.head, scale * room) for scale in scales)
            return next((begins for begins in pages if len(begins) <= way.pages), None)
        return _begins(self.heights, self.head, room, way.early)

    def _has_empty_page(self, begins: Sequence[int], room: float) -> bool:
        """Whether a page before the last has few rows, and is not half full."""
        for first, end in pairwise(begins):
            filled = sum(self.heights[first:end]) + self.heights[self.head]
            if end - first < ROWS_WITH_FOOT and filled < room / 2:
                return True
        return False


def _begins(heights: Sequence[float], head: int, room: float, early: int | None = None) -> list[int]:
    """The first row of each page, where each is filled as far as it goes, but for the one that ends early."""
    begins = [head + 1]
    filled = sum(heights[: head + 1])
    for row, height in enumerate(heights[head + 1 :], head + 1):
        if row > begins[-1] and (filled + height > room or row == early):
            begins.append(row)
            filled = heights[head]
        filled += height
    return begins


def _kept_with_foot(heights: Sequence[float], head: int, last: int, room: float) -> list[int]:
    """The rows from which on all stands on one page with the foot, the nearest to it first; none of them is the first of the table."""
    kept = []
    needed = heights[head] + sum(heights[last + 1 :])
    for row in range(last, head + 1, -1):
        needed += heights[row]
        if needed > room:
            break
        kept.append(row)
    return kept
