"""What a form may name: the fields of a checklist, as plain data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fazhi_cli.formats.document import Row, Section, Table
from fazhi_cli.query.rows import fields_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from fazhi_cli.formats.document import Document
    from fazhi_cli.query.sheets import Sheet

FIELDS = {
    "title": "表名",
    "lines": "表名下的各行:方案名稱、單位",
    "unit": "所選的單位,如 市法制辦",
    "tasks": "所選任務,字段同 fazhi show -f json:number、title、lead、responsible、when、text、clauses 等",
    "tables": "排好的表:columns 為各欄欄名;rows 為各行,行內有 section(章名)或 cells(各格文字)、ref(序號)",
    "signatures": "簽署欄各項",
    "notes": "表下的注",
}
"""The names at the top, each with what it holds; the order of the manual."""


def of(
    document: Document, sheets: Iterable[Sheet], units: Sequence[str], convert: Callable[[str], str]
) -> dict[str, Any]:
    """The fields of a document and of the tasks it was made from; convert: script and punctuation of the print."""
    tasks = [{**fields_of(sheet.task), "clauses": [fields_of(its) for its in sheet.clauses]} for sheet in sheets]
    fields = {
        "title": document.title,
        "lines": document.lines,
        "unit": "、".join(units),
        "tasks": tasks,
        "tables": [_table(table) for table in document.tables],
        "signatures": document.signatures,
        "notes": document.notes,
    }
    converted: dict[str, Any] = _converted(fields, convert)
    return converted


def _table(table: Table) -> dict[str, Any]:
    columns = [column.heading for column in table.columns]
    return {"caption": table.caption, "columns": columns, "rows": [_row(row) for row in table.rows]}


def _row(row: Section | Row) -> dict[str, Any]:
    if isinstance(row, Section):
        return {"section": row.text, "ref": "", "cells": []}
    return {"section": "", "ref": row.ref, "cells": [cell.text for cell in row.cells]}


def _converted(value: Any, convert: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return convert(value)
    if isinstance(value, dict):
        return {name: _converted(inner, convert) for name, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_converted(inner, convert) for inner in value]
    return value
