"""Whole tasks as a document: what `show` prints, a table each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fazhi_cli.formats.document import Box, Column, Document, Row, Section, Table, cell, fingerprint
from fazhi_cli.layouts import card

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from fazhi_cli.query.clauses import Clause
    from fazhi_cli.query.sheets import Sheet

COLUMNS = (Column("項目", 16, "center"), Column("內容", 84))


def of_sheets(sheets: Sequence[Sheet], notes: Sequence[str]) -> Document:
    """The document of some tasks, in the order given."""
    if not sheets:
        return Document("show", "任務詳情", (), ("沒有符合條件的任務。",), notes=tuple(notes))
    tables = tuple(Table(COLUMNS, tuple(_rows(sheet)), f"{sheet.task.number}{sheet.task.title}") for sheet in sheets)
    return Document("show", "任務詳情", tables, notes=tuple(notes))


def _rows(sheet: Sheet) -> Iterator[Section | Row]:
    for label, text in card.facts(sheet):
        yield Row((cell(label), cell(text)), str(sheet.task.id))
    yield Section("條文")
    for clause in sheet.clauses:
        yield Row((cell(clause.ref), cell(*_lines(clause, sheet))), clause.ref, fingerprint(clause.text))


def _lines(clause: Clause, sheet: Sheet) -> Iterator[str | Box]:
    yield clause.text
    yield f"〔{card.sorts(clause)}〕"
    items = sheet.items.get(clause.clause, ())
    yield from (f"{label}:{text}" for label, text in card.details(clause, items))
    yield from (Box(card.told(item)) for item in items)
    if clause.clause in sheet.open:
        yield card.UNENDING
