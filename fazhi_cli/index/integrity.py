"""Whether the file of an index is, byte for byte, what was written.

The file carries a checksum of all its other bytes. SQLite's own checks would not do: they take longer, and none of them
sees that a letter of a text has changed. Checksums of pages, by which SQLite would verify just what it reads, need an
extension in C.

A small index is summed up at every call, and only ever replaced. The sum of a large one, as of a library of a thousand plans, would take longer
than the query (measured: 140 ms for 245 MiB). It is summed up once and then trusted as long as the file system
says that it is the same: whoever writes into a file changes its times. What changes under unchanged times, on a disk
that fails, is found within a day, when the trust ends.
"""

from __future__ import annotations

import os
import sqlite3
import time
from contextlib import suppress
from typing import TYPE_CHECKING
from zlib import crc32

from fazhi_cli.index.cache import verified_file
from fazhi_cli.index.folders import is_settled

if TYPE_CHECKING:
    from io import FileIO
    from pathlib import Path

HEADER = 100
"""Bytes of SQLite's header, which tells the size of a page (bytes 16, 17) and the number of pages (28 to 31)."""
STAMP = slice(68, 72)
"""Where the checksum stands: SQLite's application id, which is free for any use."""
SMALL = 4 * 1024 * 1024
"""Bytes. Summing up so many takes 2 ms."""
TRUST = 24 * 3600 * 1_000_000_000
"""Nanoseconds for which a large index that was found whole is trusted."""
_CHUNK = 1024 * 1024
_CODES_OF_DAMAGE = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
"""SQLite's codes for bytes that cannot be an index."""


class DamagedIndex(Exception):
    """The cached index proved damaged while it was asked; it is gone, and whoever asks again gets one made anew."""


def is_interrupt(error: Exception) -> bool:
    """Whether somebody broke off: SQLite swallows a KeyboardInterrupt that comes while it calls back into Python.

    What it calls, a look at the clock and the folding of a text, fails of nothing else.
    """
    is_broken_off = getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_INTERRUPT
    return is_broken_off or str(error).startswith("user-defined function raised")


def is_damage(error: sqlite3.Error) -> bool:
    """Whether SQLite failed because of the bytes of the index, not because of what it was asked."""
    code = getattr(error, "sqlite_errorcode", 0)
    return code & 0xFF in _CODES_OF_DAMAGE  # the low byte is the kind, the others its details


def write(file: Path, content: bytes) -> None:
    """Write an index with its checksum in place of the old one, in one step. Raises OSError."""
    from fazhi_cli import files

    view = memoryview(content)
    before, after = view[: STAMP.start], view[STAMP.stop :]
    checksum = crc32(after, crc32(before))
    with files.replacing(str(file)) as draft, open(draft, "xb") as stream:
        stream.write(before)
        stream.write(_stamp(checksum))
        # Not waited for until it is on the disk: what a power cut leaves does not fit the checksum, and is made anew.
        stream.write(after)


def stamp(file: Path | str) -> None:
    """Put the checksum of a file's bytes into it. Raises OSError."""
    with open(file, "r+b", buffering=0) as stream:
        header = stream.read(HEADER)
        checksum = _summed(stream, header, os.fstat(stream.fileno()).st_size)
        stream.seek(STAMP.start)
        stream.write(_stamp(checksum))


def stamp_in_place(file: Path) -> None:
    """Put the checksum into a large file that this process, and no other, has just changed; and remember it. Raises OSError."""
    stamp(file)
    _remember(file, time.time_ns(), file.stat())


def is_whole(file: Path) -> bool:
    """Whether every byte is as it was written; False also where there is no file."""
    try:
        with file.open("rb", buffering=0) as stream:
            stat = os.fstat(stream.fileno())
            if stat.st_size <= SMALL:
                return _fits(stream, stat.st_size)
            return _is_trusted(file, stat) or _is_verified(file, stream, stat)
    except OSError:
        return False


def _fits(stream: FileIO, size: int) -> bool:
    """Whether the checksum in the file is that of its bytes."""
    header = stream.read(HEADER)
    # What is no index at all, as a film of some gigabytes, is refused before it is read to its end.
    if len(header) < HEADER or size != _size_by(header):
        return False
    return header[STAMP] == _stamp(_summed(stream, header, size))


def _summed(stream: FileIO, header: bytes, size: int) -> int:
    """The checksum of all bytes but those where it stands; header: what has been read of the file already."""
    checksum = crc32(header[STAMP.stop :], crc32(header[: STAMP.start]))
    chunk = memoryview(bytearray(min(size, _CHUNK)))
    while length := stream.readinto(chunk):
        checksum = crc32(chunk[:length], checksum)
    return checksum


def _size_by(header: bytes) -> int:
    """The size of the file in bytes, by its header."""
    page_size = int.from_bytes(header[16:18], "big")
    pages = int.from_bytes(header[28:32], "big")
    return pages * page_size


def _stamp(checksum: int) -> bytes:
    return checksum.to_bytes(4, "big")


def _is_verified(file: Path, stream: FileIO, stat: os.stat_result) -> bool:
    """Sum up a large file, and remember that it was whole."""
    moment = time.time_ns()
    if not _fits(stream, stat.st_size):
        return False
    # A file written a moment ago may be written again without a new time.
    if is_settled(moment, stat.st_mtime_ns, stat.st_ctime_ns):
        _remember(file, moment, stat)
    return True


def _remember(file: Path, moment: int, stat: os.stat_result) -> None:
    """Keep that a file was whole at a moment; where nothing can be kept it is summed up again next time."""
    from fazhi_cli import files

    with suppress(OSError, RuntimeError):
        note = verified_file(file)
        note.parent.mkdir(parents=True, exist_ok=True)
        files.replace(str(note), f"{moment} {_identity(stat)}".encode(), lasting=False)


def _is_trusted(file: Path, stat: os.stat_result) -> bool:
    """Whether this very file was found whole not long ago."""
    try:
        moment, _, identity = verified_file(file).read_text(encoding="ascii").partition(" ")
        age = time.time_ns() - int(moment)
    except (OSError, RuntimeError, ValueError):
        return False
    return 0 <= age < TRUST and identity == _identity(stat)


def _identity(stat: os.stat_result) -> str:
    """What tells a file from every other, and from itself after a change."""
    return f"{stat.st_dev} {stat.st_ino} {stat.st_size} {stat.st_mtime_ns} {stat.st_ctime_ns}"
