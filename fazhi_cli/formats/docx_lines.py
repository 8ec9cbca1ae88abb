"""How much narrower or closer the lines of a Word paragraph are set, so that none of them ends inside a day, a number or a name.

Word keeps days and numbers whole by the rule in a file's settings, but knows no names of units; other programs, as LibreOffice, read no
such rule. A narrower line, or characters a hair closer, leave nothing in the text that is searched, copied and read back, and do no
harm once the text is changed.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, NamedTuple

from fazhi_cli.formats.document import is_labelled, line_text
from fazhi_cli.formats.docx_faces import FACES, WORD, Face, ends_of, longest
from fazhi_cli.formats.docx_styles import STYLES
from fazhi_cli.formats.docx_xml import w
from fazhi_cli.formats.whole import LIST, pieces, words_of_name
from fazhi_cli.formats.widths import BALANCED, by_sense

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.etree import _Element

    from fazhi_cli.formats.document import CellLine
    from fazhi_cli.formats.docx_styles import Style

BY_ID = {style.id: style for style in STYLES}

STEP, MOST, MORE_LINES = 0.25, 0.5, 2
"""Characters by which a line is narrowed more at each attempt; of its width what it may lose; lines that a paragraph may get more."""

THIN = 1
"""Characters by which a line may be narrowed and nobody sees it: by more, a centred column of short lines stands in the middle of its cell."""

MOST_PARTS = 3
"""Paragraphs over which the plan's words may be spread, as a clerk who breaks lines by hand would."""

TITLE = re.compile("[一-鿿、《》（）]+")
"""One character of it alone in the last line looks like a slip; a sentence, boxes and room to write are none."""

LONGEST_TRIED = 600
"""Characters up to which a text is tried in every way: that takes the longer, the longer it is."""

BEHIND_MARK = re.compile("[，；。：、](?=.)|》(?=（)")
"""Where the plan's words may go on in a paragraph of their own."""

SEEN, SEEN_MOST = 1 / 8, 1 / 5
"""Of the width of a line: an indent beyond it looks as if something were missing there; beyond the other a name is rather parted."""

CLOSER = (2, 4, 6, 8)
"""Twentieths of a point by which characters are set closer, where no indent of a character helps; the most is not seen."""

HAIR = 0.15
"""Characters by which the room of a line may differ from what the file says, as programs round."""


class Setting(NamedTuple):
    """The indent of a paragraph, and by how many twentieths of a point its characters are set closer."""

    indent: _Element | None = None
    closer: int = 0

    @property
    def of_runs(self) -> tuple[_Element, ...]:
        """The properties that every run of the paragraph has by it."""
        return (w("spacing", val=-self.closer),) if self.closer else ()


PLAIN = Setting()
"""Of a paragraph that needs nothing."""


def setting(text: str, style: str, width: int, names: tuple[str, ...]) -> Setting:
    """How a paragraph keeps its pieces whole, in as many faces as can be: by the least indent, or with closer characters.

    These where no indent of a character helps; with both where one alone does not do.
    Where that is not enough either, a name is parted between its words, or where nothing else keeps a day whole, anywhere.
    No sign stands alone in the last line where means that are hardly seen keep it with the one before.

    width: of the full line, in twentieths of a point.
    """
    form = BY_ID[style]
    room = _room(form, width)
    together = _hardly_seen(text, form, room, _edges(text, room, names) | _before_last_sign(text))
    if together:
        return together
    ways = []
    for kept in (names, _words_of(names), ()):
        edges = _edges(text, room, kept)
        whole = _whole(text, form, room, edges)
        if whole:
            return whole
        ways.append(_narrowing(text, room, edges))
        least = min(ways, key=lambda way: way.torn)
        days = _edges(text, room, ())
        if len(ways) > 1 and not _torn(text, room - least.characters, FACES, days):
            break
    return _indented(least, form)


@lru_cache(maxsize=8)
def _words_of(names: tuple[str, ...]) -> tuple[str, ...]:
    """The words of names, sought once for all paragraphs of a document."""
    return tuple(word for name in names for word in words_of_name(name))


def _whole(text: str, form: Style, room: float, edges: set[int]) -> Setting | None:
    """By the least of means that are seen at most a little, so that no face tears a piece; None: there is none."""
    return _hardly_seen(text, form, room, edges) or _both(text, form, room, edges)


