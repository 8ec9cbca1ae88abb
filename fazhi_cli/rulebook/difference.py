"""The first place where the printed rulebook departs from the document that it encodes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from fazhi_cli.data_files import TASKS
from fazhi_cli.rulebook.problems import Location
from fazhi_cli.rulebook.render_text import pieces

if TYPE_CHECKING:
    from fazhi_cli.rulebook.model import Rulebook
    from fazhi_cli.rulebook.render_text import Piece

AROUND = 15
"""How many characters are shown before and after a difference."""


class Difference(NamedTuple):
    """Where two texts part: the place in the source, both texts around it, and the value that printed ours."""

    line: int
    column: int
    source: str
    printed: str
    location: Location
    offset: int


def difference(rulebook: Rulebook, source: str) -> Difference | None:
    """Where the printed document and its source part first; None where they are equal."""
    parts = pieces(rulebook)
    ours = "".join(part.text for part in parts)
    if ours == source:
        return None
    at = _first_difference(ours, source)
    piece, offset = _piece_at(parts, at)
    return Difference(
        line=source.count("\n", 0, at) + 1,
        column=at - source.rfind("\n", 0, at),
        source=_around(source, at),
        printed=_around(ours, at),
        location=Location(TASKS, piece.steps),
        offset=offset,
    )


def _first_difference(ours: str, theirs: str) -> int:
    """The first character in which two texts differ; one that is the beginning of the other differs at its end."""
    shared = min(len(ours), len(theirs))
    for at in range(shared):
        if ours[at] != theirs[at]:
            return at
    return shared


def _piece_at(parts: list[Piece], at: int) -> tuple[Piece, int]:
    """The piece in which a character of the document stands, and which of its characters it is.

    What follows the document belongs to its last piece.
    """
    start = 0
    for piece in parts[:-1]:
        if at < start + len(piece.text):
            return piece, at - start
        start += len(piece.text)
    return parts[-1], at - start


def _around(text: str, at: int) -> str:
    """The line at a place, cut to what is near: …市監察局、市法制辦…; line ends that matter are shown."""
    begin = text.rfind("\n", 0, at) + 1
    end = text.find("\n", at)
    if end < 0:
        end = len(text)
    left = max(begin, at - AROUND)
    right = min(end, at + AROUND)
    cut_left = "…" if left > begin else ""
    cut_right = "…" if right < end else ""
    line_end = "␊" if at == end < len(text) else ""
    shown = text[left:right].replace("\r", "␍").replace("\t", "␉")
    return cut_left + shown + cut_right + line_end
