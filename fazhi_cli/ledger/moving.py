"""A register as JSON Lines: an entry a line with all its fields, so that another register can take it over and verify it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from fazhi_cli.errors import Fault, WrongCall
from fazhi_cli.ledger.entry import EMPTY, Entry, Head, own_hash
from fazhi_cli.ledger.shape import fits
from fazhi_cli.ledger.texts import unfit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


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
    if not fits(entry) or any(isinstance(value, str) and unfit(value) for value in entry):
        raise WrongCall(Fault("no-entry", line=number))
    return entry
