"""The document as it was printed, from the model; and the first place where it departs from its source."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate, groupby
from typing import TYPE_CHECKING, NamedTuple

from fazhi_cli.plan import numerals

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from fazhi_cli.rulebook.model import Layout, Rulebook, Task
    from fazhi_cli.rulebook.problems import Location

_ROLE = re.compile(r"^[^:：{]+")


class Piece(NamedTuple):
    """A run of printed text and the value of tasks.yaml that it comes from."""

    text: str
    location: Location


class Difference(NamedTuple):
    """Where two texts part: the place in the source, both texts around it, and the value that printed ours."""

    line: int
    column: int
    source: str
    printed: str
    location: Location
    offset: int


def printed(rulebook: Rulebook) -> str:
    """The whole document; every line ends with a line feed."""
    return "".join(piece.text for piece in pieces(rulebook))


def label(layout: Layout, task: Task) -> str:
    """What stands before a task's title: (十)."""
    if task.number is not None:
        return task.number
    return _numbered(re.split(r"\{title\}|\{text\}", layout.task)[0], task.id)


def pieces(rulebook: Rulebook) -> Iterator[Piece]:
    """The document in order, cut where one value ends and the next begins."""
    plan = rulebook.plan
    yield from _lines("front", plan.front)
    yield Piece(plan.title + "\n", ("plan", "title"))
    if plan.preamble:
        yield Piece(plan.preamble + "\n", ("plan", "preamble"))
    for n, chapter in enumerate(rulebook.chapters):
        here: Location = ("chapters", n)
        if chapter.title is not None:
            heading = _numbered(plan.layout.chapter, chapter.number).replace("{title}", chapter.title)
            yield Piece(heading + "\n", (*here, "title"))
        if chapter.text:
            yield Piece(chapter.text + "\n", (*here, "text"))
        for t, task in enumerate(chapter.tasks):
            yield from _task(plan.layout, task, (*here, "tasks", t))
    yield from _lines("back", plan.back)


def _lines(key: str, lines: Sequence[str]) -> Iterator[Piece]:
    return (Piece(line + "\n", ("plan", key, n)) for n, line in enumerate(lines))


def _numbered(template: str, number: int | None) -> str:
    if number is None:
        return template.replace("{一}", "").replace("{1}", "")
    return template.replace("{一}", numerals.chinese(number)).replace("{1}", str(number))


def _task(layout: Layout, task: Task, here: Location) -> Iterator[Piece]:
    template = layout.task[len(re.split(r"\{title\}|\{text\}", layout.task)[0]) :]
    yield Piece(label(layout, task), (*here, "id"))
    for part in re.split(r"(\{title\}|\{text\})", template):
        if part == "{title}":
            yield Piece(task.title, (*here, "title"))
        elif part == "{text}":
            yield from (Piece(clause.text, (*here, "clauses", n, "text")) for n, clause in enumerate(task.clauses))
        elif part:
            yield Piece(_numbered(part, task.id), (*here, "title"))
    yield Piece("\n", here)
    if task.printed is not None:
        yield Piece(task.printed + "\n", (*here, "printed"))
        return
    for key, row, units in (("lead", layout.lead, task.lead), ("responsible", layout.responsible, task.responsible)):
        yield from (Piece(line + "\n", (*here, key)) for line in _assignment(layout, row, units, task.roles))


def _assignment(layout: Layout, row: str, units: Sequence[str], roles: Mapping[str, str]) -> Iterator[str]:
    """One line for each role word, in the order in which the units come."""
    for role, group in groupby(units, key=roles.get):
        line = row if role is None else role + _ROLE.sub("", row)
        yield line.replace("{units}", _joined(layout, list(group)))


def _joined(layout: Layout, units: Sequence[str]) -> str:
    joins = [layout.join_after.get(unit, layout.join) for unit in units[:-1]]
    return "".join(unit + join for unit, join in zip(units, [*joins, ""], strict=True))


def difference(rulebook: Rulebook, source: str) -> Difference | None:
    """The first place where the printed document and its source part; None where they are equal."""
    parts = list(pieces(rulebook))
    ours = "".join(part.text for part in parts)
    if ours == source:
        return None
    at = _first_difference(ours, source)
    starts = list(accumulate((len(part.text) for part in parts), initial=0))
    n = min(bisect_right(starts, at), len(parts)) - 1
    line, column = source.count("\n", 0, at) + 1, at - source.rfind("\n", 0, at)
    around = _around(source, at), _around(ours, at)
    return Difference(line, column, *around, ("tasks.yaml", *parts[n].location), at - starts[n])


def _first_difference(ours: str, theirs: str) -> int:
    return next(
        (n for n, pair in enumerate(zip(ours, theirs, strict=False)) if pair[0] != pair[1]), min(len(ours), len(theirs))
    )


def _around(text: str, at: int) -> str:
    """The line at a place, cut to what is near: …市監察局、市法制辦…; line ends that matter are shown."""
    begin, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    end = len(text) if end < 0 else end
    left, right = max(begin, at - 15), min(end, at + 15)
    cut = ("…" if left > begin else "") + text[left:right] + ("…" if right < end else "")
    return cut.replace("\r", "␍").replace("\t", "␉") + ("␊" if at == end < len(text) else "")
