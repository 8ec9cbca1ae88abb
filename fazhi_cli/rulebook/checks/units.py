"""Units: each name means one body, each body that is named is declared, and each that is declared is used."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from fazhi_cli.data_files import TASKS, UNITS
from fazhi_cli.plan.names import prefixes, unit_keys
from fazhi_cli.plan.script import fold_script
from fazhi_cli.rulebook.checks.findings import Finding, NodeFinding
from fazhi_cli.rulebook.checks.walk import assignments, task_nodes
from fazhi_cli.rulebook.phrasing import maybe, quoted, task_name
from fazhi_cli.rulebook.problems import Location

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

    from fazhi_cli.rulebook.checks.findings import Roots
    from fazhi_cli.rulebook.model import Rulebook
    from fazhi_cli.rulebook.nodes import Node


def sharing_a_name(roots: Roots) -> Iterator[NodeFinding]:
    """R05: two bodies under one name, as a person would type it: with the city before it or without."""
    place = roots[TASKS].get("plan").text_of("place")
    units = [(unit, _names(unit)) for unit in roots[UNITS].each("units")]
    functions = [(function, _names(function)) for function in roots[UNITS].each("functional")]
    before = prefixes(place, [unit.text_of("name") for unit, _names_of_unit in units])
    yield from _shared(units, lambda name: unit_keys(name, before)[0])
    # 政府 and 市政府 are two bodies where a name says what a body does: these are compared as they stand.
    yield from _shared([*units, *functions], str)


def _shared(bodies: Iterable[tuple[Node, list[Node]]], key_of: Callable[[str], str]) -> Iterator[NodeFinding]:
    """R05: a name of one body that was another's before; key_of: what two spellings of a name share."""
    owners: dict[str, Node] = {}
    for body, names in bodies:
        for node in names:
            owner = owners.setdefault(key_of(node.text), body)
            if owner is body:
                continue
            name = owner.text_of("name")
            # A name by function may be the name of the unit that it means.
            if name != body.text_of("unit"):
                message = f"{quoted(node.text)}已經是第 {owner.line} 行{quoted(name)}的名稱"
                yield NodeFinding(node, "R05", message)


def _names(body: Node) -> list[Node]:
    """All names of a body."""
    return _named([body.get("name"), *_other_names(body), *body.each("spellings")])


def _other_names(unit: Node) -> list[Node]:
    """The full name and the aliases, without one that repeats the name."""
    full_name = unit.get("full_name").get("text")
    repeated = ("", unit.text_of("name"))
    return [name for name in (full_name, *unit.each("aliases")) if name.text not in repeated]


def unfit_for_task(roots: Roots) -> Iterator[NodeFinding]:
    """R02 and R06: units of a task that are not declared, or that its printed words or roles do not fit."""
    declared = declared_units(roots)
    aliases = _Aliases(declared)
    for task in task_nodes(roots[TASKS]):
        for assignment in assignments(task):
            for finding in _of_assignment(assignment, declared, aliases):
                yield finding._replace(message=f"{task_name(task)}：{finding.message}")
    plan = roots[TASKS].get("plan")
    layout = plan.get("layout")
    yield from _undeclared(layout.get("join_after").key_nodes(), declared, aliases)
    yield from _undeclared(layout.get("join_before").key_nodes(), declared, aliases)
    for implied in plan.each("implied"):
        yield from _undeclared(_named(implied.each("responsible")), declared, aliases)


def declared_units(roots: Roots) -> dict[str, Node]:
    """The units of units.yaml by their names."""
    return {unit.text_of("name"): unit for unit in roots[UNITS].each("units")}


class _Aliases:
    """The name of the unit that another name means, in either script."""

    def __init__(self, declared: Mapping[str, Node]) -> None:
        self._declared = declared

    def get(self, name: str) -> str | None:
        return self._by_name.get(fold_script(name))

    @cached_property
    def _by_name(self) -> dict[str, str]:
        """By name in simplified characters; nearly no plan asks."""
        return {fold_script(other.text): name for name, unit in self._declared.items() for other in _other_names(unit)}


def units_of(assignment: Node) -> list[Node]:
    """The units of a task or of an assignment in its text; an entry that is no name is the model's business."""
    return _named(assignment.each("lead") + assignment.each("responsible"))


def _named(units: list[Node]) -> list[Node]:
    return [unit for unit in units if unit.text]


