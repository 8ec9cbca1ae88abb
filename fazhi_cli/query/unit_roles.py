"""A role by the plan's own word; few plans have any, and a query of another does not wait for it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class UnitRole:
    """A unit of a task for whose role the plan has a word other than that of its layout: 配合, 參加; text: both, as printed."""

    unit: str
    role: str
    text: str
