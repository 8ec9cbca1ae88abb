"""Days of workdays.yaml: of two notices that speak of one day nobody could tell which holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fazhi_cli.data_files import WORKDAYS
from fazhi_cli.field_types import days_of_span
from fazhi_cli.rulebook.checks.findings import NodeFinding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fazhi_cli.rulebook.checks.findings import Roots
    from fazhi_cli.rulebook.nodes import Node


def written_twice(roots: Roots) -> Iterator[NodeFinding]:
    """R08: a day that stands in the file before, by itself or within a span."""
    firsts: dict[str, Node] = {}
    root = roots[WORKDAYS]
    for notice in (root, *root.each("notices")):
        for node in _day_nodes(notice):
            days = _days(node)
            repeated = [day for day in days if day in firsts]
            if repeated:
                message = f"{repeated[0]}已經在第 {firsts[repeated[0]].line} 行；一天只寫一次"
                yield NodeFinding(node, "R08", message)
            for day in days:
                firsts.setdefault(day, node)


def _day_nodes(notice: Node) -> Iterator[Node]:
    """The days and spans of a notice, or of a year of the public calendar."""
    yield from notice.each("off")
    yield from notice.each("work")
    for day in notice.each("days"):
        yield day.get("date")


def _days(node: Node) -> list[str]:
    """The days that are written; what is no span is the model's business."""
    try:
        return days_of_span(node.text) if node.text else []
    except ValueError:
        return []
