"""A register that is only read: SQLite's files by the standard library, for SQLAlchemy takes longer to import than a question takes.

A register that is not there has no entries, and none is made. What is on a server, or of another version, goes through the store, which
brings it up to this one.
"""

import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from fazhi_cli import files
from fazhi_cli.errors import Fault, MissingPart
from fazhi_cli.ledger.entry import EMPTY, FOREIGN, STATEMENTS_INSIDE, VERSION, Entry, Head, version_from
from fazhi_cli.ledger.places import file_of
from fazhi_cli.ledger.shape import sound
from fazhi_cli.ledger.troubles import LONGEST, trouble_of
from fazhi_cli.ledger.waiting import WAITING

MOST = 500
"""Values of one statement."""

_COLUMNS = ", ".join(Entry._fields)
_LAST = "SELECT number, hash FROM entries ORDER BY number DESC LIMIT 1"


def entries_of(address: str, plan: str, tasks: Iterable[int], units: Iterable[str] | None = None) -> list[Entry]:
    """The entries of some tasks of a plan, of all units or of some, in their order. Raises MissingPart where they cannot be read, or were changed into what is none."""
    wanted = sorted(tasks)
    of_units = None if units is None else sorted(set(units))
    found: list[Entry] = []
    with _reader(address) as reader:
        for start in range(0, len(wanted), MOST):
            found.extend(reader.of_tasks(plan, wanted[start : start + MOST], of_units))
    return sorted(sound(found))


def all_entries(address: str) -> Iterator[Entry]:
    """All entries in their order, one by one. Raises MissingPart where they cannot be read."""
    with _reader(address) as reader:
        yield from reader.all()


def refuse_damaged(address: str) -> None:
    """Raise MissingPart where the indexes of a register's file do not agree with its entries: questions go by them, and would miss some."""
    with _reader(address) as reader:
        if not reader.is_whole():
            raise MissingPart(Fault("ledger-refused", address=file_of(address), trouble="no_register"))


def head_of(address: str) -> Head:
    """How many entries a register has, and the hash of the last. Raises MissingPart where it cannot be read."""
    with _reader(address) as reader:
        return reader.head()


class _File:
    """A register in a file of SQLite, open; None where there is no file."""

    def __init__(self, connection: sqlite3.Connection | None) -> None:
        self._connection = connection

    def of_tasks(self, plan: str, tasks: list[int], units: list[str] | None) -> Iterator[Entry]:
        condition = f"WHERE plan = ? AND task IN ({_places(tasks)})"
        if units is None:
            return self._read(condition, (plan, *tasks))
        return self._read(f"{condition} AND unit IN ({_places(units)})", (plan, *tasks, *units))

    def all(self) -> Iterator[Entry]:
        return self._read("ORDER BY number", ())

    def head(self) -> Head:
        row = self._connection.execute(_LAST).fetchone() if self._connection else None
        return Head(*row) if row else EMPTY

    def is_whole(self) -> bool:
        if self._connection is None:
            return True
        (found,) = self._connection.execute("PRAGMA integrity_check(1)").fetchone()
        return bool(found == "ok")

    def _read(self, rest: str, values: tuple[Any, ...]) -> Iterator[Entry]:
        if self._connection is None:
            return iter(())
        return map(Entry._make, self._connection.execute(f"SELECT {_COLUMNS} FROM entries {rest}", values))


class _Server:
    """A register that the store reads."""

    def __init__(self, address: str) -> None:
        from fazhi_cli.ledger.store import Ledger

        self._ledger = Ledger.open(address)

    def of_tasks(self, plan: str, tasks: list[int], units: list[str] | None) -> Iterator[Entry]:
        of_units = {} if units is None else {"unit": units}
        return self._ledger.entries(plan=plan, task=tasks, **of_units)

    def all(self) -> Iterator[Entry]:
        return self._ledger.entries()

    def is_whole(self) -> bool:
        return True  # a server looks after its own files

    def head(self) -> Head:
        return self._ledger.head()


def _places(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))


@contextmanager
def _reader(address: str) -> Iterator[_File | _Server]:
    file = file_of(address)
    if file is None:
        yield _Server(address)
        return
    if not _is_there(file):
        yield _File(None)
        return
    try:
        connection = _connected(file)
        try:
            if _version_of(connection) != VERSION:
                connection.close()
                _Server(address)
                connection = _connected(file)
            yield _File(connection)
        finally:
            connection.close()
    except (sqlite3.Error, UnicodeError) as error:
        raise MissingPart(Fault("ledger-refused", address=file, trouble=trouble_of(error))) from error


def _is_there(file: str) -> bool:
    """Whether there is such a file; one that nobody may see must not be taken for an empty register. Raises MissingPart."""
    try:
        os.stat(file)
        files.refuse_special(file)
    except FileNotFoundError:
        return False
    except OSError as error:
        raise MissingPart(Fault("no-place-for-ledger", address=file, reason=files.reason(error))) from error
    return True


def _connected(file: str) -> sqlite3.Connection:
    """Also to write where that is allowed: what a writer who was killed left half done is taken back by the next who comes."""
    connection: sqlite3.Connection = sqlite3.connect(f"{Path(file).absolute().as_uri()}?mode=rw", uri=True, **WAITING)
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST)
    return connection


def _version_of(connection: sqlite3.Connection) -> int:
    """The version of a register; 0 of a file that may be none, which the store looks at."""
    if connection.execute(STATEMENTS_INSIDE).fetchone():
        return FOREIGN
    has_meta = connection.execute("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'meta'").fetchone()
    row = connection.execute("SELECT value FROM meta WHERE key = 'version'").fetchone() if has_meta else None
    return version_from(row[0]) if row else 0
