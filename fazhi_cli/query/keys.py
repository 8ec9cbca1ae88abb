"""What tells a row of the plan from every other, within a library."""

from __future__ import annotations

from fazhi_cli.structs import Struct


class TaskKey(Struct):
    """Which task of which plan."""

    plan: str
    task: int


class ClauseKey(Struct):
    """Which clause of which task."""

    plan: str
    task: int
    clause: int


class UnitKey(Struct):
    """Which unit of which plan."""

    plan: str
    name: str
