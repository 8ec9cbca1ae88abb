"""A connection to SQLite that waits for another writer by itself: SQLite's own waiting hears no Ctrl-C before it ends."""

from __future__ import annotations

import sqlite3
import time
from typing import TYPE_CHECKING, Any, TypeVar

from fazhi_cli.ledger.troubles import BUSY, trouble_of

if TYPE_CHECKING:
    from collections.abc import Callable

Outcome = TypeVar("Outcome")

PAUSE = 0.01
"""Seconds between two tries: the same for all who wait, so that none who came early is passed over for long."""


class WaitingCursor(sqlite3.Cursor):
    """A cursor whose statements begin as soon as another writer lets them."""

    def execute(self, *statement: Any) -> WaitingCursor:
        return waited_for(lambda: super(WaitingCursor, self).execute(*statement))


class WaitingConnection(sqlite3.Connection):
    """A connection that waits up to BUSY seconds wherever another writer may stand in its way."""

    def cursor(self, factory: Any = WaitingCursor) -> Any:
        return super().cursor(factory)

    def execute(self, *statement: Any) -> sqlite3.Cursor:
        return WaitingCursor(self).execute(*statement)

    def commit(self) -> None:
        waited_for(super().commit)


WAITING: dict[str, Any] = {"factory": WaitingConnection, "timeout": 0}
"""What sqlite3.connect is told: SQLite itself does not wait at all."""


def waited_for(step: Callable[[], Outcome]) -> Outcome:
    """The outcome of a step, which is tried again while another writer is at work. Raises what the last try did after BUSY seconds."""
    last_try = time.monotonic() + BUSY
    while True:
        try:
            return step()
        except sqlite3.OperationalError as error:
            if trouble_of(error) != "busy" or time.monotonic() > last_try:
                raise
        time.sleep(PAUSE)
