"""What the entries of changes.yaml say of the plan and of each other: limits and units that exist, ids used once.

These read the nodes, as references.py does, so that all faults of a file are told at once.
"""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

from fazhi_cli.changes.model import KEYS
from fazhi_cli.plan import wordings
from fazhi_cli.plan.names import unit_keys
from fazhi_cli.plan.time_meaning import Context, Milestone, UnknownYear
from fazhi_cli.rulebook.phrasing import change as change_name
from fazhi_cli.rulebook.phrasing import maybe, quoted
from fazhi_cli.rulebook.phrasing import task as task_name
from fazhi_cli.rulebook.references import Fault, tasks_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from fazhi_cli.rulebook.nodes import Node
    from fazhi_cli.rulebook.source import Source

Limits = list[tuple[str, str]]
"""The limits of a task: the clause's number and the wording."""

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_COMMON = ("id", "kind", "basis", "from", "by")


def check(changes: Source, tasks: Source, units: Source) -> None:
    """Report every entry that does not hold together; against the other files only where they could be read to their end."""
    entries = changes.root.each("changes")
    faults = chain(_repeated(entries), _keys(entries), _undone(entries), _resumed(entries), _moved(entries))
    if tasks.whole and units.whole:
        place = tasks.root.get("plan").get("place").text
        known = {task.get("id").text: task for task in tasks_of(tasks.root)}
        faults = chain(faults, _limits(entries, known), _units(entries, units.root, place), _heirs(entries, known))
    changes.report.take((node.place, code, message) for node, code, message in faults)


def _of(entries: list[Node], *kinds: str) -> Iterator[tuple[Node, str]]:
    """The entries of some kinds, each with how a message names it."""
    return ((entry, change_name(entry)) for entry in entries if entry.get("kind").text in kinds)


def _repeated(entries: list[Node]) -> Iterator[Fault]:
    first: dict[str, Node] = {}
    for entry in entries:
        node = entry.get("id")
        if node.text and node is not first.setdefault(node.text, node):
            yield node, "R01", f"調整序號{quoted(node.text)}與第 {first[node.text].place[0]} 行重複"


def _keys(entries: list[Node]) -> Iterator[Fault]:
    for entry, name in _of(entries, *KEYS):
        kind = entry.get("kind").text
        needed, more = KEYS[kind]
        for key in needed:
            if entry.get(key).value in (None, []):
                yield entry, "S01", f"{name}:kind 是 {kind},缺少鍵「{key}」"
        for key, node in entry.value.items() if isinstance(entry.value, dict) else ():
            if any(key in (*must, *may) for must, may in KEYS.values()) and key not in (*needed, *more):
                allowed = "、".join((*_COMMON, *needed, *more))
                yield (
                    node._replace(place=node.key or node.place),
                    "S02",
                    f"{name}:{kind} 沒有鍵「{key}」;可用的鍵:{allowed}",
                )


def _undone(entries: list[Node]) -> Iterator[Fault]:
    """An undo takes back one entry before it, once."""
    earlier: list[str] = []
    taken: dict[str, str] = {}
    for entry in entries:
        target, own = entry.get("undoes"), entry.get("id").text
        if target.text and target.text not in earlier:
            known = f"已有的是 {'、'.join(earlier)} 號" if earlier else "此前沒有調整"
            yield target, "R10", f"{change_name(entry)}:沒有可撤銷的第 {target.text} 號調整;{known}"
        elif target.text in taken:
            yield target, "R10", f"{change_name(entry)}:第 {target.text} 號調整已由第 {taken[target.text]} 號撤銷"
        elif target.text:
            taken[target.text] = own
            # What an undone undo took back is in force again, and may be taken back again.
            taken = {of: by for of, by in taken.items() if by != target.text}
        earlier.append(own)


def _resumed(entries: list[Node]) -> Iterator[Fault]:
    suspended: set[str] = set()
    for entry, name in _of(entries, "suspend", "resume"):
        task = entry.get("task")
        if entry.get("kind").text == "suspend":
            suspended.add(task.text)
        elif task.text and task.text not in suspended:
            yield task, "R10", f"{name}:任務 {task.text} 此前沒有暫緩,無從恢復"


