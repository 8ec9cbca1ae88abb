"""What stands in the cells of a checklist: a function a column, from the row's source and for an audience."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from fazhi_cli.formats.document import Cell, Label, cell, line_text
from fazhi_cli.layouts import limits
from fazhi_cli.layouts.checklists import acting, ticks
from fazhi_cli.layouts.checklists.roles import LEADS, duties_of, printed, word_of
from fazhi_cli.layouts.sections import chapter_heading, section_heading
from fazhi_cli.query.rows import earliest_of
from fazhi_cli.vocabulary import HEADINGS, KINDS
from fazhi_cli.vocabulary.checklist_notes import NOT_STRUCK_OFF
from fazhi_cli.vocabulary.gaps import SILENT, UNENDING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from fazhi_cli.formats.document import CellLine
    from fazhi_cli.layouts.checklists.acting import Acting, NoteTopic
    from fazhi_cli.layouts.checklists.audience import Audience
    from fazhi_cli.layouts.checklists.row_source import RowSource
    from fazhi_cli.layouts.checklists.ticks import TickKind
    from fazhi_cli.query.rows import Limit
    from fazhi_cli.query.sheet_facts import Fate
    from fazhi_cli.query.task_sheets import TaskSheet


class Filling(NamedTuple):
    """A cell, with what it prints that a note must explain."""

    cell: Cell
    topics: frozenset[NoteTopic] = frozenset()


def blank(_source: RowSource, _audience: Audience) -> Filling:
    """Room to write in."""
    return Filling(Cell())


def number(source: RowSource, _audience: Audience) -> Filling:
    """方案序號: the place of the row in the plan, as notes and answers call it."""
    return _of_texts(str(source.ref))


def chapter(source: RowSource, _audience: Audience) -> Filling:
    """The chapter of the task."""
    return _of_texts(chapter_of(source.sheet))


def section(source: RowSource, _audience: Audience) -> Filling:
    """The section of the chapter in which the task stands."""
    return _of_texts(section_of(source.sheet))


def chapter_of(sheet: TaskSheet) -> str:
    """The heading of a task's chapter."""
    return chapter_heading(sheet.task.chapter, sheet.task.chapter_title)


def section_of(sheet: TaskSheet) -> str:
    """The heading of the section in which a task stands."""
    return section_heading(sheet.task.section_number, sheet.task.section_title)


def title(source: RowSource, _audience: Audience) -> Filling:
    """The task's title, in every row of it."""
    return _of_texts(source.sheet.task.title)


def words_alone(source: RowSource, _audience: Audience) -> Filling:
    """The plan's words, where a column of its own says who acts."""
    return Filling(cell(source.text, *((Label(remark),) for remark in _remarks(source))))


def words(source: RowSource, audience: Audience) -> Filling:
    """The plan's words, and who acts where a clause says so."""
    filling = words_alone(source, audience)
    of_row = acting.acting_in(source, audience)
    if of_row is None or of_row.is_unit_itself:
        return filling
    told: CellLine = (Label(f"{HEADINGS['actor']}："), "，".join(of_row.texts))
    return Filling(Cell((*filling.cell.lines, told)), of_row.topics)


def words_beside_answering(source: RowSource, audience: Audience) -> Filling:
    """The plan's words, and who acts where the column of those who must hand in does not say it."""
    return words_alone(source, audience) if _answers_by_words(source) else words(source, audience)


def title_or_words(source: RowSource, audience: Audience) -> Filling:
    """A task by its title; of what stands under its heading, the plan's words."""
    return words(source, audience) if source.clause else title(source, audience)


def words_and_limits(source: RowSource, audience: Audience) -> Filling:
    """The plan's words, and under them in small who acts, and by when, where a clause says so; of a whole task its limits."""
    is_task = source.clause is None
    filling = words(source, audience)
    text, *details = filling.cell.lines
    told = "；".join(line_text(line) for line in details)
    lines: list[CellLine] = [text]
    if told:
        lines.append((Label(told),))
    for limit in _limits(source):
        fate = audience.fate_of(source.sheet.task.plan, limit)
        lines.append((Label(f"{HEADINGS['when']}："), _in_one_line(limit, fate, of_task=is_task)))
    if is_task and _limits(source) and not _are_all_limited(source):
        lines.append((Label(limits.REST),))
    silence: frozenset[NoteTopic] = frozenset() if _limits(source) or source.item else frozenset({"silence"})
    return Filling(Cell(tuple(lines)), filling.topics | silence)


