"""An open index: its connection, and what every question needs to know of it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from fazhi_cli.plan.names import Folding, searched

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence


class Database:
    """An index that is open for reading. It holds nothing of what was asked: any number of questions may share it."""

    def __init__(self, connection: sqlite3.Connection, data: str = "") -> None:
        """data: where the rulebook or library lies, before the names of its files."""
        self.connection = connection
        self.data = data
        # Sorting a large answer must not fail where the temporary folder cannot be written.
        connection.execute("PRAGMA temp_store = MEMORY")

    def execute(self, statement: str, values: Sequence[object] = ()) -> sqlite3.Cursor:
        return self.connection.execute(statement, values)

    def rows(self, statement: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        return self.execute(statement, values).fetchall()

    def texts(self, statement: str, values: Sequence[object] = ()) -> list[str]:
        """The values of a statement's only column."""
        return [text for (text,) in self.execute(statement, values)]

    @cached_property
    def plans(self) -> tuple[str, ...]:
        """The ids of all plans, in the library's order."""
        return tuple(self.texts("SELECT id FROM plans ORDER BY position"))

    @cached_property
    def is_library(self) -> bool:
        """Whether there are several plans, so that a task's number alone does not tell which."""
        return len(self.plans) > 1 or self.has_broken_plans

    @cached_property
    def has_changes(self) -> bool:
        """Whether anything happened to a plan since it was issued."""
        return bool(self.rows("SELECT 1 FROM changes LIMIT 1"))

    @cached_property
    def has_role_words(self) -> bool:
        """Whether a plan calls the role of a unit by a word of its own."""
        return bool(self.rows("SELECT 1 FROM task_units WHERE word IS NOT NULL LIMIT 1"))

    @cached_property
    def has_unread_tasks(self) -> bool:
        """Whether nobody has read some task yet."""
        return bool(self.rows("SELECT 1 FROM tasks WHERE NOT reviewed LIMIT 1"))

    @cached_property
    def has_implied_units(self) -> bool:
        """Whether a sentence of some plan adds units to tasks that do not name them."""
        return bool(self.rows("SELECT 1 FROM task_units WHERE implied LIMIT 1"))

    @cached_property
    def has_divided_tasks(self) -> bool:
        """Whether a unit of some task has only a part of its clauses."""
        return bool(self.rows("SELECT 1 FROM task_units WHERE clauses IS NOT NULL LIMIT 1"))

    @cached_property
    def has_broken_plans(self) -> bool:
        """Whether this is a library in which a plan cannot be used."""
        [(is_any,)] = self.rows("SELECT (SELECT count(*) FROM sources) > (SELECT count(*) FROM plans)")
        return bool(is_any)

    @cached_property
    def fold(self) -> Folding:
        table = dict(self.rows("SELECT key, value FROM meta WHERE key IN ('traditional', 'simplified')"))
        return Folding(table["traditional"], table["simplified"])

    @cached_property
    def prefixes(self) -> tuple[tuple[str, ...], ...]:
        """What may stand before a unit's name in any of the plans, folded: 遂宁市, 遂宁, 市; see plan.names."""
        return tuple(tuple(listed.split("\t")) for listed in self.texts("SELECT DISTINCT prefixes FROM plans"))

    def columns(self, table: str) -> list[str]:
        """The names of a table's columns."""
        return self.texts("SELECT name FROM pragma_table_info(?, 'main')", (table,))

    def register_fold(self) -> None:
        """Let SQL fold the few columns that the index does not keep folded, and read them as a search does."""
        self.connection.create_function("fold", 1, self.fold, deterministic=True)
        self.connection.create_function("searched", 1, lambda text: searched(self.fold(text)), deterministic=True)


def scripts_of(database: Database, plans: Sequence[str]) -> list[str | None]:
    """In which scripts these plans, or all where none are named, are to be shown, each once; None: as they are."""
    if not plans:
        return [script for (script,) in database.execute("SELECT DISTINCT script FROM plans")]
    marks = ", ".join("?" * len(plans))
    rows = database.execute(f"SELECT DISTINCT script FROM plans WHERE id IN ({marks})", plans)
    return [script for (script,) in rows]
