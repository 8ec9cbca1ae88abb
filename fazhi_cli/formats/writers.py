"""A document in a file format: the one table of the formats that can print one."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

from fazhi_cli.errors import MissingPart, WrongCall

if TYPE_CHECKING:
    from fazhi_cli.formats.document import Document


class Writer(NamedTuple):
    """A line of the table; `name` is also the module whose `render(document)` makes the file."""

    name: str
    printed: bool
    """Whether it is a page with full-width punctuation; the others keep the plan's own."""
    extra: str = ""
    """The optional dependencies of this project that it needs."""
    outlines: bool = False
    """Whether it prints an outline as one; the others print a table on a page."""

    @property
    def module(self) -> str:
        return "md_document" if self.name == "md" else self.name


WRITERS = (
    Writer("md", printed=False, outlines=True),
    Writer("html", printed=True),
    Writer("docx", printed=True),
    Writer("xlsx", printed=False),
    Writer("pdf", printed=True, extra="pdf"),
)


def render(document: Document, name: str) -> bytes:
    """The finished file. Raises WrongCall for a format that prints no documents, MissingPart where a font is missing."""
    for writer in WRITERS:
        if writer.name == name:
            if not writer.outlines:
                document = document.as_page
            if writer.printed:
                from fazhi_cli.formats.punctuation import full_width

                document = document.mapped(full_width)
            data: bytes = _module(writer).render(document)
            return data
    raise WrongCall(f"這裡不能用格式「{name}」;可用:table、{'、'.join(writer.name for writer in WRITERS)}。")


def _module(writer: Writer) -> Any:
    try:
        return import_module(f"fazhi_cli.formats.{writer.module}")
    except ImportError as error:
        if not writer.extra:
            raise
        raise MissingPart(
            f"格式 {writer.name} 要用可選的組件 {error.name},請安裝:pip install 'fazhi[{writer.extra}]'。"
        ) from None
