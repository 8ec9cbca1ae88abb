"""How the texts of a plan are kept beside their own form, so that a search finds them in either script and wording."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fazhi_cli.plan.mainland import Mainland
from fazhi_cli.plan.names import Folding, unit_keys

if TYPE_CHECKING:
    from fazhi_cli.rulebook.model import Rulebook


class Texts:
    """The forms of one plan's texts and names."""

    def __init__(self, rulebook: Rulebook, fold: Folding) -> None:
        self.fold = fold
        self._mainland = Mainland.of(rulebook.wordings)
        self._place = fold(rulebook.plan.place or "")

    def folded(self, *texts: str) -> str:
        """The texts, one a line, with one form for each character."""
        return self.fold("\n".join(texts))

    def mainland(self, *texts: str) -> str:
        """The same with the words of the mainland in place of converted ones."""
        lines = [self._mainland(text) for text in texts]
        return self.fold("\n".join(lines))

    def key(self, name: str) -> str:
        """Under which a unit's name is found, with the plan's place before it or without."""
        return unit_keys(self.fold(name), self._place)[0]
