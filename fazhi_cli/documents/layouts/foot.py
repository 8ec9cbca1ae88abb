"""The notes under a checklist: what a reader of paper must know, who cannot ask the program."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from fazhi_cli.documents.ticks import sort_of
from fazhi_cli.query.notes import notes as said

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from fazhi_cli.documents.layouts.cells import Asked
    from fazhi_cli.query.reader import Reader
    from fazhi_cli.query.selection import Selection
    from fazhi_cli.query.sheets import Sheet

OFFICE = "※"
READINGS = {"strict": "從嚴口徑(不含當月)", "lenient": "從寬口徑(含當月)"}


def notes(reader: Reader, selection: Selection, sheets: Sequence[Sheet], asked: Asked, shown: str) -> Iterator[str]:
    """The notes that these sheets call for; shown is all that the document prints."""
    yield from _readings(reader, selection, sheets)
    yield from (note.printed or note.text for note in said(reader, selection) if note.sight != "explain")
    if not asked.parts:
        yield from _open(reader, sheets)
    yield from _successors(reader, sheets)
    if any(sort_of(clause) == "case" for sheet in sheets for clause in sheet.clauses):
        yield "「逐案」事項按個案辦理,本表只填件數;每案另用個案核對表。"
    if "行為主體:" in shown and asked.parts:
        yield "「行為主體」為條文指明的行為人,不是本單位;本單位的職責見「承擔職責」。"
    if OFFICE in shown:
        yield f"標「{OFFICE}」的為本單位細化,不是方案原文。"


def _readings(reader: Reader, selection: Selection, sheets: Sequence[Sheet]) -> Iterator[str]:
    """The days of each bare 「N月前」: both while the reading is open, else the one that was fixed."""
    bare = {wording for (wording,) in reader.rows("SELECT DISTINCT wording FROM limits WHERE strict <> lenient")}
    limits = {limit for sheet in sheets for clause in sheet.clauses for limit in clause.limits if limit.wording in bare}
    for limit in sorted(limits, key=lambda limit: (limit.due or "", limit.wording)):
        if limit.due and limit.due_latest and limit.due != limit.due_latest:
            yield (
                f"「{limit.wording}」口徑未定:{READINGS['strict']}為{_day(limit.due)},"
                f"{READINGS['lenient']}為{_day(limit.due_latest)}。"
            )
        elif limit.due:
            reading = READINGS.get(selection.reading or "", "已定口徑")
            yield f"「{limit.wording}」按{reading},至{_day(limit.due)}。"


def _day(iso: str) -> str:
    year, month, day = iso.split("-")
    return f"{year}年{int(month)}月{int(day)}日"


def _open(reader: Reader, sheets: Sequence[Sheet]) -> Iterator[str]:
    groups = {name for (name,) in reader.rows("SELECT name FROM units WHERE open")}
    named = {unit for sheet in sheets for unit in (*sheet.task.lead, *sheet.task.responsible)}
    for group in sorted(groups & named):
        yield f"「{group}」範圍開放,方案沒有列出名單。"


def _successors(reader: Reader, sheets: Sequence[Sheet]) -> Iterator[str]:
    """Which of the units that are printed have handed their duties on, in the order of the plan's units."""
    named = {unit for sheet in sheets for unit in (*sheet.task.lead, *sheet.task.responsible)}
    rows = reader.rows("SELECT DISTINCT name, successors FROM units WHERE successors <> '[]' ORDER BY plan, position")
    later = [f"{name}→{_bodies(successors)}" for name, successors in rows if name in named]
    if later:
        yield f"單位按方案原文列名,職責其後的承接:{';'.join(later)}。"


def _bodies(successors: str) -> str:
    return "、".join(f"{body['name']}({_year(body['year'])})" for body in json.loads(successors))


def _year(year: int | None) -> str:
    return f"{year}年" if year else "年份出處未查"