def _hardly_seen(text: str, form: Style, room: float, edges: set[int]) -> Setting | None:
    """By an indent of a character or less, else by closer characters, else by a small indent."""
    narrowing = _narrowing(text, room, edges)
    is_whole = not narrowing.torn and narrowing.characters <= SEEN * room
    if is_whole and narrowing.characters <= THIN:
        return _indented(narrowing, form)
    closer = _closer(text, form, room, edges)
    if closer:
        return Setting(closer=closer)
    return _indented(narrowing, form) if is_whole else None


def _before_last_sign(text: str) -> set[int]:
    """The place before the last sign of a text of some length, with the marks that lean on it."""
    *_others, last = [None, *WORD.finditer(text if len(text) <= LONGEST_TRIED else "")]
    return {last.start()} if last and last.start() and not last[0][0].isascii() else set()


def _indented(narrowing: _Narrowing, form: Style) -> Setting:
    return Setting(_indent(narrowing.characters, form) if narrowing.characters else None)


def _closer(text: str, form: Style, room: float, edges: set[int]) -> int:
    """By how many twentieths of a point characters are set closer so that no face tears a piece; 0: none of them helps."""
    for closer in CLOSER:
        if _holds(text, form, room, closer, edges):
            return closer
    return 0


def _both(text: str, form: Style, room: float, edges: set[int]) -> Setting | None:
    """An indent that is hardly seen, and characters set closer, with which together no face tears a piece."""
    steps = int(room * SEEN_MOST / STEP) if len(text) <= LONGEST_TRIED else 0
    for step in range(1, steps + 1):
        for closer in (0, *CLOSER):
            if _holds(text, form, room - step * STEP, closer, edges):
                return Setting(_indent(step * STEP, form), closer)
    return None


def _holds(text: str, form: Style, room: float, closer: int, edges: set[int]) -> bool:
    """Whether no face tears a piece whose characters are set closer by so many twentieths of a point."""
    faces = [face.closer(closer / (form.size * 20)) for face in FACES]
    return not any(_torn(text, room - less, faces, edges) for less in (-HAIR, 0, HAIR))


def parted(line: CellLine, style: str, width: int, names: tuple[str, ...]) -> list[CellLine]:
    """The paragraphs of a line: one, or, where no indent sets it well, those that a clerk would make by hand.

    width: of the full line, in twentieths of a point.
    """
    form = BY_ID[style]
    room = _room(form, width)
    text = line_text(line)
    has_box = not all(isinstance(piece, str) for piece in line)
    if form.align == "center":
        lines_by_sense = [] if has_box else _by_sense(text, room, names)
        if lines_by_sense:
            return [(words,) for words in lines_by_sense]
        is_set_well = _is_set_well(text, room, names)
    else:
        is_set_well = not _has_long_list(text, room)
        if is_labelled(line):
            # What is known of the plan's words is parted where nothing else keeps a day whole; these themselves where nothing else does.
            edges = _edges(text, room, names)
            narrowing = _narrowing(text, room, edges)
            is_narrowed_well = not narrowing.torn and narrowing.characters <= SEEN_MOST * room
            is_set_well &= is_narrowed_well or bool(_closer(text, form, room, edges))
        elif is_set_well and not has_box:
            return [(words,) for words in _parts(text, form, room, names)]
    if has_box or is_set_well:
        return [line]
    lines = [""]
    for words in _unbroken(text, room, names):
        if lines[-1] and longest(lines[-1] + words) > room:
            lines.append("")
        lines[-1] += words
    return [(words,) for words in lines]


def _parts(text: str, form: Style, room: float, names: tuple[str, ...], most: int = MOST_PARTS) -> list[str]:
    """The plan's words in one paragraph, or where that cannot be set well in few that can: each begins behind a mark."""
    if len(text) > LONGEST_TRIED or most == 1 or _is_whole(text, form, room, names):
        return [text]
    found = []
    for mark in BEHIND_MARK.finditer(text):
        first, rest = text[: mark.end()], text[mark.end() :]
        if _is_whole(first, form, room, names):
            parts = [first, *_parts(rest, form, room, names, most - 1)]
            if _is_whole(parts[-1], form, room, names):
                found.append(parts)
    fewest = min(map(len, found), default=0)
    found = [parts for parts in found if len(parts) == fewest]
    return max(found, key=lambda parts: _last_line(parts[0], room), default=[text])


