"""suspend: a limit does not run until it is resumed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fazhi_cli.changes.kinds.kind import Kind

if TYPE_CHECKING:
    from fazhi_cli.changes.entry import Entry
    from fazhi_cli.changes.limit_state import LimitState


def sentence(_entry: Entry, limits: str) -> str:
    return f"{limits}暫緩"


def after(state: LimitState, _entry: Entry) -> LimitState:
    """The limit keeps its days, so that it has them again when it is resumed."""
    return state._replace(is_suspended=True)


SUSPEND = Kind(
    name="suspend",
    word="暫緩",
    meaning="暫緩",
    subject="limit",
    required=("task",),
    optional=("clause", "when"),
    sentence=sentence,
    after=after,
)
