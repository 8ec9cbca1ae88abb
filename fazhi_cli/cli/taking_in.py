"""A sheet that was filled in, held against the plan and the register: what would change, row by row, and the entries for it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from fazhi_cli.asked.selection import Selection
from fazhi_cli.cli.evidence import checksums_beside
from fazhi_cli.cli.filled_rows import NUMBER, STATUS, TITLE
from fazhi_cli.errors import WrongCall
from fazhi_cli.formats.document import fingerprint
from fazhi_cli.ledger.entry import Draft
from fazhi_cli.ledger.reading import entries_of
from fazhi_cli.ledger.rules import refusals
from fazhi_cli.ledger.standing import in_force, is_of_past_period, standings
from fazhi_cli.plan.script import simplified
from fazhi_cli.plan.supervision import status_word
from fazhi_cli.query.keys import TaskKey
from fazhi_cli.query.office import role_of
from fazhi_cli.query.progress import tasks_asked
from fazhi_cli.query.unit_names import OWN_NAMES, meanings
from fazhi_cli.query.yearly import yearly
from fazhi_cli.register import mark_of
from fazhi_cli.visible import visible
from fazhi_cli.vocabulary import NOT_REGISTERED
from fazhi_cli.vocabulary.failures import sentence

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from fazhi_cli.cli.filled_in import FilledIn, Report
    from fazhi_cli.cli.filled_rows import Flaw
    from fazhi_cli.ledger.entry import Entry
    from fazhi_cli.query.question import Question
    from fazhi_cli.query.tasks import Task
    from fazhi_cli.session import Session


_SIGNS = re.compile(r"\W+")
"""Marks and blanks: a sheet has full-width ones, and whoever mends a title leaves others."""

_FILE = re.compile(r"\.[A-Za-z]\w{1,3}(?!\w)", re.ASCII)
_ADDRESS = re.compile(r"://|\bwww\.", re.ASCII)
"""What tells a name of a file, and an address, among the words of a cell."""


class TakenIn(NamedTuple):
    """What a sheet comes to: its entries, a line for each row that is read, and what is wrong with the others."""

    drafts: list[Draft]
    lines: list[str]
    flaws: list[Flaw]


class Said(NamedTuple):
    """On which day a sheet came back, who enters it, and the folder in which it lies, with the evidence that it names."""

    day: date
    by: str
    folder: Path


def taken_in(session: Session, sheet: FilledIn, said: Said, period: str | None) -> TakenIn:
    """Hold a sheet against the plan and the register; period: the one that is expected.

    Raises WrongCall for a sheet of another plan or period, MissingPart for a register that fails.
    """
    if period is not None and sheet.period != period:
        raise WrongCall(f"是{visible(sheet.period[:20])}這一期的填報表，不是{period}的。")
    known = session.question(Selection(today=said.day)).plans
    for plan in sheet.plans:
        if plan not in known:
            raise WrongCall(f"是方案「{visible(plan[:40])}」的填報表，這裡的方案是：{'、'.join(known)}。")
    taken = TakenIn([], [], list(sheet.flaws))
    by_plan: dict[str, list[Report]] = {plan: [] for plan in sheet.plans}
    for report in sheet.reports:
        plan = sheet.plan_of(report)
        if plan in by_plan:
            by_plan[plan].append(report)
        else:
            taken.flaws.append(report.row.flaw("隱藏的序號沒有寫明是哪份方案的任務。"))
    for plan, reports in by_plan.items():
        if reports:
            _take_in(session, sheet, plan, reports, taken, said)
    return taken


def _take_in(
    session: Session, sheet: FilledIn, plan: str, reports: Sequence[Report], taken: TakenIn, said: Said
) -> None:
    """Hold the rows of one plan against it. Raises WrongCall for a unit that it does not know, MissingPart for a register that fails."""
    of_plan = session.question(Selection(today=said.day, plan=(plan,)))
    unit = _unit_of(of_plan, sheet.unit)
    tasks = {task.id: task for task in tasks_asked(of_plan.but(unit=(unit,)))}
    titles = {_bare(task.title) for task in tasks_asked(of_plan)}
    by_year = yearly(of_plan)
    role = role_of(of_plan, plan, said.by)
    before = entries_of(session.ledger, plan, [report.task for report in reports if report.task in tasks], [unit])
    of_task: dict[int, list[Entry]] = {}
    for entry in before:
        of_task.setdefault(entry.task, []).append(entry)
    registered = standings(before)
    name = f"{plan} " if len(sheet.plans) > 1 else ""
    for report in reports:
        task = tasks.get(report.task)
        if task is None:
            taken.flaws.append(report.row.flaw(f"第{report.task}項不是{unit}的任務。"))
            continue
        shifted = _of_other_task(report, task, titles)
        if shifted:
            taken.flaws.append(shifted)
            continue
        year = int(sheet.period[:4]) if TaskKey(plan, task.id) in by_year else None
        draft = _draft(report, task, said)._replace(unit=unit, year=year, period=sheet.period, role=role)
        standing = registered.get(draft.work)
        if any(_says_the_same(entry, draft) for entry in in_force(of_task.get(task.id, ()))):
            taken.lines.append(f"  {name}第{task.id}項：已經登記，沒有變化")
            continue
        if standing and standing.is_finished and draft.status == "reported_done":
            taken.lines.append(f"  {name}第{task.id}項：{status_word(standing.status)}，不用再報，這一行沒有登記")
            continue
        refused = refusals([draft], of_task.get(task.id, ()))
        if refused:
            taken.flaws.extend(report.row.flaw(sentence(fault), STATUS) for fault in refused)
            continue
        taken.drafts.append(draft)
        status = status_word(standing.status) if standing else NOT_REGISTERED
        taken.lines.append(f"  {name}第{task.id}項：{status} → {status_word(report.status)}{_said(draft)}")
        if standing and is_of_past_period(standing, draft):
            taken.lines.append("    提示：以後各期已經報過，這一期補登，不改現在的狀態")
        taken.lines.extend(f"    提示：{warning}" for warning in _warnings(report, task, draft))


def _of_other_task(report: Report, task: Task, titles: Collection[str]) -> Flaw | None:
    """What is wrong with a row that shows another task than its hidden ref names, as where only some columns were sorted.

    Its unit wrote beside what it saw. A title alone that was shortened or mended still stands beside the number of its task.

    titles: bare, of all tasks of the plan.
    """
    if report.number and report.number != str(task.id):
        told = f"表上是第{visible(report.number[:20])}項，隱藏的序號是第{task.id}項，不知道填的是哪一項；請照發出的表改回。"
        return report.row.flaw(told, NUMBER)
    shown = _bare(report.title)
    if not shown or shown == _bare(task.title):
        return None
    if report.number and shown not in titles:
        return None
    told = (
        f"表上的任務寫作「{visible(report.title[:40])}」，隱藏的序號是第{task.id}項「{task.title}」，"
        "不知道填的是哪一項；請照發出的表改回。"
    )
    return report.row.flaw(told, TITLE)


def _bare(title: str) -> str:
    """A title without what another script or another program's signs change of it."""
    return simplified(_SIGNS.sub("", title))


