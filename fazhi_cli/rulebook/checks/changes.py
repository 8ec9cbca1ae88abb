"""Entries of changes.yaml: each concerns limits and units that exist, and fits the entries before it.

What only one kind of change asks for stands with the kind, in changes/kinds.
"""

from __future__ import annotations

import re
from functools import cached_property, partial
from typing import TYPE_CHECKING

from fazhi_cli.changes.entry import Entry, Heir
from fazhi_cli.changes.history import History
from fazhi_cli.changes.kinds import KINDS
from fazhi_cli.changes.kinds.kind import NameInUse, Surroundings
from fazhi_cli.data_files import CHANGES, TASKS, UNITS
from fazhi_cli.plan.names import prefixes, unit_keys
from fazhi_cli.plan.script import fold_script
from fazhi_cli.rulebook.checks.findings import NodeFinding
from fazhi_cli.rulebook.checks.limits_of_changes import MOST_REACHED, LimitsOfPlan
from fazhi_cli.rulebook.checks.units import declared_units, undeclared, units_of
from fazhi_cli.rulebook.checks.walk import NUMBER, Firsts, number_under, task_nodes
from fazhi_cli.rulebook.phrasing import change_name, quoted, task_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from fazhi_cli.changes.kinds.kind import Finding, Kind, UseOfName
    from fazhi_cli.rulebook.checks.findings import Roots
    from fazhi_cli.rulebook.nodes import Node

_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_COMMON = ("id", "kind", "basis", "from", "by")
_SPECIAL = {key for kind in KINDS.values() for key in (*kind.required, *kind.optional)}
"""The keys that every entry has, and those that only entries of some kinds have."""


def numbered_twice(roots: Roots) -> Iterator[NodeFinding]:
    """R01: the number of an earlier entry."""
    firsts = Firsts()
    for entry in roots[CHANGES].each("changes"):
        node = entry.get("id")
        if first := firsts.before(node):
            message = f"調整序號{quoted(node.text)}與第 {first.line} 行重複"
            yield NodeFinding(node, "R01", message)


def unfit(roots: Roots) -> Iterator[NodeFinding]:
    """F02, S01, S02, R02, R05, R06, R07, R09, R10: an entry that its kind, the entries before it or the plan do not allow.

    It is held against the plan only where that could be read: the root of a file that could not be read is empty.
    """
    entries = roots[CHANGES].each("changes")
    if not entries:
        return  # so it is of nearly every plan, and to look at all of its units costs as much as another check
    plan = None
    if roots[TASKS].value and roots[UNITS].value:
        plan = _Plan(roots)
    history = History()
    for node in entries:
        kind = KINDS.get(node.get("kind").text)
        entry = _entry(node)
        if plan and plan.limits.reach_of(entry, kind) > MOST_REACHED:
            yield NodeFinding(node, "F02", f"到這一條為止，調整涉及的時限累計超過 {MOST_REACHED} 個，其後的不再讀")
            return
        if kind:
            for finding in _of_one(node, entry, kind, plan, history):
                yield finding._replace(message=f"{change_name(node)}：{finding.message}")
        history.add(entry)


def _of_one(node: Node, entry: Entry, kind: Kind, plan: _Plan | None, history: History) -> Iterator[NodeFinding]:
    yield from _keys(node, kind)
    surroundings = plan.around(entry, kind, history) if plan else Surroundings(history)
    for finding in kind.check(entry, surroundings):
        yield NodeFinding(_at(node, finding), finding.code, finding.message)
    if plan and kind.subject in ("limit", "reading"):
        yield from plan.limit_faults(node, entry)
    if plan and kind.subject == "unit":
        yield from plan.unit_faults(node, entry)


def _at(node: Node, finding: Finding) -> Node:
    """The value at fault."""
    if finding.heir is None:
        return node.get(finding.key)
    return node.each(finding.key)[finding.heir]


def _keys(node: Node, kind: Kind) -> Iterator[NodeFinding]:
    """The keys that are missing, and those that only other kinds have; keys of no kind are the model's business."""
    for key in kind.required:
        if node.get(key).value in (None, []):
            yield NodeFinding(node, "S01", f"kind 是 {kind.name}，缺少鍵「{key}」")
    own = (*kind.required, *kind.optional)
    for key_node in node.key_nodes():
        key = key_node.text
        if key in _SPECIAL and key not in own:
            allowed = "、".join((*_COMMON, *own))
            yield NodeFinding(key_node, "S02", f"{kind.name} 沒有鍵「{key}」；可用的鍵：{allowed}")


def _entry(node: Node) -> Entry:
    """An entry as far as it can be read; what is no number or no day is the model's business and left out here."""
    return Entry(
        id=number_under(node, "id") or 0,
        kind=node.get("kind").text,
        since=_day(node, "from") or "",
        task=number_under(node, "task"),
        clause=number_under(node, "clause"),
        wording=node.get("when").text or None,
        day=_day(node, "day"),
        reading=node.get("reading").text or None,
        unit=node.get("unit").text or None,
        heirs=tuple(_heir(heir) for heir in node.each("to")),
        undoes=number_under(node, "undoes"),
    )


def _heir(node: Node) -> Heir:
    """An heir as a name alone, or with the numbers of the tasks that it took."""
    if node.text:
        return Heir(node.text)
    tasks = (task.text for task in node.each("tasks"))
    return Heir(node.get("name").text, tuple(int(task) for task in tasks if NUMBER.fullmatch(task)))


