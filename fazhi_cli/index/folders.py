"""The rulebooks of a folder: itself, or those of a library, which is nested as its office likes.

A folder that holds a tasks.yaml is a rulebook, and nothing below it is looked into. Folders whose name begins with a point are
left out, and links that lead back to where the walk has been.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING
from zlib import crc32

from fazhi_cli.data_files import TASKS
from fazhi_cli.errors import InvalidRulebook, Problem
from fazhi_cli.structs import Struct

if TYPE_CHECKING:
    from pathlib import Path

DEEPEST = 16
"""Folders below each other in which a library is looked for."""

MOST = 100_000
"""Folders that are looked into: a library of a whole disk is a slip of the pen."""

RACY = 3_000_000_000
"""Nanoseconds. What was written so shortly before it was read may change again without a new time (FAT keeps 2 s)."""

TICK = 100_000_000
"""The same where times are kept in parts of a second: Linux keeps them by its tick of 10 ms or less, exFAT to 10 ms."""

SECOND = 1_000_000_000

Mark = tuple[int, int]
"""What changes when an entry of a folder is added, removed or renamed."""

NO_MARK: Mark = (0, 0)
"""In place of the mark of a folder that must be looked into by every call."""


def folders(data: Path) -> list[Path]:
    """The rulebooks of a folder, by their paths. Raises InvalidRulebook where it cannot be looked into."""
    return [data / name for name in walk(os.fspath(data)).rulebooks]


class Found(Struct):
    """What a walk found, by paths below its folder, parted by slashes; "" is the folder itself.

    rulebooks: sorted. shelves: the other folders that were looked into, each with its mark.
    """

    rulebooks: list[str]
    shelves: dict[str, Mark]


# From here on paths are strings: a library has thousands of folders, and each is passed by every call.

if sys.platform == "win32":

    def mark(folder: str, _at: int | None = None) -> Mark:
        """The mark of a folder. Raises OSError."""
        # On a disk with FAT, as most sticks are, Windows leaves the times of a folder as they were.
        names = "\0".join(sorted(os.listdir(folder)))
        return crc32(names.encode("utf-8", "surrogatepass")), 0

else:

    def mark(folder: str, at: int | None = None) -> Mark:
        """The mark of a folder: when it was changed last, in nanoseconds. Raises OSError.

        at: the open folder from which the path leads, None for the one of the process.
        """
        stat = os.stat(folder, dir_fd=at)
        return stat.st_mtime_ns, stat.st_ctime_ns


def leads_nowhere(path: str) -> bool:
    """Whether a name is that of a link whose end is not there, or not yet, as on a share."""
    return os.path.islink(path) and not os.path.exists(path)


def is_settled(moment: int, *times: int) -> bool:
    """Whether times, in nanoseconds, are old enough at a moment to tell of the next change."""
    latest = max(times)
    return latest < moment - (TICK if latest % SECOND else RACY)


def walk(data: str) -> Found:
    """Look for the rulebooks of a folder.

    One that may not be read is taken for a rulebook: whoever reads it finds the reason. Raises InvalidRulebook where data itself
    may not be read, or where there are too many folders.
    """
    if os.path.lexists(f"{data}/{TASKS}"):
        return Found([""], {})
    steps = _Walk(data)
    try:
        steps.look_into("")
    except OSError as error:
        from fazhi_cli.files import reason

        why = "沒有讀取權限" if isinstance(error, PermissionError) else reason(error)
        raise InvalidRulebook([Problem(data, 0, 0, "F01", "error", f"無法打開：{why}")]) from error
    steps.go_on()
    return Found(sorted(steps.rulebooks), steps.shelves)


class _Walk:
    """A walk through the folders of a library, and what it has found so far."""

    def __init__(self, data: str) -> None:
        self.rulebooks: list[str] = []
        self.shelves: dict[str, Mark] = {}
        self._data = data
        self._waiting: list[str] = []
        self._roots: list[str] = []
        """Where the library lies, and where the links that were followed lead, once there is a link."""

    def go_on(self) -> None:
        """Look into every folder that waits, and into what is in it. Raises InvalidRulebook where there are too many."""
        while self._waiting:
            if len(self.shelves) + len(self.rulebooks) > MOST:
                message = f"文庫裡的文件夾超過 {MOST} 個；請改指其中的一個文庫"
                raise InvalidRulebook([Problem(self._data, 0, 0, "F02", "error", message)])
            name = self._waiting.pop()
            try:
                self.look_into(name)
            except OSError:
                self.rulebooks.append(name)

    def look_into(self, name: str) -> None:
        """Note a rulebook; of any other folder the mark, and let the folders in it wait. Raises OSError."""
        folder = f"{self._data}/{name}" if name else self._data
        if os.path.lexists(f"{folder}/{TASKS}"):  # most folders of a library are rulebooks, and to list one costs more
            self.rulebooks.append(name)
            return
        seen = mark(folder)  # before the entries are read, so that no later change goes unnoticed
        place = f"{name}/" if name else ""
        inner = []
        waits = False
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.name == TASKS:  # in a folder that may be listed and not entered
                    self.rulebooks.append(name)
                    return
                if entry.is_dir() and not _is_text(entry.name):
                    message = "文件夾的名稱不是 UTF-8，文庫裡不能用；請改名"
                    raise InvalidRulebook([Problem(entry.path, 0, 0, "F01", "error", message)])
                if (
                    entry.name[0] != "."
                    and entry.is_dir()
                    and not (entry.is_symlink() and self._leads_back(entry.path))
                ):
                    inner.append(place + entry.name)
                waits = waits or (entry.is_symlink() and leads_nowhere(entry.path))
        self.shelves[name] = NO_MARK if waits else seen
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


def _is_text(name: str) -> bool:
    """Whether a name is characters; the bytes that are none come as surrogates."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


def _is_within(path: str, folder: str) -> bool:
    return path == folder or path.startswith(folder.rstrip(os.sep) + os.sep)
