"""The bodies of a plan: one name for each, those that a rule adds, and what is declared of them."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any

from fazhi_cli.importing.assignment_words import FIRST_LEADS, IMPLIED
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


def implied_by(texts: Sequence[TaskText], before: Sequence[str], behind: Sequence[str]) -> list[dict[str, Any]]:
    """The sentences that add units to tasks, with those of the units that the plan's assignments name.

    before, behind: the lines before the first task and behind the last. A sentence within an assignment or behind a task is
    said of those that follow, and of that task too where it does not say 以下; one that says 以上, of them all.
    """
    named = list(dict.fromkeys(unit for task in texts for each in task.assigned for unit in each.units))
    stated = [(1, phrase) for phrase in (*_rules_in(before), *_rules_in(behind))]
    for number, task in enumerate(texts, 1):
        phrases = [each.implied for each in task.assigned if each.implied]
        stated += [(_first_of(phrase, number), phrase) for phrase in (*phrases, *_rules_in(task.behind))]
    found: list[dict[str, Any]] = []
    for first, phrase in stated:
        units = [unit for unit in named if unit in phrase] or _names_of_rule(phrase)
        if units and first <= len(texts):
            found.append({"responsible": units, "phrase": phrase, "from": first})
    return found


_OF_ALL = re.compile("以上|上述|前述|所有(?:任务|事项|措施)|全部(?:任务|事项|措施)")
_OF_LATER = re.compile("以下|下列|后续|后面|其余|其他")


def _first_of(phrase: str, number: int) -> int:
    """The first task of which a sentence is said that stands with one; number: of that one."""
    folded = fold_script(phrase)
    if _OF_ALL.search(folded):
        return 1
    return number + 1 if _OF_LATER.search(folded) else number


_SENTENCE = re.compile("[^。；;\n]+")


def _rules_in(lines: Sequence[str]) -> list[str]:
    """The sentences of some lines that add units to tasks."""
    sentences = [found[0].strip().strip("（）()〔〕【】") for line in lines for found in _SENTENCE.finditer(line)]
    return [sentence for sentence in sentences if IMPLIED.search(fold_script(sentence)) and _names_of_rule(sentence)]


_RULE_NAMES = (
    re.compile("(?:涉及到?|由|包括|包含|含|[需须]|请)(?P<units>[^，,]+?)(?:[，,]|均|都|落实|负责|配合|参与|$)"),
    re.compile("^(?P<units>[^，,]+?)(?:为|是|对|按|均|都|要|应|[需须])"),
)
"""Where such a sentence names units: 均由各縣（區）政府落實, 各縣（區）政府均為責任單位."""


def _names_of_rule(phrase: str) -> list[str]:
    """The units that such a sentence names itself."""
    for pattern in _RULE_NAMES:
        found = pattern.search(fold_script(phrase))
        if found is None:
            continue
        names = [name for name in names_in(phrase[found.start("units") : found.end("units")]) if is_body(name)]
        if names:
            return names
    return []


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
