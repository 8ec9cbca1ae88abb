"""A document as the values of a rulebook: what it certainly says, and what is only proposed, marked as unread."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from fazhi_cli.importing import tables
from fazhi_cli.importing.bodies import implied_by, let_first_lead, units_of, use_one_name
from fazhi_cli.importing.chapters import Sorter, numbers_of, rows_of, take_tail, tasks_of
from fazhi_cli.importing.document import carried_title, front_of
from fazhi_cli.importing.layouts import layout_of, most_common
from fazhi_cli.importing.outline import outline_of
from fazhi_cli.importing.paragraphs import part_paragraphs
from fazhi_cli.importing.tasks import put_units_first, take_titles
from fazhi_cli.importing.values import Writer
from fazhi_cli.plan.plan_years import context_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from fazhi_cli.importing.chapters import Group
    from fazhi_cli.importing.document import Front
    from fazhi_cli.importing.tables import Table
    from fazhi_cli.importing.tasks import TaskText
    from fazhi_cli.rulebook.model import Rulebook


_OF_HEADINGS = ("chapter", "section", "task", "numbers")
"""What a layout says of headings and tasks, not of assignments."""

USUAL_ID = "plan"
_LONGEST_TEXT = 10_000


@dataclass
class Proposal:
    """The values of tasks.yaml and units.yaml, and the tasks and tables that they were made of."""

    tasks: dict[str, Any]
    units: dict[str, Any]
    texts: list[TaskText]
    tables: list[Table] = field(default_factory=list)


Watch = Callable[["Sequence[Group]"], "Iterable[Group]"]
"""Lets somebody see how far the reading of chapters is: gives each when the one before is read."""


def propose(
    lines: Sequence[str], plan_id: str | None, name: str, watch: Watch = iter, *, is_as_printed: bool = False
) -> Proposal:
    """Read a document; lines: without empty ones. name: of its file, the title where the document shows none.

    plan_id: None for one by the year of the document. is_as_printed: every assignment keeps its own words, where no layout
    was found that prints them all.
    """
    title = carried_title(lines)
    table = tables.find(lines)
    found = [] if table is None else [table]
    if table is not None:
        before, chapters = lines[: table.header + 1], rows_of(lines, found)
    else:
        notice = 0 if title is None else title.first
        outline = outline_of(lines, notice)
        part_paragraphs(outline)
        before, chapters = [*lines[:notice], *outline.front], Sorter(outline).chapters()
    texts = [task for chapter in chapters for task in tasks_of(chapter)]
    put_units_first(texts)
    tail = take_tail(texts, chapters)
    front = front_of(before, tail, name, title)
    titles_alone = table is None and take_titles(texts)
    let_first_lead(texts, [*before, *_headings(chapters), *tail])
    other_names = use_one_name(texts, front.place)
    implied = implied_by(texts, [*before, *_headings(chapters[:1])], tail)
    layout = _layout(texts, table, chapters, titles_alone=titles_alone)
    if is_as_printed:
        layout = {key: layout[key] for key in _OF_HEADINGS if key in layout}
    writer = Writer(layout, context_of(front.issued, front.number, front.title))
    return Proposal(
        {
            "plan": _plan(plan_id, front, layout, implied, tail),
            "chapters": [writer.chapter(chapter) for chapter in watch(chapters)],
        },
        {"units": units_of(texts, implied, other_names)},
        texts,
        found,
    )


def as_it_was(rulebook: Rulebook) -> Proposal:
    """The tasks of an earlier version, and its units, as they stand there."""
    chapters = [chapter.model_dump(mode="json", by_alias=True, exclude_defaults=True) for chapter in rulebook.chapters]
    plan = rulebook.plan.model_dump(mode="json", by_alias=True)
    units = [unit.model_dump(mode="json", by_alias=True, exclude_defaults=True) for unit in rulebook.units]
    return Proposal({"plan": plan, "chapters": chapters}, {"units": units}, [])


def verbatim(lines: Sequence[str], plan_id: str | None, name: str) -> Proposal:
    """A document of which nothing is read: its lines are the text of chapters without a heading."""
    plan: dict[str, Any] = {"id": plan_id or USUAL_ID, "title": name, "heading": ""}
    plan |= {"place": None, "number": None, "issued": None, "layout": {"task": "{text}"}}
    return Proposal({"plan": plan, "chapters": [{"text": text} for text in _short_texts(lines)]}, {"units": []}, [])


def _short_texts(lines: Sequence[str]) -> list[str]:
    """The lines in texts that a file of a rulebook can hold; a line too long for one goes on in the next."""
    texts = [""]
    for line in lines:
        for start in range(0, len(line), _LONGEST_TEXT):
            piece = line[start : start + _LONGEST_TEXT]
            if texts[-1] and len(texts[-1]) + len(piece) >= _LONGEST_TEXT:
                texts.append("")
            texts[-1] += f"\n{piece}" if texts[-1] else piece
    return texts


def _headings(chapters: Sequence[Group]) -> list[str]:
    """The lines below the headings that are no task."""
    groups = [group for chapter in chapters for group in (chapter, *chapter.sections)]
    return [line for group in groups for line in group.lines]


def _layout(
    texts: Sequence[TaskText], table: Table | None, chapters: Sequence[Group], *, titles_alone: bool
) -> dict[str, Any]:
    """How the document prints its headings, tasks and assignments."""
    headings = [chapter.part for chapter in chapters if chapter.part]
    sections = [section.part for chapter in chapters for section in chapter.sections if section.part]
    layout = layout_of(
        texts,
        table,
        titles_alone=titles_alone,
        chapter=most_common(part.label.template for part in headings),
        section=most_common(part.label.template for part in sections),
    )
    numbers = numbers_of(chapters)
    if numbers != "plan":
        layout["numbers"] = numbers
    return layout


def _plan(
    plan_id: str | None, front: Front, layout: dict[str, Any], implied: list[dict[str, Any]], tail: list[str]
) -> dict[str, Any]:
    """What is said of the plan as a whole; what the document does not say is left out or empty."""
    dated = f"{USUAL_ID}-{front.issued.year}" if front.issued else USUAL_ID
    plan: dict[str, Any] = {"id": plan_id or dated, "title": front.title}
    if front.heading is not None:
        plan["heading"] = front.heading
    issued = front.issued.isoformat() if front.issued else None
    plan |= {"place": front.place, "number": front.number, "issued": issued, "layout": layout}
    for key, value in (("implied", implied), ("preamble", front.preamble), ("front", front.front), ("back", tail)):
        if value:
            plan[key] = value
    return plan
