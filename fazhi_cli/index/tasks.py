"""The chapters and tasks of a plan, their clauses and what stands in them, as rows of the index."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fazhi_cli.index import rows
from fazhi_cli.index.rows import TaskUnit, json_list
from fazhi_cli.plan.kinds import kind_of
from fazhi_cli.rulebook.render_text import label

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from fazhi_cli.index.texts import Texts
    from fazhi_cli.rulebook.model import Chapter, Clause, Item, Rulebook, Task


def chapter_rows(chapters: Sequence[Chapter]) -> Iterator[rows.Chapter]:
    for position, chapter in enumerate(chapters, 1):
        yield rows.Chapter(position, chapter.number, chapter.title, chapter.text)


def task_rows(rulebook: Rulebook, texts: Texts) -> Iterator[rows.Task]:
    position = 0
    for chapter_position, chapter in enumerate(rulebook.chapters, 1):
        for task in chapter.tasks:
            position += 1
            yield rows.Task(
                id=task.id,
                position=position,
                chapter=chapter_position,
                number=label(rulebook.plan.layout, task),
                title=task.title,
                text=task.text,
                reviewed=task.reviewed,
                leads=len(task.lead),
                folded=texts.searched(task.title, task.text),
                mainland=texts.mainland(task.title, task.text),
            )


def task_units(task: Task) -> Iterator[TaskUnit]:
    for role, units in (("lead", task.lead), ("responsible", task.responsible)):
        for position, unit in enumerate(units, 1):
            yield TaskUnit(task.id, role, position, unit, task.roles.get(unit))


def clause_rows(task: Task, texts: Texts) -> Iterator[rows.Clause]:
    for number, clause in enumerate(task.clauses, 1):
        yield rows.Clause(
            task=task.id,
            clause=number,
            ref=f"{task.id}.{number}",
            text=clause.text,
            kind=kind_of_clause(clause),
            actor=json_list(actors_of(clause)),
            recipient=json_list(recipients_of(clause)),
            output=json_list(clause.output),
            condition=json_list(clause.condition),
            exception=json_list(clause.exception),
            event=clause.event,
            per=clause.per,
            open=clause.open,
            folded=texts.searched(clause.text),
            mainland=texts.mainland(clause.text),
        )


def kind_of_clause(clause: Clause) -> str:
    """What the plan's words make of a clause, unless the rulebook overrules them."""
    return clause.kind.ruled if clause.kind else kind_of(clause.text)


def kind_of_item(item: Item) -> str:
    return item.kind or kind_of(item.printed)


def actors_of(clause: Clause) -> list[str]:
    """Those whom the clause names, else, in order, those whom its items name: it shares its duty out among them."""
    of_items = [actor for item in clause.items for actor in item.actor]
    return list(clause.actor) or list(dict.fromkeys(of_items))


def recipients_of(clause: Clause) -> list[str]:
    """Those to whom the clause goes, else, in order, those to whom its items go: it hands them to several."""
    of_items = [recipient for item in clause.items for recipient in item.to]
    return list(clause.to) or list(dict.fromkeys(of_items))


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
