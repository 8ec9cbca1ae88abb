"""An earlier version of a plan, reviewed by people: what they decided is kept where the new version says the same."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from fazhi_cli.plan.likeness import pairs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fazhi_cli.field_types import Model
    from fazhi_cli.importing.proposal import Proposal
    from fazhi_cli.rulebook.model import Rulebook
    from fazhi_cli.rulebook.tasks_model import Clause, Task


class Kept(NamedTuple):
    """What became of the tasks: how many are kept as reviewed, and a sentence on each that a person must read."""

    reviewed: int
    changes: list[str]


def keep_reviewed(proposal: Proposal, earlier: Rulebook) -> Kept:
    """Put the reviewed clauses of an earlier version into a proposal, and what was declared of its units.

    A task of which title, text and units are the same counts as reviewed; where only its units differ, its clauses are kept and
    it is unread; a reworded one is proposed anew.
    """
    new = list(_tasks(proposal.tasks))
    old = list(earlier.tasks)
    matched = pairs([_said(task.title, task.text) for task in old], [_said(*_text(task)) for task in new])
    reviewed = 0
    changes: list[str] = []
    for pair in matched:
        if pair.after is None:
            task = old[pair.before or 0]
            changes.append(f"舊版第 {task.id} 項{_called(task.title, task.text)}，新版沒有。")
        elif pair.before is None:
            changes.append(f"第 {new[pair.after]['id']} 項{_called(*_text(new[pair.after]))}是新增的。")
        else:
            change = _keep(new[pair.after], old[pair.before])
            reviewed += "reviewed" not in new[pair.after]
            if change:
                changes.append(
                    f"第 {new[pair.after]['id']} 項{_called(*_text(new[pair.after]))}{change}（舊版第 {pair.before + 1} 項）。"
                )
    _keep_units(proposal.units, earlier)
    return Kept(reviewed, changes)


def _keep(task: dict[str, Any], earlier: Task) -> str | None:
    """Take over what a person decided of a task; what is to be read in it, or None."""
    if _bare(_said(*_text(task))) != _bare(_said(earlier.title, earlier.text)):
        return "文字有改動"
    if task.get("assignments") and len(earlier.clauses) != len(task["clauses"]):
        return "分句與舊版不同"  # the assignments within the text stand behind clauses that are counted
    task["clauses"] = [_clause(clause) for clause in earlier.clauses]
    if _assigned(task) != [list(earlier.lead), list(earlier.responsible), list(earlier.when)]:
        return "單位或時限有改動"
    if earlier.reviewed:
        del task["reviewed"]
    return None


def _clause(clause: Clause) -> dict[str, Any]:
    """A clause as values; an item that is a text alone is written as one."""
    values = _values(clause)
    if "items" in values:
        values["items"] = [item["text"] if set(item) == {"text"} else item for item in values["items"]]
    return values


def _keep_units(units: dict[str, Any], earlier: Rulebook) -> None:
    """Declare the units as the earlier version did, and those too that no task names: members of others, or the office's own."""
    declared = {unit.name: unit for unit in earlier.units}
    named = {unit["name"] for unit in units["units"]}
    units["units"] = [_values(declared[unit["name"]]) if unit["name"] in declared else unit for unit in units["units"]]
    meant = {member for unit in earlier.units for member in unit.members}
    meant |= {name for function in earlier.functional for name in (function.unit, *function.includes) if name}
    units["units"] += [
        _values(unit) for unit in earlier.units if unit.name not in named and (unit.name in meant or not unit.named)
    ]
    if earlier.functional:
        units["functional"] = [_values(function) for function in earlier.functional]


def _values(model: Model) -> dict[str, Any]:
    """What a part of a rulebook says, as it is written in its file."""
    return model.model_dump(mode="json", by_alias=True, exclude_defaults=True)


def _tasks(values: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for chapter in values["chapters"]:
        yield from chapter.get("tasks", ())
        for section in chapter.get("sections", ()):
            yield from section["tasks"]


def _text(task: dict[str, Any]) -> tuple[str | None, str]:
    return task.get("title"), "".join(clause["text"] for clause in task["clauses"])


def _assigned(task: dict[str, Any]) -> list[list[str]]:
    return [list(task.get(key, [])) for key in ("lead", "responsible", "when")]


def _said(title: str | None, text: str) -> str:
    return f"{title or ''}\n{text}"


def _bare(text: str) -> str:
    return re.sub(r"\s+", "", text)


def _called(title: str | None, text: str) -> str:
    """How a report calls a task."""
    return f"「{title or text[:12]}」"
