"""Text in terminal cells: how wide it is, where it may break, how a row of columns shares a line."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING
from unicodedata import combining, east_asian_width

from fazhi_cli.formats.whole import MARKS_AFTER, MARKS_BEFORE, pattern_of, words_of_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

OPENING, CLOSING = f"[{re.escape(MARKS_BEFORE)}]", f"[{re.escape(MARKS_AFTER)}]"
SMALLER = r"[A-Za-z0-9]+(?:[-./:_][A-Za-z0-9]+)*[年月日]?|."
"""The pattern of what stays together where a line has no room for more: a word, a character."""

CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
"""What moves a terminal's cursor, or ends a line for some of its readers."""

NARROWEST = 2
"""Cells of one Chinese character."""
BALANCED = 3
"""Lines up to which a broken text is a title, not prose."""

BY_SENSE = re.compile("(?<=：)|(?=（(?!.）))")
"""Where a line may end between what a text says of one thing and of another; 縣（區） is one word."""

TITLE = re.compile("《[^《》]*》")


@lru_cache(maxsize=8192)
def _cells(character: str) -> int:
    if east_asian_width(character) in "WF":
        return 2
    return 0 if combining(character) or character in "\u200b\u200c\u200d\ufeff\ufe0e\ufe0f" else 1


def width(text: str) -> int:
    """Cells of a text; East Asian wide characters take two, combining ones none."""
    if text.isascii():
        return len(text)
    return sum(map(_cells, text))


def on_one_line(text: str) -> str:
    """The text with tabs, line breaks and other control characters as blanks: one of them would tear columns apart."""
    return text if text.isprintable() else CONTROL.sub(" ", text)


def padded(text: str, cells: int, *, right: bool = False) -> str:
    """The text with blanks after it, or before it where it is set flush right; a text that is too wide as it is."""
    blank = " " * (cells - width(text))
    if right:
        return blank + text
    return text + blank


# Patterns are compiled when they are asked for: a narrow table breaks within a day, and most are broken nowhere.


@lru_cache(maxsize=8)
def _atom(names: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"{OPENING}*(?:{pattern_of(names)}|{SMALLER}){CLOSING}*", re.DOTALL)


@cache
def _smaller() -> re.Pattern[str]:
    return re.compile(rf"{OPENING}*(?:{SMALLER}){CLOSING}*", re.DOTALL)


@cache
def _bare() -> re.Pattern[str]:
    return re.compile(SMALLER, re.DOTALL)


def atoms(text: str, names: tuple[str, ...] = ()) -> list[str]:
    """The text taken apart into what stays together: a word, a day or number with its word, a character with the punctuation that leans on it.

    names: of units and other bodies, which stay whole too.
    """
    return _atom(names).findall(text)


def wrap(pieces: Iterable[str], cells: int, names: tuple[str, ...] = ()) -> list[str]:
    """Lines of at most `cells` cells; a piece is broken only where it is wider than a line by itself, and a name in it likewise.

    Any text can be wrapped at any width: a line of fewer cells than one character needs holds that character, control
    characters count as blanks, and blanks at the ends of lines are dropped.
    """
    lines: list[str] = []
    for piece in map(on_one_line, pieces):
        if width(piece) > cells:
            lines += _balanced(_with_room(atoms(piece, names), cells), cells)
        elif lines and width(lines[-1]) + width(piece) <= cells:
            lines[-1] += piece
        else:
            lines.append(piece)
    return [line.rstrip() for line in lines] or [""]


def by_sense(text: str, cells: int, names: tuple[str, ...] = ()) -> list[str]:
    """A few lines, broken after a day or before a bracket where that takes no more of them, else of like length.

    They may be more where else a title in 《》 or one of these parts would be torn, of many lines by one; what needs more of these
    is left whole.
    """
    parts = BY_SENSE.split(text)
    lines = wrap([text], cells, names)
    of_parts = wrap(parts, cells, names)
    whole = [part for part in (*TITLE.findall(text), *parts) if width(part) <= cells]
    is_torn = any(not any(part in line for line in lines) for part in whole)
    if len(lines) > BALANCED:
        return of_parts if len(of_parts) <= len(lines) + is_torn else [text]
    return of_parts if is_torn or len(of_parts) <= len(lines) else lines


def _with_room(atoms: Iterable[str], cells: int) -> list[str]:
    """The same, the words of a name for which a line has no room each by itself."""
    parts: list[str] = []
    for atom in atoms:
        parts += [atom] if width(atom) <= cells else words_of_name(atom)
    return parts


def _balanced(atoms: Sequence[str], cells: int) -> list[str]:
    """A title of a few lines gets lines of like length, so that no character stands alone; prose fills its lines."""
    lines = _filled(atoms, cells)
    if len(lines) > BALANCED:
        return lines
    evenly = sum(map(width, atoms)) // len(lines)
    # What has room in a line is not broken to make lines alike.
    widest = max((width(atom) for atom in atoms if width(atom) <= cells), default=0)
    for room in range(max(evenly, widest), cells):
        balanced = _filled(atoms, room)
        if len(balanced) <= len(lines):
            return balanced
    return lines


def _filled(atoms: Iterable[str], cells: int) -> list[str]:
    """Lines that hold as many atoms as have room; an atom that is wider than a line is broken, in the end anywhere."""
    lines = [""]
    for atom in atoms:
        for part in _fitting(atom, cells):
            if lines[-1] and width(lines[-1]) + width(part) > cells:
                lines.append("")
            lines[-1] += part if lines[-1] else part.lstrip()
    return lines


def _fitting(atom: str, cells: int) -> list[str]:
    """The parts of an atom that a line has room for: where there is none for a whole day, a year and a month still keep their figures.

    A day for which there is room alone stands so: better a comma at the beginning of a line than half a day at its end.
    """
    if width(atom) <= cells:
        return [atom]
    parts: list[str] = []
    for part in _smaller().findall(atom):
        bare = [part] if width(part) <= cells else _bare().findall(part)
        for each in bare:
            parts += [each] if width(each) <= cells else list(each)
    return parts


def share_out(tiers: Iterable[Sequence[int]], room: int) -> list[int]:
    """How many cells of `room` each column gets.

    Each tier claims more than the one before. The last that fits is met in full; of the next, the columns that claim
    least are met first and the widest share what is left evenly, in whole characters; the rest goes to the one that lacks
    most.
    """
    shares: list[int] = []
    for claims in tiers:
        if not shares:
            shares = [min(NARROWEST, claim) for claim in claims]
        if sum(claims) > room:
            return _filled_up(shares, claims, room)
        shares = list(claims)
    return shares


def _filled_up(shares: Sequence[int], claims: Sequence[int], room: int) -> list[int]:
    """The shares raised towards the claims as far as there is room."""
    raised = _capped(shares, claims, 0)
    for cap in range(NARROWEST, max(claims), NARROWEST):
        more = _capped(shares, claims, cap)
        if sum(more) > room:
            break
        raised = more
    lacks = [claim - share for claim, share in zip(claims, raised, strict=True)]
    neediest = lacks.index(max(lacks))
    unused = max(0, room - sum(raised))
    raised[neediest] += min(lacks[neediest], unused)
    return raised


def _capped(shares: Sequence[int], claims: Sequence[int], cap: int) -> list[int]:
    """For each column its claim, up to the cap or to what it has already."""
    capped = []
    for share, claim in zip(shares, claims, strict=True):
        allowed = max(share, cap)
        capped.append(min(claim, allowed))
    return capped
