"""Rows or a document, rendered by the module of a format."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from fazhi_cli.errors import MissingPart, WrongCall
from fazhi_cli.formats import for_documents
from fazhi_cli.formats.controls import without_controls, writable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fazhi_cli.formats import Format
    from fazhi_cli.formats.document import Document
    from fazhi_cli.formats.view import Printout


def render_rows(printout: Printout, format_: Format) -> Iterator[str]:
    """The text of the rows, piece by piece; the format must be one that takes rows."""
    pieces: Iterator[str] = _module(format_).render_rows(printout)
    return map(without_controls, pieces)


def render_document(document: Document, format_: Format, width: int) -> str | bytes:
    """The document as text, or as the bytes of a file; width in terminal cells, for the format that is set by them.

    Raises WrongCall for a format that prints no documents, MissingPart where a font or an optional component is missing.
    """
    if not format_.documents:
        known = "、".join(known.name for known in for_documents())
        raise WrongCall(f"這裡不能用格式「{format_.name}」；可用：{known}。")
    document = document.mapped(writable)
    if format_.for_work and document.workbook:
        document = document._replace(tables=document.workbook, notes=document.workbook_notes, landscape=True)
    if not format_.outlines:
        if document.is_outline and not format_.for_work:
            document = document.with_captions_in_tables
        document = document.as_page
    if format_.full_width:
        from fazhi_cli.formats.document import Quoted
        from fazhi_cli.formats.punctuation import full_width

        document = document.mapped(lambda text: text if isinstance(text, Quoted) else full_width(text))
    module = _module(format_)
    room = (width,) if format_.for_terminal else ()
    rendered: str | bytes = module.render_document(document, *room)
    return without_controls(rendered) if isinstance(rendered, str) else rendered


def _module(format_: Format) -> Any:
    try:
        return import_module(f"fazhi_cli.formats.{format_.name}")
    except ModuleNotFoundError as error:
        if not format_.extra:
            raise
        raise MissingPart(
            f"格式 {format_.name} 要用可選的組件 {error.name}，請安裝：pip install 'fazhi[{format_.extra}]'。"
        ) from None
