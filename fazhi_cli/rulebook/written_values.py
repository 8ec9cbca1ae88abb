"""The values of a file as somebody wrote them: with the signs around them, and the comments behind them."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from fazhi_cli.rulebook.comments import LINE_END, comments
from fazhi_cli.rulebook.fields import annotations_of, is_phrase, model_in

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from typing import Any

    from pydantic import BaseModel

    from fazhi_cli.rulebook.comments import Comment
    from fazhi_cli.rulebook.nodes import Node
    from fazhi_cli.rulebook.problems import Place, Steps

_MARKS = "\"'|>"
_BEHIND = re.compile(r"^[ \t]*[^\s#].*[ \t]#", re.MULTILINE)
"""Something with a # behind it, perhaps within quotation marks."""


class WrittenValue(NamedTuple):
    """A text of a file, as it was read, or nothing; start: where its signs begin in the file, rest: they end before that.

    mark: with what it is written, one of " ' | > or nothing. steps and model: where it stands, and in whose mapping; a key has
    neither. is_phrase: something named or quoted, as keys are, not a text that is printed.
    """

    text: str
    start: int
    rest: int
    mark: str
    steps: Steps = ()
    model: type[BaseModel] | None = None
    is_phrase: bool = True

    def is_under(self, keys: Collection[str]) -> bool:
        """Whether it stands under one of these keys, alone or in a list."""
        names = [step for step in self.steps if isinstance(step, str)]
        return bool(names) and names[-1] in keys


class _Standing(NamedTuple):
    """A text with where it stands in the tree; a key has no steps."""

    text: str
    place: Place
    steps: Steps = ()
    model: type[BaseModel] | None = None
    is_phrase: bool = True


class WrittenFile:
    """A file that YAML can read to its end; text: as it was read, root: what was read of it, model: that of the file."""

    def __init__(self, text: str, root: Node, model: type[BaseModel]) -> None:
        self.text = text
        self._root = root
        self._model = model
        self._line_starts = [0, *(end.end() for end in LINE_END.finditer(text))]

    def place(self, index: int) -> Place:
        """Line and column of a character."""
        line = bisect_right(self._line_starts, index)
        return line, index - self._line_starts[line - 1] + 1

    @cached_property
    def comments_behind(self) -> list[Comment]:
        """The comments that stand behind something on their line."""
        if not _BEHIND.search(self.text):
            return []
        return [comment for comment in comments(self.text) if comment.is_behind]

    @cached_property
    def values(self) -> list[WrittenValue]:
        """Every text, keys too, in the order of the file."""
        standing = list(_in_mapping(self._root, self._model, ()))
        starts = [self._line_starts[line - 1] + column - 1 for _, (line, column), *_ in standing]
        values = []
        for each, (start, rest) in zip(standing, pairwise([*starts, len(self.text)]), strict=True):
            sign = self.text[start : start + 1]
            mark = sign if sign in _MARKS else ""
            values.append(WrittenValue(each.text, start, rest, mark, each.steps, each.model, each.is_phrase))
        return values


def _in_mapping(node: Node, model: type[BaseModel] | None, steps: Steps) -> Iterator[_Standing]:
    """The texts of a mapping, each key before what stands under it."""
    annotations = annotations_of(model)
    for name, child in node.value.items() if isinstance(node.value, dict) else ():
        annotation: Any = annotations.get(name)
        inner = model_in(annotation)
        if child.key:
            yield _Standing(name, child.key)
        # Where a mapping is meant, a lone text stands for its first key.
        as_text = _Standing("", child.place, (*steps, name), model, is_phrase(annotation) or inner is not None)
        yield from _in_value(child, as_text, inner)


def _in_value(node: Node, as_text: _Standing, inner: type[BaseModel] | None) -> Iterator[_Standing]:
    """The texts of a value; as_text: what a text is that stands there, inner: the model of a mapping that does."""
    if node.value is None or isinstance(node.value, str):
        yield _Standing(node.text, node.place, as_text.steps, as_text.model, as_text.is_phrase)
    elif isinstance(node.value, list):
        for number, child in enumerate(node.value):
            yield from _in_value(child, _below(as_text, number), inner)
    elif isinstance(node.value, dict) and inner is None:
        for name, child in node.value.items():
            if child.key:
                yield _Standing(name, child.key)
            yield from _in_value(child, _below(as_text, name), None)
    elif isinstance(node.value, dict):
        yield from _in_mapping(node, inner, as_text.steps)


def _below(as_text: _Standing, step: str | int) -> _Standing:
    """What a text is that stands one step further down."""
    return _Standing(as_text.text, as_text.place, (*as_text.steps, step), as_text.model, as_text.is_phrase)
