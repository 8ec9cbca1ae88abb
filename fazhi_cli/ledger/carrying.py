"""A register of the next year, opened from one that ends: the work that is not finished, with all that still holds of it (結轉).

Of what is finished comes what finished it: else it would be late in the new register.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fazhi_cli.ledger.entry import EMPTY, Draft, Entry, Head, chained
from fazhi_cli.ledger.standing import in_force, standings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from fazhi_cli.ledger.standing import Standing


def carried(entries: Iterable[Entry], at: str) -> Iterator[Entry]:
    """The entries that go on as the beginning of a chain of their own, without those that were withdrawn; at: now, in UTC.

    Each keeps its day and its words, so that every unit stands in the new register as it did in the old.
    """
    in_order = list(in_force(entries))
    standing = standings(in_order)
    head = EMPTY
    for entry in in_order:
        if _goes_on(entry, standing[entry.work]):
            draft = Draft(**{field: getattr(entry, field) for field in Draft._fields})
            made = chained(draft, head, at)
            head = Head(made.number, made.hash)
            yield made


def _goes_on(entry: Entry, standing: Standing) -> bool:
    """Whether an entry still has to be known: of unfinished work all, of finished work what was reported and found true last."""
    if not standing.is_finished:
        return True
    return entry in (standing.whole, standing.last)
