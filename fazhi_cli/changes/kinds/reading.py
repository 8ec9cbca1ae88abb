"""reading: how a bare 「N月前」 is read, decided for the whole plan or for some limits of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fazhi_cli.changes.kinds.kind import Kind

if TYPE_CHECKING:
    from fazhi_cli.changes.entry import Entry
    from fazhi_cli.changes.limit_state import LimitState

_READINGS = {"strict": "從嚴(不含當月)", "lenient": "從寬(含當月)", "both": "未定"}


def sentence(entry: Entry, limits: str) -> str:
    return f"{limits or '「N月前」'}口徑定為{_READINGS.get(entry.reading or '', '')}"


def after(state: LimitState, entry: Entry) -> LimitState:
    """Of the two days of the wording, the one that the reading means is in force."""
    return state._replace(reading=entry.reading or state.reading)


READING = Kind(
    name="reading",
    word="定口徑",
    meaning="定「N月前」的口徑:strict 從嚴、lenient 從寬、both 未定",
    subject="reading",
    required=("reading",),
    optional=("task", "clause", "when"),
    value="reading",
    sentence=sentence,
    after=after,
)
