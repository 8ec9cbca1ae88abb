"""The document as it was printed, from the model."""

from __future__ import annotations

from itertools import groupby, pairwise
from typing import TYPE_CHECKING, NamedTuple

from fazhi_cli.rulebook.templates import assignment_template, content, numbered, with_word

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from fazhi_cli.rulebook.model import Rulebook
    from fazhi_cli.rulebook.plan_model import Layout, PlacedTask
    from fazhi_cli.rulebook.problems import Steps
    from fazhi_cli.rulebook.tasks_model import Assignment, Part, Task

    # What names units: an assignment within a text, or the task itself for the one behind it.
    Assigned = Assignment | Task


class Piece(NamedTuple):
    """A run of printed text and the steps to the value of tasks.yaml that it comes from."""

    text: str
    steps: Steps


def printed(rulebook: Rulebook) -> str:
    """The whole document; every line ends with a line feed."""
    texts: list[str] = []
    _Printer(rulebook.plan.layout, lambda text, _steps: texts.append(text)).document(rulebook)
    return "".join(texts)


def pieces(rulebook: Rulebook) -> list[Piece]:
    """The document in order, cut where one value ends and the next begins."""
    found: list[Piece] = []
    _Printer(rulebook.plan.layout, lambda text, steps: found.append(Piece(text, steps))).document(rulebook)
    return found


def printed_assignment(layout: Layout, assignment: Assignment) -> str:
    """An assignment as a layout prints it."""
    texts: list[str] = []
    _Printer(layout, lambda text, _steps: texts.append(text)).assigned(assignment, ())
    return "".join(texts)


def label(layout: Layout, placed: PlacedTask) -> str:
    """What stands before a task's title or text: (十)."""
    if placed.task.number is not None:
        return placed.task.number
    before, *_ = content(layout.task)
    return numbered(before, placed.number)


