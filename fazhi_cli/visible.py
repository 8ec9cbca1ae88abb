"""Text as a message may quote it: on one line, and without a character that an eye cannot see or a terminal obeys."""

from __future__ import annotations

import re

UNSEEN = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # C0 and C1 without tab, line feed and carriage return
    "\u2028\u2029"  # the line ends of Unicode, which YAML counts and editors do not
    "\xad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff"  # zero width or bidirectional: text that looks like another
    "\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef"  # fillers, selectors of variants
    "\ud800-\udfff\ufff9-\uffff\U000e0000-\U000e007f"  # what a broken conversion leaves behind, and tags
)
"""The characters that no file of a rulebook may hold, as they stand between the brackets of a regular expression."""

_SIGNS = {"\t": "␉", "\n": "␊", "\r": "␍"}


def visible(text: str) -> str:
    """The text with a sign in place of each tab and line end, and <U+001B> in place of each unseen character."""
    if text.isprintable():  # so nearly always, and then nothing is compiled
        return text
    return re.sub(f"[\t\n\r{UNSEEN}]", _sign, text)


def _sign(match: re.Match[str]) -> str:
    character = match[0]
    return _SIGNS.get(character) or f"<U+{ord(character):04X}>"
