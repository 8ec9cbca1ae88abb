"""An index that proves damaged only while it is asked."""

from __future__ import annotations

import sqlite3

_CODES = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
"""SQLite's codes for bytes that cannot be an index."""


class DamagedIndex(Exception):
    """The cached index proved damaged while it was asked; it is gone, and whoever asks again gets one made anew."""


def is_damage(error: sqlite3.Error) -> bool:
    """Whether SQLite failed because of the bytes of the index, not because of what it was asked."""
    code = getattr(error, "sqlite_errorcode", 0)
    return code & 0xFF in _CODES  # the low byte is the kind, the others its details
