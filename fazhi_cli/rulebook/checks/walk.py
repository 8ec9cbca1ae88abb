"""Ways through a rulebook that several checks take."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from fazhi_cli.data_files import TASKS
from fazhi_cli.field_types import LONGEST_NUMBER
from fazhi_cli.rulebook.problems import Location

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fazhi_cli.rulebook.model import Rulebook
    from fazhi_cli.rulebook.nodes import Node
    from fazhi_cli.rulebook.tasks_model import Clause, Task


NUMBER = re.compile(rf"\d{{1,{LONGEST_NUMBER}}}", re.ASCII)


def number_under(node: Node, key: str) -> int | None:
    """The number under a key, if it is one."""
    text = node.get(key).text
    if not NUMBER.fullmatch(text):
        return None
    return int(text)


def task_nodes(root: Node) -> Iterator[Node]:
    """The tasks of tasks.yaml, of all its chapters and sections."""
    for chapter in root.each("chapters"):
        yield from chapter.each("tasks")
        for section in chapter.each("sections"):
            yield from section.each("tasks")


def tasks(rulebook: Rulebook) -> Iterator[tuple[Location, Task]]:
    """The tasks of all chapters and sections, each with its place in tasks.yaml."""
    for placed in rulebook.placed:
        yield Location(TASKS, placed.steps), placed.task


def assignments(task: Node) -> list[Node]:
    """The assignments of a task: those in its text, and the task itself for the one behind it."""
    return [*task.each("assignments"), task]


def clauses(rulebook: Rulebook) -> Iterator[tuple[Location, Clause]]:
    """The clauses of all tasks, each with its place in tasks.yaml."""
    for location, task in tasks(rulebook):
        for n, clause in enumerate(task.clauses):
            yield location.to("clauses", n), clause


class Firsts:
    """Remembers where each text was written first."""

    def __init__(self) -> None:
        self._nodes: dict[str, Node] = {}

    def before(self, node: Node) -> Node | None:
        """The node of the same text that came before; None for the first of a text, and for a node without one."""
        if not node.text:
            return None
        first = self._nodes.setdefault(node.text, node)
        return None if first is node else first
