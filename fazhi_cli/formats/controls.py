"""What a terminal obeys leaves in no text, and what no XML holds in no file: an answer may have more than a rulebook, as one of `fazhi sql`."""

from __future__ import annotations

import re

TURNING = "\u202a-\u202e\u2066-\u2069"
"""What turns the order of writing: the name of a folder may have it, and then reads as another."""
OBEYED = f"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f{TURNING}]|\r(?!\n)"
"""Beside the ends of lines and tabs; a lone carriage return lets it write over what stands there. Compiled only where needed."""
UNWRITABLE = "[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]"
"""What no XML may hold, and so no Word or Excel file. Compiled only where needed."""
ALLOWED_IN_JSON = f"[\x7f-\x9f{TURNING}]"
"""Those of them that JSON does not escape by itself."""


def without_controls(text: str) -> str:
    """The text with blanks for what a terminal obeys."""
    return text if _is_harmless(text) else re.sub(OBEYED, " ", text)


def writable(text: str) -> str:
    """The text with blanks for what no XML may hold."""
    return text if text.isprintable() else re.sub(UNWRITABLE, " ", text)


def escaped_controls(text: str) -> str:
    """A JSON text with escapes for what a terminal obeys, so that no value is changed."""
    return text if _is_harmless(text) else re.sub(ALLOWED_IN_JSON, lambda match: f"\\u{ord(match[0]):04x}", text)


def _is_harmless(text: str) -> bool:
    """Asked of whole lines at once, for nearly none holds anything of the kind."""
    return text.replace("\n", "").replace("\t", "").isprintable()
