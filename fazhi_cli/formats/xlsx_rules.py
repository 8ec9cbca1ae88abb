"""What a sheet does by itself when it is filled in: lists to choose from, and colours for days that are near or past."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from xlsxwriter.utility import xl_col_to_name

from fazhi_cli.formats.document import TableRow
from fazhi_cli.query.lights import NEAR_DAYS
from fazhi_cli.vocabulary.templates import day_in_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from fazhi_cli.formats.document import Table

COLOURS: dict[str, dict[str, Any]] = {"past": {"bg_color": "#FFC7CE"}, "near": {"bg_color": "#FFEB9C"}}
"""The formats of a limit that is past, in whichever reading, and of a day that is near or past in one reading."""

DONE = ("已報完成（待核實）", "已辦結", "暫緩", "終止", "已报完成（待核实）", "已办结", "暂缓", "终止")
"""The states in which no limit runs, in either script: a sheet offers one, and whoever fills it in may write the other."""

KEY = f"到期日底色按{{day}}：淺黃為{NEAR_DAYS}日內到期，或從嚴的一天已過；淺紅為期限已過，有兩種讀法的以從寬的一天為準"
OF_OPENING, OF_A_DAY = "打開文件之日變動", "{}計"
KEY_OF_STATES = "；狀態為已報完成、已辦結、暫緩或終止的不着色"
KEY_OF_ENDS = "；填了{headings}的不着色"

EARLIEST, LATEST = date(1900, 1, 1), date(2999, 12, 31)
"""The days that Excel knows and a plan may have: what lies beyond is a slip."""

LONGEST_LIST = 255
"""Characters of a list to choose from that a file holds without a sheet of its own."""


@dataclass(frozen=True)
class Rules:
    """The rules of one table, whose rows run from `first` to `last`, counted from 0; `read` puts words into the document's script.

    `day`: the one from which colours are counted; None: that on which the file is opened.
    """

    table: Table
    first: int
    last: int
    read: Callable[[str], str]
    day: date | None

    @property
    def key(self) -> str:
        """What the colours mean; nothing where there are none."""
        if not self._days:
            return ""
        of_day = OF_OPENING if self.day is None else OF_A_DAY.format(day_in_words(self.day.isoformat()))
        of_states = KEY_OF_STATES if self._states else ""
        headings = "或".join(self.table.columns[place].heading for place in self._ends())
        of_ends = KEY_OF_ENDS.format(headings=headings) if headings else ""
        return self.read(f"{KEY.format(day=of_day)}{of_states}{of_ends}。")

    def lay_down(self, sheet: Worksheet, formats: dict[str, Format]) -> None:
        if self.last < self.first:
            return
        for number in range(len(self.table.columns)):
            self._choices(sheet, number)
        for number in self._ends():
            self._takes_days(sheet, number)
        for number in self._days:
            for name, formula in self._formulas(number):
                rule = {"type": "formula", "criteria": formula, "format": formats[name], "stop_if_true": True}
                sheet.conditional_format(self.first, number, self.last, number, rule)

    @cached_property
    def _days(self) -> list[int]:
        """The columns that say when something is due, where any row does."""
        rows = [row for row in self.table.rows if isinstance(row, TableRow)]
        places = [place for place, column in enumerate(self.table.columns) if column.is_limit]
        return [place for place in places if any(row.cells[place].day for row in rows)]

    @cached_property
    def _states(self) -> list[int]:
        """The columns of states: they offer, or hold, one that ends what is due."""
        places = []
        for place, column in enumerate(self.table.columns):
            held = {row.cells[place].text for row in self.table.rows if isinstance(row, TableRow)}
            if set(DONE) & (held | set(column.choices)):
                places.append(place)
        return places

    def _ends(self) -> list[int]:
        """The columns in which a day says that the row is done."""
        return [place for place, column in enumerate(self.table.columns) if column.is_end]

    def _formulas(self, number: int) -> Iterator[tuple[str, str]]:
        """Of a column of days the conditions of its colours, each after the name of its format."""
        day = self._cell(number)
        open_ = f"ISNUMBER({day})"
        for place in self._states:
            state = self._cell(place)
            others = ",".join(f'{state}<>"{done}"' for done in DONE)
            open_ = f"{open_},{others}"
        for place in self._ends():
            open_ = f'{open_},{self._cell(place)}=""'
        latest = ",".join(map(self._cell, self._days))
        today = "TODAY()" if self.day is None else f"DATE({self.day.year},{self.day.month},{self.day.day})"
        yield "past", f"=AND({open_},MAX({latest})<{today})"
        yield "near", f"=AND({open_},{day}<={today}+{NEAR_DAYS})"

    def _cell(self, column: int) -> str:
        """The cell of a column in the first row; the rule moves on from row to row."""
        return f"${xl_col_to_name(column)}{self.first + 1}"

    def _choices(self, sheet: Worksheet, number: int) -> None:
        """A list to choose from; it offers, and takes the office's own words too."""
        column = self.table.columns[number]
        if not column.choices or len(",".join(column.choices)) > LONGEST_LIST:
            return
        rule = {
            "validate": "list",
            "source": list(column.choices),
            "error_type": "information",
            "error_title": column.heading,
            "error_message": self.read(f"不在列表之中，仍要填入？常用：{'、'.join(column.choices)}"),
        }
        sheet.data_validation(self.first, number, self.last, number, rule)

    def _takes_days(self, sheet: Worksheet, number: int) -> None:
        """A column for days: what is none is taken too, after a word."""
        rule = {
            "validate": "date",
            "criteria": "between",
            "minimum": EARLIEST,
            "maximum": LATEST,
            "error_type": "information",
            "error_title": self.table.columns[number].heading,
            "error_message": self.read("不是日期，仍要填入？日期寫作2015-6-30。"),
        }
        sheet.data_validation(self.first, number, self.last, number, rule)
