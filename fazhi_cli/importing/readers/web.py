"""A plan as a page of the web: the document on it, without what stands around it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from lxml import etree, html

from fazhi_cli.errors import WrongCall
from fazhi_cli.importing.readers.documents import Document, Line
from fazhi_cli.importing.readers.grid import Cell, rows_of
from fazhi_cli.importing.readers.packages import MOST_MARKS, TOO_NESTED, refuse_nested
from fazhi_cli.importing.readers.text import cleaned, decoded

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml.html import HtmlElement

_NO_TEXT = frozenset(
    [
        "script",
        "style",
        "head",
        "nav",
        "header",
        "footer",
        "form",
        "aside",
        "iframe",
        "noscript",
        "button",
        "select",
        "svg",
    ]
)
_BLOCKS = frozenset(
    [
        "p",
        "div",
        "section",
        "article",
        "main",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "li",
        "ul",
        "ol",
        "dl",
        "dt",
        "dd",
        "blockquote",
        "pre",
        "center",
        "table",
        "tr",
        "body",
        "html",
        "hr",
    ]
)
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)
_MOST = 0.8
"""The share of a page's sentences that its document has at least."""

_MOST_ATTRIBUTES = 500
"""Of one tag; those of a page have a dozen."""

_DEEPEST = 200
_WIDEST, _LONGEST = 200, 5_000


def read(data: bytes) -> Document:
    """The lines of the document on the page. Raises WrongCall for a page without any."""
    charset = _CHARSET.search(data[:4096])
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", decoded(data, charset[1].decode() if charset else None))
    if not text.strip():
        return Document([], [])
    if text.count("<") > MOST_MARKS:
        raise WrongCall("裡面的標記太多，不像是一份方案。")
    page = _page(text)
    _drop_unseen(page)
    document = _document(page)
    found = [line for line in (_title_before(page, document), *_lines(document)) if line.strip()]
    return cleaned((Line(line, f"第 {number} 段") for number, line in enumerate(found, 1)), [])


def _page(text: str) -> HtmlElement:
    """The page as a tree. Raises WrongCall for one that would take too long, or of which a part would be left out."""
    looked_at: Any = _Attributes()
    etree.fromstring(text, etree.HTMLParser(target=looked_at, huge_tree=True))
    parser = html.HTMLParser(huge_tree=True)
    try:
        page: HtmlElement = html.document_fromstring(text, parser=parser)
    except etree.ParserError:
        raise WrongCall("網頁裡沒有文字。") from None
    if any(
        "depth" in error.message for error in parser.error_log
    ):  # what stands deeper, and all behind it, is not in the tree
        raise WrongCall(TOO_NESTED)
    refuse_nested(page)
    return page


class _Attributes:
    """Looks at the tags of a page before a tree is made of it: for that each attribute of a tag is held against all others."""

    def start(self, _tag: str, attributes: Mapping[str, str]) -> None:
        if len(attributes) > _MOST_ATTRIBUTES:
            raise WrongCall("裡面的標記太多，不像是一份方案。")

    def close(self) -> None:
        """Called at the end of the page."""


def _drop_unseen(page: HtmlElement) -> None:
    """Take out what shows no text, and leave the words behind it: joined once, for each join copies what was joined before."""
    parents = [element for element in page.iter() if any(map(_is_unseen, element))]
    for parent in parents:
        last: HtmlElement | None = None
        words = [parent.text or ""]
        for child in list(parent):
            if _is_unseen(child):
                words.append(child.tail or "")
                parent.remove(child)
                continue
            _end_with(parent, last, words)
            last, words = child, [child.tail or ""]
        _end_with(parent, last, words)


def _end_with(parent: HtmlElement, last: HtmlElement | None, words: list[str]) -> None:
    """Set the words behind a child, or, where it is None, before all."""
    if last is None:
        parent.text = "".join(words)
    else:
        last.tail = "".join(words)


def _is_unseen(element: HtmlElement) -> bool:
    """Whether an element shows no text of the document: a comment, a menu, a form, what is hidden."""
    if not isinstance(element.tag, str) or element.tag in _NO_TEXT:
        return True
    return bool(_HIDDEN.search(element.get("style", "")))


def _document(page: HtmlElement) -> HtmlElement:
    """The smallest part of a page that still has most of its sentences."""
    sizes: dict[HtmlElement, int] = {}
    for element in reversed(list(page.iter())):
        own = _sentences(element.text) + sum(_sentences(child.tail) for child in element)
        sizes[element] = 0 if element.tag == "a" else own + sum(sizes[child] for child in element)
    part = page
    while True:
        inner = max((child for child in part if child.tag in _BLOCKS), key=lambda child: sizes[child], default=None)
        if inner is None or inner.tag in ("table", "tr", "p") or sizes[inner] < sizes[page] * _MOST:
            return part
        part = inner


def _sentences(text: str | None) -> int:
    """Characters of a text that stand in sentences or lists, as those of a menu do not."""
    return len(text.strip()) if text and re.search("[。；，：、]", text) else 0


def _title_before(page: HtmlElement, document: HtmlElement) -> str:
    """The heading of the page, where it stands before its document."""
    for heading in page.iter("h1", "h2"):
        if document in heading.iterancestors():
            return ""
        text = "".join(heading.itertext()).strip()
        if text and heading not in document.iterancestors():
            return "" if text in "".join(document.itertext()) else text
    return ""


def _lines(element: HtmlElement) -> Iterator[str]:
    """The lines of an element: each block and each <br> begins one, a table gives its rows."""
    pieces: list[str] = []
    _gather(element, pieces, 0)
    yield from re.sub(r"[^\S\n\t\u3000]+", " ", "".join(pieces)).split("\n")


def _gather(element: HtmlElement, pieces: list[str], depth: int) -> None:
    if element.tag == "br":
        pieces.append("\n")
    elif element.tag == "table" and depth < _DEEPEST and _is_data(element):
        pieces += ["\n", "\n".join(_rows(element)), "\n"]
    elif depth < _DEEPEST:
        is_block = element.tag in _BLOCKS
        pieces.append("\n" if is_block else "")
        pieces.append(_on_one_line(element.text))
        for child in element:
            _gather(child, pieces, depth + 1)
            pieces.append(_on_one_line(child.tail))
        pieces.append("\n" if is_block else "")
    else:
        pieces.append(_on_one_line("".join(element.itertext())))


def _is_data(table: HtmlElement) -> bool:
    """Whether a table has rows of several cells; others only place things on the page."""
    return any(len(row.findall("td")) + len(row.findall("th")) > 1 for row in table.iter("tr"))


def _rows(table: HtmlElement) -> list[str]:
    rows = []
    for row in table.iter("tr"):
        if next(row.iterancestors("table")) is not table:
            continue
        cells = [cell for cell in row if cell.tag in ("td", "th")]
        rows.append(
            [Cell(_cell(cell), _span(cell, "colspan", _WIDEST), _span(cell, "rowspan", _LONGEST)) for cell in cells]
        )
    return [line for _, line in rows_of(rows)]


def _cell(cell: HtmlElement) -> str:
    return "\n".join(line.replace("\t", " ") for line in _lines(cell))


def _span(cell: HtmlElement, name: str, most: int) -> int:
    value = cell.get(name, "1").strip()
    return max(1, min(int(value), most)) if value.isascii() and value.isdigit() else 1


def _on_one_line(text: str | None) -> str:
    return re.sub(r"[\r\n\t]+", " ", text) if text else ""
