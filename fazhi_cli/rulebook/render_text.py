"""The document as it was printed, from the model."""

from __future__ import annotations

from itertools import groupby, pairwise
from typing import TYPE_CHECKING, NamedTuple

from fazhi_cli.rulebook.templates import assignment_template, content, numbered, with_word

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from fazhi_cli.rulebook.model import Rulebook
    from fazhi_cli.rulebook.plan_model import Layout, PlacedTask
    from fazhi_cli.rulebook.problems import Steps
    from fazhi_cli.rulebook.tasks_model import Assignment, Part, Task
    from fazhi_cli.rulebook.templates import AssignmentTemplate

    # What names units: an assignment within a text, or the task itself for the one behind it.
    Assigned = Assignment | Task


class Piece(NamedTuple):
    """A run of printed text and the steps to the value of tasks.yaml that it comes from."""

    text: str
    steps: Steps


def printed(rulebook: Rulebook) -> str:
    """The whole document; every line ends with a line feed."""
    return "".join(piece.text for piece in pieces(rulebook))


def label(layout: Layout, placed: PlacedTask) -> str:
    """What stands before a task's title or text: (十)."""
    if placed.task.number is not None:
        return placed.task.number
    before, *_ = content(layout.task)
    return numbered(before, placed.number)


def pieces(rulebook: Rulebook) -> Iterator[Piece]:
    """The document in order, cut where one value ends and the next begins."""
    plan = rulebook.plan
    yield from _lines("front", plan.front)
    if plan.heading is None:
        yield Piece(plan.title + "\n", ("plan", "title"))
    elif plan.heading:
        yield Piece(plan.heading + "\n", ("plan", "heading"))
    if plan.preamble:
        yield Piece(plan.preamble + "\n", ("plan", "preamble"))
    tasks = _Tasks(plan.layout)
    placed_at = {placed.steps: placed for placed in rulebook.placed}
    for n, chapter in enumerate(rulebook.chapters):
        here = ("chapters", n)
        yield from _part(plan.layout.chapter, chapter, here)
        for t in range(len(chapter.tasks)):
            yield from tasks.pieces(placed_at[*here, "tasks", t])
        for s, section in enumerate(chapter.sections):
            there = (*here, "sections", s)
            yield from _part(plan.layout.section, section, there)
            for t in range(len(section.tasks)):
                yield from tasks.pieces(placed_at[*there, "tasks", t])
    yield from _lines("back", plan.back)


def _lines(key: str, lines: Sequence[str]) -> Iterator[Piece]:
    """The lines under a key of the plan."""
    for n, line in enumerate(lines):
        yield Piece(line + "\n", ("plan", key, n))


def _part(template: str | None, part: Part, here: Steps) -> Iterator[Piece]:
    """The heading of a chapter or section, where it has one, and the text of its own."""
    if part.printed is not None:
        yield Piece(part.printed + "\n", (*here, "printed"))
    elif part.title is not None and template is not None:
        heading = numbered(template, part.number).replace("{title}", part.title)
        yield Piece(heading + "\n", (*here, "title"))
    if part.text:
        yield Piece(part.text + "\n", (*here, "text"))


def printed_assignment(layout: Layout, assignment: Assignment) -> str:
    """An assignment as a layout prints it."""
    return "".join(piece.text for piece in _Tasks(layout).assigned(assignment, ()))


