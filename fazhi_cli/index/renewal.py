"""An index made anew, as a whole or only as far as its library has changed; by one process or by many at once.

A small index is made in memory and replaces the old file in one step. A large one is changed in place, in one transaction of
SQLite: whoever reads meanwhile reads what was there before. What is left by a process that was killed is cleared by the next.
"""

from __future__ import annotations

import os
import sqlite3
import time
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from fazhi_cli import files
from fazhi_cli.index import compile as writing
from fazhi_cli.index import folders, in_place, integrity, sources, workers
from fazhi_cli.index.store import NOT_FOUND, Index, connect, is_ours, mark_of, program_mark, unusable, uri_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from fazhi_cli.index.blocks import Block
    from fazhi_cli.index.folders import Found
    from fazhi_cli.index.sources import Difference
    from fazhi_cli.index.store import Watch

PATIENCE = 180.0
"""Seconds for which a process waits while another makes the same index."""

MEMORY, TEMPORARY = ":memory:", ""
"""Where SQLite keeps an index that has no file."""

BUSY = 1.0
"""Seconds for which a change waits for those who read; then it is made for this call only."""

FEW_CHANGED = 50
"""Rulebooks whose rows may wait in memory until they are all there."""


def renewed(file: Path | None, data: Path, watch: Watch | None) -> Index:
    """The index of a folder as it is now, kept in a file where that can be written.

    Raises InvalidRulebook where there is no rulebook.
    """
    if file is not None:
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            with files.locked(f"{file}.lock", PATIENCE):
                return _renewed_alone(file, data, watch)
        except (OSError, sqlite3.OperationalError):  # no room, no right to write, or another has it for too long
            pass
    return Index(_private(data, watch), data, None, "memory")


def _private(data: Path, watch: Watch | None) -> sqlite3.Connection:
    """The index for this call alone: in a temporary file, which the system forgets, else in memory."""
    try:
        return compile_data(data, watch, TEMPORARY)
    except sqlite3.OperationalError:  # nothing at all can be written
        return compile_data(data, watch)


def _renewed_alone(file: Path, data: Path, watch: Watch | None) -> Index:
    """The index, while no other process renews it. Raises OSError and OperationalError where the file cannot be written."""
    _roll_back(file)
    files.clear_drafts(str(file.parent))
    difference = _difference(file, data) if integrity.is_whole(file) else None
    if difference is None:
        return _made(file, data, watch)
    if not difference.matters:  # another process was quicker
        return Index(connect(file), data, file, "fresh")
    if file.stat().st_size <= integrity.SMALL:
        return _replaced(file, data, difference, watch)
    return _changed_in_place(file, data, difference, watch)


def _difference(file: Path, data: Path) -> Difference | None:
    """How the folders differ from those of an index that is whole; None where it is no index of theirs by this program."""
    connection = connect(file)
    try:
        if is_ours(connection, data):
            return sources.look(connection, os.fspath(data))
    except (sqlite3.DatabaseError, ValueError):
        pass
    finally:
        connection.close()
    return None


def compile_data(data: Path, watch: Watch | None = None, place: str = MEMORY) -> sqlite3.Connection:
    """The index of a folder or library, in memory or in a temporary file. Raises InvalidRulebook where there is no rulebook."""
    connection = sqlite3.connect(place, check_same_thread=False, isolation_level=None)
    try:
        # What is not finished is thrown away: there is nothing to roll back to.
        connection.execute("PRAGMA journal_mode = OFF")
        _compile(connection, data, _walk(data), watch, mark_of(data))
        connection.execute("PRAGMA journal_mode = MEMORY")
    except BaseException:
        connection.close()
        raise
    return connection


def compile_into(draft: str, data: Path, watch: Watch | None, kept_as: str) -> None:
    """Write the index of a folder or library into a new file; kept_as: of which folder it says that it is.

    Raises InvalidRulebook where there is no rulebook, OSError and OperationalError where the file cannot be written.
    """
    found = _walk(data)
    connection = sqlite3.connect(draft, isolation_level=None)
    try:
        # The file has no name yet: nobody reads it, and what is left of it is thrown away.
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        _compile(connection, data, found, watch, kept_as)
    finally:
        connection.close()
    integrity.stamp(draft)


def _walk(data: Path) -> Found:
    if not data.is_dir():
        raise unusable(data, NOT_FOUND)
    found = folders.walk(os.fspath(data))
    if not found.rulebooks:
        raise unusable(data, "文件夾裡沒有規則庫：缺 tasks.yaml")
    return found


