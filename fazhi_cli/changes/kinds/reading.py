"""reading: how a bare 「N月前」 is read, decided for the whole plan or for some limits of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fazhi_cli.changes.kinds.kind import Finding, Kind, Surroundings
from fazhi_cli.plan.readings import CHOICES, SCOPED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fazhi_cli.changes.entry import Entry
    from fazhi_cli.changes.limit_state import LimitState


def sentence(entry: Entry, limits: str) -> str:
    concerned = limits or "「N月前」"
    reading = SCOPED.get(entry.reading or "", "")
    return f"{concerned}口徑定為{reading}"


def after(state: LimitState, entry: Entry) -> LimitState:
    """Of the two days of the wording, the one that the reading means is in force."""
    return state._replace(reading=entry.reading or state.reading)


def check(_entry: Entry, surroundings: Surroundings) -> Iterator[Finding]:
    """A limit that can be read in one way only needs no reading."""
    limits = surroundings.limits
    if limits and not any(limit.has_two_days for limit in limits):
        yield Finding("task", "R09", f"{surroundings.task}的時限不是單寫的「N月前」，沒有口徑可定")


READING = Kind(
    name="reading",
    word="定口徑",
    meaning=f"定「N月前」的口徑：{CHOICES}",
    subject="reading",
    required=("reading",),
    optional=("task", "clause", "when"),
    value="reading",
    sentence=sentence,
    after=after,
    check=check,
)
