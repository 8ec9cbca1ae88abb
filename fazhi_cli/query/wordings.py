"""The reviewed pairs of converted and mainland words."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from fazhi_cli.query.lists import json_texts

if TYPE_CHECKING:
    from fazhi_cli.query.database import Database


class Wording(NamedTuple):
    """A word of the text and its mainland form; only, not_in: the phrases where it holds or does not."""

    text: str
    mainland: str
    only: tuple[str, ...]
    not_in: tuple[str, ...]


def wordings(database: Database) -> list[Wording]:
    """The pairs of all plans."""
    rows = database.rows("SELECT DISTINCT text, mainland, only_in, not_in FROM wordings ORDER BY plan, position")
    return [Wording(text, mainland, json_texts(only), json_texts(not_in)) for text, mainland, only, not_in in rows]
