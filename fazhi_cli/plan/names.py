"""One spelling for what people write in many: script, width and case folded, and the key under which a unit is found."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from fazhi_cli.plan.replacements import Replacements

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
_QUOTES = str.maketrans({"「": '"', "」": '"', "“": '"', "”": '"', "『": "'", "』": "'", "‘": "'", "’": "'"})
_BRACKETS = str.maketrans({"〔": "(", "〕": ")", "[": "(", "]": ")", "【": "(", "】": ")"})
_SIGNS: dict[int, int | str] = {**WIDE, **_QUOTES, **_BRACKETS}

_UNHEARD = dict.fromkeys(map(ord, "()<>{}《》〈〉\"'、·‧•・-‐—–―~/|_ \t"))
"""Brackets, quotes and signs inside a list or a word, as a folded text has them."""

SENTENCE_MARKS = ",。;:!?\n"
"""The signs of a folded text over which no word reaches."""

GOVERNMENT_IN_FULL, GOVERNMENT = "人民政府", "政府"
"""How a government is written in full, and how people say it; a folded text has both as they are."""

KINDS_OF_BODIES = ("行政", GOVERNMENT)
"""What may be left out before a name by function (複議機關, 督查機構); the same in both scripts."""


def half_width(text: str) -> str:
    """Write signs and figures half-width where a Chinese keyboard typed them full-width: １０，１２ becomes 10,12."""
    return text.translate(WIDE)


class Folding:
    """Folds a text so that two spellings of the same words are equal; character by character, so that parts fold alike.

    traditional and simplified are two strings of the same length, as script.character_table gives them; the index keeps
    them, so that a query needs no conversion library.
    """

    def __init__(self, traditional: str, simplified: str) -> None:
        self._traditional = traditional
        self._simplified = simplified
        self._table = Replacements(self._folded)
        self._table_of_search = Replacements(self._searched)

    def __call__(self, text: str) -> str:
        return text.translate(self._table)

    def searched(self, text: str) -> str:
        """A text folded and then read as a search reads it, in one go."""
        return text.translate(self._table_of_search)

    def _folded(self, character: str) -> str:
        place = self._traditional.find(character)
        return character.translate(_SIGNS).lower() if place < 0 else self._simplified[place]

    def _searched(self, character: str) -> str:
        return searched(self._folded(character))


def searched(folded: str) -> str:
    """A folded text as a search reads it: 鄉(鎮) is 鄉鎮, 「三公」經費 is 三公經費, 立、改、廢 is 立改廢."""
    return folded.translate(_UNHEARD)


LEVELS = "省市州盟縣县區区旗"
"""The last characters of a place's name, and the first of the names of its bodies: 市 of 遂寧市 and of 市財政局."""

_SHORTEST_PLACE = 2
"""Characters of a place's name before its level: 遂寧, and 沙市 of 沙市區; a level that comes sooner is part of the name."""


def prefixes(place: str, names: Iterable[str] = ()) -> tuple[str, ...]:
    """What may stand before the name of a plan's body or be left out, the longest first: 遂寧市, 遂寧, and last the level, 市.

    place: that of the plan, or of all above it too (四川省遂寧市). Without one, the level is the one with which the names of
    its bodies begin, where they agree.
    """
    if not place:
        levels = {name[0] for name in names if name[:1] and name[0] in LEVELS}
        return (levels.pop() if len(levels) == 1 else "市",)
    own = _last_part(place)
    level = own[-1] if own[-1] in LEVELS else "市"
    stem = own.removesuffix(level)
    before = [place, f"{stem}{level}", stem]
    if stem.endswith("自治"):
        before += [stem.removesuffix("自治"), f"自治{level}"]
    before = [f"中共{each}" for each in before] + before
    return (*dict.fromkeys(each for each in before if len(each) >= _SHORTEST_PLACE), level)


def _last_part(place: str) -> str:
    """遂寧市 of 四川省遂寧市."""
    start = 0
    for index, character in enumerate(place[:-1]):
        if character in LEVELS and index - start >= _SHORTEST_PLACE:
            start = index + 1
    return place[start:]


