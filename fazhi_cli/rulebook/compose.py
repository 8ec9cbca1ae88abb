"""YAML events to nodes, without recursion and with nothing of YAML but mappings, sequences and strings.

PyYAML's own composer recurses, follows aliases, merges mappings and lets the later of two equal keys win.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import yaml

from fazhi_cli.rulebook.characters import REFUSED_IN_VALUE, describe, place_of
from fazhi_cli.rulebook.nodes import Node
from fazhi_cli.rulebook.phrasing import quoted
from fazhi_cli.rulebook.syntax import MAX_DEPTH, TOO_DEEP, refusal

if TYPE_CHECKING:
    from fazhi_cli.rulebook.problems import Place, Report

MAX_NODES = 400_000
MAX_LENGTH = 20_000
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DIRECTIVE = re.compile(r"^%", re.MULTILINE)
_NULLS = ("", "~", "null")
MERGE = "<<"
"""The key by which YAML 1.1 takes over the keys of another mapping."""


def compose(text: str, report: Report) -> Node | None:
    """The document's root; None where it could not be read to its end, for which the report has the reason."""
    # libyaml compares each %TAG with all before it: a file of them would take hours.
    if directive := _DIRECTIVE.search(text):
        report.add(
            place_of(text, directive.start()), "Y09", "不能用 YAML 指令（行首的 %）；值以 % 開頭時，請加引號並縮進"
        )
        return None
    composer = _Composer(report)
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            if not composer.take(event):
                return None
    except (yaml.YAMLError, ValueError) as error:  # PyYAML without libyaml leaves "\\U11000000" to chr()
        report.add(*refusal(error, text))
        return None
    return composer.root


class _Open:
    """A mapping or sequence whose end has not come; key: the key that waits for its value."""

    __slots__ = ("children", "key")

    def __init__(self, children: list[Node] | dict[str, Node]) -> None:
        self.children = children
        self.key: Node | None = None


class _Composer:
    """A library has millions of events: what is usual is asked first, and without a call."""

    def __init__(self, report: Report) -> None:
        self.root = Node(None, (1, 1))
        self._report = report
        self._stack: list[_Open] = []
        self._nodes = 0
        self._documents = 0

    def take(self, event: Any) -> bool:
        """Take one event; False ends the reading."""
        kind = type(event)
        start = event.start_mark
        place = (start.line + 1, start.column + 1)
        if kind is yaml.ScalarEvent:
            if event.anchor is not None or event.tag is not None:
                self._refuse_marks(event, place)
            return self._put(self._scalar(event, place))
        if kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
            self._refuse_marks(event, place)
            return self._shallow(place) and self._open({} if kind is yaml.MappingStartEvent else [], place)
        if kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            self._stack.pop()
        elif kind is yaml.AliasEvent:
            self._report.add(place, "Y03", f"不能用別名{quoted(f'*{event.anchor}')}；請把值寫全")
            return self._put(Node(None, place))
        elif kind is yaml.DocumentStartEvent:
            return self._only(place)
        return True

    def _only(self, place: Place) -> bool:
        self._documents += 1
        if self._documents > 1:
            self._report.add(place, "Y06", "一個文件只能有一份文檔；請刪去這行「---」和它下面的內容，或另存一個文件")
        return self._documents == 1

    def _shallow(self, place: Place) -> bool:
        """Whether one more collection may be opened; asked before its place is reported for anything else."""
        is_full = len(self._stack) >= MAX_DEPTH
        if is_full:
            self._report.add(place, "Y07", TOO_DEEP)
        return not is_full

    def _refuse_marks(self, event: Any, place: Place) -> None:
        """Report what YAML would let a value carry beside itself."""
        if event.anchor is not None:
            anchor = quoted(f"&{event.anchor}")
            self._report.add(place, "Y03", f"不能用錨點{anchor}；請刪去")
        if event.tag is not None:
            message = f"不能用標籤{quoted(event.tag)}；請刪去，值以「!」開頭時請加引號"
            self._report.add(place, "Y04", message)

    def _scalar(self, event: Any, place: Place) -> Node:
        """The text of a scalar; nothing for an empty one, and for one that is too long."""
        text: str = event.value
        is_plain = event.implicit[0]  # without quotation marks
        if is_plain and text in _NULLS:
            return Node(None, place)
        if len(text) > MAX_LENGTH:
            self._report.add(place, "F02", f"這個值有 {len(text)} 字，超過 {MAX_LENGTH} 字")
            return Node(None, place)
        if event.style == '"' and (bad := REFUSED_IN_VALUE.search(text)):
            self._report.add(place, "F04", f"轉義寫出了{describe(bad[0])}；請刪去")
        return Node(text, place, None, _shift(event, 0 if is_plain else 1))

    def _open(self, children: list[Node] | dict[str, Node], place: Place) -> bool:
        """Put a mapping or list that is still empty, and let what follows go into it."""
        is_put = self._put(Node(children, place))
        self._stack.append(_Open(children))
        return is_put

    def _put(self, node: Node) -> bool:
        """Give a new node to whatever is open: to a list, or as the next key of a mapping, or as the value of the last one."""
        self._nodes += 1
        if self._nodes > MAX_NODES:
            self._report.add(node.place, "F02", f"值超過 {MAX_NODES} 個，其後不再讀取")
            return False
        if not self._stack:
            self.root = node
            return True
        parent = self._stack[-1]
        children, key = parent.children, parent.key
        if isinstance(children, list):
            children.append(node)
        elif key is None:
            parent.key = node
            name = node.value
            if not isinstance(name, str) or name == MERGE or name in children:
                self._refuse_key(node)
        else:
            parent.key = None
            name = key.value
            # A key that was refused has no place under which its value could stand.
            if isinstance(name, str) and name != MERGE and name not in children:
                children[name] = Node(node.value, node.place, key.place, node.shift)
        return True

    def _refuse_key(self, key: Node) -> None:
        """Report a key that is no text, would merge another mapping or was there before."""
        if not isinstance(key.value, str):
            self._report.add(key.place, "Y08", "鍵要是文字，不能是空的、列表或映射")
        elif key.text == MERGE:
            self._report.add(key.place, "Y05", "不能用合併鍵「<<」；請把值寫全")
        else:
            message = f"鍵{quoted(key.text)}在同一處寫了兩次；請刪去一個"
            self._report.add(key.place, "Y02", message)


def _shift(event: Any, before: int) -> int | None:
    """Columns from the beginning of a scalar to its text: past the quotation mark, if there is one, of which `before` says.

    None where the text takes several lines or is written with escapes, so that its characters do not stand as they are.
    """
    start, end = event.start_mark, event.end_mark
    width = end.column - start.column
    if start.line != end.line or width != len(event.value) + 2 * before:
        return None
    return before
