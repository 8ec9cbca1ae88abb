"""Selection -> the document of a layout."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from fazhi_cli.formats.document import Document, Row, Section, Table, fingerprint
from fazhi_cli.layouts.checklists import notes
from fazhi_cli.layouts.checklists.audience import Audience
from fazhi_cli.layouts.checklists.layouts import find
from fazhi_cli.layouts.checklists.row_source import row_sources
from fazhi_cli.layouts.checklists.wording import sentence
from fazhi_cli.layouts.sections import chapter_heading
from fazhi_cli.query.notes import notes as notes_on_selection
from fazhi_cli.query.sheet_facts import plan_facts
from fazhi_cli.query.sheets import sheets

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from fazhi_cli.asked.selection import Selection
    from fazhi_cli.layouts.checklists.acting import Explained
    from fazhi_cli.layouts.checklists.columns import Filling
    from fazhi_cli.layouts.checklists.layout import Layout, LayoutColumn
    from fazhi_cli.layouts.checklists.row_source import RowLevel, RowSource
    from fazhi_cli.query.reader import Reader
    from fazhi_cli.query.sheet_facts import PlanFacts
    from fazhi_cli.query.sheets import Sheet


def build(reader: Reader, selection: Selection, layout: str | None = None, level: RowLevel | None = None) -> Document:
    """The document of a selection, in the plan's own script and punctuation. Raises WrongCall for an unknown layout."""
    shape = find(layout, selection)
    level = level or shape.level
    found = sheets(reader, selection, whole=level == "task")
    audience = Audience.of(reader, selection)
    is_library = len(reader.plans) > 1
    table_builder = TableBuilder(shape, level, audience, has_chapters=not selection.sort, is_library=is_library)
    plans = plan_facts(reader)
    by_plan = {plan: list(of_plan) for plan, of_plan in groupby(found, key=lambda sheet: sheet.task.plan)}
    captions = {plan: _title(plans[plan]) for plan in by_plan}
    lines = [*_count_line(reader, selection, found, audience)]
    if len(by_plan) == 1:
        # The title of a single plan stands under that of the sheet, not over its only table.
        lines = [*captions.values(), *lines]
        captions = dict.fromkeys(captions, "")
    built = [table_builder.table(of_plan, captions[plan]) for plan, of_plan in by_plan.items()]
    explained = frozenset().union(*(table.explained for table in built))
    return Document(
        shape.name,
        shape.title,
        tuple(each.table for each in built),
        tuple(lines),
        shape.is_landscape,
        shape.signatures if found else (),
        tuple(_notes(reader, selection, found, audience, explained)),
        is_tick_list=shape.is_tick_list,
    )


class BuiltTable(NamedTuple):
    """A table, with what it prints that a note must explain."""

    table: Table
    explained: frozenset[Explained]


class TableBuilder(NamedTuple):
    """Builds the tables of one layout."""

    layout: Layout
    level: RowLevel
    audience: Audience
    has_chapters: bool
    is_library: bool

    def table(self, of_plan: Sequence[Sheet], caption: str) -> BuiltTable:
        rows: list[Section | Row] = []
        explained: set[Explained] = set()
        for part in self._parts(of_plan):
            if isinstance(part, Section):
                rows.append(part)
                continue
            fillings = [column.fill(part, self.audience) for column in self.columns]
            rows.append(self._row(part, fillings))
            for filling in fillings:
                explained |= filling.explained
        columns = tuple(column.column for column in self.columns)
        return BuiltTable(Table(columns, tuple(rows), caption), frozenset(explained))

    @property
    def columns(self) -> Sequence[LayoutColumn]:
        """The layout's; where no unit is asked for, nothing is told from the side of a unit."""
        if self.audience.names_units:
            return self.layout.columns
        return [column.unasked or column for column in self.layout.columns]

    def _parts(self, of_plan: Sequence[Sheet]) -> Iterator[Section | RowSource]:
        """What the table consists of: the headings of chapters and tasks, and what gets a row."""
        chapter = ""
        for order, sheet in enumerate(of_plan, 1):
            task = sheet.task
            heading = chapter_heading(task.chapter, task.chapter_title)
            if self.has_chapters and heading != chapter:
                chapter = heading
                if heading:
                    yield Section(heading)
            if self.layout.has_task_sections and self.level != "task":
                yield Section(f"{task.number}{task.title}", level=2)
            yield from row_sources(sheet, order, self.level, is_headed=self.layout.has_task_rows)

    def _row(self, source: RowSource, fillings: Sequence[Filling]) -> Row:
        """A row, with what it stands for as it can be read back: in a library with its plan."""
        cells = tuple(filling.cell for filling in fillings)
        ref = source.ref
        if self.is_library:
            ref = ref._replace(plan=source.sheet.task.plan)
        return Row(cells, str(ref), fingerprint(source.text))


def _title(facts: PlanFacts) -> str:
    """The plan as it is cited: in 《》, with its number where the plan gives one."""
    if facts.number:
        return f"《{facts.title}》({facts.number})"
    return f"《{facts.title}》"


def _count_line(reader: Reader, selection: Selection, found: Sequence[Sheet], audience: Audience) -> Iterator[str]:
    """Of asked units which they are and how much is theirs."""
    if not found:
        yield "沒有符合條件的任務。"
        return
    typed = (*selection.unit, *selection.lead, *selection.responsible)
    if not typed:
        return
    leads = answers = undecided = 0
    for sheet in found:
        parts = audience.parts.get((sheet.task.plan, sheet.task.id), ())
        # Whether an open group takes in the unit the plan does not say: such a task is not counted as the unit's duty.
        roles = {part.role for part in parts if part.way != "open"}
        leads += "lead" in roles
        answers += "responsible" in roles
        undecided += not roles
    names = dict.fromkeys(_name(reader, name) for name in typed)
    line = f"{'、'.join(names)}:共{len(found)}項,牽頭{leads}項,負責{answers}項"
    yield f"{line},範圍開放{undecided}項" if undecided else line


def _name(reader: Reader, typed: str) -> str:
    """An asked unit as the plan's data spell it: its own name, or the later name or the member's that was meant."""
    found = reader.senses(typed)
    for own in ("name", "full", "alias"):
        for _plan, unit, sense, _spelling in found:
            if sense == own:
                return unit
    _plan, _unit, _sense, spelling = found[-1]
    return spelling


def _notes(
    reader: Reader, selection: Selection, found: Sequence[Sheet], audience: Audience, explained: frozenset[Explained]
) -> list[str]:
    """The sentences under the sheet, each once."""
    names_units = audience.names_units
    on_readings = list(notes.readings(reader, selection, found))
    on_sheet = [
        *notes.units(reader, found, names_units=names_units),
        *notes.explanations(explained, names_units=names_units),
        *notes.office_additions(on_readings),
    ]
    on_selection = [note.on_paper for note in notes_on_selection(reader, selection) if note.sight != "explain"]
    sentences = [*map(sentence, on_readings), *on_selection, *map(sentence, on_sheet)]
    return list(dict.fromkeys(sentences))
