"""What the commands share that enter something into the register: whose work it is of, on which day, and what is answered."""

from __future__ import annotations

from datetime import date
from itertools import product
from typing import TYPE_CHECKING, Any, NamedTuple

from fazhi_cli.asked import ids
from fazhi_cli.asked.days import day
from fazhi_cli.asked.selection import Selection
from fazhi_cli.cli.options import Group
from fazhi_cli.cli.parameters import NUMBER, TEXT, argument, option, own_option
from fazhi_cli.errors import Fault, WrongCall
from fazhi_cli.ledger.entry import Draft
from fazhi_cli.ledger.reading import entries_of
from fazhi_cli.ledger.standing import standings
from fazhi_cli.ledger.store import Ledger
from fazhi_cli.ledger.texts import on_one_line
from fazhi_cli.plan.supervision import BY_NAME, status_word
from fazhi_cli.query.keys import TaskKey
from fazhi_cli.query.new_change import person
from fazhi_cli.query.office import desks, role_of
from fazhi_cli.query.progress import tasks_asked
from fazhi_cli.query.unit_names import OWN_NAMES, meanings
from fazhi_cli.query.yearly import recurring, yearly
from fazhi_cli.register import mark_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from fazhi_cli.asked.ids import Span
    from fazhi_cli.ledger.entry import Entry, Work
    from fazhi_cli.query.question import Question
    from fazhi_cli.query.tasks import Task
    from fazhi_cli.session import Session

PANEL = "登記"
WORDS = argument("序號", "任務的序號，如 10,12-14", "task")
"""Of which tasks an entry is."""
BASIS = own_option("--basis", "依據的文件及文號", PANEL, "文件")
"""On what ground the office acts."""


class Said(NamedTuple):
    """What any entry says: of which unit, as typed, or of each that acts; on which day; by whom, and in which words."""

    unit: str | None
    of_each: bool
    day: date
    year: int | None
    by: str
    note: str | None


def _said(values: dict[str, Any]) -> Said:
    return Said(
        unit=values["unit"],
        of_each=values["each_unit"],
        day=day_entered(values["day"]),
        year=values["year"],
        by=person(on_one_line(values["by"])),
        note=on_one_line(values["note"]),
    )


SAID = Group(
    "said",
    (
        option("unit", TEXT, "--unit -u", "哪個單位的工作；默認本單位，或唯一的牽頭單位", PANEL, "單位", "unit"),
        option("each_unit", bool, "--each-unit", "每個牽頭單位（沒有的，每個責任單位）各登記一條", PANEL),
        option("note", TEXT, "--note", "說明", PANEL, "文字"),
        option("day", TEXT, "--day", "哪一天的事，默認今天", PANEL, "日期"),
        option(
            "year", NUMBER, "--year", "每年、定期的任務是哪一年的；每年的默認當年", PANEL, "年份", min=1900, max=9999
        ),
        option("by", TEXT, "--by", "登記人，默認系統用戶名", PANEL, "姓名", envvar="FAZHI_BY"),
    ),
    _said,
)


def day_entered(typed: str | None) -> date:
    """On which day something was done, today where nobody says. Raises WrongCall for what is no day, and for one that is to come."""
    today = date.today()
    if typed is None:
        return today
    said = day(typed, today)
    if said > today:
        raise WrongCall(Fault("day-to-come", day=said.isoformat()))
    return said


def enter(session: Session, selection: Selection, words: Sequence[str], act: str, said: Said, **fields: Any) -> str:
    """Enter an act of every task that the words name, and say what was entered.

    fields: those of the act itself. Raises WrongCall with every reason why one of them may not be entered; nothing is then.
    """
    drafts = list(_drafts(session, selection, words, act, said, fields))
    entries = Ledger.open(session.ledger).append(drafts)
    return _told(session, entries)


def withdraw(session: Session, number: int | None, said: Said) -> str:
    """Enter that an entry does not hold, and say so. Raises WrongCall where there is no entry of that number."""
    if number is None:
        raise WrongCall(Fault("correct-nothing"))
    ledger = Ledger.open(session.ledger)
    entry = next(ledger.entries(number=number), None)
    if entry is None:
        raise WrongCall(Fault("no-such-entry", number=number))
    draft = Draft(
        day=said.day.isoformat(),
        act="correct",
        plan=entry.plan,
        task=entry.task,
        unit=entry.unit,
        mark=entry.mark,
        year=entry.year,
        note=said.note,
        corrects=number,
        by=said.by,
        role=role_of(session.question(Selection()), entry.plan, said.by),
    )
    return _told(session, ledger.append([draft]))


def _told(session: Session, entries: Sequence[Entry]) -> str:
    """What was entered, a line an entry; of a library's plans each by its name."""
    names_plan = session.database.is_library
    accepted = _standing_after(session, [entry for entry in entries if entry.act == "accept"])
    lines = [
        _sentence(entry, f"{entry.plan} " if names_plan else "", accepted.get(entry.work)) + "\n" for entry in entries
    ]
    return session.rulebook_script.shown("".join(lines))


