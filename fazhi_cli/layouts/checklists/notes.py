"""The notes under a checklist: what a reader of paper must know, who cannot ask the program. vocabulary words them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from fazhi_cli.layouts.checklists.acting import PARTS
from fazhi_cli.query.keys import UnitKey
from fazhi_cli.query.notes import notes as notes_on_selection
from fazhi_cli.query.plans import plans
from fazhi_cli.query.sheet_facts import LimitKey, days_of_open_readings, known_by_then, open_groups, successions
from fazhi_cli.vocabulary.note import Note

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from fazhi_cli.index.successions import Succession
    from fazhi_cli.layouts.checklists.acting import NoteTopic
    from fazhi_cli.layouts.checklists.audience import Audience
    from fazhi_cli.query.question import Question
    from fazhi_cli.query.sheet_facts import Days, Fates
    from fazhi_cli.query.task_sheets import TaskSheet


SuccessionsOfUnit = tuple[str, tuple["Succession", ...]]
"""A unit, and those who took over from it."""


def readings(question: Question, sheets: Sequence[TaskSheet], fates: Fates) -> Iterator[Note]:
    """How each bare 「N月前」 is read: in both ways while that is open, else in the one that is in force; once for all alike.

    fates: of the limits that were changed, which have a day by no reading.
    """
    of_plan = {plan.id: plan for plan in plans(question)}
    titles = _titles(question, sheets)
    days_of = days_of_open_readings(question)
    alike: dict[_Reading, dict[str, None]] = {}
    for due, latest, limit in sorted(_dated_limits(sheets, fates)):
        days = days_of.get(limit)
        if days is None:
            continue
        plan = of_plan[limit.plan]
        reading = _reading_of(due, latest, days)
        if reading:
            # A reading that was asked for is the asker's, even where it is the one that the office holds to.
            is_decided = reading != "both" and bool(plan.decided_on) and plan.reading == reading
            is_fixed = is_decided and not question.selection.reading
            alike.setdefault(_Reading(limit.plan, reading, is_fixed), {})[limit.wording] = None
    for (plan_id, reading, is_fixed), wordings in alike.items():
        facts = {"wordings": tuple(wordings), "plan": titles.get(plan_id), "reading": reading}
        plan = of_plan[plan_id]
        if is_fixed:
            yield Note("reading-fixed", {**facts, "by": plan.decided_by, "basis": plan.basis, "on": plan.decided_on})
        else:
            yield Note("reading-open" if reading == "both" else "reading-followed", facts)


UNNAMED = frozenset({"unnamed-unit", "undeclared-body"})
"""What is told of bodies that the plan does not name, and where to look for their duties; the sheet of these says and holds both."""


def on_selection(question: Question, *, is_of_duties: bool) -> Iterator[Note]:
    """How the selection was understood; is_of_duties: the sheet holds what binds bodies that the plan does not name."""
    for note in known_by_then(notes_on_selection(question), question):
        if not is_of_duties or note.code not in UNNAMED:
            yield note


class _Reading(NamedTuple):
    """How limits of a plan are read; is_fixed: the office has decided so."""

    plan: str
    reading: str
    is_fixed: bool


def _reading_of(due: str, latest: str, days: Days) -> str | None:
    """The reading by which a limit has its days; None where a later change gave it another."""
    if (due, latest) == (days.strict, days.lenient):
        return "both"
    if due == latest == days.strict:
        return "strict"
    return "lenient" if due == latest == days.lenient else None


def _titles(question: Question, sheets: Sequence[TaskSheet]) -> dict[str, str]:
    """The titles by which notes tell the printed plans apart; none where all that is printed is of one plan."""
    printed = {sheet.task.plan for sheet in sheets}
    if len(printed) <= 1:
        return {}
    return {plan.id: plan.title for plan in plans(question) if plan.id in printed}


def _dated_limits(sheets: Sequence[TaskSheet], fates: Fates) -> set[tuple[str, str, LimitKey]]:
    """Each limit that has the days of its words, after the two of them."""
    found = set()
    for sheet in sheets:
        for clause in sheet.clauses:
            for limit in clause.limits:
                is_changed = (clause.plan, limit.ref, limit.wording) in fates
                if limit.due and limit.due_latest and not is_changed:
                    key = LimitKey(clause.plan, clause.task, clause.clause, limit.wording)
                    found.add((limit.due, limit.due_latest, key))
    return found


def units(question: Question, sheets: Sequence[TaskSheet], own: Collection[UnitKey]) -> Iterator[Note]:
    """Which of the printed units are open groups, and which have handed their duties on since.

    own: the units that were asked for; other notes say already what the open groups mean to them, unless they are such a group.
    """
    printed = set(_units_of(sheets))
    titles = _titles(question, sheets)
    for group in open_groups(question):
        if group in printed and (not own or group in own):
            yield Note("open-group", {"group": group.name, "plan": titles.get(group.plan)})
    yield from _successions(question, printed)


def _successions(question: Question, printed: Collection[UnitKey]) -> Iterator[Note]:
    """Who took over from the printed units: once where all plans that are printed say the same, else plan by plan."""
    by_plan: dict[str, list[SuccessionsOfUnit]] = {unit.plan: [] for unit in printed}
    for unit, successors in successions(question).items():
        if unit in printed:
            by_plan[unit.plan].append((unit.name, successors))
    if len({tuple(of_plan) for of_plan in by_plan.values()}) <= 1:
        of_all = next(iter(by_plan.values()), [])
        if of_all:
            yield Note("successions", {"plan": None, "successions": tuple(of_all)})
        return
    for plan in plans(question):
        if by_plan.get(plan.id):
            yield Note("successions", {"plan": plan.title, "successions": tuple(by_plan[plan.id])})


def _units_of(sheets: Sequence[TaskSheet]) -> Iterator[UnitKey]:
    for sheet in sheets:
        task = sheet.task
        for unit in task.lead + task.responsible:
            yield UnitKey(task.plan, unit)


def names(notes: Iterable[Note]) -> Iterator[str]:
    """The bodies that some notes name; the act by which one took over is broken as other words are, rather than leave a line half empty."""
    for note in notes:
        facts = note.facts
        taken_over = [(facts["unit"], (facts["later"],))] if "later" in facts else facts.get("successions", ())
        for unit, successors in taken_over:
            yield unit
            yield from (later.name for later in successors)
        if "change" in facts and facts["change"].unit:
            yield from (facts["change"].unit, *facts["change"].to)


def explanations(topics: frozenset[NoteTopic], audience: Audience) -> Iterator[Note]:
    """What the cells printed that does not explain itself."""
    asked = audience.asked_name
    answering = frozenset(topic for topic in topics if topic.startswith("answering"))
    if answering:
        yield Note("answering-explained", {"topics": answering, "asked": asked})
    if "silence" in topics:
        yield Note("limits-silent", {})
    if "clause's limit" in topics:
        yield Note("limits-of-clause", {})
    if topics & {"divided", "no box"}:
        yield Note("boxes-explained", {"topics": topics})
    if "cases" in topics:
        yield Note("cases-counted", {})
    if "actor" in topics:
        parts = tuple(part for part in PARTS if part in topics)
        yield Note("actors-explained", {"parts": parts, "asked": asked, "tells_points": "points" in topics})


def office_additions(notes: Iterable[Note]) -> Iterator[Note]:
    """What the mark of the office means, where one of the notes bears it."""
    if any(note.code == "reading-fixed" for note in notes):
        yield Note("office-mark", {})
