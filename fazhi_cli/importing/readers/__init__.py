"""The kinds of file that a plan may come in: a file for each, and the one table that lists them.

A reader gives a Document.
"""

from __future__ import annotations

import re
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from fazhi_cli.errors import MissingPart, WrongCall
from fazhi_cli.files import reason, without_waiting
from fazhi_cli.importing.brackets import OPENING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from fazhi_cli.importing.readers.documents import Document

MAX_BYTES = 16 * 2**20
MAX_CHARACTERS = 150_000
"""The longest plans, those of provinces for five years, have a hundred thousand."""


class Bound(NamedTuple):
    """The most of something that a document may have, several times what the longest plans have: called, in Chinese, and how it is written."""

    called: str
    most: int
    written: re.Pattern[str]


BOUNDS = (
    Bound("行", 2_500, re.compile("\n")),
    Bound("句子", 6_000, re.compile("[。；;！!？?]")),
    Bound("括號", 4_000, re.compile(f"[{''.join(map(re.escape, OPENING))}]")),
    Bound("頓號和逗號", 20_000, re.compile("[、，,﹑﹐]")),
)
"""Of what has a cost of its own for each: a document that is full of one of them takes a second or two, and a million bytes of it took a minute."""


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
    text = "\n".join(line.text for line in document.lines)
    for bound in BOUNDS:
        if sum(1 for _ in bound.written.finditer(text)) > bound.most:
            raise WrongCall(f"{name}裡的{bound.called}超過 {bound.most} 個，不像是一份方案。")
    return document


def _reader_of(path: Path) -> Reader:
    ending = path.suffix.lower()
    for reader in READERS:
        if ending in reader.endings:
            return reader
    if ending in RESAVED:
        raise WrongCall(f"「{path}」不能直接導入。{RESAVED[ending]}")
    raise WrongCall(f"「{path}」的格式不能導入；可以導入的是{'、'.join(endings())}。")
