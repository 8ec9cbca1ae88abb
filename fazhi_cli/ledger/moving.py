"""A register as JSON Lines: an entry a line with all its fields, so that another register can take it over and verify it."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

from fazhi_cli.errors import Fault, WrongCall
from fazhi_cli.ledger.entry import EMPTY, NEVER_EMPTY, NUMBERS, Entry, Head, own_hash
from fazhi_cli.ledger.texts import unfit
from fazhi_cli.plan.supervision import ANY_STATUS, BY_NAME

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


MOST = 2**63 - 1
"""The largest number that a register holds."""

_DAYS = ("day", "new_day")


def exported(entries: Iterable[Entry]) -> Iterator[str]:
    """A line an entry, its fields in their order, without those that are empty."""
    for entry in entries:
        said = {field: value for field, value in entry._asdict().items() if value is not None}
        yield json.dumps(said, ensure_ascii=False) + "\n"


def imported(lines: Iterable[str]) -> Iterator[Entry]:
    """The entries of an export. Raises WrongCall with the first line that is none, or that does not follow the one before."""
    head = EMPTY
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        entry = _entry(line, number)
        if entry.number != head.entries + 1 or entry.hash_before != head.hash or entry.hash != own_hash(entry):
            raise WrongCall(Fault("broken-export", line=number))
        head = Head(entry.number, entry.hash)
        yield entry


def _entry(line: str, number: int) -> Entry:
    try:
        said: dict[str, Any] = json.loads(line)
        entry = Entry(**{**dict.fromkeys(Entry._fields), **said})
    except (TypeError, ValueError, RecursionError):
        raise WrongCall(Fault("no-entry", line=number)) from None
    for field, value in entry._asdict().items():
        kind = int if field in NUMBERS else str
        if not (type(value) is kind or (value is None and field not in NEVER_EMPTY)):
            raise WrongCall(Fault("no-entry", line=number))
        if isinstance(value, str) and unfit(value):
            raise WrongCall(Fault("no-entry", line=number))
        if isinstance(value, int) and not 0 <= value <= MOST:
            raise WrongCall(Fault("no-entry", line=number))
        if field in _DAYS and isinstance(value, str) and not _is_day(value):
            raise WrongCall(Fault("no-entry", line=number))
    if entry.act not in BY_NAME or entry.status not in ANY_STATUS:
        raise WrongCall(Fault("no-entry", line=number))
    return entry


def _is_day(text: str) -> bool:
    """Whether a text is a day of the calendar, as 2015-03-31."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
