"""The chapters and tasks of a plan, their clauses and what stands in them, as rows of the index."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from fazhi_cli.index import columns, rows
from fazhi_cli.index.columns import json_list
from fazhi_cli.index.rows import TaskUnit
from fazhi_cli.plan import numerals
from fazhi_cli.plan.kinds import kind_of
from fazhi_cli.rulebook.render_text import label
from fazhi_cli.rulebook.templates import numbered

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from fazhi_cli.index.texts import Texts
    from fazhi_cli.rulebook.model import Rulebook
    from fazhi_cli.rulebook.plan_model import Layout, PlacedTask
    from fazhi_cli.rulebook.tasks_model import Chapter, Clause, Item, Part, Task


def chapter_rows(chapters: Sequence[Chapter]) -> Iterator[rows.Chapter]:
    for position, chapter in enumerate(chapters, 1):
        yield rows.Chapter(position, chapter.number, chapter.title, chapter.text)


def task_rows(rulebook: Rulebook, texts: Texts) -> Iterator[rows.Task]:
    layout = rulebook.plan.layout
    for position, placed in enumerate(rulebook.placed, 1):
        task, section = placed.task, placed.section
        title = title_of(task)
        printed_title = task.title or ""
        text = task.text
        yield rows.Task(
            id=task.id,
            position=position,
            chapter=placed.chapter_position,
            number=label(layout, placed),
            called=called(layout, placed),
            section=section.number if section else None,
            section_title=section.title if section else None,
            title=title,
            text=text,
            reviewed=task.is_read,
            basis=columns.joined(task.basis),
            contact=columns.joined(contacts_of(task)),
            leads=len(leads_of(task)),
            folded=texts.searched_task(printed_title, list(_parts_of_text(task))),
            mainland=texts.mainland(printed_title, text),
        )


def _parts_of_text(task: Task) -> Iterator[str]:
    """The parts of which the text of a task is made, a clause each."""
    for position, clause in enumerate(task.clauses):
        yield f"\n{clause.text}" if clause.paragraph and position else clause.text


_FIRST_PHRASE = re.compile("[^，,。；;：:、\n]+")
_LONGEST_TITLE = 24
"""Characters of the beginning of a text that stands for a title."""


def title_of(task: Task) -> str:
    """The title of a task; of one that has none the beginning of its text, marked as such by …."""
    if task.title is not None:
        return task.title
    phrase = _FIRST_PHRASE.search(task.text)
    beginning = phrase[0] if phrase else task.text
    return f"{beginning[:_LONGEST_TITLE]}…"


def called(layout: Layout, placed: PlacedTask) -> str:
    """What people call a task: 第(十)項; after its chapter's number where each chapter has a first one: 第二章第1項.

    By its label where that is no number: 「附」項; by its place in the plan where it has none.
    """
    own = numerals.bare(label(layout, placed))
    if not own:
        return f"第{placed.task.id}項"
    if numerals.number(own) is None:
        return f"「{own}」項"
    name = numerals.called(own)
    if layout.numbers == "plan" or placed.task.number is not None:
        return name
    within = [_called_part(layout.chapter, placed.chapter, "部分")]
    if layout.numbers == "section" and placed.section:
        within.append(_called_part(layout.section, placed.section, "節"))
    return "".join((*within, name))


def _called_part(template: str | None, part: Part, word: str) -> str:
    """What people call a chapter or section: 第二章 where it is printed so, else 第二部分; without a number its title."""
    if template is None or part.number is None:
        return part.title or ""
    heading, *_ = template.partition("{title}")
    name = numerals.called(numbered(heading, part.number))
    return name.removesuffix("項") + word if name.endswith("項") else name


def contacts_of(task: Task) -> list[str]:
    """Who can be asked, by the assignments in the text and by the task's own."""
    contacts = [contact for assignment in task.assignments for contact in assignment.contact]
    return [*contacts, *task.contact]


def leads_of(task: Task) -> set[str]:
    """The units that lead a task or some clauses of it."""
    return set(task.lead).union(*(assignment.lead for assignment in task.assignments))


