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
        self._kinds: set[tuple[str, int | None]] = set()

    def has(self, kind: str, task: int | None) -> bool:
        """Whether an entry of a kind concerns a task."""
        return (kind, task) in self._kinds

    def add(self, entry: Entry) -> None:
        """Take in the next entry of the file."""
        self._kinds.add((entry.kind, entry.task))
        target = entry.undoes
        if target in self.entries and target not in self.undone_by:
            self._take_back(self.entries[target], entry.id)
        self.entries[entry.id] = entry

    def _take_back(self, target: Entry, by: int) -> None:
        self.undone_by[target.id] = by
        # What an undone undo took back is in force again, and may be taken back again.
        if target.undoes is not None and self.undone_by.get(target.undoes) == target.id:
            del self.undone_by[target.undoes]
