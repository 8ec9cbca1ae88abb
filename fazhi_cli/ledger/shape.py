"""Whether an entry holds what entries hold: a register may come from elsewhere, and a file be changed by other hands."""

from collections.abc import Iterable, Iterator
from datetime import date
from types import NoneType

from fazhi_cli.errors import Fault, MissingPart
from fazhi_cli.ledger.entry import NEVER_EMPTY, NUMBERS, Entry
from fazhi_cli.plan.report_periods import is_period
from fazhi_cli.plan.supervision import ANY_STATUS, BY_NAME

MOST = 2**63 - 1
"""The largest number that a register holds."""


def _kinds(field: str) -> tuple[type, ...]:
    kind = int if field in NUMBERS else str
    return (kind,) if field in NEVER_EMPTY else (kind, NoneType)


_KINDS = tuple(map(_kinds, Entry._fields))


def fits(entry: Entry) -> bool:
    """Whether every field holds a value of its kind: a known act and status, days of the calendar, a period, numbers that can be."""
    return (
        all(type(value) in kinds for value, kinds in zip(entry, _KINDS, strict=True))
        and entry.act in BY_NAME
        and entry.status in ANY_STATUS
        and _is_day(entry.day)
        and (entry.new_day is None or _is_day(entry.new_day))
        and (entry.period is None or is_period(entry.period))
        and all(0 <= (getattr(entry, field) or 0) <= MOST for field in NUMBERS)
    )


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
