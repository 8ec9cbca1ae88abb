"""Units that a sentence of the plan adds to tasks which do not name them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from fazhi_cli.query import conditions
from fazhi_cli.vocabulary.note import Note

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fazhi_cli.query.question import Question


def implied_units(question: Question) -> Iterator[Note]:
    """Which units the tasks that are asked for have by a sentence of their plan, and that sentence."""
    where = conditions.of_tasks(question)
    rows = question.execute(
        "SELECT DISTINCT u.plan, u.unit FROM @task_units u JOIN @tasks t ON t.plan = u.plan AND t.id = u.task"
        f" WHERE u.implied AND {where.text}",
        where.values,
    )
    added: dict[str, set[str]] = {}
    for plan, unit in rows:
        added.setdefault(plan, set()).add(unit)
    for plan, units in added.items():
        [(rules,)] = question.rows("SELECT implied FROM @plans WHERE id = ?", (plan,))
        for rule in json.loads(rules):
            listed = [unit for unit in rule["units"] if unit in units]
            if listed:
                yield Note("implied-units", {"units": listed, "phrase": rule["phrase"]}, "foot")
