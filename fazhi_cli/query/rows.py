"""What rows share: every row is a frozen dataclass whose fields are the promised names, in their promised order."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache, partial
from operator import attrgetter
from typing import Any, TypeVar

from fazhi_cli.structs import Struct

R = TypeVar("R")


class QuickRow:
    """Equal by its values, as every row; what a question about tasks imports takes this from here.

    dataclass would write and compile it for each class anew, which was a fiftieth of the call.
    """

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and vars(other) == vars(self)

    def __hash__(self) -> int:
        return hash(tuple(vars(self).values()))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(f'{field}={value!r}' for field, value in vars(self).items())})"


@dataclass(frozen=True, eq=False, repr=False)
class Limit(QuickRow):
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
_SIMPLE = (*_NUMBERS, str, str | None, bool, "str", "str | None", "bool")
"""The annotations of fields whose values are ready for any format; those of all others are looked at."""


def numbers_of(kind: type) -> frozenset[str]:
    """The promised names of a row's fields that hold a whole number, as its annotations say, or nothing."""
    return frozenset(name for name, annotation in _annotations(kind).items() if annotation in _NUMBERS)


def made(kind: type[R]) -> Callable[[Iterable[object]], R]:
    """What makes a row of a class of its values in order, in half the time of the constructor.

    That of a frozen class sets each field by a call of its own; a library has ten thousands of rows.
    """
    fields: tuple[str, ...] = kind.__match_args__  # type: ignore[attr-defined]
    bare = partial(object.__new__, kind)

    def row(values: Iterable[object]) -> R:
        new = bare()
        vars(new).update(zip(fields, values, strict=False))
        return new

    return row


class _Fields(Struct):
    """The fields of a class of rows.

    names: as promised, in their order. values: gives those of a row in this order. nested: the names of those that may hold rows
    or lists. are_ready: whether a row is what its fields are, under their promised names.
    """

    names: tuple[str, ...]
    values: Callable[[Any], tuple[Any, ...]]
    nested: tuple[str, ...]
    are_ready: bool


@cache
def _fields(kind: type) -> _Fields:
    names = names_of(kind)
    annotations = _annotations(kind)
    attributes: tuple[str, ...] = kind.__match_args__  # type: ignore[attr-defined]
    nested = tuple(name for name in names if annotations[name] not in _SIMPLE)
    is_all = names == tuple(getattr(kind, "__dataclass_fields__", ()))
    return _Fields(names, _tuple_of(attributes), nested, is_all and not nested)


def _tuple_of(attributes: Sequence[str]) -> Callable[[Any], tuple[Any, ...]]:
    """What gives the values of some attributes of an object."""
    if len(attributes) > 1:
        return attrgetter(*attributes)
    return lambda row: tuple(getattr(row, attribute) for attribute in attributes)


def _annotations(kind: type) -> dict[str, Any]:
    """By promised names what a class and those that it extends annotate their fields with, as it is written or as it is."""
    found = {}
    for base in reversed(kind.__mro__):
        for name, annotation in getattr(base, "__annotations__", {}).items():
            # A module may keep annotations as they are written; then a NamedTuple has a reference forward in place of each.
            found[name.rstrip("_")] = getattr(annotation, "__forward_arg__", annotation)
    return found


def fields_of(row: Any) -> dict[str, Any]:
    """The fields of a row by their promised names (`if` is `if_` in Python), ready for any format."""
    names, values, nested, are_ready = _fields(row.__class__)
    if are_ready:
        ready: dict[str, Any] = vars(row).copy()
        return ready
    fields = dict(zip(names, values(row), strict=True))
    for name in nested:
        fields[name] = _plain(fields[name])
    return fields


def _plain(value: Any) -> Any:
    kind = type(value)  # asked first: most values are texts, and a library has a million of them
    if kind is str or kind is int or value is None:
        return value
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
