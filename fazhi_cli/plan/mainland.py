"""The mainland words behind a converted text: wording.yaml applied, for searching and for showing simplified text."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class Pair(Protocol):
    """A reviewed pair of wording.yaml: a converted word and the mainland one behind it."""

    @property
    def text(self) -> str: ...
    @property
    def mainland(self) -> str: ...
    @property
    def only(self) -> Sequence[str]: ...
    @property
    def not_in(self) -> Sequence[str]: ...


_FIRST_MARK = 0xF0000
"""Where the private-use characters begin that no text holds."""


class Mainland(NamedTuple):
    """Replaces the converted words of a text; a word with `only` inside those phrases, one with `not` outside them."""

    swaps: tuple[tuple[str, str], ...]
    """Phrase and replacement, the longest phrase first; a phrase that is to stay is its own replacement."""

    @classmethod
    def of(cls, pairs: Iterable[Pair]) -> Mainland:
        """Gather the phrases of all pairs. A place named by `not` is longer than its word, and so is settled before it."""
        swaps: dict[str, str] = {}
        for pair in pairs:
            swaps.update((phrase, phrase.replace(pair.text, pair.mainland)) for phrase in pair.only)
            swaps.update((phrase, phrase) for phrase in pair.not_in)
            if not pair.only:
                swaps[pair.text] = pair.mainland
        longest_first = sorted(swaps.items(), key=lambda swap: len(swap[0]), reverse=True)
        return cls(tuple(longest_first))

    def __call__(self, text: str) -> str:
        # Two steps through marks, so that what one pair wrote no other pair rewrites.
        found = []
        for mark, (phrase, replacement) in enumerate(self.swaps, _FIRST_MARK):
            if phrase in text:  # few are in any one text
                text = text.replace(phrase, chr(mark))
                found.append((chr(mark), replacement))
        for character, replacement in found:
            text = text.replace(character, replacement)
        return text
