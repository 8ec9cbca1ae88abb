"""A YAML document as plain values, where there is nothing in it to report: so are nearly all files of a library.

Read so it costs two thirds of its nodes. All that is unusual is left to compose, which says what is wrong, and where.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from fazhi_cli.data_files import MAX_LENGTH
from fazhi_cli.rulebook.characters import REFUSED_IN_VALUE
from fazhi_cli.rulebook.compose import LOADER, MAX_NODES, MERGE, NULLS
from fazhi_cli.rulebook.nodes import place_of_mark
from fazhi_cli.rulebook.syntax import MAX_DEPTH

if TYPE_CHECKING:
    from collections.abc import Callable

    from fazhi_cli.rulebook.problems import Place


class Unusual(Exception):
    """The document has something to report, or something that only seldom has not."""


def values_of(text: str) -> Any:
    """What a document says, the same as its root's plain(). Raises Unusual."""
    if len(text) > MAX_NODES or "\n%" in text or text.startswith("%"):
        raise Unusual
    try:
        return _read(LOADER(text).get_event)
    except (yaml.YAMLError, ValueError) as error:
        raise Unusual from error


def place_below(text: str, *keys: str) -> Place:
    """Where a value of a usual document stands, by its key in each of the mappings around it.

    The document is read no further than to it: the first values of a file cost nearly nothing.
    """
    next_event = LOADER(text).get_event
    for key in keys:
        while type(next_event()) is not MappingStartEvent:
            pass
        while next_event().value != key:
            _pass_over_value(next_event)
    return place_of_mark(next_event().start_mark)


def _pass_over_value(next_event: Callable[[], Any]) -> None:
    depth = 0
    while True:
        kind = type(next_event())
        if kind is MappingStartEvent or kind is SequenceStartEvent:
            depth += 1
        elif kind is MappingEndEvent or kind is SequenceEndEvent:
            depth -= 1
        if depth == 0:
            return


def _read(next_event: Callable[[], Any]) -> Any:  # noqa: C901  (a library has millions of events: no call for any of them)
    """The root of the only document, None where it is empty. Raises Unusual."""
    roots: list[Any] = []
    children: Any = roots
    around: list[Any] = []
    key: str | None = None  # of a mapping: the one whose value has not come
    while True:
        event = next_event()
        kind = type(event)
        if kind is ScalarEvent:
            value: Any = event.value
            if value in NULLS and event.implicit[0]:
                value = None
            elif len(value) > MAX_LENGTH or (event.style == '"' and REFUSED_IN_VALUE.search(value)):
                raise Unusual
        elif kind is MappingStartEvent or kind is SequenceStartEvent:
            value = {} if kind is MappingStartEvent else []
            around.append(children)
            if len(around) > MAX_DEPTH:
                raise Unusual
        elif kind is MappingEndEvent or kind is SequenceEndEvent:
            children = around.pop()
            continue
        elif kind is StreamEndEvent:
            return roots[0] if roots else None
        elif kind is AliasEvent or (kind is DocumentStartEvent and roots):
            raise Unusual
        else:
            continue
        if event.anchor is not None or event.tag is not None:
            raise Unusual
        if type(children) is list:
            children.append(value)
        elif key is not None:
            children[key] = value
            key = None
        elif type(value) is not str or value == MERGE or value in children:
            raise Unusual
        else:
            key = value
        if kind is not ScalarEvent:
            children = value
