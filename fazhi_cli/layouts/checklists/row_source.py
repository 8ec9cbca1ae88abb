"""Tasks taken apart into what gets a row each: a task, a clause of it, an item of that."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from fazhi_cli.asked.ref import Ref
from fazhi_cli.layouts.checklists.ticks import tick_kind_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fazhi_cli.query.clauses import Clause
    from fazhi_cli.query.task_sheets import Item, TaskSheet

RowLevel = Literal["task", "clause", "item"]
"""What gets a row of its own."""


class RowSource(NamedTuple):
    """What a row is made from: a task (no clause), a clause, or an item of it.

    `order` counts the tasks of the table from 1, `nth` the items of the clause. `is_divided`: its clauses or items follow in
    rows of their own, so that this row is not ticked itself.
    """

    sheet: TaskSheet
    order: int
    clause: Clause | None = None
    item: Item | None = None
    nth: int = 0
    is_divided: bool = False

    @property
    def ref(self) -> Ref:
        """Its reference within its plan."""
        if self.clause is None:
            return Ref(None, self.sheet.task.id)
        item = self.nth if self.item else None
        return Ref(None, self.clause.task, self.clause.clause, item)

    @property
    def text(self) -> str:
        """The plan's own words for it."""
        if self.item:
            return self.item.text
        if self.clause:
            return self.clause.text
        return self.sheet.task.text


def row_sources(sheet: TaskSheet, order: int, level: RowLevel, *, is_headed: bool) -> Iterator[RowSource]:
    """The rows of one task; is_headed: with a row of the task itself above those of its clauses."""
    if level == "task":
        yield RowSource(sheet, order)
        return
    if is_headed:
        yield RowSource(sheet, order, is_divided=True)
    for clause in sheet.clauses:
        if level == "item":
            yield from _with_items(sheet, order, clause)
        else:
            yield RowSource(sheet, order, clause)


def _with_items(sheet: TaskSheet, order: int, clause: Clause) -> Iterator[RowSource]:
    items = sheet.items.get(clause.clause, ())
    if tick_kind_of(clause) == "case":
        # What is done for each case is checked on the case's own sheet, so its items get no rows in the year's.
        items = ()
    yield RowSource(sheet, order, clause, is_divided=bool(items))
    for nth, item in enumerate(items, 1):
        yield RowSource(sheet, order, clause, item, nth)
