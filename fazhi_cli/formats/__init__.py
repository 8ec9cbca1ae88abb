"""The outputs of a row command: a file each, and the one table that lists them."""

from __future__ import annotations

from typing import Literal, NamedTuple


class Format(NamedTuple):
    """A line of the table; `name` is also the module whose `render(sheet)` makes it, of a document in `documents/`."""

    name: str
    help: str
    endings: tuple[str, ...] = ()
    fields: Literal["all", "pipe", "shown"] = "pipe"
    is_document: bool = False


FORMATS = (
    Format("table", "表格,給人看", (".txt",), fields="shown"),
    Format("json", "JSON 數組,各字段齊全", (".json",), fields="all"),
    Format("jsonl", "JSON,一行一條", (".jsonl", ".ndjson"), fields="all"),
    Format("csv", "CSV,電子表格可直接打開", (".csv",)),
    Format("tsv", "製表符分隔,供管道使用", (".tsv",)),
    Format("md", "Markdown 表格", (".md",)),
    Format("ids", "只列序號或名稱,一行一個"),
    Format("html", "網頁,可打印", (".html", ".htm"), fields="shown", is_document=True),
    Format("docx", "Word 文件", (".docx",), fields="shown", is_document=True),
    Format("xlsx", "Excel 工作簿", (".xlsx",), fields="shown", is_document=True),
    Format("pdf", "PDF 文件", (".pdf",), fields="shown", is_document=True),
)

DOCUMENTS = tuple(row.name for row in FORMATS if row.is_document)
FOR_PEOPLE = ("table", "md", *DOCUMENTS)
"""The formats in which values that programs read stand as the trade's words."""


def names() -> tuple[str, ...]:
    return tuple(row.name for row in FORMATS)
