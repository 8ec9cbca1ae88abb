"""Which entries hold on a day, and what they make of a limit."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from fazhi_cli.changes.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from fazhi_cli.changes.entry import Entry
    from fazhi_cli.changes.limit_state import LimitState

FIRST_DAY, LAST_DAY = "0001-01-01", "9999-12-31"


class Replayed(NamedTuple):
    """A limit after some entries; missed: the ids of those that came too late for it."""

    state: LimitState
    missed: frozenset[int]


def in_force(entries: Sequence[Entry], day: str) -> list[Entry]:
    """The entries that hold on a day, in the order in which they took effect; one that was undone holds no more."""
    begun = [entry for entry in entries if entry.since <= day]
    undone: set[int] = set()
    # The last one first: an undo that is itself undone takes nothing back.
    for entry in sorted(begun, key=lambda entry: -entry.id):
        if entry.undoes is not None and entry.id not in undone:
            undone.add(entry.undoes)
    held = [entry for entry in begun if entry.id not in undone]
    return sorted(held, key=lambda entry: (entry.since, entry.id))


def periods(entries: Iterable[Entry]) -> Iterator[tuple[str, str]]:
    """The stretches of time within which nothing changes: first day and day after the last, from the first entry on."""
    days = sorted({entry.since for entry in entries})
    yield from pairwise([*days, LAST_DAY])


def touching(entries: Iterable[Entry], task: int, clause: int, wording: str, *, has_two_days: bool) -> list[Entry]:
    """The entries that concern a limit, and those that take one of them back, by id."""
    found: dict[int, Entry] = {}
    for entry in sorted(entries, key=lambda entry: entry.id):
        takes_back = entry.undoes in found
        if takes_back or _concerns(entry, task, clause, wording, has_two_days=has_two_days):
            found[entry.id] = entry
    return list(found.values())


def _concerns(entry: Entry, task: int, clause: int, wording: str, *, has_two_days: bool) -> bool:
    subject = KINDS[entry.kind].subject
    if subject not in ("limit", "reading"):
        return False
    # A reading says which of two days is meant; a limit with one day needs none.
    if subject == "reading" and not has_two_days:
        return False
    return entry.names_limit(task, clause, wording)


def replay(first: LimitState, entries: Iterable[Entry], *, keeps_reading: bool = False) -> Replayed:
    """A limit after the entries that hold, in the order in which they took effect.

    What had passed on the morning of an entry's day stays passed: such an entry is missed. Entries of one day are
    compared with the morning of that day. keeps_reading: somebody asks under one reading, whatever the office decided.
    """
    state = morning = first
    day = FIRST_DAY
    missed: set[int] = set()
    for entry in entries:
        kind = KINDS[entry.kind]
        if kind.after is None or (keeps_reading and kind.subject == "reading"):
            continue
        if entry.since != day:
            day, morning = entry.since, state
        changed = kind.after(state, entry)
        if morning.has_passed(day) and not changed.has_passed(day):
            missed.add(entry.id)
        else:
            state = changed
    return Replayed(state, frozenset(missed))
