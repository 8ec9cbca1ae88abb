"""The comments of a YAML text, which its readers pass over."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Any, NamedTuple

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LINE_END = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
"""What ends a line in YAML."""

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""libyaml, where PyYAML was built with it."""
_COMMENT = re.compile("(?:^|(?<=[ \t\n\r]))#[^\n\r\x85\u2028\u2029]*")
_BLOCKS = ("|", ">")
"""The styles of texts of several lines, behind whose sign a comment may stand."""


class Comment(NamedTuple):
    """start: where it stands in the text; line: the same, from 1. is_behind: something else stands before it on its line."""

    start: int
    line: int
    text: str
    is_behind: bool


def comments(text: str) -> list[Comment]:
    """Every comment of a text that YAML can read, in its order."""
    line_starts = [0, *(end.end() for end in LINE_END.finditer(text))]
    found: list[Comment] = []
    position = 0
    for token in yaml.scan(text, Loader=LOADER):
        if token.start_mark.line >= len(line_starts):
            break  # behind a comment without a line's end libyaml sees one line more
        start = line_starts[token.start_mark.line] + token.start_mark.column
        end = line_starts[token.end_mark.line] + token.end_mark.column
        found.extend(_between(text, position, start, line_starts))
        if isinstance(token, yaml.ScalarToken) and token.style in _BLOCKS:
            first_line_end = LINE_END.search(text, start)
            found.extend(_between(text, start, first_line_end.start() if first_line_end else end, line_starts))
        position = max(position, end)
    found.extend(_between(text, position, len(text), line_starts))
    return found


def _between(text: str, start: int, end: int, line_starts: Sequence[int]) -> Iterator[Comment]:
    """The comments between two tokens, where nothing but blanks and comments can stand."""
    for match in _COMMENT.finditer(text, start, end):
        line = bisect_right(line_starts, match.start())
        is_behind = bool(text[line_starts[line - 1] : match.start()].strip())
        yield Comment(match.start(), line, match[0].rstrip(), is_behind)
