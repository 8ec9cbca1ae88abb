"""The document as it was printed, from the model."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from fazhi_cli.plan import numerals

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from fazhi_cli.rulebook.model import Chapter, Layout, Plan, Rulebook, Task
    from fazhi_cli.rulebook.problems import Steps

_CONTENT = re.compile(r"(\{title\}|\{text\})")
_ROLE = re.compile(r"^[^:：{]+")
"""The role word at the beginning of a layout's row: 責任單位 of 「責任單位:{units}」."""


class Piece(NamedTuple):
    """A run of printed text and the steps to the value of tasks.yaml that it comes from."""

    text: str
    steps: Steps


def printed(rulebook: Rulebook) -> str:
    """The whole document; every line ends with a line feed."""
    return "".join(piece.text for piece in pieces(rulebook))


def label(layout: Layout, task: Task) -> str:
    """What stands before a task's title: (十)."""
    if task.number is not None:
        return task.number
    return _numbered(_before_content(layout), task.id)


def _before_content(layout: Layout) -> str:
    """The beginning of a task's template, up to its title or text."""
    before, *_ = _CONTENT.split(layout.task, maxsplit=1)
    return before


def pieces(rulebook: Rulebook) -> Iterator[Piece]:
    """The document in order, cut where one value ends and the next begins."""
    plan = rulebook.plan
    yield from _lines("front", plan.front)
    yield Piece(plan.title + "\n", ("plan", "title"))
    if plan.preamble:
        yield Piece(plan.preamble + "\n", ("plan", "preamble"))
    for n, chapter in enumerate(rulebook.chapters):
        yield from _chapter(plan, chapter, ("chapters", n))
    yield from _lines("back", plan.back)


def _lines(key: str, lines: Sequence[str]) -> Iterator[Piece]:
    for n, line in enumerate(lines):
        yield Piece(line + "\n", ("plan", key, n))


def _chapter(plan: Plan, chapter: Chapter, here: Steps) -> Iterator[Piece]:
    if chapter.title is not None:
        heading = _numbered(plan.layout.chapter, chapter.number)
        yield Piece(heading.replace("{title}", chapter.title) + "\n", (*here, "title"))
    if chapter.text:
        yield Piece(chapter.text + "\n", (*here, "text"))
    for n, task in enumerate(chapter.tasks):
        yield from _task(plan.layout, task, (*here, "tasks", n))


def _numbered(template: str, number: int | None) -> str:
    """A template with its number in Chinese and in Arabic figures; without a number the places stay empty."""
    chinese = "" if number is None else numerals.chinese(number)
    arabic = "" if number is None else str(number)
    return template.replace("{一}", chinese).replace("{1}", arabic)


def _task(layout: Layout, task: Task, here: Steps) -> Iterator[Piece]:
    yield Piece(label(layout, task), (*here, "id"))
    template = layout.task.removeprefix(_before_content(layout))
    for part in _CONTENT.split(template):
        if part == "{title}":
            yield Piece(task.title, (*here, "title"))
        elif part == "{text}":
            yield from _clauses(task, here)
        elif part:
            yield Piece(_numbered(part, task.id), (*here, "title"))
    yield Piece("\n", here)
    if task.printed is not None:
        yield Piece(task.printed + "\n", (*here, "printed"))
        return
    for line in _assignment(layout, layout.lead, task.lead, task.roles):
        yield Piece(line + "\n", (*here, "lead"))
    for line in _assignment(layout, layout.responsible, task.responsible, task.roles):
        yield Piece(line + "\n", (*here, "responsible"))


def _clauses(task: Task, here: Steps) -> Iterator[Piece]:
    for n, clause in enumerate(task.clauses):
        yield Piece(clause.text, (*here, "clauses", n, "text"))


def _assignment(layout: Layout, row: str, units: Sequence[str], roles: Mapping[str, str]) -> Iterator[str]:
    """One line for each role word, in the order in which the units come."""
    for role, group in groupby(units, key=roles.get):
        line = row
        if role is not None:
            line = role + _ROLE.sub("", row)
        yield line.replace("{units}", _joined(layout, list(group)))


def _joined(layout: Layout, units: Sequence[str]) -> str:
    *before_last, last = units
    text = ""
    for unit in before_last:
        text += unit + layout.join_after.get(unit, layout.join)
    return text + last
