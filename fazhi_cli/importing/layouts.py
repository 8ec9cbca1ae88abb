"""How a document prints its tasks and assignments, found from what most of them have in common."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any

from fazhi_cli.plan.script import fold_script
from fazhi_cli.rulebook.plan_model import Layout
from fazhi_cli.rulebook.render_text import printed_assignment
from fazhi_cli.rulebook.tasks_model import Assignment

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from fazhi_cli.importing.assignments import Assigned
    from fazhi_cli.importing.tasks import TaskText

_LABELLED = re.compile("^(?P<word>[^:：]{2,10})(?P<colon>[:：])")
_LEADING = re.compile("牵头|主办|主责")
_RESPONSIBLE = "責任單位"


def most_common(values: Iterable[str]) -> str | None:
    found = Counter(values).most_common(1)
    return found[0][0] if found else None


def layout_of(
    tasks: Sequence[TaskText], *, titles_alone: bool, chapter: str | None, section: str | None
) -> dict[str, Any]:
    """The layout of a plan as values of the rulebook; chapter, section: the templates of their labels, where there are any."""
    label = most_common(task.part.label.template for task in tasks) or ""
    has_titles = any(task.title is not None for task in tasks)
    separator = "\n" if titles_alone else "。"
    layout: dict[str, Any] = {}
    if chapter is not None:
        layout["chapter"] = f"{chapter}{{title}}"
    if section is not None:
        layout["section"] = f"{section}{{title}}"
    layout["task"] = f"{label}{{title}}{separator}{{text}}" if has_titles else f"{label}{{text}}"
    assigned = [each for task in tasks for each in task.assigned]
    in_lines = sum(task.in_lines for task in tasks) * 2 > len([task for task in tasks if task.assigned])
    layout |= _of_lines(assigned) if in_lines else _of_brackets(assigned)
    return layout | _signs_between(assigned)


def _of_lines(assigned: Sequence[Assigned]) -> dict[str, Any]:
    """A line for each role: 牽頭單位:{units}."""
    rows: dict[str, Counter[str]] = {"lead": Counter(), "responsible": Counter()}
    for each in assigned:
        for line in each.printed.split("\n"):
            found = _LABELLED.match(line)
            if found:
                part = "lead" if _LEADING.search(fold_script(found["word"])) else "responsible"
                rows[part][f"{found['word']}{found['colon']}{{units}}"] += 1
    return {part: counted.most_common(1)[0][0] for part, counted in rows.items() if counted}


def _of_brackets(assigned: Sequence[Assigned]) -> dict[str, Any]:
    """Units in brackets: a word before them and a colon, a word behind them, or no word."""
    brackets = most_common(each.printed[:1] + each.printed[-1:] for each in assigned if len(each.printed) > 1)
    if brackets is None:
        return {}
    opening, closing = brackets
    content = [each.printed[1:] for each in assigned]
    headed = Counter(found["word"] + found["colon"] for text in content if (found := _LABELLED.match(text)))
    if sum(headed.values()) * 2 > len(assigned):
        return _of_headed(assigned, opening, closing)
    leads = most_common(each.roles.get(unit, "") for each in assigned for unit in each.lead)
    others = most_common(each.roles.get(unit, "") for each in assigned for unit in each.responsible)
    if leads and not any(each.first_leads for each in assigned):
        parts = {"lead": f"{{units}}{leads}"}
        if others is not None:
            parts["responsible"] = f"{{units}}{others}"
        template = "，".join(f"{{{part}}}" for part in parts)
        return {"assignment": f"{opening}{template}{closing}", **parts}
    if any(each.first_leads for each in assigned):
        word = most_common(each.roles.get(unit, "") for each in assigned for unit in each.units) or ""
        return {"assignment": f"{opening}{{units}}{closing}", "units": f"{{units}}{word}"}
    return {"assignment": f"{opening}{{responsible}}{closing}", "responsible": f"{{units}}{others or ''}"}


def _of_headed(assigned: Sequence[Assigned], opening: str, closing: str) -> dict[str, Any]:
    """（牽頭單位：X；責任單位：Y）."""
    rows: dict[str, Counter[str]] = {"lead": Counter(), "responsible": Counter()}
    between: Counter[str] = Counter()
    for each in assigned:
        for unit in each.units:
            word = each.roles.get(unit)
            place = each.printed.find(f"{word}") if word else -1
            if word is None or place < 0:
                continue
            colon = each.printed[place + len(word) : place + len(word) + 1]
            part = "lead" if _LEADING.search(fold_script(word)) else "responsible"
            rows[part][f"{word}{colon}{{units}}"] += 1
            if place > 1:
                between[each.printed[place - 1]] += 1
    if any(each.first_leads for each in assigned) and not rows["lead"]:
        return {"assignment": f"{opening}{{units}}{closing}", "units": rows["responsible"].most_common(1)[0][0]}
    parts = {part: counted.most_common(1)[0][0] for part, counted in rows.items() if counted}
    sign = between.most_common(1)[0][0] if between else "；"
    template = sign.join(f"{{{part}}}" for part in parts)
    return {"assignment": f"{opening}{template}{closing}", **parts}


def _signs_between(assigned: Sequence[Assigned]) -> dict[str, Any]:
    """The sign between units, and those that stand after or before some of them instead."""
    after: dict[str, Counter[str]] = {}
    before: dict[str, Counter[str]] = {}
    signs: Counter[str] = Counter()
    for each in assigned:
        for left, right in zip(each.units, each.units[1:], strict=False):
            found = re.search(f"{re.escape(left)}([、，,；;])\\s*{re.escape(right)}", each.printed)
            if found:
                signs[found[1]] += 1
                after.setdefault(left, Counter())[found[1]] += 1
                before.setdefault(right, Counter())[found[1]] += 1
    usual = signs.most_common(1)[0][0] if signs else "、"
    layout: dict[str, Any] = {} if usual == "、" else {"join": usual}
    join_before = {unit: sign for unit, counted in before.items() if (sign := _only(counted)) and sign != usual}
    join_after = {
        unit: sign
        for unit, counted in after.items()
        if (sign := _only(counted)) and sign != usual and not _is_before(assigned, unit, join_before)
    }
    if join_after:
        layout["join_after"] = join_after
    if join_before and not join_after:
        layout["join_before"] = join_before
    return layout


def _only(counted: Counter[str]) -> str | None:
    """The sign that always stands there."""
    return next(iter(counted)) if len(counted) == 1 else None


def _is_before(assigned: Sequence[Assigned], unit: str, join_before: dict[str, str]) -> bool:
    """Whether what stands after a unit is told already by the units that follow it."""
    followers = {
        right for each in assigned for left, right in zip(each.units, each.units[1:], strict=False) if left == unit
    }
    return bool(followers) and followers <= join_before.keys() and len(followers) < 3 and len(join_before) < 3


def values_of(assigned: Assigned, layout: dict[str, Any], after: int) -> dict[str, Any]:
    """An assignment as values of the rulebook: with its own words where the layout would print others."""
    roles = dict(assigned.roles)
    model = Layout.model_validate(layout)
    for part in ("lead", "responsible"):
        row = getattr(model, part) or model.units or ""
        for unit in getattr(assigned, part):
            if roles.get(unit) and row.replace("{units}", "").rstrip(":：") == roles[unit]:
                del roles[unit]
    if model.units is not None:
        roles = {}
    values: dict[str, Any] = {}
    for key in ("lead", "responsible"):
        if getattr(assigned, key):
            values[key] = list(getattr(assigned, key))
    if roles:
        values["roles"] = {unit: roles[unit] for unit in assigned.units if unit in roles}
    for key in ("when", "contact", "basis"):
        if getattr(assigned, key):
            values[key] = list(getattr(assigned, key))
    printed = printed_assignment(model, Assignment.model_validate({"after": after, **values}))
    if printed.lstrip("\n") != assigned.printed:
        values["printed"] = assigned.printed
    return values
