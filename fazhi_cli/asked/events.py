"""Dated events as people hand them in: values of --from, a date a line, or a table with a heading."""

from __future__ import annotations

import codecs
import csv
import io
import re
from typing import TYPE_CHECKING, NamedTuple

from fazhi_cli.asked.days import day
from fazhi_cli.errors import Fault, WrongCall
from fazhi_cli.plan.script import fold_script

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from datetime import date

DATES = (
    "date",
    "from",
    "day",
    "decided",
    "日期",
    "決定日期",
    "作出決定日期",
    "作出日期",
    "起算日期",
    "起算日",
    "決定日",
)
EVENTS = (
    "event",
    "case",
    "act",
    "type",
    "事項",
    "事由",
    "起算事由",
    "事件",
    "類別",
    "類型",
    "案件類別",
    "案件類型",
    "決定類型",
)
"""The headings taken for the day and for what happened on it, in either script."""

MOST_ROWS, MOST_CELLS = 20_000, 200
"""Rows of a table that is piped in, and cells of a row: many times the cases of a year."""

DELIMITERS = "\t,\uff0c;\uff1b"


class Event(NamedTuple):
    """As typed: where it stands, its day, and what happened; "" where nobody said."""

    place: str
    day: str
    what: str = ""


class GivenColumns(NamedTuple):
    """The columns of a table as it was handed in: their names, and by the place of each event the cells of its row."""

    names: tuple[str, ...] = ()
    cells: Mapping[str, tuple[str, ...]] = {}


class _Columns(NamedTuple):
    """Where in a row the day and the event stand; event is None where the heading has no column for it."""

    day: int
    event: int | None


_WITHOUT_HEADING = _Columns(day=0, event=1)


def pasted(data: bytes) -> list[Event]:
    """Read the events of what was piped in, blank lines left out. Raises WrongCall where there are none."""
    table = _table(data)
    columns = table.columns or _WITHOUT_HEADING
    return [_event(line, cells, columns) for line, cells in table.rows]


def given_columns(data: bytes, taken: Collection[str]) -> GivenColumns:
    """The columns of what was piped in, to be given back whole; none where each row is a day alone. Raises WrongCall.

    taken: names that the answer's own fields bear already; a heading like one of them gets 原表 before it, and one that
    came before its number behind it.
    """
    table = _table(data)
    count = max(len(cells) for _, cells in table.rows)
    if table.columns is None and count == 1:
        return GivenColumns()
    names: list[str] = []
    for number in range(max(count, len(table.heading))):
        name = _cell(table.heading, number) or f"列{number + 1}"
        if name in taken:
            name = f"原表{name}"
        names.append(f"{name}{number + 1}" if name in names else name)
    cells = {}
    for line, row in table.rows:
        cells[_place(line)] = tuple(_cell(row, number) for number in range(len(names)))
    return GivenColumns(tuple(names), cells)


class _Table(NamedTuple):
    """What was piped in: the heading (empty where there is none) with what its columns are, and the rows by their line."""

    heading: list[str]
    columns: _Columns | None
    rows: list[tuple[int, list[str]]]


def _table(data: bytes) -> _Table:
    """Raises WrongCall where nothing, or only a heading, was piped in."""
    rows = list(_rows(_decoded(data)))
    if not rows:
        raise WrongCall(Fault("no-input"))
    _, first_cells = rows[0]
    columns = _columns(first_cells)
    if columns is None:
        return _Table([], None, rows)
    if not rows[1:]:
        raise WrongCall(Fault("only-a-heading"))
    return _Table(first_cells, columns, rows[1:])


def _decoded(data: bytes) -> str:
    """UTF-8, or what Excel and WPS on a Chinese Windows save: GB 18030, and UTF-16 as 「Unicode 文本」."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", "replace")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("gb18030", "replace")
    return text.removeprefix("\ufeff")


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """The rows that are not blank, each with the number of its line; the first line tells what parts the cells. Raises WrongCall."""
    first_line = next((line for line in text.splitlines() if line.strip()), "")
    delimiter = next((mark for mark in DELIMITERS if mark in first_line), ",")
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    count = 0
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                count += 1
                _refuse_more(count, len(cells))
                yield reader.line_num, cells
    except csv.Error:  # a cell longer than any is: a quotation mark that nobody closed makes one of many lines
        raise WrongCall(Fault("cell-too-long", line=reader.line_num)) from None


def _refuse_more(rows: int, cells: int) -> None:
    """Raises WrongCall for more than a table of cases has: each row is answered with all its cells, and an Excel sheet holds not all of them."""
    if rows > MOST_ROWS:
        raise WrongCall(Fault("too-many-rows", most=MOST_ROWS))
    if cells > MOST_CELLS:
        raise WrongCall(Fault("too-many-cells", most=MOST_CELLS))


def _columns(cells: list[str]) -> _Columns | None:
    """Find the columns by a row of headings; None where the row is no heading. Raises WrongCall."""
    names = [fold_script(cell.strip().lower()) for cell in cells]
    day_column = _column(names, DATES)
    event_column = _column(names, EVENTS)
    if day_column is not None:
        return _Columns(day_column, event_column)
    if not any(character.isdigit() for cell in cells for character in cell):
        raise WrongCall(Fault("no-day-column", dates=DATES, events=EVENTS))
    return None


def _column(names: list[str], known: tuple[str, ...]) -> int | None:
    """Find the one column with one of these headings; None where there is none. Raises WrongCall where there are several."""
    headings = {fold_script(heading) for heading in known}
    columns = [number for number, name in enumerate(names) if name in headings]
    if len(columns) > 1:
        raise WrongCall(Fault("several-columns", headings=[names[number] for number in columns]))
    return columns[0] if columns else None


def _event(line: int, cells: list[str], columns: _Columns) -> Event:
    return Event(_place(line), _cell(cells, columns.day), _cell(cells, columns.event))


def _place(line: int) -> str:
    return f"第{line}行"


def _cell(cells: list[str], column: int | None) -> str:
    """A cell without the blanks around it; "" where the row is too short, or there is no such column."""
    if column is None or column >= len(cells):
        return ""
    return cells[column].strip()


def exact(text: str, today: date) -> date:
    """Read a day; a month or a year is none. Raises WrongCall."""
    if not text.strip():
        raise WrongCall(Fault("no-day"))
    # Spreadsheets and databases save a day with the hour at which it begins.
    without_hour = re.sub(r"[ T]0?0:00(:00)?$", "", text)
    first_day = day(without_hour, today)
    last_day = day(without_hour, today, last=True)
    if first_day != last_day:
        raise WrongCall(Fault("no-single-day", typed=text))
    return first_day
