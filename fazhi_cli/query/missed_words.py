"""Why no task holds the words of --text: which word stands nowhere, what is near to it, and where the others stand."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, NamedTuple

from fazhi_cli.asked.selection import Selection
from fazhi_cli.plan.names import searched
from fazhi_cli.query import tasks
from fazhi_cli.query.clauses import clauses
from fazhi_cli.query.conditions.words import typed_words
from fazhi_cli.query.keys import TaskKey
from fazhi_cli.vocabulary.note import Note

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from fazhi_cli.query.question import Question

MOST_TASKS = 200
"""Tasks whose texts are looked through for something near."""
LONGEST = 30
"""Characters of a word for which something near is looked for; a longer one is a sentence."""
MOST_NAMED = 5
"""Tasks that are named where a word stands, and words for which something near is looked for."""
LIKE = 0.6
"""The part of its characters that a place must share with the word to be near."""


def missed_words(question: Question) -> Iterator[Note]:
    """What a reader must know where words were asked for and no task was found."""
    if tasks.are_any(question):
        return
    words = _words(question)
    places = {word: _tasks_with(question, (word,)) for word in words}
    missing = [word for word in words if not places[word]]
    for place, word in enumerate(missing):
        near = _nearest(question, word) if place < MOST_NAMED else None
        yield Note("word-not-found", {"word": word, "near": near})
    if missing:
        return
    together = _tasks_with(question, tuple(words))
    if together:
        yield Note("words-elsewhere", {"words": words, "tasks": _named(together)})
    else:
        yield Note("words-apart", {"places": {word: _named(found) for word, found in places.items()}})


def words_in_no_clause(question: Question) -> Iterator[Note]:
    """The tasks that hold the asked words, where no single clause of them does."""
    found = _tasks_with(question, question.selection.text)
    if found and tasks.are_any(question) and not any(clauses(question.but(sort=None, limit=1))):
        yield Note("words-in-no-clause", {"words": _words(question), "tasks": _named(found)})


def _words(question: Question) -> list[str]:
    """The words that were asked for as they were typed, each once; those that are signs only are none."""
    words: dict[str, None] = {}
    for text in question.selection.text:
        words.update((word, None) for word in typed_words(text) if searched(word))
    return list(words)


class Named(NamedTuple):
    """How many tasks there are, and the numbers of the first; none where they are of several plans."""

    total: int
    numbers: tuple[int, ...]


def _named(found: list[TaskKey]) -> Named:
    one_plan = len({key.plan for key in found}) == 1
    numbers = tuple(key.task for key in found[:MOST_NAMED]) if one_plan else ()
    return Named(len(found), numbers)


def _tasks_with(question: Question, words: tuple[str, ...]) -> list[TaskKey]:
    """The tasks of the asked plans that hold all of these words, whatever else was asked."""
    of_words = tasks.picked(question._replace(selection=Selection(plan=question.selection.plan, text=words)))
    return [TaskKey(*row) for row in question.rows(f"{of_words.text} ORDER BY 1, 2", of_words.values)]


class Near(NamedTuple):
    """A place like the word, as the plan writes it; is_part: it is a part of the word."""

    text: str
    is_part: bool
    tasks: Named


def _nearest(question: Question, word: str) -> Near | None:
    """What the plans write most like the word: as long, with most characters in their places, else its longest part."""
    bare = searched(question.database.fold(word))
    if len(bare) > LONGEST:
        return None
    searched_texts = "\n".join(question.texts("SELECT folded FROM @tasks LIMIT ?", (MOST_TASKS,)))
    part = next((part for part in _parts(bare) if part in searched_texts), "")
    like = _most_like(question, bare, most=max(len(part), ceil(LIKE * len(bare)) - 1))
    found = like or _most_like(question, part, most=len(part) - 1)
    if not found:
        return None
    return Near(found, not like, _named(_tasks_with(question, (found,))))


def _most_like(question: Question, word: str, most: int) -> str:
    """The place that has the most characters of the word where the word has them, and more than `most`; "" for none."""
    fold = question.database.fold
    found = ""
    for (text,) in question.rows("SELECT title || char(10) || text FROM @tasks LIMIT ?", (MOST_TASKS,)):
        characters = _characters(text, fold)
        for start in range(len(characters) - len(word) + 1):
            place = characters[start : start + len(word)]
            same = sum(character.folded == wanted for character, wanted in zip(place, word, strict=True))
            if same > most:
                most = same
                found = "".join(character.written for character in place)
    return found


class _Character(NamedTuple):
    """A character that a search sees, as it is compared and as the plan writes it."""

    folded: str
    written: str


def _characters(text: str, fold: Callable[[str], str]) -> list[_Character]:
    """The characters of a text without the signs that a search looks through."""
    characters = [_Character(searched(fold(written)), written) for written in text]
    return [character for character in characters if character.folded]


def _parts(word: str) -> Iterator[str]:
    """The parts of a word, the longest first, down to half of it; one of a single character says nothing."""
    shortest = max(2, ceil(len(word) / 2))
    for length in range(len(word) - 1, shortest - 1, -1):
        for start in range(len(word) - length + 1):
            yield word[start : start + length]
