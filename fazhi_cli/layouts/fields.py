"""What a form may name: the fields of a checklist, as plain data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fazhi_cli.formats.document import FillIn, Section
from fazhi_cli.formats.view import converted
from fazhi_cli.layouts.limits import in_words
from fazhi_cli.query.rows import fields_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from fazhi_cli.formats.document import Document, Row, Table
    from fazhi_cli.query.sheet_facts import Fates
    from fazhi_cli.query.task_sheets import TaskSheet

FIELDS = {
    "title": "表名",
    "lines": "表名下的各行：方案名稱、單位和範圍、截至日期和製表日期",
    "unit": "所選的單位，如 市法制辦",
    "tasks": "所選任務，字段同任務的 JSON:number、title、lead、responsible、text、clauses 等；when、due、due_latest 寫明限的是什麼",
    "tables": "排好的表：columns 為各欄欄名；rows 為各行，行內有 section（章、節、任務的標題）或 cells（各格文字）、ref（序號）",
    "signatures": "簽署欄各項",
    "notes": "表下的注",
}
"""The names at the top, each with what it holds; the order of the manual."""


def of(
    document: Document,
    sheets: Iterable[TaskSheet],
    fates: Fates,
    units: Sequence[str],
    convert: Callable[[str], str],
) -> dict[str, Any]:
    """The fields of a document and of the tasks it was made from; convert: script and punctuation of the print.

    fates: what became of limits that were changed.
    """
    fields = {
        "title": document.title,
        "lines": (*document.lines, *document.facts),
        "unit": "、".join(units),
        "tasks": [_task(sheet, fates) for sheet in sheets],
        "tables": [_table(table) for table in document.tables],
        "signatures": document.signatures,
        "notes": document.notes,
    }
    return {name: converted(value, convert) for name, value in fields.items()}


def _task(sheet: TaskSheet, fates: Fates) -> dict[str, Any]:
    """A task with its clauses, as show gives it in JSON; but its time is told as people read it."""
    told = in_words(sheet.task, fates, with_days=False)
    task = fields_of(sheet.task) | {"when": list(told.when), "due": told.due, "due_latest": told.due_latest}
    task["clauses"] = [fields_of(clause) for clause in sheet.clauses]
    return task


def _table(table: Table) -> dict[str, Any]:
    return {
        "caption": table.caption,
        "columns": [column.heading for column in table.columns],
        "rows": [_row(row) for row in table.rows],
    }


def _row(row: Row) -> dict[str, Any]:
    """A heading across the table, or the texts of a row; a form asks which by its section."""
    if isinstance(row, Section):
        return {"section": row.text, "ref": "", "cells": []}
    if isinstance(row, FillIn):
        return {"section": "", "ref": row.ref, "cells": list(row.texts)}
    return {
        "section": "",
        "ref": row.ref,
        "cells": [cell.text for cell in row.cells],
    }
