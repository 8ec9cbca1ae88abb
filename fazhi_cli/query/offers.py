"""What may be typed for a value that the rulebook knows, each with what it means: for a shell's Tab key."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fazhi_cli.query.database import Database


class Offer(NamedTuple):
    """A value that may be typed, and what it means."""

    value: str
    help: str = ""


def units(database: Database) -> list[Offer]:
    """The names of the units, those that the plan names first."""
    return _offers(database, "SELECT name, coalesce(full_name, category, '') FROM units ORDER BY NOT named, position")


def other_names(database: Database) -> list[Offer]:
    """Every further name under which a unit is found."""
    return _offers(database, "SELECT DISTINCT name, '即' || unit FROM unit_names WHERE sense <> 'member' ORDER BY name")


def functions(database: Database) -> list[Offer]:
    """The names by function, with all their spellings."""
    return _offers(database, "SELECT DISTINCT spelling, name FROM functions ORDER BY name, spelling")


def cases(database: Database) -> list[Offer]:
    return _offers(database, "SELECT DISTINCT name, '' FROM cases ORDER BY plan, position")


def tasks(database: Database) -> list[Offer]:
    return _offers(
        database,
        "SELECT CAST(t.id AS TEXT), t.title FROM tasks t JOIN plans p ON p.id = t.plan ORDER BY p.position, t.position",
    )


def chapters(database: Database) -> list[Offer]:
    return _offers(
        database,
        "SELECT DISTINCT CAST(number AS TEXT), coalesce(title, '') FROM chapters"
        " WHERE number IS NOT NULL ORDER BY number",
    )


def plans(database: Database) -> list[Offer]:
    return _offers(database, "SELECT id, title FROM plans ORDER BY position")


def _offers(database: Database, statement: str, values: Sequence[object] = ()) -> list[Offer]:
    return [Offer(*row) for row in database.rows(statement, values)]
