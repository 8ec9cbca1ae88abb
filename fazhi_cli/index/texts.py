"""How the texts of a plan are kept beside their own form, so that a search finds them in either script and wording."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from fazhi_cli.plan.mainland import Mainland
from fazhi_cli.plan.names import prefixes, searched, unit_keys

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from fazhi_cli.plan.names import Folding
    from fazhi_cli.rulebook.model import Rulebook


_BRACKET = re.compile(r"[(（〔\[［【]")
"""What begins a part in brackets, before it is folded."""

_IN_BRACKETS = re.compile(r"\([^()]*\)")


class Texts:
    """The forms of one plan's texts and names."""

    def __init__(self, rulebook: Rulebook, fold: Folding, fold_name: Callable[[str], str]) -> None:
        """fold: of texts, which are long; fold_name: the same of names, which come again and again."""
        self.fold = fold_name
        self._fold_text = fold
        self._mainland = Mainland.of(rulebook.wordings)
        self._read: dict[str, str] = {}
        self._keys: dict[str, tuple[str, ...]] = {}
        names = [fold_name(unit.name) for unit in rulebook.units]
        self.prefixes = prefixes(fold_name(rulebook.plan.place or ""), names)
        """What may stand before a unit's name, folded."""

    def searched(self, *texts: str) -> str:
        """The texts, one a line, as a search reads them; and again without what is in brackets: 縣(區)政府 is 縣政府 too."""
        text = "\n".join(texts)
        found = self._read.get(text)
        if found is not None:
            return found
        if not _BRACKET.search(text):
            return self._searched(text)
        folded = self._fold_text(text)
        without_brackets = _IN_BRACKETS.sub("", folded)
        if without_brackets == folded:
            return searched(folded)
        return f"{searched(folded)}\n{searched(without_brackets)}"

    def searched_task(self, title: str, clauses: Sequence[str]) -> str:
        """A title and a text in its clauses, the same as `searched` of both; each clause is read once."""
        text = "".join(clauses)
        if _BRACKET.search(text):
            return self.searched(title, text)
        return "\n".join((self.searched(title), "".join(map(self._searched, clauses))))

    def _searched(self, text: str) -> str:
        """A text without brackets, which may be asked for again: of its clause, and of its task."""
        found = self._read.get(text)
        if found is None:
            found = self._read[text] = self._fold_text.searched(text)
        return found

    def mainland(self, *texts: str) -> str:
        """The same with the words of the mainland in place of converted ones; empty where there are none."""
        if not self._mainland.swaps:
            return ""
        replaced = [self._mainland(text) for text in texts]
        return "" if replaced == list(texts) else self.searched(*replaced)

    def key(self, name: str) -> str:
        """Under which a unit's name is found, with the plan's place before it or without."""
        return self.keys(name)[0]

    def keys(self, name: str) -> tuple[str, ...]:
        """All keys under which a person may look for a name."""
        found = self._keys.get(name)
        if found is None:
            found = self._keys[name] = unit_keys(self.fold(name), self.prefixes)
        return found