def _compile(connection: sqlite3.Connection, data: Path, found: Found, watch: Watch | None, kept_as: str) -> None:
    moment = time.time_ns()
    meta = {"program": program_mark(), "data": kept_as}
    writing.create(connection, meta)
    connection.execute("BEGIN")
    writing.renew(connection, found.rulebooks, (), partial(_blocks, data, watch))
    writing.keep_shelves(connection, found.shelves, moment)
    writing.index(connection)
    connection.execute("COMMIT")


def _blocks(data: Path, watch: Watch | None, names: Sequence[str]) -> Iterable[Block]:
    """The blocks of some rulebooks, while somebody may watch them come."""
    blocks = workers.blocks(os.fspath(data), names)
    return watch(blocks, len(names)) if watch else blocks


def _made(file: Path, data: Path, watch: Watch | None) -> Index:
    """The index of all the folders, which takes the file's place. Raises OSError and OperationalError."""
    with files.replacing(str(file)) as draft:
        compile_into(draft, data, watch, mark_of(data))
        # Beside the new file the journal of the old one would be rolled back into it.
        with suppress(FileNotFoundError):
            os.remove(_journal(file))
    return Index(connect(file), data, file, "compiled")


def _replaced(file: Path, data: Path, difference: Difference, watch: Watch | None) -> Index:
    """A small index with what has changed, made in memory and written whole. Raises OSError."""
    connection = sqlite3.connect(MEMORY, check_same_thread=False, isolation_level=None)
    connection.deserialize(file.read_bytes())
    connection.execute("BEGIN")
    _renew(connection, data, difference, watch)
    connection.execute("COMMIT")
    try:
        save(connection, file)
    except OSError:
        return Index(connection, data, None, "memory")
    return Index(connection, data, file, "compiled")


def save(connection: sqlite3.Connection, file: Path) -> None:
    """Write a small index to its place; who reads meanwhile finds the old one or the new one. Raises OSError."""
    file.parent.mkdir(parents=True, exist_ok=True)
    integrity.write(file, connection.serialize())


def _changed_in_place(file: Path, data: Path, difference: Difference, watch: Watch | None) -> Index:
    """A large index with what has changed. Raises OSError and OperationalError."""
    connection = sqlite3.connect(
        f"{uri_of(file.absolute())}?mode=rw", timeout=BUSY, uri=True, check_same_thread=False, isolation_level=None
    )
    try:
        # What a power cut leaves does not fit the checksum, and is made anew.
        connection.execute("PRAGMA synchronous = OFF")
        is_little = len(difference.changed) + len(difference.gone) <= FEW_CHANGED
        if is_little:
            connection.execute("PRAGMA cache_spill = OFF")  # the file stays as it is until the end
        connection.execute("BEGIN IMMEDIATE")
        _renew(connection, data, difference, watch)
        part = in_place.part_about_to_change(file, _journal(file)) if is_little else None
    except BaseException:
        connection.close()
        raise
    try:
        connection.execute("COMMIT")
    except sqlite3.OperationalError:
        # Somebody reads for longer than a change waits: this call answers from its own transaction, and gives it up in the end.
        return Index(connection, data, None, "memory")
    in_place.stamp_changed(file, part)
    connection.execute("BEGIN")
    return Index(connection, data, file, "compiled")


def _renew(connection: sqlite3.Connection, data: Path, difference: Difference, watch: Watch | None) -> None:
    """Bring an index up to the folders as they are; nothing is committed."""
    place = os.fspath(data)
    moment = time.time_ns()
    writing.renew(connection, difference.changed, difference.gone, partial(_blocks, data, watch))
    writing.note(connection, ((name, sources.state(f"{place}/{name}")) for name in difference.touched))
    if difference.shelves is not None:
        writing.keep_shelves(connection, difference.shelves, moment)


def _journal(file: Path) -> str:
    return f"{file}-journal"


def _roll_back(file: Path) -> None:
    """Undo what a process that was killed had written of its change; SQLite does so for whoever may write."""
    if not os.path.exists(_journal(file)):
        return
    with suppress(sqlite3.DatabaseError):
        connection = sqlite3.connect(f"{uri_of(file.absolute())}?mode=rw", uri=True)
        try:
            connection.execute("SELECT 1 FROM sqlite_schema").fetchone()
        finally:
            connection.close()