@lru_cache(maxsize=20_000)  # a library has the same bodies in every plan
def unit_keys(folded: str, before: tuple[str, ...] = ("市",)) -> tuple[str, ...]:
    """The keys of a unit's folded name: without the place before it (遂寧市), or else without one leading 市.

    before: what prefixes() gives for the folded place. The first key is that under which a name is kept. The second, the name
    as it stands, finds 市市場監督管理局 by 市場監督管理局.
    """
    name = folded.replace(" ", "")
    *places, level = before
    _province, _, rest = name.partition("省")
    if rest.startswith(tuple(places)):
        name = rest
    if name in places:
        return (name,)
    for place in places:
        if name.startswith(place):
            return (name.removeprefix(place),)
    bare = name.removeprefix(level) or name
    return (name,) if bare == name else (bare, name)


NEAR = 0.6
"""The likeness from which a name is offered: of five characters three are the same, in their order."""
_LONGEST = 64
"""Characters of a wanted name; a longer one is no slip of the fingers."""
_COMPARED = 200
"""Names that are compared character by character; of more, those that share most characters."""


def near(wanted: str, known: Iterable[str], fold: Callable[[str], str] = str.lower, most: int = 5) -> list[str]:
    """Return the known names most like the wanted one, the likeliest first, at most so many; of unlike ones none.

    The cost is bounded: by _LONGEST for what is wanted, and by _COMPARED for thousands of names.
    """
    if len(wanted) > _LONGEST:
        return []
    likeness = _Likeness(fold(wanted))
    candidates = []
    for name in dict.fromkeys(known):
        at_most = likeness.at_most(fold(name))
        if at_most >= NEAR:
            candidates.append((at_most, name))
    candidates.sort(key=_first, reverse=True)
    scored = []
    for _, name in candidates[:_COMPARED]:
        exact = likeness.exact(fold(name))
        if exact >= NEAR:
            scored.append((exact, name))
    scored.sort(key=_first, reverse=True)
    return [name for _, name in scored[:most]]


_TELLING = 3
"""Characters of a name from which one that is another is a slip: 編辦 and 政辦 are two names."""


def is_slip(typed: str, known: str) -> bool:
    """Whether a name is another with one character mistyped, be it the first, or with two neighbours exchanged."""
    if len(typed) != len(known) or len(known) < _TELLING:
        return False
    places = [place for place, pair in enumerate(zip(typed, known, strict=True)) if pair[0] != pair[1]]
    if len(places) == 2:
        first, second = places
        return second == first + 1 and typed[first : second + 1] == known[second] + known[first]
    return len(places) == 1


def _first(scored: tuple[float, str]) -> float:
    return scored[0]


class _Likeness:
    """How like a name is to the wanted one, from 0 to 1."""

    def __init__(self, wanted: str) -> None:
        from difflib import SequenceMatcher  # only a wrong name needs it, and it takes a hundredth of a call

        self._wanted = wanted
        self._matcher = SequenceMatcher(None, "", wanted, autojunk=False)

    def exact(self, name: str) -> float:
        """Twice the characters that both have in the same order, over all; more where one is part of the other."""
        self._matcher.set_seq1(name)
        return self._as_part(name) or self._matcher.ratio()

    def at_most(self, name: str) -> float:
        """What exact() cannot exceed: by the lengths alone, which costs nothing, else by the characters shared."""
        self._matcher.set_seq1(name)
        by_length = self._matcher.real_quick_ratio()
        return self._as_part(name) or (self._matcher.quick_ratio() if by_length >= NEAR else by_length)

    def _as_part(self, name: str) -> float:
        """From 0.75 up to 1 where one is part of the other; 0 where neither is."""
        shorter, longer = sorted((name, self._wanted), key=len)
        # A single character, such as 市, is part of too many names to say anything.
        if len(shorter) < 2 or shorter not in longer:
            return 0
        return 0.75 + 0.25 * len(shorter) / len(longer)
