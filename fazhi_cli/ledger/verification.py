"""Whether a register is as it was written: every entry has its number, its own hash, and that of the entry before it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from fazhi_cli.ledger.entry import EMPTY, Head, own_hash

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fazhi_cli.ledger.entry import Entry

Wrong = Literal["missing", "changed", "broken", "unknown"]
"""An entry is not there; its words are not those of its hash; it does not follow the one before; the hash that was kept is of none."""


class BadEntry(NamedTuple):
    """The first entry at which a register is not as it was written; 0 where it is none in particular."""

    number: int
    wrong: Wrong


class Verified(NamedTuple):
    """How far the chain was found whole, and what is wrong behind that."""

    head: Head
    bad: BadEntry | None = None


def verified(entries: Iterable[Entry], against: str | None = None) -> Verified:
    """Look at all entries in their order; against: the hash of some entry, as it was printed or exported once.

    Without `against` a cut tail cannot be told, nor a register that was rewritten as a whole.
    """
    head = EMPTY
    has_met = against is None or against == head.hash
    for entry in entries:
        wrong = _wrong(entry, head)
        if wrong:
            return Verified(head, BadEntry(head.entries + 1 if wrong == "missing" else entry.number, wrong))
        head = Head(entry.number, entry.hash)
        has_met = has_met or entry.hash == against
    if not has_met:
        return Verified(head, BadEntry(0, "unknown"))
    return Verified(head)


def _wrong(entry: Entry, before: Head) -> Wrong | None:
    if entry.number != before.entries + 1:
        return "missing"
    if entry.hash != own_hash(entry):
        return "changed"
    if entry.hash_before != before.hash:
        return "broken"
    return None
