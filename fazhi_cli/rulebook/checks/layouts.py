"""The layout: each template has its own places and no others, and has one for whatever a task says."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from fazhi_cli.data_files import TASKS
from fazhi_cli.field_types import LONGEST_NUMBER
from fazhi_cli.rulebook.checks.findings import Finding, NodeFinding
from fazhi_cli.rulebook.checks.walk import task_nodes, tasks
from fazhi_cli.rulebook.phrasing import quoted, task_name
from fazhi_cli.rulebook.problems import Location
from fazhi_cli.rulebook.render_text import printed
from fazhi_cli.rulebook.templates import NUMBERS, OWN_PLACE, PARTS, PLACE, assignment_template, has_word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fazhi_cli.rulebook.checks.findings import Roots
    from fazhi_cli.rulebook.model import Rulebook
    from fazhi_cli.rulebook.nodes import Node
    from fazhi_cli.rulebook.plan_model import Layout
    from fazhi_cli.rulebook.tasks_model import Assignment

_HEADING = (*NUMBERS, "title")
_TASK = (*NUMBERS, "title", "text", "assignment")
_BRACKETS = {")": "(", "）": "（", "]": "[", "］": "［", "〕": "〔", "】": "【", "》": "《", "」": "「"}


def misplaced(roots: Roots) -> Iterator[NodeFinding]:
    """R13: a template with a place that is not its own, without one that it needs, or with half of a pair of brackets."""
    layout = roots[TASKS].get("plan").get("layout")
    yield from _places(layout, "chapter", _HEADING, needed=("title",))
    yield from _places(layout, "section", _HEADING, needed=("title",))
    yield from _places(layout, "task", _TASK, needed=("text",))
    yield from _places(layout, "assignment", PARTS)
    for part, place in OWN_PLACE.items():
        yield from _places(layout, part, (place,), needed=(place,))
    for _, template in layout.get("roles").pairs():
        yield from _places_of(template, "roles", ("units",), needed=("units",))
    yield from _without_template(layout)


def _places(layout: Node, key: str, known: tuple[str, ...], needed: tuple[str, ...] = ()) -> Iterator[NodeFinding]:
    yield from _places_of(layout.get(key), key, known, needed)


def _places_of(template: Node, key: str, known: tuple[str, ...], needed: tuple[str, ...]) -> Iterator[NodeFinding]:
    """What is wrong with one template; key: that of the layout under which it stands."""
    text = template.text
    if not text:
        return
    found = Counter(PLACE.findall(text))
    for place, count in found.items():
        if place not in known:
            yield NodeFinding(
                template, "R13", f"{key} 裡不能寫{_shown(place)}；這裡可用的是{_listed(known)}{_cure(place, key)}"
            )
            return
        if count > 1:
            yield NodeFinding(template, "R13", f"{key} 裡的{_shown(place)}寫了 {count} 次，只能寫一次")
            return
    for place in needed:
        if place not in found:
            yield NodeFinding(template, "R13", f"{key} 裡沒有{_shown(place)}")
            return
    if bracket := _unpaired(text):
        cure = "；整個括號寫在 assignment，如「（{lead}；{responsible}）」" if key in PARTS else ""
        yield NodeFinding(template, "R13", f"{key} 裡的「{bracket}」沒有成對{cure}")


def _cure(place: str, key: str) -> str:
    """Where a place belongs that stands in the wrong template."""
    if place == "units" and key in ("task", "assignment"):
        return "；單位寫在 lead、responsible 的格式裡，整個分工寫在 assignment"
    if place in PARTS and key == "task":
        return "；在 task 裡寫{assignment}，各部分寫在 assignment"
    return ""


def _shown(place: str) -> str:
    return f"「{{{place}}}」"


def _listed(places: tuple[str, ...]) -> str:
    return "、".join(f"{{{place}}}" for place in places)


def _unpaired(text: str) -> str | None:
    """The first bracket without its other half."""
    opened: list[str] = []
    for sign in text:
        if sign in _BRACKETS.values():
            opened.append(sign)
        elif sign in _BRACKETS and (not opened or opened.pop() != _BRACKETS[sign]):
            return sign
    return opened[0] if opened else None


def _without_template(layout: Node) -> Iterator[NodeFinding]:
    """The parts of an assignment that have no template of their own."""
    template = layout.get("assignment")
    for part in PLACE.findall(template.text):
        if part in PARTS and not layout.get(part).text:
            yield NodeFinding(template, "R13", f"assignment 裡有{_shown(part)}，layout 裡沒有 {part} 的格式")
            return


def untitled(roots: Roots) -> Iterator[NodeFinding]:
    """S01 and S03: a task without the title that the layout prints, and without a heading of its own.

    One that has no number either begins with its text.
    """
    if "{title}" not in roots[TASKS].get("plan").get("layout").text_of("task"):
        return
    for task in task_nodes(roots[TASKS]):
        title = task.get("title")
        if title.value is not None or task.text_of("heading"):
            continue
        begins_with_text = task.has("number") and not task.text_of("number")
        cure = "；原文沒有標題的，把正文之前的文字寫進 heading"
        if task.has("title"):
            yield NodeFinding(title, "S03", f"{task_name(task)}：「title」是空的{cure}")
        elif not begins_with_text:
            yield NodeFinding(task, "S01", f"{task_name(task)}：缺少鍵「title」{cure}")


def not_behind_a_clause(roots: Roots) -> Iterator[NodeFinding]:
    """R12: an assignment in the text of a task whose clause does not exist, or that does not follow the one before it."""
    for task in task_nodes(roots[TASKS]):
        last = 0
        count = len(task.each("clauses"))
        for assignment in task.each("assignments"):
            node = assignment.get("after")
            if not node.text.isascii() or not node.text.isdigit() or len(node.text) > LONGEST_NUMBER:
                continue  # the model's business
            after = int(node.text)
            if after > count:
                yield NodeFinding(node, "R12", f"{task_name(task)}：after 是 {after}，本項只有 {count} 條")
            elif after <= last:
                yield NodeFinding(node, "R12", f"{task_name(task)}：after 是 {after}，應在前一處分工（{last}）之後")
            last = max(last, after)


def unprinted(rulebook: Rulebook) -> Iterator[Finding]:
    """C22: what the rulebook says and the layout has no place for, so that the printed document would lack it."""
    layout = rulebook.plan.layout
    places = {place.name for place in assignment_template(layout).places}
    for number, chapter in enumerate(rulebook.chapters):
        here = Location(TASKS, ("chapters", number))
        if chapter.title is not None and chapter.printed is None and layout.chapter is None:
            yield Finding(here.to("title"), "C22", "layout 沒有 chapter 的格式，章名印不出來")
        for at, section in enumerate(chapter.sections):
            if section.title is not None and section.printed is None and layout.section is None:
                yield Finding(here.to("sections", at, "title"), "C22", "layout 沒有 section 的格式，節名印不出來")
    for location, task in tasks(rulebook):
        if task.title is not None and task.heading is None and "{title}" not in layout.task:
            yield Finding(location.to("title"), "C22", "layout 的 task 裡沒有「{title}」，標題印不出來")
        yield from _unprinted_parts(location, task.own_assignment, layout, places)
        for at, assignment in enumerate(task.assignments):
            yield from _unprinted_parts(location.to("assignments", at), assignment, layout, places)


def _unprinted_parts(here: Location, assignment: Assignment, layout: Layout, places: set[str]) -> Iterator[Finding]:
    """The parts of one assignment for which the layout has no place."""
    if assignment.printed is not None:
        return
    for part in PARTS:
        if part == "units" or not getattr(assignment, part):
            continue
        holds_units = part in ("lead", "responsible")
        if part not in places and not (holds_units and "units" in places):
            yield Finding(here.to(part), "C22", f"layout 的分工裡沒有「{{{part}}}」，印不出來")
    for unit, word in assignment.roles.items():
        row = layout.units or (layout.lead if unit in assignment.lead else layout.responsible)
        if row is not None and word not in layout.roles and not has_word(row):
            message = f"格式「{row}」裡沒有角色詞，{quoted(word)}印不出來；請在 layout 的 roles 寫明它的格式"
            yield Finding(here.to("roles", unit), "C22", message)


def without_words(rulebook: Rulebook) -> Iterator[Finding]:
    """C23: units that are added to tasks by a sentence which the printed document does not have."""
    implied = rulebook.plan.implied
    if not implied:
        return
    text = printed(rulebook)
    ids = {task.id for task in rulebook.tasks}
    for number, rule in enumerate(implied):
        here = Location(TASKS, ("plan", "implied", number))
        if rule.phrase not in text:
            yield Finding(here.to("phrase"), "C23", f"{quoted(rule.phrase)}不在印出的方案裡；語句要與原文一字不差")
        if rule.start is not None and rule.start not in ids:
            yield Finding(here.to("from"), "C23", f"沒有序號是 {rule.start} 的任務")
