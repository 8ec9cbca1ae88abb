"""What the units of a task are in it, by the words of the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fazhi_cli.layouts.checklists.audience import Audience
    from fazhi_cli.query.assignments import Assignment
    from fazhi_cli.query.task_sheets import TaskSheet

WAYS = {
    "direct": "", "group": "（屬「{unit}」）", "successor": "（承接{unit}）", "open": "（「{unit}」，方案未列明）",
}  # fmt: skip
"""After a role: how the asked unit comes to what the plan assigns to another name."""


LEADS, ANSWERS = "牽頭", "責任"
"""The roles of units whose plan has no word of its own for them."""


def duties_of(sheet: TaskSheet, audience: Audience, *, with_groups: bool = True) -> list[str]:
    """What the asked unit is in a task, each once, or of several or a group each by its name; with_groups: and by which collective name."""
    if audience.names_units and not audience.is_of_one_body:
        return _duties_by_unit(sheet, audience)
    found = []
    for assignment in audience.assignments_of(sheet):
        way = "" if assignment.way == "group" and not with_groups else WAYS[assignment.way]
        found.append(_role(assignment, sheet) + way.format(unit=assignment.unit))
    return list(dict.fromkeys(found))


def _duties_by_unit(sheet: TaskSheet, audience: Audience) -> list[str]:
    """Which unit of a task is what, among those asked for, under the names that the plan assigns it to."""
    units: dict[str, list[str]] = {}
    for assignment in audience.assignments_of(sheet):
        units.setdefault(_role(assignment, sheet), []).append(assignment.unit)
    return [f"{'、'.join(of_role)}：{role}" for role, of_role in units.items()]


class Others(NamedTuple):
    """Units of a task beside the asked ones, in one role; is_beside_own: which an asked one has too."""

    role: str
    units: list[str]
    is_beside_own: bool


def others_of(sheet: TaskSheet, audience: Audience) -> list[Others]:
    """The task's leads, then its other units by the plan's words for their roles; without those that are asked for."""
    own = {(assignment.role, assignment.unit) for assignment in audience.assignments_of(sheet)}
    task = sheet.task
    words_of = {role.unit: role.role for role in task.roles}
    assigned = [("lead", unit, LEADS) for unit in task.lead]
    assigned += [("responsible", unit, words_of.get(unit, ANSWERS)) for unit in task.responsible]
    own_words = {word for role, unit, word in assigned if (role, unit) in own}
    by_word: dict[str, list[str]] = {}
    for role, unit, word in assigned:
        if (role, unit) not in own:
            by_word.setdefault(word, []).append(unit)
    return [Others(word, units, word in own_words) for word, units in by_word.items()]


def printed(sheet: TaskSheet, units: Iterable[str]) -> list[str]:
    """Units with the words that the plan has for their roles, where these are words of their own."""
    texts = {role.unit: role.text for role in sheet.task.roles}
    return [texts.get(unit, unit) for unit in units]


def _role(assignment: Assignment, sheet: TaskSheet) -> str:
    """The role of a unit as the plan gives it; 牽頭 alone is the whole lead."""
    words_of = {role.unit: role.role for role in sheet.task.roles}
    if assignment.unit in words_of:
        role = words_of[assignment.unit]
    elif assignment.role == "responsible":
        role = ANSWERS
    elif len(sheet.task.lead) > 1:
        role = "共同牽頭"
    else:
        role = LEADS
    return role


def word_of(sheet: TaskSheet, unit: str) -> str:
    """The plan's word for what a unit is that does not lead."""
    words_of = {role.unit: role.role for role in sheet.task.roles}
    return words_of.get(unit, ANSWERS)
