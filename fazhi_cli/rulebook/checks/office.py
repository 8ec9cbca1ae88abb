"""office.yaml: each detail is of something that the plan has, once, and names units that there are; nobody has two roles."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from fazhi_cli.data_files import OFFICE, TASKS
from fazhi_cli.rulebook.checks.findings import NodeFinding
from fazhi_cli.rulebook.checks.units import declared_units, undeclared, units_of
from fazhi_cli.rulebook.checks.walk import assignments, task_nodes
from fazhi_cli.rulebook.phrasing import maybe, quoted, task_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fazhi_cli.rulebook.checks.findings import Roots
    from fazhi_cli.rulebook.nodes import Node

_NUMBER = re.compile("[1-9][0-9]{0,8}")
_PLACE = ("task", "clause", "item")


def detailed_twice(roots: Roots) -> Iterator[NodeFinding]:
    """R01: a task, clause or item of which an earlier entry tells."""
    told: dict[tuple[str, ...], Node] = {}
    for detail in roots[OFFICE].each("details"):
        place = tuple(detail.text_of(key) for key in _PLACE)
        task = detail.get("task")
        first = told.setdefault(place, task)
        if first is not task:
            yield NodeFinding(task, "R01", f"同一處已經在第 {first.line} 行細化；請合為一項")


def with_two_roles(roots: Roots) -> Iterator[NodeFinding]:
    """R01: a person whom an earlier entry names."""
    named: dict[str, Node] = {}
    for person in roots[OFFICE].each("people"):
        name = person.get("name")
        first = named.setdefault(name.text, name)
        if name.text and first is not name:
            yield NodeFinding(
                name, "R01", f"{quoted(name.text)}已經在第 {first.line} 行；一人只有一種身份，兩種都有的不列"
            )


def of_nothing(roots: Roots) -> Iterator[NodeFinding]:
    """R07: a task, clause or item that the plan does not have."""
    tasks = _tasks(roots)
    clauses_of = cache(lambda number: tasks[number].each("clauses"))
    items_of = cache(lambda number, clause: clauses_of(number)[clause].each("items"))
    for detail in roots[OFFICE].each("details"):
        number, clause, item = (detail.get(key) for key in _PLACE)
        task = tasks.get(number.text)
        if task is None:
            if number.text:
                yield NodeFinding(number, "R07", f"沒有序號是{quoted(number.text)}的任務")
            continue
        if not clause.text:
            if item.text:
                yield NodeFinding(item, "R07", f"{task_name(task)}：寫了 item，還要寫 clause：是哪個分句所列的事項")
            continue
        found = _place(clauses_of(number.text), clause)
        if found is None:
            yield NodeFinding(clause, "R07", f"{task_name(task)}沒有第{quoted(clause.text)}個分句")
        elif item.text and _place(items_of(number.text, found), item) is None:
            yield NodeFinding(item, "R07", f"{task_name(task)}的這個分句沒有第{quoted(item.text)}個事項")


def of_no_unit(roots: Roots) -> Iterator[NodeFinding]:
    """R02 and R06: a desk of a unit that is not declared; a collecting unit that is none of its task, or of a part of a task."""
    unit = roots[OFFICE].get("desk").get("unit")
    declared = declared_units(roots)
    if unit.text and unit.text not in declared:
        yield NodeFinding(unit, "R02", undeclared(unit.text, declared))
    tasks = _tasks(roots)
    for detail in roots[OFFICE].each("details"):
        collects = detail.get("collects")
        task = tasks.get(detail.get("task").text)
        if task is None or not collects.text:
            continue
        if detail.get("clause").text:
            yield NodeFinding(collects, "R06", f"{task_name(task)}：collects 只寫在整項任務，不寫在分句")
            continue
        names = {node.text for assignment in assignments(task) for node in units_of(assignment)}
        if collects.text not in names:
            guess = maybe(collects.text, names)
            message = f"{task_name(task)}：匯總單位{quoted(collects.text)}不是本項的牽頭單位或責任單位{guess}"
            yield NodeFinding(collects, "R06", message)


def _tasks(roots: Roots) -> dict[str, Node]:
    return {task.get("id").text: task for task in task_nodes(roots[TASKS])}


def _place(entries: list[Node], number: Node) -> int | None:
    """The place in a list of the entry of a number, which is counted from 1, as the file writes it."""
    text = number.text
    if not _NUMBER.fullmatch(text) or int(text) > len(entries):
        return None
    return int(text) - 1
