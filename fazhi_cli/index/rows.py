"""A row of each table, its columns by name; the plan's id, which every table has, is added where the rows are written.

Columns that hold a list are JSON texts, days are ISO dates; what the columns mean is said in schema.py.
"""

from __future__ import annotations

from typing import NamedTuple


class Plan(NamedTuple):
    """position: 0 before the plan has its place among those of the library."""

    position: int
    title: str
    place: str | None
    number: str | None
    issued: str | None
    year: int | None
    prefixes: str
    reading: str
    decided_by: str | None
    decided_on: str | None
    basis: str | None
    revision: int
    script: str | None
    implied: str
    preamble: str | None
    front: str
    back: str
    tasks: int
    reviewed: int
    folder: str


class PlanText(NamedTuple):
    text: str


class Chapter(NamedTuple):
    position: int
    number: int | None
    title: str | None
    text: str | None


class Task(NamedTuple):
    id: int
    position: int
    chapter: int
    number: str
    called: str
    section: int | None
    section_title: str | None
    title: str
    text: str
    reviewed: bool
    basis: str
    contact: str
    leads: int
    folded: str
    mainland: str


class Clause(NamedTuple):
    task: int
    clause: int
    ref: str
    text: str
    kind: str
    actor: str
    recipient: str
    output: str
    condition: str
    exception: str
    event: str | None
    per: str | None
    open: bool
    governed_to: int
    folded: str
    mainland: str


class Item(NamedTuple):
    task: int
    clause: int
    item: int
    text: str
    kind: str
    actor: str
    recipient: str
    condition: str
    exception: str


class Limit(NamedTuple):
    """A time wording of a clause as the plan has it, read or not; what later changes make of it is a ChangedLimit."""

    task: int
    clause: int
    position: int
    from_clause: int
    ref: str
    subject: str
    actor: str
    wording: str
    time: str
    strict: str | None = None
    lenient: str | None = None
    due: str | None = None
    due_latest: str | None = None
    amount: int | None = None
    unit: str | None = None
    event: str | None = None
    backward: bool = False
    every: str | None = None
    month: int | None = None
    day: int | None = None
    days: str | None = None
    suspended: bool = False
    adjusted: int = 0


class Unit(NamedTuple):
    name: str
    position: int
    full_name: str | None
    full_name_confidence: str | None
    category: str | None
    nature: str | None
    level: str | None
    aliases: str
    members: str
    open: bool
    named: bool
    successors: str
    note: str | None


class UnitName(NamedTuple):
    key: str
    unit: str
    sense: str
    name: str
    tasks: str | None


class Function(NamedTuple):
    name: str
    spelling: str
    folded: str
    unit: str | None
    includes: str
    note: str | None


class TaskUnit(NamedTuple):
    task: int
    role: str
    position: int
    unit: str
    word: str | None
    clauses: str | None = None
    implied: bool = False


class Cite(NamedTuple):
    position: int
    ref: str
    task: int | None
    clause: int | None
    title: str
    number: str | None
    form: str


class Wording(NamedTuple):
    position: int
    text: str
    mainland: str
    only_in: str
    not_in: str
    because: str | None


class Case(NamedTuple):
    position: int
    name: str
    names: str
    note: str | None


class CaseClause(NamedTuple):
    """A clause that a kind of case calls up; item: 0 for the whole of it.

    for_each: it is done for each case; else it is a prohibition that holds anyway.
    """

    name: str
    task: int
    clause: int
    item: int
    scope: str | None
    for_each: bool = True


class Workday(NamedTuple):
    day: str
    working: bool
    notice: str


class Change(NamedTuple):
    id: int
    kind: str
    task: int | None
    clause: int | None
    wording: str | None
    day: str | None
    reading: str | None
    unit: str | None
    heirs: str
    undoes: int | None
    basis: str
    since: str
    entered_by: str
    missed: str


class Desk(NamedTuple):
    unit: str | None
    near_days: int | None
    near_percent: int | None


class Person(NamedTuple):
    position: int
    name: str
    role: str


class Detail(NamedTuple):
    position: int
    task: int
    clause: int | None
    item: int | None
    output: str
    day: str | None
    taken_by: str
    contact: str | None
    leader: str | None
    collects: str | None


class ChangeInForce(NamedTuple):
    id: int
    since: str
    until: str


class ChangedLimit(NamedTuple):
    task: int
    clause: int
    position: int
    since: str
    until: str
    strict: str | None
    lenient: str | None
    due: str | None
    due_latest: str | None
    suspended: bool
    adjusted: int


class Figure(NamedTuple):
    """Counts of a group: the plan, a chapter or a unit; words: how often roles have which words of the plan's own."""

    position: int
    grouping: str
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
    words: str | None


class Heir(NamedTuple):
    id: int
    position: int
    unit: str
    sense: str
    key: str
    name: str
    tasks: str | None
    has_tasks: bool
    successor: str


Row = (
    Plan | PlanText | Chapter | Task | Clause | Item | Limit | Unit | UnitName | Function | TaskUnit | Cite | Wording | Case
    | CaseClause | Workday | Change | ChangeInForce | ChangedLimit | Heir | Figure | Desk | Person | Detail
)  # fmt: skip
TABLES: dict[type[Row], str] = {
    Plan: "plans",
    PlanText: "plan_texts",
    Chapter: "chapters",
    Task: "tasks",
    Clause: "clauses",
    Item: "items",
    Limit: "limits",
    Unit: "units",
    UnitName: "unit_names",
    Function: "functions",
    TaskUnit: "task_units",
    Cite: "cites",
    Wording: "wordings",
    Case: "cases",
    CaseClause: "case_clauses",
    Workday: "workdays",
    Change: "changes",
    ChangeInForce: "changes_in_force",
    ChangedLimit: "adjusted_limits",
    Heir: "heirs",
    Figure: "figures",
    Desk: "desks",
    Person: "people",
    Detail: "details",
}
"""The table of each kind of row."""
