"""The kinds of file that a plan may come in: a file for each, and the one table that lists them.

A reader gives a Document.
"""

from __future__ import annotations

import re
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from fazhi_cli.errors import MissingPart, WrongCall
from fazhi_cli.files import reason, without_waiting

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from fazhi_cli.importing.readers.documents import Document

MAX_BYTES = 16 * 2**20
MAX_CHARACTERS = 500_000
"""Several times those of the longest plans, which take seconds."""

MAX_SENTENCES = 15_000
"""A rulebook may have no more clauses; those of nothing but their last sign take a minute."""

_SENTENCE_ENDS = re.compile("[。；;！!？?]")


class Reader(NamedTuple):
    """module: of this folder, with `read(data)`, which raises WrongCall for a file that it cannot read."""

    endings: tuple[str, ...]
    module: str


TEXT = Reader((".txt", ".text", ".md"), "text")
READERS = (
    TEXT,
    Reader((".docx",), "word"),
    Reader((".xlsx",), "sheets"),
    Reader((".html", ".htm"), "web"),
    Reader((".doc", ".wps", ".odt", ".rtf"), "office"),
    Reader((".xls", ".et", ".ods"), "office_sheets"),
)

RESAVED = {
    ".pdf": "請在WPS或Word中另存為.docx後再導入。",
    ".ofd": "請在WPS或Word中另存為.docx後再導入。",
    ".docm": "其中有宏；請另存為不帶宏的.docx後再導入。",
    ".dotm": "其中有宏；請另存為不帶宏的.docx後再導入。",
    ".xlsm": "其中有宏；請另存為不帶宏的.xlsx後再導入。",
    ".xlsb": "請在WPS或Excel中另存為.xlsx後再導入。",
}
"""What shows a page and no longer knows its paragraphs, or may run something: each with the cure."""


def endings() -> tuple[str, ...]:
    """Of the files that can be read."""
    return tuple(ending for reader in READERS for ending in reader.endings)


def document_at(path: Path) -> Document:
    """A document that lies in a file. Raises WrongCall for a file that cannot be read, MissingPart for one that cannot be opened."""
    reader = _reader_of(path)
    try:
        with open(path, "rb", opener=without_waiting) as stream:
            data = stream.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise MissingPart(f"沒有文件「{path}」。") from None
    except OSError as error:
        raise MissingPart(f"無法打開「{path}」：{reason(error)}。") from None
    return document_of(data, f"「{path}」", reader)


def document_of(data: bytes, name: str, reader: Reader = TEXT) -> Document:
    """A document that came in as bytes; name: how a message calls it. Raises WrongCall for what cannot be read."""
    if len(data) > MAX_BYTES:
        raise WrongCall(f"{name}超過 {MAX_BYTES // 2**20} MiB，不像是一份方案。")
    module = import_module(f"fazhi_cli.importing.readers.{reader.module}")
    read: Callable[[bytes], Document] = module.read
    try:
        document = read(data)
    except WrongCall as wrong:
        raise WrongCall(f"{name}不能導入：{wrong.messages[0]}") from None
    if not document.lines:
        raise WrongCall(f"{name}裡沒有文字。")
    if sum(len(line.text) for line in document.lines) > MAX_CHARACTERS:
        raise WrongCall(f"{name}超過 {MAX_CHARACTERS // 10_000} 萬字，不像是一份方案。")
    if sum(len(_SENTENCE_ENDS.findall(line.text)) for line in document.lines) > MAX_SENTENCES:
        raise WrongCall(f"{name}裡的句子超過 {MAX_SENTENCES} 個，不像是一份方案。")
    return document


def _reader_of(path: Path) -> Reader:
    ending = path.suffix.lower()
    for reader in READERS:
        if ending in reader.endings:
            return reader
    if ending in RESAVED:
        raise WrongCall(f"「{path}」不能直接導入。{RESAVED[ending]}")
    raise WrongCall(f"「{path}」的格式不能導入；可以導入的是{'、'.join(endings())}。")
