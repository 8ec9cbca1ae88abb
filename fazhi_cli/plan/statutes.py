"""Law that stands beside a limit of a plan: never the plan's word, so whoever prints it marks it.

confidence: H: the text was read; M: a copy was read; BG: general knowledge, not read.
"""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

_LAWS = "國家法律法規數據庫文本:github.com/LawRefBook/Laws"
PENALTY = ("行政處罰", "行政处罚")
LICENCE = ("行政許可", "行政许可", "行政審批", "行政审批")
COERCION = ("行政強制", "行政强制")
RECONSIDERATION = ("行政複議", "行政复议")
"""The words by which a text speaks of a matter, in both scripts."""
_PUBLISHING = ("公開", "公开", "公示", "公布", "公佈")
_FILING = ("備案", "备案")


class WorkingDayClause(NamedTuple):
    """An article by which a statute means working days where it says so many days; amounts: which, None for all.

    until: None while it is in force.
    """

    law: str
    article: str
    matter: tuple[str, ...]
    amounts: frozenset[int] | None
    since: dt.date
    until: dt.date | None
    confidence: str
    source: str

    def counts(self, amount: int) -> bool:
        return self.amounts is None or amount in self.amounts


_WORKING_DAY_CLAUSES = (
    WorkingDayClause("行政許可法", "第82條", LICENCE, None, dt.date(2004, 7, 1), None, "H", _LAWS),
    WorkingDayClause("行政處罰法", "第85條", PENALTY, frozenset({2, 3, 5, 7}), dt.date(2021, 7, 15), None, "H", _LAWS),
    WorkingDayClause("行政強制法", "第69條", COERCION, frozenset(range(1, 11)), dt.date(2012, 1, 1), None, "H", _LAWS),
    WorkingDayClause(
        "行政複議法",
        "第40條",
        RECONSIDERATION,
        frozenset({5, 7}),
        dt.date(1999, 10, 1),
        dt.date(2023, 12, 31),
        "H",
        _LAWS,
    ),
    WorkingDayClause(
        "行政複議法", "第88條", RECONSIDERATION, frozenset({3, 5, 7, 10}), dt.date(2024, 1, 1), None, "H", _LAWS
    ),
)
SHORT = 10
"""Days: no statute here but the one on licences counts a longer term in working days."""


class ShorterTerm(NamedTuple):
    """A later paper that sets a shorter term, in working days, for what a plan limits.

    matters: of which decisions; act: what is to be done with them, as texts write it.
    """

    paper: str
    point: str
    matters: tuple[tuple[str, ...], ...]
    act: tuple[str, ...]
    working_days: int
    since: dt.date
    confidence: str
    source: str

    def matters_of(self, text: str, case: str) -> list[str]:
        """The matters of which both a text and the names of a case speak."""
        return [matter[0] for matter in self.matters if speaks_of(text, matter) and speaks_of(case, matter)]


# Its day is general knowledge; it was decided on 2015-06-17. 行政複議 it does not name.
SHORTER_TERMS = (
    ShorterTerm(
        "國辦發〔2015〕51號",
        "第18點",
        (PENALTY, LICENCE),
        _PUBLISHING,
        7,
        dt.date(2015, 6, 24),
        "H",
        "信用十堰 credit.shiyan.gov.cn/660/2459.html、信用黑龍江所載發改電〔2015〕557號(引文,未讀全文)",
    ),
    ShorterTerm(
        "國辦發〔2018〕118號",
        "二(六)",
        (PENALTY, LICENCE),
        _PUBLISHING,
        7,
        dt.date(2019, 1, 3),
        "H",
        "gov.cn content_5354528",
    ),
)


class Definition(NamedTuple):
    """A paper that says what a word means for some duty in some province.

    terms: the words that it defines; act: the duty, as texts write it. places: the beginnings of the names of its places.
    caveat: what is not known of it, as people are told.
    """

    paper: str
    articles: str
    terms: tuple[str, ...]
    act: tuple[str, ...]
    places: tuple[str, ...]
    since: dt.date
    confidence: str
    source: str
    caveat: str


_SICHUAN = (
    *(
        "四川",
        "成都",
        "自貢",
        "攀枝花",
        "瀘州",
        "德陽",
        "綿陽",
        "廣元",
        "遂寧",
        "內江",
        "樂山",
        "南充",
        "眉山",
        "宜賓",
        "廣安",
    ),
    *("達州", "雅安", "巴中", "資陽", "阿壩", "甘孜", "涼山"),
    *("自贡", "泸州", "德阳", "绵阳", "广元", "遂宁", "内江", "乐山", "宜宾", "广安", "达州", "资阳", "阿坝", "凉山"),
)
"""The province and its cities and prefectures, in both scripts."""
DEFINITIONS = (
    Definition(
        "《四川省重大行政處罰行政強制備案規定》(川辦發〔2014〕3號)",
        "第2、3條",
        ("重大行政處罰", "重大行政处罚", "重大行政強制", "重大行政强制"),
        _FILING,
        _SICHUAN,
        dt.date(2014, 1, 14),
        "M",
        "www.svan.cc/index.php?c=show&id=266",
        "據轉載文本，現行效力未核實",
    ),
)


def speaks_of(text: str, words: tuple[str, ...]) -> bool:
    return any(word in text for word in words)


def working_day_clauses(text: str, amount: int, day: dt.date) -> list[WorkingDayClause]:
    """The articles that may make working days of so many days in a text; those on its own matter first.

    Of each statute what is in force on the day, else what came later. A term of more than ten days asks its own matter's
    only.
    """
    by_law: dict[str, WorkingDayClause] = {}
    for clause in _WORKING_DAY_CLAUSES:
        is_over = clause.until is not None and clause.until < day
        if not is_over:
            by_law.setdefault(clause.law, clause)
    found = [clause for clause in by_law.values() if clause.counts(amount)]
    own = [clause for clause in found if speaks_of(text, clause.matter)]
    if amount > SHORT:
        return own
    return [*own, *(clause for clause in found if clause not in own)]


def shorter_terms(text: str, case: str, day: dt.date) -> list[ShorterTerm]:
    """The papers in force on a day that set a shorter term for what a text tells to do with the decision of a case."""
    return [
        term
        for term in SHORTER_TERMS
        if term.since <= day and speaks_of(text, term.act) and term.matters_of(text, case)
    ]


def definitions(term: str, text: str, place: str) -> list[Definition]:
    """The papers that say what a term means in a text of a place."""
    return [
        definition
        for definition in DEFINITIONS
        if term in definition.terms and speaks_of(text, definition.act) and place.startswith(definition.places)
    ]
