"""The plans of an index: what they are, and their whole text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fazhi_cli.query.fragments import Fragment

if TYPE_CHECKING:
    from fazhi_cli.query.question import Question


@dataclass(frozen=True)
class Plan:
    """reading: of bare 「N月前」, strict, lenient or both (still open); decided_by and decided_on: who fixed it, and when.

    basis: on what an entry of changes.yaml fixed it; nobody says then who decided.
    """

    id: str
    title: str
    place: str | None
    number: str | None
    issued: str | None
    reading: str
    decided_by: str | None
    decided_on: str | None
    basis: str | None
    revision: int


_COLUMNS: dict[str, str] = {field: f"p.{field}" for field in Plan.__match_args__}


def plans(question: Question) -> list[Plan]:
    """The plans that are asked for, as they stood on the day, in the library's order."""
    return list(question.read(Plan, _COLUMNS, Fragment("FROM @plans_with_readings p ORDER BY p.position")))


def text(question: Question) -> str:
    """The whole text of the plans, the same as the source to the byte."""
    return "".join(question.texts("SELECT text FROM @plans ORDER BY position"))


def place_in_library(question: Question) -> int:
    """The place of the one plan of a question among the folders of its library, from 1."""
    return question.number("SELECT position FROM @plans")
