"""How a document prints its tasks and assignments, found from what most of them have in common."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from fazhi_cli.importing.brackets import is_closed
from fazhi_cli.importing.tables import parts_of, role_words, template
from fazhi_cli.plan.script import fold_script
from fazhi_cli.rulebook.render_text import printed_assignment
from fazhi_cli.rulebook.tasks_model import Assignment

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from fazhi_cli.importing.assigned import Assigned
    from fazhi_cli.importing.tables import Table
    from fazhi_cli.importing.tasks import TaskText
    from fazhi_cli.rulebook.plan_model import Layout

_LABELLED = re.compile("^(?P<word>[^:：]{2,10})(?P<colon>[:：])")
_LEADING = re.compile("牵头")


def most_common(values: Iterable[str]) -> str | None:
    found = Counter(values).most_common(1)
    return found[0][0] if found else None


def layout_of(
    tasks: Sequence[TaskText], table: Table | None, *, titles_alone: bool, chapter: str | None, section: str | None
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
    if table is not None:
        row, columns = template(table)
        layout["task"] = label + row
        if columns:
            layout["assignment"] = columns
        rows = {part: "{units}" if part in ("lead", "responsible") else f"{{{part}}}" for part in parts_of(table)}
        # The headings have the words, and the cells the units alone.
        roles = dict.fromkeys(role_words(table), "{units}")
        return layout | rows | ({"roles": roles} if roles else {})
    if any(task.before_text for task in tasks):
        separator = "{assignment}\n"
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
    brackets = most_common(each.printed[:1] + each.printed[-1:] for each in assigned if is_closed(each.printed))
    if brackets is None:
        return {}
    opening, closing = brackets[0], brackets[1]
    content = [each.printed[1:] for each in assigned]
    headed = Counter(found["word"] + found["colon"] for text in content if (found := _LABELLED.match(text)))
    if sum(headed.values()) * 2 >= len(assigned):
        return _of_headed(assigned, opening, closing)
    unheaded = [each for each in assigned if not _LABELLED.match(each.printed[1:])]
    leads = most_common(each.roles.get(unit, "") for each in unheaded for unit in each.lead)
    others = most_common(each.roles.get(unit, "") for each in unheaded for unit in each.responsible)
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


_COLONS = (":", "：")
_BETWEEN_PARTS = "；;，,。 "
_BESIDE_UNITS = ("when", "contact", "basis")
_WORD_BEFORE = re.compile("([^（(〔【；;，,。:：]{2,8}[:：])$")


def _row_beside(assigned: Assigned, part: str) -> str | None:
    """The template of a limit, contact or basis beside the units: 完成時限：{when}."""
    phrases = getattr(assigned, part)
    if not phrases:
        return None
    found = _WORD_BEFORE.search(assigned.printed[: assigned.printed.find(phrases[0])])
    return f"{found[1]}{{{part}}}" if found else None


def _of_headed(assigned: Sequence[Assigned], opening: str, closing: str) -> dict[str, Any]:
    """（牽頭單位：X；責任單位：Y；完成時限：Z）."""
    rows: dict[str, Counter[str]] = {part: Counter() for part in ("lead", "responsible", *_BESIDE_UNITS)}
    between: Counter[str] = Counter()
    for each in assigned:
        for unit in each.units:
            word = each.roles.get(unit)
            place = each.printed.find(f"{word}") if word else -1
            if word is None or place < 0:
                continue
            colon = each.printed[place + len(word) : place + len(word) + 1]
            if colon not in _COLONS:
                continue
            part = "lead" if _LEADING.search(fold_script(word)) else "responsible"
            rows[part][f"{word}{colon}{{units}}"] += 1
            if place > 1 and each.printed[place - 1] in _BETWEEN_PARTS:
                between[each.printed[place - 1]] += 1
        for part in _BESIDE_UNITS:
            row = _row_beside(each, part)
            if row:
                rows[part][row] += 1
    if any(each.first_leads for each in assigned) and not rows["lead"]:
        return {"assignment": f"{opening}{{units}}{closing}", "units": rows["responsible"].most_common(1)[0][0]}
    parts = {part: counted.most_common(1)[0][0] for part, counted in rows.items() if counted}
    sign = between.most_common(1)[0][0] if between else "；"
    template = sign.join(f"{{{part}}}" for part in parts)
    return {"assignment": f"{opening}{template}{closing}", **parts}


def _signs_between(assigned: Sequence[Assigned]) -> dict[str, Any]:
    """The sign between units, and those that stand after, or before, some of them instead: whichever takes fewer words."""
    pairs: list[tuple[str, str, str]] = []
    for each in assigned:
        for left, right in pairwise(each.units):
            found = re.search(f"{re.escape(left)}([、，,；;])\\s*{re.escape(right)}", each.printed)
            if found:
                pairs.append((left, right, found[1]))
    signs = Counter(sign for _left, _right, sign in pairs)
    usual = "、" if "、" in signs or not signs else signs.most_common(1)[0][0]
    layout: dict[str, Any] = {} if usual == "、" else {"join": usual}
    after = _signs_of(((left, sign) for left, _right, sign in pairs), usual)
    before = _signs_of(((right, sign) for _left, right, sign in pairs), usual)
    if after and len(after) <= len(before):
        return layout | {"join_after": after}
    return layout | ({"join_before": before} if before else {})


def _signs_of(pairs: Iterable[tuple[str, str]], usual: str) -> dict[str, str]:
    """The units that always have one and the same unusual sign beside them."""
    of_unit: dict[str, set[str]] = {}
    for unit, sign in pairs:
        of_unit.setdefault(unit, set()).add(sign)
    return {unit: next(iter(signs)) for unit, signs in of_unit.items() if len(signs) == 1 and usual not in signs}


def values_of(assigned: Assigned, layout: Layout, after: int) -> dict[str, Any]:
    """An assignment as values of the rulebook: with its own words where the layout would print others."""
    roles = _roles_of_their_own(assigned, layout)
    values: dict[str, Any] = {}
    for key in ("lead", "responsible"):
        if getattr(assigned, key):
            values[key] = list(getattr(assigned, key))
    if roles:
        values["roles"] = roles
    for key in ("when", "contact", "basis"):
        if getattr(assigned, key):
            values[key] = list(getattr(assigned, key))
    printed = printed_assignment(layout, Assignment.model_validate({"after": after, **values}))
    if assigned.printed and printed.lstrip("\n") != assigned.printed:
        values["printed"] = assigned.printed
    return values


def _roles_of_their_own(assigned: Assigned, layout: Layout) -> dict[str, str]:
    """The printed role words that are not those of the layout's templates; a unit that leads by its place is a lead, without one."""
    if layout.units is not None:
        return {}
    roles: dict[str, str] = {}
    for part in ("lead", "responsible"):
        row: str = getattr(layout, part) or ""
        usual = row.replace("{units}", "").rstrip(":：")
        for unit in getattr(assigned, part):
            word = assigned.roles.get(unit)
            leads_by_place = part == "lead" and word is not None and not _LEADING.search(fold_script(word))
            if word and word != usual and not leads_by_place:
                roles[unit] = word
    return roles
