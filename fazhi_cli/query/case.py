"""Cases: from what happened (行政處罰) to the clauses of the plan that it calls up, and what runs from its day."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal, NamedTuple

from fazhi_cli.asked.ref import Ref
from fazhi_cli.plan.kinds import is_moment
from fazhi_cli.plan.statutes import definitions
from fazhi_cli.plan.workdays import CalendarUnknown
from fazhi_cli.query.case_kinds import GREAT, bare
from fazhi_cli.query.changes import changes_of, distinct
from fazhi_cli.query.clauses import clauses
from fazhi_cli.query.clock import count, event_limits, workdays
from fazhi_cli.query.fragments import Fragment
from fazhi_cli.query.keys import ClauseKey, TaskKey
from fazhi_cli.query.lists import json_texts
from fazhi_cli.query.namings import prohibitions_of_nobody
from fazhi_cli.query.notes import of_changes, of_unread
from fazhi_cli.vocabulary import case_notes, clock_notes
from fazhi_cli.vocabulary.failures import sentences
from fazhi_cli.vocabulary.judgements import Judgement
from fazhi_cli.vocabulary.judgements import question as question_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from fazhi_cli.plan.statutes import Definition
    from fazhi_cli.plan.workdays import Workdays
    from fazhi_cli.query.case_kinds import Case
    from fazhi_cli.query.clauses import Clause
    from fazhi_cli.query.clock import EventLimit
    from fazhi_cli.query.question import Question
    from fazhi_cli.vocabulary.note import Note

Section = Literal["before", "each", "forbidden", "running", "also", "unstated"]
SECTIONS: tuple[Section, ...] = ("before", "each", "forbidden", "running", "also", "unstated")
"""What must come before, what is done each time, what may not be, what runs now, the prohibitions that name the case, and
those that name nobody."""


@dataclass(frozen=True)
class Step:
    """A clause that a case calls up; judge: what a person must decide before it is known to apply, as questions.

    items are the clause's own; of a prohibition that holds anyway those that name the case. The fields from wording on are
    those of its clock, if it has one. defined: where, beside the plan, words are defined by which a person must judge.
    """

    section: Section
    ref: str
    text: str
    items: tuple[str, ...]
    judge: tuple[str, ...]
    actor: tuple[str, ...]
    to: tuple[str, ...]
    output: tuple[str, ...]
    if_: tuple[str, ...]
    except_: tuple[str, ...]
    event: str
    lead: tuple[str, ...]
    responsible: tuple[str, ...]
    plan: str
    decided: str | None = None
    wording: str | None = None
    counting: str | None = None
    days: int | None = None
    last_day: str | None = None
    due: str | None = None
    due_latest: str | None = None
    moved: bool | None = None
    rule: str | None = None
    note: str | None = None
    defined: tuple[str, ...] = ()
    # The questions as data. What is given by keyword only is no field of the row, whose fields are promised.
    judgements: tuple[Judgement, ...] = field(default=(), kw_only=True)


class _Call(NamedTuple):
    """A clause that a kind of case calls up; scope: the words that narrow the case there; items: those that name it (JSON).

    for_each: 1 where it is done for each case, 0 where it is a prohibition that holds anyway.
    """

    task: int
    clause: int
    scope: str | None
    items: str
    for_each: int


_CALL_COLUMNS = {
    "task": "m.task",
    "clause": "m.clause",
    "scope": "max(m.scope)",
    "items": "json_group_array(i.text) FILTER (WHERE m.item)",
    "for_each": "max(m.for_each)",
}


def clauses_called(question: Question, found: Sequence[Case], typed: str) -> dict[ClauseKey, str | None]:
    """What the cases call up; with each clause the part of them that it is for, unless what was typed says so."""
    called: dict[ClauseKey, str | None] = {}
    for case in found:
        for call in _calls(question, case):
            scope = call.scope
            if scope is not None and _settles(question, typed, scope):
                scope = None
            called[ClauseKey(case.plan, call.task, call.clause)] = scope
    return called


def steps(question: Question, found: Sequence[Case], typed: str, decided: date | None) -> list[Step]:
    """What the cases call up, by section; what runs is ordered by its day, what has none after it."""
    every: list[Step] = []
    for case in found:
        called = list(_steps(question, case, typed, decided))
        every += called
        every += _unstated(question, case, {step.ref for step in called})
    every.sort(key=lambda step: (SECTIONS.index(step.section), step.due is None, step.due or ""))
    return every


def notes_of_steps(question: Question, found: Iterable[Step]) -> list[Note]:
    """What happened since to the units that answer for the steps, and what nobody has read; of a limit its own step tells."""
    tasks = set()
    for step in found:
        ref = Ref.parse(step.ref)
        if ref is not None:
            tasks.add(TaskKey(step.plan, ref.task))
    changes = distinct(changes_of(question, tasks))
    of_units = [change for change in changes if change.unit is not None]
    changed = [note._replace(code="change-of-unit") for note in of_changes(question, of_units)]
    return [*changed, *of_unread(question, tasks)]


def undefined_words(called: Iterable[Step]) -> tuple[str, ...]:
    """The words that a person must judge by and the plan nowhere defines."""
    for step in called:
        if any(GREAT in judgement.phrase for judgement in step.judgements):
            return (GREAT,)
    return ()


def _calls(question: Question, case: Case) -> list[_Call]:
    """The clauses that a kind of case calls up, in the plan's order."""
    rest = Fragment(
        "FROM @case_clauses m"
        " LEFT JOIN @items i ON i.plan = m.plan AND i.task = m.task AND i.clause = m.clause AND i.item = m.item"
        " WHERE m.plan = ? AND m.name = ? GROUP BY m.task, m.clause ORDER BY m.task, m.clause",
        (case.plan, case.event),
    )
    return list(question.read(_Call, _CALL_COLUMNS, rest))


