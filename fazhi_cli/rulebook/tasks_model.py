"""The tasks of a plan as values: chapters, sections, tasks, their assignments and clauses; see model.

Every string of a clause beside its text is a *phrase*: it stands, to the character, in that text. What a phrase means
is read by the tables in plan/wordings.py and plan/kinds.py, never stored.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Literal, NamedTuple

from pydantic import BeforeValidator, Field

from fazhi_cli.field_types import Label, Model, Number, Phrase, Phrases, Text, listed
from fazhi_cli.plan.wordings import beside_units

if TYPE_CHECKING:
    from fazhi_cli.rulebook.problems import Steps

Kind = Literal["duty", "prohibition", "gate", "right"]


def _as_items(value: Any) -> Any:
    """Items of which some are a lone text, each as the mapping that it stands for."""
    if not isinstance(value, list):
        return value
    return [{"text": item} if isinstance(item, str) else item for item in value]


class Item(Model):
    """One of the things a clause lists, ticked one by one; printed as stem + text + tail."""

    stem: Phrase | None = None
    text: Phrase
    tail: Phrase | None = None
    actor: Phrases = ()
    to: Phrases = ()
    condition: Phrases = Field((), alias="if")
    exception: Phrases = Field((), alias="except")
    kind: Kind | None = None

    @property
    def printed(self) -> str:
        return f"{self.stem or ''}{self.text}{self.tail or ''}"


class KindRuling(Model):
    """A kind that overrules what the words say, with the reason."""

    ruled: Kind = Field(alias="is")
    because: Text


class NotWhen(Model):
    """A time word that is no limit here, with the reason."""

    text: Phrase
    because: Text


class Clause(Model):
    """A duty, or what else the plan says in one breath. paragraph: it begins a line of its own in the text of its task.

    reviewed: whether somebody has compared it with the document; of one that does not say so, as its task.
    """

    text: Text
    paragraph: bool = False
    reviewed: bool | None = None
    actor: Phrases = ()
    to: Phrases = ()
    output: Phrases = ()
    condition: Phrases = Field((), alias="if")
    exception: Phrases = Field((), alias="except")
    when: Phrases = ()
    event: Phrase | None = None
    items: Annotated[tuple[Item, ...], BeforeValidator(_as_items, tuple[Phrase | Item, ...])] = ()
    open: bool = False
    per: Literal["case"] | None = None
    cites: Phrases = ()
    kind: KindRuling | None = None
    not_when: Annotated[tuple[NotWhen, ...], BeforeValidator(listed, NotWhen | tuple[NotWhen, ...])] = ()


class Assignment(Model):
    """Who has the clauses before it, and what stands with the units in the same bracket, line or column.

    after: the clause, from 1, behind which it is printed; it is said of those since the assignment before it. when: a limit of all
    these clauses. printed: its own words, where the layout would print others.
    """

    after: Number
    lead: Phrases = ()
    responsible: Phrases = ()
    roles: dict[Phrase, Phrase] = Field(default_factory=dict)
    when: Phrases = ()
    contact: Phrases = ()
    basis: Phrases = ()
    printed: Text | None = None

    @property
    def is_empty(self) -> bool:
        """Whether it says nothing."""
        return not (self.lead or self.responsible or self.when or self.contact or self.basis or self.printed)


class Task(Model):
    """A task; reviewed: false where a program proposed it and nobody has compared it with the document yet.

    Of a task that is being reviewed, its clauses may say otherwise, each for itself.
    What it says of units, limit, contact and basis itself stands behind its last clause, or in its columns.

    number: the printed label, where the layout would print another. heading: all that stands before the text, where the layout
    would print that otherwise. assignments: those that stand within the text. after: lines behind the task that are no clause.
    """

    id: Number
    number: Label | None = None
    reviewed: bool = True
    heading: Text | None = None
    title: Phrase | None = None
    lead: Phrases = ()
    responsible: Phrases = ()
    roles: dict[Phrase, Phrase] = Field(default_factory=dict)
    when: Phrases = ()
    contact: Phrases = ()
    basis: Phrases = ()
    printed: Text | None = None
    assignments: tuple[Assignment, ...] = ()
    clauses: Annotated[tuple[Clause, ...], Field(min_length=1)]
    after: Text | None = None

    @property
    def text(self) -> str:
        """The clauses as they are printed, without the assignments between them."""
        parts: list[str] = []
        for clause in self.clauses:
            if clause.paragraph and parts:
                parts.append("\n")
            parts.append(clause.text)
        return "".join(parts)

    @property
    def unread_clauses(self) -> list[int]:
        """The clauses, from 1, that nobody has compared with the document yet."""
        found = []
        for number, clause in enumerate(self.clauses, 1):
            is_reviewed = self.reviewed if clause.reviewed is None else clause.reviewed
            if not is_reviewed:
                found.append(number)
        return found

    @property
    def is_read(self) -> bool:
        """Whether somebody has compared all of it with the document."""
        return self.reviewed and all(clause.reviewed is not False for clause in self.clauses)

    @property
    def own_assignment(self) -> Assignment:
        """What the task itself says of its units, as an assignment behind the last clause."""
        return Assignment.model_construct(
            after=len(self.clauses),
            lead=self.lead,
            responsible=self.responsible,
            roles=self.roles,
            when=self.when,
            contact=self.contact,
            basis=self.basis,
            printed=self.printed,
        )

    @property
    def governing(self) -> list[Governing]:
        """Every assignment with the clauses of which it is said, in the order of the text."""
        found: list[Governing] = []
        first = 1
        for number, assignment in enumerate(self.assignments):
            found.append(Governing(assignment, first, assignment.after, ("assignments", number)))
            first = assignment.after + 1
        own = self.own_assignment
        if own.is_empty:
            return found
        if first > own.after and found:
            first = found[-1].first  # two brackets one behind the other are said of the same clauses
        found.append(Governing(own, first, own.after, ()))
        return found

    @property
    def limits(self) -> list[TimePhrase]:
        """The time wordings of its clauses and assignments, in the order of the text."""
        found: list[TimePhrase] = []
        behind: dict[int, list[Governing]] = {}
        if self.assignments or self.when:
            for governing in self.governing:
                behind.setdefault(governing.assignment.after, []).append(governing)
        for number, clause in enumerate(self.clauses, 1):
            for position, wording in enumerate(clause.when):
                found.append(
                    TimePhrase(wording, clause.text, number, number, ("clauses", number - 1, "when", position))
                )
            for governing in behind.get(number, ()):
                for position, wording in enumerate(governing.assignment.when):
                    steps = (*governing.steps, "when", position)
                    found.append(TimePhrase(wording, beside_units(wording), governing.first, governing.last, steps))
        return found

    def words_between(self, one: TimePhrase, other: TimePhrase) -> str:
        """The words of the text between two time wordings that follow each other; those of one assignment have none."""
        if one.steps[:-1] == other.steps[:-1] and one.steps[0] != "clauses":
            return ""
        if not one.steps[0] == other.steps[0] == "clauses":
            return "\n"
        texts = [clause.text for clause in self.clauses[one.last - 1 : other.last]]
        begun = texts[0].find(one.wording) + len(one.wording)
        left_over = texts[-1][texts[-1].find(other.wording) :]
        words = "".join(texts)
        return words[begun : len(words) - len(left_over)]

    @property
    def units(self) -> tuple[str, ...]:
        """Every unit that an assignment of the task names, each once."""
        names: dict[str, None] = {}
        for governing in self.governing:
            names.update(dict.fromkeys(governing.assignment.lead))
            names.update(dict.fromkeys(governing.assignment.responsible))
        return tuple(names)


class Governing(NamedTuple):
    """An assignment, the first and the last clause, from 1, of which it is said, and the steps to it from its task."""

    assignment: Assignment
    first: int
    last: int
    steps: Steps


class TimePhrase(NamedTuple):
    """A time wording of a task.

    text: the words in which it stands; of a limit beside the units, with what it is of. first, last: the clauses, from 1, that it governs: one, or those of an assignment.
    steps: to it from the task.
    """

    wording: str
    text: str
    first: int
    last: int
    steps: Steps


class Part(Model):
    """A part of the plan. printed: its heading, where the layout would print another; text: what stands under it before its tasks."""

    number: Number | None = None
    title: Phrase | None = None
    printed: Text | None = None
    text: Text | None = None
    tasks: tuple[Task, ...] = ()


class Section(Part):
    """A part of a chapter."""


class Chapter(Part):
    """A part of the plan that may have sections; its tasks stand directly in it, or in these."""

    sections: tuple[Section, ...] = ()
