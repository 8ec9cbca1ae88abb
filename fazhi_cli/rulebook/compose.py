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


def compose(text: str, report: Report) -> Node | None:
    """The document's root; None where it could not be read to its end, for which the report has the reason."""
    # libyaml compares each %TAG with all before it: a file of them would take hours.
    if directive := _DIRECTIVE.search(text):
        report.add(place_of(text, directive.start()), "Y09", "不能用 YAML 指令(行首的 %);值以 % 開頭時,請加引號並縮進")
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

    def __init__(self, node: Node) -> None:
        self.node = node
        self.key: Node | None = None


class _Composer:
    def __init__(self, report: Report) -> None:
        self.root = Node(None, (1, 1))
        self._report = report
        self._stack: list[_Open] = []
        self._nodes = 0
        self._documents = 0

    def take(self, event: Any) -> bool:
        """Take one event; False ends the reading."""
        place = (event.start_mark.line + 1, event.start_mark.column + 1)
        if isinstance(event, yaml.ScalarEvent):
            return self._marked(event, place) and self._put(self._scalar(event, place))
        if isinstance(event, yaml.CollectionStartEvent):
            value: Any = {} if isinstance(event, yaml.MappingStartEvent) else []
            return self._marked(event, place) and self._shallow(place) and self._put(Node(value, place))
        if isinstance(event, yaml.CollectionEndEvent):
            self._stack.pop()
        elif isinstance(event, yaml.AliasEvent):
            self._report.add(place, "Y03", f"不能用別名{quoted(f'*{event.anchor}')};請把值寫全")
            return self._put(Node(None, place))
        elif isinstance(event, yaml.DocumentStartEvent):
            return self._only(place)
        return True

    def _only(self, place: Place) -> bool:
        self._documents += 1
        if self._documents > 1:
            self._report.add(place, "Y06", "一個文件只能有一份文檔;請刪去這行「---」和它下面的內容,或另存一個文件")
        return self._documents == 1

    def _shallow(self, place: Place) -> bool:
        """Whether one more collection may be opened; asked before its place is reported for anything else."""
        is_full = len(self._stack) >= MAX_DEPTH
        if is_full:
            self._report.add(place, "Y07", TOO_DEEP)
        return not is_full

    def _marked(self, event: Any, place: Place) -> bool:
        """Report what YAML would let a value carry beside itself."""
        if event.anchor is not None:
            self._report.add(place, "Y03", f"不能用錨點{quoted(f'&{event.anchor}')};請刪去")
        if event.tag is not None:
            self._report.add(place, "Y04", f"不能用標籤{quoted(event.tag)};請刪去,值以「!」開頭時請加引號")
        return True

    def _scalar(self, event: Any, place: Place) -> Node:
        text: str = event.value
        plain = event.implicit[0]
        if plain and text in _NULLS:
            return Node(None, place)
        if len(text) > MAX_LENGTH:
            self._report.add(place, "F02", f"這個值有 {len(text)} 字,超過 {MAX_LENGTH} 字")
            return Node(None, place)
        if event.style == '"' and (bad := REFUSED_IN_VALUE.search(text)):
            self._report.add(place, "F04", f"轉義寫出了{describe(bad[0])};請刪去")
        end = event.end_mark
        margin = end.column - event.start_mark.column - len(text) if end.line + 1 == place[0] else -1
        return Node(text, place, shift=margin // 2 if margin == (0 if plain else 2) else None)

    def _put(self, node: Node) -> bool:
        """Give a new node to whatever is open, and open it if it is a collection."""
        self._nodes += 1
        if self._nodes > MAX_NODES:
            self._report.add(node.place, "F02", f"值超過 {MAX_NODES} 個,不再往下讀")
            return False
        if self._stack:
            self._attach(self._stack[-1], node)
        else:
            self.root = node
        if isinstance(node.value, list | dict):
            self._stack.append(_Open(node))
        return True

    def _attach(self, parent: _Open, node: Node) -> None:
        if isinstance(parent.node.value, list):
            parent.node.value.append(node)
        elif parent.key is None:
            self._check_key(parent, node)
        else:
            key, parent.key = parent.key, None
            if isinstance(key.value, str) and key.text != "<<" and isinstance(parent.node.value, dict):
                parent.node.value.setdefault(key.text, node._replace(key=key.place))

    def _check_key(self, parent: _Open, key: Node) -> None:
        parent.key = key
        if not isinstance(key.value, str):
            self._report.add(key.place, "Y08", "鍵要是文字,不能是空的、列表或映射")
        elif key.text == "<<":
            self._report.add(key.place, "Y05", "不能用合併鍵「<<」;請把值寫全")
        elif key.text in (parent.node.value or ()):
            self._report.add(key.place, "Y02", f"鍵{quoted(key.text)}在同一處寫了兩次;請刪去一個")
