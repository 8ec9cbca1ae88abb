"""Whether an entry holds what entries hold: a register may come from elsewhere, and a file be changed by other hands."""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from types import NoneType

from fazhi_cli.errors import Fault, MissingPart
from fazhi_cli.ledger.entry import NEVER_EMPTY, NUMBERS, Entry
from fazhi_cli.plan.report_periods import is_period
from fazhi_cli.plan.supervision import ANY_STATUS, BY_NAME

MOST = 2**63 - 1
"""The largest number that a register holds."""

_STATUSES = frozenset(ANY_STATUS)


def fits(entry: Entry) -> bool:
    """Whether every field holds a value of its kind: a known act and status, days of the calendar, a period, numbers that can be.

    A register of a year is looked through whenever it is asked: what repeats in it is looked at once.
    """
    return (
        _are_kinds(tuple(map(type, entry)))
        and entry.act in BY_NAME
        and entry.status in _STATUSES
        and _is_day(entry.day)
        and (entry.new_day is None or _is_day(entry.new_day))
        and (entry.period is None or _is_period(entry.period))
        and 0 < entry.number <= MOST
        and _can_be((entry.task, entry.clause, entry.year, entry.step, entry.corrects))
    )


_is_period = lru_cache(is_period)


@lru_cache
def _are_kinds(kinds: tuple[type, ...]) -> bool:
    """Whether the fields of an entry may be of these types, in their order."""
    for field, kind in zip(Entry._fields, kinds, strict=True):
        is_right = kind is (int if field in NUMBERS else str) or (kind is NoneType and field not in NEVER_EMPTY)
        if not is_right:
            return False
    return True


@lru_cache
def _can_be(numbers: tuple[int | None, ...]) -> bool:
    return all(0 <= number <= MOST for number in numbers if number is not None)


@lru_cache
def _is_day(text: str) -> bool:
    """Whether a text is a day of the calendar, as 2015-03-31."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def sound(entries: Iterable[Entry]) -> Iterator[Entry]:
    """The same entries. Raises MissingPart at the first that other hands have made into what no entry holds."""
    for entry in entries:
        if not fits(entry):
            raise MissingPart(Fault("spoilt-entry", number=entry.number))
        yield entry
