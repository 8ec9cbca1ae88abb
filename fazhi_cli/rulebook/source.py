"""A file of the rulebook as it was read: its nodes, and what is wrong with it."""

from __future__ import annotations

import gc
import os
import stat
from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING

from fazhi_cli.data_files import DATA_FILES, MAX_BYTES, content_of
from fazhi_cli.files import reason, without_waiting
from fazhi_cli.rulebook.amounts import exceeded
from fazhi_cli.rulebook.characters import decode
from fazhi_cli.rulebook.compose import compose
from fazhi_cli.rulebook.nodes import Node, Unplaced
from fazhi_cli.rulebook.problems import WHOLE_FILE, Report
from fazhi_cli.rulebook.usual_document import Unusual, values_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class Source:
    """One YAML file; whole: it could be read to its end, so that what is not in it is truly missing.

    text: its characters, without a BOM; empty where they could not be read. unplaced: what it says, as nodes without a place.
    """

    def __init__(self, report: Report, text: str | None) -> None:
        self.report = report
        self.text = text or ""
        self.whole = text is not None
        try:
            self.unplaced = Unplaced(values_of(self.text))
        except Unusual:
            root = compose(self.text, report)
            self.whole = root is not None
            self.root = root or Node(None)
            self.unplaced = Unplaced(self.root.plain())
        if amount := exceeded(self.unplaced.value, len(self.text)):
            place = self.root.get(amount.key).place
            report.add(place, "F02", f"{amount.called}超過 {amount.most} 個，這個文件不再讀")
            self.whole = False
            self.root = Node(None)
            self.unplaced = Unplaced(None)

    @cached_property
    def root(self) -> Node:
        """The same as nodes that know their place, made when one is asked for."""
        return compose(self.text, self.report) or Node(None)

    @classmethod
    def of(cls, name: str, data: bytes) -> Source:
        """The YAML in some bytes; name: what its problems call the file."""
        report = Report(name)
        return cls(report, decode(data, report))

    @classmethod
    def read(cls, path: Path) -> Source:
        """The YAML in a file; where it cannot be opened, the report says so."""
        report = Report(str(path))
        if _is_stream(path):
            report.add(WHOLE_FILE, "F01", f"無法打開：這不是普通文件（在「{os.path.abspath(path.parent)}」找過）")
            return cls(report, None)
        data = read_bytes(path, report)
        return cls(report, None if data is None else decode(data, report))


@contextmanager
def without_collector() -> Iterator[None]:
    """A tree has no cycles: the collector would only walk its hundred thousand nodes again and again."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


@without_collector()
def read_folder(folder: Path) -> dict[str, Source]:
    """The data files of a folder by their names; those that need not be there are left out where they are not."""
    sources = {}
    for row in DATA_FILES:
        path = folder / row.file
        if row.required or path.exists():
            sources[row.file] = Source.read(path)
    return sources


def read_bytes(path: Path, report: Report) -> bytes | None:
    """The bytes of a file of reasonable size; None where there are none, for which the report has the reason."""
    try:
        with open(path, "rb", opener=without_waiting) as stream:
            data = content_of(stream)
    except OSError as error:
        folder = os.path.abspath(path.parent)
        report.add(WHOLE_FILE, "F01", f"無法打開：{_reason(error)}（在「{folder}」找過）")
        return None
    if len(data) > MAX_BYTES:
        report.add(WHOLE_FILE, "F02", f"文件超過 {MAX_BYTES // 2**20} MiB，不再讀")
        return None
    return data


def _is_stream(path: Path) -> bool:
    """Whether this is a pipe or a device: who opens it may wait for ever."""
    try:
        mode = path.stat().st_mode
    except OSError:  # told by whoever opens it
        return False
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))


def _reason(error: OSError) -> str:
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return "沒有這個文件"
    if isinstance(error, IsADirectoryError):
        return "這是文件夾"
    if isinstance(error, PermissionError):
        return "沒有讀取權限"
    return reason(error)
