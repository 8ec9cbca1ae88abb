"""The figures of a selection: of the plan, of each chapter, of each unit, in the same columns."""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import dataclass, make_dataclass
from itertools import chain, islice
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from fazhi_cli.index.counts import counts
from fazhi_cli.query.assignments import words_by_use
from fazhi_cli.query.conditions.days import GOVERNED, READ
from fazhi_cli.query.fragments import Fragment
from fazhi_cli.query.keys import TaskKey
from fazhi_cli.query.lists import has_clause
from fazhi_cli.query.membership import bodies_asked
from fazhi_cli.query.ordering import arranged
from fazhi_cli.query.rows import made
from fazhi_cli.query.tasks import picked
from fazhi_cli.query.units import groups_of_members

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from fazhi_cli.query.keys import UnitKey
    from fazhi_cli.query.question import Question


@dataclass(frozen=True)
class Stat:
    """A row of figures; group is plan, chapter or unit. Where the plan has words of its own for roles, see role_field.

    tasks: tasks (項). lead_units: different units that lead. leads, responsible: mentions (項次); of a unit, its own.
    milestone, triggered, recurring: limits (條). none: tasks without any limit that a rule reads (項). duty to right: clauses (條).
    """

    group: str
    name: str
    tasks: int
    lead_units: int
    leads: int
    responsible: int
    milestone: int
    triggered: int
    recurring: int
    none: int
    duty: int
    prohibition: int
    gate: int
    right: int
    plan: str


class Mention(NamedTuple):
    """A unit named at the end of a task; word: the plan's own for its role (配合), where it has one."""

    key: TaskKey
    role: str
    unit: str
    word: str | None


class _Task(NamedTuple):
    """A selected task and the groups in which it counts."""

    plan: str
    task: int
    plan_title: str
    chapter_title: str | None

    @property
    def key(self) -> TaskKey:
        return TaskKey(self.plan, self.task)


_COLUMNS_OF_TASK = {"plan": "t.plan", "task": "t.id", "plan_title": "p.title", "chapter_title": "h.title"}

Group = tuple[str, str]
"""The plan and the name of a chapter, of a unit, or of the plan itself."""

Figures = dict[TaskKey, Counter[str]]
"""By task how many limits of each kind of time, and clauses of each kind, it has."""


def stats(question: Question) -> Iterable[Stat]:
    """The plan, then its chapters in their order, then its units, those that lead most first; one by one where none is left out."""
    words = role_words(question)
    row_class = _with_roles(words)
    if question.selection.is_whole:
        whole = _of_whole_plans(question, row_class, words)
        if question.selection.sort:
            return arranged(whole, question.selection, row_class)
        return islice(whole, question.selection.limit)
    figures = _figures(question)
    of_parts = _figures_of_parts(question)
    plans: dict[Group, list[TaskKey]] = {}
    chapters: dict[Group, list[TaskKey]] = {}
    units: dict[Group, list[Mention]] = {}
    mentions = _mentions(question)
    for task in _tasks(question):
        of_plan = plans.setdefault((task.plan, task.plan_title), [])
        of_plan.append(task.key)
        of_chapter = chapters.setdefault((task.plan, task.chapter_title or ""), [])
        of_chapter.append(task.key)
        for mention in mentions.get(task.key, ()):
            of_unit = units.setdefault((task.plan, mention.unit), [])
            of_unit.append(mention)

    rows = []
    for group, members in (("plan", plans), ("chapter", chapters)):
        for (plan, name), keys in members.items():
            of_group = [mention for key in keys for mention in mentions.get(key, ())]
            rows.append(_stat(row_class, group, plan, name, keys, of_group, figures, words))
    for unit in bodies_asked(question):
        of_unit = _mentions_of(unit, question, mentions)
        if of_unit:
            units[unit.plan, unit.name] = of_unit
    by_unit = []
    for (plan, name), of_unit in units.items():
        named_in = dict.fromkeys(mention.key for mention in of_unit)
        own = figures | of_parts.get((plan, name), {})
        by_unit.append(_stat(row_class, "unit", plan, name, list(named_in), of_unit, own, words))
    by_unit.sort(key=lambda row: (-row.leads, -row.responsible))
    return arranged(rows + by_unit, question.selection, row_class)


