"""The steps of a review: of each task first what stands beside its text, its title and units, then each clause.

In the file a mark says what is undecided. `reviewed: false` of a task is said of the task itself and of every clause that does
not say otherwise; once the task itself is decided, the clauses that are not say so themselves.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from fazhi_cli.rulebook.edit import with_value

if TYPE_CHECKING:
    from collections.abc import Collection

    from fazhi_cli.rulebook.nodes import Node
    from fazhi_cli.rulebook.tasks_model import Task


class Step(NamedTuple):
    """What is decided at once: a clause, from 1, of a task; without one the task itself, with its clause where it has only one."""

    task: int
    clause: int | None = None

    @property
    def ref(self) -> str:
        """How people call it: 10 or 10.3."""
        return str(self.task) if self.clause is None else f"{self.task}.{self.clause}"


def steps_of(task: Task) -> list[Step]:
    """Every part of a task that bears a mark: the task itself, and each of its clauses."""
    return [Step(task.id), *(Step(task.id, number) for number in range(1, len(task.clauses) + 1))]


def undecided(task: Task) -> list[Step]:
    """The steps of a task that are still to be decided."""
    clauses = [Step(task.id, number) for number in task.unread_clauses]
    if task.reviewed:
        return clauses
    return [Step(task.id)] if has_one_clause(task) else [Step(task.id), *clauses]


def has_one_clause(task: Task) -> bool:
    """Whether a task and its only clause are one step."""
    return len(task.clauses) == 1


def marked(node: Node, task: Task, steps: Collection[Step], *, is_decided: bool) -> Node:
    """A task's node with its marks as they are once some steps are decided, or open again."""
    concerned = set(steps)
    if has_one_clause(task) and Step(task.id) in concerned:
        concerned.add(Step(task.id, 1))
    left = set() if task.reviewed else {Step(task.id)}
    left |= {Step(task.id, number) for number in task.unread_clauses}
    left = left - concerned if is_decided else left | concerned
    is_open = Step(task.id) in left
    node = with_value(node, ("reviewed",), False if is_open else None)
    for number in range(1, len(task.clauses) + 1):
        says_otherwise = (Step(task.id, number) in left) != is_open
        # Within an open task those that are decided say so, within a decided one those that are open.
        node = with_value(node, ("clauses", number - 1, "reviewed"), is_open if says_otherwise else None)
    return node
