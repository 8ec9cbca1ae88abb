"""What a sheet tells beside its tasks: the days of open readings, limits that were changed, groups, successors."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from fazhi_cli.index.successions import successions_of
from fazhi_cli.query.keys import UnitKey

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from fazhi_cli.index.successions import Succession
    from fazhi_cli.query.question import Question
    from fazhi_cli.vocabulary.note import Note


LATER_THAN_ALL = 9999
"""The year of what has none, where the years of successions are compared."""

Fate = Literal["moved", "suspended"]
"""What became of a limit that was changed."""
Fates = dict[tuple[str, str, str], Fate]
"""What became of each limit that was changed, by its plan, its ref, and its wording."""


class LimitKey(NamedTuple):
    """A wording of a clause."""

    plan: str
    task: int
    clause: int
    wording: str


class Days(NamedTuple):
    """The two days of a bare 「N月前」, in ISO form; None while its limit is suspended."""

    strict: str | None
    lenient: str | None


def days_of_open_readings(question: Question) -> dict[LimitKey, Days]:
    """The limits for which the two readings part, whichever is in force."""
    days: dict[LimitKey, Days] = {}
    for *key, strict, lenient in question.execute(
        "SELECT plan, task, clause, wording, strict, lenient FROM @limits WHERE strict <> lenient"
    ):
        days[LimitKey(*key)] = Days(strict, lenient)
    return days


def changed_limits(question: Question) -> Fates:
    """The limits whose day is no longer that of the plan's words; a reading that was fixed leaves one of these in force."""
    if not question.has_changes:
        return {}
    changed: Fates = {}
    for plan, ref, wording, suspended in question.execute(
        "SELECT l.plan, l.ref, l.wording, l.suspended FROM @limits l JOIN limits o ON o.plan = l.plan"
        " AND o.task = l.task AND o.clause = l.clause AND o.position = l.position"
        " WHERE l.adjusted AND (l.suspended OR l.strict IS NOT o.strict OR l.lenient IS NOT o.lenient)"
    ):
        changed[plan, ref, wording] = "suspended" if suspended else "moved"
    return changed


def open_groups(question: Question) -> list[UnitKey]:
    """The groups of which a plan gives no list, by name."""
    return [UnitKey(*row) for row in question.execute("SELECT plan, name FROM @units WHERE open ORDER BY name, plan")]


def successions(question: Question) -> dict[UnitKey, tuple[Succession, ...]]:
    """The units that handed tasks on, in the order of each plan's units.yaml, with those who took them over, the first first.

    What is only general knowledge or an inference stands on no paper; nor what came after the day of the question, or may have,
    as what has no year.
    """
    found = {}
    for plan, name, listed in question.execute(
        "SELECT plan, name, successors FROM @units WHERE successors <> '[]' ORDER BY plan, position"
    ):
        carrying = tuple(
            each
            for each in successions_of(listed)
            if each.has_tasks and each.confidence not in ("BG", "L") and _has_come(each, question)
        )
        if carrying:
            found[UnitKey(plan, name)] = tuple(sorted(carrying, key=lambda each: each.year or LATER_THAN_ALL))
    return found


def known_by_then(notes: Iterable[Note], question: Question) -> Iterator[Note]:
    """How a selection was understood, but of what is left out of it only what a sheet as of the day of the question can know."""
    for note in notes:
        if note.code != "succession-left-out" or _has_come(note.facts["later"], question):
            yield note


def _has_come(succession: Succession, question: Question) -> bool:
    """Whether a sheet as of the day of the question can know of a succession, of which a year is known at most."""
    day = question.selection.day
    if day is None:
        return True
    return succession.year is not None and succession.year <= day.year
