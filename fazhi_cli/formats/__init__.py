"""The formats of an answer: a file each, and the one table that lists them."""

from typing import Literal

from fazhi_cli.structs import Struct


class Format(Struct):
    """A line of the table; the module of the same name renders what the format takes.

    A format that takes `rows` has `render_rows(printout)`, which yields text piece by piece; rows reach the others as a
    document of one table. A format that takes `documents` has `render_document(document)`, which returns text, or bytes
    where it is a file with an encoding of its own.

    `endings`: of the files that mean this format, its own first. `fields`: which fields it shows where none are asked for:
    all, those that a pipe gets, those that a person sees on a terminal, or those that stand on paper: the same in every format. `for_people`: values that programs read stand as words.
    `for_terminal`: it is set in terminal cells, so that `render_document` gets the width of a line too; it alone has room
    for pictures and for hints at options. `outlines`: it prints an outline as one, the others as a table. `streams`: a row
    is written before the next one is known. `full_width`: a page, with full-width punctuation; the others keep the plan's
    own. `for_work`: it is sorted, filtered and filled in, so that it gets a document's workbook and days as days. `verbatim`: data that a program looks up again, in the rulebook's own characters whatever a reader is used to.
    `extra`: the optional dependencies that it needs.
    """

    name: str
    help: str
    endings: tuple[str, ...] = ()
    fields: Literal["all", "pipe", "shown", "paper"] = "pipe"
    rows: bool = False
    documents: bool = False
    for_people: bool = False
    for_terminal: bool = False
    outlines: bool = False
    streams: bool = False
    full_width: bool = False
    for_work: bool = False
    verbatim: bool = False
    extra: str = ""


FORMATS = (
    Format(
        "table",
        "表格，供閱讀",
        (".txt",),
        "shown",
        rows=True,
        documents=True,
        for_people=True,
        for_terminal=True,
        outlines=True,
    ),
    Format("json", "JSON 數組，各字段齊全", (".json",), "all", rows=True, verbatim=True),
    Format("jsonl", "JSON，一行一條", (".jsonl", ".ndjson"), "all", rows=True, streams=True, verbatim=True),
    Format("csv", "CSV，電子表格可直接打開", (".csv",), rows=True, streams=True),
    Format("tsv", "製表符分隔，供管道使用", (".tsv",), rows=True, streams=True),
    Format("md", "Markdown 表格", (".md",), "paper", rows=True, documents=True, for_people=True, outlines=True),
    Format("ids", "只列序號或名稱，一行一個", rows=True, streams=True, verbatim=True),
    Format("html", "網頁，可打印", (".html", ".htm"), "paper", documents=True, for_people=True, full_width=True),
    Format("docx", "Word 文件", (".docx",), "paper", documents=True, for_people=True, full_width=True),
    Format(
        "xlsx",
        "Excel 工作簿",
        (".xlsx",),
        "paper",
        documents=True,
        for_people=True,
        full_width=True,
        for_work=True,
    ),
    Format("pdf", "PDF 文件", (".pdf",), "paper", documents=True, for_people=True, full_width=True, extra="pdf"),
)

TERMINAL = "table"
"""The usual format where a person looks on, and of what is text everywhere: a task in full, a sheet."""
PIPE = "tsv"
"""The usual format of rows for a program."""


def names() -> tuple[str, ...]:
    """The names of all formats."""
    return tuple(format_.name for format_ in FORMATS)


def for_documents() -> tuple[Format, ...]:
    """The formats that can print a document."""
    return tuple(format_ for format_ in FORMATS if format_.documents)
