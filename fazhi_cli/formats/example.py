"""A form to start from: what `--template-example` writes, as a Word or an HTML file."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import docx as python_docx

from fazhi_cli.formats import docx
from fazhi_cli.formats.archive import steady
from fazhi_cli.formats.document import Document, Table, TableColumn, TableRow, cell
from fazhi_cli.vocabulary.gaps import SILENT

if TYPE_CHECKING:
    from collections.abc import Mapping

COLUMNS = (
    ("方案序號", 14, "{{ task.id }}"),
    ("任務", 33, "{{ task.title }}"),
    ("牽頭單位", 18, "{{ task.lead }}"),
    ("完成時限", 16, f"{{{{ task.when or '{SILENT}' }}}}"),
    ("進展情況", 19, ""),
)
"""Heading, share of the width and field of the columns of the Word form."""

NOTES = ("{%p for note in notes %}", "{{ loop.index }}. {{ note }}", "{%p endfor %}")


KEY = "{{#p {} #}}"
"""A paragraph that stands in a form and not on what it prints."""

HEADING_OF_KEY = "可用的字段，寫在雙花括號裡；以下各段只供改表樣時查看，印出時略去"


def make(kind: str, fields: Mapping[str, str]) -> bytes:
    """The form; kind: docx or html. fields: what it may name, each with what that holds."""
    return _docx(fields) if kind == "docx" else Path(__file__).with_name("example.html").read_bytes()


def _docx(fields: Mapping[str, str]) -> bytes:
    """A row for each task between two rows that Word's form drops when it is filled; the notes likewise."""
    rows = (
        TableRow((cell("{%tr for task in tasks %}"), *(cell() for _ in COLUMNS[1:]))),
        TableRow(tuple(cell(field) for *_, field in COLUMNS)),
        TableRow((cell("{%tr endfor %}"), *(cell() for _ in COLUMNS[1:]))),
    )
    table = Table(tuple(TableColumn(heading, share, "center") for heading, share, _ in COLUMNS), rows)
    lines = ("{%p for line in lines %}", "{{ line }}", "{%p endfor %}")
    word = python_docx.Document(BytesIO(docx.render_document(Document("example", "{{ title }}", (table,), lines))))
    # A form's properties are filled too, where no loop can run.
    word.core_properties.title = "{{ title }}"
    for line in NOTES:
        word.add_paragraph(line, style="附注")
    for line in (HEADING_OF_KEY, *(f"{name}：{meaning}" for name, meaning in fields.items())):
        word.add_paragraph(KEY.format(line), style="附注")
    file = BytesIO()
    word.save(file)
    return steady(file.getvalue())
