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


_FIGURES = "[一二三四五六七八九十百千零〇]{1,7}"
_DIGITS = "[0-9]{1,4}"
_WIDE_DIGITS = "[０-９]{1,4}"
_NAMED = "(?:[任专專][务務项項]|行[动動]|事[项項]|[项項]目|措施|[举舉]措|工程)"
"""What a number may be counted of: 任務一：."""

_BLANK = "[ \u00a0\u3000]*"

_FORMAL = "[壹贰叁肆伍陆柒捌玖拾]{1,3}|[壹貳參叄肆伍陸柒捌玖拾]{1,3}"
_FORMAL_FIGURES = str.maketrans("壹贰貳叁參叄肆伍陆陸柒捌玖拾", "一二二三三三四五六六七八九十")
_SIGNS = {chr(0x2474 + number): number + 1 for number in range(20)} | {
    chr(0x2488 + number): number + 1 for number in range(20)
}
"""⑴ to ⒇ and ⒈ to ⒛, which no layout has a place for."""

_UPPER_NUMBERS = "(?:[0-9]{1,2}[.．]){1,3}"
"""The numbers of the parts above, which stand before a part's own: 2.1.3."""

_FORMS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (place, re.compile(pattern))
    for place, pattern in (
        ("一", f"(?P<before>第)(?P<number>{_FIGURES})(?P<after>[編编章節节條条](?:[ \u3000]+|(?=[^ \u3000的规規])))"),
        ("一", f"(?P<before>[（(〔])(?P<number>{_FIGURES})(?P<after>[）)〕]{_BLANK})"),
        ("一", f"(?P<before>)(?P<number>{_FIGURES})(?P<after>[、.．]{_BLANK})"),
        ("1", f"(?P<before>[（(])(?P<number>{_DIGITS})(?P<after>[）)]{_BLANK})"),
        (
            "1",
            rf"(?P<before>)(?P<number>{_DIGITS})(?P<after>(?:[.．](?!\d)|[.．](?=(?:19|20)\d\d年|\d{{1,2}}月)|、){_BLANK})",
        ),
        ("１", f"(?P<before>)(?P<number>{_WIDE_DIGITS})(?P<after>[.．、]{_BLANK})"),
        ("①", f"(?P<before>)(?P<number>[①-⑳㉑-㉟㊱-㊿])(?P<after>{_BLANK})"),
        ("1", f"(?P<before>)(?P<number>{_DIGITS})(?P<after>\t)"),
        ("一", f"(?P<before>第)(?P<number>{_FIGURES})(?P<after>[件项項]?[、，,:：]{_BLANK})"),
        ("", f"(?P<before>)(?P<number>{_FORMAL})(?P<after>[、.．]{_BLANK})"),
        ("", f"(?P<before>)(?P<number>[{''.join(_SIGNS)}])(?P<after>{_BLANK})"),
        (
            "1",
            rf"(?P<before>{_UPPER_NUMBERS})(?P<number>[0-9]{{1,2}})(?P<after>[.．、]?(?:[ \u00a0\u3000]+|(?=[\u4e00-\u9fff“《])(?![万萬亿億倍个個元年月日公平])))",
        ),
        ("1", r"(?P<before>)(?P<number>[0-9]{1,2})(?P<after>[ \u00a0\u3000]+(?=[\u4e00-\u9fff]{3,25}$))"),
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
        number = _number(found["number"])
        if number is None or number == 0:
            continue
        figures = f"{{{place}}}" if place else _kind_of(found["number"])
        return Label(found[0], number, f"{found['before']}{figures}{found['after']}")
    return None


def _number(figures: str) -> int | None:
    if figures in _SIGNS:
        return _SIGNS[figures]
    return numerals.number(fold_script(figures.translate(_FORMAL_FIGURES)))


def _kind_of(figures: str) -> str:
    """The first of figures that no layout has a place for: ⑴ of ⑵, 壹 of 參."""
    if figures in _SIGNS:
        return chr(ord(figures) - _SIGNS[figures] + 1)
    return "壹"


def family(label: Label) -> str:
    """What labels of one level have in common: their template, whatever numbers of parts above, blanks and width of signs it has."""
    before, place, after = label.template.partition("{1}")
    level = re.sub("[0-9]{1,2}[.．]", "0.", before) if place else before
    return f"{level}{place}{after}".translate(_ONE_WIDTH).rstrip(" \u00a0\u3000\t")


_ONE_WIDTH = str.maketrans("（）．〔〕", "().()")
