"""What a row of figures counts, for the index, which keeps them of whole plans, and for a query, which counts a selection."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Mapping, Sequence

OF_TASKS = ("milestone", "triggered", "recurring", "none", "duty", "prohibition", "gate", "right")
"""What is summed up over tasks: limits by their time, or that there is none, and clauses by their kind."""


def counts(
    mentions: Sequence[tuple[Hashable, str, str]], totals: Iterable[Mapping[str, int]], tasks: int
) -> dict[str, int]:
    """The figures of a group by their fields.

    mentions: the task, role and unit of each time that a unit is named. totals: what each task holds, see OF_TASKS. tasks: how
    many there are.
    """
    leading: list[str] = []
    # A unit may be named in a task by two words, and answers for the task once.
    responsible: set[tuple[Hashable, str]] = set()
    for task, role, unit in mentions:
        if role == "lead":
            leading.append(unit)
        else:
            responsible.add((task, unit))
    total = dict.fromkeys(OF_TASKS, 0)
    for of_task in totals:
        for field, count in of_task.items():
            total[field] += count
    return {
        "tasks": tasks,
        "lead_units": len(set(leading)),
        "leads": len(leading),
        "responsible": len(responsible),
        **total,
    }
