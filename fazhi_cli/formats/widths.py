"""Text in terminal cells: how wide it is, where it may break, how a row of columns shares a line."""

from __future__ import annotations

import itertools
import re
from functools import lru_cache
from typing import TYPE_CHECKING
from unicodedata import combining, east_asian_width

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

OPENING = r"[(\[（［「『《〈“‘〔【]"
CLOSING = r"[)\]）］」』》〉”’〕】、,，.。:：;；!！?？%％…]"
ATOM = re.compile(rf"{OPENING}*(?:[A-Za-z0-9]+(?:[-./:_][A-Za-z0-9]+)*[年月日]?|.){CLOSING}*", re.DOTALL)
"""What stays together: a word or number, a number with its 年, a character with the punctuation that leans on it."""

NARROWEST = 2
"""Cells of one Chinese character."""
BALANCED = 3
"""Lines up to which a broken text is a title, not prose."""


@lru_cache(maxsize=8192)
def _cells(character: str) -> int:
    if east_asian_width(character) in "WF":
        return 2
    return 0 if combining(character) or character in "\u200b\u200c\u200d\ufeff\ufe0e\ufe0f" else 1


def width(text: str) -> int:
    """Cells of a text; East Asian wide characters take two, combining ones none."""
    return len(text) if text.isascii() else sum(map(_cells, text))


def padded(text: str, cells: int, *, right: bool = False) -> str:
    blank = " " * (cells - width(text))
    return blank + text if right else text + blank


def wrap(pieces: Iterable[str], cells: int) -> list[str]:
    """Lines of at most `cells` cells; a piece is broken only where it is wider than a line by itself."""
    lines: list[str] = []
    for piece in pieces:
        if width(piece) > cells:
            lines += _balanced(ATOM.findall(piece), cells)
        elif lines and width(lines[-1]) + width(piece) <= cells:
            lines[-1] += piece
        else:
            lines.append(piece)
    return [line.rstrip() for line in lines] or [""]


def _balanced(atoms: Sequence[str], cells: int) -> list[str]:
    """A title of a few lines gets lines of like length, so that no character stands alone; prose fills its lines."""
    lines = _filled(atoms, cells)
    if len(lines) > BALANCED:
        return lines
    least = sum(map(width, atoms)) // len(lines)
    return next(set_so for room in range(least, cells + 1) if len(set_so := _filled(atoms, room)) <= len(lines))


def _filled(atoms: Iterable[str], cells: int) -> list[str]:
    lines = [""]
    for atom in atoms:
        for part in [atom] if width(atom) <= cells else atom:
            if lines[-1] and width(lines[-1]) + width(part) > cells:
                lines.append("")
            lines[-1] += part if lines[-1] else part.lstrip()
    return lines


def share_out(tiers: Iterable[Sequence[int]], room: int) -> list[int]:
    """How many cells of `room` each column gets.

    Each tier asks for more than the one before. The last that fits is met in full; of the next, the columns that ask
    for least are met first and the widest share what is left evenly, in whole characters; the rest goes to the one
    that lacks most.
    """
    got: Sequence[int] = ()
    for tier in tiers:
        got = got or [min(NARROWEST, wish) for wish in tier]
        if sum(tier) > room:
            return _filled_up(got, tier, room)
        got = tier
    return list(got)


def _filled_up(got: Sequence[int], wishes: Sequence[int], room: int) -> list[int]:
    def under(cap: int) -> list[int]:
        return [min(wish, max(had, cap)) for had, wish in zip(got, wishes, strict=True)]

    fitting = itertools.takewhile(lambda cap: sum(under(cap)) <= room, range(0, max(wishes), NARROWEST))
    shares = under(max(fitting, default=0))
    wants = [wish - share for wish, share in zip(wishes, shares, strict=True)]
    keenest = wants.index(max(wants))
    shares[keenest] += max(0, min(wants[keenest], room - sum(shares)))
    return shares
