"""The entries of a calendar: the limits of a selection that have a day, with what a reader of the entry must know."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fazhi_cli.query.due import due
from fazhi_cli.query.rows import arranged

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fazhi_cli.asked.selection import Selection
    from fazhi_cli.query.due import Due
    from fazhi_cli.query.reader import Reader


@dataclass(frozen=True)
class Entry:
    """A limit and its place in the plan; sequence rises with every revision of the plan and every change to it.

    changes tell why the day is not the one that the wording gives.
    """

    limit: Due
    changes: tuple[str, ...]
    plan_title: str
    number: str
    text: str
    sequence: int


def entries(reader: Reader, selection: Selection) -> list[Entry]:
    """One entry a limit with a day, by day or in the asked order. Raises WrongCall where today is not given."""
    places = {
        (plan, ref, wording): place
        for plan, ref, wording, *place in reader.rows(
            "SELECT l.plan, c.ref, l.wording, p.title, t.number, c.text, p.revision + l.adjusted FROM limits l"
            " JOIN clauses c ON c.plan = l.plan AND c.task = l.task AND c.clause = l.clause"
            " JOIN tasks t ON t.plan = c.plan AND t.id = c.task JOIN plans p ON p.id = c.plan"
        )
    }
    limits = arranged(due(reader, selection), selection)
    told = _told(reader, limits) if reader.changed else {}
    return [Entry(limit, told.get(key, ()), *places[key]) for limit in limits for key in [_key(limit)]]


def _key(limit: Due) -> tuple[str, str, str]:
    return limit.plan, limit.ref, limit.wording


def _told(reader: Reader, limits: Sequence[Due]) -> dict[tuple[str, str, str], tuple[str, ...]]:
    """What happened to each limit since; of its units an entry keeps the names of the plan."""
    from fazhi_cli.query.changes import beside

    found = beside(reader, {(limit.plan, limit.task) for limit in limits})
    return {
        _key(limit): tuple(
            change.text
            for change in found[limit.plan, limit.task]
            if not change.unit
            and change.wording in (None, limit.wording)
            and change.ref in (None, str(limit.task), limit.ref)
        )
        for limit in limits
    }
