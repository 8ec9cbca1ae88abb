"""What stands in the cells of a checklist: a function a column, from the row's source and for an audience."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from fazhi_cli.formats.document import Cell, cell
from fazhi_cli.layouts import limits
from fazhi_cli.layouts.checklists import ticks
from fazhi_cli.layouts.checklists.acting import acting_by_limits, acting_in
from fazhi_cli.query.sheet_facts import LimitKey
from fazhi_cli.vocabulary.gaps import SILENT, UNENDING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from fazhi_cli.layouts.checklists.acting import Acting, NoteTopic
    from fazhi_cli.layouts.checklists.audience import Audience
    from fazhi_cli.layouts.checklists.row_source import RowSource
    from fazhi_cli.layouts.checklists.ticks import TickKind
    from fazhi_cli.query.assignments import Assignment
    from fazhi_cli.query.clauses import Clause
    from fazhi_cli.query.rows import Limit

WAYS = {
    "direct": "", "group": "（屬「{unit}」）", "successor": "（承接{unit}）", "open": "（「{unit}」，方案未列明）",
}  # fmt: skip
"""After a role: how the asked unit comes to what the plan assigns to another name."""


class Filling(NamedTuple):
    """A cell, with what it prints that a note must explain."""

    cell: Cell
    topics: frozenset[NoteTopic] = frozenset()


def blank(_source: RowSource, _audience: Audience) -> Filling:
    """Room to write in."""
    return Filling(Cell())


def order(source: RowSource, _audience: Audience) -> Filling:
    """The running number of the task; of what stands under it, its place in the plan."""
    if source.clause is None:
        return _of_texts(str(source.order))
    return _of_texts(str(source.ref))


def order_of_task(source: RowSource, _audience: Audience) -> Filling:
    """The running number of the task, and none of what stands under it."""
    if source.clause:
        return Filling(Cell())
    return _of_texts(str(source.order))


def number(source: RowSource, _audience: Audience) -> Filling:
    """The number that the plan prints before the task; of a clause its place."""
    if source.clause:
        return _of_texts(str(source.ref))
    return _of_texts(source.sheet.task.called)


def title(source: RowSource, _audience: Audience) -> Filling:
    """The task's title, in every row of it."""
    return _of_texts(source.sheet.task.title)


def words(source: RowSource, audience: Audience) -> Filling:
    """The plan's words, and who acts where a clause says so."""
    texts = [source.text, *_remarks(source)]
    acting = acting_in(source, audience)
    if acting is None:
        return _of_texts(*texts)
    texts.append(f"（{'，'.join(acting.texts)}）")
    return Filling(cell(*texts), acting.topics)


def title_or_words(source: RowSource, _audience: Audience) -> Filling:
    """A task by its title where its clauses follow, else by its title and words; a clause by its words."""
    if source.clause:
        return _of_texts(source.text, *_remarks(source))
    if source.is_divided:
        return _of_texts(source.sheet.task.title)
    return _of_texts(source.sheet.task.title, source.text)


def lead(source: RowSource, _audience: Audience) -> Filling:
    """The task's leads, a line each."""
    return _of_texts(*_printed(source, source.sheet.task.lead))


def responsible(source: RowSource, _audience: Audience) -> Filling:
    """The units that answer for the task, a line each."""
    return _of_texts(*_printed(source, source.sheet.task.responsible))


def lead_or_actor(source: RowSource, audience: Audience) -> Filling:
    """A task's leads; of a clause, who acts where that is said."""
    if source.clause:
        return _of_acting(acting_in(source, audience))
    return lead(source, audience)


def responsible_of_task(source: RowSource, audience: Audience) -> Filling:
    """Once a task, not again with each of its clauses."""
    if source.clause:
        return blank(source, audience)
    return responsible(source, audience)


def time(source: RowSource, audience: Audience) -> Filling:
    """The limits of a row, under 時限."""
    return _of_limits(source, audience)


def time_with_days(source: RowSource, audience: Audience) -> Filling:
    """The limits of a row with their days, under 時限."""
    return _of_limits(source, audience, with_days=True)


def completion(source: RowSource, audience: Audience) -> Filling:
    """The limits of a row, under 完成時限."""
    return _of_limits(source, audience, to_complete=True)


def completion_with_days(source: RowSource, audience: Audience) -> Filling:
    """The limits of a row with their days, under 完成時限."""
    return _of_limits(source, audience, to_complete=True, with_days=True)


def _of_limits(source: RowSource, audience: Audience, *, to_complete: bool = False, with_days: bool = False) -> Filling:
    """The plan's wordings; in the row of a task each with what it is said of, and that the plan is silent of the rest.

    A task whose clauses follow leaves days and silence to them; an item, which stands under its clause, does not repeat
    that there is none.
    """
    is_heading = source.clause is None and source.is_divided
    clauses = [source.clause] if source.clause else source.sheet.clauses
    word = limits.to_complete if to_complete else limits.wording
    texts: list[str] = []
    for clause in clauses:
        for limit in clause.limits:
            told = word(limit) if source.clause else f"{word(limit)}：{limits.subject(limit)}"
            days = limits.days_on_paper(limit) if with_days and not is_heading else ""
            texts += [told, days, _later(limit, clause, audience)]
    if not texts:
        # Of a task only some clauses may be printed: that those have no limit does not mean that none has.
        says_nothing = source.item or (is_heading and source.sheet.task.limits)
        return _of_texts("" if says_nothing else SILENT)
    if not is_heading and not all(clause.limits for clause in clauses):
        texts.append(limits.REST)
    return _of_texts(*texts)


