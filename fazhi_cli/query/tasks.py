"""Question -> tasks."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fazhi_cli.query import conditions, lists, ordering
from fazhi_cli.query.fragments import ALWAYS, Fragment, all_of
from fazhi_cli.query.keys import TaskKey
from fazhi_cli.query.question import Question
from fazhi_cli.query.rows import Limit, QuickRow, days_of, wordings_of

if TYPE_CHECKING:
    from fazhi_cli.query.unit_roles import UnitRole


@dataclass(frozen=True, eq=False, repr=False)
class Task(QuickRow):
    """lead and responsible: units in the plan's order; roles: those of them with a word of their own.

    called: 第(十)項, as people say it. section_number, section_title: of the part of its chapter. title: the beginning of
    the text where the plan prints none. basis, contact: what stands beside the units. when: the wordings of the limits.
    due, due_latest: of the earliest. reviewed: somebody has compared it with the document.
    """

    plan: str
    id: int
    number: str
    called: str
    chapter: int | None
    chapter_title: str | None
    section_number: int | None
    section_title: str | None
    title: str
    lead: tuple[str, ...]
    responsible: tuple[str, ...]
    roles: "tuple[UnitRole, ...]"
    when: tuple[str, ...]
    limits: tuple[Limit, ...]
    due: str | None
    due_latest: str | None
    basis: tuple[str, ...]
    contact: tuple[str, ...]
    reviewed: bool
    text: str


_HERE = "l.plan = t.plan AND l.task = t.id"
_FROM = "FROM @plans p {join} @tasks t ON t.plan = p.id JOIN @chapters h ON h.plan = t.plan AND h.position = t.chapter"
_USUAL = "p.position, t.position"


def tasks(question: Question) -> Iterator[Task]:
    """The tasks that are asked for, one by one, in the asked order, else the plan's."""
    reading = question.selection.reading
    columns = {
        "plan": "t.plan",
        "id": "t.id",
        "number": "t.number",
        "called": "t.called",
        "chapter": "h.number",
        "chapter_title": "h.title",
        "section_number": "t.section",
        "section_title": "t.section_title",
        "title": "t.title",
        "lead": lists.units_in("lead", "t.plan", "t.id"),
        "responsible": lists.units_in("responsible", "t.plan", "t.id"),
        "limits": lists.limits_in(_HERE, reading),
        "basis": "t.basis",
        "contact": "t.contact",
        "reviewed": "t.reviewed",
        "text": "t.text",
    }
    first, latest = lists.DAYS[reading]
    earliest = f"FROM @limits l WHERE {_HERE} AND l.{first} IS NOT NULL ORDER BY l.{first}, l.{latest} LIMIT 1"
    keys = columns | {
        "when": columns["limits"],
        "due": f"(SELECT l.{first} {earliest})",
        "due_latest": f"(SELECT l.{latest} {earliest})",
    }
    where = conditions.of_tasks(question)
    order = ordering.in_sql(question.selection, Task, keys, _USUAL)
    source = _FROM.format(join=conditions.join_of_plans(question))
    rest = Fragment(f"{source} WHERE {where.text} {order.text}", where.values + order.values)
    return question.read(_task, columns, rest)


def _task(
    *,
    plan: str,
    id: int,  # noqa: A002  (the name of the column)
    number: str,
    called: str,
    chapter: int | None,
    chapter_title: str | None,
    section_number: int | None,
    section_title: str | None,
    title: str,
    lead: str | None,
    responsible: str | None,
    limits: str | None,
    basis: str,
    contact: str,
    reviewed: int,
    text: str,
) -> Task:
    """A task from its columns in SQL, where the lists are joined; see lists."""
    listed = lists.limits(limits)
    due, due_latest = days_of(listed)
    return Task(
        plan=plan,
        id=id,
        number=number,
        called=called,
        chapter=chapter,
        chapter_title=chapter_title,
        section_number=section_number,
        section_title=section_title,
        title=title,
        lead=lists.units(lead),
        responsible=lists.units(responsible),
        roles=lists.roles(lead, responsible),
        when=wordings_of(listed),
        limits=listed,
        due=due,
        due_latest=due_latest,
        basis=lists.texts(basis),
        contact=lists.texts(contact),
        reviewed=bool(reviewed),
        text=text,
    )


def listed(question: Question, among: Fragment = ALWAYS) -> set[TaskKey]:
    """Which tasks `tasks` gives; among: of those of the plans p that fulfil a condition, where all are given and not a few."""
    selection = question.selection
    if selection.sort and selection.limit is not None:
        return {TaskKey(task.plan, task.id) for task in tasks(question)}
    where = conditions.of_tasks(question)
    if selection.limit is None:
        where = all_of((where, among))
    order = ordering.in_sql(selection._replace(sort=None), Task, {}, _USUAL)
    source = _FROM.format(join=conditions.join_of_plans(question))
    statement = f"SELECT t.plan, t.id {source} WHERE {where.text} {order.text}"
    return {TaskKey(*row) for row in question.execute(statement, where.values + order.values)}


def picked(question: Question) -> Fragment:
    """SELECT plan, task: the tasks that are asked for, to be joined in a statement about them."""
    where = conditions.of_tasks(question)
    return Fragment(f"SELECT t.plan AS plan, t.id AS task FROM @tasks t WHERE {where.text}", where.values)


def are_any(question: Question) -> bool:
    """Whether any task is asked for."""
    where = conditions.of_tasks(question)
    return bool(question.rows(f"SELECT 1 FROM @tasks t WHERE {where.text} LIMIT 1", where.values))


def count(question: Question) -> int:
    """How many tasks are asked for."""
    where = conditions.of_tasks(question)
    return question.number(f"SELECT count(*) FROM @tasks t WHERE {where.text}", where.values)
