"""What the register says of the tasks of a question: the side of it that is only read."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from fazhi_cli.errors import Fault, MissingPart
from fazhi_cli.ledger.places import VARIABLE, address_of
from fazhi_cli.ledger.reading import entries_of, head_of
from fazhi_cli.ledger.standing import in_force, standings
from fazhi_cli.plan.report_periods import first_day_of, last_day_of
from fazhi_cli.plan.supervision import BY_NAME, SENT_BACK, status_word
from fazhi_cli.query.keys import TaskKey
from fazhi_cli.query.progress import Logged, Registered, Report, UnitTask, matters, tasks_asked

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from fazhi_cli.ledger.entry import Entry, Work
    from fazhi_cli.ledger.standing import Standing
    from fazhi_cli.query.progress import Units
    from fazhi_cli.query.progress_figures import PeriodEnd
    from fazhi_cli.query.question import Question
    from fazhi_cli.query.tasks import Task


def address_for(data: Path, *, is_given: bool) -> str:
    """Where the register of a rulebook lies; is_given: somebody named the rulebook. Raises MissingPart where the user has no home."""
    try:
        return address_of(data if is_given else None, os.environ.get(VARIABLE))
    except RuntimeError:
        raise MissingPart(Fault("no-home")) from None


def read(question: Question, found: Sequence[Task], address: str) -> tuple[Question, list[Registered]]:
    """The question with how far each of its tasks is, and how far each unit is with them: the register is read once for both.

    found: the tasks that are asked for. Raises MissingPart where the register cannot be read.
    """
    works = list(registered(address, found, question.selection.today))
    return question._replace(matters=matters(question, found, works)), works


def with_matters(question: Question, address: str) -> Question:
    """The question with how far each of its tasks is. Raises MissingPart where the register cannot be read."""
    return read(question, tasks_asked(question), address)[0]


def with_matters_if_any(question: Question, address: str) -> Question:
    """The same where anything is registered: else there is nothing to tell, and a library's tasks are not gone through for it."""
    if question.matters is not None or not head_of(address).entries:
        return question
    return with_matters(question, address)


def mark_of(task: Task) -> str:
    """What tells later whether a task's words are still those of which an entry was made."""
    from hashlib import sha256  # a task of which nothing is registered does not wait for it

    return sha256(f"{task.title}\n{task.text}".encode()).hexdigest()[:16]


def registered(
    address: str, found: Sequence[Task], today: date | None, asked: Units | None = None
) -> Iterator[Registered]:
    """What the register says of some tasks, a work each; asked: the units that are meant, where only some are.

    Who asks how things stood on an earlier day is told nothing that happened later; what was withdrawn later counts for none.
    Raises MissingPart where it cannot be read.
    """
    by_plan: dict[str, dict[int, Task]] = {}
    for task in found:
        by_plan.setdefault(task.plan, {})[task.id] = task
    for plan, tasks in by_plan.items():
        units = None if asked is None else set(asked.get(plan, ()))
        for work, standing in standings(_until(entries_of(address, plan, tasks, units), today)).items():
            yield _registered(work, standing, tasks[work.task])


def _until(entries: Iterable[Entry], day: date | None) -> Iterator[Entry]:
    """The entries that hold, up to a day."""
    if day is None:
        return in_force(entries)
    last = day.isoformat()
    return (entry for entry in in_force(entries) if entry.day <= last)


def at_ends_of_periods(address: str, question: Question) -> Iterator[PeriodEnd]:
    """The periods that reports name, in order; of one that has not ended, today. What was withdrawn later counts for none.

    Raises MissingPart where the register cannot be read.
    """
    from fazhi_cli.query.progress_figures import PeriodEnd  # whoever counts nothing does without

    today = question.selection.today
    if today is None:
        return
    found = tasks_asked(question)
    tasks = {TaskKey(task.plan, task.id): task for task in found}
    entries = [entry for of_plan in _entries_by_plan(address, question) for entry in in_force(of_plan)]
    for period in sorted({entry.period for entry in entries if entry.period}):
        day = min(last_day_of(period), today)
        until = [entry for entry in entries if entry.day <= day.isoformat()]
        works = standings(until).items()
        made = [_registered(work, standing, tasks[TaskKey(work.plan, work.task)]) for work, standing in works]
        yield PeriodEnd(period, day, made)


