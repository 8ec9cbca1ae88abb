"""Cases: from what happened (行政處罰) to the clauses of the plan that it calls up, and what runs from its day."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from fazhi_cli.asked.selection import Selection
from fazhi_cli.errors import WrongCall
from fazhi_cli.plan.names import near
from fazhi_cli.query.changes import MARK, beside
from fazhi_cli.query.clauses import clauses
from fazhi_cli.query.clock import Running, count, of_plan, running, workdays
from fazhi_cli.query.notes import Note
from fazhi_cli.query.rows import fields_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from fazhi_cli.plan.workdays import Workdays
    from fazhi_cli.query.clauses import Clause
    from fazhi_cli.query.reader import Reader

Section = Literal["before", "each", "forbidden", "running", "also"]
SECTIONS: tuple[Section, ...] = ("before", "each", "forbidden", "running", "also")
"""What must come before, what is done each time, what may not be, what runs now, and the prohibitions that hold anyway."""

_ENDINGS = ("決定書", "決定", "案件", "事項", "案")


@dataclass(frozen=True)
class Case:
    """A kind of case that the plan knows; names: how it is written; refs: the clauses done for each such case."""

    event: str
    names: tuple[str, ...]
    refs: tuple[str, ...]
    when: tuple[str, ...]
    note: str | None
    plan: str


@dataclass(frozen=True)
class Step:
    """A clause that a case calls up; judge: what a person must decide before it is known to apply.

    items are the clause's own; of a prohibition that holds anyway those that name the case.
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
    moved: bool | None = None
    rule: str | None = None
    note: str | None = None


COUNTED = ("wording", "counting", "days", "last_day", "due", "moved", "rule", "note")
"""The fields that a step takes from its clock, if it has one."""


def cases(reader: Reader, plans: tuple[str, ...] = ()) -> list[Case]:
    """Every kind of case that some clause is done for, in the order in which the rulebook declares them."""
    found = reader.rows(
        "SELECT k.name, k.names, json_group_array(DISTINCT c.ref), k.note, k.plan FROM cases k"
        " JOIN (SELECT * FROM case_clauses ORDER BY plan, task, clause) m ON m.plan = k.plan AND m.name = k.name"
        " JOIN clauses c ON c.plan = m.plan AND c.task = m.task AND c.clause = m.clause AND c.per = 'case'"
        " JOIN plans p ON p.id = k.plan GROUP BY k.plan, k.position ORDER BY p.position, k.position"
    )
    wanted = reader.meant_plans(plans)
    wordings: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for clock in running(reader):
        wordings[clock.plan, f"{clock.task}.{clock.clause}"].append(clock.wording)
    return [
        Case(name, tuple(json.loads(names)), refs, tuple(w for ref in refs for w in wordings[plan, ref]), note, plan)
        for name, names, listed, note, plan in found
        if plan in wanted and (refs := tuple(json.loads(listed)))
    ]


def named(reader: Reader, typed: str, plans: tuple[str, ...] = ()) -> list[Case]:
    """The kind of case that is meant, of each plan that knows it. Raises WrongCall where none or several are."""
    known, key = cases(reader, plans), _bare(reader, typed)
    for match in (lambda name: name == key, lambda name: len(key) > 1 and key in name):
        found = [case for case in known if any(match(_bare(reader, name)) for name in case.names)]
        if found and len({case.event for case in found}) == 1:
            return found
        if found:
            raise WrongCall(
                f"「{typed}」可指 {'、'.join(dict.fromkeys(case.event for case in found))},請寫明是哪一種。"
            )
    names = dict.fromkeys(case.event for case in known)
    nearest = near(key, names, reader.fold)
    guess = f"最接近的是:{'、'.join(nearest)};" if nearest else ""
    raise WrongCall(f"方案裡沒有「{typed}」這類逐案事項。{guess}方案所知的有:{'、'.join(names)}。")


def _bare(reader: Reader, name: str) -> str:
    """The name without what only says how great it is, or that it was decided."""
    bare = reader.fold(name).replace(" ", "").removeprefix("重大")
    for ending in map(reader.fold, _ENDINGS):
        if bare.endswith(ending) and bare != ending:
            return bare.removesuffix(ending)
    return bare


