"""Characters that look like others and are not: what a copy out of a PDF, a scan or a slip of the keyboard leaves behind.

To the eye nothing is wrong, but no search finds such a word and no table reads it.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator


class Lookalike(NamedTuple):
    """What stands somewhere in a text, and what seems to be meant; None where that cannot be told."""

    start: int
    found: str
    meant: str | None


_RADICALS = dict(
    zip(
        "\u2e81\u2e84\u2e8a\u2e8e\u2e92\u2e93\u2e9b\u2e9c\u2e9d\u2e9e\u2e9f\u2ea0\u2ea7\u2ea9\u2eab\u2eac\u2eb6\u2ebb\u2ebc\u2ec1"
        "\u2ec4\u2ec5\u2ec6\u2ec9\u2ecb\u2ed1\u2ed3\u2ed4\u2ed7\u2ed8\u2ed9\u2eda\u2edb\u2edc\u2edd\u2ee2\u2ee3\u2ee4\u2ee5\u2ee6"
        "\u2ee7\u2ee8\u2ee9\u2eea\u2eec\u2eed\u2eee\u2eef\u2ef0\u2ef1\u2ef2\u2ef3",
        "厂乙卜兀巳幺旡日月歺母民牛王目示羊聿肉虎西见角贝车長长门雨青韦页风飞食马骨鬼鱼鸟卤麦黄黾齐歯齿竜龙龜亀龟",
        strict=True,
    )
)
"""Radicals of the supplement that look like whole characters (Unicode, EquivalentUnifiedIdeograph.txt)."""

_LETTERS = dict(
    zip(
        # Russian, then Greek.
        "\u0410\u0412\u0415\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0423\u0425\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0455\u0456\u0458"
        "\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7\u03bf",
        "ABEKMHOPCTYXaeopcyxsijABEZHIKMNOPTYXo",
        strict=True,
    )
)
_STROKES = dict(
    zip("\u30fc\u30cb\u30cf\u30ed\u30a8\u30ab\u30bf\u30c8\u3127\u3161", "一二八口工力夕卜一一", strict=True)
)
"""Letters of Japanese, of the Chinese phonetic alphabet and of Korean that look like a Chinese character."""

_IDEOGRAPHS = re.compile(
    "[\u2e80-\u2fdf\u31c0-\u31ef\ue000-\uf8ff\uf900-\ufaff\U0002f800-\U0002fa1f\U000f0000-\U0010fffd]"
)
"""Radicals, strokes, compatibility ideographs, and the characters that somebody made for himself."""

_WORD = re.compile("[A-Za-z\u0370-\u03ff\u0400-\u04ff]+")
_STROKE = re.compile(f"(?<![\u3040-\u30ff\u3100-\u318f])[{''.join(_STROKES)}](?![\u3040-\u30ff\u3100-\u318f])")

_ORDINARY = re.compile("[\u4e00-\u9fff1-9、，。；：《》“”「」（）]*")
"""A text of which no table here has a character: most are of these alone, and are asked no further."""

_COUNTED = "年月日號号"
_LATIN_NUMBER = re.compile(rf"(?<![A-Za-z0-9])(?=[OolI]*[0-9])[0-9]*[OolI][0-9OolI]*(?=[{_COUNTED}])")
_ROUND = "Oo0\uff2f\uff10\u25ef"
"""Letters, figures and a circle for 〇; the smaller circle ○ is in general use, and read."""
_NUMERAL = "〇○零一二三四五六七八九十"
_CHINESE_NUMBER = re.compile(
    rf"(?<![{_NUMERAL}{_ROUND}])(?=[{_ROUND}]*[{_NUMERAL}])[{_NUMERAL}]*[{_ROUND}][{_NUMERAL}{_ROUND}]*(?=[{_COUNTED}])"
)
_DASH = "[\u2013\u2014\u2015\u2500\uff0d]"
_DASH_NUMBER = re.compile(
    f"第{_DASH}(?=[章節节條条款項项次])"
    f"|[二三四五六七八九十百]{_DASH}(?=[{_COUNTED}章節节條条款項项])"
    f"|二[〇○零]{_DASH}(?=[一二三四五六七八九〇○零]年)"
    rf"|[(（]{_DASH}(?=[)）])"
)
"""A dash for 一. Between two numerals it may well mean 「to」, as in 三—五年."""

_FIGURES = str.maketrans("OolI", "0011")
_NUMERALS = str.maketrans(dict.fromkeys(_ROUND, "〇"))


def lookalikes(text: str) -> Iterator[Lookalike]:
    """What only looks like what is meant, kind by kind."""
    if text.isascii() or _ORDINARY.fullmatch(text):
        return
    yield from chain(_ideographs(text), _letters(text), _strokes(text), _numbers(text))


def _ideographs(text: str) -> Iterator[Lookalike]:
    for match in _IDEOGRAPHS.finditer(text):
        character = match[0]
        meant = _RADICALS.get(character) or unicodedata.normalize("NFKC", character)
        # Twelve characters that stand among the compatible ones are the only ones of their kind.
        is_of_its_own = meant == character and unicodedata.category(character) == "Lo"
        if not is_of_its_own:
            yield Lookalike(match.start(), character, None if meant == character else meant)


def _letters(text: str) -> Iterator[Lookalike]:
    """Words that could be written in Latin letters, and have others among them; a word of Russian has some that could not."""
    for word in _WORD.finditer(text):
        latin = "".join(_LETTERS.get(letter, letter) for letter in word[0])
        if latin != word[0] and latin.isascii():
            yield Lookalike(word.start(), word[0], latin)


def _strokes(text: str) -> Iterator[Lookalike]:
    for match in _STROKE.finditer(text):
        yield Lookalike(match.start(), match[0], _STROKES[match[0]])


def _numbers(text: str) -> Iterator[Lookalike]:
    for match in _LATIN_NUMBER.finditer(text):
        yield Lookalike(match.start(), match[0], match[0].translate(_FIGURES))
    for match in _CHINESE_NUMBER.finditer(text):
        yield Lookalike(match.start(), match[0], match[0].translate(_NUMERALS))
    for match in _DASH_NUMBER.finditer(text):
        yield Lookalike(match.start(), match[0], re.sub(_DASH, "一", match[0]))
