"""The documents that the plan cites, each with the places where it does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from fazhi_cli.query import conditions
from fazhi_cli.query.fragments import Fragment
from fazhi_cli.query.ordering import arranged

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fazhi_cli.query.question import Question


@dataclass(frozen=True)
class Cite:
    """refs: `preamble`, or clauses such as 6.2. form: document, form (a 書 to fill in) or unquoted (named without 《》)."""

    title: str
    number: str | None
    refs: tuple[str, ...]
    form: str
    plan: str


class _Place(NamedTuple):
    """One place at which a document is cited."""

    plan: str
    title: str
    number: str | None
    ref: str
    form: str


_COLUMNS = {"plan": "s.plan", "title": "s.title", "number": "s.number", "ref": "s.ref", "form": "s.form"}


def cites(question: Question) -> list[Cite]:
    """A row a document, in the order in which the plan first cites them; the preamble's where all of a plan is meant."""
    where = conditions.of_clauses_of_listed_tasks(question)
    rest = Fragment(
        "FROM @cites s JOIN @plans p ON p.id = s.plan"
        " LEFT JOIN @clauses c ON c.plan = s.plan AND c.task = s.task AND c.clause = s.clause"
        " LEFT JOIN @tasks t ON t.plan = s.plan AND t.id = s.task"
        f" WHERE c.task IS NULL AND ? OR c.task IS NOT NULL AND {where.text} ORDER BY p.position, s.position",
        (question.selection.is_whole, *where.values),
    )
    places: dict[tuple[str, str], list[_Place]] = {}
    for place in question.read(_Place, _COLUMNS, rest):
        places.setdefault((place.plan, place.title), []).append(place)
    return arranged([_cite(of_document) for of_document in places.values()], question.selection, Cite)


def _cite(places: Sequence[_Place]) -> Cite:
    """A document's number may stand at one of its places only."""
    numbers = [place.number for place in places if place.number]
    return Cite(
        title=places[0].title,
        number=numbers[0] if numbers else None,
        refs=tuple(place.ref for place in places),
        form=places[0].form,
        plan=places[0].plan,
    )
