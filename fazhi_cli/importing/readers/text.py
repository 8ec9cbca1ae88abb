"""A plan as plain text, in UTF-8 or in the encodings of Chinese Windows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from fazhi_cli.errors import WrongCall
from fazhi_cli.importing.readers.documents import Document, Line
from fazhi_cli.importing.readers.wrapped import joined
from fazhi_cli.visible import UNSEEN

if TYPE_CHECKING:
    from collections.abc import Iterable

_UNSEEN = re.compile(f"[{UNSEEN}]")
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_ENCODINGS = ("utf-8", "gb18030")
_OTHER_ENCODINGS = frozenset(("big5", "big5-hkscs"))
"""What the author of a page may declare beside those: Python knows many more names, some of which decode nothing or take minutes."""

_MOST_UNSEEN = 10
_BROKEN = 0.01
"""The number and the share of control characters from which a file is no text."""

_QUOTED = re.compile("(?:[>＞][ \u00a0\u3000]?)+")
_MOSTLY = 0.8
"""The share of the lines that bear the mark of a quotation; who quotes writes some lines himself."""

_LINE_END = re.compile(r"\r\n|[\r\n\v\f\x85\u2028\u2029]")


def read(data: bytes) -> Document:
    """The lines of a text that hold something, without blanks at their ends; of a wrapped one its paragraphs. Raises WrongCall for what is no text.

    A text that a mail quotes is read without the marks before its lines.
    """
    lines = _LINE_END.split(decoded(data))
    left_out = []
    marks = [_QUOTED.match(line) for line in lines]
    quoted = sum(mark is not None for mark in marks)
    if quoted > sum(bool(line.strip()) for line in lines) * _MOSTLY:
        lines = [line[mark.end() :] if mark else line for line, mark in zip(lines, marks, strict=True)]
        left_out.append(f"行首的引用號「>」{quoted} 行")
    return cleaned(joined([Line(line, f"第 {number} 行") for number, line in enumerate(lines, 1)]), left_out)


def cleaned(pieces: Iterable[Line], left_out: Iterable[str]) -> Document:
    """The document of some texts: their lines that hold something, without the characters that nobody sees; these are told as left out."""
    found = []
    unseen = length = 0
    first = ""
    for text, place in pieces:
        inside = len(_UNSEEN.findall(text))
        if inside and not unseen:
            first = place
        unseen += inside
        length += len(text)
        for line in _LINE_END.split(text):
            kept = _UNSEEN.sub("", line).strip(" \u00a0\u3000\t" if "\t" not in line.strip() else " \u00a0\u3000")
            if kept.strip():
                found.append(Line(kept, place))
    if unseen > _MOST_UNSEEN and unseen > length * _BROKEN:
        raise WrongCall("裡面有許多控制字符，不是文本。")
    told = [f"看不見的字符 {unseen} 個，首個在{first}"] if unseen else []
    return Document(found, [*left_out, *told])


def decoded(data: bytes, declared: str | None = None) -> str:
    """A text in the encoding that its first bytes or its author declare, else in that which fits."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    for encoding in filter(None, (_believed((declared or "").lower()), *_ENCODINGS)):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise WrongCall("認不出編碼；請另存為 UTF-8 的文本後再導入。")


def _believed(declared: str) -> str | None:
    """The encoding by which a text is read first whose author declares that one; None where he is not believed."""
    if declared.startswith("gb"):
        return "gb18030"  # which holds gbk and gb2312
    return declared if declared in _OTHER_ENCODINGS else None
