"""What every document says of itself: of which plan, whose, what was selected and how much of what, as of which day."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from fazhi_cli import __version__
from fazhi_cli.asked.selection import is_asked
from fazhi_cli.asked.values import parts_of_list
from fazhi_cli.formats.document import Document, fingerprint
from fazhi_cli.plan.readings import SCOPED_IN_FULL
from fazhi_cli.query.assignments import own_role_words
from fazhi_cli.query.changes import changes_in_force
from fazhi_cli.query.plans import plans, text
from fazhi_cli.query.tasks import count
from fazhi_cli.query.unit_names import OWN_NAMES, is_new_name, meanings
from fazhi_cli.vocabulary import COLOURS, HEADINGS, KINDS, STATUS_WORDS, TIMES
from fazhi_cli.vocabulary.templates import day_in_words, listed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from fazhi_cli.asked.selection import Selection
    from fazhi_cli.query.plans import Plan
    from fazhi_cli.query.question import Question

NOT_UNITS = {
    "actor": (), "not_unit": (), "chapter": (), "id": (), "text": (), "kind": (), "when": (), "status": (), "light": (),
    "due_by": None, "due_before": None, "due_from": None, "within": None, "min_leads": None, "max_leads": None, "sort": None,
    "limit": None,
}  # fmt: skip
"""The conditions beside the units, each as it is where nothing is asked."""

WHO = {"lead": "牽頭單位", "responsible": "責任單位"}
"""What others than the units whose tasks are asked for may be to these tasks."""

NUMBERS = re.compile(r"[\d、 .\-]+")
"""Numbers and ranges of them, as they are typed."""


OF_NO_UNIT = "方案未列明具體單位"
"""What is said of tasks of an open group, of which the plan does not tell whom it takes in."""

RENAMED = "{}（方案原列{}）"
"""A unit by a name that a change has given it since, and as the plan has it."""

TASKS = "項"
"""The counting word of tasks."""


class Heading(NamedTuple):
    """`plans`: their titles as they are cited, by their ids. `selection`: whose and how much; `facts`: period and days."""

    plans: dict[str, str]
    selection: str
    facts: tuple[str, ...]

    def above(self, document: Document, question: Question, *, has_captions: bool = False) -> Document:
        """The document with what it is; has_captions: its tables bear the titles of their plans."""
        titles = () if has_captions else tuple(self.plans.values())
        lines = (*titles, *filter(None, (self.selection,)), *document.lines)
        return document._replace(
            lines=lines,
            facts=self.facts,
            subject="、".join(self.plans.values()),
            day=question.selection.today,
            # A sheet that is of no selection of tasks, as that of a case, says by its title of what it is.
            sources=tuple(_sources(question, self._replace(selection=self.selection or document.title))),
        )


def heading(
    question: Question,
    split: Mapping[str, int] | None = None,
    *,
    has_period: bool = False,
    limited_by: str = TASKS,
    tells_tasks: bool = True,
) -> Heading:
    """What is said of a question. Raises WrongCall for an unknown unit.

    split: how many of the tasks are whose by role; has_period: the document is filled in for a period; limited_by: what --limit counts.
    tells_tasks: its rows tell of tasks; rows of something else are counted by themselves, and tasks are only where they were looked for.
    """
    titles = {plan.id: cited(plan) for plan in plans(question)}
    selection = selected(question, split or {}, limited_by) if tells_tasks else scope(question, limited_by)
    return Heading(titles, selection, tuple(_facts(question.selection, has_period=has_period)))


def cited(plan: Plan) -> str:
    """The plan as it is cited: in 《》, with its number where the plan gives one."""
    return f"《{plan.title}》（{plan.number}）" if plan.number else f"《{plan.title}》"


def selected(question: Question, split: Mapping[str, int], limited_by: str = TASKS) -> str:
    """Whose tasks, how many of how many, and by which conditions: 「市法制辦：牽頭、負責26項中的3項：2015年3月31日前到期（含當日）」.

    split: how many of them are whose by role, in brackets after their number.
    """
    found = count(question)
    conditions = _conditions(question, limited_by)
    units = "、".join(names(question))
    whose = f"{units}：{_role(question)}" if units else "全部"
    if question.selection.include_open and split.get(OF_NO_UNIT, 1):
        whose += f"、{OF_NO_UNIT}共"  # these are no duties of the asked units
    # Of units that were asked for in one role all tasks are theirs in it.
    parts = {role: number for role, number in split.items() if number and question.selection.unit}
    if _is_narrowed(question):
        amount = f"{whose}{_count_of_units(question)}項中的{found}項"
    elif len(parts) == 1:
        [(role, number)] = parts.items()
        amount = f"{units}：{role}{number}項"
        parts = {}
    else:
        amount = f"{whose}{found}項"
    if parts:
        amount += f"（{'，'.join(f'{role}{number}項' for role, number in parts.items())}）"
    return "：".join((amount, "，".join(conditions))) if conditions else amount


def scope(question: Question, limited_by: str = TASKS) -> str:
    """In which tasks rows that are no tasks stand: 「市法制辦牽頭、負責的26項任務中的3項：2015年3月31日前到期（含當日）」; nothing where in any."""
    units = "、".join(names(question))
    of_no_unit = f"和{OF_NO_UNIT}" if question.selection.include_open else ""
    whose = f"{units}{_role(question)}{of_no_unit}的" if units else ""
    conditions = "，".join(_conditions(question, limited_by))
    if _is_narrowed(question):
        amount = f"{whose}{_count_of_units(question)}{TASKS}任務中的{count(question)}{TASKS}"
    else:
        amount = f"{whose}{count(question)}{TASKS}任務" if units else ""
    return "：".join(filter(None, (amount, conditions)))


def _is_narrowed(question: Question) -> bool:
    """Whether more is asked of tasks than whose they are."""
    return bool(question.selection.beside or conditions_of(question.selection._replace(sort=None, limit=None)))


def _count_of_units(question: Question) -> int:
    """How many tasks the asked units have, whatever else is asked of them."""
    return count(question.but(**NOT_UNITS, **dict.fromkeys(question.selection.beside, ())))


def asked(question: Question) -> str:
    """Whose and by which conditions, without how many: of a question that finds nothing there is no more to say."""
    units = "、".join(names(question))
    role = _role(question) if units and not question.selection.unit else ""
    return "：".join(filter(None, (units + role, "，".join(_conditions(question)))))


def _conditions(question: Question, limited_by: str = TASKS) -> list[str]:
    """All conditions on the tasks of the asked units, a phrase each."""
    beside = question.selection.beside.items()
    of_others = [f"{WHO[field]}為{'或'.join(_names(question, typed))}" for field, typed in beside]
    return [*of_others, *conditions_of(question.selection, limited_by)]


def names(question: Question) -> list[str]:
    """The units whose tasks are asked for as the plan's data spell them, each once."""
    selection = question.selection
    return _names(question, selection.unit or selection.lead or selection.responsible)


