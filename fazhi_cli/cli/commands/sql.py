"""fazhi sql"""

from __future__ import annotations

from datetime import date
from itertools import chain
from typing import TYPE_CHECKING

from fazhi_cli.asked.selection import Selection
from fazhi_cli.cli import standard_input
from fazhi_cli.cli.hints import messages
from fazhi_cli.cli.last_resort import stopping
from fazhi_cli.cli.options import OUTPUT, PLACE, takes
from fazhi_cli.cli.parameters import argument, own_option
from fazhi_cli.errors import Fault, WrongCall
from fazhi_cli.formats.view import Column, View
from fazhi_cli.index import schema
from fazhi_cli.output import delivery as output
from fazhi_cli.output import endings
from fazhi_cli.output.delivery import Output
from fazhi_cli.query.sql import Query, Row
from fazhi_cli.session import Session, shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ROWS = None
STATEMENT = argument("語句", "一條 SELECT；- 為從標準輸入讀取")
SCHEMA = own_option("--schema", "印出各表及其字段", "查詢", default=False)
TIMEOUT = own_option("--timeout", "限時，默認 10s", "查詢", "秒數", default="10s")

MOST = 200_000
"""Rows of an answer that must be held whole to be set or written."""

MOST_CHARACTERS = 16_000_000
"""Characters of such an answer: what is set of them takes some twenty times as many bytes."""

LONGEST_STATEMENT = 2**20
"""Bytes of a statement that is piped in."""


@takes(OUTPUT, PLACE)
def run(
    session: Session, out: Output, statement: str | None = STATEMENT, schema_: bool = SCHEMA, timeout: str = TIMEOUT
) -> None:
    """以 SQL 查詢索引：只讀，一條語句。fold(詞) 使簡繁、全半角歸一。

    例：fazhi sql "SELECT unit, count(*) AS 項數 FROM task_units GROUP BY unit"
    """
    if schema_:
        endings.expect(out.file, ".sql", endings.PLAIN)
        output.deliver_text(session.message_script.shown(schema.tables()), out)
        return
    question = session.question(Selection(today=date.today()))
    query = Query(question, _statement(statement), _seconds(timeout))
    # Asked for now: which script it is in is a question to the index, which answers no other thread at work.
    with stopping(query, session.message_script.shown(_late(query))):
        query.begin()
        batches = query.batches()
        first = next(batches, [])
        rows: Iterator[Row] = chain(first, chain.from_iterable(batches))
        if not output.streams(out):
            rows = _bounded(rows)
        view = _view(query.columns, first)._replace(rows=rows)
        count = output.deliver_rows(shown(view, session.data_script), out)
    output.expect_rows(count, out)


def _late(query: Query) -> str:
    """What is told of a statement that could only be ended with the process."""
    [sentence] = messages(WrongCall(Fault("out-of-time", seconds=f"{query.seconds:g}")))
    return sentence


def _statement(typed: str | None) -> str:
    if typed == "-":
        try:
            typed = standard_input.read(LONGEST_STATEMENT).decode("utf-8-sig")
        except UnicodeDecodeError:
            raise WrongCall("標準輸入不是 UTF-8 文本，請另存為 UTF-8。") from None
    if not typed or not typed.strip():
        raise WrongCall('請寫一條 SELECT 語句，如 fazhi sql "SELECT id, title FROM tasks"；表見 fazhi sql --schema。')
    return typed


def _seconds(typed: str) -> float:
    try:
        seconds = float(typed.strip().lower().removesuffix("s").removesuffix("秒"))
    except ValueError:
        seconds = 0
    if not 0 < seconds <= 3600:
        raise WrongCall(f"無法識別限時「{typed}」；可寫 10s，不超過 3600s。")
    return seconds


def _bounded(rows: Iterable[Row]) -> Iterator[Row]:
    """The rows of an answer that is held whole. Raises WrongCall where there are too many."""
    characters = 0
    for count, row in enumerate(rows, 1):
        if count > MOST:
            raise WrongCall(f"結果超過 {MOST} 行；請加 LIMIT，或以 -f tsv、csv、jsonl 輸出到管道。")
        characters += sum(len(value) for value in row.values() if isinstance(value, str))
        if characters > MOST_CHARACTERS:
            raise WrongCall(
                f"結果超過 {MOST_CHARACTERS // 10_000} 萬字；請加 LIMIT，或以 -f tsv、csv、jsonl 輸出到管道。"
            )
        yield row


def _view(names: tuple[str, ...], rows: list[Row]) -> View:
    """A view of the answer's columns; those are numbers that the first rows have as nothing else."""
    columns = []
    for name in names:
        is_number = bool(rows) and all(isinstance(row[name], int | float) for row in rows)
        columns.append(Column(name, name, is_number))
    return View(name="sql", title="結果", rows=rows, ident=names[0], columns=tuple(columns), pipe=names, shown=names)
