"""What the readers of files give: the lines of a document, each with its place in the file, and what of it was not read."""

from __future__ import annotations

from typing import NamedTuple


class Line(NamedTuple):
    """place: where a person finds it in the file, in words: 第 12 行, 第 3 個表格第 2 行."""

    text: str
    place: str


class Document(NamedTuple):
    """lines: without empty ones, the cells of a row parted by tabs. left_out: a sentence each on what is no part of the text."""

    lines: list[Line]
    left_out: list[str]
