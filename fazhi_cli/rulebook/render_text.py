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
    title = plan.title + "\n"
    yield Piece(title, ("plan", "title"))
    if plan.preamble:
        preamble = plan.preamble + "\n"
        yield Piece(preamble, ("plan", "preamble"))
    for n, chapter in enumerate(rulebook.chapters):
        yield from _chapter(plan, chapter, ("chapters", n))
    yield from _lines("back", plan.back)


def _lines(key: str, lines: Sequence[str]) -> Iterator[Piece]:
    """The lines under a key of the plan."""
    for n, line in enumerate(lines):
        here = ("plan", key, n)
        yield Piece(line + "\n", here)


def _chapter(plan: Plan, chapter: Chapter, here: Steps) -> Iterator[Piece]:
    """A chapter: its heading, the text of its own, its tasks."""
    if chapter.title is not None:
        numbered = _numbered(plan.layout.chapter, chapter.number)
        heading = numbered.replace("{title}", chapter.title)
        yield Piece(heading + "\n", (*here, "title"))
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
    """A task: its paragraph, then the lines that assign it."""
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
    yield from _assignment(layout, layout.lead, task.lead, task.roles, (*here, "lead"))
    yield from _assignment(layout, layout.responsible, task.responsible, task.roles, (*here, "responsible"))


def _clauses(task: Task, here: Steps) -> Iterator[Piece]:
    """The paragraph of a task, clause by clause."""
    for n, clause in enumerate(task.clauses):
        steps = (*here, "clauses", n, "text")
        yield Piece(clause.text, steps)


def _assignment(
    layout: Layout, row: str, units: Sequence[str], roles: Mapping[str, str], here: Steps
) -> Iterator[Piece]:
    """One line for each role word, in the order in which the units come."""
    for role, group in groupby(units, key=roles.get):
        line = row
        if role is not None:
            line = role + _ROLE.sub("", row)
        names = _joined(layout, list(group))
        yield Piece(line.replace("{units}", names) + "\n", here)


def _joined(layout: Layout, units: Sequence[str]) -> str:
    """The units with what stands between them."""
    *before_last, last = units
    text = ""
    for unit in before_last:
        text += unit
        text += layout.join_after.get(unit, layout.join)
    return text + last
