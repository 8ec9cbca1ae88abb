"""The plans of a library that cannot be used: kept in the index, so that the others can be asked for by their names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fazhi_cli.errors import InvalidRulebook, Problem

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

_COLUMNS = "plan, file, line, col, code, severity, message"


class BrokenPlans:
    """What is wrong with the plans of a library that is being compiled."""

    def __init__(self) -> None:
        self._rows: list[tuple[str | None, Problem]] = []

    def add(self, problems: Iterable[Problem], plan: str | None = None) -> None:
        """Add what is wrong with one; plan: the id that it shares with another, where that is it."""
        self._rows.extend((plan, problem) for problem in problems)

    def keep(self, connection: sqlite3.Connection) -> None:
        """Write them to the index. Raises InvalidRulebook where no plan can be used."""
        rows = [(plan, *problem) for plan, problem in self._rows]
        connection.executemany(f"INSERT INTO broken_plans({_COLUMNS}) VALUES(?, ?, ?, ?, ?, ?, ?)", rows)
        connection.commit()
        usable = "SELECT 1 FROM plans WHERE id NOT IN (SELECT plan FROM broken_plans WHERE plan IS NOT NULL)"
        if not connection.execute(usable).fetchone():
            raise InvalidRulebook(problem for _plan, problem in self._rows)


def expect_usable(connection: sqlite3.Connection, plans: Sequence[str]) -> None:
    """Raise InvalidRulebook unless plans are named that can all be used: a library as a whole cannot."""
    usable = "SELECT id FROM plans WHERE id NOT IN (SELECT plan FROM broken_plans WHERE plan IS NOT NULL)"
    known = {plan for (plan,) in connection.execute(usable)}
    if plans and known.issuperset(plans):
        return
    rows = connection.execute("SELECT file, line, col, code, severity, message FROM broken_plans")
    raise InvalidRulebook(Problem(*row) for row in rows)
