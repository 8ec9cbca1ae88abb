"""The units with what each leads and answers for."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from fazhi_cli.index.successions import Succession, successions_of
from fazhi_cli.query.fragments import ALWAYS, Fragment, marks, one_of
from fazhi_cli.query.keys import UnitKey
from fazhi_cli.query.lists import json_texts
from fazhi_cli.query.ordering import arranged
from fazhi_cli.query.unit_names import OWN_NAMES, knowing_plans, meanings
from fazhi_cli.vocabulary.note import Note

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from fazhi_cli.query.question import Question


@dataclass(frozen=True)
class RoleCount:
    """The tasks in which the plan has a word of its own for the role of a unit: 配合; text: the word and how many they are."""

    role: str
    ids: tuple[int, ...]
    text: str


@dataclass(frozen=True)
class Unit:
    """leads and responsible count the tasks under the unit's own name and under the groups of which it is a member.

    responsible are all that it does not lead; roles tells of which of them the plan has another word than 責任.
    successors: what became of it. predecessors: what it came of. declared: whether units.yaml has it, or only the program.
    """

    name: str
    full_name: str | None
    category: str | None
    level: str | None
    aliases: tuple[str, ...]
    members: tuple[str, ...]
    open: bool
    named: bool
    successors: tuple[Succession, ...]
    predecessors: tuple[Succession, ...]
    leads: int
    responsible: int
    lead_ids: tuple[int, ...]
    responsible_ids: tuple[int, ...]
    roles: tuple[RoleCount, ...]
    full_name_confidence: str | None
    declared: bool
    note: str | None
    plan: str


class _Row(NamedTuple):
    """A unit as the index holds it; the lists are JSON."""

    plan: str
    name: str
    full_name: str | None
    full_name_confidence: str | None
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
    """All declared units in their order, or those that the names mean. Raises WrongCall for an unknown name.

    Where a name is a unit's own, a unit that was succeeded by it is not meant.
    """
    wanted: set[tuple[str, str]] = set()
    undeclared: list[Unit] = []
    for name in names:
        found = meanings(question, name)
        knowing = knowing_plans(found)
        for meaning in found:
            is_another = meaning.sense == "successor" and meaning.plan in knowing
            if meaning.sense != "member" and not is_another:
                wanted.add((meaning.plan, meaning.unit))
        if any(meaning.sense == "bureau" for meaning in found):
            undeclared += _undeclared(question, name)
    of_names = one_of("u.name", {name for _plan, name in wanted}) if names else ALWAYS
    source = "FROM @plans p CROSS JOIN @units u ON u.plan = p.id"
    rest = Fragment(f"{source} WHERE {of_names.text} ORDER BY p.position, NOT u.named, u.position", of_names.values)
    rows = [row for row in question.read(_Row, _COLUMNS, rest) if not names or (row.plan, row.name) in wanted]
    ids = _task_ids(question, wanted)
    predecessors = _predecessors(question, wanted)
    roles = _roles(question)
    declared = [_unit(row, ids, roles, predecessors.get((row.plan, row.name), ())) for row in rows]
    return arranged(declared + undeclared, question.selection, Unit)


def _unit(
    row: _Row,
    ids: TaskIds,
    roles: Mapping[tuple[str, str], tuple[RoleCount, ...]],
    predecessors: Sequence[Succession],
) -> Unit:
    lead_ids = ids.get((row.plan, row.name, "lead"), ())
    responsible_ids = ids.get((row.plan, row.name, "responsible"), ())
    aliases = json_texts(row.aliases)
    # A name that the unit got by a change is its own since.
    successors = tuple(later for later in successions_of(row.successors) if later.name not in aliases)
    return Unit(
        name=row.name,
        full_name=row.full_name,
        category=row.category,
        level=row.level,
        aliases=aliases,
        members=json_texts(row.members),
        open=bool(row.open),
        named=bool(row.named),
        successors=successors,
        predecessors=tuple(predecessors),
        leads=len(lead_ids),
        responsible=len(responsible_ids),
        lead_ids=lead_ids,
        responsible_ids=responsible_ids,
        roles=roles.get((row.plan, row.name), ()),
        full_name_confidence=row.full_name_confidence,
        declared=True,
        note=row.note,
        plan=row.plan,
    )


def _undeclared(question: Question, name: str) -> list[Unit]:
    """The known bodies that a name means, though the rulebook does not declare them."""
    from fazhi_cli.query.undeclared import bodies

    return [
        Unit(
            name=body.name,
            full_name=body.full_name,
            category=body.category,
            level=body.level,
            aliases=(),
            members=(),
            open=False,
            named=False,
            successors=body.later,
            predecessors=body.before,
            leads=0,
            responsible=0,
            lead_ids=(),
            responsible_ids=(),
            roles=(),
            full_name_confidence=body.full_name_confidence,
            declared=False,
            note=None,
            plan=body.plan,
        )
        for body in bodies(question, name)
    ]


def _predecessors(question: Question, wanted: Collection[tuple[str, str]]) -> dict[tuple[str, str], list[Succession]]:
    """By plan and unit the other units whose tasks it took over; wanted: see _task_ids."""
    found: defaultdict[tuple[str, str], list[Succession]] = defaultdict(list)
    of_names = one_of("o.unit", {name for _plan, name in wanted}) if wanted else ALWAYS
    # Set down first: SQLite would look for a successor's name of every name there is.
    statement = (
        "WITH later AS MATERIALIZED (SELECT plan, key, unit, name FROM @unit_names WHERE sense = 'successor')"
        " SELECT DISTINCT o.plan, o.unit, s.unit, s.name, u.successors FROM later s"
        " CROSS JOIN @unit_names o ON o.plan = s.plan AND o.key = s.key AND o.unit <> s.unit"
        " JOIN @units u ON u.plan = s.plan AND u.name = s.unit"
        f" WHERE o.sense IN ({marks(OWN_NAMES)}) AND {of_names.text} ORDER BY o.plan, u.position"
    )
    for plan, unit, earlier, later, listed in question.execute(statement, (*OWN_NAMES, *of_names.values)):
        for succession in successions_of(listed):
            if succession.name == later:
                found[plan, unit].append(succession.told_of(earlier))
    return found


def groups_of_members(question: Question) -> dict[UnitKey, list[str]]:
    """By member the closed groups to which it belongs."""
    groups: dict[UnitKey, list[str]] = {}
    for plan, group, members in question.execute(
        "SELECT plan, name, members FROM @units WHERE members <> '[]' ORDER BY plan, position"
    ):
        for member in json_texts(members):
            groups.setdefault(UnitKey(plan, member), []).append(group)
    return groups


def _roles(question: Question) -> dict[tuple[str, str], tuple[RoleCount, ...]]:
    """By plan and unit the roles for which the plan has words of its own."""
    found: defaultdict[tuple[str, str], tuple[RoleCount, ...]] = defaultdict(tuple)
    for plan, unit, word, listed in question.execute(
        "SELECT plan, unit, word, json_group_array(task) FROM (SELECT * FROM @task_units ORDER BY plan, task)"
        " WHERE word IS NOT NULL GROUP BY plan, unit, word"
    ):
        ids = tuple(json.loads(listed))
        found[plan, unit] += (RoleCount(word, ids, f"{word}{len(ids)}項"),)
    return found


def notes_of_units(found: Sequence[Unit]) -> Iterator[Note]:
    """How the members of groups are counted, where groups stand beside them."""
    groups = [unit.name for unit in found if unit.members]
    if groups:
        yield Note("members-counted", {"groups": groups}, "foot")


def notes_of_open_groups(found: Sequence[Unit]) -> Iterator[Note]:
    """How many tasks name a group of which the plan gives no list: none of the units beside it is counted with these."""
    counts: defaultdict[str, int] = defaultdict(int)
    for unit in found:
        if unit.open:
            counts[unit.name] += len({*unit.lead_ids, *unit.responsible_ids})
    for group, count in counts.items():
        if count:
            yield Note("open-group-apart", {"count": count, "condition": "unit", "group": group}, "foot")


def _task_ids(question: Question, wanted: Collection[tuple[str, str]]) -> TaskIds:
    """The tasks of each unit, those of its groups among them; wanted: by plan and name the units, where not all are."""
    groups_of = groups_of_members(question)
    named = ALWAYS
    if wanted:
        groups = [group for unit in wanted for group in groups_of.get(UnitKey(*unit), ())]
        named = one_of("unit", {name for _plan, name in wanted}.union(groups))
    found: defaultdict[tuple[str, str, str], list[int]] = defaultdict(list)
    for plan, unit, role, task in question.execute(
        f"SELECT plan, unit, role, task FROM @task_units WHERE {named.text} ORDER BY plan, task", named.values
    ):
        found[plan, unit, role].append(task)
    of_groups: dict[tuple[str, str, str], set[int]] = {}
    for member, groups in groups_of.items():
        for role in ("lead", "responsible"):
            own = found.get((*member, role), [])
            tasks = of_groups.setdefault((*member, role), set(own))
            for group in groups:
                tasks.update(found.get((member.plan, group, role), ()))
    ids = {key: tuple(tasks) for key, tasks in found.items()}
    ids.update({key: tuple(sorted(tasks)) for key, tasks in of_groups.items()})
    return ids
