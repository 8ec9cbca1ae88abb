"""Chapters and tasks as the values of tasks.yaml."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from fazhi_cli.importing.clauses import clauses_of
from fazhi_cli.importing.layouts import values_of
from fazhi_cli.rulebook.plan_model import Layout
from fazhi_cli.rulebook.templates import numbered

if TYPE_CHECKING:
    from fazhi_cli.importing.chapters import Group
    from fazhi_cli.importing.tasks import TaskText
    from fazhi_cli.plan.time_meaning import Context


class Writer:
    """Makes the values of chapters and tasks. times: what gives the words of time of the plan their year."""

    def __init__(self, layout: dict[str, Any], times: Context) -> None:
        self._layout = layout
        self._model = Layout.model_validate(layout)
        self._times = times
        self._count = 0
        self._chapter_numbers: set[int] = set()
        self._is_numbered = True

    def chapter(self, group: Group) -> dict[str, Any]:
        if group.part is None:
            self._is_numbered = False  # those behind a chapter without a number are not counted from one
        taken = self._chapter_numbers
        if group.part is not None and not self._is_numbered:
            taken = {group.part.label.number}
        chapter = self._heading(group, self._layout.get("chapter"), taken)
        if group.tasks:
            chapter["tasks"] = [self._task(task, place) for place, task in enumerate(group.tasks, 1)]
        if group.sections:
            chapter["sections"] = []
            place = len(group.tasks)
            for section in group.sections:
                chapter["sections"].append(self._section(section, place))
                place += len(section.tasks)
        return chapter

    def _section(self, group: Group, before: int) -> dict[str, Any]:
        """A section; before: how many tasks of its chapter stand before it."""
        section = self._heading(group, self._layout.get("section"), set())
        first = 1 if self._layout.get("numbers") == "section" else before + 1
        section["tasks"] = [self._task(task, place) for place, task in enumerate(group.tasks, first)]
        return section

    def _heading(self, group: Group, template: str | None, taken: set[int]) -> dict[str, Any]:
        """A chapter's or section's number, title and text; taken: numbers that it cannot have, for an annex counts anew."""
        values: dict[str, Any] = {}
        part = group.part
        if part is not None:
            is_new = part.label.number not in taken
            if is_new:
                taken.add(part.label.number)
                values["number"] = part.label.number
            is_title = bool(part.text.strip()) and "\t" not in part.text
            if part.text.strip():
                values["title"] = next(filter(None, map(str.strip, part.text.split("\t"))))
            label = (template or "").removesuffix("{title}")
            if not is_new or not is_title or numbered(label, part.label.number) != part.label.text:
                values["printed"] = part.label.text + part.text
        if group.lines:
            values["text"] = "\n".join(group.lines)
        return values

    def _task(self, task: TaskText, place: int) -> dict[str, Any]:
        """A task; place: its number within what the labels are numbered in, where that is not the plan."""
        self._count += 1
        number = self._count if "numbers" not in self._layout else place
        values: dict[str, Any] = {"id": self._count, **self._label(task, number), "reviewed": False}
        if task.title is not None:
            values["title"] = task.title
        values |= self._clauses(task)
        if task.behind:
            values["after"] = "\n".join(task.behind)
        return values

    def _label(self, task: TaskText, number: int) -> dict[str, str]:
        """What stands before a task's text, where the layout would print it otherwise."""
        label = task.part.label
        template = re.split(r"\{(?:title|text)\}", self._layout["task"])[0]
        is_as_usual = numbered(template, number) == label.text
        called = {} if is_as_usual else {"number": label.text.strip()}
        if task.heading is not None:
            return called | {"heading": task.heading}
        is_left_out = task.title is not None and "{title}" not in self._layout["task"]
        if "\t" in label.text and (is_left_out or not is_as_usual):
            return {"heading": label.text + (f"{task.title}\t" if task.title is not None else "")}
        if task.before_title:
            return called | {"heading": f"{label.text}{task.before_title}{task.title}\n"}
        if "{title}" in self._layout["task"] and task.title is None:
            return called | {"heading": label.text} if label.text else {"number": ""}
        return {} if is_as_usual else {"number": label.text}

    def _clauses(self, task: TaskText) -> dict[str, Any]:
        """The clauses of a task, its own assignment, and those within its text."""
        clauses: list[dict[str, Any]] = []
        own: dict[str, Any] = {}
        inner: list[dict[str, Any]] = []
        for position, piece in enumerate(task.pieces):
            clauses += clauses_of(piece, self._times)
            if position >= len(task.assigned):
                continue
            found = values_of(task.assigned[position], self._model, max(1, len(clauses)))
            if position == len(task.pieces) - 1:
                own = found
            else:
                inner.append({"after": len(clauses), **found})
        values = dict(own)
        if inner:
            values["assignments"] = inner
        values["clauses"] = clauses
        return values
