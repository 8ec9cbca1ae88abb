"""YAML events to nodes, without recursion and with nothing of YAML but mappings, sequences and strings.

PyYAML's own composer recurses, follows aliases, merges mappings and lets the later of two equal keys win.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple, NoReturn

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
from fazhi_cli.rulebook.characters import REFUSED_IN_VALUE, describe, place_of
from fazhi_cli.rulebook.nodes import Node, place_of_mark
from fazhi_cli.rulebook.phrasing import quoted
from fazhi_cli.rulebook.syntax import MAX_DEPTH, TOO_DEEP, refusal

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from fazhi_cli.rulebook.problems import Report

    Children = list[Node] | dict[str, Node]

MAX_NODES = 250_000
LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DIRECTIVE = re.compile(r"^%", re.MULTILINE)
NULLS = ("", "~", "null")
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
    try:
        return _Composer(report).read(LOADER(text).get_event)
    except _Stop:
        return None
    except (yaml.YAMLError, ValueError) as error:  # PyYAML without libyaml leaves "\\U11000000" to chr()
        report.add(*refusal(error, text))
        return None


class _Stop(Exception):
    """Nothing more is read; the report has the reason."""


class _Open(NamedTuple):
    """A list or mapping whose end has not come; key_start: where the key begins that waits for its value.

    key is None for one that was refused: there is no place under which its value could stand.
    """

    children: Children
    key_start: yaml.Mark | None = None
    key: str | None = None


class _Composer:
    """Of one document; what is wrong goes into the report."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._documents = 0

    def read(self, next_event: Callable[[], Any]) -> Node:  # noqa: C901  (a library has millions of events: no call for the usual ones)
        """The root of the document, or an empty node where there is none. Raises _Stop."""
        roots: list[Node] = []
        children, key_start, key = _Open(roots)
        around: list[_Open] = []
        nodes = 0
        while (kind := type(event := next_event())) is not StreamEndEvent:
            value: Any
            if kind is ScalarEvent:
                value = event.value
                if value in NULLS or len(value) > MAX_LENGTH or event.style == '"':
                    value = self._unusual(event)
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                children, key_start, key = around.pop()
                continue
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                if len(around) >= MAX_DEPTH:
                    self._stop(event, "Y07", TOO_DEEP)
                value = {} if kind is MappingStartEvent else []
            elif kind is AliasEvent:
                self._report.add(
                    place_of_mark(event.start_mark), "Y03", f"不能用別名{quoted(f'*{event.anchor}')}；請把值寫全"
                )
                value = None
            else:
                self._limit_documents(event)
                continue
            if kind is not AliasEvent and (event.anchor is not None or event.tag is not None):
                self._refuse_marks(event)
            nodes += 1
            if nodes > MAX_NODES:
                self._stop(event, "F02", f"值超過 {MAX_NODES} 個，其後不再讀取")
            if isinstance(children, list):
                children.append(Node(value, event.start_mark, event.end_mark))
            elif key_start is None:
                key_start = event.start_mark
                key = self._usable(value, key_start, children)
            else:
                if key is not None:
                    children[key] = Node(value, event.start_mark, event.end_mark, key_start)
                key_start = key = None
            if kind is MappingStartEvent or kind is SequenceStartEvent:
                around.append(_Open(children, key_start, key))
                children, key_start, key = value, None, None
        return roots[0] if roots else Node(None)

    def _unusual(self, event: Any) -> str | None:
        """The text of a scalar that may be empty, too long or written with escapes; None for an empty one, and for one too long."""
        text: str = event.value
        is_plain = event.implicit[0]  # without quotation marks
        if is_plain and text in NULLS:
            return None
        if len(text) > MAX_LENGTH:
            self._report.add(place_of_mark(event.start_mark), "F02", f"這個值有 {len(text)} 字，超過 {MAX_LENGTH} 字")
            return None
        if event.style == '"' and (bad := REFUSED_IN_VALUE.search(text)):
            self._report.add(place_of_mark(event.start_mark), "F04", f"轉義寫出了{describe(bad[0])}；請刪去")
        return text

    def _usable(self, key: Any, start: yaml.Mark, children: Mapping[str, Node]) -> str | None:
        """A key under which its value can stand; None for one that is no text, would merge another mapping or was there before."""
        if type(key) is not str:
            self._report.add(place_of_mark(start), "Y08", "鍵要是文字，不能是空的、列表或映射")
        elif key == MERGE:
            self._report.add(place_of_mark(start), "Y05", "不能用合併鍵「<<」；請把值寫全")
        elif key in children:
            self._report.add(place_of_mark(start), "Y02", f"鍵{quoted(key)}在同一處寫了兩次；請刪去一個")
        else:
            return key
        return None

    def _refuse_marks(self, event: Any) -> None:
        """Report what YAML would let a value carry beside itself."""
        if event.anchor is not None:
            anchor = quoted(f"&{event.anchor}")
            self._report.add(place_of_mark(event.start_mark), "Y03", f"不能用錨點{anchor}；請刪去")
        if event.tag is not None:
            message = f"不能用標籤{quoted(event.tag)}；請刪去，值以「!」開頭時請加引號"
            self._report.add(place_of_mark(event.start_mark), "Y04", message)

    def _limit_documents(self, event: Any) -> None:
        """Raises _Stop where a second document begins; any other event that holds no value is passed over."""
        if type(event) is not DocumentStartEvent:
            return
        self._documents += 1
        if self._documents > 1:
            self._stop(event, "Y06", "一個文件只能有一份文檔；請刪去這行「---」和它下面的內容，或另存一個文件")

    def _stop(self, event: Any, code: str, message: str) -> NoReturn:
        self._report.add(place_of_mark(event.start_mark), code, message)
        raise _Stop
