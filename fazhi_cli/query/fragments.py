"""Pieces of SQL together with the values of their placeholders."""

from collections.abc import Collection, Iterable, Sequence
from typing import Literal

from fazhi_cli.structs import Struct


class Fragment(Struct):
    """A piece of SQL, and the values for its placeholders in the order in which they stand."""

    text: str
    values: tuple[object, ...] = ()


ALWAYS = Fragment("1")
NEVER = Fragment("0")


def marks(values: Collection[object]) -> str:
    """A placeholder for each value of an IN list."""
    return ", ".join("?" * len(values))


def one_of(column: str, values: Collection[object]) -> Fragment:
    """The condition that a column is one of these values."""
    return Fragment(f"{column} IN ({marks(values)})", tuple(values))


def all_of(conditions: Iterable[Fragment]) -> Fragment:
    """All conditions together; none: always."""
    return _joined(list(conditions), "AND") or ALWAYS


def any_of(conditions: Iterable[Fragment]) -> Fragment:
    """Any of the conditions; none: never."""
    return _joined(list(conditions), "OR") or NEVER


def _joined(conditions: Sequence[Fragment], word: Literal["AND", "OR"]) -> Fragment | None:
    if not conditions:
        return None
    values: list[object] = []
    for condition in conditions:
        values.extend(condition.values)
    return Fragment(_tree([condition.text for condition in conditions], word), tuple(values))


def _tree(texts: Sequence[str], word: str) -> str:
    """The texts joined in pairs of pairs: SQLite counts a chain as so many levels, and takes no more than a thousand."""
    if len(texts) == 1:
        return f"({texts[0]})"
    half = len(texts) // 2
    return f"({_tree(texts[:half], word)} {word} {_tree(texts[half:], word)})"