def _names(question: Question, typed: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(_name(question, name) for name in typed))


def _name(question: Question, typed: str) -> str:
    """An asked unit by its own name, or the later name or the member's that was meant; by a new one it is found in the plan by its old."""
    known = meanings(question, typed)
    for sense in OWN_NAMES:
        for meaning in known:
            if meaning.sense == sense:
                is_new = is_new_name(question, meaning)
                return RENAMED.format(meaning.spelling, meaning.unit) if is_new else meaning.unit
    return known[-1].spelling


def _role(question: Question) -> str:
    """What the asked units are to the tasks: 「牽頭、負責」, and the plan's own words for it where it has some."""
    selection = question.selection
    if selection.lead and not selection.unit:
        return "牽頭"
    words = own_role_words(question, selection.unit or selection.responsible)
    return "、".join((*(("牽頭",) if selection.unit else ()), "負責", *words))


def conditions_of(selection: Selection, limited_by: str = TASKS) -> list[str]:
    """The conditions beside the units, a phrase each."""
    phrases = []
    for field, worded in _PHRASES.items():
        value = getattr(selection, field)
        if is_asked(value):
            phrases.append(worded(value))
    if selection.within is not None and selection.today is not None:
        end = selection.today + timedelta(days=selection.within)
        phrases.append(f"{_day(selection.today)}至{_day(end)}到期")
    if selection.sort:
        phrases.append(_order(selection.sort))
    if selection.limit is not None:
        # The amount before it is of tasks.
        phrases.append(f"只列前{selection.limit}{limited_by}")
    return phrases


