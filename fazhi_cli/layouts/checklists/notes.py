"""The notes under a checklist: what a reader of paper must know, who cannot ask the program."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from fazhi_cli.query.notes import notes as said
from fazhi_cli.query.notes import told_year

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from fazhi_cli.asked.selection import Selection
    from fazhi_cli.layouts.checklists.columns import Asked
    from fazhi_cli.query.reader import Reader
    from fazhi_cli.query.sheets import Sheet

OFFICE = "※"
COUNTED = "應辦____件"
"""What a sheet prints where it counts cases; below, what is left to the asked unit where somebody else acts."""
PARTS = ("本單位收件", "本單位督促")

READINGS = {"strict": "從嚴口徑(不含當月)", "lenient": "從寬口徑(含當月)"}


def notes(reader: Reader, selection: Selection, sheets: Sequence[Sheet], asked: Asked, shown: str) -> Iterator[str]:
    """The notes that these sheets call for; shown is all that the document prints."""
    readings = list(_readings(reader, sheets, selection.reading))
    yield from readings
    yield from (note.on_paper for note in said(reader, selection) if note.sight != "explain")
    if not asked.parts:
        yield from _open(reader, sheets)
    yield from _successors(reader, sheets)
    if COUNTED in shown:
        yield "「逐案」事項按個案辦理,本表只填件數;每案另用個案核對表。"
    if "行為主體:" in shown and asked.parts:
        parts = "".join(f"「{part}」" for part in PARTS if part in shown)
        yield f"「行為主體」為條文指明的行為人,不是本單位{f';{parts}是本單位對該句的職責' if parts else ''}。"
    if OFFICE in "".join((shown, *readings)):
        yield f"標「{OFFICE}」的為本單位細化,不是方案原文。"


def _readings(reader: Reader, sheets: Sequence[Sheet], asked: str | None) -> Iterator[str]:
    """The days of each bare 「N月前」: both while the reading is open, else the one that is in force."""
    rows = reader.rows("SELECT plan, task, wording, strict, lenient FROM limits WHERE strict <> lenient")
    bare = {(plan, task, wording): days for plan, task, wording, *days in rows}
    found = {
        (limit.due or "", limit.due_latest or "", limit.wording, sheet.task.plan, sheet.task.id)
        for sheet in sheets
        for clause in sheet.clauses
        for limit in clause.limits
    }
    for due, latest, wording, plan, task in sorted(found):
        strict, lenient = bare.get((plan, task, wording), (None, None))
        if due in (strict, lenient) and due == latest:
            yield _fixed(reader, plan, wording, due, "strict" if due == strict else "lenient", asked)
        elif (due, latest) == (strict, lenient):
            yield f"「{wording}」口徑未定:{READINGS['strict']}為{_day(due)},{READINGS['lenient']}為{_day(latest)}。"


def _fixed(reader: Reader, plan: str, wording: str, day: str, reading: str, asked: str | None) -> str:
    """The one reading in force; where the office has fixed it and nobody asks for one, by whom and when."""
    [(held, by, on)] = reader.rows("SELECT reading, decided_by, decided_on FROM plans WHERE id = ?", (plan,))
    if by and held == reading and not asked:
        return f"{OFFICE}「{wording}」由{by}於{_day(on)}定為{READINGS[reading]},至{_day(day)}。"
    return f"「{wording}」按{READINGS[reading]},至{_day(day)}。"


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
    return "、".join(f"{body['name']}({told_year(body['year'])})" for body in json.loads(successors))
