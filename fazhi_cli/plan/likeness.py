"""Which texts of two lists are the same one, reworded; and what was reworded in it."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ALIKE = 0.5
"""From which share of common pairs of neighbouring characters two texts in one place pass for one."""

_SIGNS = re.compile(r"\d+|[A-Za-z]+|.", re.DOTALL)
"""What is the same or another as a whole: a number, a word in letters, a character."""

_SHORTEST = 2
"""Signs: what is left between two changes and is shorter goes with them, so that words are marked and not signs."""


class Pair(NamedTuple):
    """The positions of a text in the first and in the second list; None where it has none there."""

    before: int | None
    after: int | None


def pairs(before: Sequence[str], after: Sequence[str], alike: float = ALIKE) -> list[Pair]:
    """Pair the texts of two lists: equal ones first, then the most alike; each text is in one pair.

    alike: from which share of common pairs of neighbouring characters two texts may pass for one.

    The pairs come in the order of the second list, and what is in the first alone last.
    """
    partner_of: dict[int, int] = {}
    free = dict(enumerate(before))
    for position, text in enumerate(after):
        equal = next((number for number, other in free.items() if other == text), None)
        if equal is not None:
            partner_of[position] = equal
            del free[equal]
    rest = {number: text for number, text in enumerate(after) if number not in partner_of}
    for _likeness, position, number in _alike(free, rest, alike):
        if number in free and position not in partner_of:
            partner_of[position] = number
            del free[number]
    found = [Pair(partner_of.get(position), position) for position in range(len(after))]
    return [*found, *(Pair(number, None) for number in free)]


def _alike(before: dict[int, str], after: dict[int, str], least: float) -> list[tuple[float, int, int]]:
    """Every two texts that may pass for one, the most alike first: likeness, position after, position before."""
    bigrams_before = {number: _bigrams(text) for number, text in before.items()}
    found = []
    for position, text in after.items():
        bigrams = _bigrams(text)
        for number, others in bigrams_before.items():
            likeness = 2 * len(bigrams & others) / ((len(bigrams) + len(others)) or 1)
            if likeness >= least:
                found.append((likeness, position, number))
    return sorted(found, key=lambda match: (-match[0], match[1], match[2]))


def _bigrams(text: str) -> set[str]:
    """The pairs of neighbouring characters of a text."""
    return {text[start : start + 2] for start in range(len(text) - 1)} or {text}


class Piece(NamedTuple):
    """A part of a reworded text: what stood there, and what stands there; equal where nothing changed."""

    before: str
    after: str


def pieces(before: str, after: str) -> list[Piece]:
    """Take two texts apart into what stayed and what was reworded, in their order."""
    signs, signs_after = _SIGNS.findall(before), _SIGNS.findall(after)
    matcher = SequenceMatcher(None, signs, signs_after, autojunk=False)
    found: list[Piece] = []
    for operation, start, end, start_after, end_after in matcher.get_opcodes():
        piece = Piece("".join(signs[start:end]), "".join(signs_after[start_after:end_after]))
        is_kept = operation == "equal" and (end - start >= _SHORTEST or start == 0 or end == len(signs))
        if not is_kept and found and found[-1].before != found[-1].after:
            last = found.pop()
            piece = Piece(last.before + piece.before, last.after + piece.after)
        found.append(piece)
    return list(_shifted(list(_joined(found))))


def _joined(found: Sequence[Piece]) -> Iterator[Piece]:
    """The pieces with those that stayed joined to each other."""
    kept = ""
    for piece in found:
        if piece.before == piece.after:
            kept += piece.before
            continue
        if kept:
            yield Piece(kept, kept)
            kept = ""
        yield piece
    if kept:
        yield Piece(kept, kept)


def _shifted(found: Sequence[Piece]) -> Iterator[Piece]:
    """The pieces with what was put in, or taken out, as far to the right as it may stand: 內部〔和外部〕, not 內〔部和外〕部."""
    moved = ""
    for number, piece in enumerate(found):
        if piece.before == piece.after:
            rest = piece.before[len(moved) :]
            moved = ""
            if rest:
                yield Piece(rest, rest)
            continue
        following = found[number + 1].before if number + 1 < len(found) else ""
        moved = _movable(piece, following)
        if moved:
            yield Piece(moved, moved)
        yield Piece(_turned(piece.before, len(moved)), _turned(piece.after, len(moved)))


def _movable(piece: Piece, following: str) -> str:
    """The characters with which something put in or taken out begins, and with which what follows it begins too."""
    if piece.before and piece.after:
        return ""
    changed = piece.before or piece.after
    length = 0
    while length < len(following) and following[length] == changed[length % len(changed)]:
        length += 1
    return following[:length]


def _turned(text: str, length: int) -> str:
    """A text that begins so many characters later, those before them at its end."""
    start = length % len(text) if text else 0
    return text[start:] + text[:start]
