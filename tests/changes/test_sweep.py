"""The limits under changes, as one sweep over the days gives them, against every day reckoned from the start."""

from __future__ import annotations

import gc
from datetime import date, timedelta
from itertools import pairwise
from time import process_time
from typing import TYPE_CHECKING, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fazhi_cli.changes.entry import Entry
from fazhi_cli.changes.limit_state import LimitState
from fazhi_cli.changes.replay import EntriesOfLimits, in_force, replay, states, stretches
from fazhi_cli.index.changes import changed_limits, changes_in_force

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

WORDINGS = ("2015年3月前", "2015年4月30日前")
DAYS = tuple(f"2015-{month:02}-15" for month in range(1, 7))


class Changed(NamedTuple):
    """What the index asks of a change beside its entry."""

    entry: Entry


class Asked(NamedTuple):
    """What the index asks of a limit."""

    task: int
    clause: int
    position: int
    wording: str
    strict: str
    lenient: str


LIMITS = [
    Asked(task, clause, 1, WORDINGS[clause - 1], strict, lenient)
    for task in (1, 2)
    for clause, strict, lenient in ((1, "2015-02-28", "2015-03-31"), (2, "2015-04-30", "2015-04-30"))
]


@st.composite
def histories(draw: st.DrawFn) -> list[Entry]:
    """Entries of all kinds that concern limits, which may take back any earlier one, also from a day before its own."""
    entries: list[Entry] = []
    for id_ in range(1, draw(st.integers(1, 9)) + 1):
        kind = draw(st.sampled_from(["move", "suspend", "resume", "reading", "undo", "undo"]))
        since = draw(st.sampled_from(DAYS))
        if kind == "undo":
            entries.append(Entry(id_, kind, since, undoes=draw(st.integers(1, max(1, id_ - 1)))))
            continue
        tasks = [1, 2, None] if kind == "reading" else [1, 2]
        entries.append(
            Entry(
                id_,
                kind,
                since,
                task=draw(st.sampled_from(tasks)),
                clause=draw(st.sampled_from([None, 1, 2])),
                wording=draw(st.sampled_from([None, *WORDINGS])),
                day=draw(st.sampled_from(DAYS)) if kind == "move" else None,
                reading=draw(st.sampled_from(["strict", "lenient"])) if kind == "reading" else None,
            )
        )
    return entries


def touching(entries: Sequence[Entry], limit: Asked) -> list[Entry]:
    """The entries that concern a limit: every one looked at."""
    found: dict[int, Entry] = {}
    for entry in entries:
        concerns = entry.undoes is None and entry.names_limit(limit.task, limit.clause, limit.wording)
        needs_two_days = entry.kind == "reading"
        if entry.undoes in found or (concerns and (limit.strict != limit.lenient or not needs_two_days)):
            found[entry.id] = entry
    return list(found.values())


def periods(entries: Sequence[Entry]) -> list[tuple[str, str]]:
    return list(pairwise([*sorted({entry.since for entry in entries}), "9999-12-31"]))


def naive_limits(entries: Sequence[Entry], reading: str) -> list[tuple[object, ...]]:
    """The rows of changed limits: for each stretch all of history is gone through anew."""
    rows: list[tuple[object, ...]] = []
    for limit in LIMITS:
        touched = touching(entries, limit)
        for since, until in periods(touched):
            held = in_force(touched, since)
            state, strict, lenient = [
                replay(LimitState(limit.strict, limit.lenient, each), held, keeps_reading=keeps).state
                for each, keeps in ((reading, False), ("strict", True), ("lenient", True))
            ]
            adjusted = sum(entry.since <= since for entry in touched)
            place = (limit.task, limit.clause, limit.position, since, until)
            rows.append((*place, strict.days[0], lenient.days[0], *state.days, state.is_suspended, adjusted))
    return rows


@settings(max_examples=400, deadline=None)
@given(histories(), st.sampled_from(["both", "strict", "lenient"]))
def test_one_sweep_gives_the_limits_that_every_day_reckoned_anew_gives(entries: list[Entry], reading: str) -> None:
    swept = [tuple(row) for row in changed_limits(list(map(Changed, entries)), LIMITS, reading)]  # type: ignore[arg-type]
    assert swept == naive_limits(entries, reading)


@settings(max_examples=400, deadline=None)
@given(histories())
def test_an_entry_is_in_force_on_the_days_on_which_every_day_reckoned_anew_says_so(entries: list[Entry]) -> None:
    rows = list(changes_in_force(list(map(Changed, entries))))  # type: ignore[arg-type]
    for day in ("2015-01-01", *DAYS, "2016-01-01"):
        held = [row.id for row in rows if row.since <= day < row.until]
        assert sorted(held) == sorted(entry.id for entry in in_force(entries, day))


def test_an_entry_that_holds_on_has_one_row_however_many_come_after_it() -> None:
    entries = [Entry(1, "suspend", DAYS[0], task=1), Entry(2, "move", DAYS[1], task=2, day=DAYS[5])]
    entries += [Entry(3, "undo", DAYS[2], undoes=1), Entry(4, "undo", DAYS[3], undoes=3)]
    rows = sorted(changes_in_force(list(map(Changed, entries))))  # type: ignore[arg-type]
    assert rows == [
        (1, DAYS[0], DAYS[2]),
        (1, DAYS[3], "9999-12-31"),
        (2, DAYS[1], "9999-12-31"),
        (3, DAYS[2], DAYS[3]),
        (4, DAYS[3], "9999-12-31"),
    ]


def readings(count: int) -> list[Entry]:
    """A reading of all limits each day."""
    days = [(date(2010, 1, 1) + timedelta(number)).isoformat() for number in range(count)]
    return [Entry(id_, "reading", day, reading=("strict", "lenient")[id_ % 2]) for id_, day in enumerate(days, 1)]


def sweep_of_readings(count: int) -> None:
    entries = readings(count)
    assert len(list(states(LimitState("2015-02-28", "2015-03-31", "both"), stretches(entries)))) == count


def rows_of_readings(count: int) -> None:
    changes = list(map(Changed, readings(count)))
    assert len(list(changed_limits(changes, LIMITS, "both"))) == 2 * count  # type: ignore[arg-type]
    assert len(list(changes_in_force(changes))) == count  # type: ignore[arg-type]


def entries_of_as_many_limits(count: int) -> None:
    of_limits = EntriesOfLimits(Entry(task, "suspend", DAYS[0], task=task) for task in range(count))
    for task in range(count):
        assert len(of_limits.touching(task, 1, WORDINGS[0], has_two_days=True)) == 1


def _seconds(work: Callable[[int], None], size: int) -> float:
    """Of this process alone, and without the collector: neither another at work nor what other tests hold must count."""
    gc.disable()
    started = process_time()
    try:
        work(size)
    finally:
        gc.enable()
    return process_time() - started


@pytest.mark.parametrize(
    ("work", "size"), [(sweep_of_readings, 1500), (rows_of_readings, 1500), (entries_of_as_many_limits, 1500)]
)
def test_four_times_as_much_takes_no_more_than_eight_times_as_long(work: Callable[[int], None], size: int) -> None:
    """Work that grows with a product takes sixteen times as long; the machine is busy with other work in some of the tries."""
    assert min(_seconds(work, 4 * size) / _seconds(work, size) for _ in range(5)) < 8
