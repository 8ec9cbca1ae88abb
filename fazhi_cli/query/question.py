"""What is asked of an index, as one frozen value: the plans, the day, and the selection."""

import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from fazhi_cli.asked.selection import Selection
from fazhi_cli.query.database import Database
from fazhi_cli.query.fragments import Fragment
from fazhi_cli.query.relations import Relations
from fazhi_cli.structs import Struct

if TYPE_CHECKING:
    from fazhi_cli.query.keys import TaskKey
    from fazhi_cli.query.matter import Matter

R = TypeVar("R")


class Question(Struct):
    """A selection asked of a database; plans are those that it is about, in the library's order.

    matters: by task how far it is, as whoever asks has read it from the register; None where nothing of that is asked.

    Every statement of a question is of its plans, as they stood on its day; see relations.
    """

    database: Database
    selection: Selection
    plans: tuple[str, ...]
    relations: Relations
    matters: "Mapping[TaskKey, Matter] | None" = None

    @classmethod
    def of(cls, database: Database, selection: Selection) -> "Question":
        """Raises WrongCall for a plan, a place or a year that is not there, InvalidRulebook for a plan that cannot be used."""
        if not selection.picks_plans:
            return cls(database, selection, database.plans, Relations(database, None, selection.day_iso))
        from fazhi_cli.query.asked_plans import asked_plans  # who asks for all of a rulebook does not wait for it

        plans = asked_plans(database, selection)
        return cls(database, selection, plans, Relations(database, plans, selection.day_iso))

    def but(self, **changes: Any) -> "Question":
        """The same question with other conditions. Raises WrongCall and InvalidRulebook as `of` does."""
        selection = self.selection._replace(**changes)
        if not changes.keys().isdisjoint(("plan", "place", "year", "today", "as_of")):
            return Question.of(self.database, selection)._replace(matters=self.matters)
        return self._replace(selection=selection)

    def as_issued(self) -> "Question":
        """The same question of the plans before all changes."""
        plans = self.plans if self.selection.picks_plans else None
        return self._replace(relations=Relations(self.database, plans, None))

    @property
    def day(self) -> str | None:
        """The day as of which the plan is asked, in ISO form; None: as it was issued."""
        return self.selection.day_iso

    @property
    def has_changes(self) -> bool:
        """Whether the plan may be another on the asked day than it was when issued."""
        return self.day is not None and self.database.has_changes

    def execute(self, statement: str, values: Sequence[object] = ()) -> sqlite3.Cursor:
        """Run a statement, in which `@tasks` is the table tasks as this question sees it."""
        return self.database.execute(self.relations.resolve(statement), values)

    def rows(self, statement: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        return self.execute(statement, values).fetchall()

    def texts(self, statement: str, values: Sequence[object] = ()) -> list[str]:
        """The values of a statement's only column."""
        return [text for (text,) in self.execute(statement, values)]

    def number(self, statement: str, values: Sequence[object] = ()) -> int:
        """The single number that a statement counts."""
        [(number,)] = self.rows(statement, values)
        return int(number)

    def read(self, make: Callable[..., R], columns: Mapping[str, str], rest: Fragment) -> Iterator[R]:
        """The rows of a statement one by one, each as what is made of its columns, which it is handed by name.

        columns: the SQL of each by its name; rest is all of the statement from FROM on.
        """
        selected = ", ".join(columns.values())
        for row in self.execute(f"SELECT {selected} {rest.text}", rest.values):
            yield make(**dict(zip(columns, row, strict=True)))
