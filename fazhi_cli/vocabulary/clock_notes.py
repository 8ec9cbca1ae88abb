"""What is said beside a limit that was counted from an event."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fazhi_cli.vocabulary.marks import CHANGE, LAW
from fazhi_cli.vocabulary.templates import listed

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from fazhi_cli.plan.statutes import ShorterTerm, WorkingDayClause

AT_ONCE = "（事發之日已暫緩）"
BEFORE_ITS_END = "（期限屆滿前暫緩，所列日期未扣除）"
"""No rule says how many days of a term a suspension takes, so none is taken off."""

MOVED = "末日不上班，順延是比照民事期間的規定；內部報送可否順延，未查到明文，穩妥起見以末日為準"

AHEAD = "往前數到的末日不上班，未查到可以推遲的規定，穩妥起見以此前的工作日為準"
WITHOUT_DAY = "按小時、分鐘計，從日期推算不出時刻，以方案原文為準"


def suspensions(changes: Sequence[str], when: str) -> list[str]:
    """The sentences of changes that suspend a limit, and when they do."""
    return [f"{CHANGE}{change}{when}" for change in changes]


WORKED_WEEKEND = {"published": "末日是週末但調休上班，不順延", "office": "末日是週末但照常上班，不順延"}
"""Why a last day on a weekend does not move, by who made it a working day."""


def in_scope(scope: str) -> str:
    """That a limit is for a part of the cases that start it, and who must judge."""
    return f"是否屬「{scope}」待判斷"


def exceptions(phrases: Sequence[str]) -> list[str]:
    return [f"例外待判斷：{phrase}" for phrase in phrases]


def open_moving(year: int) -> str:
    """That nobody knows yet whether the last day is worked."""
    return f"{year}年的放假通知未收錄，末日是否順延待定"


def working_days(amount: int, clauses: Sequence[WorkingDayClause]) -> list[str]:
    """That the days were counted as calendar days, and by which statutes such a term is one of working days."""
    if not clauses:
        return []
    articles = listed(f"{clause.law}{clause.article}（{clause.since}起施行）" for clause in clauses)
    return [f"{LAW}方案的{amount}日按自然日計算；{articles}所定的同類期限按工作日計算，是否適用由本單位判斷"]


def shorter_term(terms: Sequence[ShorterTerm], matters: Sequence[str], last_day: date) -> str:
    """That later papers set a shorter term for some matters, and when it ends."""
    papers = listed(f"{term.paper}{term.point}" for term in terms)
    return (
        f"{LAW}{papers}對{listed(matters)}決定的公開另定{terms[0].working_days}個工作日，即{last_day}止"
        "（法律、行政法規另有規定的除外；非方案原文，現行效力由本單位核實）"
    )


def joined(notes: Sequence[str]) -> str | None:
    """The notes of one clock; None where there is nothing to say."""
    return "；".join(notes) or None
