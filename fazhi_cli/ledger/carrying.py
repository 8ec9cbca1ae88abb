"""A register of the next year, opened from one that ends: the work that is not finished, with all that still holds of it (結轉)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fazhi_cli.ledger.entry import EMPTY, Draft, Entry, Head, chained
from fazhi_cli.ledger.standing import in_force, standings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def carried(entries: Iterable[Entry], at: str) -> Iterator[Entry]:
    """The entries of unfinished work as the beginning of a chain of their own, without those that were withdrawn; at: now, in UTC.

    Each keeps its day and its words, so that every unit stands in the new register as it did in the old.
    """
    in_order = list(in_force(entries))
    unfinished = {work for work, standing in standings(in_order).items() if not standing.is_finished}
    head = EMPTY
    for entry in in_order:
        if entry.work in unfinished:
            draft = Draft(**{field: getattr(entry, field) for field in Draft._fields})
            made = chained(draft, head, at)
            head = Head(made.number, made.hash)
            yield made
