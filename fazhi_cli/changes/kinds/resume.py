"""resume: a suspended limit runs again, with its days as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fazhi_cli.changes.kinds.kind import Finding, Kind, Surroundings
from fazhi_cli.changes.kinds.suspend import SUSPEND

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fazhi_cli.changes.entry import Entry
    from fazhi_cli.changes.limit_state import LimitState


def sentence(_entry: Entry, limits: str) -> str:
    return f"{limits}恢復"


def after(state: LimitState, _entry: Entry) -> LimitState:
    """The limit has the days again that it had, or that a move gave it meanwhile."""
    return state._replace(is_suspended=False)


def check(entry: Entry, surroundings: Surroundings) -> Iterator[Finding]:
    """Only what is suspended can be resumed."""
    if entry.task is None:
        return
    if not surroundings.history.has(SUSPEND.name, entry.task):
        yield Finding("task", "R10", f"任務 {entry.task} 此前沒有暫緩，不能恢復")
    elif surroundings.limits and not any(limit.is_suspended for limit in surroundings.limits):
        yield Finding("task", "R10", f"{surroundings.task}的這個時限在 {entry.since} 沒有暫緩，不能恢復")


RESUME = Kind(
    name="resume",
    word="恢復",
    meaning="恢復",
    subject="limit",
    required=("task",),
    optional=("clause", "when"),
    sentence=sentence,
    after=after,
    check=check,
)
