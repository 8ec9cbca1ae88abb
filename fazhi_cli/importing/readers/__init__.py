"""The kinds of file that a plan may come in: a file for each, and the one table that lists them.

A reader gives the lines of the document, without empty ones; the cells of a row are parted by tabs.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from fazhi_cli.errors import MissingPart, WrongCall
from fazhi_cli.files import reason

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

MAX_BYTES = 16 * 2**20


class Reader(NamedTuple):
    """module: of this folder, with `lines(data)`, which raises WrongCall for a file that it cannot read."""

    endings: tuple[str, ...]
    module: str


READERS = (Reader((".txt", ".text", ".md"), "text"),)

RESAVED = (".pdf", ".ofd")
"""What shows a page and no longer knows its paragraphs."""


def endings() -> tuple[str, ...]:
    return tuple(ending for reader in READERS for ending in reader.endings)


def lines_of(path: Path) -> list[str]:
    """The lines of a document. Raises WrongCall for a file that is none or cannot be read, MissingPart where it is not there."""
    ending = path.suffix.lower()
    if ending in RESAVED:
        raise WrongCall(f"「{path}」不能直接導入。請在WPS或Word中另存為.docx後再導入。")
    for reader in READERS:
        if ending in reader.endings:
            module = import_module(f"fazhi_cli.importing.readers.{reader.module}")
            lines: Callable[[bytes], list[str]] = module.lines
            found = lines(_bytes(path))
            if not found:
                raise WrongCall(f"「{path}」裡沒有文字。")
            return found
    raise WrongCall(f"「{path}」的格式不能導入；可以導入的是{'、'.join(endings())}。")


def _bytes(path: Path) -> bytes:
    """What a file holds, where that is not too much."""
    try:
        with path.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise WrongCall(f"沒有文件「{path}」。") from None
    except OSError as error:
        raise MissingPart(f"無法打開「{path}」：{reason(error)}。") from None
    if len(data) > MAX_BYTES:
        raise WrongCall(f"「{path}」超過 {MAX_BYTES // 2**20} MiB，不像是一份方案。")
    return data
