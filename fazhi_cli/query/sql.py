"""One SELECT, typed by a reader, over the tables of the index: nothing can be changed, and time and memory have bounds."""

from __future__ import annotations

import math
import sqlite3
from time import monotonic
from typing import TYPE_CHECKING, Any

from fazhi_cli.errors import Fault, WrongCall
from fazhi_cli.index.integrity import is_damage, is_interrupt
from fazhi_cli.plan.names import near

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fazhi_cli.query.database import Database
    from fazhi_cli.query.question import Question

Row = dict[str, Any]

READING = {sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_FUNCTION, sqlite3.SQLITE_RECURSIVE}
BATCH = 1000
"""Rows that are fetched, and where possible written, at a time."""
STEPS = 20_000
"""Instructions of SQLite between two looks at the clock: some tenths of a millisecond."""
CELL = 1_000_000
"""Bytes of one value or row beside the longest text that the index holds."""
HEAP = 256 * 2**20
"""Bytes that SQLite may take beside an index that lies in memory."""


class Query:
    """A statement: once it has begun its columns are known, and its rows come in batches.

    `heap` is a bound on the whole process: None in one that is not ours alone. `seconds` counts only the time in which SQLite works, not that in which a reader pages through the rows.
    """

    def __init__(self, question: Question, statement: str, seconds: float, heap: int | None = HEAP) -> None:
        database = question.database
        self.connection = database.connection
        self.left = seconds
        self.seconds = seconds
        self.deadline = math.inf
        self.refused = False
        self.statement = statement
        self.columns: tuple[str, ...] = ()
        _amend(question)
        _bound(database, heap)

    def begin(self) -> None:
        """Start the statement, after which its columns are known. Raises WrongCall where it cannot be run."""
        self.connection.set_authorizer(self._allowed)
        self.connection.set_progress_handler(self._is_late, STEPS)
        self.cursor = self._timed(lambda: self.connection.execute(self.statement))
        if self.cursor.description is None:
            raise WrongCall(Fault("no-statement"))
        self.columns = distinct([name for name, *_ in self.cursor.description])

    def batches(self) -> Iterator[list[Row]]:
        while found := self._timed(lambda: self.cursor.fetchmany(BATCH)):
            yield [dict(zip(self.columns, map(_value, row), strict=True)) for row in found]

    def _allowed(self, action: int, _first: str | None, second: str | None, *_: str | None) -> int:
        if action in READING and second != "load_extension":
            return sqlite3.SQLITE_OK
        self.refused = True
        return sqlite3.SQLITE_DENY

    @property
    def is_at_work(self) -> bool:
        """Whether SQLite is in the middle of a step."""
        return self.deadline < math.inf

    def _is_late(self) -> bool:
        return monotonic() > self.deadline

    def _timed(self, step: Any) -> Any:
        """One step of SQLite within what is left of the time; its failures as sentences."""
        started = monotonic()
        self.deadline = started + self.left
        try:
            return step()
        except MemoryError:
            raise WrongCall(Fault("out-of-memory")) from None
        except (sqlite3.Error, sqlite3.Warning, UnicodeError) as error:
            if isinstance(error, sqlite3.Error) and is_damage(error):
                raise  # no fault of the statement
            if is_interrupt(error) and not self._is_late():
                raise KeyboardInterrupt from None
            raise WrongCall(self._fault(error)) from None
        finally:
            self.left -= monotonic() - started
            self.deadline = math.inf

    def _fault(self, error: Exception) -> Fault:
        """Why a statement failed, told by what SQLite says of it."""
        if self._is_late():
            return Fault("out-of-time", seconds=f"{self.seconds:g}")
        if self.refused:
            return Fault("not-a-reading")
        reason = str(error).rstrip(".")
        if "one statement" in reason:
            return Fault("statements-at-once")
        return self._misspelt(reason) or Fault("faulty-statement", reason=reason)

    def _misspelt(self, reason: str) -> Fault | None:
        """What a misspelt table or column may have meant."""
        what, _, name = reason.rpartition(": ")
        if what == "no such table":
            tables = self._listed("SELECT name FROM sqlite_schema WHERE type = 'table'")
            return Fault("unknown-table", reason=reason, near=near(name, tables), known=tables)
        if what == "no such column":
            columns = self._listed("SELECT DISTINCT c.name FROM sqlite_schema t, pragma_table_info(t.name) c")
            return Fault("unknown-column", reason=reason, near=near(name.rpartition(".")[2], columns), known=columns)
        return None

    def _listed(self, statement: str) -> list[str]:
        self.connection.set_authorizer(None)
        return [name for (name,) in self.connection.execute(statement)]


def _amend(question: Question) -> None:
    """Show the plan as it stands on the asked day: views of this connection under the names of the tables they amend.

    A reader's statement cannot say which it means; the connection serves nothing else.
    """
    for table, relation in question.relations.amended().items():
        question.database.execute(f"CREATE TEMP VIEW {table} AS SELECT * FROM {relation}")


def _bound(database: Database, heap: int | None) -> None:
    """Bounds on memory, and a reader of text that no byte can stop; `fold` makes both scripts and widths alike."""
    connection = database.connection
    fold = database.fold
    [(longest, size)] = database.rows(
        "SELECT coalesce(max(length(CAST(text AS BLOB))), 0), (SELECT page_count * page_size FROM pragma_page_count, pragma_page_size)"
        " FROM plan_texts"
    )
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, CELL + 2 * longest)
    if heap is not None:
        connection.execute(f"PRAGMA hard_heap_limit = {heap + size}")
    connection.create_function(
        "fold", 1, lambda value: fold(value) if isinstance(value, str) else value, deterministic=True
    )
    connection.execute("SELECT 1 FROM json_each('[]'), json_tree('[]')")  # set up now: later that counts as a change
    connection.text_factory = lambda raw: raw.decode("utf-8", "replace")


def distinct(names: list[str]) -> tuple[str, ...]:
    """Every name once: the second `id` is id_2; a column without a name is column_ and its place."""
    given, taken = set(names), set[str]()
    found = []
    last: dict[str, int] = {}
    for place, name in enumerate(names, 1):
        base = choice = name or f"column_{place}"
        while choice in taken or (choice != base and choice in given):
            last[base] = last.get(base, 1) + 1  # goes on where the last of this name stopped: there may be 2,000
            choice = f"{base}_{last[base]}"
        taken.add(choice)
        found.append(choice)
    return tuple(found)


def _value(value: Any) -> Any:
    """A value that every format can hold: bytes as SQL writes them, infinity as words."""
    if isinstance(value, bytes):
        return f"x'{value.hex()}'"
    return str(value) if isinstance(value, float) and math.isinf(value) else value
