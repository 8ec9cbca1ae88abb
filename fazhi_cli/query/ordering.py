"""The asked order of rows, and how many of them: in SQL where a field stands there, else of the finished rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from fazhi_cli.errors import Fault, WrongCall
from fazhi_cli.query.fragments import Fragment
from fazhi_cli.query.rows import names_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from fazhi_cli.asked.selection import Selection

R = TypeVar("R")


class Order(NamedTuple):
    """A field to sort by."""

    field: str
    descending: bool


def asked_order(selection: Selection, kind: type) -> Order | None:
    """What --sort asks for. Raises WrongCall where the rows have no such field."""
    if not selection.sort:
        return None
    order = Order(selection.sort.removeprefix("-"), selection.sort.startswith("-"))
    known = names_of(kind)
    if order.field not in known:
        raise WrongCall(Fault("unsortable", field=order.field, known=known))
    return order


def in_sql(selection: Selection, kind: type, keys: Mapping[str, str], usual: str) -> Fragment:
    """ORDER BY and LIMIT: by the asked field, empty values last, and then in the usual order.

    keys holds the SQL of each field by which SQL can sort. Raises WrongCall where the rows have no such field.
    """
    order = asked_order(selection, kind)
    if order is not None and order.field not in keys:
        return Fragment(f"ORDER BY {usual}")  # the finished rows are sorted, and only then cut
    terms = usual
    if order is not None:
        key = keys[order.field]
        direction = "DESC" if order.descending else "ASC"
        terms = f"coalesce({key}, '') IN ('', '[]'), {key} {direction}, {usual}"
    if selection.limit is None:
        return Fragment(f"ORDER BY {terms}")
    return Fragment(f"ORDER BY {terms} LIMIT ?", (selection.limit,))


def finished(rows: Iterator[R], selection: Selection, kind: type, keys: Mapping[str, str]) -> Iterator[R]:
    """Rows that SQL has ordered as they come; else all of them, sorted and cut. See in_sql."""
    order = asked_order(selection, kind)
    if order is None or order.field in keys:
        return rows
    return iter(arranged(list(rows), selection, kind))


def arranged(rows: Iterable[R], selection: Selection, kind: type) -> list[R]:
    """The rows in the asked order, empty values last, and no more than asked for. Raises WrongCall."""
    arranged_rows = list(rows)
    order = asked_order(selection, kind)
    if order is not None:
        arranged_rows = _sorted(arranged_rows, order)
    if selection.limit is not None:
        return arranged_rows[: selection.limit]
    return arranged_rows


def _sorted(rows: Iterable[R], order: Order) -> list[R]:
    """The rows by a field; those in which it is empty keep their order and come last, whichever the direction."""
    filled: list[R] = []
    empty: list[R] = []
    for row in rows:
        is_empty = _is_empty(_value(row, order.field))
        (empty if is_empty else filled).append(row)
    filled.sort(key=lambda row: _comparable(_value(row, order.field)), reverse=order.descending)
    return filled + empty


def _value(row: Any, field: str) -> Any:
    """The field by its promised name; Python's keywords carry an underscore in the class."""
    if field in row.__match_args__:
        return getattr(row, field)
    return getattr(row, f"{field}_")


def _is_empty(value: object) -> bool:
    return value is None or value == ()


def _comparable(value: Any) -> Any:
    """What rows are sorted by: nested rows have no order of their own, but their texts have."""
    if isinstance(value, tuple):
        return tuple(_comparable(entry) for entry in value)
    if hasattr(value, "__match_args__"):
        return str(getattr(value, value.__match_args__[0]))
    return value
