"""Who or what gets a sheet of its own: each unit, or each chapter, that a selection reaches."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from fazhi_cli.plan.numerals import chinese
from fazhi_cli.query.clauses import json_texts
from fazhi_cli.query.conditions.places import chapter_numbers
from fazhi_cli.query.tasks import count
from fazhi_cli.query.unit_names import meanings

if TYPE_CHECKING:
    from fazhi_cli.query.question import Question


class Recipient(NamedTuple):
    """`tasks`: how many tasks its question finds, never 0. `named`: whether the plan itself names it."""

    name: str
    question: Question
    tasks: int
    named: bool = True


def units(question: Question, *, unnamed: bool) -> list[Recipient]:
    """The units that the plan names and the members of its closed groups, in the order of their declaration.

    unnamed: also the office's own list. The plan reaches those through an open group only, so for them it is opened. Where
    the selection names units, only these and the members of these. Raises WrongCall for an unknown one.
    """
    selection = question.selection
    wanted = _units_and_members(question)
    found = []
    for name, named in question.rows(
        "SELECT u.name, max(u.named) FROM @units u JOIN @plans p ON p.id = u.plan"
        " WHERE NOT u.open AND u.members = '[]' GROUP BY u.name"
        " ORDER BY NOT max(u.named), min(p.position), min(u.position)"
    ):
        is_wanted = name in wanted if selection.unit else named or unnamed
        if is_wanted:
            own = question.but(unit=(name,), include_open=selection.include_open or not named)
            found.append(Recipient(name, own, count(own), bool(named)))
    return [recipient for recipient in found if recipient.tasks]


def chapters(question: Question) -> list[Recipient]:
    """The chapters of the selection, in the plan's order; a plan that has none counts as one."""
    asked = question.selection.chapter
    wanted = chapter_numbers(question, asked) if asked else None
    found = []
    for plan, number, title, plan_title in question.rows(
        "SELECT h.plan, h.number, h.title, p.title FROM @chapters h JOIN @plans p ON p.id = h.plan"
        " ORDER BY p.position, h.position"
    ):
        if wanted is None or number in wanted:
            own = question.but(plan=(plan,), chapter=(str(number),) if number else ())
            name = f"{chinese(number)}、{title}" if number else plan_title
            found.append(Recipient(name, own, count(own)))
    return [recipient for recipient in found if recipient.tasks]


def _units_and_members(question: Question) -> set[str]:
    """The units that the selection names, and the members of those that are groups."""
    meant: set[tuple[str, str]] = set()
    for name in question.selection.unit:
        meant.update((meaning.plan, meaning.unit) for meaning in meanings(question, name) if meaning.sense != "member")
    units = {unit for _plan, unit in meant}
    for plan, name, members in question.rows("SELECT plan, name, members FROM @units WHERE members <> '[]'"):
        if (plan, name) in meant:
            units.update(json_texts(members))
    return units
