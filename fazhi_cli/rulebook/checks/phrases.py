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
        for finding in _of_task(task):
            yield finding._replace(message=f"{task_name(task)}：{finding.message}")


def _of_task(task: Node) -> Iterator[NodeFinding]:
    """The findings in a task, clause by clause, with the paragraph as far as it was read."""
    read_so_far = ""
    known: set[str] = set()
    for clause in task.each("clauses"):
        text = clause.text_of("text")
        read_so_far += text
        if text:
            for key, value in clause.pairs():
                if key != "text":
                    yield from _of_clause(key, value, text, read_so_far, known)
    for assignment in assignments(task):
        yield from _not_printed(assignment)


def _not_printed(assignment: Node) -> Iterator[NodeFinding]:
    """What an assignment in words of its own does not have in them."""
    printed = assignment.text_of("printed")
    if not printed:
        return
    for key in OF_ASSIGNMENT:
        for phrase in assignment.each(key):
            if phrase.text and phrase.text not in printed:
                message = f"{key} 的{quoted(phrase.text)}不在 printed 的文字裡；短語要與原文一字不差"
                yield NodeFinding(phrase, "R03", message)


def _of_clause(key: str, value: Node, text: str, read_so_far: str, known: set[str]) -> Iterator[NodeFinding]:
    """What a clause says under a key, held against its text, or against the paragraph as far as it was read.

    known: the actors that were found in the paragraph before.
    """
    if key in OF_CLAUSE:
        yield from _absent(key, value, text)
    elif key == "actor":
        yield from _unread(value, read_so_far, known)
    elif key == "when":
        yield from _limits(value, text)
    elif key == "not_when":
        for not_when in value.entries():
            yield from _absent_from(text, not_when, OF_NOT_WHEN)
    elif key == "items":
        for item in value.entries():
            if item.text:
                yield from _absent(key, item, text)
            yield from _absent_from(text, item, OF_ITEM)
            yield from _unread(item.get("actor"), read_so_far, known)


def _absent_from(text: str, holder: Node, keys: tuple[str, ...]) -> Iterator[NodeFinding]:
    for key, value in holder.pairs():
        if key in keys:
            yield from _absent(key, value, text)


def _absent(key: str, value: Node, text: str) -> Iterator[NodeFinding]:
    """The phrases under a key that the text does not have."""
    for phrase in value.entries():
        words = phrase.text
        if words and words not in text:
            message = f"{key} 的{quoted(words)}不在本條款的文字裡；短語要與原文一字不差"
            yield NodeFinding(phrase, "R03", message)


def _unread(value: Node, read_so_far: str, known: set[str]) -> Iterator[NodeFinding]:
    """An actor may be named once for several clauses: it stands in this one or in the paragraph before it."""
    for actor in value.entries():
        name = actor.text
        if not name or name in known:
            continue
        if name in read_so_far:
            known.add(name)
        else:
            message = f"actor 的{quoted(name)}不在本條款和它前面的文字裡"
            yield NodeFinding(actor, "R03", message)


def _limits(value: Node, text: str) -> Iterator[NodeFinding]:
    """A limit stands once: of two places nobody could tell which one governs what."""
    for limit in value.entries():
        words = limit.text
        if not words:
            continue
        at = text.find(words)
        if at < 0:
            yield from _absent("when", limit, text)
        elif text.find(words, at + 1) >= 0:
            yield NodeFinding(limit, "R04", f"when 的{quoted(words)}在本條款裡不止一處；請加長到只有一處")
