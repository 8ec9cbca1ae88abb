"""suspend: a limit does not run until it is resumed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fazhi_cli.changes.kinds.kind import Finding, Kind, Surroundings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fazhi_cli.changes.entry import Entry
    from fazhi_cli.changes.limit_state import LimitState


def sentence(_entry: Entry, limits: str) -> str:
    return f"{limits}暫緩"


def after(state: LimitState, _entry: Entry) -> LimitState:
    """The limit keeps its days, so that it has them again when it is resumed."""
    return state._replace(is_suspended=True)


def check(entry: Entry, surroundings: Surroundings) -> Iterator[Finding]:
    """What is suspended cannot be suspended again."""
    limits = surroundings.limits
    if limits and all(limit.is_suspended for limit in limits):
        yield Finding("task", "R10", f"{surroundings.task}的這個時限在 {entry.since} 已經暫緩，不必再次暫緩")


SUSPEND = Kind(
    name="suspend",
    word="暫緩",
    meaning="暫緩",
    subject="limit",
    required=("task",),
    optional=("clause", "when"),
    sentence=sentence,
    after=after,
    check=check,
)
