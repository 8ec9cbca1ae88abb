"""Selection -> the document of a layout."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from fazhi_cli.formats.column_widths import fitted
from fazhi_cli.formats.document import Document, FillIn, Section, Table, TableRow, fingerprint
from fazhi_cli.formats.punctuation import with_days_in_words
from fazhi_cli.layouts.checklists import additions, notes
from fazhi_cli.layouts.checklists.audience import Audience
from fazhi_cli.layouts.checklists.columns import chapter_of, section_of
from fazhi_cli.layouts.checklists.content import content_of
from fazhi_cli.layouts.checklists.layout import boxes
from fazhi_cli.layouts.checklists.layouts import find
from fazhi_cli.layouts.checklists.roles import ANSWERS, LEADS, duties_of, others_of, printed
from fazhi_cli.layouts.checklists.row_source import RowSource, row_sources
from fazhi_cli.layouts.checklists.work import COURSE, OUTPUTS, TOLD, told_beside
from fazhi_cli.layouts.heading import OF_NO_UNIT, asked, heading
from fazhi_cli.query.membership import bodies_asked
from fazhi_cli.vocabulary import checklist_notes
from fazhi_cli.vocabulary.checklist_notes import OWN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from fazhi_cli.formats.document import Row
    from fazhi_cli.layouts.checklists.acting import NoteTopic
    from fazhi_cli.layouts.checklists.columns import Filling
    from fazhi_cli.layouts.checklists.content import Content, Part
    from fazhi_cli.layouts.checklists.layout import Layout, LayoutColumn
    from fazhi_cli.layouts.checklists.row_source import RowLevel
    from fazhi_cli.query.question import Question
    from fazhi_cli.query.task_sheets import TaskSheet


WHETHER_IT_APPLIES = boxes("是否適用：", ("適用", "不適用"))
"""What a unit says of clauses of which neither the plan nor the register of units says that they bind it."""


def build(
    question: Question, layout: str | None = None, level: RowLevel | None = None, *, shows_progress: bool = False
) -> Document:
    """The document of a selection, in the plan's own script and punctuation. Raises WrongCall for an unknown layout.

    shows_progress: what the question knows of the register stands beside the tasks.
    """
    shape = find(layout, question.selection)
    level = level or shape.level
    content = content_of(question, level)
    if content.is_of_duties and level == "task":
        # No task is the unit's: what binds it are clauses.
        level = "clause"
    audience = Audience.of(question, shows_progress=shows_progress)
    sheets = content.sheets
    printed = {sheet.task.plan for sheet in sheets}
    # Of the tasks that are cut off no sheet says whose they are.
    split = _by_role(sheets, audience) if question.selection.limit is None else {}
    of_question = heading(question, split, has_period=shape.has_period)
    selection = of_question.selection if sheets else asked(question)
    if content.is_of_duties:
        # Clauses that bind a unit that the plan does not name are counted by how surely they do, and not as its tasks.
        selection = content.whose
    above = of_question._replace(selection=selection)
    if printed:
        above = above._replace(plans={plan: title for plan, title in above.plans.items() if plan in printed})
    builder = TableBuilder(
        shape, level, audience, has_chapters=content.has_chapters, is_library=question.database.is_library
    )
    is_single = len(above.plans) == 1
    built = []
    workbook = []
    for plan in above.plans if printed else ():
        caption = "" if is_single else above.plans[plan]
        built.append(builder.table(content.of_plan(plan), caption))
        workbook.append(WorkTables(builder).table(content.of_plan(plan), caption))
    told = _notes(question, content, audience, _topics(built), _topics(workbook))
    document = Document(
        shape.name,
        shape.called(names_units=audience.names_units),
        tuple(each.table for each in built),
        content.lines if sheets else ("沒有符合條件的任務。",),
        shape.is_landscape,
        shape.signatures if sheets else (),
        told.on_page,
        is_tick_list=shape.is_tick_list,
        is_outline=shape.is_outline,
        is_annex=shape.is_annex,
        workbook=tuple(each.table for each in workbook),
        workbook_notes=told.in_workbook,
        names=tuple(dict.fromkeys((*checklist_notes.kept_whole(_called(audience)), *_bodies(sheets), *told.names))),
    )
    return above.above(document, question, has_captions=not is_single)


def title_of(question: Question, layout: str | None) -> str:
    """What the sheet of a selection is called. Raises WrongCall for an unknown layout or unit."""
    return find(layout, question.selection).called(names_units=bool(bodies_asked(question)))


def _called(audience: Audience) -> list[str]:
    """What the sheet calls the asked units."""
    return [OWN] if audience.is_of_one_body else [body.name for body in audience.bodies]


def _bodies(sheets: Sequence[TaskSheet]) -> tuple[str, ...]:
    """The units of some tasks, and who must act by their words, each once."""
    return tuple(dict.fromkeys(body for sheet in sheets for body in sheet.bodies))


def _by_role(sheets: Sequence[TaskSheet], audience: Audience) -> Mapping[str, int]:
    """How many tasks the asked units have in which role."""
    if not audience.names_units:
        return {}
    by_role = Counter(dict.fromkeys((LEADS, ANSWERS), 0))
    undecided = 0
    for sheet in sheets:
        own = audience.assignments_of(sheet)
        # Whether an open group takes in the unit the plan does not say: such a task is not counted as the unit's duty.
        certain = [assignment for assignment in own if assignment.way != "open"]
        words = {role.unit: role.role for role in sheet.task.roles}
        of_words = {words[assignment.unit] for assignment in certain if assignment.unit in words}
        roles = {assignment.role for assignment in certain if assignment.unit not in words}
        by_role.update({LEADS: "lead" in roles, ANSWERS: "responsible" in roles})
        by_role.update(of_words)
        undecided += not certain
    by_role[OF_NO_UNIT] = undecided
    return by_role


class BuiltTable(NamedTuple):
    """A table, with what it prints that a note must explain."""

    table: Table
    topics: frozenset[NoteTopic]


def _topics(built: Iterable[BuiltTable]) -> frozenset[NoteTopic]:
    return frozenset().union(*(each.topics for each in built))


class TableBuilder(NamedTuple):
    """Builds the tables of one layout, as a page has them."""

    layout: Layout
    level: RowLevel
    audience: Audience
    has_chapters: bool
    is_library: bool

    @property
    def columns(self) -> Sequence[LayoutColumn]:
        """The layout's; where the headings of tasks divide the rows, not what these say, whose room the words get."""
        if not self.has_headed_tasks:
            return self.layout.columns
        number, words, *others = [column for column in self.layout.columns if not column.of_tasks]
        freed = sum(column.share for column in self.layout.columns if column.of_tasks)
        return [number, replace(words, share=words.share + freed), *others]

    @property
    def has_headed_tasks(self) -> bool:
        """Whether a task stands as a heading above what gets a row of it."""
        return self.level != "task" or (self.layout.has_task_blocks and self.layout.tells_units)

    def table(self, of_plan: Sequence[Part], caption: str) -> BuiltTable:
        sheets = [sheet for part in of_plan for sheet in part.sheets]
        rows: list[Row] = []
        topics: set[NoteTopic] = set()
        for part in self._parts(of_plan):
            if not isinstance(part, RowSource):
                rows.append(part)
                continue
            fillings = [self._filled(column, part) for column in self.columns]
            rows.append(self.row(part, fillings))
            for filling in fillings:
                topics |= filling.topics
        names_units = self.audience.names_units
        plain = [column.column(names_units=names_units) for column in self.columns]
        columns = fitted(plain, rows, _bodies(sheets), landscape=self.layout.is_landscape)
        return BuiltTable(Table(columns, tuple(rows), caption), frozenset(topics))

    def _filled(self, column: LayoutColumn, source: RowSource) -> Filling:
        filling = column.fill(source, self.audience)
        if not column.has_words:
            return filling
        tells_course = all(other.fill is not additions.status for other in self.columns)
        return additions.under_words(filling, source, self.level, self.audience, tells_course=tells_course)

    def _parts(self, of_plan: Sequence[Part]) -> Iterator[Section | RowSource | FillIn]:
        """What the table consists of: the headings above the tasks and those of tasks, what gets a row, and room to write."""
        for part in of_plan:
            if part.heading:
                yield Section(part.heading)
            # In a plan with sections every task stands under two headings, so that tasks have one level throughout.
            level = 3 if self.has_chapters and any(map(section_of, part.sheets)) else 2
            above = ("", "")
            for headings, of_headings in groupby(part.sheets, key=lambda sheet: (chapter_of(sheet), section_of(sheet))):
                sheets = list(of_headings)
                if self.has_chapters:
                    # A row alone does not go on overleaf, and where tasks have headings of their own these do.
                    yield from _begun(headings, above, repeats=len(sheets) > 1 and not self.has_headed_tasks)
                    above = headings
                for sheet in sheets:
                    yield from self._of_task(sheet, level, is_asked=part.is_asked)

    def _of_task(self, sheet: TaskSheet, level: int, *, is_asked: bool) -> Iterator[Section | RowSource | FillIn]:
        """level: of the task's heading."""
        if self.has_headed_tasks:
            units = self._units(sheet) if self.layout.tells_units else ""
            named = f"{sheet.task.called} {sheet.task.title}"
            details = filter(None, (units, *additions.under_heading(sheet, self.audience)))
            yield Section(named, level, details=tuple(details), repeats=True, is_of_parts=True)
        yield from row_sources(sheet, self.level)
        if self.layout.fill_in:
            asked = (WHETHER_IT_APPLIES,) if is_asked else ()
            yield FillIn((*asked, *self.layout.fill_in), self._ref(RowSource(sheet)))

    def _units(self, sheet: TaskSheet) -> str:
        """What the asked units are in a task, and who else leads and answers for it."""
        told = []
        # Of which group a unit is a member a note says once.
        own = duties_of(sheet, self.audience, with_groups=False)
        if own and self.audience.is_of_one_body:
            told.append(f"{OWN}：{'、'.join(own)}")
        else:
            told += own
        for others in others_of(sheet, self.audience):
            # Beside a unit that leads, the others that do are other leads.
            another = "其他" if others.is_beside_own else ""
            # The word that stands before the names is not said again behind each.
            names = [name.removesuffix(f"({others.role})") for name in printed(sheet, others.units)]
            told.append(f"{another}{_body_of(others.role)}：{'、'.join(names)}")
        return "；".join(told)

    def row(self, source: RowSource, fillings: Sequence[Filling]) -> TableRow:
        """A row, with what it stands for as it can be read back: in a library with its plan."""
        cells = tuple(filling.cell for filling in fillings)
        return TableRow(cells, self._ref(source), fingerprint(source.text))

    def _ref(self, source: RowSource) -> str:
        ref = source.ref
        if self.is_library:
            ref = ref._replace(plan=source.sheet.task.plan)
        return str(ref)


