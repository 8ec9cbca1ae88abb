"""From bytes to characters: one encoding, and none of the characters that an eye cannot see."""

from __future__ import annotations

import re
import unicodedata
from contextlib import suppress
from itertools import islice
from typing import TYPE_CHECKING

from fazhi_cli.rulebook.problems import LISTED, WHOLE_FILE
from fazhi_cli.visible import UNSEEN

if TYPE_CHECKING:
    from fazhi_cli.rulebook.problems import Place, Report

REFUSED = re.compile(f"[{UNSEEN}\r](?!(?<=\r)\n)")
"""In a file: CR LF ends a line, CR alone is a slip that editors show as one line and YAML reads as two.

It begins with one set of characters: such a pattern is found quickest, and every file is searched.
"""

REFUSED_IN_VALUE = re.compile(f"[{UNSEEN}\r]")
"""In a value, which never holds the line end of its file: only an escape can have written a CR."""

_NAMES = {
    "\x00": "空字符（NUL）",
    "\r": "單獨的回車",
    " ": "空格",
    "\x85": "NEL 換行",
    "\u00a0": "不換行空格",
    "\u200b": "零寬空格",
    "\u3000": "全角空格",
    "\ufeff": "BOM 或零寬不換行空格",
    "\ufffd": "轉碼時丟失的字",
}
_COMMON = "、。年月市政府"
"""What every plan is full of, in either script, and what the wrong decoding hardly ever gives."""
_ENCODINGS = {"gb18030": "GBK(GB18030)", "big5hkscs": "Big5"}
_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def decode(data: bytes, report: Report) -> str | None:
    """The text without its BOM, each refused character reported and replaced; None where it is not UTF-8."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in data[:4]:
        report.add(WHOLE_FILE, "F03", "文件存成了 UTF-16；請用編輯器另存為 UTF-8")
        return None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        report.add(_byte_place(data, error.start), "F03", f"不是 UTF-8；{_likely_encoding(data)}請用編輯器另存為 UTF-8")
        return None
    for match in islice(REFUSED.finditer(text), LISTED + 1):
        place = place_of(text, match.start())
        report.add(place, "F04", f"有{describe(match[0])}；請刪去")
    return REFUSED.sub("_", text) if report else text


def describe(character: str) -> str:
    """What a refused character is, as a person may look it up: 零寬空格(U+200B)."""
    name = _NAMES.get(character) or _kind(character)
    return f"{name}（U+{ord(character):04X}）"


def _kind(character: str) -> str:
    if character in _BIDI:
        return "雙向控制字符"
    if unicodedata.category(character) == "Cc":
        return "控制字符"
    if unicodedata.category(character) == "Zs":
        return "特殊的空格"
    if "VARIATION SELECTOR" in unicodedata.name(character, ""):
        return "異體字選擇符"
    return "看不見的字符"


def place_of(text: str, index: int) -> Place:
    """Line and column of a character."""
    lines_before = text.count("\n", 0, index)
    line_start = text.rfind("\n", 0, index) + 1
    return lines_before + 1, index - line_start + 1


def _byte_place(data: bytes, index: int) -> Place:
    """Line and column, in characters, of the first byte that is not UTF-8."""
    before = data[:index].decode("utf-8-sig")
    return place_of(before, len(before))


def _likely_encoding(data: bytes) -> str:
    """Nearly any bytes are GB18030, so of the encodings that fit it is the one that reads as Chinese."""
    likely = ""
    most = -1
    for encoding, name in _ENCODINGS.items():
        with suppress(UnicodeDecodeError):
            text = data.decode(encoding)
            common = sum(map(text.count, _COMMON))
            if common > most:
                likely, most = name, common
    return f"看來是 {likely} 編碼，" if likely else ""
