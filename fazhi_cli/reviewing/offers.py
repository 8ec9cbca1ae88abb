"""What the words of a clause offer for one of its keys, so that it need not be typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fazhi_cli.plan import kinds, wordings
from fazhi_cli.vocabulary import KINDS

if TYPE_CHECKING:
    from fazhi_cli.plan.time_meaning import Context
    from fazhi_cli.reviewing.screen import Part
    from fazhi_cli.rulebook.tasks_model import Task


def offers(part: Part, task: Task, times: Context) -> list[str]:
    """The words that a clause offers for a key; for its kind the words for all kinds. times: what gives its times their year."""
    match part.steps:
        case ("clauses", int(number)):
            text = task.clauses[number].text
        case _:
            return []
    match part.field.key:
        case "when" | "not_when":
            found = [wording for _, _, wording in wordings.find_times(text, times)]
        case "except":
            found = [phrase for _, _, phrase in kinds.exceptions(text)]
        case "kind":
            found = list(KINDS.values())
        case _:
            found = []
    return list(dict.fromkeys(found))
