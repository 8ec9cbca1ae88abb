"""On which paper a sheet of a workbook is printed, and where a page must end early, so that signatures and notes stand with rows."""

from __future__ import annotations

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

SHRUNK, SHRUNK_OF_FEW = 1.2, 1.3
"""Of a page what is printed on one all the same, and that much smaller; and of rows too few for two pages."""


LITTLE = 1.1
"""By how much smaller a sheet is printed at most, rather than leave a page before its last nearly empty."""


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


def early_end(heights: Sequence[float], head: int, last: int, room: float) -> int | None:
    """The row before which a page must end, so that what stands under a table stays with its last rows; None where it does anyway.

    The page before keeps as many rows, where that can be.

    heights: points of the rows, top to bottom. head: the row that is repeated on every page. last: the last row of the table; the
    rows after it are signatures and notes. room: points that a page holds.
    """
    kept = _kept_with_foot(heights, head, last, SAFE * room)
    if not kept or all(_are_together(heights, head, kept[0], face * room) for face in FACES):
        return None
    well = (
        first
        for first in kept
        if all(first - _page_of(heights, head, first, face * room).begin >= ROWS_WITH_FOOT for face in FACES)
    )
    return next(well, kept[0])


def fewer_pages(heights: Sequence[float], head: int, last: int, early: int, room: float) -> int | None:
    """On how many pages a sheet is printed a little smaller, where the page that ends early would be left with a row or two; else None.

    early: the row before which it would end; the others as for early_end.
    """
    if all(early - _page_of(heights, head, early, face * room).begin >= ROWS_WITH_FOOT for face in FACES):
        return None
    count = len(_begins(heights, head, LITTLE * SAFE * room))
    for face in FACES:
        scales = (1 + hundredths / 100 for hundredths in range(round(100 * LITTLE) - 99))
        pages = (_begins(heights, head, face * scale * SAFE * room) for scale in scales)
        begins = next(each for each in pages if len(each) <= count)
        if last + 1 - begins[-1] < ROWS_WITH_FOOT:
            return None
    return count


def _begins(heights: Sequence[float], head: int, room: float) -> list[int]:
    """The first row of each page, where each is filled as far as it goes."""
    begins = [head + 1]
    filled = sum(heights[: head + 1])
    for row, height in enumerate(heights[head + 1 :], head + 1):
        if filled + height > room and row > begins[-1]:
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
    return kept[ROWS_WITH_FOOT - 1 :] or kept[-1:]


class _Page(NamedTuple):
    """A page that is being filled: its first row, and points of its rows."""

    begin: int
    filled: float


def _page_of(heights: Sequence[float], head: int, end: int, room: float) -> _Page:
    """The page on which the row before another stands, where each page is filled as far as it goes."""
    begin, filled = head + 1, 0.0
    for row, height in enumerate(heights[:end]):
        if filled + height > room:
            begin, filled = row, heights[head]
        filled += height
    return _Page(begin, filled)


def _are_together(heights: Sequence[float], head: int, first: int, room: float) -> bool:
    """Whether all from a row on stands on one page, which may begin with it."""
    filled = _page_of(heights, head, first, room).filled
    begins_page = filled + heights[first] > room / SAFE
    return begins_page or filled + sum(heights[first:]) <= SAFE * room
