"""The automatic numbers of a Word document, as they stand on its pages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from fazhi_cli.plan import numerals

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_FORMAL = str.maketrans("〇一二三四五六七八九十百千", "零壹贰叁肆伍陆柒捌玖拾佰仟")


def _from(start: int, most: int) -> Callable[[int], str]:
    """Signs of Unicode that stand in a row, the first of them at a code."""
    return lambda number: chr(start + number - 1) if 1 <= number <= most else str(number)


def _digits(number: int) -> str:
    return "".join("〇一二三四五六七八九"[int(digit)] for digit in str(number))


def _roman(number: int) -> str:
    found = ""
    for value, sign in zip(
        (100, 90, 50, 40, 10, 9, 5, 4, 1), ("c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"), strict=True
    ):
        found += sign * (number // value)
        number %= value
    return found


def _letter(number: int) -> str:
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _of(signs: str) -> Callable[[int], str]:
    return lambda number: signs[(number - 1) % len(signs)]


_FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda number: f"{number:02}",
    "decimalFullWidth": numerals.full_width,
    "decimalEnclosedCircle": numerals.circled,
    "decimalEnclosedCircleChinese": numerals.circled,
    "decimalEnclosedParen": _from(0x2474, 20),
    "decimalEnclosedFullstop": _from(0x2488, 20),
    "ideographEnclosedCircle": _from(0x3280, 10),
    "ideographTraditional": _of(_STEMS),
    "ideographZodiac": _of(_BRANCHES),
    "ideographDigital": _digits,
    "japaneseDigitalTenThousand": _digits,
    "taiwaneseDigital": _digits,
    "chineseLegalSimplified": lambda number: numerals.chinese(number).translate(_FORMAL),
    "ideographLegalTraditional": lambda number: numerals.chinese(number).translate(_FORMAL),
    "lowerLetter": _letter,
    "upperLetter": lambda number: _letter(number).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
}
"""Ways to write a number, by the names of ECMA-376 (17.18.59); chineseCounting, japaneseCounting and others are 一, 二, 十一."""


class _Level(NamedTuple):
    start: int
    format: str
    text: str
    suffix: str
    restart: int | None


class Numbers:
    """Counts the numbered paragraphs of a document; numbering, styles: the roots of those parts, None where there is none."""

    def __init__(self, numbering: _Element | None, styles: _Element | None) -> None:
        self._abstract: dict[str, dict[int, _Level]] = {}
        self._abstract_of: dict[str, str] = {}
        self._starts: dict[str, dict[int, int]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()
        self._styles = _numbered_styles(styles)
        if numbering is None:
            return
        for abstract in numbering.iterfind(f"{W}abstractNum"):
            levels = {int(_value(level, "ilvl")): _level(level) for level in abstract.iterfind(f"{W}lvl")}
            self._abstract[abstract.get(f"{W}abstractNumId", "")] = levels
        for num in numbering.iterfind(f"{W}num"):
            name = num.get(f"{W}numId", "")
            reference = num.find(f"{W}abstractNumId")
            self._abstract_of[name] = "" if reference is None else reference.get(f"{W}val", "")
            starts = {}
            for override in num.iterfind(f"{W}lvlOverride"):
                start = override.find(f"{W}startOverride")
                if start is not None:
                    starts[int(_value(override, "ilvl"))] = int(_value(start, "val"))
            self._starts[name] = starts

    def label(self, paragraph: _Element) -> str:
        """The number that stands before a paragraph, with what parts the two; "" where it has none."""
        name, depth = self._number_of(paragraph)
        abstract = self._abstract_of.get(name, "")
        level = self._abstract.get(abstract, {}).get(depth)
        if level is None:
            return ""
        number = self._next(name, abstract, depth, level)
        if level.format in ("bullet", "none"):
            return ""
        printed = self._printed(abstract, level, depth, number)
        if level.suffix == "nothing" or not re.search(r"\w$", printed):
            return printed
        return f"{printed}\u3000"

    def _number_of(self, paragraph: _Element) -> tuple[str, int]:
        """The list in which a paragraph is numbered, by itself or by its style, and the level there."""
        properties = paragraph.find(f"{W}pPr")
        if properties is None:
            return self._styles.get("", ("", 0))
        style = properties.find(f"{W}pStyle")
        name, depth = self._styles.get("" if style is None else style.get(f"{W}val", ""), ("", 0))
        own = _of_properties(properties)
        if own is None:
            return name, depth
        return (own[0] if own[0] is not None else name), (own[1] if own[1] is not None else depth)

    def _next(self, name: str, abstract: str, depth: int, level: _Level) -> int:
        """Count a paragraph; what is below it begins anew."""
        counts = self._counts.setdefault(abstract, {})
        override = self._starts.get(name, {}).get(depth)
        if override is not None and (name, depth) not in self._begun:
            counts[depth] = override - 1
        self._begun.add((name, depth))
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [other for other in counts if other > depth]:
            restart = self._abstract[abstract][deeper].restart
            if restart is None or restart > depth:
                del counts[deeper]
        return counts[depth]

    def _printed(self, abstract: str, level: _Level, depth: int, number: int) -> str:
        def figure(match: re.Match[str]) -> str:
            other = int(match[1]) - 1
            of = self._abstract[abstract].get(other)
            if of is None:
                return ""
            count = number if other == depth else self._counts[abstract].get(other, of.start)
            return _FORMATS.get(of.format, numerals.chinese)(count)

        return re.sub("%([1-9])", figure, level.text)


def _numbered_styles(styles: _Element | None) -> dict[str, tuple[str, int]]:
    """The list and level of each style that numbers its paragraphs, by itself or by the one it is based on."""
    if styles is None:
        return {}
    every = {style.get(f"{W}styleId", ""): style for style in styles.iterfind(f"{W}style")}
    found = {}
    for name in every:
        list_name: str | None = None
        depth: int | None = None
        ancestor: str | None = name
        passed: set[str] = set()
        while ancestor in every and ancestor not in passed and list_name is None:
            passed.add(ancestor)
            properties = every[ancestor].find(f"{W}pPr")
            own = None if properties is None else _of_properties(properties)
            if own is not None:
                list_name = own[0]
                depth = own[1] if depth is None else depth
            based = every[ancestor].find(f"{W}basedOn")
            ancestor = None if based is None else based.get(f"{W}val")
        if list_name is not None:
            found[name] = (list_name, depth or 0)
    return found


def _of_properties(properties: _Element) -> tuple[str | None, int | None] | None:
    """The list and the level that the properties of a paragraph name."""
    number = properties.find(f"{W}numPr")
    if number is None:
        return None
    name, depth = number.find(f"{W}numId"), number.find(f"{W}ilvl")
    return (None if name is None else name.get(f"{W}val")), (None if depth is None else int(_value(depth, "val")))


def _level(level: _Element) -> _Level:
    def of(name: str, usual: str) -> str:
        found = level.find(f"{W}{name}")
        return usual if found is None else found.get(f"{W}val", usual)

    restart = level.find(f"{W}lvlRestart")
    return _Level(
        start=_whole(of("start", "1")),
        format=of("numFmt", "decimal"),
        text=of("lvlText", ""),
        suffix=of("suff", "tab"),
        restart=None if restart is None else _whole(_value(restart, "val")),
    )


def _value(element: _Element, name: str) -> str:
    return str(_whole(element.get(f"{W}{name}", "0")))


def _whole(text: str) -> int:
    return int(text) if re.fullmatch(r"-?\d{1,6}", text) else 0
