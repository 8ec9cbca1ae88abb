"""Phrases: each stands, to the character, in the text of its clause."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fazhi_cli.data_files import TASKS
from fazhi_cli.rulebook.checks.findings import NodeFinding
from fazhi_cli.rulebook.checks.walk import assignments, task_nodes
from fazhi_cli.rulebook.phrasing import quoted, task_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fazhi_cli.rulebook.checks.findings import Roots
    from fazhi_cli.rulebook.nodes import Node

OF_CLAUSE = ("to", "output", "if", "except", "cites", "event")
OF_NOT_WHEN = ("text",)
OF_ASSIGNMENT = ("when", "contact", "basis")
OF_ITEM = ("text", "stem", "tail", "to", "if", "except")
"""The keys of each part of a task that hold phrases of its text; `actor` and `when` of a clause have rules of their own."""


def not_in_clause(roots: Roots) -> Iterator[NodeFinding]:
    """R03 and R04: a phrase that is not in its clause, or a limit of which nobody could tell where it stands."""
    for task in task_nodes(roots[TASKS]):
        name = task_name(task)
        for finding in _of_task(task):
            yield finding._replace(message=f"{name}：{finding.message}")


def _of_task(task: Node) -> Iterator[NodeFinding]:
    """The findings in a task, clause by clause, with the paragraph as far as it was read."""
    read_so_far = ""
    for clause in task.each("clauses"):
        text = clause.get("text").text
        read_so_far += text
        if text:
            yield from _of_clause(clause, text)
            yield from _actors(clause, read_so_far)
            yield from _limits(clause, text)
    for assignment in assignments(task):
        yield from _not_printed(assignment)


def _not_printed(assignment: Node) -> Iterator[NodeFinding]:
    """What an assignment in words of its own does not have in them."""
    printed = assignment.get("printed").text
    if not printed:
        return
    for key in OF_ASSIGNMENT:
        for phrase in assignment.each(key):
            if phrase.text and phrase.text not in printed:
                message = f"{key} 的{quoted(phrase.text)}不在 printed 的文字裡；短語要與原文一字不差"
                yield NodeFinding(phrase, "R03", message)


def _of_clause(clause: Node, text: str) -> Iterator[NodeFinding]:
    """The phrases of a clause and of its parts that its text does not have."""
    yield from _absent_from(text, clause, OF_CLAUSE)
    for not_when in clause.each("not_when"):
        yield from _absent_from(text, not_when, OF_NOT_WHEN)
    for item in clause.each("items"):
        if item.text and item.text not in text:
            yield _absent(item, "items")
        yield from _absent_from(text, item, OF_ITEM)


def _absent_from(text: str, holder: Node, keys: tuple[str, ...]) -> Iterator[NodeFinding]:
    for key, value in holder.pairs():
        if key in keys:
            for phrase in value.entries():
                if phrase.text and phrase.text not in text:
                    yield _absent(phrase, key)


def _absent(phrase: Node, key: str) -> NodeFinding:
    message = f"{key} 的{quoted(phrase.text)}不在本條款的文字裡；短語要與原文一字不差"
    return NodeFinding(phrase, "R03", message)


def _actors(clause: Node, read_so_far: str) -> Iterator[NodeFinding]:
    """An actor may be named once for several clauses: it stands in this one or in the paragraph before it."""
    for part in (clause, *clause.each("items")):
        for actor in part.each("actor"):
            if actor.text and actor.text not in read_so_far:
                message = f"actor 的{quoted(actor.text)}不在本條款和它前面的文字裡"
                yield NodeFinding(actor, "R03", message)


def _limits(clause: Node, text: str) -> Iterator[NodeFinding]:
    """A limit stands once: of two places nobody could tell which one governs what."""
    for limit in clause.each("when"):
        if not limit.text:
            continue
        at = text.find(limit.text)
        if at < 0:
            yield _absent(limit, "when")
        elif text.find(limit.text, at + 1) >= 0:
            yield NodeFinding(limit, "R04", f"when 的{quoted(limit.text)}在本條款裡不止一處；請加長到只有一處")
