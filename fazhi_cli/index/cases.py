"""Which clauses a case calls up: those done for each case that name its kind, and the standing prohibitions that do."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from fazhi_cli.index import columns, rows
from fazhi_cli.index.rows import CaseClause, Limit
from fazhi_cli.index.tasks import kind_of_clause, kind_of_item
from fazhi_cli.plan.kinds import is_moment

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from fazhi_cli.rulebook.model import Rulebook
    from fazhi_cli.rulebook.plan_model import Case
    from fazhi_cli.rulebook.tasks_model import Clause, Task

Scopes = dict[str, str | None]
"""Kinds of case by name, each with the words that narrow it in the clause: 行政處罰 -> 重大行政處罰."""


def case_rows(cases: Sequence[Case], clauses: Iterable[CaseClause]) -> Iterator[rows.Case]:
    """The declared kinds of case, then the events that stand for one where none is declared."""
    declared = {case.name: case for case in cases}
    names = dict.fromkeys((*declared, *(clause.name for clause in clauses)))
    for position, name in enumerate(names, 1):
        case = declared.get(name)
        if case is None:
            yield rows.Case(position, name, columns.json_list([name]), None)
        else:
            spellings = dict.fromkeys((name, *case.spellings, *case.narrower))
            yield rows.Case(position, name, columns.json_list(spellings), case.note)


def case_clauses(rulebook: Rulebook, limits: Iterable[Limit]) -> Iterator[CaseClause]:
    """Every clause that a kind of case calls up, in the plan's order."""
    events: dict[tuple[int, int], list[str]] = {}
    for limit in limits:
        if limit.event is not None:
            events.setdefault((limit.task, limit.clause), []).append(limit.event)
    calling: dict[str, list[Case]] = {}
    for case in rulebook.cases:
        for ref in dict.fromkeys(case.clauses):  # one that is written twice is called up once
            calling.setdefault(ref, []).append(case)
    for task in rulebook.tasks:
        yield from _done_for_each_case(rulebook.cases, task, events)
        for number, clause in enumerate(task.clauses, 1):
            called = calling.get(f"{task.id}.{number}", [])
            for case in called:
                yield CaseClause(case.name, task.id, number, 0, None)
            if rulebook.cases and not clause.per:
                others = [case for case in rulebook.cases if case not in called]
                yield from _standing(others, task.id, number, clause)


def _done_for_each_case(
    cases: Sequence[Case], task: Task, events: dict[tuple[int, int], list[str]]
) -> Iterator[CaseClause]:
    """The clauses of a task that are done for each case; events: from which the limits of each clause run.

    A clause that names no kind of case goes on with those of the case clause before it, as 21's second sentence does.
    Where none has been named yet, the event of its own limits comes before what another clause's limits run from.
    """
    declared: Scopes = {}
    before: Scopes = {}
    for number, clause in enumerate(task.clauses, 1):
        if clause.per:
            declared = _named(cases, clause.event or clause.text, clause.condition) or declared
            own_events: Scopes = dict.fromkeys(events.get((task.id, number), ()))
            before = declared or own_events or before
            for name, scope in before.items():
                yield CaseClause(name, task.id, number, 0, scope)


def _standing(cases: Sequence[Case], task: int, number: int, clause: Clause) -> Iterator[CaseClause]:
    """The prohibitions of a clause, or of items of it, that name a kind of case."""
    for position, text, kind in _ruled_parts(clause):
        if kind == "prohibition":
            for name in _named(cases, text, ()):
                yield CaseClause(name, task, number, position, None, for_each=False)


def _ruled_parts(clause: Clause) -> Iterator[tuple[int, str, str]]:
    """Position, text and kind of each item; of the clause itself, at position 0, where it has none."""
    for position, item in enumerate(clause.items, 1):
        yield position, item.printed, kind_of_item(item)
    if not clause.items:
        yield 0, clause.text, kind_of_clause(clause)


def _named(cases: Sequence[Case], text: str, conditions: Sequence[str]) -> Scopes:
    """The kinds of case that a text names; each is narrowed as at its first mention."""
    named: Scopes = {}
    for case in cases:
        scopes = list(_scopes(case, text, conditions))
        if scopes:
            named[case.name] = scopes[0]
    return named


def _scopes(case: Case, text: str, conditions: Sequence[str]) -> Iterator[str | None]:
    """How a text narrows the kind of case where it names it; a condition that says so itself needs no second word."""
    for spelling in (*(case.spellings or (case.name,)), *case.narrower):
        if spelling in text:
            # 「重大行政許可、行政處罰」 calls both of them 重大; 「重大公共利益…的決策」 says it of something else.
            is_great = re.search(rf"重大[^,，。;；的]{{0,20}}{re.escape(spelling)}", text) is not None
            narrow = None
            if is_great:
                narrow = f"重大{spelling}"
            elif spelling in case.narrower:
                narrow = spelling
            judged = [condition for condition in conditions if not is_moment(condition)]
            is_in_condition = narrow is not None and any(narrow in condition for condition in judged)
            yield None if is_in_condition else narrow
