"""Whether the values of an index that somebody hands over are such as this program writes.

A checksum can be reckoned by whoever made other values. Those that would end a command in the middle are looked for once, in SQL, when
such a file is opened: of each column its type, and days, lists, characters and the words of which it has only some. An index of our own is
not looked at.
"""

from __future__ import annotations

import json
import sqlite3
from datetime import date
from typing import TYPE_CHECKING, get_args

from fazhi_cli.changes.kinds import KINDS
from fazhi_cli.changes.kinds.kind import Sense
from fazhi_cli.data_files import MAX_LENGTH
from fazhi_cli.index.successions import successions_of
from fazhi_cli.plan.bodies import Level, Nature
from fazhi_cli.plan.shown_script import ScriptName
from fazhi_cli.plan.supervision import Role
from fazhi_cli.plan.time_meaning import Period, Unit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_ABOUT_FOLDERS = ("sources", "shelves", "problems", "meta")
"""Tables of the folders from which an index was made: of a given file nobody looks into these folders."""

_DAYS = {
    "plans": ("issued", "decided_on"),
    "limits": ("strict", "lenient", "due", "due_latest"),
    "workdays": ("day",),
    "changes": ("day", "since"),
    "changes_in_force": ("since", "until"),
    "adjusted_limits": ("since", "until", "strict", "lenient", "due", "due_latest"),
    "details": ("day",),
}
_LISTS = {
    "plans": ("front", "back"),
    "clauses": ("actor", "recipient", "output", "condition", "exception"),
    "items": ("actor", "recipient", "condition", "exception"),
    "limits": ("actor",),
    "units": ("aliases", "members"),
    "functions": ("includes",),
    "wordings": ("only_in", "not_in"),
    "cases": ("names",),
    "changes": ("missed",),
    "details": ("output", "taken_by"),
}
"""Columns that hold a JSON array of texts."""

_SEVERAL = {
    "plans": ("prefixes", "implied"),
    "plan_texts": ("text",),
    "tasks": ("text", "basis", "contact"),
    "limits": ("days",),
    "units": ("successors",),
    "unit_names": ("tasks",),
    "task_units": ("clauses",),
    "changes": ("heirs",),
    "heirs": ("tasks", "successor"),
    "figures": ("words",),
}
"""Other columns that hold more than one value of a file."""

_FOLDED = ("folded", "mainland", "key")
"""Columns of a value as it is searched for, which may be longer than it is written."""

_KINDS = ("duty", "prohibition", "gate", "right")
_READINGS = ("strict", "lenient", "both")
_WORDS: dict[str, dict[str, tuple[str, ...]]] = {
    "plans": {"reading": _READINGS, "script": get_args(ScriptName)},
    "clauses": {"kind": _KINDS, "per": ("case",)},
    "items": {"kind": _KINDS},
    "limits": {
        "time": ("milestone", "triggered", "recurring", "none"),
        "unit": get_args(Unit),
        "every": get_args(Period),
    },
    "units": {
        "nature": get_args(Nature),
        "level": get_args(Level),
        "full_name_confidence": ("H", "M", "L", "BG"),
    },
    "unit_names": {"sense": ("name", "full", "alias", "short", "member", "successor", "function")},
    "task_units": {"role": ("lead", "responsible")},
    "changes": {"kind": tuple(KINDS), "reading": _READINGS},
    "heirs": {"sense": get_args(Sense)},
    "figures": {"grouping": ("plan", "chapter", "unit")},
    "people": {"role": get_args(Role)},
}
"""Columns that hold one of some words, or nothing."""

_MEMBERS = "(SELECT u.plan, m.value AS name FROM units u, json_each(u.members) m)"
_CLAUSE = {"task": "task", "clause": "clause"}
_BELONGS: tuple[tuple[str, str, dict[str, str]], ...] = (
    ("tasks", "plan_texts", {}),
    ("tasks", "chapters", {"chapter": "position"}),
    ("task_units", "tasks", {"task": "id"}),
    ("task_units", "units", {"unit": "name"}),
    ("unit_names", "units", {"unit": "name"}),
    (_MEMBERS, "units", {"name": "name"}),
    ("clauses", "tasks", {"task": "id"}),
    ("items", "clauses", _CLAUSE),
    ("limits", "clauses", _CLAUSE),
    ("adjusted_limits", "clauses", _CLAUSE),
    ("case_clauses", "clauses", _CLAUSE),
)
"""Tables whose rows speak of a row of another table of the same plan, with the columns that are equal in both."""

