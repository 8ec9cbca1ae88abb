"""An index opened for whoever asks: of a folder, made anew where it is stale, or of a compiled file as it is."""

import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from fazhi_cli.errors import MissingPart
from fazhi_cli.index import integrity, schema
from fazhi_cli.index.cache import cache_file
from fazhi_cli.index.integrity import DamagedIndex
from fazhi_cli.index.store import NOT_FOUND, Index, connect, fresh, unusable

if TYPE_CHECKING:
    from fazhi_cli.index.store import Watch
    from fazhi_cli.rulebook.model import Rulebook


def open_index(data: Path, watch: "Watch | None" = None) -> Index:
    """The index of a rulebook's folder, of a library of such folders, or of a compiled file; made anew where it is stale.

    watch: is told how far a library has been read. Raises InvalidRulebook where nothing is there, or what is there is no rulebook.

    All its plans may be broken.
    """
    if data.is_file():
        return Index(_given(data), data, data, "given")
    if data.is_dir():
        return _of_folder(data, watch)
    raise unusable(data, NOT_FOUND)


def _of_folder(data: Path, watch: "Watch | None") -> Index:
    try:
        file: Path | None = cache_file(data)
    except FileNotFoundError:  # the reader stands in a folder that was removed
        raise unusable(data, NOT_FOUND) from None
    except RuntimeError:  # no home: a container may run under a number that has no user
        file = None
    if file is not None:
        connection = fresh(file, data)
        if connection is not None:
            return Index(connection, data, file, "fresh")
    from fazhi_cli.index import renewal  # a fresh index does not wait for what makes one

    return renewal.renewed(file, data, watch)


def give_up(index: Index) -> NoReturn:
    """Let go of an index that proved damaged.

    Raises DamagedIndex after a cached one has been removed, MissingPart where it cannot be, InvalidRulebook for a given one.
    """
    index.connection.close()
    if index.state == "given" or index.file is None:
        raise unusable(index.data, "索引文件已經損壞，請重新編製")
    try:
        index.file.unlink(missing_ok=True)
    except OSError as error:
        from fazhi_cli.files import reason

        why = reason(error)
        raise MissingPart(f"緩存的索引「{index.file}」已經損壞，且無法刪除：{why}") from error
    raise DamagedIndex


def compile_rulebook(rulebook: "Rulebook") -> sqlite3.Connection:
    """The index of one rulebook, in memory: it lies in no folder, as one that was only foreseen."""
    from fazhi_cli.index import compile as writing

    connection = sqlite3.connect(":memory:", check_same_thread=False)
    writing.create(connection, {})
    writing.write_rulebook(connection, rulebook)
    connection.commit()
    return connection


def _given(file: Path) -> sqlite3.Connection:
    """A compiled index named by --data: read as it is, never rebuilt."""
    if file.suffix in (".yaml", ".yml"):
        raise unusable(file, f"這是規則庫中的一個文件，請給出它所在的文件夾：--data {file.parent}")
    is_known = integrity.is_known(file)
    if not integrity.is_whole(file):
        raise unusable(file, "不是完整的 fazhi 索引文件")
    connection = connect(file)
    version = _version(connection)
    if version == str(schema.VERSION) and _has_our_tables(connection):
        if is_known or _has_our_values(connection):
            return connection
        integrity.forget(file)
    connection.close()
    if version in (None, str(schema.VERSION)):
        raise unusable(file, "不是完整的 fazhi 索引文件")
    raise unusable(file, f"由另一版本的 fazhi 編成（索引版本 {version}，現為 {schema.VERSION}），請重新編製")


def _has_our_values(connection: sqlite3.Connection) -> bool:
    from fazhi_cli.index import given_values  # an index of our own is not looked at

    return given_values.are_ours(connection)


def _version(connection: sqlite3.Connection) -> str | None:
    try:
        [(program,)] = connection.execute("SELECT value FROM meta WHERE key = 'program'")
    except (sqlite3.DatabaseError, ValueError):
        return None
    return str(program).split()[0]


def _has_our_tables(connection: sqlite3.Connection) -> bool:
    """Whether a file has the very tables that this program makes: a checksum can be reckoned by whoever made other ones."""
    from contextlib import closing

    listed = "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name"
    with closing(sqlite3.connect(":memory:")) as ours:
        for statements in schema.statements():
            ours.executescript(statements)
        expected = ours.execute(listed).fetchall()
    try:
        return connection.execute(listed).fetchall() == expected
    except sqlite3.DatabaseError:
        return False