def _begun(headings: tuple[str, str], above: tuple[str, str], *, repeats: bool) -> Iterator[Section]:
    """The headings of chapter and section that begin here; a section of another chapter stands under that chapter's.

    repeats: on every page to which their rows go on.
    """
    chapter, section = headings
    if chapter and chapter != above[0]:
        yield Section(chapter, repeats=repeats)
    if section:
        yield Section(section, 2, repeats=repeats)


_BODIES = ("單位", "部門", "機構", "主體", "科室", "處室", "股室", "单位", "部门", "机构", "主体", "处室")
_LONGEST_BEFORE_BODY = 4


def _body_of(role: str) -> str:
    """What units in a role are called: 協辦 makes 協辦單位, 指導部門 is said already, 按職責分工負責 is no part of a name."""
    if role.endswith(_BODIES):
        return role
    return f"{role}單位" if len(role) <= _LONGEST_BEFORE_BODY else f"{role}的單位"


class WorkTables(NamedTuple):
    """Builds the same tables to work in: every row says of which chapter, task and units it is, and nothing divides them."""

    page: TableBuilder

    def table(self, of_plan: Sequence[Part], caption: str) -> BuiltTable:
        sources = [s for part in of_plan for sheet in part.sheets for s in row_sources(sheet, self.page.level)]
        columns = []
        fillings = []
        for column in (*told_beside(self.page.layout.work), *self.page.layout.work):
            filled = [column.fill(source, self.page.audience) for source in sources]
            if not self._is_needless(column, filled):
                columns.append(column.column(names_units=self.page.audience.names_units))
                fillings.append(filled)
        rows = [self.page.row(source, of_row) for source, *of_row in zip(sources, *fillings, strict=True)]
        topics = frozenset().union(*(filling.topics for filled in fillings for filling in filled))
        return BuiltTable(Table(tuple(columns), tuple(rows), caption), topics)

    def _is_needless(self, column: LayoutColumn, filled: Sequence[Filling]) -> bool:
        """Whether a column that tells something says nothing in any row, or what another tells; one to write in is needed."""
        if column is COURSE:
            has_status = any(other.fill is additions.status for other in self.page.layout.work)
            return has_status or not self.page.audience.shows_progress
        return column in (*TOLD, OUTPUTS) and not any(filling.cell.lines for filling in filled)


