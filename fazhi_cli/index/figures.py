"""The figures of a whole plan, counted once: of the plan, of each chapter, of each unit, in the same columns."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from fazhi_cli.index import columns
from fazhi_cli.index.counts import counts
from fazhi_cli.index.rows import Figure

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from fazhi_cli.index import rows


class Counted(NamedTuple):
    """What figures are counted from; each row of a task tells of which by its field `task` or `id`."""

    plan_title: str
    chapters: Sequence[rows.Chapter]
    tasks: Sequence[rows.Task]
    units: Sequence[rows.TaskUnit]
    limits: Sequence[rows.Limit]
    clauses: Sequence[rows.Clause]


def figure_rows(counted: Counted) -> Iterator[Figure]:
    """The plan, its chapters in their order, and its units as they are first named."""
    totals = _totals(counted.tasks, counted.limits, counted.clauses)
    mentions: dict[int, list[rows.TaskUnit]] = {}
    for unit in counted.units:
        mentions.setdefault(unit.task, []).append(unit)
    titles = {chapter.position: chapter.title or "" for chapter in counted.chapters}
    of_chapters: dict[str, list[int]] = {}
    of_units: dict[str, list[rows.TaskUnit]] = {}
    for task in counted.tasks:
        of_chapters.setdefault(titles[task.chapter], []).append(task.id)
        for mention in mentions.get(task.id, ()):
            of_units.setdefault(mention.unit, []).append(mention)
    every = [task.id for task in counted.tasks]
    groups = [("plan", counted.plan_title, every)] if every else []
    groups += [("chapter", title, tasks) for title, tasks in of_chapters.items()]
    position = 0
    for group, name, tasks in groups:
        position += 1
        named = [mention for task in tasks for mention in mentions.get(task, ())]
        yield _figure(position, group, name, tasks, named, totals)
    shares_tasks = any(mention.clauses is not None for mention in counted.units)
    for name, named in of_units.items():
        position += 1
        tasks = list(dict.fromkeys(mention.task for mention in named))
        parts = _totals_of_parts(counted, named) if shares_tasks else None
        yield _figure(position, "unit", name, tasks, named, totals | parts if parts else totals)


def _totals(
    tasks: Sequence[rows.Task], limits: Iterable[rows.Limit], clauses: Iterable[rows.Clause]
) -> dict[int, dict[str, int]]:
    """By task how many limits of each kind of time it has, or that it has none that a rule reads, and clauses of each kind."""
    totals: dict[int, dict[str, int]] = {task.id: {} for task in tasks}
    for limit in limits:
        if limit.time != "none":
            total = totals[limit.task]
            total[limit.time] = total.get(limit.time, 0) + 1
    for total in totals.values():
        if not total:
            total["none"] = 1
    for clause in clauses:
        total = totals[clause.task]
        total[clause.kind] = total.get(clause.kind, 0) + 1
    return totals


def _totals_of_parts(counted: Counted, mentions: Iterable[rows.TaskUnit]) -> dict[int, dict[str, int]]:
    """The same of the tasks of which a unit has some clauses only, by these."""
    parts: dict[int, set[int]] = {}
    for mention in mentions:
        if mention.clauses is not None:
            parts.setdefault(mention.task, set()).update(map(int, mention.clauses.strip(",").split(",")))
    if not parts:
        return {}
    return _totals(
        [task for task in counted.tasks if task.id in parts],
        [
            limit
            for limit in counted.limits
            if parts.get(limit.task, set()).intersection(range(limit.from_clause, limit.clause + 1))
        ],
        [clause for clause in counted.clauses if clause.clause in parts.get(clause.task, ())],
    )


def _figure(
    position: int,
    group: str,
    name: str,
    tasks: Sequence[int],
    mentions: Sequence[rows.TaskUnit],
    totals: Mapping[int, Mapping[str, int]],
) -> Figure:
    words = [mention.word for mention in mentions if mention.word is not None]
    return Figure(
        position=position,
        name=name,
        grouping=group,
        words=columns.json_counts(Counter(words) if words else {}),
        **counts(
            [(mention.task, mention.role, mention.unit) for mention in mentions],
            (totals[task] for task in tasks),
            len(tasks),
        ),
    )
