"""A register that is written to: SQLite in a file, or PostgreSQL for an office that shares one; the same statements for both.

One writer at a time: SQLite takes its write lock before anything is read, PostgreSQL an advisory lock of the transaction. What was
acknowledged is on the disk: SQLite syncs fully, in a journal mode (DELETE) that needs no shared memory, so that it holds on a network
share too.
"""

from __future__ import annotations

import datetime as dt
import os
import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError
from sqlalchemy.pool import NullPool

from fazhi_cli import files
from fazhi_cli.errors import Fault, MissingPart, WrongCall
from fazhi_cli.ledger.entry import EMPTY, FOREIGN, VERSION, Entry, Head, chained
from fazhi_cli.ledger.places import file_of
from fazhi_cli.ledger.rules import refusals, with_steps
from fazhi_cli.ledger.schema import entries, migrate, version_of
from fazhi_cli.ledger.shape import sound
from fazhi_cli.ledger.troubles import LONGEST, trouble_of
from fazhi_cli.ledger.waiting import WAITING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from fazhi_cli.ledger.entry import Draft

_LOCK = 0x66617A6869
"""The number of the advisory lock: the bytes of 「fazhi」."""

PAGE = 5_000
"""Entries that are held in memory while all are read."""


class Ledger:
    """A register, which holds no connection between two calls. Every method raises MissingPart where the disk or the server refuses."""

    def __init__(self, engine: sa.Engine, address: str) -> None:
        self._engine = engine
        self.address = address

    @classmethod
    def open(cls, address: str) -> Ledger:
        """Open a register, made or brought up to this program if need be; address: sqlite:///FILE or postgresql+psycopg://…

        Raises WrongCall for an address of another kind, and where a newer program made the register; MissingPart for a database of
        something else.
        """
        with _told(address):
            ledger = cls(_engine(address), address)
            version = ledger._version()
            if version == FOREIGN:
                raise MissingPart(Fault("ledger-refused", address=_shown(address), trouble="no_register"))
            if version > VERSION:
                raise WrongCall(Fault("ledger-too-new", address=_shown(address)))
            if version < VERSION:
                with ledger._writing() as connection:
                    migrate(connection)
        return ledger

    def _version(self) -> int:
        with self._engine.connect() as connection:
            return version_of(connection)

    def append(self, drafts: Sequence[Draft]) -> list[Entry]:
        """Enter all or none, one behind the other. Raises WrongCall with every reason why one of them may not be entered."""
        with _told(self.address), self._writing() as connection:
            before = [
                entry
                for plan, tasks in _tasks_by_plan(drafts).items()
                for entry in sound(self._entries(connection, plan=plan, task=tasks))
            ]
            numbered = with_steps(drafts, before)
            faults = refusals(numbered, before)
            if faults:
                raise WrongCall(*faults)
            return self._append(connection, numbered)

    def restore(self, exported: Iterable[Entry]) -> int:
        """Put entries of another register into this one, which has none, as they are. Raises WrongCall where it has some."""
        with _told(self.address), self._writing() as connection:
            if self._head(connection) != EMPTY:
                raise WrongCall(Fault("ledger-not-empty", address=_shown(self.address)))
            return _insert(connection, exported)

    def head(self) -> Head:
        with _told(self.address), self._engine.connect() as connection:
            return self._head(connection)

    def entries(self, **wanted: Any) -> Iterator[Entry]:
        """Entries in their order, some at a time; wanted: values of fields, a list for one of several."""
        with _told(self.address), self._engine.connect() as connection:
            yield from self._entries(connection, **wanted)

    def _entries(self, connection: sa.Connection, **wanted: Any) -> Iterator[Entry]:
        conditions = [
            entries.c[field].in_(value) if isinstance(value, list) else entries.c[field] == value
            for field, value in wanted.items()
        ]
        last = 0
        while True:
            page = sa.select(entries).where(entries.c.number > last, *conditions).order_by(entries.c.number).limit(PAGE)
            found = [Entry(*row) for row in connection.execute(page)]
            yield from found
            if len(found) < PAGE:
                return
            last = found[-1].number

    def backup(self, file: str, shown: str) -> None:
        """Copy a SQLite register into a new file while it may be in use. shown: what the file will be called.

        Raises WrongCall for one on a server."""
        if self._engine.dialect.name != "sqlite":
            raise WrongCall(Fault("backup-on-server"))
        try:
            with self._engine.connect() as connection:
                # As bytes: a name may be no UTF-8, and a text of SQL is.
                connection.exec_driver_sql("VACUUM INTO CAST(? AS TEXT)", (os.fsencode(file),))
        except DBAPIError as error:
            raise MissingPart(Fault("backup-refused", path=shown, trouble=trouble_of(error.orig))) from error

    def _append(self, connection: sa.Connection, drafts: Iterable[Draft]) -> list[Entry]:
        head = self._head(connection)
        at = now()
        made: list[Entry] = []
        for draft in drafts:
            entry = chained(draft, head, at)
            head = Head(entry.number, entry.hash)
            made.append(entry)
        _insert(connection, made)
        return made

    def _head(self, connection: sa.Connection) -> Head:
        last = sa.select(entries.c.number, entries.c.hash).order_by(entries.c.number.desc()).limit(1)
        row = connection.execute(last).first()
        return Head(*row) if row else EMPTY

    @contextmanager
    def _writing(self) -> Iterator[sa.Connection]:
        """A transaction that no other writer enters before it ends."""
        with self._engine.begin() as connection:
            if self._engine.dialect.name == "postgresql":
                connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_LOCK)))
            else:
                # At once: of two that had both read, neither could write.
                connection.exec_driver_sql("BEGIN IMMEDIATE")
            yield connection


