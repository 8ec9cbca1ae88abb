"""Why a disk or a server refused, by its codes: what the drivers say themselves is English, and differs from release to release."""

import sqlite3
from typing import Literal

BUSY = 60
"""Seconds for which a writer or a reader waits for another writer, before that is a trouble."""

LONGEST = 2**20
"""Bytes of an entry, many times those of one that was entered: a note of 60 MB that other hands wrote took twenty times as many to export."""

Trouble = Literal["full", "read_only", "busy", "no_register", "no_permission", "no_server", "failing"]
"""No room left; not to be written; another writer; no register, or a damaged one; not allowed; not reached, or lost; anything else."""

_OF_SQLITE: dict[int, Trouble] = {
    sqlite3.SQLITE_FULL: "full",
    sqlite3.SQLITE_READONLY: "read_only",
    sqlite3.SQLITE_BUSY: "busy",
    sqlite3.SQLITE_LOCKED: "busy",
    sqlite3.SQLITE_CORRUPT: "no_register",
    sqlite3.SQLITE_NOTADB: "no_register",
    sqlite3.SQLITE_TOOBIG: "no_register",  # an entry longer than any that was entered
    sqlite3.SQLITE_ERROR: "no_register",  # tables that are not those of a register: no statement of this program is at fault
    sqlite3.SQLITE_CANTOPEN: "no_permission",
    sqlite3.SQLITE_PERM: "no_permission",
}
"""By the low byte of an error's code, which is its kind."""

_OF_SERVER: dict[str, Trouble] = {
    "53": "full",  # insufficient resources
    "25": "read_only",  # a standby, or a session that may only read
    "55": "busy",  # a lock that was not had in time
    "40": "busy",  # two transactions that cannot both be
    "08": "no_server",
    "57": "no_server",  # shut down, or starting up
    "28": "no_permission",
    "42": "no_permission",  # of which the one that no fault of this program causes is insufficient privilege
    "3D": "no_register",  # no database of that name
    "22": "no_register",
}
"""By the class of a SQLSTATE (PostgreSQL's manual, appendix A), its first two characters."""


def trouble_of(error: BaseException | None) -> Trouble:
    """Why a driver raised an error; a server that could not be reached gives no state."""
    if isinstance(error, sqlite3.Error):
        code = getattr(error, "sqlite_errorcode", None)
        return "failing" if code is None else _OF_SQLITE.get(code & 0xFF, "failing")
    if isinstance(error, UnicodeError):
        return "no_register"  # SQLite quotes the damaged statement of a table, which Python cannot read
    state = getattr(error, "sqlstate", None)
    return "no_server" if state is None else _OF_SERVER.get(state[:2], "failing")
