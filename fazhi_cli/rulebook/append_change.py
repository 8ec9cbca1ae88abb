"""An entry appended to changes.yaml: what stood there before stays as it was, byte for byte."""

from __future__ import annotations

import codecs
import re
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from fazhi_cli import files
from fazhi_cli.errors import InvalidRulebook, MissingPart, WrongCall
from fazhi_cli.rulebook.load import CHANGES, load

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from fazhi_cli.rulebook.nodes import Node

HEAD = """\
# yaml-language-server: $schema=schema/changes.schema.json
#
# 方案施行後的變化:一條一項,各有依據;只增不改,撤銷也另寫一條。方案的文字不因此改動。
changes:
"""
PATIENCE = 5.0
"""Seconds to wait while another process writes to the same file."""


def append(folder: Path, entry: Mapping[str, Any]) -> int:
    """Add an entry (its keys but the id) to a rulebook's changes.yaml and give its id.

    Raises WrongCall, the file untouched, where the rulebook would not hold together with it; InvalidRulebook where it
    did not before; MissingPart where the file cannot be written.
    """
    path = (folder / CHANGES).resolve()
    with _alone(path), files.replacing(str(path)) as draft:
        source = load(folder).sources.get(CHANGES)
        entries = source.root.get("changes") if source else None
        id_ = 1 + max((int(each.get("id").text) for each in source.root.each("changes")), default=0) if source else 1
        before = path.read_bytes() if source else HEAD.encode()
        files.write_draft(draft, _with(before, entries, {"id": id_, **entry}))
        try:
            load(folder, Path(draft))
        except InvalidRulebook as invalid:
            raise WrongCall(*_messages(invalid, id_)) from None
    return id_


def _messages(invalid: InvalidRulebook, id_: int) -> Iterator[str]:
    """What is wrong with the new entry, which has neither a number nor a place yet."""
    return (f"{problem.message.removeprefix(f'第 {id_} 號調整:')}。" for problem in invalid.problems)


def _with(before: bytes, entries: Node | None, entry: Mapping[str, Any]) -> bytes:
    """The file with one entry more, in its own line ends and in line with the entries before."""
    mark = codecs.BOM_UTF8 if before.startswith(codecs.BOM_UTF8) else b""
    text, margin = before.decode("utf-8-sig"), 0
    if entries and isinstance(entries.value, list):
        text, margin = _opened(text, entries), entries.place[1] - 1 if entries.value else 0
    end = "\r\n" if "\r\n" in text else "\n"
    if text and not text.endswith("\n"):
        text += end
    block = yaml.safe_dump([entry], allow_unicode=True, sort_keys=False, width=10_000)
    lines = "".join(f"{' ' * margin}{line}{end}" for line in block.splitlines())
    return mark + (text + lines).encode()


def _opened(text: str, entries: Node) -> str:
    """The text with room for an entry: a list written as [] gives way. Raises WrongCall where entries stand in [ ]."""
    line, column = entries.place
    start = sum(map(len, text.splitlines(keepends=True)[: line - 1])) + column - 1
    if text[start] != "[":
        return text
    if entries.value:
        raise WrongCall(f"{CHANGES} 的 changes 寫在 [ ] 裡;請改成每條以「- id:」起行,再登記。")
    return text[:start].rstrip(" ") + re.sub(r"\[\s*\]", "", text[start:], count=1)


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """As long as it lasts, no other process writes an entry. Raises MissingPart where the system refuses to write."""
    try:
        with files.locked(str(path.with_name(f".{path.name}.lock")), PATIENCE):
            yield
    except TimeoutError:
        raise MissingPart("另一個程序正在登記,請稍後再試") from None
    except OSError as error:
        raise MissingPart(f"「{path}」寫不進去:{files.reason(error)}") from error
