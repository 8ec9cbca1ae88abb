"""Dated events as people hand them in: values of --from, a date a line, or a table with a heading."""

from __future__ import annotations

import codecs
import csv
import io
import re
from typing import TYPE_CHECKING, NamedTuple

from fazhi_cli.asked.days import day
from fazhi_cli.errors import WrongCall
from fazhi_cli.plan.script import simplified

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
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

DELIMITERS = "\t,\uff0c;\uff1b"


class Event(NamedTuple):
    """As typed: where it stands, its day, and what happened; "" where nobody said."""

    place: str
    day: str
    what: str = ""


def typed(values: Iterable[str]) -> list[Event]:
    return [Event(f"--from {value}", value) for value in values]


def pasted(data: bytes) -> list[Event]:
    """The events of what was piped in, blank lines left out. Raises WrongCall where there are none."""
    text = _decoded(data)
    first = next((line for line in text.splitlines() if line.strip()), "")
    delimiter = next((mark for mark in DELIMITERS if mark in first), ",")
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    rows = [(reader.line_num, cells) for cells in reader if any(cell.strip() for cell in cells)]
    if not rows:
        raise WrongCall("標準輸入是空的;請每行一個日期,或用 --from 寫明日期。")
    columns = _columns(rows[0][1])
    events = list(_events(rows[1:] if columns else rows, columns or (0, 1)))
    if not events:
        raise WrongCall("標準輸入只有表頭,沒有日期。")
    return events


def _decoded(data: bytes) -> str:
    """UTF-8, or what Excel and WPS on a Chinese Windows save: GB 18030, and UTF-16 as 「Unicode 文本」."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", "replace")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("gb18030", "replace")
    return text.removeprefix("\ufeff")


def _columns(cells: list[str]) -> tuple[int, int | None] | None:
    """Where the day and the event stand by a row of headings; None where the row is no heading. Raises WrongCall."""
    names = [simplified(cell.strip().lower()) for cell in cells]
    days, events = (_column(names, known) for known in (DATES, EVENTS))
    if days is None and not any(character.isdigit() for cell in cells for character in cell):
        raise WrongCall(f"第1行沒有日期;日期列的表頭可用:{'、'.join(DATES)};事項列可用:{'、'.join(EVENTS)}。")
    return None if days is None else (days, events)


def _column(names: list[str], known: tuple[str, ...]) -> int | None:
    """Where the one column of these headings stands. Raises WrongCall where there are several."""
    headings = set(map(simplified, known))
    found = [n for n, name in enumerate(names) if name in headings]
    if len(found) > 1:
        raise WrongCall(
            f"第1行的「{'」「'.join(names[n] for n in found)}」都可作一列的表頭,分不清是哪一列;請只留一列。"
        )
    return found[0] if found else None


def _events(rows: Iterable[tuple[int, list[str]]], columns: tuple[int, int | None]) -> Iterator[Event]:
    for line, cells in rows:
        day_, what = (cells[n].strip() if n is not None and n < len(cells) else "" for n in columns)
        yield Event(f"第{line}行", day_, what)


def exact(text: str, today: date) -> date:
    """A typed day; a month or a year is none. Raises WrongCall."""
    if not text.strip():
        raise WrongCall("沒有日期。")
    # Spreadsheets and databases save a day with the hour at which it begins.
    bare = re.sub(r"[ T]0?0:00(:00)?$", "", text)
    found = day(bare, today)
    if found != day(bare, today, last=True):
        raise WrongCall(f"「{text}」不是一天;請寫到日,如 2015-04-28。")
    return found
