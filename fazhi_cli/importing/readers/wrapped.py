"""Texts whose lines all end at one width, in the middle of sentences, as old web pages and letters have them: their lines joined."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import east_asian_width

from fazhi_cli.importing.labels import label_of
from fazhi_cli.importing.readers.documents import Line

if TYPE_CHECKING:
    from collections.abc import Sequence

_LEAST_WIDTH, _MOST_WIDTH = 40, 90
"""Columns of a full line; a Chinese character takes two."""

_RAGGED = 4
"""Columns that a full line may lack: a sign that may not begin a line takes the character before it along."""

_LEAST_BROKEN = 5
"""Breaks in the middle of a sentence that a text must have."""

_SHARE = 0.8
"""Of the lines that something follows, those that are full."""

_SENTENCE_ENDS = re.compile("[。；;：:！!？?）)】〕”」]$")
_CLAUSE_ENDS = re.compile("[，。；、：]")
"""What stands in the lines of prose, and not in those of a list of names."""

_BEGINS = re.compile("[ \u00a0\u3000\t]|[\u4e00-\u9fff]{2,6}[:：]")
"""How a line begins that goes on no other: an indent, a word with a colon."""

_LATIN_END, _LATIN_BEGIN = re.compile("[A-Za-z]$"), re.compile("[A-Za-z]")


class Full(NamedTuple):
    """The longest line of a text, in columns and in characters: some programs count the ones, some the others."""

    columns: int
    characters: int


def joined(lines: Sequence[Line]) -> list[Line]:
    """The lines of a text as they stand, empty ones too; those of one that is wrapped throughout joined to paragraphs.

    A joined line has the place of its first.
    """
    texts = [line.text for line in lines]
    full = Full(max(map(_columns, texts), default=0), max(map(_characters, texts), default=0))
    if not _is_wrapped(texts, full):
        return list(lines)
    found: list[list[Line]] = []
    for before, line in pairwise([Line("", ""), *lines]):
        if _goes_on(before.text, line.text, full):
            found[-1].append(line)
        else:
            found.append([line])
    return [Line(_text(paragraph), paragraph[0].place) for paragraph in found]


def _is_wrapped(texts: Sequence[str], full: Full) -> bool:
    """Whether nearly every line that another goes on fills the width, and many end in the middle of a sentence."""
    if not _LEAST_WIDTH <= full.columns <= _MOST_WIDTH:
        return False
    followed = [before for before, text in pairwise(texts) if before.strip() and not _begins(text)]
    filled = [text for text in followed if _is_full(text, full)]
    broken = [text for text in filled if not _SENTENCE_ENDS.search(text.rstrip())]
    prose = [text for text in broken if _CLAUSE_ENDS.search(text)]
    if len(broken) < _LEAST_BROKEN or len(prose) * 2 < len(broken):
        return False
    return len(filled) >= _SHARE * len(followed) and len(broken) * 2 > len(filled)


def _goes_on(before: str, line: str, full: Full) -> bool:
    """Whether a line of a wrapped text goes on the one before it."""
    return bool(before.strip()) and _is_full(before, full) and not _begins(line)


def _begins(line: str) -> bool:
    """Whether a line stands for itself: an empty one, or one that begins a paragraph or a numbered part."""
    return not line.strip() or _BEGINS.match(line) is not None or label_of(line) is not None


def _is_full(line: str, full: Full) -> bool:
    return _columns(line) >= full.columns - _RAGGED or _characters(line) >= full.characters - _RAGGED // 2


def _columns(line: str) -> int:
    """The columns of a line on a screen."""
    return sum(2 if east_asian_width(sign) in "WFA" else 1 for sign in line.rstrip())


def _characters(line: str) -> int:
    return len(line.rstrip())


def _text(paragraph: Sequence[Line]) -> str:
    """The lines of a paragraph as one; between two Latin words stands a blank."""
    text = ""
    for line in paragraph:
        piece = line.text.rstrip() if not text else line.text.strip()
        is_between_words = _LATIN_END.search(text) and _LATIN_BEGIN.match(piece)
        text += f" {piece}" if is_between_words else piece
    return text
