"""Numbers as plans print them: 39, ３９, 三十九, (三十九) and 第(三十九)項 are one number; 二〇一五 is a year."""

from __future__ import annotations

import re
from functools import lru_cache

_DIGITS = "零一二三四五六七八九"
CHINESE_FIGURES = f"{_DIGITS}〇○兩两十百千"
"""The characters of Chinese numbers."""
SPELLINGS = str.maketrans("０１２３４５６７８９（）〔〕［］〇○两兩", "0123456789()()()零零二二")
_CIRCLED = {chr(0x3220 + n): f"({digit})" for n, digit in enumerate("一二三四五六七八九十")}
_CIRCLES = ((0x2460, 1, 20), (0x3251, 21, 35), (0x32B1, 36, 50))
"""The first circled figure of each block of Unicode, and the first and the last number that the block has: ① to ㊿."""
_CIRCLED |= {chr(start + n - first): str(n) for start, first, last in _CIRCLES for n in range(first, last + 1)}
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
_CLOSING = "、，,．.。:："
# Compiled when they are asked for, by re, which keeps them: to print a number takes none of them.
_ARTICLE = r"第.+[條条章款節节]"
_DRESSED = r"第?\(?\s*([0-9]{1,9}|[零一二三四五六七八九十百千]{1,9})\s*\)?\s*[項项條条章款號号]?[、.．]?"
_ONES = f"[{_DIGITS[1:]}]"
_CHINESE = f"(?:({_ONES})千)?零?(?:({_ONES})百)?零?(?:({_ONES}?)十)?([{_DIGITS}]?)"


def fold(text: str) -> str:
    """Bring the spellings of digits and brackets to one, character for character, so that positions stay true."""
    return text.translate(SPELLINGS)


def chinese(n: int) -> str:
    """Write 0 to 9999 in Chinese figures (12 is 十二, 105 is 一百零五); any other number in Arabic ones."""
    if not 0 <= n <= 9999:
        return str(n)
    if n == 0:
        return "零"
    text = ""
    for value, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = n // value % 10
        if digit:
            text += _DIGITS[digit] + unit
            continue
        more_follows = n % value > 0
        if text and more_follows and not text.endswith("零"):
            text += "零"
    return text.removeprefix("一") if 10 <= n < 20 else text


def full_width(n: int) -> str:
    """Write a number in full-width figures."""
    return str(n).translate(_FULL_WIDTH)


def circled(n: int) -> str:
    """Write 1 to 50 as ① to ㊿; any other number in brackets."""
    for start, first, last in _CIRCLES:
        if first <= n <= last:
            return chr(start + n - first)
    return f"({n})"


@lru_cache(maxsize=1000)  # every plan of a library has the same numbers
def bare(label: str) -> str:
    """A label without the sign that leads to its title: 1. is 1, 一、 is 一; (十) and 第三條 stay."""
    end = len(label)
    while end and (label[end - 1] in _CLOSING or label[end - 1].isspace()):
        end -= 1
    return label[:end]


@lru_cache(maxsize=1000)
def called(label: str) -> str:
    """What people call the task with a label: 第(十)項, 第1項, 第三條."""
    core = bare(label)
    return core if re.fullmatch(_ARTICLE, core) else f"第{core}項"


@lru_cache(maxsize=1000)
def number(text: str) -> int | None:
    """Read one number with what a plan puts around it (第, brackets, 項, 、); None where the text is no number."""
    plain = "".join(_CIRCLED.get(char, char) for char in fold(text.strip()))
    dressed = re.fullmatch(_DRESSED, plain)
    if not dressed:
        return None
    figures = dressed[1]
    return int(figures) if figures.isdecimal() else _from_chinese(figures)


def _from_chinese(figures: str) -> int | None:
    """Read Chinese figures in full spelling, or four digits of a year (二零一五)."""
    digits = [_DIGITS.find(figure) for figure in figures]
    if len(figures) == 4 and -1 not in digits:
        thousands, hundreds, tens, ones = digits
        return 1000 * thousands + 100 * hundreds + 10 * tens + ones
    parts = re.fullmatch(_CHINESE, figures)
    if not parts:
        return None
    thousands, hundreds, tens, ones = (_DIGITS.index(part) if part else 0 for part in parts.groups())
    bare_ten = parts[3] == ""
    n = 1000 * thousands + 100 * hundreds + 10 * (1 if bare_ten else tens) + ones
    # Only the full spelling counts: 一百五 is 150 to some and 105 to others.
    return n if figures in (chinese(n), "一" + chinese(n)) else None