def _order(sort: str) -> str:
    """By which fields the rows are sorted, and which of these from the last value to the first: 「按到期日順序、方案序號倒序」."""
    told = []
    for part in parts_of_list(sort):
        field = part.removeprefix("-")
        told.append(HEADINGS.get(field, field) + ("倒序" if part.startswith("-") else "順序"))
    return f"按{'、'.join(told)}"


def _facts(selection: Selection, *, has_period: bool) -> Iterator[str]:
    """Of which period, as it stood on which day, and when it was made."""
    if has_period:
        yield "期次：__________"
    if selection.day:
        yield f"截至日期：{_day(selection.day)}"
    if selection.today:
        yield f"製表日期：{_day(selection.today)}"


def _sources(question: Question, heading: Heading) -> Iterator[tuple[str, str]]:
    """What a workbook keeps of where it came from, so that it can be told whether the plan has changed since."""
    for id_, title in heading.plans.items():
        yield "方案", f"{title}（{id_}）"
    yield "範圍", heading.selection
    for fact in heading.facts:
        name, _, value = fact.partition("：")
        yield name, value.strip("_")
    yield "程序", f"fazhi {__version__}"
    yield "方案文字指紋", fingerprint(text(question))
    yield "生效的調整", _changes(question)


def _changes(question: Question) -> str:
    """How many changes are in force and what they say: by them a sheet is another than that of the same words unchanged."""
    in_force = changes_in_force(question)
    if not in_force:
        return "無"
    return f"{len(in_force)}條，指紋{fingerprint(*(change.text for change in in_force))}"


def _day(day: date) -> str:
    return day_in_words(day.isoformat())


def _numbered(word: str) -> Callable[[tuple[str, ...]], str]:
    """第2、4章 where numbers were asked for, else the words that were."""

    def worded(values: tuple[str, ...]) -> str:
        joined = listed(values).replace(",", "、")
        return f"第{joined}{word}" if NUMBERS.fullmatch(joined) else f"{word}：{joined}"

    return worded


def _quoted(before: str) -> Callable[[tuple[str, ...]], str]:
    return lambda values: before + "".join(f"「{value}」" for value in values)


_PHRASES: Mapping[str, Callable[..., str]] = {
    "actor": _quoted("行為主體為"),
    "not_unit": _quoted("不含"),
    "chapter": _numbered("章"),
    "id": _numbered("項"),
    "text": _quoted("含"),
    "kind": lambda values: "或".join(KINDS[value] for value in values),
    "when": lambda values: "或".join(TIMES[value] for value in values),
    "status": lambda values: "狀態為" + "或".join(STATUS_WORDS[value] for value in values),
    "light": lambda values: "或".join(f"{COLOURS[value]}燈" for value in values),
    "due_from": lambda day: f"{_day(day)}起到期",
    # 前 by itself is read in both ways.
    "due_by": lambda day: f"{_day(day)}前到期（含當日）",
    "due_before": lambda day: f"{_day(day)}前到期（不含當日）",
    "min_leads": lambda number: f"牽頭單位不少於{number}個",
    "max_leads": lambda number: f"牽頭單位不多於{number}個",
    "reading": lambda reading: f"按{SCOPED_IN_FULL[reading]}",
}
"""How each condition is told."""
