"""The agenda: every limit with a day, what is due on it, who must act, and how far off it is."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from fazhi_cli.errors import Fault, WrongCall
from fazhi_cli.plan.supervision import FINISHED
from fazhi_cli.query import conditions, lists, ordering
from fazhi_cli.query.conditions.days import SILENT_TASK
from fazhi_cli.query.fragments import Fragment
from fazhi_cli.query.gaps import open_readings
from fazhi_cli.query.keys import ClauseKey, TaskKey
from fazhi_cli.query.lists import json_texts
from fazhi_cli.query.office import near_days
from fazhi_cli.query.yearly import HAS_YEARLY_DAY, days_from
from fazhi_cli.vocabulary import PARTS, STATES, STATES_REGISTERED
from fazhi_cli.vocabulary.note import Note

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from fazhi_cli.query.question import Question
    from fazhi_cli.query.unit_roles import UnitRole


@dataclass(frozen=True)
class Due:
    """output: what is due; where the clause names no output, what the limit is said of. days: from today to due, negative once it is past. acting: whom the clause names, else the leads, else the others.

    part is what the plan makes of the leads: leads, and receives where one of them is who receives; empty in a task without
    leads. state and part are codes, state_text and part_text the words for them.
    """

    ref: str
    task: int
    title: str
    output: tuple[str, ...]
    wording: str
    due: str
    due_latest: str
    days: int
    state: str
    state_text: str
    actor: tuple[str, ...]
    lead: tuple[str, ...]
    responsible: tuple[str, ...]
    roles: tuple[UnitRole, ...]
    acting: tuple[str, ...]
    part: tuple[str, ...]
    part_text: tuple[str, ...]
    plan: str
    chapter: int | None
    chapter_title: str | None
    # The leads who receive, and the clause at whose end the limit is. What is given by keyword only is no field of the row,
    # whose fields are promised.
    receivers: tuple[str, ...] = field(default=(), kw_only=True)
    clause: int = field(default=0, kw_only=True)


class _Row(NamedTuple):
    """A limit as SQL gives it, with its clause and task; units are joined (see lists), all other lists in JSON."""

    ref: str
    task: int
    title: str
    output: str
    subject: str
    wording: str
    due: str
    due_latest: str
    actor: str
    recipient: str
    lead: str | None
    responsible: str | None
    plan: str
    chapter: int | None
    chapter_title: str | None
    clause: int


_FROM = (
    "FROM @plans p {join} @tasks t ON t.plan = p.id {join} @limits l ON l.plan = t.plan AND l.task = t.id"
    " {join} @clauses c ON c.plan = l.plan AND c.task = l.task AND c.clause = l.clause"
    " JOIN @chapters h ON h.plan = t.plan AND h.position = t.chapter"
)


def _of_one_clause(column: str, otherwise: str) -> str:
    """SQL: what the clause of a limit says; of a limit of several clauses, as one beside the units is, something else."""
    return f"CASE WHEN l.from_clause = l.clause THEN {column} ELSE {otherwise} END"


Functions = dict[tuple[str, str], str]
"""By plan and spelling the unit that a name by function certainly means."""


def due(question: Question, near: Mapping[str, int] | None = None) -> Iterator[Due]:
    """The limits of a selection that have a day, by day; a yearly one has its next day from today. Raises WrongCall where today is not given.

    near: by plan how many days before it a limit is near; by its desk where none is given.
    """
    today = question.selection.today
    if today is None:
        raise WrongCall(Fault("no-today", what="due"))
    first, latest = days_from(question, today)
    columns = {
        "ref": "l.ref",
        "task": "t.id",
        "title": "t.title",
        "output": _of_one_clause("c.output", "'[]'"),
        "subject": "l.subject",
        "wording": "l.wording",
        "due": first,
        "due_latest": latest,
        "actor": _of_one_clause("c.actor", "'[]'"),
        "recipient": _of_one_clause("c.recipient", "'[]'"),
        "lead": lists.units_in("lead", "c.plan", "c.task", "c.clause"),
        "responsible": lists.units_in("responsible", "c.plan", "c.task", "c.clause"),
        "plan": "l.plan",
        "chapter": "h.number",
        "chapter_title": "h.title",
        "clause": "l.clause",
    }
    sortable = ("task", "title", "wording", "due", "due_latest", "actor", "lead", "responsible", "plan")
    keys = {field: columns[field] for field in (*sortable, "chapter", "chapter_title")}
    keys |= {"ref": ordering.REF, "days": columns["due"]}
    where = conditions.of_clauses_of_listed_tasks(question)
    limit = conditions.of_limits(question)
    usual = f"{first}, {latest}, p.position, t.position, l.clause, l.position"
    order = ordering.in_sql(question.selection, Due, keys, usual)
    # SQLite would look every limit up by its day, in whatever order, before it sorts.
    source = _FROM.format(join=conditions.join_of_plans(question))
    rest = Fragment(
        f"{source} WHERE {first} IS NOT NULL AND {where.text} AND {limit.text} {order.text}",
        where.values + limit.values + order.values,
    )
    functions = _functions(question)
    near_of = near_days(question) if near is None else near
    rows = (_due(question, row, functions, today, near_of[row.plan]) for row in question.read(_Row, columns, rest))
    return ordering.finished(rows, question.selection, Due, keys)


def _due(question: Question, row: _Row, functions: Functions, today: date, near: int) -> Due:
    actor = json_texts(row.actor)
    lead = lists.units(row.lead)
    days = (date.fromisoformat(row.due) - today).days
    state = _registered(question, row, today) or _state(days, row.due_latest, today, near)
    responsible = lists.units(row.responsible)
    receiving = _bodies(row.plan, json_texts(row.recipient), functions)
    receivers = tuple(unit for unit in lead if unit in receiving)
    return Due(
        ref=row.ref,
        task=row.task,
        title=row.title,
        output=json_texts(row.output) or (row.subject,),
        wording=row.wording,
        due=row.due,
        due_latest=row.due_latest,
        days=days,
        state=state,
        state_text=(STATES | STATES_REGISTERED)[state],
        actor=actor,
        lead=lead,
        responsible=responsible,
        roles=lists.roles(row.lead, row.responsible),
        acting=actor or lead or responsible,
        part=_part(lead, receivers),
        part_text=_part_text(lead, receivers),
        plan=row.plan,
        chapter=row.chapter,
        chapter_title=row.chapter_title,
        receivers=receivers,
        clause=row.clause,
    )


def _state(days: int, latest: str, today: date, near: int) -> str:
    """A limit on its own day is not past; between the two days of an open reading nobody can say whether it is."""
    if days > near:
        return "ahead"
    if days >= 0:
        return "near"
    return "open" if today.isoformat() <= latest else "passed"


def _registered(question: Question, row: _Row, today: date) -> str | None:
    """The state of a limit by what is registered of its task, where that tells more than the day; late only where something is."""
    matter = (question.matters or {}).get(TaskKey(row.plan, row.task))
    if matter is None or (matter.year and not row.due.startswith(str(matter.year))):
        return None
    if matter.status in FINISHED:
        return "closed"
    if matter.is_done or row.ref in {f"{row.task}.{clause}" for clause in matter.done_clauses}:
        return "reported"
    if today.isoformat() <= row.due_latest:
        return None
    if matter.extended and today.isoformat() <= matter.extended:
        return "extended"  # granted, whether or not anything else is registered
    return "late" if matter.status is not None else None


def _part(lead: Sequence[str], receivers: Sequence[str]) -> tuple[str, ...]:
    """What the leads are by the words of the plan; receivers: those of them who receive."""
    if not lead:
        return ()
    return ("leads", "receives") if receivers else ("leads",)


def _part_text(lead: Sequence[str], receivers: Sequence[str]) -> tuple[str, ...]:
    """The same in words, with the names of those who receive where not all of the leads do."""
    words = [PARTS[part] for part in _part(lead, receivers)]
    if receivers and len(receivers) < len(lead):
        words[-1] += f"({'、'.join(receivers)})"
    return tuple(words)


def _bodies(plan: str, names: Sequence[str], functions: Functions) -> list[str]:
    """The bodies that a clause names; one named by its function is the unit, where the rulebook is certain of that."""
    return [functions.get((plan, name), name) for name in names]


def _functions(question: Question) -> Functions:
    rows = question.execute("SELECT plan, spelling, unit FROM @functions WHERE unit IS NOT NULL")
    return {(plan, spelling): unit for plan, spelling, unit in rows}


def by_acting(rows: Sequence[Due]) -> list[Due]:
    """A row for each who must act, all of one together, in the order in which they first come."""
    by_unit: dict[str, list[Due]] = {}
    for row in rows:
        for unit in row.acting:
            by_unit.setdefault(unit, []).append(replace(row, acting=(unit,)))
    return [row for of_unit in by_unit.values() for row in of_unit]


def in_two_readings(rows: Iterable[Due]) -> list[Due]:
    """The limits whose day depends on how 「N月前」 is read."""
    return [row for row in rows if row.due != row.due_latest]


def notes_of_changes(question: Question, rows: Iterable[Due]) -> Iterator[Note]:
    """What happened since to these limits, or to the units of their tasks."""
    if question.has_changes:
        from fazhi_cli.query.changes import changes_of_clauses
        from fazhi_cli.query.notes import of_changes

        clauses = {ClauseKey(row.plan, row.task, row.clause) for row in rows}
        yield from of_changes(question, changes_of_clauses(question, clauses))


def notes_of_due(question: Question, rows: Iterable[Due], near: Mapping[str, int]) -> Iterator[Note]:
    """How the days were read, and what has none."""
    numbers = sorted(set(near.values()))
    yield Note("near-days", {"today": question.selection.today, "near": "、".join(map(str, numbers))}, "foot")
    yield from open_readings(TaskKey(row.plan, row.task) for row in in_two_readings(rows))
    counts = without_day(question)
    if any(counts.values()):
        yield Note("without-day", counts, "foot")


def without_day(question: Question) -> dict[str, int]:
    """How much of a selection an agenda has no day for, whatever days were asked.

    suspended: limits that would have a day; milestone: limits whose year nothing gives; triggered, recurring: limits;
    words: wordings that no rule reads; none: tasks without any.
    """
    whole = question.but(when=(), due_by=None, due_before=None, due_from=None, within=None)
    where = conditions.of_clauses_of_listed_tasks(whole)
    clauses = "FROM @clauses c JOIN @tasks t ON t.plan = c.plan AND t.id = c.task"
    rows = question.execute(
        "SELECT CASE WHEN l.time = 'milestone' AND l.suspended THEN 'suspended'"
        " WHEN l.time = 'none' THEN 'words' ELSE l.time END, count(*)"
        f" {clauses} JOIN @limits l ON l.plan = c.plan AND l.task = c.task AND l.clause = c.clause"
        f" WHERE {where.text} AND l.due IS NULL AND NOT coalesce({HAS_YEARLY_DAY}, 0) GROUP BY 1",
        where.values,
    )
    counts = dict(rows)
    counts["none"] = question.number(
        f"SELECT count(DISTINCT c.plan || ':' || c.task) {clauses} WHERE {where.text} AND {SILENT_TASK}",
        where.values,
    )
    return counts
