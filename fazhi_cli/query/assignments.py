"""What the asked units have to do with a task: their role in it, and under which name the plan gives it to them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from fazhi_cli.query.keys import TaskKey
from fazhi_cli.query.unit_names import assigned_to, bearing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fazhi_cli.query.fragments import Fragment
    from fazhi_cli.query.question import Question

Role = Literal["lead", "responsible"]
Way = Literal["direct", "group", "successor", "open"]

WAYS: dict[str, Way] = {"member": "group", "successor": "successor", "open": "open"}
"""By the sense of a name; every other sense means the unit itself."""


class Assignment(NamedTuple):
    """`unit` is the plan's own name: that of the asked unit, of its group, or of the unit whose work it took over."""

    role: Role
    unit: str
    way: Way


def assignments(question: Question) -> dict[TaskKey, tuple[Assignment, ...]]:
    """By task what all units that the selection names have to do with it; empty where it names none."""
    selection = question.selection
    found: dict[TaskKey, dict[tuple[Role, str], Assignment]] = {}
    _add(question, found, selection.unit, ("lead", "responsible"))
    _add(question, found, selection.lead, ("lead",))
    _add(question, found, selection.responsible, ("responsible",))
    return {key: tuple(of_task.values()) for key, of_task in found.items()}


def _add(
    question: Question,
    found: dict[TaskKey, dict[tuple[Role, str], Assignment]],
    names: Sequence[str],
    roles: Sequence[Role],
) -> None:
    """Add what the named units have to do with each task; the nearest sense of a name goes before the others."""
    if not names:
        return
    assigned = assigned_to(question, names, roles)
    statement = (
        f"SELECT u.plan, u.task, u.role, u.unit, m.sense {assigned.text}"
        " ORDER BY m.sense = 'open', u.plan, u.task, u.role, u.position, m.sense = 'successor', m.sense = 'member'"
    )
    for plan, task, role, unit, sense in question.execute(statement, assigned.values):
        of_task = found.setdefault(TaskKey(plan, task), {})
        of_task.setdefault((role, unit), Assignment(role, unit, WAYS.get(sense, "direct")))


def own_role_words(question: Question, names: Sequence[str]) -> list[str]:
    """The plan's own words (配合, 參加) for what the units of some names are to tasks that they do not lead, the most used first."""
    if not question.database.has_role_words:
        return []
    return words_by_use(question, assigned_to(question, names, ("responsible",)))


def words_by_use(question: Question, assigned: Fragment) -> list[str]:
    """The plan's own words in rows u of task_units, FROM … WHERE …, the most used first."""
    return question.texts(
        f"SELECT u.word {assigned.text} AND u.word IS NOT NULL GROUP BY u.word ORDER BY count(*) DESC, u.word",
        assigned.values,
    )


def units_meant(question: Question, plan: str, phrase: str) -> frozenset[str]:
    """The units of a plan that a phrase of its clauses means, by name or by function; none where it names a class."""
    wanted = bearing(question, (phrase,))
    found = question.texts(
        f"SELECT unit FROM @unit_names n WHERE {wanted.text} AND plan = ?"
        " AND sense IN ('name', 'full', 'alias', 'short', 'function')",
        (*wanted.values, plan),
    )
    return frozenset(found)
