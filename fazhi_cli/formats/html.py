"""One HTML file that prints as an A4 page: every word escaped, nothing loaded from elsewhere."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader, StrictUndefined

if TYPE_CHECKING:
    from jinja2 import Template

    from fazhi_cli.formats.document import Document


def render_document(document: Document) -> bytes:
    """The page; its rows carry what they stand for in data-ref and data-fingerprint."""
    return _page().render(document=document).encode()


@cache
def _page() -> Template:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).with_name("pages")),
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True,
    )  # fmt: skip
    return environment.get_template("document.html")
