"""How far every unit is with every task: the plan's side of it from the index, what is registered from whoever hands it in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from fazhi_cli.errors import Fault, WrongCall
from fazhi_cli.query import ordering
from fazhi_cli.query.keys import TaskKey
from fazhi_cli.query.lights import Course, Near, days_between, lateness, light
from fazhi_cli.query.matter import Matter
from fazhi_cli.query.office import collecting_units, near_of_desks
from fazhi_cli.query.open_limits import OpenLimits, years_of_days
from fazhi_cli.query.tasks import tasks
from fazhi_cli.query.unit_names import OWN_NAMES, meanings
from fazhi_cli.vocabulary import LATENESS, NOT_REGISTERED

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from fazhi_cli.query.open_limits import OpenLimit
    from fazhi_cli.query.question import Question
    from fazhi_cli.query.tasks import Task


class Registered(NamedTuple):
    """What the register says of a unit's work; year: of a yearly duty; period: of the last report, periods: of all. Days are in ISO form, None where there is none."""

    plan: str
    task: int
    unit: str
    year: int | None
    status: str | None
    status_text: str
    of_matter: str | None = None
    reported: str | None = None
    period: str | None = None
    note: str | None = None
    assigned: str | None = None
    take_by: str | None = None
    urged_by: str | None = None
    received: str | None = None
    extended: str | None = None
    done: str | None = None
    is_finished: bool = False
    is_returned: bool = False
    is_changed: bool = False
    done_clauses: tuple[int, ...] = ()
    periods: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Logged:
    """An entry of the register as its readers see it. withdrawn_by: the entry that says that this one does not hold. role: see office.yaml."""

    number: int
    day: str
    act: str
    act_text: str
    plan: str
    task: int
    clause: int | None
    unit: str
    year: int | None
    period: str | None
    status: str | None
    status_text: str
    note: str | None
    difficulties: str | None
    next_steps: str | None
    evidence: str | None
    sha256: str | None
    new_day: str | None
    basis: str | None
    step: int | None
    corrects: int | None
    withdrawn_by: int | None
    by: str | None
    role: str | None
    at: str
    hash: str


class UnitTask(NamedTuple):
    """A task of a plan as the work of one unit, of whatever year."""

    plan: str
    unit: str
    task: int


class Report(NamedTuple):
    """That a unit reported of a task in the period, and on which day (ISO)."""

    plan: str
    task: int
    unit: str
    day: str


class Asked(NamedTuple):
    """The thresholds, and of which period reports were due, by when."""

    near: Near = Near()
    period: str | None = None
    report_by: str | None = None


@dataclass(frozen=True)
class Progress:
    """A unit's work: part: leads or responsible; year: of a yearly duty. due and due_latest have an extension counted in.

    status, light and late are codes, status_text and late_text the words for them. changed: the task's words are others now than
    when the last entry was made. collects: whether this unit gathers the others' reports, by office.yaml or else by custom: what it
    has is the status of the matter.
    """

    plan: str
    task: int
    title: str
    unit: str
    part: str
    year: int | None
    wording: str | None
    due: str | None
    due_latest: str | None
    days: int | None
    light: str | None
    status: str | None
    status_text: str
    late: tuple[str, ...]
    late_text: tuple[str, ...]
    reported: str | None
    period: str | None
    note: str | None
    changed: bool
    collects: bool


