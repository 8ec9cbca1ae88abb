"""The answer of any row command as a document of one table: the rows and the columns that the terminal shows."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from fazhi_cli.documents.model import Cell, Column, Document, Row, Section, Table, cell
from fazhi_cli.views.base import plain, told
from fazhi_cli.views.widths import width

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from fazhi_cli.views.base import Sheet, Value

UPRIGHT = 6
"""Columns that an upright page holds; a table with more lies on its side."""

PADDING, WIDEST = 3, 40
"""Cells that a column claims beside its longest line, and up to which that line counts."""


def of_view(sheet: Sheet) -> Document:
    """The document of a view as it was asked for; a list stands in its cell with a line an entry."""
    view = sheet.view
    rows = [[_cell(row[column.field]) for column in sheet.columns] for row in view.rows]
    claims = [
        PADDING + min(max([width(column.heading), *(width(text) for row in rows for text in row[n].texts)]), WIDEST)
        for n, column in enumerate(sheet.columns)
    ]
    columns = tuple(
        Column(column.heading, round(100 * claim / sum(claims), 2), "center" if column.numeric else "left")
        for column, claim in zip(sheet.columns, claims, strict=True)
    )
    return Document(
        view.name,
        f"{view.title}一覽",
        (Table(columns, tuple(_rows(sheet, rows))),),
        lines=() if rows else (f"沒有符合條件的{view.title}。",),
        landscape=len(columns) > UPRIGHT,
        notes=view.feet,
    )


def _rows(sheet: Sheet, rows: Sequence[Sequence[Cell]]) -> Iterator[Section | Row]:
    following = iter(rows)
    for section, members in groupby(sheet.view.rows, sheet.view.section or (lambda _: "")):
        if section:
            yield Section(section)
        for row in members:
            yield Row(tuple(next(following)), plain(row[sheet.view.ident]))


def _cell(value: Value) -> Cell:
    if value is None or isinstance(value, str | int | float):
        return cell(*plain(value).splitlines())
    return cell(*map(told, value))
