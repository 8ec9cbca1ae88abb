"""What is left of a limit after the entries that hold: pure, without a file, a plan or an index."""

from __future__ import annotations

import pytest

from fazhi_cli.changes.entry import Entry
from fazhi_cli.changes.limit_state import LimitState
from fazhi_cli.changes.replay import EntriesOfLimits, in_force, replay, stretches

MARCH = LimitState("2015-02-28", "2015-03-31", "both")
MOVE = Entry(1, "move", "2015-03-10", task=1, day="2015-09-30")
SUSPEND = Entry(2, "suspend", "2015-03-10", task=1)
RESUME = Entry(3, "resume", "2015-06-01", task=1)
STRICT = Entry(4, "reading", "2015-01-15", reading="strict")
LENIENT = Entry(5, "reading", "2015-01-20", reading="lenient")
RENAME = Entry(6, "rename", "2015-01-01", unit="市法制辦")


@pytest.mark.parametrize(
    ("entries", "days", "missed"),
    [
        ([], ("2015-02-28", "2015-03-31"), []),
        ([MOVE], ("2015-09-30", "2015-09-30"), []),
        ([SUSPEND], (None, None), []),
        ([SUSPEND, RESUME], ("2015-02-28", "2015-03-31"), []),
        ([STRICT], ("2015-02-28", "2015-02-28"), []),
        ([STRICT, LENIENT], ("2015-03-31", "2015-03-31"), []),
        ([RENAME, STRICT], ("2015-02-28", "2015-02-28"), []),
        ([STRICT, MOVE], ("2015-02-28", "2015-02-28"), [1]),
        ([MOVE._replace(since="2015-03-31")], ("2015-09-30", "2015-09-30"), []),
        ([MOVE._replace(since="2015-04-01")], ("2015-02-28", "2015-03-31"), [1]),
        ([STRICT._replace(since="2015-04-01")], ("2015-02-28", "2015-02-28"), []),
        ([SUSPEND._replace(since="2015-04-01")], ("2015-02-28", "2015-03-31"), [2]),
    ],
    ids=[
        *("as the plan has it", "moved", "suspended", "resumed", "strict", "the later reading", "a unit's name"),
        *("strictly passed", "on its last day", "a day too late", "still passed", "too late to suspend"),
    ],
)
def test_what_is_left_of_a_limit(entries: list[Entry], days: tuple[str, str], missed: list[int]) -> None:
    replayed = replay(MARCH, entries)
    assert (replayed.state.days, sorted(replayed.missed)) == (days, missed)


def test_entries_of_one_day_are_held_against_the_morning_of_that_day() -> None:
    """A strict reading of the tenth makes the limit passed; the move of the same day still finds it running."""
    strict = STRICT._replace(id=1, since="2015-03-10")
    assert replay(MARCH, [strict, MOVE._replace(id=2)]) == (
        LimitState("2015-09-30", "2015-09-30", "strict"),
        frozenset(),
    )


def test_who_asks_under_a_reading_keeps_it() -> None:
    strict = MARCH._replace(reading="strict")
    assert replay(strict, [LENIENT], keeps_reading=True).state.days == ("2015-02-28", "2015-02-28")
    assert replay(strict, [LENIENT]).state.days == ("2015-03-31", "2015-03-31")


@pytest.mark.parametrize(
    ("entry", "has_two_days", "touches"),
    [
        (MOVE, True, True),
        (MOVE, False, True),
        (MOVE._replace(task=2), True, False),
        (MOVE._replace(clause=3), True, False),
        (MOVE._replace(clause=2, wording="2015年3月前"), True, True),
        (MOVE._replace(wording="每年"), True, False),
        (STRICT, True, True),
        (STRICT, False, False),
        (STRICT._replace(task=1), True, True),
        (STRICT._replace(task=2), True, False),
        (RENAME, True, False),
    ],
)
def test_which_limits_an_entry_touches(entry: Entry, has_two_days: bool, touches: bool) -> None:
    found = EntriesOfLimits([entry]).touching(1, 2, "2015年3月前", has_two_days=has_two_days)
    assert found == [entry] * touches


def test_what_takes_an_entry_back_touches_what_it_touched() -> None:
    """Also what takes back that; but not what takes back another's."""
    undo = Entry(7, "undo", "2015-04-01", undoes=1)
    undone = Entry(8, "undo", "2015-05-01", undoes=7)
    other = Entry(9, "undo", "2015-05-01", undoes=6)
    entries = [RENAME, other, undone, undo, MOVE]
    found = EntriesOfLimits(entries).touching(1, 1, "2015年3月前", has_two_days=True)
    assert found == [MOVE, undo, undone]


def test_of_entries_of_one_day_the_later_number_comes_later_also_beyond_nine() -> None:
    """As text, 10 would come before 9."""
    entries = [Entry(number, "reading", "2015-01-01", reading="strict") for number in (10, 9, 2)]
    assert [entry.id for entry in in_force(entries, "2015-01-01")] == [2, 9, 10]


def test_an_undo_that_is_undone_takes_nothing_back() -> None:
    undo = Entry(11, "undo", "2015-04-01", undoes=2)
    undone = Entry(12, "undo", "2015-05-01", undoes=11)
    undone_again = Entry(13, "undo", "2015-06-01", undoes=12)
    entries = [SUSPEND, undo, undone, undone_again]
    days = ("2015-03-10", "2015-04-01", "2015-05-01", "2015-06-01")
    held = [[entry.id for entry in in_force(entries, day)] for day in days]
    assert held == [[2], [11], [2, 12], [11, 13]]


def test_the_stretches_in_which_nothing_changes() -> None:
    assert stretches([]) == []
    assert stretches([RESUME, SUSPEND, MOVE]) == [
        ("2015-03-10", "2015-06-01", 0, (MOVE, SUSPEND), 2),
        ("2015-06-01", "9999-12-31", 2, (RESUME,), 3),
    ]
