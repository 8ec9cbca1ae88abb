"""What became of a body, and what it came of, as the index keeps it with a unit."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from functools import lru_cache

from fazhi_cli.plan.succession_kinds import has_tasks


@dataclass(frozen=True)
class Succession:
    """The other body; year and source are None where the facts give none (出處未查), change where it is not said.

    tasks: those that went over, where not all did.
    """

    name: str
    change: str | None
    year: int | None
    basis: str | None
    source: str | None
    confidence: str
    tasks: tuple[int, ...]

    @property
    def has_tasks(self) -> bool:
        """Whether any task went over."""
        return has_tasks(self.change, self.tasks)

    def told_of(self, name: str) -> Succession:
        """The same with the name of the body at its other end."""
        return replace(self, name=name)


def json_succession(succession: Succession) -> str:
    """The column of a later name that holds what became of the body."""
    return json.dumps(vars(succession), ensure_ascii=False)


@lru_cache(maxsize=1000)  # a body has the same successors in every plan of a library
def json_successions(successions: tuple[Succession, ...]) -> str:
    """The column of a unit that holds its successions."""
    return json.dumps([vars(succession) for succession in successions], ensure_ascii=False)


def successions_of(listed: str) -> tuple[Succession, ...]:
    """The successions that the index keeps of a unit, as JSON."""
    found = [Succession(**{**body, "tasks": tuple(body["tasks"])}) for body in json.loads(listed)]
    return tuple(found)
