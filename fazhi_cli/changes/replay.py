"""Which entries hold on a day, and what they make of a limit."""

from __future__ import annotations

from collections import defaultdict
from itertools import groupby, product
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from fazhi_cli.changes.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from fazhi_cli.changes.entry import Entry
    from fazhi_cli.changes.limit_state import LimitState

    _Name = tuple[str, int | None, int | None, str | None]
    """What an entry concerns: the subject of its kind, and the task, clause and wording that it names."""

FIRST_DAY, LAST_DAY = "0001-01-01", "9999-12-31"


class Replayed(NamedTuple):
    """A limit after some entries; missed: the ids of those that came too late for it."""

    state: LimitState
    missed: frozenset[int]


_effect = attrgetter("since", "id")
"""By what entries are sorted in the order in which they took effect."""


def in_force(entries: Sequence[Entry], day: str) -> list[Entry]:
    """The entries that hold on a day, in the order in which they took effect; one that was undone holds no more."""
    begun = [entry for entry in entries if entry.since <= day]
    undone: set[int] = set()
    undos = [entry for entry in begun if entry.undoes is not None]
    # The last one first: an undo that is itself undone takes nothing back.
    for entry in sorted(undos, key=lambda entry: -entry.id):
        if entry.id not in undone and entry.undoes is not None:
            undone.add(entry.undoes)
    held = [entry for entry in begun if entry.id not in undone]
    return sorted(held, key=_effect)


class Stretch(NamedTuple):
    """A stretch of time within which nothing changes; since: its first day, until: the day after its last.

    The entries that hold in it are the first `kept` of those of the stretch before, and after them `added`, in the order in
    which they took effect: an entry is told once, and not again for each stretch in which it holds. begun: how many
    entries have taken effect, whether they still hold or not.
    """

    since: str
    until: str
    kept: int
    added: tuple[Entry, ...]
    begun: int


def stretches(entries: Iterable[Entry]) -> list[Stretch]:
    """The stretches from the first entry on. What is taken back is sought anew on the days of an undo alone."""
    begun: list[Entry] = []
    held: list[Entry] = []
    targets: set[int] = set()
    days = [(day, list(of_day)) for day, of_day in groupby(sorted(entries, key=_effect), key=lambda entry: entry.since)]
    found = []
    for number, (since, of_day) in enumerate(days, 1):
        begun += of_day
        targets.update(entry.undoes for entry in of_day if entry.undoes is not None)
        kept, added = len(held), of_day
        if any(entry.undoes is not None or entry.id in targets for entry in of_day):
            now = in_force(begun, since)
            kept = _alike(held, now)
            added = now[kept:]
        held[kept:] = added
        until = days[number][0] if number < len(days) else LAST_DAY
        found.append(Stretch(since, until, kept, tuple(added), len(begun)))
    return found


def _alike(first: Sequence[Entry], second: Sequence[Entry]) -> int:
    """How many entries two lists have in common at their beginning."""
    for place, (one, other) in enumerate(zip(first, second, strict=False)):
        if one is not other:
            return place
    return min(len(first), len(second))


class EntriesOfLimits:
    """The entries that concern limits, found by what they name, so that no limit looks at those of the others."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._by_name: defaultdict[_Name, list[Entry]] = defaultdict(list)
        self._undos: defaultdict[int, list[Entry]] = defaultdict(list)
        for entry in entries:
            if entry.undoes is not None:
                self._undos[entry.undoes].append(entry)
            name = (KINDS[entry.kind].subject, entry.task, entry.clause, entry.wording)
            self._by_name[name].append(entry)

    def touching(self, task: int, clause: int, wording: str, *, has_two_days: bool) -> list[Entry]:
        """The entries that concern a limit, and those that take one of them back, by id."""
        # A reading says which of two days is meant; a limit with one day needs none.
        subjects = ("limit", "reading") if has_two_days else ("limit",)
        found: dict[int, Entry] = {}
        for name in product(subjects, (None, task), (None, clause), (None, wording)):
            for entry in self._by_name.get(name, ()):
                found[entry.id] = entry
        waiting = list(found.values())
        while waiting:
            target = waiting.pop()
            for undo in self._undos.get(target.id, ()):
                if undo.id > target.id and undo.id not in found:
                    found[undo.id] = undo
                    waiting.append(undo)
        return [found[id_] for id_ in sorted(found)]


class _Step(NamedTuple):
    """A limit after an entry; morning: as it was when the day of that entry began."""

    state: LimitState
    morning: LimitState
    day: str
    missed: int | None = None

    def then(self, entry: Entry, *, keeps_reading: bool) -> _Step:
        """The limit after one entry more. One that came too late for it changes nothing."""
        kind = KINDS[entry.kind]
        if kind.after is None or (keeps_reading and kind.subject == "reading"):
            return self if self.missed is None else self._replace(missed=None)
        morning = self.morning if entry.since == self.day else self.state
        changed = kind.after(self.state, entry)
        if morning.has_passed(entry.since) and not changed.has_passed(entry.since):
            return _Step(self.state, morning, entry.since, missed=entry.id)
        return _Step(changed, morning, entry.since)


def replay(first: LimitState, entries: Iterable[Entry], *, keeps_reading: bool = False) -> Replayed:
    """A limit after the entries that hold, in the order in which they took effect.

    What had passed on the morning of an entry's day stays passed: such an entry is missed. Entries of one day are
    compared with the morning of that day. keeps_reading: somebody asks under one reading, whatever the office decided.
    """
    step = _Step(first, first, FIRST_DAY)
    missed: set[int] = set()
    for entry in entries:
        step = step.then(entry, keeps_reading=keeps_reading)
        if step.missed is not None:
            missed.add(step.missed)
    return Replayed(step.state, frozenset(missed))


def states(first: LimitState, sweep: Iterable[Stretch], *, keeps_reading: bool = False) -> Iterator[LimitState]:
    """A limit in each stretch of time; see replay. Each stretch goes on from where the one before differs."""
    steps = [_Step(first, first, FIRST_DAY)]
    for stretch in sweep:
        del steps[stretch.kept + 1 :]
        for entry in stretch.added:
            steps.append(steps[-1].then(entry, keeps_reading=keeps_reading))
        yield steps[-1].state
