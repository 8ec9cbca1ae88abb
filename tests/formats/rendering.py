"""A document in a file format, as the program makes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fazhi_cli.formats import FORMATS
from fazhi_cli.formats.render import render_document

if TYPE_CHECKING:
    from fazhi_cli.formats.document import Document


def rendered(document: Document, name: str) -> bytes:
    """The bytes of the file, whether the format makes a text or not."""
    [format_] = [each for each in FORMATS if each.name == name]
    content = render_document(document, format_, 80)
    return content.encode() if isinstance(content, str) else content
