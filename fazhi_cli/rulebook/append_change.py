"""An entry appended to changes.yaml: what stood there before stays as it was, byte for byte."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING, Any, NamedTuple

import yaml

from fazhi_cli import files
from fazhi_cli.changes.model import ChangesFile
from fazhi_cli.changes.replay import LAST_DAY, in_force
from fazhi_cli.data_files import CHANGES
from fazhi_cli.errors import InvalidRulebook, WrongCall
from fazhi_cli.rulebook.canonical import canonical
from fazhi_cli.rulebook.load import assemble, load
from fazhi_cli.rulebook.one_writer import alone
from fazhi_cli.rulebook.phrasing import numbered_change
from fazhi_cli.rulebook.source import Source

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from fazhi_cli.changes.model import Change
    from fazhi_cli.rulebook.load import Loaded
    from fazhi_cli.rulebook.model import Rulebook
    from fazhi_cli.rulebook.nodes import Node

HEAD = """\
# yaml-language-server: $schema=schema/changes.schema.json
#
# 方案施行後的變化：一條一項，各有依據；只增不改，撤銷也另寫一條。方案的文字不因此改動。
changes:
"""


def append(folder: Path, entry: Mapping[str, Any]) -> int:
    """Add an entry (its keys but the id) to a rulebook's changes.yaml and give its id.

    Raises WrongCall, the file untouched, where the rulebook would not hold together with it; InvalidRulebook where it
    did not before; MissingPart where the file cannot be written.
    """
    path = (folder / CHANGES).resolve()
    with alone(path):
        foreseen = foresee(folder, entry)
        files.replace(str(path), foreseen.file)
    return foreseen.number


class Foreseen(NamedTuple):
    """What an entry would make of a rulebook: its number, its lines in changes.yaml, that file, and the rulebook."""

    number: int
    block: str
    file: bytes
    rulebook: Rulebook


def foresee(folder: Path, entry: Mapping[str, Any]) -> Foreseen:
    """Add an entry (its keys but the id) to a rulebook as it would be, and write nothing.

    Raises WrongCall where it would not hold together with it; InvalidRulebook where it does not without.
    """
    path = (folder / CHANGES).resolve()
    loaded = load(folder)
    number = 1 + max((change.id for change in loaded.rulebook.changes), default=0)
    numbered = {"id": number, **entry}
    file = _file_with(loaded, path, numbered)
    try:
        after = assemble({**loaded.sources, CHANGES: Source.of(str(path), file)})
    except InvalidRulebook as invalid:
        raise WrongCall(*_messages(invalid, number)) from None
    _refuse_repetition(after.rulebook.changes)
    return Foreseen(number, _block(numbered, 0, "\n"), file, after.rulebook)


def _refuse_repetition(changes: Sequence[Change]) -> None:
    """Raise WrongCall where the last entry says in all what one says that holds: who typed it twice meant it once."""
    *earlier, last = changes
    holding = {entry.id for entry in in_force([change.entry for change in earlier], LAST_DAY)}
    for change in earlier:
        as_last = change.model_copy(update={"id": last.id, "by": last.by})
        if change.id in holding and as_last == last:
            raise WrongCall(f"第{change.id}號調整已經這樣登記，不必再次登記。")


def _messages(invalid: InvalidRulebook, number: int) -> Iterator[str]:
    """What is wrong with the new entry, which has neither a number nor a place yet."""
    name_of_entry = f"{numbered_change(number)}："
    for problem in invalid.problems:
        yield problem.message.removeprefix(name_of_entry) + "。"


def _file_with(loaded: Loaded, path: Path, entry: Mapping[str, Any]) -> bytes:
    """The content of changes.yaml with one entry more."""
    if CHANGES not in loaded.sources:
        return (HEAD + _block(entry, 0, "\n")).encode()
    before = path.read_bytes()
    mark = codecs.BOM_UTF8 if before.startswith(codecs.BOM_UTF8) else b""
    entries = loaded.sources[CHANGES].root.get("changes")
    text = _appended(before.decode("utf-8-sig"), entries, entry)
    return mark + text.encode()


def _appended(text: str, entries: Node, entry: Mapping[str, Any]) -> str:
    """The text with one entry more, in its own line ends and in line with the entries before."""
    margin = 0
    if isinstance(entries.value, list):
        text = _opened(text, entries)
        if entries.value:
            _, column = entries.place
            margin = column - 1
    line_end = "\r\n" if "\r\n" in text else "\n"
    if text and not text.endswith("\n"):
        text += line_end
    return text + _block(entry, margin, line_end)


def _block(entry: Mapping[str, Any], margin: int, line_end: str) -> str:
    """An entry as an item of the list, in the canonical form."""
    text = yaml.safe_dump({"changes": [entry]}, allow_unicode=True, sort_keys=False, width=10_000)
    source = Source.of(CHANGES, text.encode())
    if not source.report:  # what cannot be read will be told with the file
        text = canonical(text, source.root, ChangesFile)
    indented = ""
    for line in text.splitlines()[1:]:
        indented += " " * margin + line + line_end
    return indented


def _opened(text: str, entries: Node) -> str:
    """The text with room for an entry: a list written as [] gives way. Raises WrongCall where entries stand in [ ]."""
    line, column = entries.place
    lines_before = text.splitlines(keepends=True)[: line - 1]
    start = sum(map(len, lines_before)) + column - 1
    if text[start] != "[":
        return text
    if entries.value:
        raise WrongCall(f"{CHANGES} 的 changes 寫在 [ ] 裡；請改成每條以「- id:」起行，再登記。")
    return text[:start].rstrip(" ") + re.sub(r"\[\s*\]", "", text[start:], count=1)
