"""The entries that stand before one in the file, as far as the rules for that one ask of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fazhi_cli.changes.entry import Entry


class History:
    """Grows by one entry after the other; undone_by: the id of each entry that was taken back -> of the one that did."""

    def __init__(self) -> None:
        self.entries: dict[int, Entry] = {}
        self.undone_by: dict[int, int] = {}
        self._by_task: dict[int | None, list[Entry]] = {}
        self._by_unit: dict[str, list[Entry]] = {}
        self._task_of: dict[int, int | None] = {}

    def has(self, kind: str, task: int | None) -> bool:
        """Whether an entry of a kind concerns a task."""
        return any(entry.kind == kind for entry in self.of_task(task))

    def of_task(self, task: int | None) -> list[Entry]:
        """The entries that concern a task, and those that take one of them back, in the order of the file."""
        return self._by_task.get(task, [])

    def of_unit(self, unit: str | None) -> list[Entry]:
        """The entries that concern a unit, in the order of the file."""
        return self._by_unit.get(unit or "", [])

    def add(self, entry: Entry) -> None:
        """Take in the next entry of the file."""
        target = entry.undoes
        task = entry.task if target is None else self._task_of.get(target)
        self._task_of[entry.id] = task
        self._by_task.setdefault(task, []).append(entry)
        if entry.unit:
            self._by_unit.setdefault(entry.unit, []).append(entry)
        if target in self.entries and target not in self.undone_by:
            self._take_back(self.entries[target], entry.id)
        self.entries[entry.id] = entry

    def _take_back(self, target: Entry, by: int) -> None:
        self.undone_by[target.id] = by
        # What an undone undo took back is in force again, and may be taken back again.
        if target.undoes is not None and self.undone_by.get(target.undoes) == target.id:
            del self.undone_by[target.undoes]
