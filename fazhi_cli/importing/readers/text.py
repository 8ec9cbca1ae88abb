"""A plan as plain text, in UTF-8 or in the encodings of Chinese Windows."""

from __future__ import annotations

import re

from fazhi_cli.errors import WrongCall
from fazhi_cli.visible import UNSEEN

_UNSEEN = re.compile(f"[{UNSEEN}]")
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_ENCODINGS = ("utf-8", "gb18030")
_BROKEN = 0.01
"""The share of control characters from which a file is no text."""


def lines(data: bytes) -> list[str]:
    """The lines of a text that hold something, without blanks at their ends. Raises WrongCall for what is no text."""
    return lines_in(decoded(data))


def lines_in(text: str) -> list[str]:
    """The lines of a text that hold something; characters that nobody sees are left out."""
    unseen = len(_UNSEEN.findall(text))
    if unseen > 10 and unseen > len(text) * _BROKEN:
        raise WrongCall("裡面有許多控制字符，不是文本。")
    found = []
    for line in re.split(r"\r\n|[\r\n\v\f\x85\u2028\u2029]", text):
        kept = _UNSEEN.sub("", line).strip(" \u00a0\u3000\t" if "\t" not in line.strip() else " \u00a0\u3000")
        if kept.strip():
            found.append(kept)
    return found


def decoded(data: bytes, declared: str | None = None) -> str:
    """A text in the encoding that its first bytes or its author declare, else in that which fits."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    wide = "gb18030" if declared and declared.lower().startswith("gb") else declared  # which holds gbk and gb2312
    for encoding in filter(None, (wide, *_ENCODINGS)):
        try:
            return data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    raise WrongCall("認不出編碼；請另存為 UTF-8 的文本後再導入。")
