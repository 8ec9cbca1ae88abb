"""The lines of a document as the tree of its numbered parts."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from fazhi_cli.importing.labels import family, label_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from fazhi_cli.importing.labels import Label


@dataclass
class Part:
    """A numbered part: its line, the lines below it that begin no other part, and the parts in it.

    line: the number of its first line in the document, from 1. text: the line without its label.
    """

    label: Label
    text: str
    line: int
    below: list[str] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)

    @property
    def family(self) -> str:
        return family(self.label)

    @property
    def lines(self) -> list[str]:
        """All its lines, those of the parts in it too, as they stand."""
        found = [self.label.text + self.text, *self.below]
        for part in self.parts:
            found += part.lines
        return found

    def walk(self) -> Iterator[Part]:
        """The part and all in it, in the order of the document."""
        yield self
        for part in self.parts:
            yield from part.walk()


@dataclass
class Outline:
    """A document: the lines before its first numbered part, and its parts."""

    front: list[str]
    parts: list[Part]

    def walk(self) -> Iterator[Part]:
        for part in self.parts:
            yield from part.walk()


_MOST_LEFT_OUT = 3
"""How far the next number of a family may be: a plan may have lost a line."""


def outline_of(lines: Sequence[str], first: int = 0) -> Outline:
    """Put each numbered line below the last line of a higher level; what has no number belongs to the part before it.

    first: the place of the line, from 0, with which the document begins.
    """
    outline = Outline([], [])
    open_parts: list[Part] = []
    last_of: dict[str, int] = {}
    for number, line in enumerate(lines[first:], first + 1):
        label = label_of(line)
        if label is None or not _continues(label, last_of.get(family(label), 0)):
            if open_parts:
                open_parts[-1].below.append(line)
            else:
                outline.front.append(line)
            continue
        last_of[family(label)] = label.number
        part = Part(label, line[len(label.text) :], number)
        level = _level(part, open_parts)
        del open_parts[level:]
        siblings = open_parts[-1].parts if open_parts else outline.parts
        siblings.append(part)
        open_parts.append(part)
    return outline


def _level(part: Part, open_parts: Sequence[Part]) -> int:
    """How many of the open parts a new one stands in: those above the last of its own family, else all."""
    for level, open_part in enumerate(open_parts):
        if open_part.family == part.family:
            return level
    return len(open_parts)


def _continues(label: Label, last: int) -> bool:
    """Whether a numbered line begins a part: it is the first of its family, or follows the last one; last: its number, or 0.

    Numbers of a family may run on through the parts above them, or begin again with one. A line such as 「2.5萬元」 or a
    sentence that begins with a figure does neither.
    """
    return label.number == 1 or 0 < last < label.number <= last + _MOST_LEFT_OUT