def _steps(question: Question, case: Case, typed: str, decided: date | None) -> Iterator[Step]:
    calls = _calls(question, case)
    refs = [str(Ref(case.plan, call.task, call.clause)) for call in calls]
    called = {(clause.task, clause.clause): clause for clause in clauses(question.but(id=tuple(refs)))}
    gated = {clause.task for clause in called.values() if clause.kind == "gate"}
    of_plan = question.but(plan=(case.plan,))
    limits = _by_clause(event_limits(of_plan))
    calendar = workdays(of_plan, case.plan)
    [(place,)] = of_plan.rows("SELECT coalesce(place, '') FROM @plans")
    for call in calls:
        clause = called[call.task, call.clause]
        judgements = _judgements(question, clause, call.scope, typed) if call.for_each else ()
        own_limits = limits.get((call.task, call.clause), []) if call.for_each else []
        section: Section = "also"
        if call.for_each:
            section = _section(clause, gated=call.task in gated, runs=bool(own_limits))
        defined = tuple(case_notes.definitions(_definitions(clause, judgements, place)))
        step = _step(case, clause, section, json_texts(call.items) or clause.items, judgements, defined)
        if not own_limits:
            yield step
        for limit in own_limits:
            yield _running(step, limit, calendar, decided, question.day or "", case.all_names)


def _unstated(question: Question, case: Case, called: set[str]) -> Iterator[Step]:
    """The prohibitions of the plan that do not say whom they bind, but for those called already."""
    for clause in prohibitions_of_nobody(question.but(plan=(case.plan,))):
        if clause.ref not in called:
            yield _step(case, clause, "unstated", clause.items)


def _step(
    case: Case,
    clause: Clause,
    section: Section,
    items: tuple[str, ...],
    judgements: tuple[Judgement, ...] = (),
    defined: tuple[str, ...] = (),
) -> Step:
    """A clause that a case calls up, without its clock."""
    return Step(
        section=section,
        ref=clause.ref,
        text=clause.text,
        items=items,
        judge=tuple(map(question_of, judgements)),
        actor=clause.actor,
        to=clause.to,
        output=clause.output,
        if_=clause.if_,
        except_=clause.except_,
        event=case.event,
        lead=clause.lead,
        responsible=clause.responsible,
        plan=clause.plan,
        defined=defined,
        judgements=judgements,
    )


def _by_clause(limits: Sequence[EventLimit]) -> Mapping[tuple[int, int], list[EventLimit]]:
    """The limits of one plan that run from a case, by task and clause; what lies before its event runs from none."""
    by_clause: dict[tuple[int, int], list[EventLimit]] = {}
    for limit in limits:
        if limit.term.backward:
            continue
        of_clause = by_clause.setdefault((limit.task, limit.clause), [])
        of_clause.append(limit)
    return by_clause


def _running(step: Step, limit: EventLimit, calendar: Workdays, decided: date | None, today: str, names: str) -> Step:
    """The step with its clock: counted from the day of the decision, or only named where there is none.

    Where the calendar lacks the days that would be counted the day stays open, and the note says so. names: those of the
    kind of case.
    """
    if decided is None:
        suspended = clock_notes.suspensions(limit.suspended_on(today), "")
        return replace(step, wording=limit.wording, note="".join(suspended) or None)
    try:
        clock = count(calendar, limit, decided, names).clock
    except CalendarUnknown as error:
        note = clock_notes.joined([*sentences(error), *clock_notes.exceptions(limit.exceptions)])
        return replace(step, decided=decided.isoformat(), wording=limit.wording, note=note)
    return replace(
        step,
        decided=clock.from_,
        wording=clock.wording,
        counting=clock.counting,
        days=clock.days,
        last_day=clock.last_day,
        due=clock.due,
        due_latest=clock.due_latest,
        moved=clock.moved,
        rule=clock.rule,
        note=clock.note,
    )


def _section(clause: Clause, *, gated: bool, runs: bool) -> Section:
    """Of a clause done for each case; gated: its task has a gate before the act; runs: it has a limit from the case."""
    if runs:
        return "running"
    if clause.kind == "prohibition":
        return "forbidden"
    return "before" if gated else "each"


def _judgements(question: Question, clause: Clause, scope: str | None, typed: str) -> tuple[Judgement, ...]:
    """What must be judged before a clause is known to apply.

    A prohibition's condition is what it forbids, and one that says when names no kind of case: neither is a question.
    """
    found: list[Judgement] = []
    if scope is not None and not _settles(question, typed, scope):
        found.append(Judgement("scope", scope))
    if clause.kind != "prohibition":
        found.extend(Judgement("condition", phrase) for phrase in clause.if_ if not is_moment(phrase))
    found.extend(Judgement("exception", phrase) for phrase in clause.except_)
    return tuple(found)


def _definitions(clause: Clause, judgements: Iterable[Judgement], place: str) -> Iterator[Definition]:
    """The papers, beside the plan, that say what must be judged of a clause."""
    for judgement in judgements:
        yield from definitions(judgement.phrase, clause.text, place)


def _settles(question: Question, typed: str, scope: str) -> bool:
    """Whether the typed words say already that the case is within the scope."""
    if scope.startswith(GREAT) and not question.database.fold(typed).startswith(GREAT):
        return False
    typed_name = bare(question, typed)
    scope_name = bare(question, scope)
    return scope_name in typed_name or typed_name in scope_name