def now() -> str:
    """The time as entries have it: in UTC, to the second."""
    return dt.datetime.now(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _tasks_by_plan(drafts: Iterable[Draft]) -> dict[str, list[int]]:
    """The tasks that drafts are about, by their plan."""
    tasks: dict[str, set[int]] = {}
    for draft in drafts:
        tasks.setdefault(draft.plan, set()).add(draft.task)
    return {plan: sorted(of_plan) for plan, of_plan in tasks.items()}


def _insert(connection: sa.Connection, made: Iterable[Entry]) -> int:
    """Write entries, some at a time, and give how many there were."""
    count = 0
    page: list[dict[str, Any]] = []
    for entry in made:
        page.append(entry._asdict())
        count += 1
        if len(page) == PAGE:
            connection.execute(entries.insert(), page)
            page = []
    if page:
        connection.execute(entries.insert(), page)
    return count


def _engine(address: str) -> sa.Engine:
    try:
        url = _url(address)
        is_file = url.get_backend_name() == "sqlite" and url.database
        if not is_file and url.get_backend_name() != "postgresql":
            raise WrongCall(Fault("ledger-address", address=_shown(address)))
        if url.get_backend_name() == "postgresql":
            return sa.create_engine(url, poolclass=NullPool)
        file = os.path.abspath(url.database or "")
        files.refuse_special(file)
        os.makedirs(os.path.dirname(file), exist_ok=True)
        engine = sa.create_engine(url, poolclass=NullPool, connect_args=WAITING)
    except (ArgumentError, NoSuchModuleError):
        raise WrongCall(Fault("ledger-address", address=_shown(address))) from None
    except ModuleNotFoundError:
        raise MissingPart(Fault("no-postgres")) from None
    event.listen(engine, "connect", _set_up)
    return engine


def _url(address: str) -> sa.URL:
    """An address in its parts. Behind that of a file all is its name: a folder may be called 方案?a=b or 100%25."""
    file = file_of(address)
    return sa.make_url(address) if file is None else sa.URL.create("sqlite", database=file)


def _set_up(connection: Any, _record: Any) -> None:
    """Let SQLAlchemy alone say where a transaction begins, and let every commit wait for the disk, its folder's entry too."""
    connection.isolation_level = None
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST)
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.execute("PRAGMA synchronous = EXTRA")


@contextmanager
def _told(address: str) -> Iterator[None]:
    """Raise MissingPart for what the disk or the server refuses."""
    try:
        yield
    except DBAPIError as error:
        raise MissingPart(Fault("ledger-refused", address=_shown(address), trouble=trouble_of(error.orig))) from error
    except (
        sqlite3.Error,
        UnicodeDecodeError,
    ) as error:  # while the connection was set up, where SQLAlchemy does not look
        raise MissingPart(Fault("ledger-refused", address=_shown(address), trouble=trouble_of(error))) from error
    except OSError as error:
        raise MissingPart(Fault("no-place-for-ledger", address=_shown(address), reason=files.reason(error))) from error


def _shown(address: str) -> str:
    """An address as a message may quote it: a password hidden, a file by its path alone."""
    try:
        url = _url(address)
    except ArgumentError:
        return address
    if url.get_backend_name() == "sqlite":
        return url.database or ""
    return url.render_as_string(hide_password=True)