def _moved(entries: list[Node]) -> Iterator[Fault]:
    """A new day before the one from which it holds is a slip of the pen: nobody could have kept it."""
    for entry, name in _of(entries, "move"):
        new, since = entry.get("day"), entry.get("from")
        if all(map(_DAY.fullmatch, (new.text, since.text))) and new.text < since.text:
            yield new, "R09", f"{name}:改到的 {new.text} 早於生效日期 {since.text}"


def _limits(entries: list[Node], known: Mapping[str, Node]) -> Iterator[Fault]:
    for entry, name in _of(entries, "move", "suspend", "resume", "reading"):
        task = entry.get("task")
        if not task.text:
            continue
        if task.text not in known:
            yield task, "R07", f"{name}:沒有序號是{quoted(task.text)}的任務"
            continue
        all_ = _limits_of(known[task.text])
        clause, when = entry.get("clause").text, entry.get("when").text
        meant = [limit for limit in all_ if clause in ("", limit[0]) and when in ("", limit[1])]
        told = "、".join(f"{task.text}.{number}{quoted(wording)}" for number, wording in all_)
        of = task_name(known[task.text])
        if not all_:
            with_limits = "、".join(id_ for id_, each in known.items() if _limits_of(each))
            yield task, "R09", f"{name}:{of}沒有時限;有時限的任務:{with_limits}"
        elif not meant:
            yield task, "R09", f"{name}:{of}沒有這個時限;它的時限:{told}"
        elif entry.get("kind").text == "move":
            yield from ((task, "R09", f"{name}:{of}{why}") for why in _immovable(meant, told))


def _immovable(meant: Limits, told: str) -> Iterator[str]:
    if len(meant) > 1:
        yield f"有 {len(meant)} 個時限,改期要寫明是哪一個:{told}"
    elif not _has_day(meant[0][1]):
        yield f"的{quoted(meant[0][1])}沒有到期日,不能改期"


def _limits_of(task: Node) -> Limits:
    clauses = enumerate(task.each("clauses"), 1)
    return [(str(n), node.text) for n, clause in clauses for node in clause.each("when") if node.text]


def _has_day(wording: str) -> bool:
    try:
        return isinstance(wordings.read(wording, Context(year=2000)), Milestone)
    except UnknownYear:
        return False


def _units(entries: list[Node], units: Node, place: str) -> Iterator[Fault]:
    declared = {unit.get("name").text for unit in units.each("units")}
    taken = {unit_keys(name, place)[0]: name for name in declared}
    for entry, name in _of(entries, "rename", "split", "succeed"):
        unit, heirs = entry.get("unit"), entry.each("to")
        if unit.text and unit.text not in declared:
            yield unit, "R02", f"{name}:單位{quoted(unit.text)}沒有在 units.yaml 聲明{maybe(unit.text, declared)}"
        if entry.get("kind").text == "rename":
            for heir in heirs:
                if other := taken.get(unit_keys(_heir_name(heir), place)[0]):
                    yield heir, "R05", f"{name}:{quoted(other)}是已有的單位;職責併入它的,用 succeed"


def _heirs(entries: list[Node], known: Mapping[str, Node]) -> Iterator[Fault]:
    for entry, name in _of(entries, "rename", "split", "succeed"):
        heirs, split = entry.each("to"), entry.get("kind").text == "split"
        if heirs and (len(heirs) > 1) != split:
            yield (
                entry.get("to"),
                "R10",
                f"{name}:{'分設要寫出兩個以上的單位' if split else '只能寫一個單位;分給幾個的,用 split'}",
            )
        for node in chain(*(heir.each("tasks") for heir in heirs)):
            if node.text and node.text not in known:
                yield node, "R07", f"{name}:沒有序號是{quoted(node.text)}的任務"


def _heir_name(heir: Node) -> str:
    return heir.text or heir.get("name").text
