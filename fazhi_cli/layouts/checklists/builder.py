"""Selection -> the document of a layout."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from fazhi_cli.formats.document import Document, Section, Table, TableRow, fingerprint
from fazhi_cli.layouts.checklists import notes
from fazhi_cli.layouts.checklists.audience import Audience
from fazhi_cli.layouts.checklists.layouts import find
from fazhi_cli.layouts.checklists.row_source import row_sources
from fazhi_cli.layouts.sections import chapter_heading
from fazhi_cli.query.duty_sheets import duty_sheets, names_only_unnamed
from fazhi_cli.query.keys import TaskKey
from fazhi_cli.query.notes import notes as notes_on_selection
from fazhi_cli.query.plans import plans
from fazhi_cli.query.task_sheets import task_sheets
from fazhi_cli.query.unit_names import OWN_NAMES, meanings
from fazhi_cli.vocabulary import APPLIES, checklist_notes
from fazhi_cli.vocabulary.notes import sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from fazhi_cli.layouts.checklists.acting import NoteTopic
    from fazhi_cli.layouts.checklists.columns import Filling
    from fazhi_cli.layouts.checklists.layout import Layout, LayoutColumn
    from fazhi_cli.layouts.checklists.row_source import RowLevel, RowSource
    from fazhi_cli.query.plans import Plan
    from fazhi_cli.query.question import Question
    from fazhi_cli.query.task_sheets import TaskSheet


def build(question: Question, layout: str | None = None, level: RowLevel | None = None) -> Document:
    """The document of a selection, in the plan's own script and punctuation. Raises WrongCall for an unknown layout."""
    shape = find(layout, question.selection)
    level = level or shape.level
    content = _content(question, level)
    if content.is_of_duties and level == "task":
        # No task is the unit's: what binds it are clauses.
        level = "clause"
    audience = Audience.of(question)
    table_builder = TableBuilder(
        shape, level, audience, has_chapters=content.has_chapters, is_library=question.database.is_library
    )
    sheets = content.sheets
    plans_of_sheets = {sheet.task.plan for sheet in sheets}
    captions = {plan.id: _title(plan) for plan in plans(question) if plan.id in plans_of_sheets}
    lines = list(content.lines) if content.is_of_duties else list(_count_line(question, sheets, audience))
    if len(captions) == 1:
        # The title of a single plan stands under that of the sheet, not over its only table.
        lines = [*captions.values(), *lines]
        captions = dict.fromkeys(captions, "")
    built = [table_builder.table(content.of_plan(plan), caption) for plan, caption in captions.items()]
    topics = frozenset().union(*(table.topics for table in built))
    return Document(
        shape.name,
        shape.title,
        tuple(each.table for each in built),
        tuple(lines),
        shape.is_landscape,
        shape.signatures if sheets else (),
        (*_notes(question, sheets, audience, topics), *content.notes),
        is_tick_list=shape.is_tick_list,
    )


class Part(NamedTuple):
    """Tasks that stand under a heading of their own, or under none."""

    heading: str
    sheets: tuple[TaskSheet, ...]


class Content(NamedTuple):
    """What a document tells of: tasks, or, of units that the plan does not name, the clauses that bind them.

    `lines` and `notes`: what its reader must know of such clauses.
    """

    parts: tuple[Part, ...]
    has_chapters: bool
    is_of_duties: bool = False
    lines: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def sheets(self) -> list[TaskSheet]:
        return [sheet for part in self.parts for sheet in part.sheets]

    def of_plan(self, plan: str) -> list[Part]:
        """The parts that tell of a plan, without what is of others."""
        parts = []
        for part in self.parts:
            sheets = tuple(sheet for sheet in part.sheets if sheet.task.plan == plan)
            if sheets:
                parts.append(Part(part.heading, sheets))
        return parts


def _content(question: Question, level: RowLevel) -> Content:
    if not names_only_unnamed(question):
        sheets = task_sheets(question, whole=level == "task")
        return Content((Part("", tuple(sheets)),), has_chapters=not question.selection.sort)
    found = duty_sheets(question)
    counted = [sentence(note) for note in found.notes if note.code == "duties-counted"]
    # What else there is in the plan is told on a screen, where one can ask for it.
    others = [sentence(note) for note in found.notes if note.code != "duties-counted" and note.prominence == "always"]
    return Content(
        tuple(Part(APPLIES[part.applies], part.sheets) for part in found.parts),
        has_chapters=False,
        is_of_duties=True,
        lines=tuple(counted),
        notes=tuple(others),
    )


class BuiltTable(NamedTuple):
    """A table, with what it prints that a note must explain."""

    table: Table
    topics: frozenset[NoteTopic]


