"""One page on what was read: how much, what is doubtful, what a person must decide, and what to do next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fazhi_cli.plan.bureaus import Bureaus
from fazhi_cli.plan.names import Folding, prefixes, unit_keys
from fazhi_cli.plan.script import character_table, fold_script
from fazhi_cli.vocabulary.gaps import SILENT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from fazhi_cli.errors import Problem
    from fazhi_cli.importing.proposal import Proposal

_NAMED = 12
"""How many of a kind are named; more are counted."""


def page(proposal: Proposal, lines: Sequence[str], problems: Sequence[Problem], folder: str) -> str:
    """The report as text; lines: of the document. folder: where the rulebook is, as a shell takes it."""
    found = [
        *_counts(proposal),
        *_units(proposal),
        *_undecided(proposal, lines),
        *_problems(problems),
        f"下一步：fazhi check {folder} 逐處核對；fazhi text --data {folder} 印出全文，可與原件逐字核對。",
    ]
    return "".join(f"{line}\n" for line in found)


def _tasks(proposal: Proposal) -> Iterator[dict[str, Any]]:
    for chapter in proposal.tasks["chapters"]:
        yield from chapter.get("tasks", ())
        for section in chapter.get("sections", ()):
            yield from section["tasks"]


def _counts(proposal: Proposal) -> Iterator[str]:
    """What was read, in numbers."""
    plan = proposal.tasks["plan"]
    tasks = list(_tasks(proposal))
    limits = sum(len(clause.get("when", ())) for task in tasks for clause in task["clauses"])
    limits += sum(len(task.get("when", ())) for task in tasks)
    clauses = sum(len(task["clauses"]) for task in tasks)
    without = sum(not (task.get("lead") or task.get("responsible") or task.get("assignments")) for task in tasks)
    yield f"方案：{plan['title']}"
    yield f"文號：{plan['number'] or '原件未見'}；印發日期：{plan['issued'] or '原件未見'}；地方：{plan['place'] or '原件未見'}"
    yield f"任務{len(tasks)}項，分句{clauses}條，時限{limits}處；未寫明單位的任務{without}項（{SILENT}的不補）。"
    yield "各項任務都標為未經人工核對（reviewed: false）。"


def _units(proposal: Proposal) -> Iterator[str]:
    """Which of the units the program knows, which are names for several, and which it does not know."""
    place = proposal.tasks["plan"]["place"] or ""
    units = proposal.units["units"]
    fold = Folding(*character_table())
    before = prefixes(fold(place), [fold(unit["name"]) for unit in units])
    bureaus = Bureaus(fold)
    known, several, unknown = [], [], []
    for unit in units:
        if unit.get("open"):
            several.append(unit["name"])
        elif bureaus.of_city(unit_keys(fold(unit["name"]), before), before):
            known.append(unit["name"])
        else:
            unknown.append(unit["name"])
    yield f"單位{len(units)}個：名錄認得{len(known)}個，統稱{len(several)}個，其餘{len(unknown)}個{_listed(unknown)}。"


def _undecided(proposal: Proposal, lines: Sequence[str]) -> Iterator[str]:
    """What a person must decide, each with its line in the document."""
    for text in proposal.texts:
        for each in text.assigned:
            for unit in each.units:
                if len(fold_script(unit)) > 15:
                    yield f"原件第{_line_of(unit, lines, text.part.line)}行：「{unit}」是一個單位，還是幾個？"


def _line_of(text: str, lines: Sequence[str], first: int) -> int:
    """The line of the document, from 1, that holds some words, from a line on."""
    for number, line in enumerate(lines[first - 1 :], first):
        if text in line:
            return number
    return first


def _problems(problems: Sequence[Problem]) -> Iterator[str]:
    """What the check of the rulebook has to say, without the remark that nobody has read it."""
    others = [problem for problem in problems if problem.code != "C17"]
    if others:
        yield f"待決{len(others)}處："
        for problem in others[:_NAMED]:
            yield f"  {problem}"
        if len(others) > _NAMED:
            yield f"  另有{len(others) - _NAMED}處，見 fazhi check。"


def _listed(names: Sequence[str]) -> str:
    if not names:
        return ""
    listed = "、".join(names[:_NAMED])
    return f"（{listed}{'等' if len(names) > _NAMED else ''}）"
