"""Who or what gets a sheet of its own: each unit, or each chapter, that a selection reaches."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from fazhi_cli.plan.numerals import chinese
from fazhi_cli.query.conditions.places import chapter_numbers
from fazhi_cli.query.duty_sheets import count_of_clauses, names_only_unnamed
from fazhi_cli.query.keys import UnitKey
from fazhi_cli.query.lists import json_texts
from fazhi_cli.query.tasks import count
from fazhi_cli.query.unit_names import OWN_NAMES, knowing_plans, known_meanings, meanings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fazhi_cli.query.question import Question


class Recipient(NamedTuple):
    """`tasks`: how many tasks its question finds. `named`: whether the plan itself names it.

    `clauses`: of one that the plan does not name, how many bind it by what it is. `before`: the units from which it took over, of
    one that came into being by a change of the plan.
    """

    name: str
    question: Question
    tasks: int
    named: bool = True
    clauses: int = 0
    before: tuple[str, ...] = ()


def units(question: Question, *, unnamed: bool, heirs: bool = False) -> list[Recipient]:
    """The units that the plan names and the members of its closed groups, in the order of their declaration.

    unnamed: also the office's own list, those of whom some clause is. Where the selection names units, only these and the
    members of these, among them bodies that only the program knows. Raises WrongCall for an unknown one. heirs: also those that
    took over from a unit since and that only the changes of the plan name, each behind the first from which it did, or where the
    selection names it.
    """
    declared = question.rows(
        "SELECT u.name, max(u.named) FROM @units u JOIN @plans p ON p.id = u.plan"
        " WHERE NOT u.open AND u.members = '[]' GROUP BY u.name"
        " ORDER BY NOT max(u.named), min(p.position), min(u.position)"
    )
    of_changes = _heirs(question) if heirs else {}
    typed = question.selection.unit
    asked = _asked(question.but(unit=tuple(name for name in typed if name not in of_changes)))
    if typed:
        listed = [(name, named) for name, named in declared if name in asked]
        known = set(question.texts("SELECT name FROM @units"))
        listed += [(name, False) for name in asked if name not in known]
    else:
        listed = [(name, named) for name, named in declared if named or unnamed]
    found = []
    for name, named in listed:
        own = question.but(unit=(asked.get(name, name),))
        clauses = count_of_clauses(own) if names_only_unnamed(own) else 0
        found.append(Recipient(name, own, count(own), bool(named), clauses))
        if not typed:
            found += [_heir(question, heir, before) for heir, before in of_changes.items() if before[0] == name]
    found += [_heir(question, name, of_changes[name]) for name in typed if name in of_changes]
    return [recipient for recipient in found if recipient.tasks or recipient.clauses]


def open_groups(question: Question) -> dict[str, int]:
    """The groups of which the plan gives no list, with how many tasks they have: none of these gets a sheet."""
    names = question.texts(
        "SELECT DISTINCT name FROM @units WHERE open AND plan IN (SELECT id FROM @plans) ORDER BY name"
    )
    counts = {name: count(question.but(unit=(name,))) for name in names}
    return {name: tasks for name, tasks in counts.items() if tasks}


def _heir(question: Question, name: str, before: Sequence[str]) -> Recipient:
    """A body that only changes name, with what it took over."""
    own = question.but(unit=(name,))
    return Recipient(name, own, count(own), before=tuple(before))


def _heirs(question: Question) -> dict[str, list[str]]:
    """The bodies that only changes in force on the asked day name, each with the units from which it took over tasks."""
    day = question.day or ""
    taken = question.rows(
        "SELECT DISTINCT h.id, h.position, h.name, h.unit FROM @heirs h"
        " JOIN @changes_in_force f ON f.plan = h.plan AND f.id = h.id"
        " WHERE h.sense = 'successor' AND h.has_tasks AND f.since <= ? AND ? < f.until ORDER BY h.id, h.position",
        (day, day),
    )
    found: dict[str, list[str]] = {}
    for _id, _position, heir, unit in taken:
        if not any(meaning.sense in OWN_NAMES for meaning in known_meanings(question, heir)):
            before = found.setdefault(heir, [])
            if unit not in before:
                before.append(unit)
    return found


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


def _asked(question: Question) -> dict[str, str]:
    """By the name of each body that the selection names, and of each member of a group among them, how it is asked for.

    A body that a typed name means alone is asked for by that name, so that its sheet tells what this was read as.
    """
    asked: dict[str, str] = {}
    meant: set[UnitKey] = set()
    for typed in question.selection.unit:
        found = meanings(question, typed)
        knowing = knowing_plans(found)
        own = [
            UnitKey(meaning.plan, meaning.unit)
            for meaning in found
            if meaning.sense != "member" and (meaning.sense != "successor" or meaning.plan not in knowing)
        ]
        meant.update(own)
        names = dict.fromkeys(body.name for body in own)
        asked.update((name, typed if len(names) == 1 else name) for name in names)
    for plan, name, members in question.rows("SELECT plan, name, members FROM @units WHERE members <> '[]'"):
        if UnitKey(plan, name) in meant:
            del asked[name]
            asked.update((member, member) for member in json_texts(members))
    return asked