def _of_assignment(assignment: Node, declared: Mapping[str, Node], aliases: _Aliases) -> Iterator[NodeFinding]:
    units = units_of(assignment)
    yield from _undeclared(units, declared, aliases)
    yield from _not_printed(assignment, units, declared)
    yield from _in_no_role(assignment, units)


def _undeclared(
    units: Iterable[Node], declared: Mapping[str, Node], aliases: _Aliases | None = None
) -> Iterator[NodeFinding]:
    """R02: nodes that are no unit's name; aliases: where another name of a unit is a likely slip."""
    for node in units:
        unit = node.text
        if unit in declared:
            continue
        if aliases and (name := aliases.get(unit)):
            message = f"{quoted(unit)}是{quoted(name)}的另一個名稱；請寫{quoted(name)}"
        else:
            message = undeclared(unit, declared)
        yield NodeFinding(node, "R02", message)


def undeclared(name: str, declared: Collection[str]) -> str:
    """The sentence on a unit that units.yaml does not know."""
    guess = maybe(name, declared)
    return f"單位{quoted(name)}沒有在 units.yaml 聲明{guess}"


def _not_printed(assignment: Node, units: list[Node], declared: Mapping[str, Node]) -> Iterator[NodeFinding]:
    """An assignment printed in its own words names each unit by one of its names, or the cells before a task's text do."""
    printed = assignment.text_of("printed")
    if not printed:
        return
    printed += assignment.text_of("heading") or ""
    for node in units:
        names = [node.text]
        if unit := declared.get(node.text):
            names += [other.text for other in _other_names(unit)]
        if not any(each in printed for each in names):
            yield NodeFinding(node, "R06", f"printed 裡沒有單位{quoted(node.text)}")


def _in_no_role(assignment: Node, units: list[Node]) -> Iterator[NodeFinding]:
    """A role is that of a unit of the assignment."""
    roles = assignment.get("roles").key_nodes()
    names = {unit.text for unit in units} if roles else set()
    for key in roles:
        if key.text not in names:
            guess = maybe(key.text, names)
            message = f"roles 的{quoted(key.text)}不是本項的牽頭單位或責任單位{guess}"
            yield NodeFinding(key, "R06", message)


def leading_nowhere(roots: Roots) -> Iterator[NodeFinding]:
    """R02 and R07: members, successors' tasks and units by function that do not exist."""
    declared = declared_units(roots)
    task_ids = {task.text_of("id") for task in task_nodes(roots[TASKS])}
    for unit in roots[UNITS].each("units"):
        yield from _undeclared(_named(unit.each("members")), declared)
        for successor in unit.each("successors"):
            for task in successor.each("tasks"):
                if task.text and task.text not in task_ids:
                    name = quoted(unit.text_of("name"))
                    yield NodeFinding(task, "R07", f"單位{name}：沒有序號是{quoted(task.text)}的任務")
    for function in roots[UNITS].each("functional"):
        yield from _undeclared(_named([function.get("unit"), *function.each("includes")]), declared)


def unused(rulebook: Rulebook) -> Iterator[Finding]:
    """C10: a unit that the plan names stands in a task, belongs to a group that does, or is what a function means."""
    used: set[str | None] = set()
    for task in rulebook.tasks:
        used.update(task.units)
    for implied in rulebook.plan.implied:
        used.update(implied.responsible)
    members: set[str] = set()
    for unit in rulebook.units:
        if unit.name in used:
            members.update(unit.members)
    used |= members
    used |= {function.unit for function in rulebook.functional}
    for n, unit in enumerate(rulebook.units):
        is_unused = unit.name not in used
        if unit.named and is_unused:
            location = Location(UNITS, ("units", n, "name"))
            yield Finding(location, "C10", "沒有任務用到；方案未列明的單位請寫 named: false")


def succeeding_itself(rulebook: Rulebook) -> Iterator[Finding]:
    """C16: a later body that bears a name of the unit itself is the unit, and nothing was handed on."""
    before = prefixes(rulebook.plan.place or "", [unit.name for unit in rulebook.units])
    for n, unit in enumerate(rulebook.units):
        own = {unit_keys(name, before)[0] for name in unit.own_names}
        for m, later in enumerate(unit.successors or ()):
            if unit_keys(later.name, before)[0] in own:
                location = Location(UNITS, ("units", n, "successors", m, "name"))
                yield Finding(location, "C16", f"{quoted(later.name)}是{quoted(unit.name)}自己的名稱，不作承接單位")
