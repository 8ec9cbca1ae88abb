"""What is ticked, by what a clause is: a tick on a prohibition means another thing than one on a limit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from fazhi_cli.formats.document import Box
from fazhi_cli.vocabulary import KINDS, PER_CASE, TIMES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from fazhi_cli.formats.document import CellLine
    from fazhi_cli.query.clauses import Clause
    from fazhi_cli.query.task_sheets import Item

TickKind = Literal["milestone", "recurring", "prohibition", "case", "standing", "right"]

TICKS: Mapping[TickKind, tuple[CellLine, ...]] = {
    "milestone": ((Box("已完成"),),),
    "recurring": ((Box("本年度已開展"),),),
    "prohibition": ((Box("未發現"), " ", Box("已糾正")),),
    "case": (("應辦____件",), ("按期____件",)),
    "standing": ((Box("已部署"), " ", Box("有制度")),),
    "right": (("權利，不核對",),),
}
"""The lines of a cell to tick, in the order in which a task of several kinds has them; a case is counted, a right has no box."""

NAMES: Mapping[TickKind, str] = {
    "milestone": TIMES["milestone"],
    "recurring": TIMES["recurring"],
    "prohibition": KINDS["prohibition"],
    "case": PER_CASE,
    "standing": "持續落實",
    "right": KINDS["right"],
}


def tick_kind_of(clause: Clause, item: Item | None = None) -> TickKind:
    """A prohibition has no cases that were done; what is done for each case is counted. An item has its clause's time."""
    kind = item.kind if item else clause.kind
    if kind == "prohibition":
        return "prohibition"
    if clause.per or clause.time == "triggered":
        return "case"
    if kind == "right":
        return "right"
    if clause.time == "milestone":
        return "milestone"
    if clause.time == "recurring":
        return "recurring"
    return "standing"


def tick_kinds_of_task(clauses: Iterable[Clause]) -> tuple[TickKind, ...]:
    """What is ticked of a task as a whole, in the order of TICKS; rights are not."""
    of_clauses = {tick_kind_of(clause) for clause in clauses}
    of_clauses.discard("right")
    return tuple(tick_kind for tick_kind in TICKS if tick_kind in of_clauses)


def lines_of_clause(tick_kind: TickKind) -> tuple[CellLine, ...]:
    if tick_kind == "case":
        return ((PER_CASE,), *TICKS[tick_kind])
    return TICKS[tick_kind]


def lines_of_task(tick_kinds: tuple[TickKind, ...]) -> tuple[CellLine, ...]:
    """A task of one kind is ticked as that; of a task of several, each kind is named before its ticks."""
    lines: list[CellLine] = []
    for tick_kind in tick_kinds:
        if len(tick_kinds) > 1 or tick_kind == "case":
            lines.append((f"{NAMES[tick_kind]}：",))
        lines += TICKS[tick_kind]
    return tuple(lines)
