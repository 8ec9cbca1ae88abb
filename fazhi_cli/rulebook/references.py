"""What one part of the YAML says of another: phrases that stand in their clause, names declared, numbers used once.

These read the nodes, not the model, so that a file with a misspelt key still has all its other faults told at once.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from fazhi_cli.plan.names import unit_keys
from fazhi_cli.rulebook.phrasing import maybe, quoted
from fazhi_cli.rulebook.phrasing import task as task_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from fazhi_cli.rulebook.nodes import Node
    from fazhi_cli.rulebook.source import Source

Fault = tuple["Node", str, str]
"""The node at fault, the code, the message."""

_PHRASES = ("to", "output", "if", "except", "cites")


def check(tasks: Source, units: Source) -> None:
    """Report every reference that leads nowhere; across the two files only where both could be read to their end."""
    _take(tasks, chain(_ids(tasks.root), _all_phrases(tasks.root), _cases(tasks.root)))
    _take(units, _collisions(units.root, tasks.root.get("plan").get("place").text))
    if tasks.whole and units.whole:
        _take(tasks, _task_units(tasks.root, units.root))
        _take(units, _unit_references(units.root, tasks.root))


def check_days(workdays: Source) -> None:
    """Report every day that is said twice: of two notices nobody could tell which holds."""
    _take(workdays, _days_said_twice(workdays.root))


def _take(source: Source, faults: Iterator[Fault]) -> None:
    source.report.take((node.place, code, message) for node, code, message in faults)


def tasks_of(root: Node) -> Iterator[Node]:
    return (task for chapter in root.each("chapters") for task in chapter.each("tasks"))


def _ids(root: Node) -> Iterator[Fault]:
    yield from _repeated(((task.get("id"), task_name(task)) for task in tasks_of(root)), "任務序號")
    chapters = ((chapter.get("number"), quoted(chapter.get("title").text)) for chapter in root.each("chapters"))
    yield from _repeated(chapters, "章號")


def _repeated(numbered: Iterator[tuple[Node, str]], what: str) -> Iterator[Fault]:
    first: dict[str, Node] = {}
    for node, name in numbered:
        if node.text and node is not first.setdefault(node.text, node):
            yield node, "R01", f"{name}:{what}{quoted(node.text)}與第 {first[node.text].place[0]} 行重複"


def _all_phrases(root: Node) -> Iterator[Fault]:
    for task in tasks_of(root):
        name = task_name(task)
        clauses = task.each("clauses")
        paragraph, end = "".join(clause.get("text").text for clause in clauses), 0
        for clause in clauses:
            end += len(clause.get("text").text)
            for node, code, message in _clause(clause, paragraph, end):
                yield node, code, f"{name}:{message}"


def _clause(clause: Node, paragraph: str, end: int) -> Iterator[Fault]:
    text = clause.get("text").text
    if not text:
        return
    items = clause.each("items")
    yield from _stand(clause, (*_PHRASES, "event"), text)
    for not_when in clause.each("not_when"):
        yield from _stand(not_when, ("text",), text)
    for item in items:
        yield from _stand(item, ("text", "stem", "tail", "if", "except"), text)
        if item.text and item.text not in text:
            yield _absent(item, "items")
    for node in chain(*(part.each("actor") for part in (clause, *items))):
        if node.text and paragraph.find(node.text, 0, end) < 0:
            yield node, "R03", f"actor 的{quoted(node.text)}不在本條款和它前面的文字裡"
    yield from _limits(clause, text)


def _cases(root: Node) -> Iterator[Fault]:
    """A kind of case is named once, and written as some clause writes it."""
    texts = [clause.get("text").text for task in tasks_of(root) for clause in task.each("clauses")]
    first: dict[str, Node] = {}
    for case in root.each("cases"):
        name = case.get("name")
        if name.text and name is not first.setdefault(name.text, name):
            yield name, "R05", f"逐案事項{quoted(name.text)}已經在第 {first[name.text].place[0]} 行"
        for key in ("spellings", "narrower") if case.each("spellings") else ("name", "narrower"):
            for node in case.each(key):
                if node.text and not any(node.text in text for text in texts):
                    yield node, "R03", f"{key} 的{quoted(node.text)}不在任何條款裡;短語要與原文一字不差"


def _days_said_twice(root: Node) -> Iterator[Fault]:
    first: dict[str, Node] = {}
    for notice in root.each("notices"):
        for node in chain(notice.each("off"), notice.each("work")):
            if node.text and node is not first.setdefault(node.text, node):
                yield node, "R08", f"{node.text}已經在第 {first[node.text].place[0]} 行;一天只寫一次"


def _stand(holder: Node, keys: tuple[str, ...], text: str) -> Iterator[Fault]:
    return (_absent(node, key) for key in keys for node in holder.each(key) if node.text and node.text not in text)


def _absent(node: Node, key: str) -> Fault:
    return node, "R03", f"{key} 的{quoted(node.text)}不在本條款的文字裡;短語要與原文一字不差"


def _limits(clause: Node, text: str) -> Iterator[Fault]:
    for node in clause.each("when"):
        first = text.find(node.text) if node.text else -1
        if node.text and first < 0:
            yield _absent(node, "when")
        elif node.text and text.find(node.text, first + 1) >= 0:
            yield node, "R04", f"when 的{quoted(node.text)}在本條款裡不止一處;請加長到只有一處"


def _task_units(root: Node, units: Node) -> Iterator[Fault]:
    declared = {unit.get("name").text: unit for unit in units.each("units")}
    aliases = {alias.text: name for name, unit in declared.items() for alias in _other_names(unit)}
    for task in tasks_of(root):
        listed = [node for key in ("lead", "responsible") for node in task.each(key) if node.text]
        for node, code, message in chain(_undeclared(listed, declared, aliases), _printed(task, listed, declared)):
            yield node, code, f"{task_name(task)}:{message}"
        for node, code, message in _roles(task, {node.text for node in listed}):
            yield node, code, f"{task_name(task)}:{message}"
    join_after = root.get("plan").get("layout").get("join_after")
    yield from _undeclared(_keys(join_after), declared, aliases)


def _keys(mapping: Node) -> list[Node]:
    """The keys of a mapping as nodes that stand where the keys stand."""
    children: Mapping[str, Node] = mapping.value if isinstance(mapping.value, dict) else {}
    return [child._replace(value=key, place=child.key or child.place) for key, child in children.items()]


def _undeclared(nodes: list[Node], declared: Mapping[str, Node], aliases: Mapping[str, str]) -> Iterator[Fault]:
    for node in nodes:
        if node.text in aliases:
            name = quoted(aliases[node.text])
            yield node, "R02", f"{quoted(node.text)}是{name}的另一個名稱;請寫{name}"
        elif node.text not in declared:
            yield node, "R02", f"單位{quoted(node.text)}沒有在 units.yaml 聲明{maybe(node.text, declared)}"


def _printed(task: Node, listed: list[Node], declared: Mapping[str, Node]) -> Iterator[Fault]:
    """An assignment printed in its own words names each unit by one of its names."""
    printed = task.get("printed").text
    for node in listed if printed else ():
        unit = declared.get(node.text)
        names = [node.text, *(each.text for each in _other_names(unit))] if unit else [node.text]
        if not any(name in printed for name in names):
            yield node, "R06", f"printed 裡沒有單位{quoted(node.text)}"


def _roles(task: Node, units: set[str]) -> Iterator[Fault]:
    for key in _keys(task.get("roles")):
        if key.text not in units:
            yield key, "R06", f"roles 的{quoted(key.text)}不是本項的牽頭單位或責任單位{maybe(key.text, units)}"


def _other_names(unit: Node) -> list[Node]:
    full_name = unit.get("full_name").get("text")
    return [node for node in (full_name, *unit.each("aliases")) if node.text and node.text != unit.get("name").text]


def _unit_references(units: Node, root: Node) -> Iterator[Fault]:
    declared = {unit.get("name").text: unit for unit in units.each("units")}
    tasks = {task.get("id").text for task in tasks_of(root)}
    for unit in units.each("units"):
        yield from _undeclared([node for node in unit.each("members") if node.text], declared, {})
        for node in chain(*(successor.each("tasks") for successor in unit.each("successors"))):
            if node.text and node.text not in tasks:
                yield node, "R07", f"單位{quoted(unit.get('name').text)}:沒有序號是{quoted(node.text)}的任務"
    meant = [function.get("unit") for function in units.each("functional")]
    yield from _undeclared([node for node in meant if node.text], declared, {})


def _collisions(units: Node, place: str) -> Iterator[Fault]:
    """Two bodies under one name, as a person would type it: with the city before it or without."""
    yield from _shared(units.each("units"), lambda name: unit_keys(name, place)[0])
    # 政府 and 市政府 are two bodies where a name says what a body does.
    yield from _shared([*units.each("units"), *units.each("functional")], str)


def _shared(bodies: list[Node], key: Callable[[str], str]) -> Iterator[Fault]:
    owners: dict[str, Node] = {}
    for body in bodies:
        for node in (body.get("name"), *_other_names(body), *body.each("spellings")):
            owner = owners.setdefault(key(node.text), body) if node.text else body
            name = owner.get("name").text
            if owner is not body and name != body.get("unit").text:
                yield node, "R05", f"{quoted(node.text)}已經是第 {owner.place[0]} 行{quoted(name)}的名稱"
