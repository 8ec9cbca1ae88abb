"""For whom a checklist is made: the asked units with their parts in each task."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from fazhi_cli.query.assignments import Part, parts, units_meant
from fazhi_cli.query.sheet_facts import adjusted_limits

if TYPE_CHECKING:
    from fazhi_cli.asked.selection import Selection
    from fazhi_cli.layouts.checklists.row_source import RowSource
    from fazhi_cli.query.reader import Reader


class Audience(NamedTuple):
    """`parts`: by plan and task what the asked units are in it; empty where no unit is asked for.

    `is_suspended`: by plan, task and wording each limit that was changed since, and whether it now rests.
    """

    reader: Reader
    parts: dict[tuple[str, int], tuple[Part, ...]]
    is_suspended: dict[tuple[str, int, str], bool]

    @classmethod
    def of(cls, reader: Reader, selection: Selection) -> Audience:
        """The units that a selection names, and what became of the limits. Raises WrongCall for an unknown unit."""
        is_suspended = {}
        for limit in adjusted_limits(reader):
            is_suspended[limit.plan, limit.task, limit.wording] = limit.is_suspended
        return cls(reader, parts(reader, selection), is_suspended)

    @property
    def names_units(self) -> bool:
        return bool(self.parts)

    def parts_in(self, source: RowSource) -> tuple[Part, ...]:
        """What the asked units are in the task of a row."""
        task = source.sheet.task
        return self.parts.get((task.plan, task.id), ())

    def units_in(self, source: RowSource) -> frozenset[str]:
        """The plan's names under which the asked units have a part in the task."""
        return frozenset(part.unit for part in self.parts_in(source))

    def is_meant(self, phrase: str, source: RowSource) -> bool:
        """Whether a phrase of the task means one of the asked units, by name or by function."""
        return bool(self.units_in(source) & units_meant(self.reader, phrase))