class _Tasks:
    """Prints the tasks of one document."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._assignment = assignment_template(layout)
        self._is_in_columns = self._assignment.is_in_columns
        template = content(layout.task)
        if "{assignment}" not in template:
            template = (*template, "{assignment}")
        place = template.index("{text}")
        self._before, self._from_text_on = template[:place], template[place:]

    def pieces(self, placed: PlacedTask) -> Iterator[Piece]:
        """A task: what stands before its text, the text with the assignments in it, its own assignment, the lines behind it."""
        task, here = placed.task, placed.steps
        if task.heading is not None:
            yield Piece(task.heading, (*here, "heading"))
        else:
            yield from self._heading(placed)
        for part in self._from_text_on:
            if part == "{text}":
                yield from self._text(task, here)
            elif part == "{title}":
                yield Piece(task.title or "", (*here, "title"))
            elif part == "{assignment}":
                yield from self.assigned(task, here)
            elif part:
                yield Piece(numbered(part, placed.number), here)
        yield Piece("\n", here)
        if task.after:
            yield Piece(task.after + "\n", (*here, "after"))

    def _heading(self, placed: PlacedTask) -> Iterator[Piece]:
        """What stands before the text; without a title nothing of the template from its place on."""
        yield Piece(label(self._layout, placed), (*placed.steps, "id"))
        for part in self._before[1:]:
            if part == "{title}":
                if placed.task.title is None:
                    return
                yield Piece(placed.task.title, (*placed.steps, "title"))
            elif part == "{assignment}":
                yield from self.assigned(placed.task, placed.steps)
            elif part:
                yield Piece(numbered(part, placed.number), (*placed.steps, "title"))

    def _text(self, task: Task, here: Steps) -> Iterator[Piece]:
        """The text of a task, clause by clause, with the assignments that stand in it."""
        behind: dict[int, list[int]] = {}
        for n, assignment in enumerate(task.assignments):
            behind.setdefault(assignment.after, []).append(n)
        for n, clause in enumerate(task.clauses):
            begins_a_line = "\n" if clause.paragraph and n > 0 else ""
            yield Piece(begins_a_line + clause.text, (*here, "clauses", n, "text"))
            for number in behind.get(n + 1, ()):
                yield from self.assigned(task.assignments[number], (*here, "assignments", number))

    def assigned(self, assignment: Assigned, here: Steps) -> Iterator[Piece]:
        """An assignment: in its own words, in columns, or with the parts that it has."""
        template = self._assignment
        if assignment.printed is not None:
            begins_a_line = "\n" if template.begins_a_line else ""
            yield Piece(begins_a_line + assignment.printed, (*here, "printed"))
        elif self._is_in_columns:
            yield Piece(template.opening, here)
            for number, place in enumerate(template.places):
                yield Piece(place.before, here)
                yield from self._part(template, number, assignment, here)
            yield Piece(template.closing, here)
        else:
            yield from self._parts(template, assignment, here)

    def _parts(self, template: AssignmentTemplate, assignment: Assigned, here: Steps) -> Iterator[Piece]:
        """The parts that an assignment has, each after the sign before it; nothing where it has none."""
        is_open = False
        for number, place in enumerate(template.places):
            part = list(self._part(template, number, assignment, here))
            if part:
                yield Piece(place.before if is_open else template.opening, here)
                yield from part
                is_open = True
        if is_open:
            yield Piece(template.closing, here)

    def _part(self, template: AssignmentTemplate, number: int, assignment: Assigned, here: Steps) -> Iterator[Piece]:
        """One part of an assignment: the units of each role word in turn, or its limit, contact or basis."""
        name = template.places[number].name
        row: str | None = getattr(self._layout, name, None)
        if row is None:
            return
        if name in ("when", "contact", "basis"):
            phrases: Sequence[str] = getattr(assignment, name)
            if phrases:
                yield Piece(row.replace(f"{{{name}}}", self._layout.join.join(phrases)), (*here, name))
            return
        lines = self._lines_of_units(row, name, assignment, here)
        for count, line in enumerate(lines):
            if count > 0:
                yield Piece(template.between_groups(number), here)
            yield line

    def _lines_of_units(self, row: str, name: str, assignment: Assigned, here: Steps) -> Iterator[Piece]:
        """The units of a part, one piece for each role word, in the order in which they come."""
        if name == "units":
            units: Sequence[str] = (*assignment.lead, *assignment.responsible)
            steps = (*here, "lead" if assignment.lead else "responsible")
        else:
            units = getattr(assignment, name)
            steps = (*here, name)
        for word, group in groupby(units, key=assignment.roles.get):
            line = row if word is None else self._layout.roles.get(word) or with_word(row, word)
            yield Piece(line.replace("{units}", _joined(self._layout, list(group))), steps)


def _joined(layout: Layout, units: Sequence[str]) -> str:
    """The units with what stands between them."""
    if not (layout.join_after or layout.join_before):
        return layout.join.join(units)
    text = units[0]
    for before, unit in pairwise(units):
        text += layout.join_after.get(before) or layout.join_before.get(unit) or layout.join
        text += unit
    return text
