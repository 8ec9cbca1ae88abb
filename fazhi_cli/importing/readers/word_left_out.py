"""What stands in a Word document and is no part of its text: the table of contents, hidden words, tracked deletions, headers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from fazhi_cli.importing.readers.word_numbers import W

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from fazhi_cli.importing.readers.packages import Package

_CONTENTS_STYLE = re.compile("^(?:toc|目录|目錄)[ 0-9]*$", re.IGNORECASE)
_MOST_SHOWN = 20


class Styles:
    """The styles of a document, by their ids."""

    def __init__(self, styles: _Element | None) -> None:
        every = [] if styles is None else list(styles.iter(f"{W}style"))
        self._hidden = {_id(each) for each in every if _is_on(each.find(f"{W}rPr/{W}vanish"))}
        names = {_id(each): each.find(f"{W}name") for each in every}
        self._contents = {
            key for key, name in names.items() if name is not None and _CONTENTS_STYLE.match(name.get(f"{W}val", ""))
        }

    def hides(self, run: _Element) -> bool:
        """Whether a run of words is not shown."""
        style = run.find(f"{W}rPr/{W}rStyle")
        by_style = style is not None and style.get(f"{W}val") in self._hidden
        own = run.find(f"{W}rPr/{W}vanish")
        return by_style if own is None else _is_on(own)

    def is_of_contents(self, paragraph: _Element) -> bool:
        """Whether a paragraph has the style of an entry in a table of contents."""
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        name = "" if style is None else style.get(f"{W}val", "")
        return name in self._contents or _CONTENTS_STYLE.match(name) is not None


def _id(style: _Element) -> str:
    return style.get(f"{W}styleId", "")


def _is_on(switch: _Element | None) -> bool:
    return switch is not None and switch.get(f"{W}val") not in ("0", "false", "off")


class Contents:
    """The table of contents, which Word makes of the headings; lines: how many of it were met."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._fields: list[bool] = []
        self.lines = 0

    def has_block(self, block: _Element) -> bool:
        """Whether a block is a table of contents as a whole."""
        gallery = block.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
        if gallery is None or gallery.get(f"{W}val") != "Table of Contents":
            return False
        self.lines += sum(_has_words(paragraph) for paragraph in block.iter(f"{W}p"))
        return True

    def has_paragraph(self, paragraph: _Element) -> bool:
        """Whether a paragraph is an entry: by its style, or because it stands in a field of contents."""
        is_entry = any(self._fields) or self._styles.is_of_contents(paragraph)
        for element in paragraph.iter(f"{W}fldChar", f"{W}instrText"):
            if element.tag == f"{W}instrText":
                is_contents = (element.text or "").strip().startswith("TOC")
                if self._fields and is_contents:
                    self._fields[-1] = is_entry = True
            elif element.get(f"{W}fldCharType") == "begin":
                self._fields.append(False)
            elif element.get(f"{W}fldCharType") == "end" and self._fields:
                self._fields.pop()
        self.lines += is_entry and _has_words(paragraph)
        return is_entry


def _has_words(element: _Element) -> bool:
    return any((text.text or "").strip() for text in element.iter(f"{W}t"))


def left_out(package: Package, body: _Element, contents: int, hidden: int) -> list[str]:
    """What was not read, a sentence each; contents: lines of the table of contents. hidden: runs of words that are not shown."""
    struck = sum(bool("".join(each.itertext()).strip()) for each in body.iter(f"{W}del"))
    added = sum(_has_words(each) for each in body.iter(f"{W}ins"))
    remarks = package.root("word/comments.xml")
    found = [f"目錄 {contents} 行（由標題生成）"] if contents else []
    if struck:
        found.append(f"修訂中刪去的文字 {struck} 處")
    if added:
        found.append(f"修訂中插入的文字 {added} 處已作正文讀入，請先確定是否接受")
    if hidden:
        found.append(f"隱藏的文字 {hidden} 處")
    found += [f"{name}「{text}」" for name, text in _around(package)]
    if remarks is not None and len(remarks):
        found.append(f"批註 {len(remarks)} 條")
    return found


def _around(package: Package) -> Iterator[tuple[str, str]]:
    """The words of the headers and footers, each once; those of page numbers alone are none."""
    met = set()
    for kind, name in (("header", "頁眉"), ("footer", "頁腳")):
        for part in package.names(f"word/{kind}"):
            root = package.root(part)
            words = "" if root is None else " ".join(text.text or "" for text in root.iter(f"{W}t")).strip()
            if re.search("[\u4e00-\u9fff]{2}", words) and (name, words) not in met:
                met.add((name, words))
                yield name, words if len(words) <= _MOST_SHOWN else f"{words[:_MOST_SHOWN]}…"