def _standing_after(session: Session, entries: Sequence[Entry]) -> dict[Work, str | None]:
    """The status that works have after these entries: whether 核實 closes anything hangs on what was reported before."""
    found: dict[Work, str | None] = {}
    for plan in {entry.plan for entry in entries}:
        tasks = {entry.task for entry in entries if entry.plan == plan}
        of_plan = standings(entries_of(session.ledger, plan, tasks))
        found |= {work: standing.status for work, standing in of_plan.items()}
    return found


def _sentence(entry: Entry, plan: str, status: str | None) -> str:
    """An entry as the answer tells it; plan: what stands before the number of its task; status: to which it has led."""
    year = f"{entry.year}年" if entry.year else ""
    what = status_word(status or entry.status)
    if entry.corrects:
        what = f"第{entry.corrects}號作廢"
    if entry.step:
        what = f"第{entry.step}次"
    told = f"：{what}" if what else ""
    clause = f"第{entry.clause}句" if entry.clause else ""
    return f"已登記第{entry.number}號：{plan}第{entry.task}項{clause}{year}（{entry.unit}）{BY_NAME[entry.act].word}{told}。"


def _drafts(
    session: Session, selection: Selection, words: Sequence[str], act: str, said: Said, fields: dict[str, Any]
) -> Iterator[Draft]:
    if not words:
        raise WrongCall(Fault("entry-of-no-task"))
    if said.unit and said.of_each:
        raise WrongCall(Fault("one-unit-and-each"))
    question = session.question(selection._replace(id=tuple(words), today=said.day))
    by_year = yearly(question)
    may_be_by_year = recurring(question)
    spans = ids.spans(tuple(words))
    own_units = desks(question)
    faults = [
        Fault("entry-of-item", typed=span.typed, clause=f"{span.first}.{span.clause}") for span in spans if span.item
    ]
    found = tasks_asked(question)
    faults += _of_several_plans(spans, found)
    for task in found:
        key = TaskKey(task.plan, task.id)
        if said.year and key not in may_be_by_year:
            faults.append(Fault("year-of-no-yearly", task=task.id))
        try:
            own = own_units[task.plan].unit
            units = list(task.lead or task.responsible) if said.of_each else [_unit_of(question, task, said.unit, own)]
        except WrongCall as error:
            faults += [fault for fault in error.faults if isinstance(fault, Fault)]
            continue
        for unit, clause in product(units, _clauses(task, spans)):
            yield Draft(
                day=said.day.isoformat(),
                act=act,
                plan=task.plan,
                task=task.id,
                unit=unit,
                mark=mark_of(task),
                clause=clause,
                year=said.year or (said.day.year if key in by_year else None),
                note=said.note,
                by=said.by,
                role=role_of(question, task.plan, said.by),
                **fields,
            )
    if faults:
        raise WrongCall(*faults)


def _of_several_plans(spans: Iterable[Span], found: Sequence[Task]) -> Iterator[Fault]:
    """A number that means a task in each of several plans of a library: an entry is of none that nobody meant."""
    for span in spans:
        plans = list(dict.fromkeys(task.plan for task in found if span.first <= task.id <= span.last))
        if span.plan is None and len(plans) > 1:
            yield Fault("entry-of-several-plans", typed=span.typed, plans=plans, example=f"{plans[0]}:{span.typed}")


def _clauses(task: Task, spans: Iterable[Span]) -> list[int | None]:
    """The clauses of a task that are named, as 10.5 does, each once; None among them where the task itself is."""
    named = [span.clause for span in spans if span.plan in (None, task.plan) and span.first <= task.id <= span.last]
    return list(dict.fromkeys(named))


def _unit_of(question: Question, task: Task, typed: str | None, own: str | None) -> str:
    """The unit whose work is meant: the one that is named, else the desk's own, else the only one that leads. Raises WrongCall."""
    if typed is None:
        units = _units_called(question, task, own) if own else []
        units = units or list(task.lead)
        if len(units) == 1:
            return units[0]
        raise WrongCall(Fault("entry-of-which-unit", task=task.id, units=units or task.responsible))
    units = _units_called(question, task, typed)
    if len(units) == 1:
        return units[0]
    raise WrongCall(
        Fault("entry-of-other-unit", task=task.id, name=typed, units=units or (*task.lead, *task.responsible))
    )


def _units_called(question: Question, task: Task, name: str) -> list[str]:
    """The units of a task that a name means; a member of one of its groups (船山區 of 各縣(區)政府) has a share of its own."""
    found = [meaning for meaning in meanings(question, name) if meaning.plan == task.plan]
    named = (*task.lead, *task.responsible)
    meant = {meaning.unit for meaning in found if meaning.sense != "member"}
    units = [unit for unit in named if unit in meant]
    is_member = any(meaning.sense == "member" and meaning.unit in named for meaning in found)
    if units or not is_member:
        return units
    return list(dict.fromkeys(meaning.unit for meaning in found if meaning.sense in OWN_NAMES))
