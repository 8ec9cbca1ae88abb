"""The files that an index was made from, and whether they are still the same."""

from __future__ import annotations

import os
import time
from pathlib import Path
from struct import Struct
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

from fazhi_cli.data_files import DATA_FILES, TASKS
from fazhi_cli.index import folders

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

RACY = 3_000_000_000
"""Nanoseconds. A file written so shortly before it was read may change again without a new time (FAT keeps 2 s)."""

_CODE = ("changes", "index", "plan", "rulebook")
"""The rooms whose code makes the index, beside the modules of the package itself."""

_NAMES = tuple(row.file for row in DATA_FILES)
_OF_TASKS = _NAMES.index(TASKS)
_TIMES = Struct(f"<{3 * len(_NAMES)}q")
_CHECKSUMS = Struct(f"<{len(_NAMES)}q")
_SIZE_OF_TASKS = Struct(f"<{3 * 8 * _OF_TASKS}xq")
_NO_FILE = -1


class State(NamedTuple):
    """The files of a rulebook as they were found.

    settled: whether their times are old enough to tell of the next change. times: the size in bytes of each file of
    DATA_FILES, and when it and its entry were changed last, in nanoseconds. checksums: of each its CRC-32, -1 without one.
    """

    settled: bool
    times: bytes
    checksums: bytes


class Difference(NamedTuple):
    """By its path below the library what became of a rulebook: changed or new, no longer there, or only touched."""

    changed: list[str]
    gone: list[str]
    touched: list[str]


def state(folder: str) -> State:
    """What a folder's files are now; to be taken before they are read, so that no later change goes unnoticed."""
    moment = time.time_ns()
    found = list(_times(folder))
    settled = max(found) < moment - RACY
    return State(settled, _TIMES.pack(*found), _CHECKSUMS.pack(*_checksums(folder)))


def look(connection: sqlite3.Connection, data: str) -> Difference:
    """How the rulebooks of a folder differ from those of its index: by size and times, and by content where these cannot tell.

    Raises InvalidRulebook where the folder may not be looked into.
    """
    doubtful: list[str] = []
    known: set[str] = set()
    there: set[str] = set()
    for name, settled, times in connection.execute("SELECT folder, settled, times FROM sources"):
        known.add(name)
        now = _TIMES.pack(*_times(f"{data}/{name}"))
        if now != times or not settled:
            doubtful.append(name)
        if _SIZE_OF_TASKS.unpack_from(now)[0] != _NO_FILE:
            there.add(name)
    found = folders.names(data, there)
    if doubtful or len(found) != len(known) or not known.issuperset(found):
        return _difference(connection, data, known, found, doubtful)
    return Difference([], [], [])


def _difference(
    connection: sqlite3.Connection, data: str, known: set[str], found: list[str], doubtful: list[str]
) -> Difference:
    """The rulebooks that are new, gone, changed, or the same with other times."""
    present = set(found)
    changed = [name for name in found if name not in known]
    touched: list[str] = []
    for name in doubtful:
        if name in present:
            [(before,)] = connection.execute("SELECT checksums FROM sources WHERE folder = ?", (name,))
            is_same = _CHECKSUMS.pack(*_checksums(f"{data}/{name}")) == before
            (touched if is_same else changed).append(name)
    return Difference(sorted(changed), sorted(known - present), touched)


# Paths are strings: a library has thousands of files, and each is looked at by every call.


def _times(folder: str) -> list[int]:
    """The size of each file in bytes, and when it and its entry were changed last, in nanoseconds."""
    found: list[int] = []
    for name in _NAMES:
        try:
            stat = os.stat(f"{folder}/{name}")
        except OSError:
            found += (_NO_FILE, 0, 0)
        else:
            found += (stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns)
    return found


def _checksums(folder: str) -> Iterator[int]:
    for name in _NAMES:
        try:
            with open(f"{folder}/{name}", "rb") as stream:
                yield crc32(stream.read())
        except OSError:
            yield _NO_FILE


def code_mark() -> str:
    """When the code that makes the index was changed last, in nanoseconds: other code may make another index.

    An installed package is replaced as a whole, so one file tells; in a checkout every file that takes part is looked at.
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
