"""What a column holds that is more than one value: lists, and the bodies that took over from a unit."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from fazhi_cli.changes import entry

_ENCODER = json.JSONEncoder(ensure_ascii=False)

ENTRY = "\x1f"
"""Stands between the entries of a list that a query reads without the json module; no rulebook may hold it."""


class Successor(NamedTuple):
    """A body that took over from a unit, as units.successors and heirs.successor hold it; change: None where it is not said."""

    name: str
    change: str | None
    year: int | None
    basis: str | None
    source: str | None
    confidence: str
    tasks: tuple[int, ...]


def json_list(values: Iterable[str]) -> str:
    """A column that holds a list of texts."""
    texts = list(values)
    return _ENCODER.encode(texts) if texts else "[]"  # most lists of a plan are empty


def joined(values: Iterable[str]) -> str:
    """A column that holds a list of texts and is read by every query; see ENTRY."""
    return ENTRY.join(values)


def json_successor(successor: Successor) -> str:
    return json.dumps(successor._asdict(), ensure_ascii=False)


@lru_cache(maxsize=1000)  # a body has the same successors in every plan of a library
def json_successors(successors: tuple[Successor, ...]) -> str:
    return json.dumps([successor._asdict() for successor in successors], ensure_ascii=False)


def json_counts(counts: Mapping[str, int]) -> str | None:
    """A column that holds how often each of some words comes; None where there are none."""
    return _ENCODER.encode(dict(counts)) if counts else None


def json_implied(rules: Iterable[tuple[Iterable[str], str]]) -> str:
    """The column of a plan that holds its rules of units that a sentence adds to tasks: units and sentence of each."""
    return json.dumps([{"units": list(units), "phrase": phrase} for units, phrase in rules], ensure_ascii=False)


def scope(tasks: Iterable[int]) -> str | None:
    """The tasks for which a name holds, between commas so that SQL finds one by `instr`; None for all tasks."""
    numbers = ",".join(map(str, tasks))
    return f",{numbers}," if numbers else None


def json_heirs(heirs: Iterable[entry.Heir]) -> str:
    """The column of a change that holds its new names."""
    return json.dumps([heir._asdict() for heir in heirs], ensure_ascii=False)