def units_by_role(task: Task) -> dict[str, dict[str, set[int]]]:
    """The units of a task under lead and responsible, in the order of the text, each with the clauses for which it has that role."""
    if not task.assignments:
        every = set(range(1, len(task.clauses) + 1))
        return {"lead": dict.fromkeys(task.lead, every), "responsible": dict.fromkeys(task.responsible, every)}
    found: dict[str, dict[str, set[int]]] = {"lead": {}, "responsible": {}}
    for governing in task.governing:
        assignment = governing.assignment
        for role, units in (("lead", assignment.lead), ("responsible", assignment.responsible)):
            for unit in units:
                found[role].setdefault(unit, set()).update(range(governing.first, governing.last + 1))
    return found


def role_words(task: Task) -> dict[str, str]:
    """The printed role words of units, where the layout has others; of several of one unit the first."""
    words: dict[str, str] = {}
    for roles in (*(assignment.roles for assignment in task.assignments), task.roles):
        for unit, word in roles.items():
            words.setdefault(unit, word)
    return words


def task_units(rulebook: Rulebook) -> Iterator[TaskUnit]:
    """The units of every task, and those that a sentence of the plan adds to it."""
    starts = {rule.start for rule in rulebook.plan.implied}
    begun: set[int | None] = {None}
    for task in rulebook.tasks:
        if task.id in starts:
            begun.add(task.id)
        added = [unit for rule in rulebook.plan.implied if rule.start in begun for unit in rule.responsible]
        yield from _units_of(task, added)


def _units_of(task: Task, added: Sequence[str]) -> Iterator[TaskUnit]:
    by_role = units_by_role(task)
    words = role_words(task)
    for role, units in by_role.items():
        for position, (unit, clauses) in enumerate(units.items(), 1):
            whole = len(clauses) == len(task.clauses)
            scope = None if whole else columns.scope(sorted(clauses))
            yield TaskUnit(task.id, role, position, unit, words.get(unit), scope)
    named = {unit for units in by_role.values() for unit in units}
    more = [unit for unit in added if unit not in named]
    for position, unit in enumerate(more, len(by_role["responsible"]) + 1):
        yield TaskUnit(task.id, "responsible", position, unit, None, None, implied=True)


def clause_rows(task: Task, texts: Texts) -> Iterator[rows.Clause]:
    governed_to = _governed_to(task)
    for number, clause in enumerate(task.clauses, 1):
        yield rows.Clause(
            task.id,
            number,
            f"{task.id}.{number}",
            clause.text,
            kind_of_clause(clause),
            json_list(actors_of(clause)),
            json_list(recipients_of(clause)),
            json_list(clause.output),
            json_list(clause.condition),
            json_list(clause.exception),
            clause.event,
            clause.per,
            clause.open,
            governed_to.get(number, number),
            texts.searched(clause.text),
            texts.mainland(clause.text),
        )


def _governed_to(task: Task) -> dict[int, int]:
    """The clauses that an assignment gives a limit, each with that behind which the assignment stands."""
    if not (task.assignments or task.when):
        return {}
    found: dict[int, int] = {}
    for governing in task.governing:
        if governing.assignment.when:
            found.update(dict.fromkeys(range(governing.first, governing.last + 1), governing.last))
    return found


def kind_of_clause(clause: Clause) -> str:
    """What the plan's words make of a clause, unless the rulebook overrules them."""
    return clause.kind.ruled if clause.kind else kind_of(clause.text)


def kind_of_item(item: Item) -> str:
    return item.kind or kind_of(item.printed)


def actors_of(clause: Clause) -> Sequence[str]:
    """Those whom the clause names, else, in order, those whom its items name: it shares its duty out among them."""
    if clause.actor or not clause.items:
        return clause.actor
    return list(dict.fromkeys(actor for item in clause.items for actor in item.actor))


def recipients_of(clause: Clause) -> Sequence[str]:
    """Those to whom the clause goes, else, in order, those to whom its items go: it hands them to several."""
    if clause.to or not clause.items:
        return clause.to
    return list(dict.fromkeys(recipient for item in clause.items for recipient in item.to))


def item_rows(task: Task) -> Iterator[rows.Item]:
    for clause_number, clause in enumerate(task.clauses, 1):
        for number, item in enumerate(clause.items, 1):
            yield rows.Item(
                task=task.id,
                clause=clause_number,
                item=number,
                text=item.printed,
                kind=kind_of_item(item),
                actor=json_list(item.actor),
                recipient=json_list(item.to),
                condition=json_list(item.condition),
                exception=json_list(item.exception),
            )
