"""Sheets taken apart into what gets a row each: a task, a clause of it, an item of that."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from fazhi_cli.layouts.checklists.ticks import sort_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from fazhi_cli.query.clauses import Clause
    from fazhi_cli.query.rows import Limit
    from fazhi_cli.query.sheets import Item, Sheet

Level = Literal["task", "clause", "item"]


class Entry(NamedTuple):
    """A row to be: a task (no clause), a clause, or an item of it; `order` counts the tasks, `nth` the items."""

    sheet: Sheet
    order: int
    clause: Clause | None = None
    item: Item | None = None
    nth: int = 0
    parted: bool = False
    """Whether its clauses or items follow as rows of their own, so that this row is not ticked itself."""

    @property
    def ref(self) -> str:
        if self.clause is None:
            return str(self.sheet.task.id)
        return f"{self.clause.ref}-{self.nth}" if self.item else self.clause.ref

    @property
    def text(self) -> str:
        """The plan's own words for it."""
        if self.item:
            return self.item.text
        return self.clause.text if self.clause else self.sheet.task.text

    @property
    def limits(self) -> tuple[Limit, ...]:
        return self.clause.limits if self.clause else self.sheet.task.limits


def of_task(sheet: Sheet, order: int, level: Level, *, headed: bool) -> Iterator[Entry]:
    """The rows of one task; headed: with a row of the task itself above those of its clauses."""
    if level == "task" or headed:
        yield Entry(sheet, order, parted=level != "task")
    if level != "task":
        for clause in sheet.clauses:
            yield from _of_clause(sheet, order, clause, split=level == "item")


def _of_clause(sheet: Sheet, order: int, clause: Clause, *, split: bool) -> Iterator[Entry]:
    # What is done for each case is checked on the case's own sheet, so its items get no rows in the year's.
    items: Iterable[Item] = sheet.items.get(clause.clause, ()) if split and sort_of(clause) != "case" else ()
    items = tuple(items)
    yield Entry(sheet, order, clause, parted=bool(items))
    for nth, item in enumerate(items, 1):
        yield Entry(sheet, order, clause, item, nth)
