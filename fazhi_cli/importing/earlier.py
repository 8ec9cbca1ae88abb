"""An earlier version of a plan, reviewed by people: what they decided is kept where the new version says the same."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Any, NamedTuple

from fazhi_cli.data_files import TASKS
from fazhi_cli.field_types import listed
from fazhi_cli.importing.clauses import clauses_of
from fazhi_cli.importing.earlier_files import kept_cases, kept_changes, kept_units
from fazhi_cli.importing.earlier_places import Places, dumped, tasks_in
from fazhi_cli.plan.likeness import pairs
from fazhi_cli.plan.plan_years import context_of
from fazhi_cli.rulebook.plan_model import Layout
from fazhi_cli.rulebook.render_text import printed_assignment
from fazhi_cli.rulebook.tasks_model import Assignment

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from fazhi_cli.importing.proposal import Proposal
    from fazhi_cli.rulebook.load import Loaded
    from fazhi_cli.rulebook.nodes import Node
    from fazhi_cli.rulebook.plan_model import Plan
    from fazhi_cli.rulebook.tasks_model import Task

_OF_ASSIGNMENT = ("lead", "responsible", "roles", "when", "contact", "basis", "printed")


_SHORTEST_CLAUSE = 6
"""Signs of a clause that is known by its words wherever it stands in a reworded text."""


class Kept(NamedTuple):
    """What became of an earlier version: how many tasks are kept as reviewed, and a sentence on each that a person must read.

    lost: a sentence on each thing that was decided and has no place in the new version.
    places: where what it says of tasks and clauses stands now. changes: the values of changes.yaml, empty where none is left.
    """

    reviewed: int
    remarks: list[str]
    lost: list[str]
    places: Places
    changes: dict[str, Any]


def keep_reviewed(proposal: Proposal, earlier: Loaded) -> Kept:
    """Put into a proposal what people decided of an earlier version: of its tasks, units, kinds of cases and changes.

    A task of which title, text and assignment are the same counts as reviewed; where only its assignment differs, its clauses
    are kept and it is unread; a reworded one is proposed anew.
    """
    rulebook = earlier.rulebook
    new = list(tasks_in(proposal.tasks))
    old = list(rulebook.tasks)
    matched = pairs([_said(task.title, task.text) for task in old], [_said(*_text(task.values)) for task in new])
    places = Places(earlier, proposal)
    keeper = _Keeper(rulebook.plan.layout, proposal.tasks["plan"])
    written = earlier.sources[TASKS].root
    reviewed = 0
    remarks: list[str] = []
    for pair in matched:
        if pair.after is None:
            task = old[pair.before or 0]
            remarks.append(f"舊版第 {task.id} 項{_called(task.title, task.text)}，新版沒有。")
            continue
        values = new[pair.after].values
        name = f"第 {values['id']} 項{_called(*_text(values))}"
        if pair.before is None:
            remarks.append(f"{name}是新增的。")
            continue
        change = keeper.keep(values, old[pair.before], written.follow(rulebook.placed[pair.before].steps))
        reviewed += "reviewed" not in values
        places.add(pair.before, new[pair.after])
        if change:
            remarks.append(f"{name}{change}（舊版第 {old[pair.before].id} 項）。")
    remarks += _keep_plan(proposal.tasks["plan"], rulebook.plan, written.get("plan").plain(), places)
    units = kept_units(proposal.units, earlier, places, proposal.tasks)
    cases = kept_cases(earlier, places)
    changes = kept_changes(earlier, places)
    proposal.tasks |= cases.values
    proposal.units = units.values
    lost = [*units.remarks, *cases.remarks, *changes.remarks]
    return Kept(reviewed, remarks, lost, places, changes.values)


class _Keeper:
    """Takes over what a person decided of tasks; before: how the earlier version prints. plan: the values of the new one."""

    def __init__(self, before: Layout, plan: dict[str, Any]) -> None:
        self._before = before
        self._after = Layout.model_validate(plan["layout"])
        issued = None if plan["issued"] is None else dt.date.fromisoformat(plan["issued"])
        self._times = context_of(issued, plan["number"], plan["title"])

    def keep(self, task: dict[str, Any], earlier: Task, written: Node) -> str | None:
        """Take over what was decided of a task, which stands written so; what is to be read in it, or None."""
        if _bare(_said(*_text(task))) != _bare(_said(earlier.title, earlier.text)):
            if not task.get("assignments"):
                task["clauses"] = self._reworded(task, _with_marks(written, earlier))
            return "文字有改動"
        if _bare(task.get("title") or "") != _bare(earlier.title or ""):
            return "標題的起止與舊版不同"
        is_same = _bare(self._printed_now(task)) == _bare(self._printed_before(earlier))
        if not is_same and task.get("assignments") and len(earlier.clauses) != len(task["clauses"]):
            return "單位或時限有改動，分句也與舊版不同"  # the assignments within the text stand behind clauses that are counted
        if not is_same:
            task["clauses"] = _with_marks(written, earlier)
            return "單位或時限有改動"
        task["clauses"] = written.get("clauses").plain()
        for key in (*_OF_ASSIGNMENT, "assignments"):
            task.pop(key, None)
        task |= self._as_printed_now(earlier.own_assignment)
        if earlier.assignments:
            task["assignments"] = [{"after": each.after, **self._as_printed_now(each)} for each in earlier.assignments]
        if earlier.reviewed:
            del task["reviewed"]
        return None

    def _reworded(self, task: dict[str, Any], earlier: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
        """The clauses of a reworded task: those of before that it still has, as they were, and what stands between them anew."""
        text = _with_lines(task["clauses"])
        found: list[dict[str, Any]] = []
        position = 0
        for clause in earlier:
            start = text.find(clause["text"], position)
            if start < 0 or len(clause["text"]) < _SHORTEST_CLAUSE:
                continue
            found += clauses_of(text[position:start].rstrip("\n"), self._times) if text[position:start].strip() else []
            begins_line = start > 0 and text[start - 1] == "\n"
            kept = {key: value for key, value in clause.items() if key != "paragraph"}
            position = start + len(clause["text"])
            found.append(_with_known_actors(kept, text[:position]) | ({"paragraph": True} if begins_line else {}))
        return [*found, *(clauses_of(text[position:], self._times) if text[position:].strip() else [])]

    def _printed_before(self, task: Task) -> str:
        return "".join(printed_assignment(self._before, each) for each in (*task.assignments, task.own_assignment))

    def _printed_now(self, task: dict[str, Any]) -> str:
        own = {"after": 1, **{key: task[key] for key in _OF_ASSIGNMENT if key in task}}
        each = (*task.get("assignments", ()), own)
        return "".join(printed_assignment(self._after, Assignment.model_validate(values)) for values in each)

    def _as_printed_now(self, assignment: Assignment) -> dict[str, Any]:
        """An assignment as values, with its own words where the new layout would print others."""
        if assignment.is_empty:
            return {}
        values = dumped(assignment)
        values.pop("after", None)
        printed = printed_assignment(self._before, assignment)
        if printed_assignment(self._after, assignment) != printed:
            values["printed"] = printed.lstrip("\n")
        return values


def _with_marks(written: Node, earlier: Task) -> list[dict[str, Any]]:
    """The clauses of a task as they stand in its file; that they were read they say themselves, for the new task is unread."""
    unread = earlier.unread_clauses
    clauses = []
    for number, clause in enumerate(written.get("clauses").plain(), 1):
        clause.pop("reviewed", None)
        clauses.append(clause if number in unread else {**clause, "reviewed": True})
    return clauses


def _keep_plan(plan: dict[str, Any], earlier: Plan, values: dict[str, Any], places: Places) -> Iterator[str]:
    """Take over what the office fixed for the plan as a whole; what the document does not say where it has the same title.

    values: the earlier one as it is written.
    """
    for key in ("reading", "print", "revision"):
        if key in values:
            plan[key] = values[key]
    if earlier.place and plan["place"] != earlier.place:
        if plan["place"]:
            yield f"地方：新版讀出「{plan['place']}」，舊版核定為「{earlier.place}」；照用舊版。"
        plan["place"] = earlier.place
    for key, word in (("number", "文號"), ("issued", "成文日期")):
        if not plan[key] and values.get(key) and plan["title"] == earlier.title:
            plan[key] = values[key]
            yield f"{word}：新版未見，照舊版寫「{values[key]}」，請核對。"
    rules = {rule.phrase: rule for rule in earlier.implied}
    for position, rule in enumerate(plan.get("implied", ())):
        kept = rules.get(rule["phrase"])
        start = None if kept is None else places.task_of.get(kept.start or 0)
        if kept is not None and (kept.start is None or start is not None):
            plan["implied"][position] = dumped(kept) | ({} if start is None else {"from": start})


def _text(task: dict[str, Any]) -> tuple[str | None, str]:
    return task.get("title"), "".join(clause["text"] for clause in task["clauses"])


def _with_known_actors(clause: dict[str, Any], read_so_far: str) -> dict[str, Any]:
    """A clause and its items with the actors alone that the text still names, there or before."""
    values = dict(clause)
    actors = [actor for actor in listed(values.pop("actor", [])) if actor in read_so_far]
    if actors:
        values["actor"] = actors if len(actors) > 1 else actors[0]
    if "items" in values:
        values["items"] = [
            _with_known_actors(item, read_so_far) if isinstance(item, dict) else item for item in values["items"]
        ]
    return values


def _with_lines(clauses: Sequence[dict[str, Any]]) -> str:
    """The text of clauses with the ends of its lines."""
    return "".join(
        ("\n" if clause.get("paragraph") and number else "") + clause["text"] for number, clause in enumerate(clauses)
    )


def _said(title: str | None, text: str) -> str:
    return f"{title or ''}\n{text}"


def _bare(text: str) -> str:
    return re.sub(r"\s+", "", text)


def _called(title: str | None, text: str) -> str:
    """How a report calls a task."""
    return f"「{title or text[:12]}」"