class Notes(NamedTuple):
    """The sentences under a page and under its workbook, each once, and the names in them."""

    on_page: tuple[str, ...]
    in_workbook: tuple[str, ...]
    names: tuple[str, ...]


def _notes(
    question: Question,
    content: Content,
    audience: Audience,
    of_page: frozenset[NoteTopic],
    of_workbook: frozenset[NoteTopic],
) -> Notes:
    """of_page, of_workbook: what the cells of each print that a note must explain."""
    sheets = content.sheets
    selected = list(notes.on_selection(question, is_of_duties=content.is_of_duties))
    on_readings = list(notes.readings(question, sheets, audience.fates))
    on_units = list(notes.units(question, sheets, audience.bodies))

    def under(topics: frozenset[NoteTopic]) -> tuple[str, ...]:
        on_cells = [*notes.explanations(topics, audience), *notes.office_additions(on_readings)]
        sentences = [
            *map(checklist_notes.sentence, on_readings),
            *map(checklist_notes.on_paper, selected),
            *map(checklist_notes.sentence, on_units),
            *map(checklist_notes.sentence, on_cells),
        ]
        # The day above the table is in words in every format.
        return (*dict.fromkeys(map(with_days_in_words, sentences)), *content.notes)

    return Notes(
        under(of_page),
        under(of_workbook),
        tuple(notes.names([*selected, *on_units])),
    )
