"""On which paper a sheet of a workbook is printed, and where a page must end early, so that none holds signatures and notes alone."""

from __future__ import annotations

from math import floor
from typing import TYPE_CHECKING, NamedTuple

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

A program that has to take another face for it sets columns wider and everything smaller, and ends its pages elsewhere: there the last of
them holds by chance what it should.
"""

PIXELS, PADDING, POINTS_OF_A_PIXEL = 8, 5.7, 0.75
"""Pixels of a digit of that face, and beside the digits in each column; points of a pixel."""

SAFE = 0.97
"""Of a page what the end of a sheet is reckoned with: Excel, WPS and LibreOffice do not round alike."""


SHRUNK = 1.2
"""Of a page what is printed on one all the same, and that much smaller."""


class Paper(NamedTuple):
    """A paper, by Excel's number, and whether it lies on its side."""

    number: int
    is_lying: bool

    @classmethod
    def of(cls, widths: Sequence[float], *, landscape: bool) -> Paper:
        return cls(A4 if sum(widths) <= WIDEST_ON_A4 else A3, landscape)

    def holds(self, heights: Sequence[float], widths: Sequence[float]) -> bool:
        """Whether all rows are read on one page, made a little smaller where that must be."""
        return sum(heights) <= SHRUNK * self.room(widths)

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
    """The row before which a page must end, so that what stands under a table stays with its last row; None where it does.

    heights: points of the rows, top to bottom. head: the row that is repeated on every page. last: the last row of the table; the
    rows after it are signatures and notes. room: points that a page holds.
    """
    filled = 0.0
    for height in heights[:last]:
        if filled + height > room:
            filled = heights[head]
        filled += height
    kept = sum(heights[last:])
    is_torn = filled + kept > SAFE * room
    fits_overleaf = heights[head] + kept <= SAFE * room
    return last if last > head + 1 and is_torn and fits_overleaf else None
