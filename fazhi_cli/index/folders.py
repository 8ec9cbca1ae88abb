"""The rulebooks of a folder: itself, or those of a library, which is nested as its office likes.

A folder that holds a tasks.yaml is a rulebook, and nothing below it is looked into. Folders whose name begins with a point are
left out, and links that lead back to where the walk has been.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from fazhi_cli.data_files import TASKS
from fazhi_cli.errors import InvalidRulebook, Problem

if TYPE_CHECKING:
    from collections.abc import Container
    from pathlib import Path

DEEPEST = 16
"""Folders below each other in which a library is looked for."""

MOST = 100_000
"""Folders that are looked into: a library of a whole disk is a slip of the pen."""


def folders(data: Path) -> list[Path]:
    """The rulebooks of a folder, by their paths. Raises InvalidRulebook where it cannot be looked into."""
    return [data / name for name in names(os.fspath(data))]


# From here on paths are strings: a library has thousands of folders, and each is passed by every call.


def names(data: str, known: Container[str] = ()) -> list[str]:
    """The rulebooks of a folder by their paths below it, parted by slashes and sorted; "" is the folder itself.

    known: those of which it is certain that they are still there, so that nobody needs to look. A folder that may not be read
    is taken for a rulebook: whoever reads it finds the reason. Raises InvalidRulebook where data itself may not be read.
    """
    if "" in known or os.path.lexists(f"{data}/{TASKS}"):
        return [""]
    walk = _Walk(data, known)
    try:
        walk.look_into("")
    except OSError as error:
        why = "沒有讀取權限" if isinstance(error, PermissionError) else error.strerror
        raise InvalidRulebook([Problem(data, 0, 0, "F01", "error", f"無法打開：{why}")]) from error
    walk.go_on()
    return sorted(walk.found)


class _Walk:
    """A walk through the folders of a library; found: the rulebooks passed so far."""

    def __init__(self, data: str, known: Container[str]) -> None:
        self.found: list[str] = []
        self._data = data
        self._known = known
        self._waiting: list[str] = []
        self._roots: list[str] = []
        """Where the library lies, and where the links that were followed lead, once there is a link."""

    def go_on(self) -> None:
        """Look into every folder that waits, and into what is in it. Raises InvalidRulebook where there are too many."""
        seen = 0
        while self._waiting:
            name = self._waiting.pop()
            if name in self._known:
                self.found.append(name)
                continue
            seen += 1
            if seen > MOST:
                message = f"文庫裡的文件夾超過 {MOST} 個；請改指其中的一個文庫"
                raise InvalidRulebook([Problem(self._data, 0, 0, "F02", "error", message)])
            try:
                self.look_into(name)
            except OSError:
                self.found.append(name)

    def look_into(self, name: str) -> None:
        """Put a rulebook among those found, and the folders of any other folder among those that wait. Raises OSError."""
        place = f"{name}/" if name else ""
        inner = []
        with os.scandir(f"{self._data}/{name}") as entries:
            for entry in entries:
                if entry.name == TASKS:
                    self.found.append(name)
                    return
                if (
                    entry.name[0] != "."
                    and entry.is_dir()
                    and not (entry.is_symlink() and self._leads_back(entry.path))
                ):
                    inner.append(place + entry.name)
        if name.count("/") < DEEPEST:
            self._waiting += inner

    def _leads_back(self, link: str) -> bool:
        """Whether a link leads to a folder that the walk passes anyway, or to one around it."""
        if not self._roots:
            self._roots.append(os.path.realpath(self._data))
        target = os.path.realpath(link)
        if any(_is_within(target, root) or _is_within(root, target) for root in self._roots):
            return True
        self._roots.append(target)
        return False


def _is_within(path: str, folder: str) -> bool:
    return path == folder or path.startswith(folder.rstrip(os.sep) + os.sep)
