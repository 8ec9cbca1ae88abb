"""The civil law by which a period is counted, at the day of the event.

None of these laws speaks of the terms of an administrative document, nor of working days: they are an analogy, which the
name of a rule says.
"""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple


class CountingRule(NamedTuple):
    """Articles on how periods are counted (the first day left out, what 以內 includes) and the days within which they hold.

    confidence: H: the text of the law was read; M: it was read where others quote it. until: None while it is in force.
    """

    law: str
    articles: str
    since: dt.date
    until: dt.date | None
    confidence: str
    source: str

    @property
    def name(self) -> str:
        return f"比照{self.law}{self.articles}"


_RULES = (
    CountingRule(
        "民法通則",
        "第154—155條",
        dt.date(1987, 1, 1),
        dt.date(2017, 9, 30),
        "M",
        "第154條全文見 aolonic.com;第155條及施行日期未見原文",
    ),
    # 民法通則 stood beside it until 2020: where both speak, the later law holds.
    CountingRule(
        "民法總則",
        "第201、203、205條",
        dt.date(2017, 10, 1),
        dt.date(2020, 12, 31),
        "M",
        "第205、206條:ccpit-patent.com.cn node/4001;第200—203條:chinalegal.news",
    ),
    CountingRule(
        "民法典",
        "第201—203條、第1259條",
        dt.date(2021, 1, 1),
        None,
        "H",
        "國家法律法規數據庫文本:github.com/LawRefBook/Laws",
    ),
)

UNKNOWN = "當時的期間計算規定未查到"


def rule_on(day: dt.date) -> str:
    """The name of the rule in force on a day, or that none was found."""
    for rule in _RULES:
        if rule.since <= day and (rule.until is None or day <= rule.until):
            return rule.name
    return UNKNOWN
