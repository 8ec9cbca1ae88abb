"""One plan as it goes into the index: all its rows, or why it has none, and the state of its files."""

from __future__ import annotations

import os
from collections import defaultdict
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from fazhi_cli.data_files import TASKS
from fazhi_cli.errors import InvalidRulebook
from fazhi_cli.index import cases, changes, cites, columns, rows, sources, tasks, units
from fazhi_cli.index.figures import Counted, figure_rows
from fazhi_cli.index.limits import limit_rows, reading_of
from fazhi_cli.index.texts import Texts
from fazhi_cli.plan.bureaus import Bureaus
from fazhi_cli.plan.names import Folding
from fazhi_cli.plan.plan_years import year_of
from fazhi_cli.plan.script import character_table, is_simplified
from fazhi_cli.rulebook.limit_readings import calendar_of
from fazhi_cli.rulebook.load import assemble
from fazhi_cli.rulebook.problems import WHOLE_FILE
from fazhi_cli.rulebook.render_text import printed
from fazhi_cli.rulebook.source import read_folder, without_collector
from fazhi_cli.rulebook.usual_document import place_below

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from fazhi_cli.errors import Problem
    from fazhi_cli.index.sources import State
    from fazhi_cli.rulebook.model import Notice, Rulebook, Wording
    from fazhi_cli.rulebook.office_model import Desk, Detail, Person
    from fazhi_cli.rulebook.source import Source

NAMES = 20_000
"""Names of bodies whose folded form is kept: some megabytes."""

Tables = dict[str, list[tuple[object, ...]]]
"""By table the rows of one plan, whose first value is its id."""


class Head(NamedTuple):
    """What a rulebook says of itself, as far as it can be read, and where its id stands in a tasks.yaml that can be used."""

    plan: str | None
    title: str | None
    place: str | None
    year: int | None
    line: int
    column: int


class Block(NamedTuple):
    """A rulebook of a library, ready to be written or to be handed to another process.

    folder: its path below the library. tables: empty where there are problems.
    """

    folder: str
    state: State
    head: Head
    problems: tuple[Problem, ...]
    tables: Tables


@without_collector()
def blocks_of(data: str, folders: Sequence[str]) -> list[Block]:
    """The rulebooks of some folders below data, in their order, each step for all of them.

    What one step needs of the program fits the fast memory of a core, and what all steps need does not: plan after plan takes a
    tenth longer.
    """
    files = [_Files.read(data, folder) for folder in folders]
    assembled = [_assembled(each.sources) for each in files]
    limits = [() if isinstance(each, tuple) else limits_of(each) for each in assembled]
    return list(map(_block, files, assembled, limits))


class _Files(NamedTuple):
    """The files of a rulebook as they were read."""

    folder: str
    state: State
    sources: Mapping[str, Source]

    @classmethod
    def read(cls, data: str, folder: str) -> _Files:
        place = f"{data}/{folder}" if folder else data
        return cls(folder, sources.state(place), read_folder(Path(place)))


def _assembled(files: Mapping[str, Source]) -> Rulebook | tuple[Problem, ...]:
    """The rulebook of some files, or why they are none."""
    try:
        return assemble(files).rulebook
    except InvalidRulebook as error:
        return tuple(problem._replace(file=os.path.basename(problem.file)) for problem in error.problems)


def _block(files: _Files, assembled: Rulebook | tuple[Problem, ...], limits: Sequence[rows.Limit]) -> Block:
    head = _head(files.sources)
    if isinstance(assembled, tuple):
        return Block(files.folder, files.state, head, assembled, {})
    return Block(files.folder, files.state, head, (), tables_of(assembled, limits, files.folder))


def _head(files: Mapping[str, Source]) -> Head:
    source = files[TASKS]
    plan = source.unplaced.get("plan")
    id_ = plan.get("id").text
    line, column = place_below(source.text, "plan", "id") if id_ and not source.report else WHOLE_FILE
    return Head(
        plan=id_ or None,
        title=plan.get("title").text or None,
        place=plan.get("place").text or None,
        year=year_of(plan.get("issued").text, plan.get("number").text),
        line=line,
        column=column,
    )


@cache
def _folding() -> Folding:
    return Folding(*character_table())


@cache
def _names_folded() -> Callable[[str], str]:
    """The folding of names, which keeps what it has folded: a library has the same bodies in every plan."""
    return lru_cache(maxsize=NAMES)(_folding())


@cache
def _bureaus() -> Bureaus:
    return Bureaus(_names_folded())


def limits_of(rulebook: Rulebook) -> list[rows.Limit]:
    """The rows of its limits, from which other rows are made. What the words mean is read here, once, so that a query only looks up."""
    return list(limit_rows(rulebook.tasks, rulebook.plan, calendar_of(rulebook.notices)))


