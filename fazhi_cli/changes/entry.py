"""An entry of changes.yaml as plain values, whether it comes from the model, from a file's nodes or from the index."""

from __future__ import annotations

from typing import NamedTuple


class Heir(NamedTuple):
    """A body under its new name, or one that took over; tasks: the ones it took, where a unit was split."""

    name: str
    tasks: tuple[int, ...] = ()


class Entry(NamedTuple):
    """A change. Days are ISO dates; which of the values a kind uses is said in its file.

    since: the day from which it holds. task, clause and wording: the limits that it concerns (None: not narrowed down).
    day: where a limit is moved to. undoes: the id of an entry before it.
    """

    id: int
    kind: str
    since: str
    task: int | None = None
    clause: int | None = None
    wording: str | None = None
    day: str | None = None
    reading: str | None = None
    unit: str | None = None
    heirs: tuple[Heir, ...] = ()
    undoes: int | None = None

    def names_limit(self, task: int, clause: int, wording: str) -> bool:
        """Whether a limit has all that the entry says of the limits that it concerns."""
        return self.task in (None, task) and self.clause in (None, clause) and self.wording in (None, wording)