_WHOLE = {"group": "f.grouping", "plan": "f.plan"}
_COLUMNS = ", ".join(_WHOLE.get(field, f'f."{field}"') for field in Stat.__match_args__)
_GROUP = Stat.__match_args__.index("group")
_WEIGHT = itemgetter(Stat.__match_args__.index("leads"), Stat.__match_args__.index("responsible"))


def _of_whole_plans(question: Question, row_class: type[Stat], words: Sequence[str]) -> Iterator[Stat]:
    """The rows where no task is left out: the index has their figures."""
    columns = f"{_COLUMNS}, f.words" if words else _COLUMNS
    # In the order in which they lie: SQLite would take half as long again to sort rows of so many columns.
    statement = f"SELECT {columns} FROM @plans p CROSS JOIN @figures f ON f.plan = p.id ORDER BY p.position, f.position"
    groups: dict[str, list[tuple[object, ...]]] = {"plan": [], "chapter": [], "unit": []}
    for row in question.execute(statement):
        groups[row[_GROUP]].append((*row[:-1], *_by_word(row[-1], words)) if words else row)
    groups["unit"].sort(key=_WEIGHT, reverse=True)
    return map(made(row_class), chain.from_iterable(groups.values()))


def _by_word(counted: str | None, words: Sequence[str]) -> Iterable[int]:
    """How often each word for a role stands in a row of figures, which holds that as JSON; most rows have none."""
    if counted is None:
        return [0] * len(words)
    found: dict[str, int] = json.loads(counted)
    return [found.get(word, 0) for word in words]


def _mentions_of(unit: UnitKey, question: Question, mentions: Mapping[TaskKey, Sequence[Mention]]) -> list[Mention]:
    """How the selected tasks name an asked unit, itself or a group to which it belongs: each task and role once."""
    names = {unit.name, *groups_of_members(question).get(unit, ())}
    found: dict[Mention, None] = {}
    for key, of_task in mentions.items():
        for mention in of_task:
            if key.plan == unit.plan and mention.unit in names:
                found[mention._replace(unit=unit.name)] = None
    return list(found)


def _stat(
    row_class: type[Stat],
    group: str,
    plan: str,
    name: str,
    keys: Sequence[TaskKey],
    mentions: Sequence[Mention],
    figures: Figures,
    words: Sequence[str],
) -> Stat:
    by_word = Counter(mention.word for mention in mentions)
    counted = counts(
        [(mention.key, mention.role, mention.unit) for mention in mentions], (figures[key] for key in keys), len(keys)
    )
    by_role = {role_field(word): by_word[word] for word in words}
    return row_class(group=group, name=name, plan=plan, **counted, **by_role)


def role_words(question: Question) -> list[str]:
    """The words of the plan's own for roles of those it calls neither lead nor responsible (配合, 參加), the most used first."""
    if not question.database.has_role_words:
        return []
    tasks = picked(question)
    condition = "1" if question.selection.is_whole else f"(u.plan, u.task) IN ({tasks.text})"
    values = () if question.selection.is_whole else tasks.values
    return words_by_use(question, Fragment(f"FROM @task_units u WHERE u.role = 'responsible' AND {condition}", values))


def role_field(word: str) -> str:
    """The field that counts the mentions of a role by the plan's own word; they are among the responsible ones."""
    return "role_" + re.sub(r"\W", "_", word)


def _with_roles(words: Sequence[str]) -> type[Stat]:
    """The class of the rows: with a field for each word."""
    if not words:
        return Stat
    return make_dataclass("Stat", [(role_field(word), int) for word in words], bases=(Stat,), frozen=True)