def _in_one_line(limit: Limit, fate: Fate | None, *, of_task: bool) -> str:
    subject = limits.said_of(limit) if of_task else ""
    if fate:
        return limits.changed(limit, fate) + subject
    return limits.wording(limit) + limits.days_in_brackets(limit) + subject


def lead(source: RowSource, _audience: Audience) -> Filling:
    """The task's leads, a line each; that the plan names none is said, as of limits."""
    return _of_texts(*(printed(source.sheet, source.sheet.task.lead) or [SILENT]))


def responsible(source: RowSource, _audience: Audience) -> Filling:
    """The units that answer for the task, a line each; that the plan names none is said, as of limits."""
    return _of_texts(*(printed(source.sheet, source.sheet.task.responsible) or [SILENT]))


def answering(source: RowSource, audience: Audience) -> Filling:
    """Who must hand a thing in: those of whom its clause says so, else the task's leads and what the asked units are beside them.

    Where none leads, all units of the task do. A right is nobody's to hand in, and one who does some points of a clause does not
    answer for the others.
    """
    of_row = acting.acting_in(source, audience)
    if of_row and _answers_by_words(source):
        return Filling(_one_a_line(of_row), of_row.topics | {"answering by words"})
    task = source.sheet.task
    if not task.lead:
        told = [(unit, word_of(source.sheet, unit)) for unit in task.responsible]
        return Filling(cell(*(_in_roles(told) or [SILENT])), frozenset({"answering without leads"}))
    leads = [(unit, LEADS) for unit in task.lead]
    own = _own_beside_leads(source, audience)
    topics: set[NoteTopic] = {"answering by role"}
    if own:
        topics.add("answering beside leads")
    return Filling(cell(*_in_roles([*leads, *own])), frozenset(topics))


def _one_a_line(of_row: Acting) -> Cell:
    """Who acts, a name a line, and in small what that makes of the asked units; a long name is broken, so a mark says where it ends."""
    *others, last = of_row.actors
    actors = [*(f"{actor}、" for actor in others), last]
    of_units = [(Label(line),) for said in of_row.of_asked_units for line in said.lines]
    return cell(*actors, *of_units)


def _answers_by_words(source: RowSource) -> bool:
    """Whether those of whom a clause says that they act must hand in what it asks for."""
    is_right = source.clause is not None and source.clause.kind == "right"
    return acting.do_all(source) and not is_right


def _own_beside_leads(source: RowSource, audience: Audience) -> list[tuple[str, str]]:
    """The asked units that a task has beside its leads, each with the word for its role.

    Whether an open group takes in the unit the plan does not say: it is told above the rows alone.
    """
    own: dict[tuple[str, str], None] = {}
    for assignment in audience.assignments_of(source.sheet):
        if assignment.role != "lead" and assignment.way != "open":
            word = word_of(source.sheet, assignment.unit)
            own |= dict.fromkeys((unit, word) for unit in audience.asked_by(assignment, source))
    return list(own)


LONGEST_BESIDE_ROLE = 8
"""Characters of a name up to which its role stands in the same line; a column that is wide enough for both would take too much."""


def _in_roles(units: Iterable[tuple[str, str]]) -> list[str]:
    """The lines of a cell that tell of units, each with the word for its role in brackets."""
    lines = []
    for unit, word in units:
        role = f"（{word}）"
        lines += [unit + role] if len(unit) <= LONGEST_BESIDE_ROLE else [unit, role]
    return lines


def actor(source: RowSource, audience: Audience) -> Filling:
    """Who must act by the words of a clause, a line each, and what these make of the asked unit."""
    of_row = acting.acting_in(source, audience)
    if of_row is None:
        return Filling(Cell())
    return Filling(cell(*of_row.actors, *of_row.texts_of_asked_units), of_row.topics)


def time(source: RowSource, audience: Audience) -> Filling:
    """The limits of a row, which may be sorted away from the others: an item's are those of its clause."""
    filling = _of_limits(source, audience)
    return filling._replace(topics=frozenset({"clause's limit"})) if source.item else filling


def time_with_days(source: RowSource, audience: Audience) -> Filling:
    """The limits of a row with their days."""
    return _of_limits(source, audience, with_days=True)


def first_day(source: RowSource, _audience: Audience) -> Filling:
    """The day in force of the earliest limit, as a day; while its reading is open the earlier one."""
    limit = _earliest(source)
    return _of_day(limit.due if limit else None)


