"""What is ticked: a tick answers what the sentence asks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from fazhi_cli.formats.document import Box
from fazhi_cli.plan.acts import is_act
from fazhi_cli.vocabulary import KINDS, PER_CASE, TIMES
from fazhi_cli.vocabulary.checklist_notes import NOT_CHECKED

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from fazhi_cli.formats.document import CellLine
    from fazhi_cli.query.clauses import Clause
    from fazhi_cli.query.task_sheets import Item

TickKind = Literal["product", "recurring", "prohibition", "running case", "case", "standing", "right"]

TICKS: Mapping[TickKind, tuple[CellLine, ...]] = {
    "product": ((Box("已完成（____月____日）"),),),
    "recurring": ((Box("本年度已開展"),),),
    "prohibition": ((Box("未發現"),), (Box("發現____起，已糾正____起"),)),
    "running case": (("應辦____件 已辦____件",), ("按期____件",)),
    "case": (("應辦____件 已辦____件",),),
    "standing": ((Box("未啟動"), " ", Box("推進中"), " ", Box("已落實")),),
    "right": ((f"權利，{NOT_CHECKED}",),),
}
"""The lines of a cell to tick, in the order in which a task of several kinds has them; a case is counted, a right has no box."""

NAMES: Mapping[TickKind, str] = {
    "product": "完成成果",
    "recurring": TIMES["recurring"],
    "prohibition": KINDS["prohibition"],
    "running case": TIMES["triggered"],
    "case": PER_CASE,
    "standing": "持續落實",
    "right": KINDS["right"],
}

CASES: frozenset[TickKind] = frozenset({"running case", "case"})
"""What is counted, and checked case by case on a sheet of its own."""

NOT_ENTERED: frozenset[TickKind] = CASES | {"right"}
"""Of what there is no day on which it is complete: it is counted, or nobody must do it."""


def tick_kind_of(clause: Clause, item: Item | None = None) -> TickKind:
    """A prohibition has no cases that were done; what is done for each case is counted. An item has its clause's time.

    What is made, published or handed in is done on a day, whether the plan sets it a limit or not; what recurs is done in
    its year.
    """
    kind = item.kind if item else clause.kind
    if kind == "prohibition":
        return "prohibition"
    if clause.time == "triggered":
        return "running case"
    if clause.per:
        return "case"
    if kind == "right":
        return "right"
    if clause.time == "recurring":
        return "recurring"
    if clause.time == "milestone" or clause.output:
        return "product"
    return "standing"


def are_acts(items: Sequence[Item]) -> bool:
    """Whether the items of a clause can each be done by itself, so that they are ticked and not the clause."""
    return bool(items) and all(is_act(item.text) for item in items)


def tick_kinds_of_task(clauses: Iterable[Clause]) -> tuple[TickKind, ...]:
    """What is ticked of a task as a whole, in the order of TICKS; rights are not."""
    of_clauses = {tick_kind_of(clause) for clause in clauses}
    of_clauses.discard("right")
    if "running case" in of_clauses:
        of_clauses.discard("case")
    return tuple(tick_kind for tick_kind in TICKS if tick_kind in of_clauses)


def lines_of_clause(tick_kind: TickKind) -> tuple[CellLine, ...]:
    """What is ticked of a clause or an item."""
    return TICKS[tick_kind]


def lines_of_task(tick_kinds: tuple[TickKind, ...]) -> tuple[CellLine, ...]:
    """A task of one kind is ticked as that; of a task of several, each kind is named before its ticks."""
    lines: list[CellLine] = []
    for tick_kind in tick_kinds:
        if len(tick_kinds) > 1:
            lines.append((f"{NAMES[tick_kind]}：",))
        lines += TICKS[tick_kind]
    return tuple(lines)
