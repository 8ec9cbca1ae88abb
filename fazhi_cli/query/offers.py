"""What may be typed for a value that the rulebook knows, each with what it means: for a shell's Tab key."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from fazhi_cli.query.question import Question


class Offer(NamedTuple):
    """A value that may be typed, and what it means."""

    value: str
    help: str = ""


def units(question: Question) -> list[Offer]:
    """The names of the units, those that the plan names first."""
    return _offers(question, "SELECT name, coalesce(full_name, category, '') FROM @units ORDER BY NOT named, position")


def other_names(question: Question) -> list[Offer]:
    """Every further name under which a unit is found."""
    return _offers(
        question,
        "SELECT DISTINCT name, '即' || unit FROM @unit_names WHERE sense NOT IN ('member', 'short') ORDER BY name",
    )


def functions(question: Question) -> list[Offer]:
    """The names by function, with all their spellings."""
    return _offers(question, "SELECT DISTINCT spelling, name FROM @functions ORDER BY name, spelling")


def cases(question: Question) -> list[Offer]:
    return _offers(question, "SELECT DISTINCT name, '' FROM @cases ORDER BY plan, position")


def tasks(question: Question) -> list[Offer]:
    return _offers(
        question,
        "SELECT CAST(t.id AS TEXT), t.title FROM @tasks t JOIN @plans p ON p.id = t.plan ORDER BY p.position, t.position",
    )


def chapters(question: Question) -> list[Offer]:
    return _offers(
        question,
        "SELECT DISTINCT CAST(number AS TEXT), coalesce(title, '') FROM @chapters"
        " WHERE number IS NOT NULL ORDER BY number",
    )


def plans(question: Question) -> list[Offer]:
    return _offers(question, "SELECT id, title FROM @plans ORDER BY position")


def places(question: Question) -> list[Offer]:
    return _offers(question, "SELECT DISTINCT place, '' FROM @plans WHERE place IS NOT NULL ORDER BY place")


def years(question: Question) -> list[Offer]:
    return _offers(question, "SELECT DISTINCT CAST(year AS TEXT), '' FROM @plans WHERE year IS NOT NULL ORDER BY year")


def _offers(question: Question, statement: str) -> list[Offer]:
    return [Offer(*row) for row in question.rows(statement)]
