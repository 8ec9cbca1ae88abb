"""A file of the rulebook as it was read: its nodes, and what is wrong with it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from fazhi_cli.rulebook.characters import decode
from fazhi_cli.rulebook.compose import compose
from fazhi_cli.rulebook.nodes import Node
from fazhi_cli.rulebook.problems import WHOLE_FILE, Report

if TYPE_CHECKING:
    from pathlib import Path

MAX_BYTES = 16 * 2**20


class Source:
    """One YAML file; whole: it could be read to its end, so that what is not in it is truly missing."""

    def __init__(self, path: Path) -> None:
        self.report = Report(str(path))
        root = self._read(path)
        self.whole = root is not None
        self.root = root or Node(None, (1, 1))

    def _read(self, path: Path) -> Node | None:
        data = read_bytes(path, self.report)
        text = None if data is None else decode(data, self.report)
        return None if text is None else compose(text, self.report)


def read_bytes(path: Path, report: Report) -> bytes | None:
    """The bytes of a file of reasonable size; None where there are none, for which the report has the reason."""
    try:
        with path.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except OSError as error:
        report.add(WHOLE_FILE, "F01", f"打不開:{_reason(error)}(在「{os.path.abspath(path.parent)}」找過)")
        return None
    if len(data) > MAX_BYTES:
        report.add(WHOLE_FILE, "F02", f"文件超過 {MAX_BYTES // 2**20} MiB,不再讀")
        return None
    return data


def _reason(error: OSError) -> str:
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return "沒有這個文件"
    if isinstance(error, IsADirectoryError):
        return "這是文件夾"
    return "沒有讀取權限" if isinstance(error, PermissionError) else str(error.strerror)
