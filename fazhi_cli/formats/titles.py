"""The lines under the title of a sheet, which say of what it is: broken where one thing that they say ends."""

from __future__ import annotations

import re

from fazhi_cli.formats.column_widths import TEXT_WIDTH
from fazhi_cli.formats.widths import width, wrap

AFTER_COLON = re.compile("(?<=：)")
IN_LISTS = re.compile("(?<=[：、，])|(?=或)")
CHARACTER = 5.0
"""Millimetres of a character of 14 pt, with a hair to spare for figures, which are wider than half of it."""


def title_lines(text: str, *, landscape: bool) -> list[str]:
    """What a sheet is, whole in a line where that has room: else it is broken after what each part is of, then in lists."""
    of_line = int(2 * TEXT_WIDTH[landscape] / CHARACTER)
    if width(text) <= of_line:
        return [text]
    parts = AFTER_COLON.split(text)
    if max(map(width, parts)) > of_line:
        parts = IN_LISTS.split(text)
    return wrap(parts, of_line)
