"""Blocks into the tables of the index, plan by plan, so that one that has changed is written alone."""

from __future__ import annotations

import operator
import sqlite3
from types import NoneType
from typing import TYPE_CHECKING

from fazhi_cli.index import rows, schema
from fazhi_cli.index.blocks import Block, limits_of, tables_of
from fazhi_cli.index.folders import is_settled
from fazhi_cli.plan.script import character_table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from fazhi_cli.index.blocks import Tables
    from fazhi_cli.index.folders import Mark
    from fazhi_cli.index.sources import State
    from fazhi_cli.rulebook.model import Rulebook

    Blocks = Callable[[Sequence[str]], Iterable[Block]]
    """From the paths of rulebooks below the library to their blocks, in their order."""

# Whatever is no number and no text the module asks how it is to be written, unless it has been told: that takes longer than to
# write it, and of four values of the index one is None or a truth value.
# Both functions give back what they are asked for, and neither is Python's own code, whose frame would cost as much again.
sqlite3.register_adapter(bool, operator.index)
sqlite3.register_adapter(NoneType, dict[None, None]().get)

_OF_PLAN = {table: "id" if table == "plans" else "plan" for table in rows.TABLES.values()}
"""By table the column that holds the plan's id."""


def _quoted(column: str) -> str:
    """A column's name, which may be a word of SQL."""
    return f'"{column}"'


_INSERT = {
    table: f"INSERT INTO {table}({', '.join((_OF_PLAN[table], *map(_quoted, kind._fields)))})"
    f" VALUES({', '.join('?' * (1 + len(kind._fields)))})"
    for kind, table in rows.TABLES.items()
}

# A file is sound and has no rows: its plan's id is that of another.
_ALONE = (
    "SELECT folder FROM sources s WHERE valid AND folder NOT IN (SELECT folder FROM plans)"
    " AND NOT EXISTS (SELECT 1 FROM sources o WHERE o.plan = s.plan AND o.valid AND o.folder <> s.folder)"
)
# New plans have negative places until all of them are there.
_LAST_OF_NEW = "UPDATE plans SET position = (SELECT min(min(position), 0) - 1 FROM plans) WHERE id = ?"
_SHARED = "SELECT plan FROM sources WHERE valid GROUP BY plan HAVING count(*) > 1"


def create(connection: sqlite3.Connection, meta: dict[str, str]) -> None:
    """Create the tables, still without any plan and without their indexes."""
    tables, _indexes = schema.statements()
    connection.executescript(tables)
    folding = dict(zip(("traditional", "simplified"), character_table(), strict=True))
    connection.executemany("INSERT INTO meta(key, value) VALUES(?, ?)", (meta | folding).items())


def index(connection: sqlite3.Connection) -> None:
    """Create the indexes, once the tables are filled."""
    _tables, indexes = schema.statements()
    for statement in indexes.split(";"):
        connection.execute(statement)


def write_rulebook(connection: sqlite3.Connection, rulebook: Rulebook) -> None:
    """Write one rulebook that lies in no folder, into tables of its own."""
    _insert(connection, tables_of(rulebook, limits_of(rulebook)))
    connection.execute("UPDATE plans SET position = 1")
    index(connection)


def renew(connection: sqlite3.Connection, changed: Sequence[str], gone: Iterable[str], blocks: Blocks) -> None:
    """Write the rulebooks that are new or have changed in place of what is there of them, and drop those that are gone.

    Nothing is committed. Of two plans with one id none has rows, until one of them has another id.
    """
    for folder in (*gone, *changed):
        _drop(connection, folder)
    _put_all(connection, blocks(changed))
    for (plan,) in connection.execute(_SHARED).fetchall():
        _delete(connection, plan)
    # Whoever shared an id until now has no rows yet.
    alone = [folder for (folder,) in connection.execute(_ALONE)]
    for folder in alone:
        _drop(connection, folder)
    _put_all(connection, blocks(alone))
    _number(connection)


def _put_all(connection: sqlite3.Connection, blocks: Iterable[Block]) -> None:
    """Write blocks as they come."""
    for block in blocks:
        _put(connection, block)


def _drop(connection: sqlite3.Connection, folder: str) -> None:
    """Take out all that is there of a folder."""
    for (plan,) in connection.execute("SELECT id FROM plans WHERE folder = ?", (folder,)).fetchall():
        _delete(connection, plan)
    connection.execute("DELETE FROM problems WHERE folder = ?", (folder,))
    connection.execute("DELETE FROM sources WHERE folder = ?", (folder,))


def _delete(connection: sqlite3.Connection, plan: str) -> None:
    for table, column in _OF_PLAN.items():
        connection.execute(f"DELETE FROM {table} WHERE {column} = ?", (plan,))


def _put(connection: sqlite3.Connection, block: Block) -> None:
    """Write what was found in a folder; of a plan whose id is taken no rows."""
    head = block.head
    source = (block.folder, *head, not block.problems, *block.state)
    connection.execute(f"INSERT INTO sources VALUES({', '.join('?' * len(source))})", source)
    problems = ((block.folder, position, *problem) for position, problem in enumerate(block.problems, 1))
    connection.executemany("INSERT INTO problems VALUES(?, ?, ?, ?, ?, ?, ?, ?)", problems)
    is_taken = connection.execute("SELECT 1 FROM plans WHERE id = ?", (head.plan,)).fetchone()
    if not is_taken:
        _insert(connection, block.tables)
        connection.execute(_LAST_OF_NEW, (head.plan,))


def _insert(connection: sqlite3.Connection, tables: Tables) -> None:
    for table, of_table in tables.items():
        connection.executemany(_INSERT[table], of_table)


def _number(connection: sqlite3.Connection) -> None:
    """Give every plan its place in the order of the folders."""
    plans = connection.execute("SELECT id, position FROM plans ORDER BY folder").fetchall()
    moved = [(place, plan) for place, (plan, before) in enumerate(plans, 1) if place != before]
    # No two plans may have one place, not even for a moment.
    connection.executemany(_LAST_OF_NEW, [(plan,) for _place, plan in moved])
    connection.executemany("UPDATE plans SET position = ? WHERE id = ?", moved)


def keep_shelves(connection: sqlite3.Connection, shelves: Mapping[str, Mark], moment: int) -> None:
    """Keep the marks that the folders of the library had at a moment, in nanoseconds, or later."""
    connection.execute("DELETE FROM shelves")
    rows = ((folder, is_settled(moment, *seen), *seen) for folder, seen in shelves.items())
    connection.executemany("INSERT INTO shelves VALUES(?, ?, ?, ?)", rows)


def note(connection: sqlite3.Connection, states: Iterable[tuple[str, State]]) -> None:
    """Keep what the files of some folders look like now; their content is what the index has."""
    values = ((*state, folder) for folder, state in states)
    connection.executemany(
        "UPDATE sources SET files = ?, settled = ?, times = ?, checksums = ? WHERE folder = ?", values
    )
