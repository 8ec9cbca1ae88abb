"""What is said beside a limit that was counted from an event."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fazhi_cli.vocabulary.marks import CHANGE

if TYPE_CHECKING:
    from collections.abc import Sequence

AT_ONCE = "(事發之日已暫緩)"
BEFORE_ITS_END = "(期限屆滿前暫緩,所列日期未扣除)"
"""No rule says how many days of a term a suspension takes, so none is taken off."""

MOVED = "末日不上班,順延是比照民事期間的規定;內部報送並無順延的明文,穩妥起見以末日為準"


def suspensions(changes: Sequence[str], when: str) -> list[str]:
    """The sentences of changes that suspend a limit, and when they do."""
    return [f"{CHANGE}{change}{when}" for change in changes]


WORKED_WEEKEND = {"published": "末日是週末但調休上班,不順延", "office": "末日是週末但照常上班,不順延"}
"""Why a last day on a weekend does not move, by who made it a working day."""


def in_scope(scope: str) -> str:
    """That a limit is for a part of the cases that start it, and who must judge."""
    return f"是否屬「{scope}」待判斷"


def exceptions(phrases: Sequence[str]) -> list[str]:
    return [f"例外待判斷:{phrase}" for phrase in phrases]
