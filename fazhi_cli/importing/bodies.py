"""The bodies of a plan: one name for each, those that a rule adds, and what is declared of them."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any

from fazhi_cli.importing.assignment_words import FIRST_LEADS
from fazhi_cli.importing.units import is_body, names_in
from fazhi_cli.plan.names import prefixes, unit_keys
from fazhi_cli.plan.script import fold_script

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fazhi_cli.importing.tasks import TaskText


def let_first_lead(texts: Sequence[TaskText], lines: Sequence[str]) -> None:
    """Apply the rule that the first unit leads, which is stated once, to the tasks from there on; lines: before or behind all tasks."""
    is_stated = any(FIRST_LEADS.search(fold_script(line)) for line in lines)
    for task in texts:
        for each in task.assigned:
            is_stated = is_stated or each.first_leads
            if is_stated:
                each.let_first_lead()


def use_one_name(texts: Sequence[TaskText], place: str | None) -> dict[str, list[str]]:
    """Give a body that is named in several ways (省教育廳, 教育廳) the name by which it is named most; the others by that name."""
    counted: Counter[str] = Counter()
    for task in texts:
        for each in task.assigned:
            counted.update(each.units)
    before = prefixes(place or "", list(counted))
    names: dict[str, str] = {}
    for name in sorted(counted, key=lambda name: (-counted[name], -len(name))):
        names.setdefault(unit_keys(name, before)[0], name)
    for task in texts:
        for each in task.assigned:
            for units in (each.lead, each.responsible):
                units[:] = dict.fromkeys(names[unit_keys(unit, before)[0]] for unit in units)
            each.roles = {names[unit_keys(unit, before)[0]]: word for unit, word in each.roles.items()}
            each.responsible[:] = [unit for unit in each.responsible if unit not in each.lead]
    others: dict[str, list[str]] = {}
    for name in counted:
        usual = names[unit_keys(name, before)[0]]
        if usual != name:
            others.setdefault(usual, []).append(name)
    return others


def implied_by(texts: Sequence[TaskText]) -> list[dict[str, Any]]:
    """The sentences that add units to all later tasks, with those of the units that the plan's assignments name."""
    named = list(dict.fromkeys(unit for task in texts for each in task.assigned for unit in each.units))
    found: list[dict[str, Any]] = []
    for number, task in enumerate(texts, 1):
        for each in task.assigned:
            if each.implied:
                units = [unit for unit in named if unit in each.implied] or _names_of_rule(each.implied)
                if units:
                    found.append({"responsible": units, "phrase": each.implied, "from": number + 1})
    return [rule for rule in found if rule["from"] <= len(texts)]


_RULE_NAMES = re.compile("(?:涉及到?|由|包括|[需须]|请)(?P<units>[^，,]+?)(?:[，,]|均|都|落实|负责|配合|参与|$)")


def _names_of_rule(phrase: str) -> list[str]:
    """The units that such a sentence names itself."""
    found = _RULE_NAMES.search(fold_script(phrase))
    if found is None:
        return []
    names = names_in(phrase[found.start("units") : found.end("units")])
    return [name for name in names if is_body(name)]


_OPEN = re.compile("^(?:各|有关|相关)|(?:有关|相关|所属|各)(?:部门|单位|地区)|部门$|各地|单位$")


def units_of(
    texts: Sequence[TaskText], implied: Sequence[dict[str, Any]], other_names: dict[str, list[str]]
) -> list[dict[str, Any]]:
    """Every unit that is named, in the order of the document; other_names: those under which some are named too."""
    units: dict[str, dict[str, Any]] = {}
    for task in texts:
        for each in task.assigned:
            for name in each.units:
                unit = units.setdefault(name, {"name": name})
                if name in other_names:
                    unit["aliases"] = other_names[name]
                if _OPEN.search(fold_script(name)):
                    unit["open"] = True
    for rule in implied:
        for name in rule["responsible"]:
            units.setdefault(name, {"name": name, "open": True})
    return list(units.values())
