"""The file of an index: how it is opened, and whether it still holds."""

import os
import sqlite3
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from fazhi_cli import __version__
from fazhi_cli.errors import InvalidRulebook, Problem
from fazhi_cli.index import integrity, schema, sources
from fazhi_cli.structs import Struct

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Any

    Watch = Callable[[Iterable[Any], int], Iterable[Any]]
    """Hands on what comes, of which there is so much, and may show meanwhile how far it is."""


NOT_FOUND = "找不到規則庫；應為含 tasks.yaml 的文件夾、文庫文件夾或索引文件"


class Index(Struct):
    """An open index; state is fresh (as found), compiled (made by this call), memory (made, not kept) or given."""

    connection: sqlite3.Connection
    data: Path
    file: Path | None
    state: str


def program_mark() -> str:
    """What the index depends on beside the YAML: tables, version, and in a checkout the code that fills the tables."""
    return f"{schema.VERSION} {__version__} {sources.code_mark()}"


def fresh(file: Path, data: Path) -> sqlite3.Connection | None:
    """The index in a file if it is whole, of this program and as new as the YAML; else None.

    Raises InvalidRulebook where the folder of the YAML may not be looked into.
    """
    if not integrity.is_whole(file):
        return None
    try:
        connection = connect(file)
    except sqlite3.OperationalError:  # gone since it was read: another process cleans up
        return None
    if _holds(connection, data):
        return connection
    connection.close()
    return None


def _holds(connection: sqlite3.Connection, data: Path) -> bool:
    try:
        if not is_ours(connection, data):
            return False
        difference = sources.look(connection, os.fspath(data))
    except (sqlite3.DatabaseError, ValueError):
        return False
    return not difference.matters


def is_ours(connection: sqlite3.Connection, data: Path) -> bool:
    """Whether an index was made of this folder by this program. Raises DatabaseError."""
    meta = dict(connection.execute("SELECT key, value FROM meta WHERE key IN ('program', 'data')"))
    return meta.get("program") == program_mark() and meta.get("data") == mark_of(data)


def mark_of(data: Path) -> str:
    """The whole path of a folder as an index keeps it: SQLite takes no bytes that are not UTF-8, as some shares have in names."""
    real = os.path.realpath(data)
    return real.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def connect(file: Path) -> sqlite3.Connection:
    """An index open for reading, which stays as it is until it is closed. Raises OperationalError.

    A small one is only ever replaced, so that no lock is needed; a large one is changed in place.
    """
    is_fixed = file.stat().st_size <= integrity.SMALL if file.exists() else False
    address = f"{uri_of(file.absolute())}?mode=ro" + ("&immutable=1" if is_fixed else "")
    connection = sqlite3.connect(address, uri=True, check_same_thread=False, isolation_level=None)
    if not is_fixed:
        connection.execute("BEGIN")
    return connection


def uri_of(file: PurePath) -> str:
    """The path as SQLite takes it: a share's server (\\\\server\\share) stands in the path, not where a URI has its host."""
    uri = file.as_uri()
    return uri if uri.startswith("file:///") else uri.replace("file://", "file:////", 1)


def unusable(data: Path, why: str) -> InvalidRulebook:
    """Why a place holds no rulebook."""
    return InvalidRulebook([Problem(str(data), 0, 0, "F01", "error", why)])
