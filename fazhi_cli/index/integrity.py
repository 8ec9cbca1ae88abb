"""Whether the file of an index is, byte for byte, what was written.

The file carries a checksum of all its other bytes: the sum of the checksums of its chunks, so that what is changed in a few of
them is reckoned without the others. SQLite's own checks would not do: they take longer, and none of them
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
from io import BytesIO
from typing import TYPE_CHECKING
from zlib import crc32

from fazhi_cli.index.cache import verified_file
from fazhi_cli.index.folders import is_settled

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path
    from typing import BinaryIO

HEADER = 100
"""Bytes of SQLite's header, which tells the size of a page (bytes 16, 17) and the number of pages (28 to 31)."""
STAMP = slice(68, 72)
"""Where the checksum stands: SQLite's application id, which is free for any use."""
SMALL = 4 * 1024 * 1024
"""Bytes. Summing up so many takes 2 ms."""
TRUST = 24 * 3600 * 1_000_000_000
"""Nanoseconds for which a large index that was found whole is trusted."""
CHUNK = 64 * 1024
"""Bytes that have a checksum of their own."""
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
    with files.replacing(str(file)) as draft, open(draft, "xb") as stream:
        stream.write(view[: STAMP.start])
        stream.write(stamped(_summed(BytesIO(content))))
        # Not waited for until it is on the disk: what a power cut leaves does not fit the checksum, and is made anew.
        stream.write(view[STAMP.stop :])


def stamp(file: Path | str) -> None:
    """Put the checksum of a file's bytes into it. Raises OSError."""
    with open(file, "r+b") as stream:
        checksum = _summed(stream)
        stream.seek(STAMP.start)
        stream.write(stamped(checksum))


def is_whole(file: Path) -> bool:
    """Whether every byte is as it was written; False also where there is no file."""
    try:
        with file.open("rb") as stream:
            stat = os.fstat(stream.fileno())
            if stat.st_size <= SMALL:
                return _fits(stream, stat.st_size)
            return _is_trusted(file, stat) or _is_verified(file, stream, stat)
    except OSError:
        return False


def _fits(stream: BinaryIO, size: int) -> bool:
    """Whether the checksum in the file is that of its bytes."""
    header = stream.read(HEADER)
    # What is no index at all, as a film of some gigabytes, is refused before it is read to its end.
    if len(header) < HEADER or size != _size_by(header):
        return False
    return header[STAMP] == stamped(_summed(stream))


def _summed(stream: BinaryIO) -> int:
    """The sum of the checksums of all chunks."""
    stream.seek(0)
    chunk = memoryview(bytearray(CHUNK))
    total = 0
    number = 0
    while length := stream.readinto(chunk):  # type: ignore[attr-defined]
        total += _checksum(number, chunk[:length])
        number += 1
    return total


def total_of(stream: BinaryIO, chunks: Iterable[int]) -> int:
    """The sum of the checksums of some chunks, as far as they are there."""
    total = 0
    for number in chunks:
        stream.seek(number * CHUNK)
        content = stream.read(CHUNK)
        if content:
            total += _checksum(number, memoryview(content))
    return total


def _checksum(number: int, content: memoryview) -> int:
    """The checksum of a chunk, in which its number counts, and the place of the sum itself does not."""
    start = crc32(number.to_bytes(8, "big"))
    if number:
        return crc32(content, start)
    return crc32(content[STAMP.stop :], crc32(content[: STAMP.start], start))


def _size_by(header: bytes) -> int:
    """The size of the file in bytes, by its header."""
    page_size = int.from_bytes(header[16:18], "big")
    pages = int.from_bytes(header[28:32], "big")
    return pages * page_size


def stamped(total: int) -> bytes:
    """A sum of checksums as it stands in a file."""
    return (total % 2**32).to_bytes(4, "big")


def _is_verified(file: Path, stream: BinaryIO, stat: os.stat_result) -> bool:
    """Sum up a large file, and remember that it was whole."""
    moment = time.time_ns()
    if not _fits(stream, stat.st_size):
        return False
    # A file written a moment ago may be written again without a new time.
    if is_settled(moment, stat.st_mtime_ns, stat.st_ctime_ns):
        remember(file, moment, stat)
    return True


def remember(file: Path, moment: int, stat: os.stat_result) -> None:
    """Keep that a file was whole at a moment; where nothing can be kept it is summed up again next time."""
    from fazhi_cli import files

    with suppress(OSError, RuntimeError):
        note = verified_file(file)
        note.parent.mkdir(parents=True, exist_ok=True)
        files.replace(str(note), f"{moment} {_identity(stat)}".encode(), lasting=False)


def _is_trusted(file: Path, stat: os.stat_result) -> bool:
    """Whether this very file was found whole not long ago."""
    moment, identity = _noted(file)
    return 0 <= time.time_ns() - moment < TRUST and identity == _identity(stat)


def is_known(file: Path) -> bool:
    """Whether a large file was looked at before and is the same, so that nothing in it need be looked at again."""
    stat = file.stat()
    return stat.st_size > SMALL and _is_trusted(file, stat)


def forget(file: Path) -> None:
    """No longer trust a file, whole as it is, for what it holds."""
    with suppress(OSError, RuntimeError):
        verified_file(file).unlink(missing_ok=True)


def moment_of_trust(file: Path) -> int:
    """When all of a large file was summed up last, in nanoseconds; 0 where that is not known."""
    moment, _identity_then = _noted(file)
    return moment


def _noted(file: Path) -> tuple[int, str]:
    """When a file was found whole, in nanoseconds, and what it was then; 0 where nothing was kept."""
    try:
        moment, _, identity = verified_file(file).read_text(encoding="ascii").partition(" ")
        return int(moment), identity
    except (OSError, RuntimeError, ValueError):
        return 0, ""


def _identity(stat: os.stat_result) -> str:
    """What tells a file from every other, and from itself after a change."""
    return f"{stat.st_dev} {stat.st_ino} {stat.st_size} {stat.st_mtime_ns} {stat.st_ctime_ns}"