def reports_of(address: str, question: Question, period: str) -> Iterator[Report]:
    """What was reported of the plans of a question in a period; what was withdrawn is left out. Raises MissingPart."""
    for entries in _entries_by_plan(address, question):
        for entry in in_force(entries):
            if entry.act == "report" and entry.period == period:
                yield Report(entry.plan, entry.task, entry.unit, entry.day)


def finished_before(address: str, question: Question, period: str) -> set[UnitTask]:
    """What units had finished when a period began, so that nothing more is reported of it; of a yearly duty in the year of the period.

    Raises MissingPart.
    """
    first = first_day_of(period)
    found: set[UnitTask] = set()
    for entries in _entries_by_plan(address, question):
        until = (entry for entry in in_force(entries) if entry.day < first.isoformat())
        found |= {
            UnitTask(work.plan, work.unit, work.task)
            for work, standing in standings(until).items()
            if standing.is_finished and work.year in (None, first.year)
        }
    return found


def logged(address: str, question: Question) -> list[Logged]:
    """All entries of the tasks that are asked for, in their order; withdrawn ones say so. Raises MissingPart."""
    rows: list[Logged] = []
    for entries in _entries_by_plan(address, question):
        withdrawn = {entry.corrects: entry.number for entry in entries if entry.corrects}
        rows += [_logged(entry, withdrawn.get(entry.number)) for entry in entries]
    return rows


def _entries_by_plan(address: str, question: Question) -> Iterator[list[Entry]]:
    """The entries of the tasks that are asked for, plan by plan. Raises MissingPart."""
    by_plan: dict[str, list[int]] = {}
    for task in tasks_asked(question):
        by_plan.setdefault(task.plan, []).append(task.id)
    for plan, tasks in by_plan.items():
        yield entries_of(address, plan, tasks)


def _told(entry: Entry, withdrawn_by: int | None) -> str:
    """What an entry is called: which slip, until which day, and whether it still holds."""
    more = []
    if entry.step:
        more.append(f"第{entry.step}次")
    if entry.new_day:
        more.append(f"至{entry.new_day}")
    if entry.corrects:
        more.append(f"第{entry.corrects}號作廢")
    if withdrawn_by:
        more.append(f"已作廢，見第{withdrawn_by}號")
    return BY_NAME[entry.act].word + (f"（{'，'.join(more)}）" if more else "")


def _logged(entry: Entry, withdrawn_by: int | None) -> Logged:
    return Logged(
        number=entry.number,
        day=entry.day,
        act=entry.act,
        act_text=_told(entry, withdrawn_by),
        plan=entry.plan,
        task=entry.task,
        clause=entry.clause,
        unit=entry.unit,
        year=entry.year,
        period=entry.period,
        status=entry.status,
        status_text=status_word(entry.status),
        note=entry.note,
        difficulties=entry.difficulties,
        next_steps=entry.next_steps,
        evidence=entry.evidence,
        sha256=entry.sha256,
        new_day=entry.new_day,
        basis=entry.basis,
        step=entry.step,
        corrects=entry.corrects,
        withdrawn_by=withdrawn_by,
        by=entry.by,
        role=entry.role,
        at=entry.at,
        hash=entry.hash,
    )


def _registered(work: Work, standing: Standing, task: Task) -> Registered:
    report = standing.report
    return Registered(
        *work,
        status=standing.status,
        status_text=status_word(standing.status),
        of_matter=standing.of_matter,
        reported=report.day if report else None,
        period=report.period if report else None,
        note=report.note if report else None,
        assigned=standing.assigned,
        take_by=standing.take_by,
        urged_by=standing.urged_by,
        received=standing.received,
        extended=standing.extended,
        done=standing.done,
        is_finished=standing.is_finished,
        is_returned=standing.status in SENT_BACK,
        is_changed=standing.last is not None and standing.last.mark != mark_of(task),
        done_clauses=tuple(sorted(standing.done_clauses)),
        periods=standing.periods,
    )
