"""How a selection was read, as facts: which units and why, which days, which reading, what stayed out."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from fazhi_cli.asked.selection import is_asked
from fazhi_cli.query.conditions.words import actor_words
from fazhi_cli.query.fragments import marks
from fazhi_cli.query.notes import ROLES
from fazhi_cli.query.unit_names import meanings
from fazhi_cli.vocabulary.explanations import CONDITIONS, DAYS, Explained, Explanation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fazhi_cli.query.question import Question

SENSES = ("name", "full", "alias", "short", "member", "function", "successor", "bureau")
"""From the nearest to the farthest sense of a name."""


def explanation(question: Question) -> Explanation:
    """How the question was read. Raises WrongCall for an unknown unit or actor."""
    conditions = (*_units(question), *_plain(question), *_days(question))
    rest = (*_reading(question), *_day(question), *_open_groups(question), *_limit(question))
    return Explanation(conditions, rest)


def _units(question: Question) -> Iterator[Explained]:
    for condition in ROLES:
        for name in getattr(question.selection, condition):
            yield Explained("unit", {"condition": condition, "name": name, "units": _read_as(question, name)})
    for name in question.selection.actor:
        words = [word for _, word in actor_words(question, [name])]
        spellings = question.texts(f"SELECT DISTINCT spelling FROM @functions WHERE folded IN ({marks(words)})", words)
        yield Explained("actor", {"name": name, "spellings": spellings})


def _read_as(question: Question, name: str) -> list[tuple[str, str]]:
    """Each unit that a name means, with the nearest of the senses in which it does."""
    senses: dict[str, str] = {}
    for meaning in sorted(meanings(question, name), key=lambda meaning: SENSES.index(meaning.sense)):
        senses.setdefault(meaning.unit, meaning.sense)
    return list(senses.items())


def _plain(question: Question) -> Iterator[Explained]:
    """The conditions that are explained by a word and their values."""
    for condition in CONDITIONS:
        value = getattr(question.selection, condition)
        if is_asked(value):
            yield Explained("condition", {"condition": condition, "values": _values(value)})


def _values(value: Any) -> tuple[Any, ...]:
    """What is told behind the word of a condition; nothing of a flag, which has no more than its word."""
    if value is True:
        return ()
    return value if isinstance(value, tuple) else (value,)


def _days(question: Question) -> Iterator[Explained]:
    selection = question.selection
    for condition in DAYS:
        day = getattr(selection, condition)
        if day is not None:
            yield Explained("day", {"condition": condition, "day": day})
    if selection.within is not None and selection.today is not None:
        end = selection.today + timedelta(days=selection.within)
        yield Explained("within", {"today": selection.today, "end": end, "days": selection.within})


def _reading(question: Question) -> Iterator[Explained]:
    """A reading matters where days do: each plan has its own, unless one was asked for."""
    if question.selection.reading is not None:
        yield Explained("reading-asked", {"reading": question.selection.reading})
        return
    readings = question.texts("SELECT DISTINCT reading FROM @plans_with_readings")
    yield Explained("reading", {"readings": readings})


def _day(question: Question) -> Iterator[Explained]:
    if question.selection.as_of is not None:
        yield Explained("as-of", {"day": question.selection.as_of})


def _open_groups(question: Question) -> Iterator[Explained]:
    """The open groups of the plans that know an asked unit."""
    plans: set[str] = set()
    for condition in ROLES:
        for name in getattr(question.selection, condition):
            plans.update(meaning.plan for meaning in meanings(question, name))
    groups = question.texts(f"SELECT DISTINCT name FROM @units WHERE open AND plan IN ({marks(plans)})", tuple(plans))
    if groups:
        yield Explained("open-groups", {"groups": groups, "included": question.selection.include_open})


def _limit(question: Question) -> Iterator[Explained]:
    if question.selection.limit is not None:
        yield Explained("limit", {"limit": question.selection.limit})
