"""Kinds of case: each is named once, and written as some clause writes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fazhi_cli.data_files import TASKS
from fazhi_cli.rulebook.checks.findings import NodeFinding
from fazhi_cli.rulebook.checks.walk import Firsts, task_nodes
from fazhi_cli.rulebook.phrasing import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fazhi_cli.rulebook.checks.findings import Roots
    from fazhi_cli.rulebook.nodes import Node


def named_twice(roots: Roots) -> Iterator[NodeFinding]:
    """R05: the name of an earlier kind of case."""
    firsts = Firsts()
    for case in roots[TASKS].each("cases"):
        name = case.get("name")
        if first := firsts.before(name):
            message = f"逐案事項{quoted(name.text)}已經在第 {first.line} 行"
            yield NodeFinding(name, "R05", message)


def in_no_clause(roots: Roots) -> Iterator[NodeFinding]:
    """R03: a spelling that no clause has; without spellings the name is the spelling."""
    cases = roots[TASKS].each("cases")
    texts = list(_texts(roots[TASKS])) if cases else []
    for case in cases:
        spelt_by = "spellings" if case.each("spellings") else "name"
        for key in (spelt_by, "narrower"):
            for node in case.each(key):
                if node.text and not any(node.text in text for text in texts):
                    message = f"{key} 的{quoted(node.text)}不在任何條款裡；短語要與原文一字不差"
                    yield NodeFinding(node, "R03", message)


def calling_nothing(roots: Roots) -> Iterator[NodeFinding]:
    """R07: a clause that the plan does not have."""
    called = [node for case in roots[TASKS].each("cases") for node in case.each("clauses") if node.text]
    if not called:
        return
    refs: set[str] = set()
    for task in task_nodes(roots[TASKS]):
        number = task.text_of("id")
        refs.update(f"{number}.{position}" for position, _ in enumerate(task.each("clauses"), 1))
    for node in called:
        if node.text not in refs:
            yield NodeFinding(node, "R07", f"沒有分句{quoted(node.text)}；寫任務序號和分句序號，如 13.1")


def _texts(root: Node) -> Iterator[str]:
    """The texts of all clauses."""
    for task in task_nodes(root):
        for clause in task.each("clauses"):
            yield clause.text_of("text")
