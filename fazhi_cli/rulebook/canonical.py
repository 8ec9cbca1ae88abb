"""The canonical form of a file of the rulebook: one order, one way to write a value, a line for what a reviewer reads apart.

Keys stand in the order of the model. A list of phrases stands on one line where none of them needs quotation marks there and
the line is short enough, else each has a line. Meaning and comments stay: a comment on a line of its own goes with what
follows it, one behind a value with what stands before it on its line.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from fazhi_cli.data_files import DATA_FILES
from fazhi_cli.errors import InvalidRulebook
from fazhi_cli.rulebook.comments import LINE_END, comments
from fazhi_cli.rulebook.fields import annotations_of, is_text, model_in
from fazhi_cli.rulebook.load import model_of
from fazhi_cli.rulebook.model import FullName
from fazhi_cli.rulebook.scalars import is_plain, scalar
from fazhi_cli.rulebook.source import Source
from fazhi_cli.rulebook.tasks_model import Item

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from pydantic import BaseModel

    from fazhi_cli.errors import Problem
    from fazhi_cli.rulebook.comments import Comment
    from fazhi_cli.rulebook.nodes import Node

WIDTH = 120
"""Columns of a line; a Chinese character takes two."""

APART = frozenset({"chapters", "tasks", "units", "functional", "pairs"})
"""Lists whose entries have an empty line between them."""

ON_ONE_LINE = (Item, FullName)
"""What stands on one line where each of its values can do without quotation marks."""

_Path = tuple[str | int, ...]


class _Value(NamedTuple):
    """A value of a mapping, with its key, or of a list, and what the model knows of it.

    path: where it stands, by which its comments are found. model: that of the mappings in it. is_text: a number, a day or a
    truth value that stands there is meant as a text.
    """

    name: str | None
    node: Node
    path: _Path
    model: type[BaseModel] | None
    is_text: bool


class Written(NamedTuple):
    """A file of a rulebook: its text as it is, and as its canonical form."""

    path: Path
    before: str
    after: str


def files_of(folder: Path) -> list[Written]:
    """The files of a rulebook in their canonical form. Raises InvalidRulebook where one cannot be read to its end."""
    written: list[Written] = []
    problems: list[Problem] = []
    for row in DATA_FILES:
        path = folder / row.file
        if not path.exists() and not row.required:
            continue
        source = Source.read(path)
        if not isinstance(source.root.value, dict | None):
            source.report.add(source.root.place, "S03", "文件要寫「鍵: 值」")
        problems.extend(source.report)
        if source.whole and not source.report:
            written.append(Written(path, source.text, canonical(source.text, source.root, model_of(row))))
    if problems:
        raise InvalidRulebook(problems)
    return written


class Remarks(NamedTuple):
    """The comments of a file by the path of the value that they go with, and those before the first and behind the last value."""

    above: dict[_Path, list[str]]
    behind: dict[_Path, list[str]]
    head: list[str]
    tail: list[str]


def remarks_of(text: str, root: Node) -> Remarks:
    """The comments of a file; root: what was read of the text to its end."""
    writer = _Writer(text, root)
    return Remarks(writer.above, writer.behind, writer.head, writer.tail)


def canonical(text: str, root: Node, model: type[BaseModel], further: Remarks | None = None) -> str:
    """Write a file anew; root: what was read of the text to its end. model: that of the file.

    further: comments to be written beside those that the text has.
    """
    writer = _Writer(text, root)
    if further is not None:
        writer.add(further)
    lines = [*writer.head, *writer.mapping(root, (), model, 0), *writer.tail]
    return "".join(f"{line}\n" for line in lines)


class _Writer:
    """Writes the values of one file, each with the comments that go with it."""

    def __init__(self, text: str, root: Node) -> None:
        self._lines = LINE_END.split(text)
        self.above: dict[_Path, list[str]] = {}
        self.behind: dict[_Path, list[str]] = {}
        self._gaps: set[_Path] = set()
        self.head: list[str] = []
        self.tail: list[str] = []
        self._attach(comments(text), list(_starts(root, ())))
        self._divided = self._paths_with_comments()

    def _paths_with_comments(self) -> set[_Path]:
        """Whatever has a comment somewhere in it, and so stands on several lines."""
        return {path[:depth] for path in (*self.above, *self.behind) for depth in range(len(path))}

    def add(self, further: Remarks) -> None:
        """Take in comments from elsewhere."""
        for own, others in ((self.above, further.above), (self.behind, further.behind)):
            for path, lines in others.items():
                own.setdefault(path, []).extend(lines)
        self.head += further.head
        self.tail += further.tail
        self._divided = self._paths_with_comments()

    def _attach(self, found: Sequence[Comment], starts: Sequence[tuple[int, _Path]]) -> None:
        """Give each comment to the value that it goes with; starts: the lines and paths of all values, as they stand."""
        start_lines = [line for line, _ in starts]
        line_of = {path: line for line, path in starts}
        lines_in: dict[_Path, list[int]] = {}
        for line, path in starts:
            lines_in.setdefault(path[:-1], []).append(line)
        before_lines: dict[int, list[int]] = {}
        for comment in found:
            following = bisect_right(start_lines, comment.line)
            if comment.is_behind and following > 0:
                path = _outermost(starts[following - 1][1], line_of, lines_in)
                self.behind.setdefault(path, []).append(comment.text)
            else:
                before_lines.setdefault(following, []).append(comment.line)
        for number, lines in before_lines.items():
            self._put_above(number, lines, starts)
        for number, (line, path) in enumerate(starts):
            first = line - len(self.above.get(path, ()))
            is_first_on_its_line = number == 0 or start_lines[number - 1] < line
            if is_first_on_its_line and first > 1 and not self._lines[first - 2].strip():
                self._gaps.add(path)

    def _put_above(self, number: int, lines: Sequence[int], starts: Sequence[tuple[int, _Path]]) -> None:
        """Keep the comments on these lines above the value of a number: before the first of all, or behind the last, apart."""
        is_last = number == len(starts)
        end = lines[-1] if is_last else starts[number][0] - 1
        stripped = [line.strip() for line in self._lines[lines[0] - 1 : end]]
        # A dash may stand on a line of its own, above what it begins.
        block = [line for line in stripped if not line or line.startswith("#")]
        if is_last:
            gap = [""] if starts and not self._lines[lines[0] - 2].strip() else []
            self.tail = [*gap, *block]
        elif number == 0:
            self.head = block
            while not self.head[-1]:
                self.head.pop()
        else:
            self.above[starts[number][1]] = block

    def mapping(self, node: Node, path: _Path, model: type[BaseModel] | None, indent: int) -> Iterator[str]:
        """The lines of a mapping, key by key."""
        for number, value in enumerate(_in_order(node, path, model)):
            yield from self._spaced(value, indent, is_apart=False, is_first=number == 0)
            yield from self._keyed(value, indent)

    def _keyed(self, value: _Value, indent: int) -> Iterator[str]:
        """A key with its value: on its line, or below it."""
        start = f"{' ' * indent}{scalar(value.name or '', in_flow=False, is_text=False)}:"
        children = value.node.value
        if isinstance(children, list | dict):
            flow = self._flow(value, len(start) + 1)
            if flow is None:
                yield self._commented(start, value.path)
                yield from self._block(value, indent if isinstance(children, list) else indent + 2)
            else:
                yield self._commented(f"{start} {flow}", value.path)
        elif children is None:
            yield self._commented(start, value.path)
        else:
            text = scalar(children, in_flow=False, is_text=value.is_text)
            yield self._commented(f"{start} {text}", value.path)

    def _list(self, value: _Value, indent: int) -> Iterator[str]:
        """The entries of a list, which stand below its key and as far to the left."""
        for number, entry in enumerate(_entries(value)):
            is_apart = value.name in APART and number > 0
            yield from self._spaced(entry, indent, is_apart=is_apart, is_first=number == 0)
            yield from self._entry(entry, indent)

    def _entry(self, entry: _Value, indent: int) -> Iterator[str]:
        """An entry of a list: a phrase or a mapping."""
        start = f"{' ' * indent}-"
        flow = self._flow(entry, indent + 2)
        if flow is not None:
            yield self._commented(f"{start} {flow}", entry.path)
        elif entry.node.value is None:
            yield self._commented(start, entry.path)
        else:
            lines = list(self._block(entry, indent + 2))
            first = next(number for number, line in enumerate(lines) if line and not line.lstrip().startswith("#"))
            yield from (line[2:] for line in lines[:first] if line)
            yield self._commented(f"{start} {lines[first][indent + 2 :]}", entry.path)
            yield from lines[first + 1 :]

    def _block(self, value: _Value, indent: int) -> Iterator[str]:
        """The lines of a list or of a mapping."""
        if isinstance(value.node.value, list):
            return self._list(value, indent)
        return self.mapping(value.node, value.path, value.model, indent)

    def _flow(self, value: _Value, room: int) -> str | None:
        """A value on one line; None where it takes several. room: the columns before it."""
        children = value.node.value
        if isinstance(children, str):
            return scalar(children, in_flow=False, is_text=value.is_text)
        if children in ([], {}):
            return str(children)
        if isinstance(children, list):
            text = _list_on_one_line(value)
        elif isinstance(children, dict):
            text = _mapping_on_one_line(value)
        else:
            return None
        if text is None or room + _columns(text) > WIDTH or value.path in self._divided:
            return None
        return text

    def _spaced(self, value: _Value, indent: int, *, is_apart: bool, is_first: bool) -> Iterator[str]:
        """The empty line and the comments above a value."""
        is_at_the_top = is_first and not value.path[1:] and not self.head
        if (is_apart or value.path in self._gaps) and not is_at_the_top:
            yield ""
        for line in self.above.get(value.path, ()):
            yield f"{' ' * indent}{line}" if line else ""

    def _commented(self, line: str, path: _Path) -> str:
        """A line with the comments that stand behind its value."""
        return "  ".join([line, *self.behind.get(path, ())])


def _outermost(path: _Path, line_of: Mapping[_Path, int], lines_in: Mapping[_Path, Sequence[int]]) -> _Path:
    """What a comment behind a value is said of: of the whole list or mapping where all of that stands on its line.

    line_of: where each value begins; lines_in: where those in a list or mapping begin, in their order.
    """
    while len(path) > 1:
        parent = path[:-1]
        lines = lines_in[parent]
        stands_on_one_line = line_of[parent] == lines[0] == lines[-1]
        may_be_of_several = isinstance(parent[-1], int) and len(lines) == 1
        if not stands_on_one_line or may_be_of_several:
            break
        path = parent
    return path


def _columns(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(sign) in "FW" else 1 for sign in text)


def _starts(node: Node, path: _Path) -> Iterator[tuple[int, _Path]]:
    """The line and the path of every value below a node, as they stand in the file."""
    children = node.value
    if isinstance(children, dict):
        for name, child in children.items():
            yield (child.key or child.place)[0], (*path, name)
            yield from _starts(child, (*path, name))
    elif isinstance(children, list):
        for number, child in enumerate(children):
            yield child.line, (*path, number)
            yield from _starts(child, (*path, number))


def _in_order(node: Node, path: _Path, model: type[BaseModel] | None) -> list[_Value]:
    """The values of a mapping in the order of the model; what it does not know stands last, as it stood."""
    annotations = annotations_of(model)
    children = node.value if isinstance(node.value, dict) else {}
    known = [name for name in annotations if name in children]
    unknown = [name for name in children if name not in annotations]
    values = []
    for name in (*known, *unknown):
        annotation = annotations.get(name)
        values.append(_Value(name, children[name], (*path, name), model_in(annotation), is_text(annotation)))
    return values


def _entries(value: _Value) -> list[_Value]:
    """The entries of a list."""
    children = value.node.value if isinstance(value.node.value, list) else []
    entries = []
    for number, child in enumerate(children):
        entries.append(value._replace(name=None, node=child, path=(*value.path, number)))
    return entries


def _list_on_one_line(value: _Value) -> str | None:
    """A list of phrases in brackets; None where a phrase needs quotation marks, or where its entries may be more."""
    texts: list[str] = []
    for entry in _entries(value):
        text = entry.node.value
        if not isinstance(text, str) or value.model is not None or not is_plain(text, in_flow=True):
            return None
        texts.append(scalar(text, in_flow=True, is_text=value.is_text))
    return f"[{', '.join(texts)}]"


def _mapping_on_one_line(value: _Value) -> str | None:
    """A mapping in braces; None where it is to be read line by line, or where a part of a list needs quotation marks."""
    if value.model is not None and value.model not in ON_ONE_LINE:
        return None
    texts: list[str] = []
    for child in _in_order(value.node, value.path, value.model):
        text = child.node.value
        if not isinstance(text, str) or (value.model is not None and not is_plain(text, in_flow=True)):
            return None
        name = scalar(child.name or "", in_flow=True, is_text=False)
        texts.append(f"{name}: {scalar(text, in_flow=True, is_text=child.is_text)}")
    return f"{{{', '.join(texts)}}}"
