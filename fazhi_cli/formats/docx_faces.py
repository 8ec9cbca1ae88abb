"""How wide the faces of Word set a text, and where they end the lines of a paragraph."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from fazhi_cli.formats.widths import CLOSING, OPENING

WORD = re.compile(rf"{OPENING}*(?:[A-Za-z0-9]+(?:[-./:_][A-Za-z0-9]+)*|_+|.){CLOSING}*", re.DOTALL)
"""Where a line may end for a program that knows no pieces."""


class Face(NamedTuple):
    """How wide a face sets: a Chinese character, a figure, and what stands between the two; in sizes of the face."""

    chinese: float
    latin: float
    gap: float

    def closer(self, by: float) -> Face:
        """The same face with its characters set closer."""
        return Face(self.chinese - by, self.latin - by, self.gap)


THIN_SIGNS = {".": 0.5, ",": 0.5, " ": 0.5, ":": 0.56, ";": 0.56, "/": 0.56, "-": 0.67}
"""Signs that Latin faces set narrower than a figure, and their parts of its width in Times New Roman, as in those that stand in for it."""

FACES = (Face(1, 0.5, 0.0), Face(1, 0.5, 0.2), Face(1, 0.5, 0.25), Face(1, 0.64, 0.2))
"""What Word sets, what LibreOffice does, Word where a clerk's own style stands in, and where another face does."""


def longest(text: str) -> float:
    """The length of a text in the widest face."""
    return max(_length(text, face) for face in FACES)


def ends_of(text: str, room: float, face: Face) -> set[int]:
    """Where the lines of a text end that are filled as far as they have room, the last left out: after how many characters."""
    found = set()
    filled = 0.0
    before = ""
    for word in WORD.finditer(text):
        length = _length(word[0], face)
        between = face.gap if before and _are_apart(before, word[0][0]) else 0
        if before and filled + between + length > room:
            found.add(word.start())
            filled = between = 0
        filled += between + length
        before = word[0][-1]
    return found


@lru_cache(maxsize=1 << 14)
def _length(text: str, face: Face) -> float:
    """The length of a text in sizes of its face; kept, for the lines of a cell are tried at many widths."""
    gaps = sum(_are_apart(before, after) for before, after in pairwise(text))
    chinese = sum(not character.isascii() for character in text)
    latin = sum(THIN_SIGNS.get(character, 1) for character in text if character.isascii())
    return face.chinese * chinese + face.latin * latin + face.gap * gaps


def _are_apart(before: str, after: str) -> bool:
    """Whether a face leaves a gap between two characters: a Chinese one and a figure or Latin letter, but no mark and no blank."""
    return before.isascii() != after.isascii() and before.isalnum() and after.isalnum()
