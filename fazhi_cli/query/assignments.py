"""What the asked units have to do with a task: their role in it, and under which name the plan gives it to them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Literal, NamedTuple

from fazhi_cli.query.reader import marks

if TYPE_CHECKING:
    from fazhi_cli.asked.selection import Selection
    from fazhi_cli.query.reader import Reader

Way = Literal["direct", "group", "successor", "open"]


class Part(NamedTuple):
    """`unit` is the plan's own name: that of the asked unit, of its group, or of the unit whose work it took over."""

    role: Literal["lead", "responsible"]
    unit: str
    way: Way


Place = tuple[str, int]
WAYS: dict[str, Way] = {"member": "group", "successor": "successor"}
"""Every other sense of a name means the unit itself."""

_OF_NAME = """SELECT u.plan, u.task, u.role, u.unit, n.sense FROM task_units u
 JOIN unit_names n ON n.plan = u.plan AND n.unit = u.unit
 WHERE n.key IN ({keys}) AND u.role IN ({roles})
 AND (n.tasks IS NULL OR instr(n.tasks, ',' || u.task || ','))
 AND (n.sense <> 'successor' OR ? OR NOT EXISTS (
   SELECT 1 FROM unit_names d WHERE d.plan = n.plan AND d.key = n.key AND d.sense <> 'successor'))
 ORDER BY u.plan, u.task, u.role, u.position, n.sense = 'successor', n.sense = 'member'"""

_OPEN = """SELECT u.plan, u.task, u.role, u.unit FROM task_units u
 JOIN units g ON g.plan = u.plan AND g.name = u.unit AND g.open WHERE u.role IN ({roles}) ORDER BY u.plan, u.task, u.role"""


def parts(reader: Reader, selection: Selection) -> dict[Place, tuple[Part, ...]]:
    """By plan and task the parts of all units that the selection names; empty where it names none."""
    found: defaultdict[Place, dict[tuple[str, str], Part]] = defaultdict(dict)
    for roles, names in (
        (("lead", "responsible"), selection.unit), (("lead",), selection.lead), (("responsible",), selection.responsible),
    ):  # fmt: skip
        keys = [key for name in names for key in reader.keys(name)]
        statement = _OF_NAME.format(keys=marks(keys), roles=marks(roles))
        for plan, task, role, unit, sense in reader.rows(statement, (*keys, *roles, selection.include_succeeded)):
            found[plan, task].setdefault((role, unit), Part(role, unit, WAYS.get(sense, "direct")))
        if names and selection.include_open:
            for plan, task, role, unit in reader.rows(_OPEN.format(roles=marks(roles)), roles):
                found[plan, task].setdefault((role, unit), Part(role, unit, "open"))
    return {place: tuple(its.values()) for place, its in found.items()}


def units_meant(reader: Reader, phrase: str) -> frozenset[str]:
    """The units that a phrase of a clause means by name or by function; none where it names a class of bodies."""
    keys = reader.keys(phrase)
    found = reader.rows(
        f"SELECT unit FROM unit_names WHERE key IN ({marks(keys)}) AND sense IN ('name', 'full', 'alias', 'function')",
        keys,
    )
    return frozenset(unit for (unit,) in found)
