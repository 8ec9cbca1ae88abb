"""Paragraphs without a number that are assigned each for itself: parts like those that have one."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from fazhi_cli.importing.assignments import beside_line, in_text, of_line
from fazhi_cli.importing.labels import Label
from fazhi_cli.importing.outline import Outline, Part
from fazhi_cli.importing.tasks import is_assigned, with_continued

if TYPE_CHECKING:
    from collections.abc import Sequence

_NO_LABEL = Label("", 0, "")
_HEADING = re.compile("^(?:[^。；;，,）)】〕]{2,40}。?)?$")
"""A line that heads what stands below it; nothing where the number stands alone."""


_DASH = re.compile("[—－–-]{1,2}|[●■◆•·▲★]")


def part_paragraphs(outline: Outline) -> None:
    """Make parts of the paragraphs that are assigned each for itself, where several stand in one part or before all parts.

    Those below a heading stay its text, unless that is so of most parts of its level.
    """
    every = [(part, _runs([part.text, *part.below])) for part in outline.walk() if part.below]
    assigned = Counter(part.family for part in outline.walk() if is_assigned(part))
    headed = Counter(part.family for part, runs in every if _are_headed(runs))
    divided = {family for family, number in headed.items() if number * 2 > assigned[family]}
    of_part = {id(part): runs for part, runs in every if len(runs) > 1 or _are_headed(runs)}
    outline.parts = [each for part in outline.parts for each in _parted(part, of_part, divided)]
    runs = _runs(outline.front)
    if len(runs) > 1:
        *before, first = runs[0]
        outline.front = before
        outline.parts = [*_parts([[first], *runs[1:]], len(before) + 1), *outline.parts]


def _are_headed(runs: Sequence[Sequence[str]]) -> bool:
    """Whether several paragraphs, or one behind a dash, stand below a line that heads them."""
    if len(runs[0]) < 2 or _HEADING.match(runs[0][0]) is None:
        return False
    return len(runs) > 1 or (_DASH.match(runs[0][1]) is not None and _ends_assigned(runs[0][-1]))


def _parted(part: Part, of_part: dict[int, list[list[str]]], divided: set[str]) -> list[Part]:
    """A part, and behind it or in it those that its paragraphs make; divided: the levels whose paragraphs have headings."""
    part.parts = [each for inner in part.parts for each in _parted(inner, of_part, divided)]
    runs = of_part.get(id(part))
    if runs is None or (_are_headed(runs) and part.family not in divided):
        return [part]
    first, *others = runs
    if _are_headed(runs):
        part.parts = [*_parts([first[1:], *others], part.line + 1), *part.parts]
        part.below = []
        return [part]
    found = _parts(others, part.line + len(first))
    part.below = first[1:]
    found[-1].parts, part.parts = part.parts, []
    return [part, *found]


def _parts(runs: Sequence[Sequence[str]], line: int) -> list[Part]:
    """A part of each run of lines; line: of the first in the document."""
    found: list[Part] = []
    for first, *others in runs:
        found.append(Part(_NO_LABEL, first, line, others))
        line += 1 + len(others)
    return found


def _runs(lines: Sequence[str]) -> list[list[str]]:
    """Lines cut behind each assignment, where another paragraph follows that ends in one too."""
    runs: list[list[str]] = [[]]
    begun = False
    for number, line in enumerate(with_continued(lines)):
        is_own = number > 0 and _is_assignment(line)
        if begun and not is_own:
            runs.append([])
        runs[-1].append(line)
        begun = (begun and is_own) or of_line(line) is not None or _ends_assigned(line)
    if not begun and len(runs) > 1:
        last = runs.pop()
        runs[-1] += last
    return runs


def _is_assignment(line: str) -> bool:
    """Whether a line says who has what stands above it, or what stands beside that, and nothing else."""
    if of_line(line) is not None or beside_line(line) is not None:
        return True
    return all(not rest.strip() for rest in _without_assignments(line)) and _ends_assigned(line)


def _without_assignments(line: str) -> list[str]:
    """What stands in a line before and between its assignments."""
    found = []
    position = 0
    for placed in in_text(line):
        found.append(line[position : placed.start])
        position = placed.end
    return found


def _ends_assigned(line: str) -> bool:
    """Whether a line ends in an assignment."""
    ends = [placed.end for placed in in_text(line)]
    return bool(ends) and not line[ends[-1] :].strip("。；; ")