def last_day(source: RowSource, _audience: Audience) -> Filling:
    """The later day of that limit while its reading is open, else the same."""
    limit = _earliest(source)
    return _of_day(limit.due_latest if limit else None)


def _earliest(source: RowSource) -> Limit | None:
    return earliest_of(_limits(source))


def _limits(source: RowSource) -> Sequence[Limit]:
    """The limits that a row tells: of a clause its own, of a task each once; an item stands under its clause, which tells them."""
    if source.item:
        return ()
    return source.clause.limits if source.clause else source.sheet.task.limits


def _of_limits(source: RowSource, audience: Audience, *, with_days: bool = False) -> Filling:
    """The limits in force; in the row of a task each with what it is said of, and that the plan is silent of the rest.

    An item, which stands under its clause, does not repeat that there is none.
    """
    texts: list[str] = []
    for limit in _limits(source):
        fate = audience.fate_of(source.sheet.task.plan, limit)
        subject = "" if source.clause else limits.said_of(limit)
        if fate:
            texts += [limits.now(limit, fate) + subject, limits.original(limit)]
        else:
            texts.append(limits.wording(limit) + subject)
            texts += limits.days_on_paper(limit) if with_days else ()
    if not texts:
        return _of_texts("" if source.item else SILENT)
    if source.clause is None and not _are_all_limited(source):
        texts.append(limits.REST)
    return _of_texts(*texts)


def _are_all_limited(source: RowSource) -> bool:
    """Whether each clause of the task has a limit."""
    return all(clause.limits for clause in source.sheet.clauses)


def outputs(source: RowSource, _audience: Audience) -> Filling:
    """What is handed in, each once: of a task, by all its clauses."""
    clauses = [source.clause] if source.clause else source.sheet.clauses
    outputs: dict[str, None] = {}
    for clause in clauses:
        outputs |= dict.fromkeys(clause.output)
    return _of_texts(*outputs)


def boxes(source: RowSource, _audience: Audience) -> Filling:
    """What is ticked or counted of a row; nothing where its parts are ticked, or where it cannot be done by itself."""
    if not source.is_act:
        return Filling(Cell(), frozenset({"no box"}))
    if source.is_divided:
        return Filling(Cell(), frozenset({"divided"}))
    if source.clause is None:
        tick_kinds = ticks.tick_kinds_of_task(source.sheet.clauses)
        return Filling(Cell(ticks.lines_of_task(tick_kinds)), _topics_of(tick_kinds))
    tick_kind = ticks.tick_kind_of(source.clause, source.item)
    return Filling(Cell(ticks.lines_of_clause(tick_kind)), _topics_of([tick_kind]))


def cases(source: RowSource, audience: Audience) -> Filling:
    """Room to write; of what is done for each case, for its numbers; a right is not struck off."""
    if source.clause is None or ticks.tick_kind_of(source.clause, source.item) not in ticks.NOT_ENTERED:
        return blank(source, audience)
    if ticks.tick_kind_of(source.clause, source.item) == "right":
        return Filling(cell(f"{KINDS['right']}，{NOT_STRUCK_OFF}"))
    filling = boxes(source, audience)
    # In a narrow column each number stands in a line of its own.
    numbers = " ".join(filling.cell.texts).split()
    return filling._replace(cell=cell(*numbers))


def duty(source: RowSource, audience: Audience) -> Filling:
    """承擔職責: what the asked units are in the task, by its assignment."""
    return _of_texts(*duties_of(source.sheet, audience))


def _of_texts(*texts: str) -> Filling:
    return Filling(cell(*texts))


def _of_day(iso: str | None) -> Filling:
    return Filling(Cell(((iso,),), date.fromisoformat(iso))) if iso else Filling(Cell())


def _topics_of(tick_kinds: Sequence[TickKind]) -> frozenset[NoteTopic]:
    """What the ticks of these kinds print that a note must explain."""
    if not ticks.CASES.isdisjoint(tick_kinds):
        return frozenset({"cases"})
    return frozenset()


def _remarks(source: RowSource) -> Iterable[str]:
    """What a row does not show of its clause: that a list is not complete, that its points are on another sheet."""
    if source.item or source.clause is None:
        return
    if source.clause.clause in source.sheet.open:
        yield UNENDING
    if source.clause.items and ticks.tick_kind_of(source.clause) in ticks.CASES:
        yield f"（逐案核對{len(source.clause.items)}點）"
