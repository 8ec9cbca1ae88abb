"""Units, kinds of cases and changes of an earlier version, as far as they hold in the new one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from fazhi_cli.data_files import CHANGES, TASKS, UNITS
from fazhi_cli.importing.earlier_places import as_written, dumped, tasks_in

if TYPE_CHECKING:
    from fazhi_cli.importing.earlier_places import Places
    from fazhi_cli.rulebook.load import Loaded


class Kept(NamedTuple):
    """Values of a file, and a sentence on each thing of the earlier version that is left out."""

    values: dict[str, Any]
    remarks: list[str]


def kept_units(units: dict[str, Any], earlier: Loaded, places: Places, tasks: dict[str, Any]) -> Kept:
    """The units that the new version names, those of before as they were declared; and the members of others, and the office's own."""
    rulebook = earlier.rulebook
    named = _named(tasks)
    members = {unit.name: unit.members for unit in rulebook.units}
    meant = {member for name in named for member in members.get(name, ())}
    meant |= {name for function in rulebook.functional for name in (function.unit, *function.includes) if name}
    found: list[dict[str, Any]] = []
    remarks: list[str] = []
    for position, unit in enumerate(rulebook.units):
        steps = ("units", position)
        if unit.named and unit.name not in named and unit.name not in meant:
            remarks.append(f"{places.line_of(steps, UNITS)}：單位「{unit.name}」新版沒有列出，未帶入。")
            continue
        found.append(as_written(earlier, UNITS, steps, unit, _renumbered(dumped(unit), places)))
    proposed = {unit["name"]: unit for unit in units["units"]}
    found += [proposed.get(name, {"name": name}) for name in named if name not in members]
    values: dict[str, Any] = {"units": found}
    if rulebook.functional:
        values["functional"] = earlier.sources[UNITS].root.get("functional").plain()
    return Kept(values, remarks)


def _named(tasks: dict[str, Any]) -> list[str]:
    """The units that assignments and rules of a plan name, in their order."""
    holders: list[dict[str, Any]] = []
    for task in tasks_in(tasks):
        holders += [*task.values.get("assignments", ()), task.values]
    holders += tasks["plan"].get("implied", ())
    return list(
        dict.fromkeys(unit for each in holders for key in ("lead", "responsible") for unit in each.get(key, ()))
    )


def _renumbered(unit: dict[str, Any], places: Places) -> dict[str, Any]:
    """A unit whose successors name the tasks that they took over by their new numbers."""
    for successor in unit.get("successors", ()):
        if "tasks" in successor:
            successor["tasks"] = [places.task_of[task] for task in successor["tasks"] if task in places.task_of]
    return unit


def kept_cases(earlier: Loaded, places: Places) -> Kept:
    """The kinds of cases that some clause of the new version still writes."""
    texts = places.texts()
    kept: list[dict[str, Any]] = []
    remarks: list[str] = []
    for position, case in enumerate(earlier.rulebook.cases):
        steps = ("cases", position)
        values = dumped(case)
        gone = [word for word in (*(case.spellings or (case.name,)), *case.narrower) if not _stands(word, texts)]
        for key in ("spellings", "narrower"):
            if key in values:
                values[key] = [word for word in values[key] if word not in gone]
        if not (values.get("spellings", ()) if case.spellings else case.name not in gone):
            remarks.append(f"{places.line_of(steps)}：逐案事項「{case.name}」不在新版的文字裡，未帶入。")
            continue
        remarks += [f"{places.line_of(steps)}：「{word}」不在新版的文字裡，未帶入。" for word in gone]
        refs = [_new_ref(ref, places) for ref in case.clauses]
        lost = [ref for ref, found in zip(case.clauses, refs, strict=True) if found is None]
        remarks += [f"{places.line_of(steps)}：逐案事項「{case.name}」的分句 {ref} 已改動，未帶入。" for ref in lost]
        if "clauses" in values:
            values["clauses"] = [ref for ref in refs if ref is not None]
        kept.append(as_written(earlier, TASKS, steps, case, values))
    return Kept({"cases": kept} if kept else {}, remarks)


def _stands(word: str, texts: list[str]) -> bool:
    return any(word in text for text in texts)


def _new_ref(ref: str, places: Places) -> str | None:
    """The name of a clause of the earlier version (13.1) in the new one."""
    task, _, clause = ref.partition(".")
    if not (task.isdigit() and clause.isdigit()):
        return None
    found = places.clause_of.get((int(task), int(clause)))
    return None if found is None else f"{places.task_of[int(task)]}.{found}"


def kept_changes(earlier: Loaded, places: Places) -> Kept:
    """The changes whose task, clause and limit the new version has."""
    kept: list[dict[str, Any]] = []
    remarks: list[str] = []
    left_out: set[int] = set()
    for position, change in enumerate(earlier.rulebook.changes):
        values = dumped(change)
        reason = _move(values, places)
        if reason is None and change.undoes in left_out:
            reason = f"撤銷的是未帶入的第 {change.undoes} 條"
        if reason is None:
            kept.append(as_written(earlier, CHANGES, ("changes", position), change, values))
        else:
            left_out.add(change.id)
            remarks.append(f"{places.line_of(('changes', position), CHANGES)}：調整第 {change.id} 條{reason}，未帶入。")
    return Kept({"changes": kept} if kept else {}, remarks)


def _move(change: dict[str, Any], places: Places) -> str | None:
    """Let a change name its task and clause by their new numbers; why it cannot, or None."""
    task, clause = change.get("task"), change.get("clause")
    new_task = None
    new_clause = None
    if task is not None:
        new_task = places.task_of.get(task)
        if new_task is None:
            return f"所指的第 {task} 項新版沒有"
        change["task"] = new_task
    if task is not None and clause is not None:
        new_clause = places.clause_of.get((task, clause))
        if new_clause is None:
            return f"所指的分句 {task}.{clause} 已改動"
        change["clause"] = new_clause
    if new_task is not None and "when" in change and change["when"] not in places.wordings(new_task, new_clause):
        return f"所指的時限「{change['when']}」新版沒有"
    for heir in change.get("to", ()):
        if "tasks" in heir:
            heir["tasks"] = [places.task_of[each] for each in heir["tasks"] if each in places.task_of]
    return None