def _day(node: Node, key: str) -> str | None:
    """The ISO date under a key, if it looks like one."""
    text = node.get(key).text
    if not _DAY.fullmatch(text):
        return None
    return text


class _Plan:
    """What the entries are held against: the tasks with their limits, and the units."""

    def __init__(self, roots: Roots) -> None:
        plan = roots[TASKS].get("plan")
        self.tasks: dict[str, Node] = {}
        for task in task_nodes(roots[TASKS]):
            self.tasks[task.get("id").text] = task
        self.limits = LimitsOfPlan(self.tasks)
        self.units = declared_units(roots)
        names = [fold_script(name) for name in self.units]
        self._prefixes = prefixes(fold_script(plan.get("place").text), names)
        self._keys: dict[str, str] = {}
        self._brought: dict[str, dict[Entry, None]] = {}
        self._looked_at = 0
        self._named: dict[str, set[str]] = {}

    def _key(self, name: str) -> str:
        """What two spellings of a unit's name share: in either script, with the city before it or without."""
        if name not in self._keys:
            self._keys[name], *_ = unit_keys(fold_script(name), self._prefixes)
        return self._keys[name]

    @cached_property
    def _uses(self) -> dict[str, list[NameInUse]]:
        """By key the units that bear a name as units.yaml has them."""
        uses: dict[str, list[NameInUse]] = {}
        for unit, node in self.units.items():
            senses: dict[UseOfName, Iterable[str]] = {
                "own": (unit, node.get("full_name").get("text").text, *(alias.text for alias in node.each("aliases"))),
                "member": (member.text for member in node.each("members")),
                "successor": (successor.get("name").text for successor in node.each("successors")),
            }
            for sense, names in senses.items():
                for name in filter(None, names):
                    uses.setdefault(self._key(name), []).append(NameInUse(unit, sense))
        return uses

    def _units_called(self, name: str, history: History) -> list[NameInUse]:
        """The units that bear a name, by units.yaml or by the entries before that were not taken back."""
        key = self._key(name)
        uses = list(self._uses.get(key, ()))
        for entry in self._bringing(history).get(key, ()):
            kind = KINDS.get(entry.kind)
            if kind and entry.unit and entry.id not in history.undone_by:
                uses.append(NameInUse(entry.unit, "own" if kind.sense == "alias" else "heir"))
        return uses

    def _bringing(self, history: History) -> dict[str, dict[Entry, None]]:
        """By key the entries before that brought a name; each is looked at once, and not again for every entry behind it."""
        of_no_task = history.of_task(None)
        for entry in of_no_task[self._looked_at :]:
            for heir in entry.heirs:
                self._brought.setdefault(self._key(heir.name), {})[entry] = None
        self._looked_at = len(of_no_task)
        return self._brought

    def around(self, entry: Entry, kind: Kind, history: History) -> Surroundings:
        """What the rules of the entry's kind ask about."""
        number = str(entry.task)
        units_called = partial(self._units_called, history=history)
        if kind.subject == "unit" or number not in self.tasks:
            return Surroundings(history, units_called=units_called)
        return Surroundings(
            history,
            limits=self.limits.concerned(entry, history),
            task=task_name(self.tasks[number]),
            all_limits=self.limits.listed(number),
            units_called=units_called,
        )

    def limit_faults(self, node: Node, entry: Entry) -> Iterator[NodeFinding]:
        """A task or a limit that the plan does not have."""
        place = node.get("task")
        if entry.task is None:
            return
        number = str(entry.task)
        if number not in self.tasks:
            yield NodeFinding(place, "R07", f"沒有序號是{quoted(place.text)}的任務")
        elif not self.limits.of_task(number):
            message = f"{task_name(self.tasks[number])}沒有時限；有時限的任務：{self.limits.listed_tasks}"
            yield NodeFinding(place, "R09", message)
        elif not self.limits.meant(entry):
            message = f"{task_name(self.tasks[number])}沒有這個時限；它的時限：{self.limits.listed(number)}"
            yield NodeFinding(place, "R09", message)

    def unit_faults(self, node: Node, entry: Entry) -> Iterator[NodeFinding]:
        """A unit that is not declared, and tasks of an heir that the plan does not have."""
        unit = entry.unit
        if unit and unit not in self.units:
            yield NodeFinding(node.get("unit"), "R02", undeclared(unit, self.units))
        for heir in node.each("to"):
            for task in heir.each("tasks"):
                if task.text and task.text not in self.tasks:
                    yield NodeFinding(task, "R07", f"沒有序號是{quoted(task.text)}的任務")
                elif task.text and unit in self.units and not self._bears(unit, task.text):
                    message = f"{task_name(self.tasks[task.text])}不由{quoted(unit)}牽頭或負責，無從承接"
                    yield NodeFinding(task, "R06", message)

    @cached_property
    def _groups_of(self) -> dict[str, set[str]]:
        """By the name of a unit the groups of which it is a member."""
        groups: dict[str, set[str]] = {}
        for name, node in self.units.items():
            for member in node.each("members"):
                groups.setdefault(member.text, set()).add(name)
        return groups

    def _bears(self, unit: str, number: str) -> bool:
        """Whether a task names a unit, or a group of which it is a member."""
        if number not in self._named:
            self._named[number] = {each.text for each in units_of(self.tasks[number])}
        named = self._named[number]
        return unit in named or not named.isdisjoint(self._groups_of.get(unit, ()))
