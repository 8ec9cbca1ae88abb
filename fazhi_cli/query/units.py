"""The units with what each leads and answers for."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from fazhi_cli.query.clauses import json_texts
from fazhi_cli.query.fragments import Fragment
from fazhi_cli.query.keys import UnitKey
from fazhi_cli.query.ordering import arranged
from fazhi_cli.query.unit_names import meanings
from fazhi_cli.vocabulary.note import Note

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from fazhi_cli.query.question import Question


@dataclass(frozen=True)
class Successor:
    """A later body; year and source are None where the facts give none (出處未查)."""

    name: str
    year: int | None
    basis: str | None
    source: str | None
    confidence: str
    tasks: tuple[int, ...]


@dataclass(frozen=True)
class Unit:
    """leads and responsible count the tasks under the unit's own name and under the groups of which it is a member."""

    name: str
    full_name: str | None
    category: str | None
    level: str | None
    aliases: tuple[str, ...]
    members: tuple[str, ...]
    open: bool
    named: bool
    successors: tuple[Successor, ...]
    leads: int
    responsible: int
    lead_ids: tuple[int, ...]
    responsible_ids: tuple[int, ...]
    note: str | None
    plan: str


class _Row(NamedTuple):
    """A unit as the index holds it; the lists are JSON."""

    plan: str
    name: str
    full_name: str | None
    category: str | None
    level: str | None
    aliases: str
    members: str
    open: int
    named: int
    successors: str
    note: str | None


_COLUMNS = {field: f"u.{field}" for field in _Row._fields}

TaskIds = dict[tuple[str, str, str], tuple[int, ...]]
"""The numbers of tasks by plan, unit and role."""


def units(question: Question, names: Sequence[str] = ()) -> list[Unit]:
    """All declared units in their order, or those that the names mean. Raises WrongCall for an unknown name."""
    wanted: set[tuple[str, str]] = set()
    for name in names:
        wanted.update((meaning.plan, meaning.unit) for meaning in meanings(question, name) if meaning.sense != "member")
    rest = Fragment("FROM @units u JOIN @plans p ON p.id = u.plan ORDER BY p.position, NOT u.named, u.position")
    ids = _task_ids(question)
    found = [
        _unit(row, ids) for row in question.read(_Row, _COLUMNS, rest) if not names or (row.plan, row.name) in wanted
    ]
    return arranged(found, question.selection, Unit)


def _unit(row: _Row, ids: TaskIds) -> Unit:
    lead_ids = ids.get((row.plan, row.name, "lead"), ())
    responsible_ids = ids.get((row.plan, row.name, "responsible"), ())
    return Unit(
        name=row.name,
        full_name=row.full_name,
        category=row.category,
        level=row.level,
        aliases=json_texts(row.aliases),
        members=json_texts(row.members),
        open=bool(row.open),
        named=bool(row.named),
        successors=successors_of(row.successors),
        leads=len(lead_ids),
        responsible=len(responsible_ids),
        lead_ids=lead_ids,
        responsible_ids=responsible_ids,
        note=row.note,
        plan=row.plan,
    )


def successors_of(listed: str) -> tuple[Successor, ...]:
    """The successors that the index keeps of a unit, as JSON."""
    found = [Successor(**{**body, "tasks": tuple(body["tasks"])}) for body in json.loads(listed)]
    return tuple(found)


def groups_of_members(question: Question) -> dict[UnitKey, list[str]]:
    """By member the closed groups to which it belongs."""
    groups: dict[UnitKey, list[str]] = {}
    for plan, group, members in question.execute(
        "SELECT plan, name, members FROM @units WHERE members <> '[]' ORDER BY plan, position"
    ):
        for member in json_texts(members):
            groups.setdefault(UnitKey(plan, member), []).append(group)
    return groups


def notes_of_units(found: Sequence[Unit]) -> Iterator[Note]:
    """How the members of groups are counted, where groups stand beside them."""
    groups = [unit.name for unit in found if unit.members]
    if groups:
        yield Note("members-counted", {"groups": groups}, "foot")


def _task_ids(question: Question) -> TaskIds:
    """The tasks of each unit, those of its groups among them."""
    found: defaultdict[tuple[str, str, str], list[int]] = defaultdict(list)
    for plan, unit, role, task in question.execute(
        "SELECT plan, unit, role, task FROM @task_units ORDER BY plan, task"
    ):
        found[plan, unit, role].append(task)
    of_groups: dict[tuple[str, str, str], set[int]] = {}
    for member, groups in groups_of_members(question).items():
        for role in ("lead", "responsible"):
            own = found.get((*member, role), [])
            tasks = of_groups.setdefault((*member, role), set(own))
            for group in groups:
                tasks.update(found.get((member.plan, group, role), ()))
    ids = {key: tuple(tasks) for key, tasks in found.items()}
    ids.update({key: tuple(sorted(tasks)) for key, tasks in of_groups.items()})
    return ids
