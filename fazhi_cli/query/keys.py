"""What tells a row of the plan from every other, within a library."""

from __future__ import annotations

from typing import NamedTuple


class TaskKey(NamedTuple):
    """Which task of which plan."""

    plan: str
    task: int


class ClauseKey(NamedTuple):
    """Which clause of which task."""

    plan: str
    task: int
    clause: int


class UnitKey(NamedTuple):
    """Which unit of which plan."""

    plan: str
    name: str
