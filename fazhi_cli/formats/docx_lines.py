"""How much narrower the lines of a Word paragraph are set, so that none of them ends inside a day, a number or a name.

Word keeps days and numbers whole by the rule in a file's settings, but knows no names of units; other programs, as LibreOffice, read no
such rule. A narrower line leaves nothing in the text that is searched, copied and read back, and does no harm once the text is changed.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from fazhi_cli.formats.docx_styles import STYLES
from fazhi_cli.formats.docx_xml import w
from fazhi_cli.formats.whole import pieces
from fazhi_cli.formats.widths import CLOSING, OPENING

if TYPE_CHECKING:
    from lxml.etree import _Element

    from fazhi_cli.formats.docx_styles import Style

BY_ID = {style.id: style for style in STYLES}

STEP, MOST = 0.25, 0.5
"""Characters by which a line is narrowed more at each attempt; of its width what it may lose. A paragraph gets one more line at most."""

WORD = re.compile(rf"{OPENING}*(?:[A-Za-z0-9]+(?:[-./:_][A-Za-z0-9]+)*|_+|.){CLOSING}*", re.DOTALL)
"""Where a line may end for a program that knows no pieces."""

FACES = ((0.5, 0.0), (0.5, 0.25), (0.5, 0.3), (0.64, 0.25))
"""Of a character's width a Latin one and what is set between Chinese and Latin: by Word, by LibreOffice, and where another face stands in."""


def narrowed(text: str, style: str, width: int, names: tuple[str, ...]) -> _Element | None:
    """The least indent with which a paragraph keeps its pieces whole, in as many faces as can be; None where none is needed, or none helps.

    width: of the full line, in twentieths of a point.
    """
    form = BY_ID[style]
    full = width / (form.size * 20)
    edges = _edges(text, names)
    if not edges or max(_length(text, face) for face in FACES) <= full:
        return None
    best, fewest = 0.0, len(FACES) + 1
    most_lines = max(len(_ends(text, full, face)) for face in FACES) + 1
    for step in range(int(full * MOST / STEP)):
        less = step * STEP
        ends = [_ends(text, full - less, face) for face in FACES]
        if max(map(len, ends)) > most_lines:
            break
        torn = sum(not edges.isdisjoint(of_face) for of_face in ends)
        if torn < fewest:
            best, fewest = less, torn
        if not torn:
            break
    return _indent(best, form) if best else None


def _indent(characters: float, style: Style) -> _Element:
    """The indent at the right, of a centred paragraph at both sides."""
    twips = round(characters * style.size * 20)
    if style.align == "center":
        return w("ind", left=twips // 2, right=twips // 2)
    return w("ind", right=twips)


def _edges(text: str, names: tuple[str, ...]) -> set[int]:
    """The places in the text at which no line should end: after how many characters."""
    found: set[int] = set()
    end = 0
    for piece, is_whole in pieces(text, names):
        if is_whole:
            found |= set(range(end + 1, end + len(piece)))
        end += len(piece)
    return found


def _ends(text: str, room: float, face: tuple[float, float]) -> set[int]:
    """Where the lines of a text end that are filled as far as they have room, the last left out: after how many characters."""
    gap = face[1]
    found = set()
    filled = 0.0
    before = ""
    for word in WORD.finditer(text):
        length = _length(word[0], face)
        between = gap if before and before.isascii() != word[0][0].isascii() else 0
        if before and filled + between + length > room:
            found.add(word.start())
            filled = between = 0
        filled += between + length
        before = word[0][-1]
    return found


def _length(text: str, face: tuple[float, float]) -> float:
    """The length of a text in Chinese characters."""
    latin, gap = face
    is_narrow = [character.isascii() for character in text]
    gaps = sum(before != after for before, after in pairwise(is_narrow))
    narrow = sum(is_narrow)
    return len(text) - narrow + latin * narrow + gap * gaps
