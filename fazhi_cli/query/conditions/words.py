"""Conditions on the words of a task or clause: a text in it, its actor, its kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fazhi_cli.errors import Fault, WrongCall
from fazhi_cli.plan.names import SENTENCE_MARKS, half_width, searched
from fazhi_cli.query.fragments import Fragment, all_of, any_of, one_of
from fazhi_cli.query.unit_names import bearing, function_spelled, unknown
from fazhi_cli.structs import Struct

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fazhi_cli.query.question import Question


MOST = 100
"""Words that are looked for at once: many times those of a question."""


def in_task(question: Question, texts: Sequence[str]) -> Fragment:
    return _hold(question, texts, "t")


def in_clause(question: Question, texts: Sequence[str]) -> Fragment:
    return _hold(question, texts, "c")


def _hold(question: Question, texts: Sequence[str], table: str) -> Fragment:
    """That every word of every text stands in the words as printed or in their mainland form. Raises WrongCall for too many."""
    words = dict.fromkeys(word for text in texts for word in words_of(question, text))
    if len(words) > MOST:
        raise WrongCall(Fault("too-many-words", count=len(words), most=MOST))
    here = f"instr({table}.folded, ?) OR instr({table}.mainland, ?)"
    return all_of(Fragment(here, (word, word)) for word in words)


def words_of(question: Question, text: str) -> list[str]:
    """The words of one text that is asked for, as a search reads them. Raises WrongCall where it holds signs only."""
    words = [searched(question.database.fold(part)) for part in typed_words(text)]
    found = [word for word in words if word]
    if not found:
        raise WrongCall(Fault("no-word", text=text))
    return found


def typed_words(text: str) -> list[str]:
    """What stands in a text between blanks and the marks of a sentence, half-width."""
    typed = half_width(text)
    for mark in SENTENCE_MARKS:
        typed = typed.replace(mark, " ")
    return typed.split()


def kind(_question: Question, kinds: Sequence[str]) -> Fragment:
    return one_of("c.kind", kinds)


def actor(question: Question, names: Sequence[str]) -> Fragment:
    question.database.register_fold()
    conditions = []
    for plan, word in actor_words(question, names):
        named = Fragment("instr(searched(c.actor), ?)", (searched(word),))
        conditions.append(named if plan is None else all_of((Fragment("c.plan = ?", (plan,)), named)))
    return any_of(conditions)


class ActorWord(Struct):
    """A folded word by which the clauses of a plan may name an actor; without a plan, those of all."""

    plan: str | None
    word: str


def actor_words(question: Question, names: Sequence[str]) -> list[ActorWord]:
    """The words for these actors: as typed, in every plan, and the spellings of their function, each in its own.

    Raises WrongCall for a name that no clause gives to an actor and no unit bears.
    """
    words: dict[ActorWord, None] = {}
    for name in names:
        folded = question.database.fold(name)
        spellings = _spellings_of(question, name)
        if not spellings:
            _check_actor(question, name)
        words[ActorWord(None, folded)] = None
        words.update(dict.fromkeys(spellings))
    return list(words)


def _spellings_of(question: Question, name: str) -> list[ActorWord]:
    """The spellings of the functions that a name spells, or that a unit of this name has."""
    of_unit = bearing(question, (name,))
    spelling = function_spelled(question.database.fold(name), "f.folded")
    rows = question.rows(
        "SELECT DISTINCT s.plan, s.folded FROM @functions f JOIN @functions s ON s.plan = f.plan AND s.name = f.name"
        f" WHERE {spelling.text} OR f.unit IN (SELECT unit FROM @unit_names n WHERE n.plan = f.plan"
        f" AND {of_unit.text} AND n.sense <> 'successor')",
        (*spelling.values, *of_unit.values),
    )
    return [ActorWord(*row) for row in rows]


def actors(question: Question) -> list[str]:
    """Whom the clauses name as acting, each once."""
    import json  # only who asks for an actor waits for it

    found: dict[str, None] = {}
    for listed in question.texts("SELECT DISTINCT actor FROM @clauses"):
        found.update(dict.fromkeys(json.loads(listed)))
    return list(found)


def _check_actor(question: Question, name: str) -> None:
    """Raise unless a clause names the actor, or a unit bears the name."""
    fold = question.database.fold
    known = actors(question)
    if any(searched(fold(name)) in searched(fold(each)) for each in known):
        return
    of_unit = bearing(question, (name,))
    if not question.rows(f"SELECT 1 FROM @unit_names n WHERE {of_unit.text}", of_unit.values):
        raise unknown(question, "unknown-actor", name, known, units=False)
