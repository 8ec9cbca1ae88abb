"""The outputs of a row command: a file each, and the one table that lists them."""

from __future__ import annotations

from typing import Literal, NamedTuple


class Format(NamedTuple):
    """A line of the table; `name` is also the module whose `render(sheet)` makes it."""

    name: str
    help: str
    endings: tuple[str, ...] = ()
    fields: Literal["all", "pipe", "shown"] = "pipe"


FORMATS = (
    Format("table", "表格,給人看", (".txt",), fields="shown"),
    Format("json", "JSON 數組,各字段齊全", (".json",), fields="all"),
    Format("jsonl", "JSON,一行一條", (".jsonl", ".ndjson"), fields="all"),
    Format("csv", "CSV,電子表格可直接打開", (".csv",)),
    Format("tsv", "製表符分隔,供管道使用", (".tsv",)),
    Format("md", "Markdown 表格", (".md",)),
    Format("ids", "只列序號或名稱,一行一個"),
)


def names() -> tuple[str, ...]:
    return tuple(row.name for row in FORMATS)