def progress(
    question: Question, found: Sequence[Task], registered: Iterable[Registered], asked: Asked
) -> list[Progress]:
    """A row for every unit that leads a task (where nobody leads, is responsible for it), and every other that something is registered of.

    found: the tasks that are asked for; of the units those that are asked for, where some are. Raises WrongCall where today is not given.
    """
    today = question.selection.today
    if today is None:
        raise WrongCall(Fault("no-today", what="progress"))
    limits = OpenLimits(question, today)
    of_task: dict[TaskKey, list[Registered]] = {}
    for each in registered:
        of_task.setdefault(TaskKey(each.plan, each.task), []).append(each)
    units = asked_units(question)
    collecting = _collecting(question, found)
    rows: list[Progress] = []
    for task in found:
        key = TaskKey(task.plan, task.id)
        for work in _works(task, of_task.get(key, []), limits, collecting[key], units):
            collects = work.unit == collecting[key]
            own_part = None if collects or work.unit in task.lead else work.unit
            limit = limits.first(task, work.year, work.done_clauses, of=own_part)
            rows.append(_row(task, work, limit, today.isoformat(), asked, collects=collects))
    statuses, lights = question.selection.status, question.selection.light
    if statuses:
        rows = [row for row in rows if (row.status or "unregistered") in statuses]
    if lights:
        rows = [row for row in rows if row.light in lights]
    return ordering.arranged(rows, question.selection, Progress)


def matters(question: Question, found: Sequence[Task], registered: Iterable[Registered]) -> dict[TaskKey, Matter]:
    """By task how far it is, with the thresholds of the desk; late also where a year before is. Raises WrongCall where today is not given."""
    collecting = _collecting(question, found)
    own: dict[TaskKey, list[Registered]] = {}
    for each in registered:
        key = TaskKey(each.plan, each.task)
        if each.unit == collecting.get(key):
            own.setdefault(key, []).append(each)
    whole = question.but(unit=(), lead=(), responsible=(), status=(), light=(), sort=None, limit=None)
    rows = progress(whole, found, [each for works in own.values() for each in works], Asked(near_of_desks(question)))
    by_task: dict[TaskKey, Matter] = {}
    for row in of_this_year(rows, question):
        key = TaskKey(row.plan, row.task)
        if row.unit == collecting[key]:
            work = next((each for each in own.get(key, ()) if each.year == row.year), None)
            by_task[key] = _matter(row, work)
    return by_task


def of_this_year(rows: Sequence[Progress], question: Question) -> list[Progress]:
    """The rows of the work that is to be done now, by which tasks are counted once: red also where a year that has ended is late."""
    today = question.selection.today
    past = {id(row) for row in rows if row.year is not None and today is not None and row.year < today.year}
    late = {(row.plan, row.task, row.unit) for row in rows if id(row) in past and row.light == "red"}
    return [
        replace(row, light="red") if (row.plan, row.task, row.unit) in late else row
        for row in rows
        if id(row) not in past
    ]


def _collecting(question: Question, found: Iterable[Task]) -> dict[TaskKey, str | None]:
    """By task the unit that gathers the others' reports: by office.yaml, else by custom the one that is named first."""
    of_office = collecting_units(question)
    collecting: dict[TaskKey, str | None] = {}
    for task in found:
        key = TaskKey(task.plan, task.id)
        collecting[key] = of_office.get(key) or next(iter((*task.lead, *task.responsible)), None)
    return collecting


def _matter(row: Progress, work: Registered | None) -> Matter:
    if work is None:
        return Matter(row.year, None, row.light, False, None, (), None, None)
    is_done = work.done is not None
    reported, note = work.reported, work.note
    return Matter(row.year, work.of_matter, row.light, is_done, work.extended, work.done_clauses, reported, note)


def tasks_asked(question: Question) -> list[Task]:
    """The tasks of a selection, whose order and number are those of its rows of progress."""
    return list(tasks(question.but(sort=None, limit=None, status=(), light=())))


Units = Mapping[str, Mapping[str, frozenset[str]]]
"""By plan the units that are asked for, each with the groups of which it is a member."""


def asked_units(question: Question) -> Units | None:
    """The units that --unit, --lead or --responsible name; None where none is named."""
    names = (*question.selection.unit, *question.selection.lead, *question.selection.responsible)
    if not names:
        return None
    found: dict[str, dict[str, frozenset[str]]] = {}
    groups = _groups(question)
    for name in names:
        for meaning in meanings(question, name):
            if meaning.sense in OWN_NAMES or meaning.sense in ("successor", "function"):
                of_unit = groups.get((meaning.plan, meaning.unit), frozenset())
                found.setdefault(meaning.plan, {})[meaning.unit] = of_unit
    return found


