"""Numbers of tasks and chapters: each used once, and none left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fazhi_cli.data_files import TASKS
from fazhi_cli.rulebook.checks.findings import Finding, NodeFinding
from fazhi_cli.rulebook.checks.walk import Firsts, task_nodes, tasks
from fazhi_cli.rulebook.phrasing import quoted, task_name
from fazhi_cli.rulebook.problems import Location

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from fazhi_cli.rulebook.checks.findings import Roots
    from fazhi_cli.rulebook.model import Rulebook
    from fazhi_cli.rulebook.nodes import Node


def task_used_twice(roots: Roots) -> Iterator[NodeFinding]:
    """R01: the number of an earlier task."""
    firsts = Firsts()
    for task in task_nodes(roots[TASKS]):
        node = task.get("id")
        if first := firsts.before(node):
            yield _used_twice(node, task_name(task), "任務序號", first)


def chapter_used_twice(roots: Roots) -> Iterator[NodeFinding]:
    """R01: the number of an earlier chapter."""
    firsts = Firsts()
    for chapter in roots[TASKS].each("chapters"):
        node = chapter.get("number")
        if first := firsts.before(node):
            yield _used_twice(node, quoted(chapter.get("title").text), "章號", first)


def _used_twice(node: Node, holder: str, what: str, first: Node) -> NodeFinding:
    """The finding on a number; holder and what: whose number it is, and of what sort."""
    number = quoted(node.text)
    message = f"{holder}：{what}{number}與第 {first.line} 行重複"
    return NodeFinding(node, "R01", message)


def left_out(rulebook: Rulebook) -> Iterator[Finding]:
    """C11: a chapter or a task whose number does not follow the one before it."""
    chapters: list[tuple[Location, int | None]] = []
    for n, chapter in enumerate(rulebook.chapters):
        location = Location(TASKS, ("chapters", n, "number"))
        chapters.append((location, chapter.number))
    yield from _gaps(chapters, "章號")
    task_ids = ((location.to("id"), task.id) for location, task in tasks(rulebook))
    yield from _gaps(task_ids, "任務序號")


def _gaps(numbered: Iterable[tuple[Location, int | None]], what: str) -> Iterator[Finding]:
    """Report each number that does not run on; one wrong number is reported once.

    What follows a wrong number may follow it, or follow the number that should have stood there.
    """
    expected = {1}
    for location, number in numbered:
        if number in expected:
            expected = {number + 1}
            continue
        due = min(expected)
        expected = {due + 1}
        if number is not None:
            expected.add(number + 1)
            yield Finding(location, "C11", f"{what}應是 {due}，這裡是 {number}")