def called(reader: Reader, found: list[Case], typed: str) -> dict[tuple[str, int, int], str | None]:
    """Plan, task and clause of what the cases call up; with each the part of them that it is for, unless typed says so."""
    scopes = "SELECT task, clause, max(scope) FROM case_clauses WHERE plan = ? AND name = ? GROUP BY task, clause"
    return {
        (case.plan, task, clause): None if scope is None or _settled(reader, scope, typed) else scope
        for case in found
        for task, clause, scope in reader.rows(scopes, (case.plan, case.event))
    }


def steps(reader: Reader, found: list[Case], typed: str, decided: date | None) -> list[Step]:
    """What the cases call up, by section; what runs is ordered by its day. Raises CalendarUnknown."""
    every = [step for case in found for step in _steps(reader, case, typed, decided)]
    return sorted(every, key=lambda step: (SECTIONS.index(step.section), step.due or ""))


def noted(reader: Reader, found: Iterable[Step]) -> list[Note]:
    """What happened since to the units that answer for the steps; of a limit its own step tells."""
    if not reader.changed:
        return []
    told = beside(reader, {(step.plan, int(step.ref.partition(".")[0])) for step in found})
    changes = {(change.plan, change.id): change for its in told.values() for change in its if change.unit}
    return [Note("always", f"{MARK}{changes[key].text}。") for key in sorted(changes)]


def _steps(reader: Reader, case: Case, typed: str, decided: date | None) -> Iterator[Step]:
    rows = reader.rows(
        "SELECT m.task, m.clause, max(m.scope), json_group_array(i.text) FILTER (WHERE m.item) FROM case_clauses m"
        " LEFT JOIN items i ON i.plan = m.plan AND i.task = m.task AND i.clause = m.clause AND i.item = m.item"
        " WHERE m.plan = ? AND m.name = ? GROUP BY m.task, m.clause ORDER BY m.task, m.clause",
        (case.plan, case.event),
    )
    asked = Selection(id=tuple(f"{case.plan}:{task}.{clause}" for task, clause, *_ in rows))
    whole = {(clause.task, clause.clause): clause for clause in clauses(reader, asked)}
    gates = {clause.task for clause in whole.values() if clause.kind == "gate"}
    clocks = of_plan(reader, case.plan)
    calendar = workdays(reader, case.plan)
    for task, number, scope, parts in rows:
        clause = whole[task, number]
        its = [clock for clock in clocks if (clock.task, clock.clause) == (task, number)] if clause.per else []
        step = Step(
            _section(clause, gated=task in gates, runs=bool(its)), clause.ref, clause.text,
            tuple(json.loads(parts)) or clause.items, _judged(reader, clause, scope, typed) if clause.per else (),
            clause.actor, clause.to, clause.output, clause.if_, clause.except_, case.event, clause.lead,
            clause.responsible, clause.plan,
        )  # fmt: skip
        yield from (_running(step, clock, calendar, decided, reader.day) for clock in its) if its else (step,)


def _running(step: Step, clock: Running, calendar: Workdays, decided: date | None, today: str) -> Step:
    if decided is None:
        resting = "".join(f"{MARK}{text}" for text in clock.resting(today))
        return replace(step, wording=clock.wording, note=resting or None)
    counted = fields_of(count(calendar, clock, decided)[0])
    return replace(step, decided=counted["from"], **{name: counted[name] for name in COUNTED})


def _section(clause: Clause, *, gated: bool, runs: bool) -> Section:
    if not clause.per:
        return "also"
    if runs:
        return "running"
    if clause.kind == "prohibition":
        return "forbidden"
    return "before" if gated else "each"


def _judged(reader: Reader, clause: Clause, scope: str | None, typed: str) -> tuple[str, ...]:
    """The scope unless the typed words settle it; a prohibition's condition is what it forbids, no question."""
    conditions = () if clause.kind == "prohibition" else clause.if_
    return (
        *([f"是否屬「{scope}」"] if scope and not _settled(reader, scope, typed) else []),
        *(f"是否屬「{condition}」" for condition in conditions),
        *(f"是否屬例外「{exception}」" for exception in clause.except_),
    )


def _settled(reader: Reader, scope: str, typed: str) -> bool:
    great, said, bare = "重大", _bare(reader, typed), _bare(reader, scope)
    return (not scope.startswith(great) or reader.fold(typed).startswith(great)) and (bare in said or said in bare)
