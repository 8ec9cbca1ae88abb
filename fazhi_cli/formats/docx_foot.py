"""What stands under the last table of a Word file: rules to sign on, and numbered notes whose lines hang behind their numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fazhi_cli.formats.column_widths import BLANK
from fazhi_cli.formats.document import Label, line_text
from fazhi_cli.formats.docx_lines import parted, setting
from fazhi_cli.formats.docx_styles import SIGNATURE, SMALL
from fazhi_cli.formats.docx_xml import paragraph, run, w

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.etree import _Element

RULE = round(18 / 25.4 * 1440)
"""Twentieths of a point of a rule to sign on at least: as long as five of them have room for on a page that lies."""

APART = "\u3000"
"""Between a rule and the next label."""

HANGING = round(1.8 * SMALL * 20)
"""Twentieths of a point before the words of a note, in which its number stands."""


def foot_of(signatures: Sequence[str], notes: Sequence[str], width: int, names: tuple[str, ...]) -> Iterator[_Element]:
    """The paragraphs of signatures and notes; width: of a line, in twentieths of a point."""
    for labels in _by_lines(signatures, width):
        yield _signed(labels, width)
    if notes:
        yield paragraph("Note", run("注："), keep=True)
    for number, note in enumerate(notes, 1):
        yield from _note(number, note, width, names, is_last=number == len(notes))


def _length(text: str) -> int:
    return SIGNATURE * 20 * len(text)


def _by_lines(labels: Sequence[str], width: int) -> list[list[str]]:
    """The labels of each line: as many as it has room for with their rules."""
    lines: list[list[str]] = []
    left = 0
    for label in labels:
        needed = _length(label) + RULE
        if not lines or needed > left:
            lines.append([])
            left = width
        lines[-1].append(label)
        left -= needed + _length(APART)
    return lines


def _signed(labels: Sequence[str], width: int) -> _Element:
    """The labels of a line, each with a rule as long as those of the others.

    It is of underscores: in a cell LibreOffice draws no tab or blank that ends a line.
    """
    words = APART.join(labels)
    underscores = (width - _length(words)) / len(labels) / (BLANK * SIGNATURE * 20)
    rule = "_" * int(underscores)
    return paragraph("Signature", run(APART.join(label + rule for label in labels)))


def _note(number: int, note: str, width: int, names: tuple[str, ...], *, is_last: bool) -> Iterator[_Element]:
    """What a note says is known of the plan's words, as a label is: where nothing else keeps a day whole, it is parted."""
    room = width - HANGING
    parts = parted((Label(note),), "Note", room, names)
    for place, part in enumerate(parts, 1):
        text = line_text(part)
        of_part = setting(text, "Note", room, names)
        indent = w("ind") if of_part.indent is None else of_part.indent
        keep = not (is_last and place == len(parts))
        element = paragraph("Note", keep=keep, indent=_hung(indent, has_number=place == 1))
        if place == 1:
            element.append(run(f"{number}."))
            element.append(w("r", w("tab")))
        element.append(run(text, *of_part.of_runs))
        yield element


def _hung(indent: _Element, *, has_number: bool) -> _Element:
    """An indent by which a paragraph begins behind the numbers, or with its own before it."""
    hung = w("ind", left=HANGING, hanging=HANGING) if has_number else w("ind", left=HANGING)
    for name, value in indent.attrib.items():
        hung.set(name, value)
    return hung