def tables_of(rulebook: Rulebook, limits: Sequence[rows.Limit], folder: str = "") -> Tables:
    """All rows of one plan, by table."""
    texts = Texts(rulebook, _folding(), _names_folded())
    of_units = units.Units(rulebook, texts, _bureaus())
    document = printed(rulebook)
    of_tasks = _of_tasks(rulebook, texts, limits)
    plan = plan_row(rulebook, document, texts.prefixes, of_tasks.tasks, folder)
    case_clauses = list(cases.case_clauses(rulebook, of_tasks.limits))
    found: tuple[Iterable[rows.Row], ...] = (
        [plan],
        [rows.PlanText(document)],
        of_units.rows(),
        of_units.names(),
        units.function_rows(rulebook.functional, texts),
        wording_rows(rulebook.wordings),
        workday_rows(rulebook.notices),
        of_tasks.chapters,
        of_tasks.tasks,
        of_tasks.units,
        of_tasks.clauses,
        *map(tasks.item_rows, rulebook.tasks),
        of_tasks.limits,
        figure_rows(of_tasks),
        cites.cite_rows(rulebook),
        cases.case_rows(rulebook.cases, case_clauses),
        case_clauses,
        changes.change_rows(rulebook.changes, of_tasks.limits, plan.reading),
        changes.changes_in_force(rulebook.changes),
        changes.changed_limits(rulebook.changes, of_tasks.limits, plan.reading),
        changes.heirs(rulebook.changes, of_units.keys_of_new_name),
        [desk_row(rulebook.desk)],
        person_rows(rulebook.people),
        detail_rows(rulebook.details),
    )
    of_plan = (rulebook.plan.id,)
    tables: Tables = defaultdict(list)
    for of_kind in found:
        of_table = list(of_kind)
        if of_table:
            table = rows.TABLES[type(of_table[0])]
            tables[table] += [of_plan + row for row in of_table]
    return tables


def _of_tasks(rulebook: Rulebook, texts: Texts, limits: Sequence[rows.Limit]) -> Counted:
    """The rows of the plan's tasks and of what is in them."""
    return Counted(
        plan_title=rulebook.plan.title,
        chapters=list(tasks.chapter_rows(rulebook.chapters)),
        tasks=list(tasks.task_rows(rulebook, texts)),
        units=list(tasks.task_units(rulebook)),
        limits=limits,
        clauses=[row for task in rulebook.tasks for row in tasks.clause_rows(task, texts)],
    )


def plan_row(
    rulebook: Rulebook, document: str, prefixes: Sequence[str], of_tasks: Sequence[rows.Task], folder: str
) -> rows.Plan:
    plan = rulebook.plan
    issued = plan.issued.isoformat() if plan.issued else None
    ruling = None if isinstance(plan.reading, str) else plan.reading
    return rows.Plan(
        position=0,
        title=plan.title,
        place=plan.place,
        number=plan.number,
        issued=issued,
        year=year_of(issued, plan.number),
        prefixes="\t".join(prefixes),
        reading=reading_of(plan),
        decided_by=ruling.decided_by if ruling else None,
        decided_on=ruling.day.isoformat() if ruling else None,
        basis=None,
        revision=plan.revision,
        script=rulebook.desk.script or plan.print or ("hans" if is_simplified(document) else None),
        implied=columns.json_implied((rule.responsible, rule.phrase) for rule in plan.implied),
        preamble=plan.preamble,
        front=columns.json_list(plan.front),
        back=columns.json_list(plan.back),
        tasks=len(of_tasks),
        reviewed=sum(task.reviewed for task in of_tasks),
        folder=folder,
    )


def wording_rows(wordings: Sequence[Wording]) -> Iterator[rows.Wording]:
    for position, pair in enumerate(wordings, 1):
        yield rows.Wording(
            position=position,
            text=pair.text,
            mainland=pair.mainland,
            only_in=columns.json_list(pair.only),
            not_in=columns.json_list(pair.not_in),
            because=pair.because,
        )


def desk_row(desk: Desk) -> rows.Desk:
    return rows.Desk(desk.unit, desk.near_days, desk.near_percent)


def person_rows(people: Sequence[Person]) -> Iterator[rows.Person]:
    for position, person in enumerate(people, 1):
        yield rows.Person(position, person.name, person.role)


def detail_rows(details: Sequence[Detail]) -> Iterator[rows.Detail]:
    for position, detail in enumerate(details, 1):
        yield rows.Detail(
            position=position,
            task=detail.task,
            clause=detail.clause,
            item=detail.item,
            output=columns.json_list(detail.output),
            day=detail.day.isoformat() if detail.day else None,
            taken_by=columns.json_list(detail.taken_by),
            contact=detail.contact,
            leader=detail.leader,
            collects=detail.collects,
        )


def workday_rows(notices: Sequence[Notice]) -> Iterator[rows.Workday]:
    for notice in notices:
        for day in notice.off:
            yield rows.Workday(day.isoformat(), working=False, notice=notice.notice)
        for day in notice.work:
            yield rows.Workday(day.isoformat(), working=True, notice=notice.notice)
