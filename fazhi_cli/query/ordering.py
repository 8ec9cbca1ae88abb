"""The asked order of rows, and how many of them: in SQL where a field stands there, else of the finished rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from fazhi_cli.errors import Fault, WrongCall
from fazhi_cli.query.fragments import Fragment
from fazhi_cli.query.rows import names_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from fazhi_cli.asked.selection import Selection

R = TypeVar("R")

REF = "c.task * 1000000000 + c.clause"
"""The key by which SQL sorts the reference of a clause c: as text 10.1 would come before 2.1."""


def sort_field(selection: Selection, kind: type) -> str | None:
    """The field that --sort names. Raises WrongCall where the rows have no such field."""
    if not selection.sort:
        return None
    field = selection.sort.removeprefix("-")
    known = names_of(kind)
    if field not in known:
        raise WrongCall(Fault("unsortable", field=field, known=known))
    return field


def _is_descending(selection: Selection) -> bool:
    return selection.sort is not None and selection.sort.startswith("-")


def in_sql(selection: Selection, kind: type, keys: Mapping[str, str], usual: str) -> Fragment:
    """ORDER BY and LIMIT: by the asked field, empty values last, and then in the usual order.

    keys holds the SQL of each field by which SQL can sort. Raises WrongCall where the rows have no such field.
    """
    field = sort_field(selection, kind)
    if field is not None and field not in keys:
        return Fragment(f"ORDER BY {usual}")  # the finished rows are sorted, and only then cut
    terms = usual
    if field is not None:
        key = keys[field]
        direction = "DESC" if _is_descending(selection) else "ASC"
        terms = f"coalesce({key}, '') IN ('', '[]'), {key} {direction}, {usual}"
    if selection.limit is None:
        return Fragment(f"ORDER BY {terms}")
    return Fragment(f"ORDER BY {terms} LIMIT ?", (selection.limit,))


def finished(rows: Iterator[R], selection: Selection, kind: type, keys: Mapping[str, str]) -> Iterator[R]:
    """Rows that SQL has ordered as they come; else all of them, sorted and cut. See in_sql."""
    field = sort_field(selection, kind)
    if field is None or field in keys:
        return rows
    return iter(arranged(list(rows), selection, kind))


def arranged(rows: Iterable[R], selection: Selection, kind: type) -> list[R]:
    """The rows in the asked order, empty values last, and no more than asked for. Raises WrongCall."""
    arranged_rows = list(rows)
    field = sort_field(selection, kind)
    if field is not None:
        arranged_rows = _sorted(arranged_rows, field, descending=_is_descending(selection))
    if selection.limit is not None:
        return arranged_rows[: selection.limit]
    return arranged_rows


def _sorted(rows: Iterable[R], field: str, *, descending: bool) -> list[R]:
    """The rows by a field; those in which it is empty keep their order and come last, whichever the direction."""
    filled: list[R] = []
    empty: list[R] = []
    for row in rows:
        is_empty = _is_empty(_value(row, field))
        (empty if is_empty else filled).append(row)
    filled.sort(key=lambda row: _comparable(field, _value(row, field)), reverse=descending)
    return filled + empty


def _value(row: Any, field: str) -> Any:
    """The field by its promised name; Python's keywords carry an underscore in the class."""
    if field in row.__match_args__:
        return getattr(row, field)
    return getattr(row, f"{field}_")


def _is_empty(value: object) -> bool:
    return value is None or value == ()


def _comparable(field: str, value: Any) -> Any:
    """What rows are sorted by: nested rows have no order of their own, but their texts have; 10.1 follows 2.1."""
    if isinstance(value, tuple):
        return tuple(_comparable(field, entry) for entry in value)
    if field in ("ref", "refs"):
        return _place(value)
    if hasattr(value, "__match_args__"):
        return str(getattr(value, value.__match_args__[0]))
    return value


def _place(ref: str) -> tuple[int, ...]:
    """The numbers of a reference; none of `preamble`, which comes first."""
    from fazhi_cli.asked.ref import Ref  # only who sorts by it waits for it

    read = Ref.parse(ref)
    if read is None:
        return ()
    return (read.task, read.clause or 0)
