"""Which clauses a case calls up: those done for each case that name its kind, and the standing prohibitions that do."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from fazhi_cli.index.limits import limits_of
from fazhi_cli.plan.kinds import kind_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from fazhi_cli.rulebook.model import Case, Clause, Rulebook, Task

Scopes = dict[str, str | None]
"""Kinds of case by name, each with the words that narrow it in the clause: 行政處罰 -> 重大行政處罰."""


class Call(NamedTuple):
    """A clause that a kind of case calls up; item: 0 for the whole of it."""

    name: str
    task: int
    clause: int
    item: int
    scope: str | None


def calls(rulebook: Rulebook) -> Iterator[Call]:
    """Every call in the plan's order."""
    for task in rulebook.tasks:
        yield from _done_for_each_case(rulebook, task)
        for number, clause in enumerate(task.clauses, 1):
            if not clause.per:
                yield from _standing(rulebook.cases, task.id, number, clause)


def _done_for_each_case(rulebook: Rulebook, task: Task) -> Iterator[Call]:
    """A clause that names no kind of case goes on with those of the case clause before it, as 21's second sentence does.

    Where none has been named yet, the event of its own clock comes before what another clause's clock started from.
    """
    declared: Scopes = {}
    before: Scopes = {}
    for number, clause in enumerate(task.clauses, 1):
        if clause.per:
            declared = _named(rulebook.cases, clause.event or clause.text, clause.condition) or declared
            before = declared or dict.fromkeys(_events(rulebook, task, number)) or before
            yield from (Call(name, task.id, number, 0, scope) for name, scope in before.items())


def _events(rulebook: Rulebook, task: Task, number: int) -> Iterator[str]:
    """The events of a clause's clocks, which stand for a kind of case where the rulebook declares none."""
    return (
        limit.event
        for clause, _, limit in limits_of(task, rulebook.plan)
        if clause == number and limit.event is not None
    )


def _standing(cases: Sequence[Case], task: int, number: int, clause: Clause) -> Iterator[Call]:
    parts = [(n, item.printed, item.kind) for n, item in enumerate(clause.items, 1)]
    for n, text, kind in parts or [(0, clause.text, clause.kind.ruled if clause.kind else None)]:
        if (kind or kind_of(text)) == "prohibition":
            yield from (Call(name, task, number, n, None) for name in _named(cases, text, ()))


def _named(cases: Sequence[Case], text: str, conditions: Sequence[str]) -> Scopes:
    return {case.name: found[0] for case in cases if (found := list(_scopes(case, text, conditions)))}


def _scopes(case: Case, text: str, conditions: Sequence[str]) -> Iterator[str | None]:
    """How a text narrows the kind of case where it names it; a condition that says so itself needs no second word."""
    for spelling in (*(case.spellings or (case.name,)), *case.narrower):
        if spelling in text:
            # 「重大行政許可、行政處罰」 calls both of them 重大; 「重大公共利益…的決策」 says it of something else.
            great = "重大" if re.search(rf"重大[^,，。;；的]{{0,20}}{re.escape(spelling)}", text) else ""
            narrow = f"{great}{spelling}" if great or spelling in case.narrower else None
            yield None if any(narrow in condition for condition in conditions if narrow) else narrow
