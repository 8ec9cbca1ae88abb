"""What is unread, as rows for whoever is not at a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from fazhi_cli.index.tasks import title_of
from fazhi_cli.reviewing.doubts import Doubts
from fazhi_cli.reviewing.screen import said
from fazhi_cli.reviewing.steps import has_one_clause, undecided

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from fazhi_cli.reviewing.desk import Desk
    from fazhi_cli.reviewing.steps import Step
    from fazhi_cli.rulebook.tasks_model import Task


class Unread(NamedTuple):
    """A step that nobody has decided: a clause, or what stands beside the text of a task.

    ref: 10.3, or 10 for the task itself. text: of the clause; None for a task of several. proposed: what is proposed of it, key by key;
    doubts: what a person must decide.
    """

    plan: str
    ref: str
    title: str
    text: str | None
    proposed: str | None
    doubts: str | None


def unread(desk: Desk, is_asked: Callable[[Step], bool]) -> Iterator[Unread]:
    """The open steps of a rulebook that are asked for, in the order of the plan."""
    doubts = Doubts(desk.rulebook)
    for task in desk.tasks:
        for step in undecided(task):
            placed = desk.placed(step)
            if placed is None or not is_asked(step):
                continue
            yield Unread(
                plan=desk.rulebook.plan.id,
                ref=step.ref,
                title=title_of(task),
                text=_text(step, task),
                proposed="；".join(said(desk, step, placed)) or None,
                doubts="；".join(doubts.of(step, placed)) or None,
            )


def _text(step: Step, task: Task) -> str | None:
    if step.clause is None:
        return task.text if has_one_clause(task) else None
    return task.clauses[step.clause - 1].text
