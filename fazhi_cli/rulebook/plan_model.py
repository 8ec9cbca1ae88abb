"""What tasks.yaml holds beside its tasks, as values: the plan, how its document prints, and its kinds of cases; see model."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Annotated, Literal, NamedTuple

from pydantic import BeforeValidator, Field, StringConstraints

from fazhi_cli.field_types import Count, Day, Model, Number, Phrase, Phrases, Text, Texts, listed
from fazhi_cli.plan.plan_years import context_of
from fazhi_cli.plan.shown_script import ScriptName  # noqa: TC001  (pydantic evaluates a field)
from fazhi_cli.rulebook.tasks_model import Chapter, Section, Task  # noqa: TC001  (pydantic evaluates a field)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fazhi_cli.plan.time_meaning import Context
    from fazhi_cli.rulebook.problems import Steps

PLAN_ID = "[a-z0-9][a-z0-9-]*"
"""The pattern of the id of a plan."""

Reading = Literal["strict", "lenient", "both"]


class Layout(Model):
    """How the document prints what is not a clause.

    {一}, {1}, {１} and {①} are the number in Chinese, Arabic, full-width and circled figures. A task's template has {title}, {text} and,
    where the assignment does not follow the text, {assignment}. That of an assignment has the parts {lead}, {responsible}, {units}
    (leads first, in one list), {when}, {contact} and {basis}; a part that is not there is left out with the sign before it, but not
    with a tab, which parts columns. Each part has a template of its own. Where no assignment is given, each part is a line.
    roles: the template of a role's own word. numbers: within what tasks are numbered from 1.
    """

    chapter: Text | None = None
    section: Text | None = None
    task: Text
    assignment: Text | None = None
    lead: Text | None = None
    responsible: Text | None = None
    units: Text | None = None
    when: Text | None = None
    contact: Text | None = None
    basis: Text | None = None
    roles: dict[Phrase, Text] = Field(default_factory=dict)
    join: Text = "、"
    join_after: dict[Phrase, Text] = Field(default_factory=dict)
    join_before: dict[Phrase, Text] = Field(default_factory=dict)
    numbers: Literal["plan", "chapter", "section"] = "plan"


class Implied(Model):
    """Units that a sentence of the plan adds to tasks which do not name them (「不再單獨列出」).

    phrase: the plan's words for it. start: the first task to which they are added, where that is not the first of all.
    """

    responsible: Annotated[Phrases, Field(min_length=1)]
    phrase: Phrase
    start: Number | None = Field(None, alias="from")


class ReadingRuling(Model):
    """The reading of bare 「N月前」 that an office fixed, with who did and when."""

    ruled: Reading = Field(alias="is")
    decided_by: Phrase
    day: Day


class Plan(Model):
    """The plan as a whole. heading: the title as it is printed, where that is otherwise; empty where it is not."""

    id: Annotated[str, StringConstraints(pattern=f"^{PLAN_ID}$")]
    title: Phrase
    heading: str | None = None
    place: Phrase | None = None
    number: Phrase | None = None
    issued: Day | None = None
    reading: Literal["both"] | ReadingRuling = "both"
    print: ScriptName | None = None
    revision: Count = 0
    layout: Layout
    implied: Annotated[tuple[Implied, ...], BeforeValidator(listed, Implied | tuple[Implied, ...])] = ()
    preamble: Text | None = None
    front: Texts = ()
    back: Texts = ()

    @cached_property
    def times(self) -> Context:
        """What gives its words of time their year where they write none."""
        return context_of(self.issued, self.number, self.title)


class Case(Model):
    """A kind of case, and how the clauses done for each case write it; narrower: their words for a part of it only.

    clauses: further ones that each such case calls up (13.1), though they do not say that they are done for each.
    """

    name: Phrase
    spellings: Phrases = ()
    narrower: Phrases = ()
    clauses: Phrases = ()
    note: Text | None = None


class TasksFile(Model):
    """data/tasks.yaml: the plan."""

    plan: Plan
    chapters: Annotated[tuple[Chapter, ...], Field(min_length=1)]
    cases: tuple[Case, ...] = ()

    @cached_property
    def tasks(self) -> tuple[Task, ...]:
        """The tasks of all chapters."""
        return tuple(placed.task for placed in self.placed)

    @cached_property
    def placed(self) -> tuple[PlacedTask, ...]:
        """The tasks of all chapters and their sections, each with where it stands."""
        return tuple(self._placed())

    def _placed(self) -> Iterator[PlacedTask]:
        for position, chapter in enumerate(self.chapters, 1):
            here = ("chapters", position - 1)
            in_chapter = 0
            for index, task in enumerate(chapter.tasks):
                in_chapter += 1
                number = self._number(task, in_chapter, in_chapter)
                yield PlacedTask(task, (*here, "tasks", index), position, chapter, None, number)
            for number_of_section, section in enumerate(chapter.sections):
                for index, task in enumerate(section.tasks):
                    in_chapter += 1
                    steps = (*here, "sections", number_of_section, "tasks", index)
                    number = self._number(task, in_chapter, index + 1)
                    yield PlacedTask(task, steps, position, chapter, section, number)

    def _number(self, task: Task, in_chapter: int, in_section: int) -> int:
        """The number that a task's label prints: its id where numbers run through the whole plan."""
        match self.plan.layout.numbers:
            case "plan":
                return task.id
            case "chapter":
                return in_chapter
            case "section":
                return in_section


class PlacedTask(NamedTuple):
    """A task, the steps to it in tasks.yaml, the chapter and section in which it stands, and the number that its label prints."""

    task: Task
    steps: Steps
    chapter_position: int
    chapter: Chapter
    section: Section | None
    number: int
