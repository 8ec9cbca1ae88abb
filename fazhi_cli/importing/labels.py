"""The numbers with which plans head their parts: 第一章, 一、, （一）, 1., (1), ①, 第三條."""

from __future__ import annotations

import re
from typing import NamedTuple

from fazhi_cli.plan import numerals
from fazhi_cli.plan.script import fold_script


class Label(NamedTuple):
    """A number at the beginning of a line, as it is printed; template: the same with the place of the number ({一}, {1}, {①})."""

    text: str
    number: int
    template: str


_FIGURES = "[一二三四五六七八九十百零〇]{1,5}"
_DIGITS = "[0-9]{1,3}"
_WIDE_DIGITS = "[０-９]{1,3}"
_NAMED = "(?:[任专專][务務项項]|行[动動]|事[项項]|[项項]目|措施|[举舉]措|工程)"
"""What a number may be counted of: 任務一：."""

_BLANK = "[ \u00a0\u3000]*"

_FORMS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (place, re.compile(pattern))
    for place, pattern in (
        ("一", f"(?P<before>第)(?P<number>{_FIGURES})(?P<after>[編编章節节條条](?:[ \u3000]+|(?=[^ \u3000的规規])))"),
        ("一", f"(?P<before>[（(〔])(?P<number>{_FIGURES})(?P<after>[）)〕]{_BLANK})"),
        ("一", f"(?P<before>)(?P<number>{_FIGURES})(?P<after>[、.．]{_BLANK})"),
        ("1", f"(?P<before>[（(])(?P<number>{_DIGITS})(?P<after>[）)]{_BLANK})"),
        ("1", rf"(?P<before>)(?P<number>{_DIGITS})(?P<after>(?:[.．](?!\d)|[.．](?=(?:19|20)\d\d年)|、){_BLANK})"),
        ("１", f"(?P<before>)(?P<number>{_WIDE_DIGITS})(?P<after>[.．、]{_BLANK})"),
        ("①", f"(?P<before>)(?P<number>[①-⑳㉑-㉟㊱-㊿])(?P<after>{_BLANK})"),
        ("1", f"(?P<before>)(?P<number>{_DIGITS})(?P<after>\t)"),
        ("一", f"(?P<before>{_NAMED})(?P<number>{_FIGURES})(?P<after>[、：:.．]{_BLANK})"),
        ("1", f"(?P<before>{_NAMED})(?P<number>{_DIGITS})(?P<after>[、：:.．]{_BLANK})"),
    )
)


def label_of(line: str) -> Label | None:
    """The number at the beginning of a line, where it has one."""
    for place, pattern in _FORMS:
        found = pattern.match(line)
        if found is None:
            continue
        number = numerals.number(fold_script(found["number"]))
        if number is None or number == 0:
            continue
        after = found["after"]
        return Label(found[0], number, f"{found['before']}{{{place}}}{after}")
    return None


def family(label: Label) -> str:
    """What labels of one level have in common: their template, whatever blanks and width of signs it has."""
    return label.template.translate(_ONE_WIDTH).rstrip(" \u00a0\u3000\t")


_ONE_WIDTH = str.maketrans("（）．〔〕", "().()")
