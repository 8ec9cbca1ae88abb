"""The asked order of rows, and how many of them: in SQL where a field stands there, else of the finished rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from fazhi_cli.asked.values import parts_of_list
from fazhi_cli.errors import Fault, WrongCall
from fazhi_cli.query.fragments import Fragment
from fazhi_cli.query.rows import names_of
from fazhi_cli.structs import Struct

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from fazhi_cli.asked.selection import Selection

R = TypeVar("R")

REF = "c.task * 1000000000 + c.clause"
"""The key by which SQL sorts the reference of a clause c: as text 10.1 would come before 2.1."""


class SortKey(Struct):
    """A field by which rows are sorted, and whether from its last value to its first."""

    field: str
    descending: bool


def sort_keys(selection: Selection, kind: type) -> list[SortKey]:
    """The fields that --sort names, such as due,-leads; the first counts most, and of one that is named again the first time.

    Raises WrongCall for one that rows have not.
    """
    if not selection.sort:
        return []
    known = names_of(kind)
    keys: dict[str, SortKey] = {}
    for part in parts_of_list(selection.sort) or [selection.sort]:
        field = part.removeprefix("-")
        if field not in known:
            raise WrongCall(Fault("unsortable", field=field, known=known))
        keys.setdefault(field, SortKey(field, part.startswith("-")))
    return list(keys.values())


def in_sql(selection: Selection, kind: type, keys: Mapping[str, str], usual: str) -> Fragment:
    """ORDER BY and LIMIT: by the asked fields, empty values last, and then in the usual order.

    keys holds the SQL of each field by which SQL can sort. Raises WrongCall where the rows have no such field.
    """
    asked = sort_keys(selection, kind)
    if not _all_in(keys, asked):
        return Fragment(f"ORDER BY {usual}")  # the finished rows are sorted, and only then cut
    terms = []
    for field, descending in asked:
        key = keys[field]
        direction = "DESC" if descending else "ASC"
        terms.append(f"coalesce({key}, '') IN ('', '[]'), {key} {direction}")
    listed = ", ".join([*terms, usual])
    if selection.limit is None:
        return Fragment(f"ORDER BY {listed}")
    return Fragment(f"ORDER BY {listed} LIMIT ?", (selection.limit,))


def _all_in(keys: Mapping[str, str], asked: Iterable[SortKey]) -> bool:
    """Whether SQL can sort by every asked field."""
    return all(key.field in keys for key in asked)


def finished(rows: Iterator[R], selection: Selection, kind: type, keys: Mapping[str, str]) -> Iterator[R]:
    """Rows that SQL has ordered as they come; else all of them, sorted and cut. See in_sql."""
    if _all_in(keys, sort_keys(selection, kind)):
        return rows
    return iter(arranged(list(rows), selection, kind))


def arranged(rows: Iterable[R], selection: Selection, kind: type) -> list[R]:
    """The rows in the asked order, empty values last, and no more than asked for. Raises WrongCall."""
    arranged_rows = list(rows)
    for key in reversed(sort_keys(selection, kind)):  # what is sorted last counts most, and keeps the order before it
        arranged_rows = _sorted(arranged_rows, key)
    if selection.limit is not None:
        return arranged_rows[: selection.limit]
    return arranged_rows


def _sorted(rows: Iterable[R], key: SortKey) -> list[R]:
    """The rows by a field; those in which it is empty keep their order and come last, whichever the direction."""
    filled: list[R] = []
    empty: list[R] = []
    for row in rows:
        is_empty = _is_empty(_value(row, key.field))
        (empty if is_empty else filled).append(row)
    filled.sort(key=lambda row: _comparable(key.field, _value(row, key.field)), reverse=key.descending)
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