class TableBuilder(NamedTuple):
    """Builds the tables of one layout."""

    layout: Layout
    level: RowLevel
    audience: Audience
    has_chapters: bool
    is_library: bool

    def table(self, of_plan: Sequence[Part], caption: str) -> BuiltTable:
        rows: list[Section | TableRow] = []
        topics: set[NoteTopic] = set()
        for part in self._parts(of_plan):
            if isinstance(part, Section):
                rows.append(part)
                continue
            fillings = [column.fill(part, self.audience) for column in self.columns]
            rows.append(self._row(part, fillings))
            for filling in fillings:
                topics |= filling.topics
        columns = tuple(column.column for column in self.columns)
        return BuiltTable(Table(columns, tuple(rows), caption), frozenset(topics))

    @property
    def columns(self) -> Sequence[LayoutColumn]:
        """The layout's; where no unit is asked for, nothing is told from the side of a unit."""
        if self.audience.names_units:
            return self.layout.columns
        return [column.unasked or column for column in self.layout.columns]

    def _parts(self, of_plan: Sequence[Part]) -> Iterator[Section | RowSource]:
        """What the table consists of: the headings of parts, chapters and tasks, and what gets a row."""
        order = 0
        for part in of_plan:
            if part.heading:
                yield Section(part.heading)
            yield from self._rows(part.sheets, order + 1)
            order += len(part.sheets)

    def _rows(self, sheets: Sequence[TaskSheet], first: int) -> Iterator[Section | RowSource]:
        """The tasks with the headings of their chapters; first: the running number of the first."""
        chapter = ""
        for order, sheet in enumerate(sheets, first):
            task = sheet.task
            heading = chapter_heading(task.chapter, task.chapter_title)
            if self.has_chapters and heading != chapter:
                chapter = heading
                if heading:
                    yield Section(heading)
            if self.layout.has_task_sections and self.level != "task":
                yield Section(f"{task.number}{task.title}", level=2)
            yield from row_sources(sheet, order, self.level, is_headed=self.layout.has_task_rows)

    def _row(self, source: RowSource, fillings: Sequence[Filling]) -> TableRow:
        """A row, with what it stands for as it can be read back: in a library with its plan."""
        cells = tuple(filling.cell for filling in fillings)
        ref = source.ref
        if self.is_library:
            ref = ref._replace(plan=source.sheet.task.plan)
        return TableRow(cells, str(ref), fingerprint(source.text))


def _title(plan: Plan) -> str:
    """The plan as it is cited: in 《》, with its number where the plan gives one."""
    if plan.number:
        return f"《{plan.title}》（{plan.number}）"
    return f"《{plan.title}》"


def _count_line(question: Question, sheets: Sequence[TaskSheet], audience: Audience) -> Iterator[str]:
    """Of asked units which they are and how much is theirs."""
    if not sheets:
        yield "沒有符合條件的任務。"
        return
    selection = question.selection
    typed = (*selection.unit, *selection.lead, *selection.responsible)
    if not typed:
        return
    leads = answers = undecided = 0
    in_other_roles: Counter[str] = Counter()
    for sheet in sheets:
        own = audience.assignments.get(TaskKey(sheet.task.plan, sheet.task.id), ())
        # Whether an open group takes in the unit the plan does not say: such a task is not counted as the unit's duty.
        certain = [assignment for assignment in own if assignment.way != "open"]
        words = {role.unit: role.role for role in sheet.task.roles}
        of_words = {words[assignment.unit] for assignment in certain if assignment.unit in words}
        roles = {assignment.role for assignment in certain if assignment.unit not in words}
        leads += "lead" in roles
        answers += "responsible" in roles
        in_other_roles.update(of_words)
        undecided += not certain
    names = dict.fromkeys(_name(question, name) for name in typed)
    line = f"{'、'.join(names)}：共{len(sheets)}項，牽頭{leads}項，負責{answers}項"
    for word, tasks in in_other_roles.items():
        line += f"，{word}{tasks}項"
    yield f"{line}，方案未列明具體單位{undecided}項" if undecided else line


def _name(question: Question, typed: str) -> str:
    """An asked unit as the plan's data spell it: its own name, or the later name or the member's that was meant."""
    known = meanings(question, typed)
    for sense in OWN_NAMES:
        for meaning in known:
            if meaning.sense == sense:
                return meaning.unit
    return known[-1].spelling


def _notes(
    question: Question, sheets: Sequence[TaskSheet], audience: Audience, topics: frozenset[NoteTopic]
) -> list[str]:
    """The sentences under the sheet, each once."""
    names_units = audience.names_units
    on_readings = list(notes.readings(question, sheets))
    on_sheet = [
        *notes.units(question, sheets, names_units=names_units),
        *notes.explanations(topics, names_units=names_units),
        *notes.office_additions(on_readings),
    ]
    sentences = [
        *map(checklist_notes.sentence, on_readings),
        *map(sentence, notes_on_selection(question)),
        *map(checklist_notes.sentence, on_sheet),
    ]
    return list(dict.fromkeys(sentences))
