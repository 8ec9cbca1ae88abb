"""What stands under the plan's words of a row and is not the plan's: what the office has laid down, and how far the task is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fazhi_cli.formats.document import Cell, Label, Quoted, cell, line_text
from fazhi_cli.layouts import office
from fazhi_cli.layouts.checklists.columns import Filling
from fazhi_cli.layouts.checklists.ticks import CASES, tick_kind_of
from fazhi_cli.plan.supervision import status_word
from fazhi_cli.query.keys import TaskKey
from fazhi_cli.vocabulary import LIGHTS, NOT_REGISTERED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fazhi_cli.formats.document import CellLine
    from fazhi_cli.layouts.checklists.audience import Audience
    from fazhi_cli.layouts.checklists.row_source import RowLevel, RowSource
    from fazhi_cli.query.matter import Matter
    from fazhi_cli.query.task_sheets import TaskSheet

COURSE = "進展"


def under_words(
    filling: Filling, source: RowSource, level: RowLevel, audience: Audience, *, tells_course: bool
) -> Filling:
    """A cell of the plan's words with what is added of its row; tells_course: no column of the table does."""
    lines = [*_of_office(source, level)]
    if source.clause is None and audience.shows_progress and tells_course:
        lines.append((Label(f"{COURSE}："), _course(source.sheet, audience)))
    return filling._replace(cell=Cell((*filling.cell.lines, *lines))) if lines else filling


def under_heading(sheet: TaskSheet, audience: Audience) -> Iterator[str]:
    """What is added of a task as a whole, where it stands as a heading above its clauses."""
    for detail in sheet.details:
        if detail.ref == str(sheet.task.id):
            yield office.label() + office.told(detail)
    if audience.shows_progress:
        yield f"{COURSE}：{_course(sheet, audience)}"


def of_office(source: RowSource, _audience: Audience) -> Filling:
    """The column of a workbook for what the office has laid down of a row; of a clause what it has of the task too."""
    whole = [] if source.clause is None else [d for d in source.sheet.details if d.ref == str(source.sheet.task.id)]
    lines = [office.told(detail) for detail in whole]
    lines += [line_text(line).removeprefix(office.label()) for line in _of_office(source, "item")]
    return Filling(cell(*lines))


def course(source: RowSource, audience: Audience) -> Filling:
    """The column of a workbook for how far the task is."""
    return Filling(cell(_course(source.sheet, audience)))


def status(source: RowSource, audience: Audience) -> Filling:
    """The status of a task as the register has it, where progress is shown; else room to write."""
    matter = _matter(source.sheet, audience)
    return Filling(cell(status_word(matter.status)) if matter and matter.status else Cell())


def report(source: RowSource, audience: Audience) -> Filling:
    """The light and the last report of the unit that collects, where progress is shown; else room to write."""
    matter = _matter(source.sheet, audience)
    if matter is None:
        return Filling(Cell())
    told = " ".join(filter(None, (LIGHTS.get(matter.light or ""), matter.reported)))
    return Filling(cell((f"{told}：", Quoted(matter.note)) if matter.note else told))


def _matter(sheet: TaskSheet, audience: Audience) -> Matter | None:
    return (audience.matters or {}).get(TaskKey(sheet.task.plan, sheet.task.id))


def _course(sheet: TaskSheet, audience: Audience) -> str:
    """「推進中，△，2015-03-01填報」."""
    matter = _matter(sheet, audience)
    if matter is None:
        return NOT_REGISTERED
    status = status_word(matter.status) or NOT_REGISTERED
    return "，".join(
        filter(None, (status, LIGHTS.get(matter.light or ""), matter.reported and f"{matter.reported}填報"))
    )


def _of_office(source: RowSource, level: RowLevel) -> Iterator[CellLine]:
    """What the office has laid down of a row and of its parts that get no row of their own."""
    own = str(source.ref)
    for detail in source.sheet.details:
        _, of_clause, clause = detail.ref.partition(".")
        _, of_item, item = detail.ref.partition("-")
        if detail.ref == own:
            yield (Label(office.label()), office.told(detail))
        elif source.clause is None and of_clause:
            number, _, item = clause.partition("-")
            yield (Label(office.label(f"第{number}句{f'第{item}項' if item else ''}")), office.told(detail))
        elif (
            source.clause is not None and of_item and detail.ref.startswith(f"{own}-") and not _has_items(source, level)
        ):
            yield (Label(office.label(f"第{item}項")), office.told(detail))


def _has_items(source: RowSource, level: RowLevel) -> bool:
    """Whether the items of a clause stand in rows of their own."""
    return level == "item" and source.clause is not None and tick_kind_of(source.clause) not in CASES
