"""The lines under the title of a sheet, which say of what it is: broken where one thing that they say ends."""

from __future__ import annotations

import re

from fazhi_cli.formats.column_widths import TEXT_WIDTH, characters
from fazhi_cli.formats.widths import width, wrap

AFTER_COLON = re.compile("(?<=：)")
IN_LISTS = re.compile("(?<=[：、，])|(?=或)")
CHARACTER = 4.94
"""Millimetres of a character of 14 pt."""


def title_lines(text: str, *, landscape: bool) -> list[str]:
    """What a sheet is, whole in a line where that has room: else it is broken after what each part is of, then in lists."""
    room = TEXT_WIDTH[landscape] / CHARACTER
    needed = characters(text)
    if needed <= room:
        return [text]
    # As many cells as a line holds of a text with so many figures.
    of_line = int(width(text) * room / needed)
    parts = AFTER_COLON.split(text)
    if max(map(width, parts)) > of_line:
        parts = IN_LISTS.split(text)
    return wrap(parts, of_line)
