"""What a column holds that is more than one value."""

from __future__ import annotations

import json
from json.encoder import encode_basestring
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from fazhi_cli.changes import entry

_ENCODER = json.JSONEncoder(ensure_ascii=False)

ENTRY = "\x1f"
"""Stands between the entries of a list that a query reads without the json module; no rulebook may hold it."""


def json_list(values: Collection[str]) -> str:
    """A column that holds a list of texts, written as json.dumps writes it."""
    # A plan has a thousand of them, most of them empty, and an encoder takes longer to start than to write.
    return f"[{', '.join(map(encode_basestring, values))}]" if values else "[]"


def joined(values: Iterable[str]) -> str:
    """A column that holds a list of texts and is read by every query; see ENTRY."""
    return ENTRY.join(values)


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