def _later(limit: Limit, clause: Clause, audience: Audience) -> str:
    """That something became of a limit since, which a note tells."""
    is_suspended = audience.is_suspended.get(LimitKey(clause.plan, clause.task, clause.clause, limit.wording))
    if is_suspended is None:
        return ""
    return "（暫緩，見注）" if is_suspended else "（有調整，見注）"


def outputs(source: RowSource, _audience: Audience) -> Filling:
    """What is handed in, each once: of a task, by all its clauses."""
    clauses = [source.clause] if source.clause else source.sheet.clauses
    outputs: dict[str, None] = {}
    for clause in clauses:
        outputs |= dict.fromkeys(clause.output)
    return _of_texts(*outputs)


def boxes(source: RowSource, audience: Audience) -> Filling:
    """What is ticked or counted of a row; of a row whose parts follow, nothing."""
    if source.is_divided:
        return blank(source, audience)
    if source.clause is None:
        tick_kinds = ticks.tick_kinds_of_task(source.sheet.clauses)
        return Filling(Cell(ticks.lines_of_task(tick_kinds)), _topics_of(tick_kinds))
    tick_kind = ticks.tick_kind_of(source.clause, source.item)
    return Filling(Cell(ticks.lines_of_clause(tick_kind)), _topics_of([tick_kind]))


def cases(source: RowSource, audience: Audience) -> Filling:
    """Room for evidence; of what is done for each case, for its numbers."""
    if source.clause is None or ticks.tick_kind_of(source.clause) != "case":
        return blank(source, audience)
    return Filling(Cell(ticks.lines_of_clause("case")), _topics_of(["case"]))


def duty(source: RowSource, audience: Audience) -> Filling:
    """Of a task, what the asked units are in it; of a clause, who acts where that is said."""
    if source.clause:
        return _of_acting(acting_in(source, audience))
    texts = [_role(assignment, source) for assignment in audience.assignments_in(source)]
    if source.is_divided:
        return _of_texts(*dict.fromkeys(texts))
    topics: set[NoteTopic] = set()
    for acting in acting_by_limits(source, audience):
        texts += acting.texts
        topics |= acting.topics
    return Filling(cell(*dict.fromkeys(texts)), frozenset(topics))


def others(source: RowSource, audience: Audience) -> Filling:
    """The task's other leads, then its other responsible units."""
    if source.clause:
        return blank(source, audience)
    # A group stands here even for a member of it, whose colleagues it names.
    own = {(own.role, own.unit) for own in audience.assignments_in(source) if own.way != "group"}
    task = source.sheet.task
    leads = [unit for unit in task.lead if ("lead", unit) not in own]
    answering = [unit for unit in task.responsible if ("responsible", unit) not in own]
    texts: list[str] = []
    if leads:
        texts += ["牽頭：", *leads]
    words = {role.unit: role.role for role in task.roles}
    by_word: dict[str, list[str]] = {}
    for unit in answering:
        by_word.setdefault(words.get(unit, "責任"), []).append(unit)
    for word, of_word in by_word.items():
        texts += [f"{word}：", *of_word]
    return _of_texts(*texts)


def _printed(source: RowSource, units: Iterable[str]) -> list[str]:
    """Units with the words that the plan has for their roles, where these are words of their own."""
    printed = {role.unit: role.text for role in source.sheet.task.roles}
    return [printed.get(unit, unit) for unit in units]


def _of_texts(*texts: str) -> Filling:
    return Filling(cell(*texts))


def _of_acting(acting: Acting | None) -> Filling:
    if acting is None:
        return Filling(Cell())
    return Filling(cell(*acting.texts), acting.topics)


def _topics_of(tick_kinds: Sequence[TickKind]) -> frozenset[NoteTopic]:
    """What the ticks of these kinds print that a note must explain."""
    if "case" in tick_kinds:
        return frozenset({"cases"})
    return frozenset()


def _role(assignment: Assignment, source: RowSource) -> str:
    """承擔職責 as the plan gives it; 牽頭 alone is the whole lead."""
    words = {role.unit: role.role for role in source.sheet.task.roles}
    if assignment.unit in words:
        role = words[assignment.unit]
    elif assignment.role == "responsible":
        role = "責任"
    elif len(source.sheet.task.lead) > 1:
        role = "共同牽頭"
    else:
        role = "牽頭"
    return role + WAYS[assignment.way].format(unit=assignment.unit)


def _remarks(source: RowSource) -> Iterable[str]:
    """What a row does not show of its clause: that a list is not complete, that its points are on another sheet."""
    if source.item or source.clause is None:
        return
    if source.clause.clause in source.sheet.open:
        yield UNENDING
    if source.clause.items and ticks.tick_kind_of(source.clause) == "case":
        yield f"（逐案核對{len(source.clause.items)}點）"