def _tasks(question: Question) -> Iterator[_Task]:
    """The selected tasks in the plan's order."""
    tasks = picked(question)
    rest = Fragment(
        f"FROM ({tasks.text}) k JOIN @tasks t ON t.plan = k.plan AND t.id = k.task"
        " JOIN @chapters h ON h.plan = t.plan AND h.position = t.chapter"
        " JOIN @plans p ON p.id = t.plan ORDER BY p.position, t.position",
        tasks.values,
    )
    return question.read(_Task, _COLUMNS_OF_TASK, rest)


def _figures(question: Question) -> Figures:
    """What every selected task holds: its limits by time (none: it has no limit that a rule reads), its clauses by kind."""
    tasks = picked(question)
    statement = (
        f"WITH picked AS ({tasks.text})"
        " SELECT k.plan, k.task, coalesce(l.time, 'none'), count(*) FROM picked k"
        f" LEFT JOIN @limits l ON l.plan = k.plan AND l.task = k.task AND {READ} GROUP BY 1, 2, 3"
        " UNION ALL SELECT k.plan, k.task, c.kind, count(*) FROM picked k"
        " JOIN @clauses c ON c.plan = k.plan AND c.task = k.task GROUP BY 1, 2, 3"
    )
    figures: Figures = {}
    for plan, task, figure, count in question.execute(statement, tasks.values):
        figures.setdefault(TaskKey(plan, task), Counter())[figure] = count
    return figures


def _figures_of_parts(question: Question) -> dict[Group, Figures]:
    """The same, by unit, of the selected tasks of which a unit has some clauses only, by these."""
    if not question.database.has_divided_tasks:
        return {}
    tasks = picked(question)
    statement = (
        f"WITH picked AS ({tasks.text}), parts AS (SELECT DISTINCT u.plan, u.task, u.unit, c.clause, c.governed_to, c.kind FROM picked k"
        " JOIN @task_units u ON u.plan = k.plan AND u.task = k.task AND u.clauses IS NOT NULL"
        f" JOIN @clauses c ON c.plan = u.plan AND c.task = u.task AND {has_clause('c.clause')})"
        " SELECT plan, task, unit, kind, count(*) FROM parts GROUP BY 1, 2, 3, 4"
        " UNION ALL SELECT plan, task, unit, coalesce(time, 'none'), count(*) FROM (SELECT DISTINCT"
        " c.plan, c.task, c.unit, l.time, l.clause, l.position FROM parts c"
        f" LEFT JOIN @limits l ON l.plan = c.plan AND l.task = c.task AND {GOVERNED} AND {READ})"
        # A clause without a limit says nothing of a unit that has another with one.
        " WHERE time IS NOT NULL OR (plan, task, unit) NOT IN (SELECT c.plan, c.task, c.unit FROM parts c"
        f" JOIN @limits l ON l.plan = c.plan AND l.task = c.task AND {GOVERNED} AND {READ}) GROUP BY 1, 2, 3, 4"
    )
    found: dict[Group, Figures] = {}
    for plan, task, unit, figure, count in question.execute(statement, tasks.values):
        figures = found.setdefault((plan, unit), {})
        figures.setdefault(TaskKey(plan, task), Counter())[figure] = count
    return found


def _mentions(question: Question) -> dict[TaskKey, list[Mention]]:
    """The units that every selected task names, its leads first."""
    tasks = picked(question)
    statement = (
        f"SELECT u.plan, u.task, u.role, u.unit, u.word FROM ({tasks.text}) k"
        " CROSS JOIN @task_units u ON u.plan = k.plan AND u.task = k.task ORDER BY u.plan, u.task, u.role, u.position"
    )
    mentions: dict[TaskKey, list[Mention]] = {}
    for plan, task, role, unit, word in question.execute(statement, tasks.values):
        key = TaskKey(plan, task)
        mentions.setdefault(key, []).append(Mention(key, role, unit, word))
    return mentions
