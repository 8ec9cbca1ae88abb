"""One spelling for what people write in many: script, width and case folded, and the key under which a unit is found."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
_QUOTES = str.maketrans({"「": '"', "」": '"', "“": '"', "”": '"', "『": "'", "』": "'", "‘": "'", "’": "'"})
_BRACKETS = str.maketrans({"〔": "(", "〕": ")", "[": "(", "]": ")", "【": "(", "】": ")"})


def half_width(text: str) -> str:
    """Full-width signs and figures, as a Chinese keyboard types them, in their half-width form: １０，１２ is 10,12."""
    return text.translate(_WIDE)


class Folding:
    """Folds a text so that two spellings of the same words are equal; character by character, so that parts fold alike.

    traditional and simplified are two strings of the same length: OpenCC's single characters, kept in the index so that a
    query needs no conversion library.
    """

    def __init__(self, traditional: str, simplified: str) -> None:
        self._table: dict[int, int | str] = dict(_WIDE)
        self._table.update(_QUOTES)
        self._table.update(_BRACKETS)
        self._table.update(zip(map(ord, traditional), simplified, strict=True))

    def __call__(self, text: str) -> str:
        return text.translate(self._table).lower()


def unit_keys(folded: str, place: str = "") -> tuple[str, ...]:
    """The keys of a unit's folded name: without the place before it (遂寧市), or else without one leading 市.

    The first is the key under which a name is kept. The second, the name as it stands, finds 市市場監督管理局 by 市場監督管理局.
    """
    bare = folded.replace(" ", "")
    if place and bare.startswith(place) and bare != place:
        return (bare.removeprefix(place),)
    return tuple(dict.fromkeys((bare.removeprefix("市") or bare, bare)))


def near(wanted: str, known: Iterable[str], fold: Folding | None = None, most: int = 5) -> list[str]:
    """The known names most like the wanted one, the likeliest first; those that share too little are left out."""
    key = fold or str.lower
    target = key(wanted)
    scored = [(_likeness(target, key(name)), name) for name in dict.fromkeys(known)]
    return [name for score, name in sorted(scored, key=lambda pair: -pair[0]) if score >= 0.5][:most]


def _likeness(left: str, right: str) -> float:
    if left and right and (left in right or right in left):
        return 0.75 + 0.25 * min(len(left), len(right)) / max(len(left), len(right))
    from difflib import SequenceMatcher  # only a wrong name needs it, and it takes a hundredth of a call

    return SequenceMatcher(None, left, right).ratio()
