"""What the words of a clause make it: a prohibition, a gate before another act, or a duty; and its exceptions."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

KindByWords = Literal["prohibition", "gate", "duty"]
"""What words can say; that a clause gives a right, only a ruling can (rulebook.tasks_model.KindRuling)."""

# Each of these patterns begins with characters, not with what stands before them: such a pattern is found quickest, and every clause is
# asked. 不得不 and 不得已 forbid nothing; 禁止 is left out, for it mostly names what some law forbids.
_FORBIDDING = re.compile("嚴禁|严禁|一律不得?+(?![不已])|不得(?![不已]|而知)")
_MUST = "[,，]?(?:均|都|一律)?(?:[應应][當当]?|[須须]|必[須须])"
# 「2015年3月前,應當」 is a limit and 「目前應當」 the present: neither is an act that must wait.
_GATE = re.compile(
    f"之(?<![年月日號号底末度]之)前{_MUST}|前(?<![年月日號号底末度之以目當当此先]前){_MUST}|前提[條条]件|必[經经]程[式序]"
)
_EXCEPTION = re.compile(
    "(?<![消清解廢废排免刪删扣撤拆開开破去根剔切掃扫革驅驱])除(?!此)[^除。;；\n]{1,60}?(?<![境海國国對对涉])外"
    "(?=$|[,，、。;；:：)）\n]|均|都|[應应]|不得|一律|所有|其他|其[餘余]|原[則则]上)"
)


@lru_cache(maxsize=1000)  # of the clauses of a plan it is asked several times
def kind_of(text: str) -> KindByWords:
    """Say what the words make of a clause or of one item of it; a prohibition outweighs a gate."""
    if _FORBIDDING.search(text):
        return "prohibition"
    return "gate" if _GATE.search(text) else "duty"


def is_moment(condition: str) -> bool:
    """Whether a condition says when a gate stands (作出決定之前), and not what it is for."""
    return condition.endswith("前")


def marks(text: str) -> list[tuple[int, int, str]]:
    """Every 嚴禁, 不得 and 一律不 as (start, end, word), left to right."""
    return [(*mark.span(), mark[0]) for mark in _FORBIDDING.finditer(text)]


def exceptions(text: str) -> list[tuple[int, int, str]]:
    """Every 除…外 (除…以外, 除…的外) within one sentence as (start, end, phrase), left to right."""
    return [(*mark.span(), mark[0]) for mark in _EXCEPTION.finditer(text)]
