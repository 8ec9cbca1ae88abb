"""Selection -> the document of a layout."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from fazhi_cli.formats.document import Document, Row, Section, Table, fingerprint
from fazhi_cli.layouts.checklists import entries
from fazhi_cli.layouts.checklists import notes as foot
from fazhi_cli.layouts.checklists.columns import Asked
from fazhi_cli.layouts.checklists.table import UNASKED, find
from fazhi_cli.layouts.sections import by_chapter
from fazhi_cli.query.sheets import sheets

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from fazhi_cli.asked.selection import Selection
    from fazhi_cli.layouts.checklists.entries import Entry, Level
    from fazhi_cli.layouts.checklists.table import Filled, Layout
    from fazhi_cli.query.reader import Reader
    from fazhi_cli.query.sheets import Sheet


def build(reader: Reader, selection: Selection, layout: str | None = None, level: Level | None = None) -> Document:
    """The document of a selection, in the plan's own script and punctuation. Raises WrongCall for an unknown layout."""
    shape = find(layout, selection)
    level = level or shape.level
    found = sheets(reader, selection, whole=level == "task")
    asked = Asked.of(reader, selection)
    making = Making(shape, level, asked, sectioned=not selection.sort, several=len(reader.plans) > 1)
    plans = {plan: list(its) for plan, its in groupby(found, key=lambda sheet: sheet.task.plan)}
    titles = {plan: _title(reader, plan) for plan in plans}
    document = Document(
        shape.name,
        shape.title,
        tuple(making.table(its, titles[plan] if len(plans) > 1 else "") for plan, its in plans.items()),
        (*(titles.values() if len(plans) == 1 else ()), *_counts(selection, found, asked)),
        shape.landscape,
        shape.signatures if found else (),
    )
    notes = foot.notes(reader, selection, found, asked, _words(document))
    return document._replace(notes=tuple(dict.fromkeys(notes)))


class Making(NamedTuple):
    """Makes the tables of one layout."""

    shape: Layout
    level: Level
    asked: Asked
    sectioned: bool
    several: bool

    def table(self, its: Sequence[Sheet], caption: str) -> Table:
        return Table(tuple(each.column for each in self.columns), tuple(self.rows(its)), caption)

    @property
    def columns(self) -> Sequence[Filled]:
        """The layout's; where no unit is asked for, nothing is told from a unit's place."""
        if self.asked.parts:
            return self.shape.columns
        return [UNASKED.get(each.heading, each) for each in self.shape.columns]

    def rows(self, its: Sequence[Sheet]) -> Iterator[Section | Row]:
        numbered = enumerate(its, 1)
        for chapter, members in groupby(numbered, key=lambda pair: _chapter(pair[1]) if self.sectioned else ""):
            if chapter:
                yield Section(chapter)
            for order, sheet in members:
                if self.shape.spanned and self.level != "task":
                    yield Section(f"{sheet.task.number}{sheet.task.title}", level=2)
                for entry in entries.of_task(sheet, order, self.level, headed=self.shape.headed):
                    yield self.row(entry)

    def row(self, entry: Entry) -> Row:
        ref = f"{entry.sheet.task.plan}:{entry.ref}" if self.several else entry.ref
        return Row(tuple(each.fill(entry, self.asked) for each in self.columns), ref, fingerprint(entry.text))


def _title(reader: Reader, plan: str) -> str:
    """The plan as it is cited: in 《》, with its number where the plan gives one."""
    [(title, number)] = reader.rows("SELECT title, number FROM plans WHERE id = ?", (plan,))
    return f"《{title}》({number})" if number else f"《{title}》"


def _counts(selection: Selection, found: Sequence[Sheet], asked: Asked) -> Iterator[str]:
    """Of asked units which they are and how much is theirs."""
    units = [_name(asked.reader, name) for name in (*selection.unit, *selection.lead, *selection.responsible)]
    if not found:
        yield "沒有符合條件的任務。"
    elif units:
        its_parts = [asked.parts.get((sheet.task.plan, sheet.task.id), ()) for sheet in found]
        # Whether an open group takes in the unit the plan does not say: such a task is not counted as the unit's duty.
        roles = [{part.role for part in its if part.way != "open"} for its in its_parts]
        lead, responsible = (sum(role in its for its in roles) for role in ("lead", "responsible"))
        opened = f",範圍開放{roles.count(set())}項" if set() in roles else ""
        yield f"{'、'.join(dict.fromkeys(units))}:共{len(found)}項,牽頭{lead}項,負責{responsible}項{opened}"


def _name(reader: Reader, typed: str) -> str:
    """An asked unit as the plan's data spell it: its own name, or the later name or the member's that was meant."""
    senses = {sense: (unit, spelling) for _plan, unit, sense, spelling in reversed(reader.senses(typed))}
    for sense in ("name", "full", "alias"):
        if sense in senses:
            return senses[sense][0]
    return next(iter(senses.values()))[1]


def _chapter(sheet: Sheet) -> str:
    return by_chapter({"chapter": sheet.task.chapter, "chapter_title": sheet.task.chapter_title})


def _words(document: Document) -> str:
    rows = (row for table in document.tables for row in table.rows if isinstance(row, Row))
    return "\n".join(cell.text for row in rows for cell in row.cells)
