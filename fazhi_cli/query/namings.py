"""Which clauses name which bodies by what they do, and which have no word for who must act."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Literal, NamedTuple

from fazhi_cli.query.clauses import clauses
from fazhi_cli.query.keys import ClauseKey

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from fazhi_cli.query.clauses import Clause
    from fazhi_cli.query.question import Question

Role = Literal["actor", "recipient", "named", "nobody"]
ROLES: tuple[Role, ...] = ("actor", "recipient", "named", "nobody")
"""As what a clause has a body: it acts, it receives, it is only spoken of; nobody: the clause does not say who must act."""

SHORTEST = 3
"""Characters of a spelling that is looked for in a whole clause: 部門 and 政府 are parts of too many other words."""
_DOCUMENT = re.compile("《[^》]*》")


class Spellings:
    """Words that are looked for in many texts: each with its meaning, the longest first."""

    def __init__(self, meanings: Mapping[str, str]) -> None:
        self.meanings = meanings
        self._lengths = sorted({len(word) for word in meanings})
        self._places = {word: place for place, word in enumerate(meanings)}

    def within(self, text: str) -> Iterable[str]:
        """Those of the words that may stand in a text, in their order.

        A text is looked at as often as there are words, or as they have lengths: else ten thousand units would be looked
        for in ten thousand clauses.
        """
        lengths = self._lengths[: bisect_right(self._lengths, len(text))]
        if len(self.meanings) <= len(text) * len(lengths):
            return self.meanings
        parts = {text[start : start + length] for length in lengths for start in range(len(text) - length + 1)}
        return sorted(parts & self.meanings.keys(), key=self._places.__getitem__)


NONE = Spellings({})


class Naming(NamedTuple):
    """A clause that names a function, as what, and with which of its phrases."""

    clause: Clause
    function: str
    role: Role
    phrases: tuple[str, ...]

    @property
    def place(self) -> ClauseKey:
        return place_of(self.clause)


def place_of(clause: Clause) -> ClauseKey:
    return ClauseKey(clause.plan, clause.task, clause.clause)


def namings(question: Question) -> list[Naming]:
    """Every selected clause under every function that it names, the functions in the order in which they first come."""
    spellings = _spellings(question, shortest=1)
    in_texts = _spellings(question, shortest=SHORTEST)
    units = _names_of_units(question)
    found: list[Naming] = []
    order: dict[str, int] = {}
    for clause in _selected(question):
        of_plan = spellings.get(clause.plan, NONE)
        acting = list(_in_phrases(question, clause, "actor", clause.actor, of_plan))
        receiving = list(_in_phrases(question, clause, "recipient", clause.to, of_plan))
        known = {naming.function for naming in (*acting, *receiving)}
        spoken_of = _in_text(question, clause, in_texts.get(clause.plan, NONE), units.get(clause.plan, NONE))
        named = [Naming(clause, function, "named", ()) for function in spoken_of if function not in known]
        for naming in (*acting, *receiving, *named):
            order.setdefault(naming.function, len(order))
            found.append(naming)
    found.sort(key=lambda naming: (order[naming.function], ROLES.index(naming.role)))
    return found


def unstated(question: Question) -> list[Clause]:
    """The selected clauses that forbid, or are done for each case, in a sentence that does not say who is bound.

    One that says it of some of its items only (4.1) is among them.
    """
    sharing = _clauses_sharing_out(question)
    found = []
    for clause in _selected(question):
        is_rule = clause.kind in ("prohibition", "gate") or clause.per is not None
        if is_rule and (not clause.actor or place_of(clause) in sharing):
            found.append(clause)
    return found


def prohibitions_of_nobody(question: Question) -> Iterator[Clause]:
    """The selected prohibitions that do not say in their own words whom they bind.

    One that holds for each case of a kind (21.3) is none: the kind says whose cases they are.
    """
    for clause in clauses(question.but(kind=("prohibition",))):
        names_actor = any(phrase in clause.text for phrase in clause.actor)
        if not names_actor and clause.per is None:
            yield clause


def _selected(question: Question) -> Iterator[Clause]:
    """The selected clauses in the plan's order, whatever order is asked of the rows that they give."""
    return clauses(question.but(sort=None, limit=None))


def _clauses_sharing_out(question: Question) -> set[ClauseKey]:
    """The clauses of which some items forbid without a word for whom, though others name somebody."""
    rows = question.execute(
        "SELECT plan, task, clause FROM @items GROUP BY plan, task, clause"
        " HAVING count(*) FILTER (WHERE actor <> '[]') AND count(*) FILTER (WHERE actor = '[]' AND kind = 'prohibition')"
    )
    return {ClauseKey(*row) for row in rows}


def _spellings(question: Question, shortest: int) -> dict[str, Spellings]:
    """By plan how its functions are written, folded, in at least so many characters, each with its name."""
    found: dict[str, dict[str, str]] = {}
    for plan, spelling, function in question.execute(
        "SELECT DISTINCT plan, folded, name FROM @functions ORDER BY length(folded) DESC, name, folded"
    ):
        if len(spelling) >= shortest:
            found.setdefault(plan, {}).setdefault(spelling, function)
    return {plan: Spellings(meanings) for plan, meanings in found.items()}


def _names_of_units(question: Question) -> dict[str, Spellings]:
    """By plan the folded names of its units, which mean themselves."""
    fold = question.database.fold
    found: dict[str, dict[str, str]] = {}
    for plan, name in question.execute("SELECT plan, name FROM @units ORDER BY length(name) DESC"):
        found.setdefault(plan, {})[fold(name)] = name
    return {plan: Spellings(meanings) for plan, meanings in found.items()}


def _in_phrases(
    question: Question, clause: Clause, role: Role, phrases: Iterable[str], spellings: Spellings
) -> Iterator[Naming]:
    """The functions that phrases name, each with those that name it; an actor that has none stands for itself."""
    by_function: dict[str, list[str]] = {}
    for phrase in phrases:
        functions = _named_in(question.database.fold(phrase), spellings)
        if not functions and role == "actor":
            functions = [phrase]
        for function in functions:
            by_function.setdefault(function, []).append(phrase)
    for function, of_function in by_function.items():
        yield Naming(clause, function, role, tuple(of_function))


def _in_text(question: Question, clause: Clause, spellings: Spellings, units: Spellings) -> list[str]:
    """The functions of which a clause speaks; 市政府 inside 市政府辦公室 or inside the title of a document is none."""
    # Behind the last 》 nothing is a title: a text of nothing but 《 would be read to its end from each of them.
    titled, mark, behind = clause.text.rpartition("》")
    text = question.database.fold(_DOCUMENT.sub("", titled + mark) + behind)
    for unit in units.within(text):
        text = text.replace(unit, "\0")
    return _named_in(text, spellings)


def _named_in(text: str, spellings: Spellings) -> list[str]:
    """The functions that a folded text names, the longest spelling first."""
    found: dict[str, None] = {}
    for spelling in spellings.within(text):
        if spelling in text:
            found[spellings.meanings[spelling]] = None
            # What one spelling has taken no shorter one may take again.
            text = text.replace(spelling, "\0")
    return list(found)
