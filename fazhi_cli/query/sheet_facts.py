"""What a sheet tells beside its tasks: the days of open readings, limits that were changed, groups, successors."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from fazhi_cli.query.keys import UnitKey
from fazhi_cli.query.successions import successions_of

if TYPE_CHECKING:
    from fazhi_cli.query.question import Question
    from fazhi_cli.query.successions import Succession


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


def changed_limits(question: Question) -> dict[LimitKey, bool]:
    """The limits that a later change touched, each with whether it is suspended."""
    changed: dict[LimitKey, bool] = {}
    for plan, task, clause, wording, suspended in question.execute(
        "SELECT plan, task, clause, wording, suspended FROM @limits WHERE adjusted"
    ):
        changed[LimitKey(plan, task, clause, wording)] = bool(suspended)
    return changed


def open_groups(question: Question) -> list[UnitKey]:
    """The groups of which a plan gives no list, by name."""
    return [UnitKey(*row) for row in question.execute("SELECT plan, name FROM @units WHERE open ORDER BY name, plan")]


def successions(question: Question) -> dict[UnitKey, tuple[Succession, ...]]:
    """The units that handed tasks on, with those who took them over, in the order of each plan's units.yaml.

    What is only general knowledge stands on no paper.
    """
    found = {}
    for plan, name, listed in question.execute(
        "SELECT plan, name, successors FROM @units WHERE successors <> '[]' ORDER BY plan, position"
    ):
        carrying = tuple(each for each in successions_of(listed) if each.has_tasks and each.confidence != "BG")
        if carrying:
            found[UnitKey(plan, name)] = carrying
    return found
