"""The columns of a view, with the headings that a person reads above them."""

from __future__ import annotations

from fazhi_cli.formats.view import Column
from fazhi_cli.vocabulary import HEADINGS

NUMERIC = {"id", "chapter", "task", "clause", "line", "column", "days"}
COUNTED = "項數"


def columns(*fields: str, **headings: str) -> tuple[Column, ...]:
    """The columns of these fields; a heading given by name stands instead of the usual one.

    A field that holds names in one command may count in another, which its heading then says.
    """
    headed = ((field, headings.get(field) or HEADINGS[field]) for field in fields)
    return tuple(Column(field, heading, field in NUMERIC or heading.endswith(COUNTED)) for field, heading in headed)
