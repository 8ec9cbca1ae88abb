"""The files that an index was made from, and whether they are still the same."""

from __future__ import annotations

import os
import sys
import time
from array import array
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from zlib import crc32

from fazhi_cli.data_files import DATA_FILES, TASKS, content_of
from fazhi_cli.index.folders import NO_MARK, is_settled, leads_nowhere, mark, walk
from fazhi_cli.structs import Struct

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

    from fazhi_cli.index.folders import Mark

_CODE = ("changes", "index", "plan", "rulebook")
"""The rooms whose code makes the index, beside the modules of the package itself."""

FEW_TOUCHED = 50

_NAMES = tuple(row.file for row in DATA_FILES)


class State(Struct):
    """The files of a rulebook as they were found.

    files: the names of those that are there, with blanks between. settled: whether all times are old enough to tell of the next
    change. times: the mark of the folder, then of each file its size in bytes and when it and its entry were changed last, in
    nanoseconds. checksums: of each file its CRC-32.
    """

    files: str
    settled: bool
    times: bytes
    checksums: bytes


class Difference(Struct):
    """How a library is another than its index: rulebooks that have changed or are new, that are gone, that were only touched.

    shelves: the folders that hold the rulebooks, each with its mark; None where all are as they were.
    """

    changed: list[str]
    gone: list[str]
    touched: list[str]
    shelves: dict[str, tuple[int, int]] | None

    @property
    def matters(self) -> bool:
        """Whether the index is to be renewed: for its content, or to look at it more quickly."""
        return bool(self.changed or self.gone) or self._is_worth_noting

    @property
    def _is_worth_noting(self) -> bool:
        """Whether so many have new times only that it is better to keep these than to look closer in every call."""
        if len(self.touched) > FEW_TOUCHED:
            return True
        if self.shelves is None or len(self.shelves) <= FEW_TOUCHED or NO_MARK in self.shelves.values():
            return False
        return is_settled(time.time_ns(), *(max(seen) for seen in self.shelves.values()))


SAME = Difference([], [], [], None)


def state(folder: str) -> State:
    """What a folder's files are now; to be taken before they are read, so that no later change goes unnoticed."""
    moment = time.time_ns()
    files = [name for name in _NAMES if os.path.exists(f"{folder}/{name}")]
    try:
        times = _times(folder, files)
        checksums = [_checksum(f"{folder}/{name}") for name in files]
    except OSError:  # gone since, or not to be read: it is looked at again by the next call
        return State("", False, b"", b"")
    settled = is_settled(moment, *times) and not _waits_for_files(folder)
    return State(" ".join(files), settled, _packed(times), _packed(checksums))


def _waits_for_files(folder: str) -> bool:
    """Whether a file is a link that leads nowhere yet, as to a share that is not there: when it is, nothing in the folder has changed."""
    return any(leads_nowhere(f"{folder}/{name}") for name in _NAMES)


def look(connection: sqlite3.Connection, data: str) -> Difference:
    """How the rulebooks of a folder differ from those of its index: by size and times, and by content where these cannot tell.

    Raises InvalidRulebook where the folder may not be looked into.
    """
    at = _opened(data)
    try:
        doubtful, has_moved = _looked_at(connection, f"{data}/" if at is None else "", at)
    finally:
        if at is not None:
            os.close(at)
    if not (doubtful or has_moved):
        return SAME
    if has_moved or not all(os.path.lexists(f"{data}/{folder}/{TASKS}") for folder in doubtful):
        found = walk(data)
        return _difference(connection, data, doubtful, found.rulebooks, found.shelves)
    return _difference(connection, data, doubtful, _known(connection), None)


# Paths are strings: a library has thousands of files, and each is looked at by every call. They lead from its folder where that can
# be: to walk to it from the root for each of them takes the system an eighth of the time.


def _opened(folder: str) -> int | None:
    """The folder from which paths may lead, open; None where the system knows no such paths, or has none to spare."""
    if sys.platform != "win32":
        with suppress(OSError):
            return os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    return None


