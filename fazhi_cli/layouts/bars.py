"""Numbers as bars, for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fazhi_cli.formats.widths import padded, width

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST = 40
"""Cells of the longest bar."""


def bars(title: str, numbers: Sequence[tuple[str, int]], room: int) -> tuple[str, ...]:
    """A heading and a line a number, set in `room` cells; nothing where there is no number above zero.

    The number stands before its bar, since a Chinese console may draw █ two cells wide.
    """
    highest = max((number for _, number in numbers), default=0)
    if not highest:
        return ()
    left, digits = max(width(label) for label, _ in numbers), len(str(highest))
    full = max(1, min(MOST, highest, (room - left - digits - 4) // 2 * 2))
    lines = (
        f"{padded(label, left)}  {padded(str(number), digits, right=True)}  {'█' * -(-number * full // highest)}".rstrip()
        for label, number in numbers
    )
    return (title, *lines)
