"""What is ticked, by what a clause is: a tick on a prohibition means another thing than one on a limit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from fazhi_cli.formats.document import Box
from fazhi_cli.vocabulary import KINDS, PER_CASE, TIMES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from fazhi_cli.formats.document import Line
    from fazhi_cli.query.clauses import Clause
    from fazhi_cli.query.task_sheets import Item

Sort = Literal["milestone", "recurring", "prohibition", "case", "standing", "right"]

TICKS: Mapping[Sort, tuple[Line, ...]] = {
    "milestone": ((Box("已完成"),),),
    "recurring": ((Box("本年度已開展"),),),
    "prohibition": ((Box("未發現"), " ", Box("已糾正")),),
    "case": (("應辦____件",), ("按期____件",)),
    "standing": ((Box("已部署"), " ", Box("有制度")),),
    "right": (("權利,不核對",),),
}
"""The lines of a cell to tick, in the order in which a task of several sorts has them; a case is counted, a right has no box."""

NAMES: Mapping[Sort, str] = {
    "milestone": TIMES["milestone"],
    "recurring": TIMES["recurring"],
    "prohibition": KINDS["prohibition"],
    "case": PER_CASE,
    "standing": "持續落實",
    "right": KINDS["right"],
}


def sort_of(clause: Clause, item: Item | None = None) -> Sort:
    """What is done for each case is counted, whatever else it is; an item has its own kind and its clause's time."""
    kind = item.kind if item else clause.kind
    if clause.per or clause.time == "triggered":
        return "case"
    if kind == "right":
        return "right"
    if kind == "prohibition":
        return "prohibition"
    if clause.time == "milestone":
        return "milestone"
    if clause.time == "recurring":
        return "recurring"
    return "standing"


def sorts_of_task(clauses: Iterable[Clause]) -> tuple[Sort, ...]:
    """What is ticked of a task as a whole, in the order of TICKS; rights are not."""
    of_clauses = {sort_of(clause) for clause in clauses}
    of_clauses.discard("right")
    return tuple(sort for sort in TICKS if sort in of_clauses)


def lines_of_clause(sort: Sort) -> tuple[Line, ...]:
    if sort == "case":
        return ((PER_CASE,), *TICKS[sort])
    return TICKS[sort]


def lines_of_task(sorts: tuple[Sort, ...]) -> tuple[Line, ...]:
    """A task that is one sort of thing is ticked as that; of one that is several, each sort is named before its ticks."""
    lines: list[Line] = []
    for sort in sorts:
        if len(sorts) > 1 or sort == "case":
            lines.append((f"{NAMES[sort]}:",))
        lines += TICKS[sort]
    return tuple(lines)