def _is_whole(text: str, form: Style, room: float, names: tuple[str, ...]) -> bool:
    return _whole(text, form, room, _edges(text, room, names)) is not None


def _last_line(text: str, room: float) -> float:
    """How long the last line of a text is: a short one looks as if something were missing behind it."""
    return longest(text[max(ends_of(text, room, FACES[0]), default=0) :])


def _by_sense(text: str, room: float, names: tuple[str, ...]) -> list[str]:
    """The lines of a short text for which one has no room, as a PDF has them; none where a piece would be torn, or of prose."""
    for cells in range(int(2 * room), int(room), -1):
        lines = by_sense(text, cells, names)
        if max(map(longest, lines)) <= room:
            ends = set(accumulate(map(len, lines)))
            is_whole = "".join(lines) == text and ends.isdisjoint(_edges(text, room, names))
            return lines if is_whole and len(lines) > 1 else []
    return []


def _is_set_well(text: str, room: float, names: tuple[str, ...]) -> bool:
    """Whether an indent keeps a centred line whole, and is not seen."""
    narrowing = _narrowing(text, room, _edges(text, room, names))
    return not narrowing.torn and narrowing.characters <= THIN and not _has_long_list(text, room)


def _has_long_list(text: str, room: float) -> bool:
    """Whether numbers are listed for which a line has no room: LibreOffice knows no place in them where it may end, and tears a number."""
    return any(longest(listed[0]) > room for listed in LIST.finditer(text))


def _unbroken(text: str, room: float, names: tuple[str, ...]) -> Iterator[str]:
    """The text taken apart wherever a line may end."""
    edges = _edges(text, room, names)
    starts = [word.start() for word in WORD.finditer(text) if word.start() not in edges]
    for start, end in pairwise((*starts, len(text))):
        yield text[start:end]


class _Narrowing(NamedTuple):
    """By how many characters a line is narrowed, and how often a piece is torn all the same, in all faces together."""

    characters: float
    torn: int


def _narrowing(text: str, full: float, edges: set[int]) -> _Narrowing:
    """The least narrowing with which the fewest pieces are torn; the last lines that it may cost only where then none is."""
    if not edges or longest(text) <= full:
        return _Narrowing(0, 0)
    best = _Narrowing(0, len(FACES) * len(edges) + 1)
    lines = max(len(ends_of(text, full, face)) for face in FACES)
    most = max(MORE_LINES, int(lines * SEEN_MOST))
    for step in range(int(full * MOST / STEP)):
        less = step * STEP
        ends = [ends_of(text, full - less, face) for face in FACES]
        more = max(map(len, ends)) - lines
        if more > most:
            break
        torn = sum(len(edges & of_face) for of_face in ends) or _torn(text, full - less + HAIR, FACES, edges)
        if torn < best.torn and (more < MORE_LINES or not torn):
            best = _Narrowing(less, torn)
        if not torn:
            break
    return best


def _torn(text: str, room: float, faces: Sequence[Face], edges: set[int]) -> int:
    """In how many faces a line of some room ends at one of the edges."""
    return sum(not edges.isdisjoint(ends_of(text, room, face)) for face in faces)


def _room(form: Style, width: int) -> float:
    """Characters that a line of a width in twentieths of a point has room for."""
    return width / (form.size * 20)


def _indent(characters: float, style: Style) -> _Element:
    """The indent at the right, of a centred paragraph at both sides."""
    twips = round(characters * style.size * 20)
    if style.align == "center":
        return w("ind", left=twips // 2, right=twips // 2)
    return w("ind", right=twips)


def _edges(text: str, room: float, names: tuple[str, ...]) -> set[int]:
    """The places in the text at which no line of some room should end: after how many characters."""

    def stays_whole(name: str) -> bool:
        return longest(name) <= room

    found: set[int] = set()
    end = 0
    for piece, is_whole in pieces(text, names, stays_whole):
        # Room to write has a column as wide as it in Word, and needs no narrower lines.
        if is_whole and not piece.startswith("_"):
            found |= set(range(end + 1, end + len(piece)))
        end += len(piece)
    if len(text) <= BALANCED * room and TITLE.fullmatch(text):
        found.add(len(text) - 1)
    return found