def _groups(question: Question) -> dict[tuple[str, str], frozenset[str]]:
    """By plan and unit the groups of which it is a member."""
    found: dict[tuple[str, str], frozenset[str]] = {}
    statement = "SELECT u.plan, u.name, m.value FROM @units u, json_each(u.members) m WHERE u.members <> '[]'"
    for plan, group, member in question.execute(statement):
        found[plan, member] = found.get((plan, member), frozenset()) | {group}
    return found


def _units(task: Task, own: dict[str, Registered], collecting: str | None, asked: Units | None) -> list[str]:
    """The units of a task's rows: who acts, and who collects; else those asked for that have it in whatever role, as a member too."""
    named = (*task.lead, *task.responsible)
    if asked is not None:
        units = asked.get(task.plan, {})
        members = [unit for unit, groups in units.items() if unit not in named and not groups.isdisjoint(named)]
        return [*(unit for unit in named if unit in units), *members]
    acting = task.lead or task.responsible
    others = dict.fromkeys([collecting, *own] if collecting else own)
    return [*acting, *(unit for unit in others if unit not in acting)]


def _works(
    task: Task, registered: Sequence[Registered], limits: OpenLimits, collecting: str | None, asked: Units | None
) -> list[Registered]:
    """The works of a task that have rows: what the years before have left open, then what is to be done now."""
    today = limits.today
    is_by_year = limits.is_by_year(task) or any(each.year == today.year for each in registered)
    year = today.year if is_by_year else None
    own = {each.unit: each for each in registered if each.year == year}
    units = _units(task, own, collecting, asked)
    now = [own.get(unit) or _nothing(task, unit, year) for unit in units]
    left_open = [each for each in registered if each.year and each.year < today.year]
    if is_by_year:
        # A day that the plan names does not end with its year, even where nothing is registered of it.
        there = {(each.unit, each.year) for each in left_open}
        named = ((unit, past) for past in sorted(years_of_days(task)) if past < today.year for unit in units)
        left_open += [_nothing(task, unit, past) for unit, past in named if (unit, past) not in there]
    return [*(each for each in left_open if not each.is_finished), *now]


def _nothing(task: Task, unit: str, year: int | None) -> Registered:
    """A work of which nothing is registered."""
    return Registered(task.plan, task.id, unit, year, None, "")


def _row(
    task: Task, work: Registered, limit: OpenLimit | None, today: str, asked: Asked, *, collects: bool
) -> Progress:
    due, latest = (limit.due, limit.latest) if limit else (None, None)
    due, latest = work.extended or due, work.extended or latest
    course = Course(
        start=work.assigned,
        due=due,
        latest=latest,
        take_by=work.take_by,
        urged_by=work.urged_by,
        received=work.received or work.reported,  # who reports has taken it
        reported=work.done,
        is_finished=work.is_finished,
        is_returned=work.is_returned,
        is_registered=work.status is not None,
    )
    late = lateness(course, today, asked.report_by, has_reported=asked.period is None or asked.period in work.periods)
    return Progress(
        plan=task.plan,
        task=task.id,
        title=task.title,
        unit=work.unit,
        part="lead" if work.unit in task.lead else "responsible",
        year=work.year,
        wording=limit.wording if limit else None,
        due=due,
        due_latest=latest,
        days=days_between(today, due) if due else None,
        light=light(course, late, today, asked.near),
        status=work.status,
        status_text=work.status_text or NOT_REGISTERED,
        late=late,
        late_text=tuple(LATENESS[each] for each in late),
        reported=work.reported,
        period=work.period,
        note=work.note,
        changed=work.is_changed,
        collects=collects,
    )
