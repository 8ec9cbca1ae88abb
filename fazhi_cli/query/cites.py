"""The documents that the plan cites, each with the places where it does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fazhi_cli.query import where

if TYPE_CHECKING:
    from fazhi_cli.asked.selection import Selection
    from fazhi_cli.query.reader import Reader


@dataclass(frozen=True)
class Cite:
    """refs: `preamble`, or clauses such as 6.2. form: document, form (a 書 to fill in) or unquoted (named without 《》)."""

    title: str
    number: str | None
    refs: tuple[str, ...]
    form: str
    plan: str


def cites(reader: Reader, selection: Selection) -> list[Cite]:
    """A row a document, in the order in which the plan first cites them; the preamble's where all of a plan is meant."""
    asked = where.of_both(reader, selection)
    found = reader.rows(
        "SELECT s.plan, s.title, s.number, s.ref, s.form FROM cites s JOIN plans p ON p.id = s.plan"
        " LEFT JOIN clauses c ON c.plan = s.plan AND c.task = s.task AND c.clause = s.clause"
        " LEFT JOIN tasks t ON t.plan = s.plan AND t.id = s.task"
        f" WHERE c.task IS NULL AND ? OR c.task IS NOT NULL AND {asked} ORDER BY p.position, s.position",
        [selection.is_whole, *asked.values],
    )
    plans = reader.meant_plans(selection.plan)
    places: dict[tuple[str, str], list[tuple[str | None, str, str]]] = {}
    for plan, title, *place in found:
        if plan in plans:
            places.setdefault((plan, title), []).append((place[0], place[1], place[2]))
    return [_cite(plan, title, its) for (plan, title), its in places.items()]


def _cite(plan: str, title: str, places: list[tuple[str | None, str, str]]) -> Cite:
    """A document's number may stand at one of its places only."""
    number = next((number for number, _, _ in places if number), None)
    return Cite(title, number, tuple(ref for _, ref, _ in places), places[0][2], plan)