_TYPES = {"TEXT": "text", "INTEGER": "integer", "BLOB": "blob"}
_OBEYED = (
    "'*[' || char(1) || '-' || char(8, 11, 12, 14) || '-' || char(30, 127) || '-' || char(159)"
    " || char(0x202A) || '-' || char(0x202E, 0x2066) || '-' || char(0x2069) || ']*'"
)
"""As GLOB takes it: what a terminal obeys, the signs that turn the order of writing among it, beside what parts lines and entries."""
_IS_NO_LIST = (
    "NOT json_valid({0}) OR json_type({0}) <> 'array' OR EXISTS (SELECT 1 FROM json_each({0}) WHERE type <> 'text'"
    f" OR length(value) > {MAX_LENGTH})"
)


def are_ours(connection: sqlite3.Connection) -> bool:
    """Whether all values can be used. The tables must be ours."""
    try:
        tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        for table in tables:
            if table not in _ABOUT_FOLDERS and not table.startswith("sqlite_"):
                bad = " OR ".join(f"({each})" for each in _signs_of_others(connection, table))
                if connection.execute(f"SELECT 1 FROM {table} WHERE {bad} LIMIT 1").fetchone():
                    return False
        return _belong(connection) and _nested_are_ours(connection)
    except sqlite3.DatabaseError:  # also a text that is no UTF-8
        return False


def _signs_of_others(connection: sqlite3.Connection, table: str) -> Iterator[str]:
    """Conditions of SQL that hold for a row with a value that we do not write."""
    for name, type_ in connection.execute("SELECT name, type FROM pragma_table_info(?)", (table,)).fetchall():
        column = f'"{name}"'
        yield f"typeof({column}) NOT IN ('{_TYPES[type_]}', 'null')"
        if type_ == "TEXT":
            yield f"{column} GLOB {_OBEYED} OR instr({column}, char(0))"
        if type_ == "TEXT" and name not in (*_FOLDED, *_SEVERAL.get(table, ()), *_LISTS.get(table, ())):
            yield f"length({column}) > {MAX_LENGTH}"
    for column in _DAYS.get(table, ()):
        # Moved by no day: as it stands, SQLite takes the 30th of February for a day.
        yield f"{column} IS NOT NULL AND date({column}, '+0 days') IS NOT {column}"
    for column, words in _WORDS.get(table, {}).items():
        yield f"{column} NOT IN ({', '.join(map(_literal, words))})"
    for column in _LISTS.get(table, ()):
        # Most are empty: these are not read.
        yield f"{column} <> '[]' AND ({_IS_NO_LIST.format(column)})"


def _day(month: int, day: int | None) -> date:
    """A day of a leap year. Raises ValueError and TypeError where it is none."""
    return date(2000, month, day or 1)


def _belong(connection: sqlite3.Connection) -> bool:
    """Whether every row finds those of other tables that it speaks of."""
    for table, other, columns in _BELONGS:
        equal = " AND ".join(f"o.{theirs} = t.{own}" for own, theirs in {"plan": "plan", **columns}.items())
        lost = f"SELECT 1 FROM {table} t WHERE NOT EXISTS (SELECT 1 FROM {other} o WHERE {equal}) LIMIT 1"
        if connection.execute(lost).fetchone():
            return False
    return True


def _literal(word: str) -> str:
    return f"'{word}'"


def _nested_are_ours(connection: sqlite3.Connection) -> bool:
    """Whether the few columns can be read that hold more than lists of texts."""
    readers: dict[str, Callable[[str], object]] = {
        "SELECT implied FROM plans": lambda held: [[*rule["units"], rule["phrase"]] for rule in json.loads(held)],
        "SELECT successors FROM units WHERE successors <> '[]'": successions_of,
        "SELECT '[' || successor || ']' FROM heirs": successions_of,
        "SELECT heirs FROM changes": lambda held: [(heir["name"], *heir["tasks"]) for heir in json.loads(held)],
        "SELECT days FROM limits WHERE days IS NOT NULL": lambda held: [_day(m, d) for m, d in json.loads(held)],
        "SELECT json_array(month, day) FROM limits WHERE month IS NOT NULL": lambda held: _day(*json.loads(held)),
        "SELECT words FROM figures WHERE words IS NOT NULL": lambda held: sum(json.loads(held).values()),
    }
    try:
        for statement, read in readers.items():
            for (held,) in connection.execute(statement):
                read(held)
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError, RecursionError):
        return False
    return True
