"""Conditions of SQL with their values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Sequence


class Where:
    """Conditions and their values, in the order in which they stand."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.values: list[object] = []

    def add(self, part: str, *values: object) -> None:
        self.parts.append(part)
        self.values.extend(values)

    def extend(self, other: Where) -> None:
        self.parts += other.parts
        self.values += other.values

    def __str__(self) -> str:
        return joined(self.parts, "AND") or "1"


def joined(conditions: Sequence[str], word: Literal["AND", "OR"]) -> str:
    """The conditions as a tree of pairs: SQLite counts a chain as so many levels, and takes no more than a thousand."""
    if len(conditions) < 3:
        return f" {word} ".join(f"({condition})" for condition in conditions)
    half = len(conditions) // 2
    return f"({joined(conditions[:half], word)}) {word} ({joined(conditions[half:], word)})"
