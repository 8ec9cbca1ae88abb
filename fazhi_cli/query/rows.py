"""What rows share: every row is a frozen dataclass whose fields are the promised names, in their promised order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from fazhi_cli.errors import Fault, WrongCall

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fazhi_cli.asked.selection import Selection

R = TypeVar("R")


@dataclass(frozen=True)
class Limit:
    """A time wording with its days (ISO): due is the day in force, due_latest the later one while the reading is open."""

    wording: str
    time: str
    due: str | None
    due_latest: str | None


def names_of(kind: type) -> tuple[str, ...]:
    """The promised names of a row's fields; Python's keywords carry an underscore in the class only."""
    return tuple(name.rstrip("_") for name in kind.__match_args__)  # type: ignore[attr-defined]


def fields_of(row: Any) -> dict[str, Any]:
    """The fields of a row by their promised names (`if` is `if_` in Python), ready for any format."""
    return {name.rstrip("_"): _plain(getattr(row, name)) for name in row.__match_args__}


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(inner) for inner in value]
    return fields_of(value) if hasattr(value, "__match_args__") else value


def arranged(rows: list[R], selection: Selection) -> list[R]:
    """The rows in the asked order, empty values last, and no more than asked for. Raises WrongCall."""
    if selection.sort:
        field, descending = selection.sort.removeprefix("-"), selection.sort.startswith("-")
        filled = [row for row in rows if _value(row, field) not in (None, ())]
        empty = [row for row in rows if _value(row, field) in (None, ())]
        rows = sorted(filled, key=lambda row: _value(row, field), reverse=descending) + empty
    return rows if selection.limit is None else rows[: selection.limit]


def _value(row: Any, field: str) -> Any:
    for name in (field, f"{field}_"):
        if name in row.__match_args__:
            return getattr(row, name)
    raise WrongCall(Fault("unsortable", field=field, known=names_of(type(row))))


def summary(limits: Iterable[Limit]) -> tuple[tuple[str, ...], tuple[Limit, ...], str | None, str | None]:
    """The fields when, limits, due and due_latest: the days are those of the earliest limit."""
    limits = tuple(limits)
    days = min(((limit.due, limit.due_latest) for limit in limits if limit.due), default=(None, None))
    return tuple(limit.wording for limit in limits), limits, *days


def listed(role: str, table: str) -> str:
    """SQL: the units that lead or answer for a row's task, as a JSON array in the plan's order."""
    return (
        "(SELECT json_group_array(unit) FROM (SELECT unit FROM task_units u"
        f" WHERE u.plan = {table}.plan AND u.task = {table}.task AND u.role = '{role}' ORDER BY u.position))"
    )
