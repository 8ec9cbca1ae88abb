"""One HTML file that prints as an A4 page: every word escaped, nothing loaded from elsewhere."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from fazhi_cli.formats.document import headings_of, is_labelled
from fazhi_cli.formats.row_heights import may_break
from fazhi_cli.formats.whole import pieces

if TYPE_CHECKING:
    from jinja2 import Template

    from fazhi_cli.formats.document import Box, Document

WHOLE_PIECE = Markup('<span class="whole">{}</span>')
TICKED = Markup('<label><input type="checkbox">{}</label>')


def render_document(document: Document) -> bytes:
    """The page; its rows carry what they stand for in data-ref and data-fingerprint."""
    return _page().render(document=document).encode()


@cache
def _page() -> Template:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).with_name("pages")),
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True,
    )  # fmt: skip
    environment.globals.update(
        headings_of=headings_of, is_labelled=is_labelled, may_break=may_break, words=_words, box=_box
    )
    return environment.get_template("document.html")


def _words(text: str) -> Markup:
    """A text in which days, numbers and places stay on one line."""
    parts = [WHOLE_PIECE.format(piece) if is_whole else escape(piece) for piece, is_whole in pieces(text)]
    return Markup("").join(parts)


def _box(run: Box) -> Markup:
    """A box that is ticked on a screen and prints as it stands."""
    return TICKED.format(run.label)