def _looked_at(connection: sqlite3.Connection, before: str, at: int | None) -> tuple[list[str], bool]:
    """The rulebooks whose times do not tell that they are the same, and whether an entry of a folder around them has come or gone.

    before: what stands before the path of each. at: the open folder from which paths lead, None for the one of the process.
    """
    doubtful = []
    for folder, files, settled, times in connection.execute("SELECT folder, files, settled, times FROM sources"):
        if not settled or not _is_same(f"{before}{folder}" or ".", files, times, at):
            doubtful.append(folder)
    shelves = connection.execute("SELECT folder, settled, changed, entered FROM shelves").fetchall()
    has_moved = not all(_is_same_shelf(f"{before}{folder}" or ".", at, *seen) for folder, *seen in shelves)
    return doubtful, has_moved


def _is_same(folder: str, files: str, times: bytes, at: int | None) -> bool:
    """Whether a rulebook's files have their old times, and none has come or gone."""
    try:
        return _packed(_times(folder, files.split(), at)) == times
    except OSError:
        return False


def _is_same_shelf(folder: str, at: int | None, settled: bool, changed: int, entered: int) -> bool:
    """Whether no entry of a folder has come or gone."""
    try:
        return settled and mark(folder, at) == (changed, entered)
    except OSError:
        return False


def _times(folder: str, files: Iterable[str], at: int | None = None) -> list[int]:
    """The mark of a folder, the size of each file, and when it and its entry were changed last. Raises OSError."""
    found = [*mark(folder, at)]
    for name in files:
        stat = os.stat(f"{folder}/{name}", dir_fd=at)
        found += (stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns)
    return found


def _packed(numbers: Sequence[int]) -> bytes:
    return array("q", numbers).tobytes()


def _checksum(file: str) -> int:
    """The checksum of as much of a file as is ever read; 0 of what is none, as a pipe, which would keep a reader waiting."""
    if not os.path.isfile(file):
        return 0
    with open(file, "rb") as stream:
        return crc32(content_of(stream))


def _known(connection: sqlite3.Connection) -> list[str]:
    """The rulebooks of the index."""
    return [folder for (folder,) in connection.execute("SELECT folder FROM sources")]


def _difference(
    connection: sqlite3.Connection,
    data: str,
    doubtful: Iterable[str],
    found: Sequence[str],
    shelves: dict[str, Mark] | None,
) -> Difference:
    """The rulebooks that are new, gone, changed, or the same with other times; the last are told once they can be noted."""
    known = set(_known(connection))
    present = set(found)
    changed = [folder for folder in found if folder not in known]
    touched = []
    for folder in present.intersection(doubtful):
        before = connection.execute("SELECT files, checksums FROM sources WHERE folder = ?", (folder,)).fetchone()
        now = state(f"{data}/{folder}")
        if before != (now.files, now.checksums):
            changed.append(folder)
        elif now.settled:
            touched.append(folder)
    return Difference(sorted(changed), sorted(known - present), sorted(touched), shelves)


@cache
def code_mark() -> str:
    """When the code that makes the index was changed last, in nanoseconds: other code may make another index.

    An installed package is replaced as a whole, so one file tells; in a checkout every file that takes part is looked at, once: what
    runs is what was there when it began.
    """
    package = Path(__file__).parent.parent
    is_installed = (package / "data").is_dir()
    if is_installed:
        # pip gives each file the time that the wheel has, which may be the same in every wheel: ctime is the installation's.
        return str((package / "__init__.py").stat().st_ctime_ns)
    newest = max(file.stat().st_mtime_ns for file in os.scandir(package) if file.name.endswith(".py"))
    for room in _CODE:
        newest = max(newest, _newest_code(package / room))
    return str(newest)


def _newest_code(folder: Path | str) -> int:
    """The newest change of a folder's code and data, that of its subfolders included."""
    newest = 0
    for entry in os.scandir(folder):
        if entry.name.endswith((".py", ".csv")):
            newest = max(newest, entry.stat().st_mtime_ns)
        elif entry.is_dir() and entry.name != "__pycache__":
            newest = max(newest, _newest_code(entry.path))
    return newest
