"""Kinds of case that a plan knows, and which of them a typed name means."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from fazhi_cli.errors import Fault, WrongCall
from fazhi_cli.plan.names import near
from fazhi_cli.query.clock import event_limits
from fazhi_cli.query.fragments import Fragment
from fazhi_cli.query.lists import json_texts

if TYPE_CHECKING:
    from fazhi_cli.query.question import Question

GREAT = "重大"
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

    @property
    def all_names(self) -> str:
        """The names in one text, in which words of the law can be looked for."""
        return "、".join(self.names)


class _CaseRow(NamedTuple):
    """A kind of case as the index holds it; names and refs are JSON."""

    name: str
    names: str
    refs: str
    note: str | None
    plan: str


_CASE_COLUMNS = {
    "name": "k.name",
    "names": "k.names",
    "refs": "json_group_array(DISTINCT c.ref)",
    "note": "k.note",
    "plan": "k.plan",
}


def cases(question: Question) -> list[Case]:
    """Every kind of case that some clause is done for, in the order in which the rulebook declares them."""
    wordings: dict[tuple[str, str], list[str]] = {}
    for limit in event_limits(question):
        wordings.setdefault((limit.plan, limit.ref), []).append(limit.wording)
    rest = Fragment(
        "FROM @cases k"
        " JOIN (SELECT * FROM @case_clauses ORDER BY plan, task, clause) m ON m.plan = k.plan AND m.name = k.name"
        " JOIN @clauses c ON c.plan = m.plan AND c.task = m.task AND c.clause = m.clause AND m.for_each"
        " JOIN @plans p ON p.id = k.plan GROUP BY k.plan, k.position ORDER BY p.position, k.position"
    )
    found = []
    for row in question.read(_CaseRow, _CASE_COLUMNS, rest):
        refs = json_texts(row.refs)
        when: list[str] = []
        for ref in refs:
            when.extend(wordings.get((row.plan, ref), ()))
        found.append(Case(row.name, json_texts(row.names), refs, tuple(when), row.note, row.plan))
    return found


def case_named(question: Question, typed: str) -> list[Case]:
    """The kind of case that is meant, of each plan that knows it. Raises WrongCall where none or several are."""
    known = cases(question)
    wanted = bare(question, typed)
    by_whole_name = [case for case in known if wanted in _bare_names(question, case)]
    found = by_whole_name
    if not found and len(wanted) > 1:
        found = [case for case in known if any(wanted in name for name in _bare_names(question, case))]
    events = list(dict.fromkeys(case.event for case in found))
    if len(events) == 1:
        return found
    if events:
        raise WrongCall(Fault("ambiguous-case", typed=typed, events=events))
    events = list(dict.fromkeys(case.event for case in known))
    nearest = near(wanted, events, question.database.fold)
    raise WrongCall(Fault("unknown-case", typed=typed, nearest_cases=nearest, events=events))


def _bare_names(question: Question, case: Case) -> list[str]:
    return [bare(question, name) for name in case.names]


def bare(question: Question, name: str) -> str:
    """The name without what only says how great it is, or that it was decided."""
    fold = question.database.fold
    bare = fold(name).replace(" ", "").removeprefix(GREAT)
    for ending in _ENDINGS:
        folded = fold(ending)
        if bare.endswith(folded) and bare != folded:
            return bare.removesuffix(folded)
    return bare