def _unit_of(question: Question, written: str) -> str:
    """The unit of a sheet, which may have gone out in the other script. Raises WrongCall for one that the rulebook does not know."""
    units = {meaning.unit for meaning in meanings(question, written) if meaning.sense in OWN_NAMES}
    if len(units) != 1:
        raise WrongCall(f"填報單位「{visible(written[:40])}」不在規則庫裡。")
    return units.pop()


def _draft(report: Report, task: Task, said: Said) -> Draft:
    """The entry of a row, but for the unit's name, the year and the period, which are the sheet's."""
    return Draft(
        day=said.day.isoformat(),
        act="report",
        plan=task.plan,
        task=task.id,
        unit="",
        mark=mark_of(task),
        status=report.status,
        note=report.note,
        difficulties=report.difficulties,
        evidence=report.evidence,
        sha256=checksums_beside(report.evidence, said.folder),
        by=said.by,
    )


def _says_the_same(entry: Entry, draft: Draft) -> bool:
    """Whether a report is this one, whenever it was entered and by whom; what is evidence may not have lain beside the sheet then, or now."""
    if entry.sha256 != draft.sha256 and draft.sha256 is not None:
        return False
    compared = ("act", "year", "period", "status", "note", "difficulties", "evidence")
    return all(getattr(entry, field) == getattr(draft, field) for field in compared)


def _said(draft: Draft) -> str:
    return "".join(f"；{text}" for text in (draft.note, draft.difficulties, draft.evidence) if text)


def _warnings(report: Report, task: Task, draft: Draft) -> Iterator[str]:
    """What is odd of a row and stops nothing: it is entered for the task of its number and its hidden ref."""
    if report.title and _bare(report.title) != _bare(task.title):
        yield f"表上的任務寫作「{visible(report.title[:40])}」，按序號是「{task.title}」，按後者登記"
    if report.fingerprint and report.fingerprint != fingerprint(task.text):
        yield "表發出以後，這一項的原文有改動"
    if draft.evidence and draft.sha256 is None and _names_file(draft.evidence):
        yield "佐證材料不在表所在的文件夾裡，沒有記下校驗值"


def _names_file(evidence: str) -> bool:
    return _FILE.search(evidence) is not None and _ADDRESS.search(evidence) is None