class _Printer:
    """Prints a document as its layout says."""

    def __init__(self, layout: Layout, put: Callable[[str, Steps], None]) -> None:
        """put: takes each run of text in turn, with the steps to the value that it comes from."""
        self._layout = layout
        self._put = put
        self._assignment = assignment_template(layout)
        self._is_in_columns = self._assignment.is_in_columns
        template = content(layout.task)
        if "{assignment}" not in template:
            template = (*template, "{assignment}")
        place = template.index("{text}")
        self._before, self._from_text_on = template[:place], template[place:]

    def document(self, rulebook: Rulebook) -> None:
        plan = rulebook.plan
        self._lines("front", plan.front)
        if plan.heading is None:
            self._put(plan.title + "\n", ("plan", "title"))
        elif plan.heading:
            self._put(plan.heading + "\n", ("plan", "heading"))
        if plan.preamble:
            self._put(plan.preamble + "\n", ("plan", "preamble"))
        placed_at = {placed.steps: placed for placed in rulebook.placed}
        for n, chapter in enumerate(rulebook.chapters):
            here = ("chapters", n)
            self._part(self._layout.chapter, chapter, here)
            for t in range(len(chapter.tasks)):
                self._task(placed_at[*here, "tasks", t])
            for s, section in enumerate(chapter.sections):
                there = (*here, "sections", s)
                self._part(self._layout.section, section, there)
                for t in range(len(section.tasks)):
                    self._task(placed_at[*there, "tasks", t])
        self._lines("back", plan.back)

    def _lines(self, key: str, lines: Sequence[str]) -> None:
        """The lines under a key of the plan."""
        for n, line in enumerate(lines):
            self._put(line + "\n", ("plan", key, n))

    def _part(self, template: str | None, part: Part, here: Steps) -> None:
        """The heading of a chapter or section, where it has one, and the text of its own."""
        if part.printed is not None:
            self._put(part.printed + "\n", (*here, "printed"))
        elif part.title is not None and template is not None:
            heading = numbered(template, part.number).replace("{title}", part.title)
            self._put(heading + "\n", (*here, "title"))
        if part.text:
            self._put(part.text + "\n", (*here, "text"))

    def _task(self, placed: PlacedTask) -> None:
        """A task: what stands before its text, the text with the assignments in it, its own assignment, the lines behind it."""
        task, here = placed.task, placed.steps
        if task.heading is not None:
            self._put(task.heading, (*here, "heading"))
        else:
            self._heading(placed)
        for part in self._from_text_on:
            if part == "{text}":
                self._text(task, here)
            elif part == "{title}":
                self._put(task.title or "", (*here, "title"))
            elif part == "{assignment}":
                self.assigned(task, here)
            elif part:
                self._put(numbered(part, placed.number), here)
        self._put("\n", here)
        if task.after:
            self._put(task.after + "\n", (*here, "after"))

    def _heading(self, placed: PlacedTask) -> None:
        """What stands before the text; without a title nothing of the template from its place on."""
        self._put(label(self._layout, placed), (*placed.steps, "id"))
        for part in self._before[1:]:
            if part == "{title}":
                if placed.task.title is None:
                    return
                self._put(placed.task.title, (*placed.steps, "title"))
            elif part == "{assignment}":
                self.assigned(placed.task, placed.steps)
            elif part:
                self._put(numbered(part, placed.number), (*placed.steps, "title"))

    def _text(self, task: Task, here: Steps) -> None:
        """The text of a task, clause by clause, with the assignments that stand in it."""
        behind: dict[int, list[int]] = {}
        for n, assignment in enumerate(task.assignments):
            behind.setdefault(assignment.after, []).append(n)
        for n, clause in enumerate(task.clauses):
            begins_a_line = "\n" if clause.paragraph and n > 0 else ""
            self._put(begins_a_line + clause.text, (*here, "clauses", n, "text"))
            for number in behind.get(n + 1, ()):
                self.assigned(task.assignments[number], (*here, "assignments", number))

    def assigned(self, assignment: Assigned, here: Steps) -> None:
        """An assignment: in its own words, in columns, or with the parts that it has."""
        template = self._assignment
        if assignment.printed is not None:
            begins_a_line = "\n" if template.begins_a_line else ""
            self._put(begins_a_line + assignment.printed, (*here, "printed"))
        elif self._is_in_columns:
            self._put(template.opening, here)
            for number, place in enumerate(template.places):
                self._put(place.before, here)
                self._part_of(assignment, number, here)
            self._put(template.closing, here)
        else:
            self._parts(assignment, here)

    def _parts(self, assignment: Assigned, here: Steps) -> None:
        """The parts that an assignment has, each after the sign before it; nothing where it has none."""
        template = self._assignment
        is_open = False
        for number, place in enumerate(template.places):
            if self._has(assignment, place.name):
                self._put(place.before if is_open else template.opening, here)
                self._part_of(assignment, number, here)
                is_open = True
        if is_open:
            self._put(template.closing, here)

    def _has(self, assignment: Assigned, name: str) -> bool:
        """Whether an assignment says something in a part that the layout prints."""
        if getattr(self._layout, name, None) is None:
            return False
        if name == "units":
            return bool(assignment.lead or assignment.responsible)
        return bool(getattr(assignment, name))

    def _part_of(self, assignment: Assigned, number: int, here: Steps) -> None:
        """One part of an assignment: the units of each role word in turn, or its limit, contact or basis."""
        name = self._assignment.places[number].name
        row: str | None = getattr(self._layout, name, None)
        if row is None:
            return
        if name in ("when", "contact", "basis"):
            phrases: Sequence[str] = getattr(assignment, name)
            if phrases:
                self._put(row.replace(f"{{{name}}}", self._layout.join.join(phrases)), (*here, name))
            return
        if name == "units":
            units: Sequence[str] = (*assignment.lead, *assignment.responsible)
            steps = (*here, "lead" if assignment.lead else "responsible")
        else:
            units = getattr(assignment, name)
            steps = (*here, name)
        for count, (word, group) in enumerate(groupby(units, key=assignment.roles.get)):
            if count > 0:
                self._put(self._assignment.between_groups(number), here)
            line = row if word is None else self._layout.roles.get(word) or with_word(row, word)
            self._put(line.replace("{units}", _joined(self._layout, list(group))), steps)


def _joined(layout: Layout, units: Sequence[str]) -> str:
    """The units with what stands between them."""
    if not (layout.join_after or layout.join_before):
        return layout.join.join(units)
    text = units[0]
    for before, unit in pairwise(units):
        text += layout.join_after.get(before) or layout.join_before.get(unit) or layout.join
        text += unit
    return text
