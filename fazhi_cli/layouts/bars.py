"""Numbers as bars, for a terminal."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from fazhi_cli.formats.widths import padded, width

if TYPE_CHECKING:
    from collections.abc import Sequence

LONGEST = 40
"""Cells of the longest bar."""


def bars(title: str, numbers: Sequence[tuple[str, int]], room: int) -> tuple[str, ...]:
    """A heading and a line a number, set in `room` cells; nothing where there is no number above zero.

    The number stands before its bar, since a Chinese console may draw █ two cells wide.
    """
    highest = max((number for _, number in numbers), default=0)
    if not highest:
        return ()
    label_cells = max(width(label) for label, _ in numbers)
    digits = len(str(highest))
    # A bar gets half of what labels, numbers and the gaps leave, in case its blocks are drawn wide.
    free = (room - label_cells - digits - 4) // 2 * 2
    longest = max(1, min(LONGEST, highest, free))
    lines = [title]
    for label, number in numbers:
        blocks = math.ceil(number * longest / highest)
        parts = (padded(label, label_cells), padded(str(number), digits, right=True), "█" * blocks)
        lines.append("  ".join(parts).rstrip())
    return tuple(lines)
