"""The checksum of an index that a transaction changes in place: only what is about to change is summed up, before and after.

Until it is committed, a transaction that spills nothing leaves the file as it was, and keeps the pages that it changes in the
rollback journal as they were. Pages that were free are not kept, for nobody would want them back; the file lists them. Both
formats are part of what SQLite promises (https://www.sqlite.org/fileformat2.html). A page that were missed would make the
checksum wrong, and the index would be made anew when it is next looked at.
"""

from __future__ import annotations

import os
import struct
import time
from typing import TYPE_CHECKING, NamedTuple

from fazhi_cli.index.integrity import CHUNK, STAMP, moment_of_trust, remember, stamp, stamped, total_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import BinaryIO

_JOURNAL = struct.Struct(">8s5I")
"""What the journal begins with: its mark, records, nonce, pages of the file before, bytes of a sector and of a page."""
_MARK = bytes.fromhex("d9d505f920a163d7")
_NUMBER = struct.Struct(">I")
_CHECKSUM = 4
"""Bytes behind each page in the journal."""
_FREE = 32
"""Where the file says which page lists the first free ones."""


class Part(NamedTuple):
    """Chunks of a file, by their numbers, and the sum of their checksums before they change; see integrity."""

    chunks: set[int]
    total: int


def part_about_to_change(file: Path, journal: str) -> Part | None:
    """What a transaction that is not yet committed will change of a file; None where that cannot be told."""
    try:
        with file.open("rb") as stream, open(journal, "rb") as kept:
            pages = _changed_pages(stream, kept)
            if pages is None:
                return None
            size, numbers = pages
            chunks = {(number - 1) * size // CHUNK for number in numbers}
            chunks.add(_last_chunk(stream))  # what comes to stand behind the end may begin in it
            return Part(chunks, total_of(stream, chunks))
    except OSError:
        return None


def stamp_changed(file: Path, part: Part | None) -> None:
    """Put the checksum into a large file that this process, and no other, has just changed; and remember it. Raises OSError.

    part: all that is another than it was when the checksum in the file was right; None where that is not known.
    """
    moment = time.time_ns()
    if part is None:
        stamp(file)
    else:
        # What has not changed was not looked at now.
        moment = moment_of_trust(file) or moment
        with file.open("r+b") as stream:
            stream.seek(STAMP.start)
            before = int.from_bytes(stream.read(STAMP.stop - STAMP.start), "big")
            changed = part.chunks.union(range(max(part.chunks), _last_chunk(stream) + 1))
            after = before - part.total + total_of(stream, changed)
            stream.seek(STAMP.start)
            stream.write(stamped(after))
    remember(file, moment, file.stat())


def _last_chunk(stream: BinaryIO) -> int:
    return os.fstat(stream.fileno()).st_size // CHUNK


def _changed_pages(file: BinaryIO, journal: BinaryIO) -> tuple[int, set[int]] | None:
    """The size of a page in bytes, and the numbers, from 1, of those that may be another once the transaction is committed.

    Pages behind the old end of the file are not among them. None where the journal is not as it should be.
    """
    begin = journal.read(_JOURNAL.size)
    if len(begin) < _JOURNAL.size:
        return None
    mark, _records, _nonce, _pages, sector, page_size = _JOURNAL.unpack(begin)
    if mark != _MARK:
        return None
    # The first page counts the transactions, and goes to the journal when this one is committed.
    return page_size, {1, *_kept(journal, sector, page_size), *_free(file, page_size)}


def _kept(journal: BinaryIO, sector: int, page_size: int) -> Iterator[int]:
    """The pages that the journal keeps: a record each, which begins with the number."""
    end = journal.seek(0, 2)
    record = _NUMBER.size + page_size + _CHECKSUM
    for start in range(sector, end - record + 1, record):
        yield _number_at(journal, start)


def _free(file: BinaryIO, page_size: int) -> Iterator[int]:
    """The free pages: a chain of lists, each of which names the next, how many it holds, and these."""
    page = _number_at(file, _FREE)
    while page:
        yield page
        start = (page - 1) * page_size
        page, count = _number_at(file, start), _number_at(file, start + _NUMBER.size)
        listed = file.read(count * _NUMBER.size)
        yield from (number for (number,) in _NUMBER.iter_unpack(listed))


def _number_at(stream: BinaryIO, place: int) -> int:
    stream.seek(place)
    [number] = _NUMBER.unpack(stream.read(_NUMBER.size))
    return int(number)
