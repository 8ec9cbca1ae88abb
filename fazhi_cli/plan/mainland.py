"""The mainland words behind a converted text: wording.yaml applied, for searching and for showing simplified text."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class Pair(Protocol):
    @property
    def text(self) -> str: ...
    @property
    def mainland(self) -> str: ...
    @property
    def only(self) -> Sequence[str]: ...
    @property
    def not_in(self) -> Sequence[str]: ...


class Mainland(NamedTuple):
    """Replaces the converted words of a text; a word with `only` inside those phrases, one with `not` outside them."""

    swaps: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, pairs: Iterable[Pair]) -> Mainland:
        """Longer phrases go first, so that a place named by `not` is settled before its word is looked for."""
        swaps: dict[str, str] = {}
        for pair in pairs:
            swaps.update((phrase, phrase.replace(pair.text, pair.mainland)) for phrase in pair.only)
            swaps.update((phrase, phrase) for phrase in pair.not_in)
            if not pair.only:
                swaps[pair.text] = pair.mainland
        return cls(tuple(sorted(swaps.items(), key=lambda swap: -len(swap[0]))))

    def __call__(self, text: str) -> str:
        # Two steps through private-use characters, so that what one pair wrote no other pair rewrites.
        for n, (word, _) in enumerate(self.swaps):
            text = text.replace(word, chr(0xF0000 + n))
        for n, (_, mainland) in enumerate(self.swaps):
            text = text.replace(chr(0xF0000 + n), mainland)
        return text
