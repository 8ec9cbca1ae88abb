"""The columns of a view, with the headings that a person reads above them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fazhi_cli.formats.view import Column
from fazhi_cli.query.rows import names_of, numbers_of
from fazhi_cli.vocabulary import HEADINGS

if TYPE_CHECKING:
    from collections.abc import Sequence


def columns(
    row: type, *more: str, leave_out: Sequence[str] = (), flush_left: Sequence[str] = (), **headings: str
) -> tuple[Column, ...]:
    """The columns of a class of rows, and of more fields; a heading given by name stands instead of the usual one.

    Whole numbers are set flush right, as the class says that they are, but for those named in `flush_left`.
    """
    numbers = numbers_of(row)
    made = []
    for field in (*names_of(row), *more):
        if field not in leave_out:
            heading = headings.get(field) or HEADINGS[field]
            made.append(Column(field, heading, field in numbers and field not in flush_left))
    return tuple(made)
