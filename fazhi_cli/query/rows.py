"""What rows share: every row is a frozen dataclass whose fields are the promised names, in their promised order."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any


@dataclass(frozen=True)
class Limit:
    """A time wording of a clause, and what it is about; a wording that no rule reads has the time "none".

    due is the day in force (ISO), due_latest the later one while the reading is open.
    """

    ref: str
    subject: str
    actor: tuple[str, ...]
    wording: str
    time: str
    due: str | None
    due_latest: str | None


def names_of(kind: type) -> tuple[str, ...]:
    """The promised names of a row's fields; Python's keywords carry an underscore in the class only."""
    return tuple(name.rstrip("_") for name in kind.__match_args__)  # type: ignore[attr-defined]


_NUMBERS = (int, int | None, "int", "int | None")


def numbers_of(kind: type) -> frozenset[str]:
    """The promised names of a row's fields that hold a whole number, as its annotations say, or nothing."""
    found = set()
    for name, annotation in kind.__annotations__.items():
        # A module may keep annotations as they are written; then a NamedTuple has a reference forward in place of each.
        written = getattr(annotation, "__forward_arg__", annotation)
        if written in _NUMBERS:
            found.add(name.rstrip("_"))
    return frozenset(found)


@cache
def _fields(kind: type) -> tuple[tuple[str, str], ...]:
    """The fields of a class of rows, by their promised names and by those in Python."""
    return tuple(zip(names_of(kind), kind.__match_args__, strict=True))  # type: ignore[attr-defined]


def fields_of(row: Any) -> dict[str, Any]:
    """The fields of a row by their promised names (`if` is `if_` in Python), ready for any format."""
    fields = {}
    for name, field in _fields(row.__class__):
        value = getattr(row, field)
        fields[name] = value if type(value) in _SIMPLE else _plain(value)
    return fields


_SIMPLE = frozenset((str, int, bool, float, type(None)))
"""What is ready as it is; asked first, for a library has a million of them."""


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(inner) for inner in value]
    if hasattr(value, "__match_args__"):
        return fields_of(value)
    return value


def wordings_of(limits: Sequence[Limit]) -> tuple[str, ...]:
    return tuple(limit.wording for limit in limits)


def time_of(limits: Sequence[Limit]) -> str:
    """The field time of a clause: that of its first wording that a rule reads."""
    return next((limit.time for limit in limits if limit.time != "none"), "none")


def days_of(limits: Sequence[Limit]) -> tuple[str | None, str | None]:
    """The fields due and due_latest: the days of the earliest limit that has any."""
    earliest = earliest_of(limits)
    if earliest is None:
        return None, None
    return earliest.due, earliest.due_latest


def earliest_of(limits: Sequence[Limit]) -> Limit | None:
    """The limit whose day comes first, if one has a day."""
    dated = [limit for limit in limits if limit.due is not None]
    return min(dated, key=lambda limit: (limit.due, limit.due_latest), default=None)
