"""Bodies by what they are, and whom a name by function takes in.

A plan says 「縣級以上行政執法部門」. Whether a body is meant follows from what it is declared to be (its category and its level)
and from these words, never from how its own name ends. Where it depends on the powers of the body, which no list of units
tells, the answer is `possible`.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

Nature = Literal[
    "government", "department", "office", "special", "vertical", "supervision", "party", "court", "procuratorate",
    "judicial", "commission", "inspection", "service", "institution", "enterprise", "association", "congress", "consultation",
]  # fmt: skip
"""What kind of body it is. office: what serves a government (辦公室, 辦事機構); judicial: a court or a procuratorate."""

Level = Literal["state", "province", "city", "county", "district", "township"]

Standing = Literal["certain", "possible", "unknown", "not"]
"""Whether a body is among those whom words mean; unknown: nothing is declared of the body, or the words are not known."""

_CATEGORIES: Mapping[str, Nature] = {
    "政府": "government", "人民政府": "government", "省政府": "government", "市政府": "government", "縣政府": "government",
    "區政府": "government", "縣(區)政府": "government", "縣區政府": "government", "鄉鎮政府": "government",
    "鄉(鎮)政府": "government",
    "政府工作部門": "department", "工作部門": "department", "政府組成部門": "department", "組成部門": "department",
    "政府部門": "department", "政府直屬機構": "department", "直屬機構": "department",
    "政府辦公機構": "office", "政府辦事機構": "office", "辦事機構": "office",
    "直屬特設機構": "special", "特設機構": "special",
    "垂直管理部門": "vertical", "垂直管理機構": "vertical", "垂管單位": "vertical",
    "黨政監督機關": "supervision", "監察機關": "supervision", "行政監察機關": "supervision",
    "黨委機構": "party", "黨委部門": "party", "黨委工作部門": "party", "黨委工作機關": "party", "黨委辦事機構": "party",
    "審判機關": "court", "檢察機關": "procuratorate", "司法機關": "judicial",
    "議事協調機構": "commission", "議事協調機構辦公室": "commission",
    "督查機構": "inspection", "服務機構": "service", "政務服務機構": "service",
    "事業單位": "institution", "直屬事業單位": "institution",
    "企業": "enterprise", "國有企業": "enterprise",
    "群團組織": "association", "人民團體": "association", "群團機關": "association", "社會團體": "association",
    "人大機關": "congress", "政協機關": "consultation",
}  # fmt: skip
"""What a category of units.yaml says of a body; another category says nothing that is known here."""


def nature_of(category: str | None, simplified: Callable[[str], str]) -> Nature | None:
    """What a category of units.yaml says of a body, in either script; None where it says nothing that is known here."""
    if not category:
        return None
    by_category = _categories(simplified)
    written = simplified(category)
    return by_category.get(written) or by_category.get(written.lstrip(simplified("國省市縣區")))


@cache
def _categories(simplified: Callable[[str], str]) -> dict[str, Nature]:
    return {simplified(known): nature for known, nature in _CATEGORIES.items()}


class Body(NamedTuple):
    """What is declared of a body; None where nothing is, or nothing that is known here."""

    nature: Nature | None
    level: Level | None


class Class(NamedTuple):
    """Those whom some words mean: bodies of some natures for certain, of others if their powers are such.

    `within`: the class of which every body of this one is a member too. `nature`: what every body of it is; of a class that
    has no natures of its own (公安機關) units.yaml says which units it includes.
    """

    name: str
    words: tuple[str, ...]
    certain: frozenset[Nature] = frozenset()
    possible: frozenset[Nature] = frozenset()
    within: str | None = None
    nature: Nature | None = None


_EXECUTIVE: frozenset[Nature] = frozenset({"government", "department", "office", "special", "vertical"})
"""Natures of which a body may have powers of the administration; which it has, its nature does not say."""
_BUDGETED: frozenset[Nature] = frozenset(
    {
        "office", "special", "vertical", "supervision", "party", "court", "procuratorate", "judicial", "commission",
        "inspection", "service", "institution", "association", "congress", "consultation",
    }
)  # fmt: skip
"""Natures of which a body may live on the budget: 預算法 counts party bodies, courts and institutions among the 部門."""

_ORGANS: frozenset[Nature] = frozenset(
    {
        "government",
        "department",
        "supervision",
        "party",
        "court",
        "procuratorate",
        "judicial",
        "congress",
        "consultation",
    }
)

CLASSES = (
    Class(
        "administration",
        ("行政機關",),
        frozenset({"government", "department"}),
        frozenset({"office", "special", "vertical", "supervision", "commission", "inspection"}),
    ),
    Class(
        "enforcing", ("行政執法機關", "行政執法部門", "執法機關", "執法部門"),
        possible=_EXECUTIVE, within="administration",
    ),
    Class(
        "approving", ("行政審批機關", "行政審批部門", "審批機關", "審批部門", "行政許可機關", "許可機關"),
        possible=_EXECUTIVE | {"service"}, within="administration",
    ),
    Class(
        # 行政複議法: a government from the county up, or the department above.
        "reviewing", ("行政複議機關", "複議機關"),
        possible=frozenset({"government", "department", "vertical"}), within="administration",
    ),
    Class("deciding", ("決定機關",), possible=_EXECUTIVE, within="enforcing"),
    Class("making", ("制定機關",), possible=_EXECUTIVE, within="administration"),
    Class("funded", ("使用財政資金的部門",), frozenset({"department"}), _BUDGETED),
    Class(
        "department", ("部門",), frozenset({"department"}),
        frozenset({"office", "special", "vertical", "supervision", "party", "commission", "inspection", "service"}),
    ),
    Class("government", ("人民政府",), frozenset({"government"}), nature="government"),
    # A department acts for its government: 「政府不得限制進入」 may be said to it.
    Class(
        "government at large", ("政府",), frozenset({"government"}), _EXECUTIVE - {"government"}, nature="government",
    ),
    # What is said to a level, such as 區級, is said to its government, and may be to what that has under it.
    Class(
        "level", ("",), frozenset({"government"}),
        frozenset({"department", "office", "special", "vertical", "commission", "inspection", "service"}),
    ),
    Class("organ", ("機關",), _ORGANS, frozenset({"office", "special", "vertical", "commission", "inspection", "association"})),
    Class("body at large", ("單位",), possible=_EXECUTIVE | _BUDGETED | {"enterprise"}),
    Class("court", ("審判機關", "人民法院"), frozenset({"court"}), frozenset({"judicial"}), nature="court"),
    Class(
        "procuratorate", ("檢察機關", "人民檢察院"), frozenset({"procuratorate"}), frozenset({"judicial"}),
        nature="procuratorate",
    ),
    Class("supervision", ("監察機關",), possible=frozenset({"supervision"}), nature="supervision"),
    Class("inspection", ("督查機構",), possible=frozenset({"inspection", "office"})),
    Class("leading office", ("領導小組辦公室",), possible=frozenset({"commission", "office"})),
    Class("legal office", ("法制機構", "法制工作部門"), possible=frozenset({"office"})),
    # Parts of a body, and those who are no bodies of the state.
    Class("part of a body", ("法制工作機構", "常務會議", "行政複議委員會")),
    Class("enterprise", ("企業",), frozenset({"enterprise"})),
    Class("citizen", ("申請人", "公民", "當事人", "評估機構", "專業機構")),
    Class("congress", ("人大及其常委會", "人大常委會"), frozenset({"congress"}), nature="congress"),
    Class("police", ("公安機關",), nature="department"),
    Class("audit", ("審計機關",), nature="department"),
)  # fmt: skip
"""The words that end a phrase, with whom they mean; of two that fit the longer holds."""

_ORDER: tuple[Level, ...] = ("state", "province", "city", "county", "district", "township")
_SIGNS: Mapping[str, Level] = {
    "國": "state", "省": "province", "市": "city", "縣": "county", "區": "district", "鄉": "township", "鎮": "township",
}  # fmt: skip
_ALL_LEVELS = "各級"
_UPWARD = "以上"
_COUNTY_LEVEL = "縣級"
"""A district is of this level too; 區級 alone means districts only."""
_RESTRICTING = (
    "上一級", "下一級", "上級", "下級", "本系統", "有關", "相關", "業務", "主管", "所屬", "下屬", "職能", "承辦",
)  # fmt: skip
"""Before a class: which of its bodies are meant is not told by what they are."""
_NOT_RESTRICTING = ("所有", "全部", "以上", *"各國家省市縣區鄉鎮直本兩三四級、和及與() ")
"""Before a class: that all of it is meant, or of which levels."""
_BY_ACTS = "的"
"""Ends what tells by its acts which of a class is meant: 作出決定的機關."""


class _Reading(NamedTuple):
    """A phrase read: its class, the levels that it names (none: it names none), and whether it means only some of them."""

    class_: Class
    levels: frozenset[Level]
    is_restricted: bool


class Words:
    """Reads phrases that name bodies, in the script that `fold` gives them."""

    def __init__(self, fold: Callable[[str], str]) -> None:
        self._fold = fold
        self._by_word: list[tuple[str, Class]] = []
        for class_ in CLASSES:
            self._by_word += [(fold(word), class_) for word in class_.words]
        self._by_word.sort(key=lambda pair: len(pair[0]), reverse=True)
        self._by_name = {class_.name: class_ for class_ in CLASSES}
        self._signs = {fold(sign): level for sign, level in _SIGNS.items()}
        self._restricting = self._any_of(_RESTRICTING)
        self._not_restricting = self._any_of(_NOT_RESTRICTING)
        self._readings: dict[str, _Reading | None] = {}

    def standing(self, body: Body, phrase: str) -> Standing:
        """Whether a body is among those whom a phrase means, by its words alone."""
        reading = self._read(phrase)
        if reading is None:
            return "unknown"
        class_ = reading.class_
        if not class_.certain | class_.possible:
            return "not"
        if body.nature is None:
            return "unknown"
        if body.nature not in class_.certain | class_.possible:
            return "not"
        if reading.levels and body.level and body.level not in reading.levels:
            return "not"
        if class_.name == "reviewing" and body.level == "township":
            return "not"
        is_level_open = bool(reading.levels) and body.level is None
        if body.nature in class_.possible or reading.is_restricted or is_level_open:
            return "possible"
        return "certain"

    def standing_of_class(self, asked: str, phrase: str) -> Standing:
        """Whether the bodies of a class that is asked for are among those whom a phrase means.

        Where what the class is tells what its bodies are (公安機關, 市政府), that holds which holds of such a body.
        """
        own, other = self._read(asked), self._read(phrase)
        if own is None or other is None:
            return "not"
        if own.class_.nature:
            return self._of_bodies(own.class_.nature, own.levels, phrase)
        if own.class_ is other.class_:
            return "not"
        if other.class_.name in self._wider(own.class_):
            return "possible" if other.is_restricted else "certain"
        if own.class_.name in self._wider(other.class_):
            return "possible"
        return "not"

    def _of_bodies(self, nature: Nature, levels: frozenset[Level], phrase: str) -> Standing:
        """The standing of all bodies of a nature, at some levels or, where none is named, at any."""
        standings = {self.standing(Body(nature, level), phrase) for level in levels or (None,)}
        if standings == {"certain"}:
            return "certain"
        return "possible" if standings & {"certain", "possible"} else "not"

    def is_of_state(self, phrase: str) -> bool:
        """Whether a class is one of organs: what names nobody may bind them."""
        reading = self._read(phrase)
        if reading is None:
            return False
        class_ = reading.class_
        organs = class_.certain | class_.possible
        return class_.nature is not None or bool(organs & _EXECUTIVE)

    def _any_of(self, words: Sequence[str]) -> re.Pattern[str]:
        return re.compile("|".join(re.escape(self._fold(word)) for word in words))

    def _wider(self, class_: Class) -> list[str]:
        """The names of the classes of which every body of a class is a member, from the nearest."""
        found: list[str] = []
        while class_.within:
            found.append(class_.within)
            class_ = self._by_name[class_.within]
        return found

    def _read(self, phrase: str) -> _Reading | None:
        folded = self._fold(phrase)
        if folded not in self._readings:
            self._readings[folded] = self._reading(folded)
        return self._readings[folded]

    def _reading(self, folded: str) -> _Reading | None:
        """A folded phrase read; None where its words are not known, such as 環保部門."""
        word, class_ = next((word, class_) for word, class_ in self._by_word if folded.endswith(word))
        before = folded.removesuffix(word)
        levels = self._levels(before)
        if class_.name == "level" and not levels:
            return None
        if class_.name == "government at large" and levels:
            class_ = self._by_name["government"]
        unrestricted = self._restricting.sub("", before)
        rest = self._not_restricting.sub("", unrestricted)
        # Of a class that takes in no body for certain, more words cannot make the answer less certain.
        is_unknown = bool(rest) and not rest.endswith(self._fold(_BY_ACTS)) and bool(class_.certain)
        if is_unknown:
            return None
        return _Reading(class_, levels, is_restricted=bool(rest) or unrestricted != before)

    def _levels(self, before: str) -> frozenset[Level]:
        """The levels that the words before a class name; all of them are as good as none."""
        named = {level for sign, level in self._signs.items() if sign in before}
        if not named or self._fold(_ALL_LEVELS) in before:
            return frozenset()
        if self._fold(_COUNTY_LEVEL) in before:
            named.add("district")
        if self._fold(_UPWARD) in before:
            lowest = max(_ORDER.index(level) for level in named)
            named.update(_ORDER[: lowest + 1])
        return frozenset(named)
