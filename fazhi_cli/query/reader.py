"""Looks up, in an open index, what a selection names: units, plans, chapters, numbers; unknown names raise at once."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple, NoReturn

from fazhi_cli.errors import Fault, WrongCall
from fazhi_cli.plan.names import Folding, near, unit_keys

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterable, Sequence
    from datetime import date

    from fazhi_cli.asked.ids import Span


def marks(values: Collection[object]) -> str:
    """A placeholder for each value of an IN list."""
    return ", ".join("?" * len(values))


class Wording(NamedTuple):
    text: str
    mainland: str
    only: tuple[str, ...]
    not_in: tuple[str, ...]


class Reader:
    """One open index with its folding; explains: the reader of the answer also asked how the question was read."""

    def __init__(self, connection: sqlite3.Connection, *, explains: bool = False) -> None:
        self.connection = connection
        self.explains = explains
        self.day = ""
        connection.execute("PRAGMA temp_store = MEMORY")

    def stand(self, day: date) -> None:
        """Let every later query see the plan as it stands on a day; what never changed needs nothing."""
        self.day = day.isoformat()
        if self.changed:
            from fazhi_cli.query.as_of import stand

            stand(self, day)

    @cached_property
    def changed(self) -> bool:
        """Whether anything happened to a plan since."""
        return bool(self.rows("SELECT 1 FROM changes LIMIT 1"))

    @cached_property
    def fold(self) -> Folding:
        table = dict(self.rows("SELECT key, value FROM meta WHERE key IN ('traditional', 'simplified')"))
        return Folding(table["traditional"], table["simplified"])

    @cached_property
    def places(self) -> list[str]:
        """The folded places of all plans: 遂寧市 may stand before a unit's name or not."""
        return [self.fold(place or "") for (place,) in self.rows("SELECT DISTINCT place FROM plans")]

    @cached_property
    def plans(self) -> list[str]:
        return [plan for (plan,) in self.rows("SELECT id FROM plans ORDER BY position")]

    def rows(self, statement: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        return self.connection.execute(statement, values).fetchall()

    def keys(self, name: str) -> list[str]:
        """Under which keys of unit_names a typed name may stand."""
        folded = self.fold(name)
        return list(dict.fromkeys(key for place in self.places for key in unit_keys(folded, place)))

    def register_fold(self) -> None:
        """Let SQL fold the few columns that the index does not keep folded."""
        self.connection.create_function("fold", 1, self.fold, deterministic=True)

    def senses(self, name: str) -> list[tuple[str, str, str, str]]:
        """Plan, unit, sense and spelling of everything that a name may mean. Raises WrongCall where it means nothing."""
        keys = self.keys(name)
        found = self.rows(f"SELECT plan, unit, sense, name FROM unit_names WHERE key IN ({marks(keys)})", keys)
        if not found:
            self.unknown(
                "unknown-unit", name, (known for (known,) in self.rows("SELECT DISTINCT name FROM unit_names"))
            )
        return found

    def wordings(self) -> list[Wording]:
        """The reviewed pairs of converted and mainland words, of all plans."""
        import json

        found = self.rows("SELECT DISTINCT text, mainland, only_in, not_in FROM wordings ORDER BY plan, position")
        return [Wording(text, mainland, json.loads(only), json.loads(other)) for text, mainland, only, other in found]

    def known_plans(self, plans: Iterable[str]) -> None:
        for plan in plans:
            if plan not in self.plans:
                known = near(plan, self.plans) or self.plans
                raise WrongCall(Fault("unknown-plan", name=plan, known=known[:5]))

    def meant_plans(self, asked: Sequence[str]) -> frozenset[str]:
        """The plans asked for; where none is, all. Raises WrongCall for an unknown one."""
        self.known_plans(asked)
        return frozenset(asked or self.plans)

    def known_chapters(self, typed: tuple[str, ...]) -> list[int]:
        from fazhi_cli.asked import ids

        found = self.rows("SELECT DISTINCT number, title FROM chapters WHERE number IS NOT NULL ORDER BY number")
        known = {number for number, _ in found}
        asked: list[int] = []
        for text in typed:
            try:
                asked += ids.numbers((text,))
            except WrongCall:
                nearest = near(text, [f"{number} {title}" for number, title in found], self.fold)
                raise WrongCall(Fault("unreadable-chapter", text=text, nearest=nearest)) from None
        for number in asked:
            if number not in known:
                raise WrongCall(Fault("unknown-chapter", number=number, count=len(known)))
        return asked

    def known_ids(self, typed: tuple[str, ...]) -> list[Span]:
        from fazhi_cli.asked import ids
        from fazhi_cli.query.spans import of_clauses

        spans = ids.spans(typed)
        for span in spans:
            meant = of_clauses([span])
            if not self.rows(f"SELECT 1 FROM clauses c WHERE {meant} LIMIT 1", meant.values):
                [(first, last)] = self.rows("SELECT min(id), max(id) FROM tasks")
                code = "unknown-task" if span.clause is None else "unknown-clause"
                raise WrongCall(Fault(code, typed=span.typed, first=first, last=last))
        return spans

    def actor_words(self, names: Iterable[str]) -> list[str]:
        """The folded words by which the clauses may name these actors: as typed, and every spelling of their function."""
        words: list[str] = []
        for name in names:
            folded, keys = self.fold(name), self.keys(name)
            functions = self.rows(
                "SELECT DISTINCT s.folded FROM functions f JOIN functions s ON s.plan = f.plan AND s.name = f.name"
                " WHERE f.folded = ? OR f.unit IN (SELECT unit FROM unit_names n WHERE n.plan = f.plan AND n.key IN"
                f" ({marks(keys)}) AND n.sense <> 'successor')",
                (folded, *keys),
            )
            words += [folded, *(word for (word,) in functions)]
            if not functions:
                self._known_actor(name, folded)
        return list(dict.fromkeys(words))

    def _known_actor(self, name: str, folded: str) -> None:
        """Raise unless a clause names the actor, or a unit bears the name."""
        import json

        actors = [
            actor for (listed,) in self.rows("SELECT DISTINCT actor FROM clauses") for actor in json.loads(listed)
        ]
        if any(folded in self.fold(actor) for actor in actors):
            return
        keys = self.keys(name)
        if not self.rows(f"SELECT 1 FROM unit_names WHERE key IN ({marks(keys)})", keys):
            self.unknown("unknown-actor", name, actors)

    def unknown(self, code: str, name: str, known: Iterable[str]) -> NoReturn:
        raise WrongCall(Fault(code, name=name, nearest=near(name, known, self.fold)))
