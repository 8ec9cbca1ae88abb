"""Tasks taken apart into what gets a row each: a task, a clause of it, an item of that."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from fazhi_cli.asked.ref import Ref
from fazhi_cli.layouts.checklists.ticks import CASES, are_acts, tick_kind_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fazhi_cli.query.clauses import Clause
    from fazhi_cli.query.task_sheets import Item, TaskSheet

RowLevel = Literal["task", "clause", "item"]
"""What gets a row of its own."""


class RowSource(NamedTuple):
    """What a row is made from: a task (no clause), a clause, or an item of it.

    `nth` counts the items of the clause from 1. `is_divided`: its items follow in rows of their own and are ticked there; an
    item is ticked itself only where it can be done by itself (`is_act`).
    """

    sheet: TaskSheet
    clause: Clause | None = None
    item: Item | None = None
    nth: int = 0
    is_divided: bool = False
    is_act: bool = True

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


def row_sources(sheet: TaskSheet, level: RowLevel) -> Iterator[RowSource]:
    """The rows of one task."""
    if level == "task":
        yield RowSource(sheet)
        return
    for clause in sheet.clauses:
        if level == "item":
            yield from _with_items(sheet, clause)
        else:
            yield RowSource(sheet, clause)


def _with_items(sheet: TaskSheet, clause: Clause) -> Iterator[RowSource]:
    items = sheet.items.get(clause.clause, ())
    if tick_kind_of(clause) in CASES:
        # What is done for each case is checked on the case's own sheet, so its items get no rows in the year's.
        items = ()
    is_act = are_acts(items)
    yield RowSource(sheet, clause, is_divided=is_act)
    for nth, item in enumerate(items, 1):
        yield RowSource(sheet, clause, item, nth, is_act=is_act)
