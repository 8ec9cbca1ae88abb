"""What a layout is: a table that offices use, as a list of columns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from fazhi_cli.formats.document import Box, TableColumn

if TYPE_CHECKING:
    from collections.abc import Callable

    from fazhi_cli.formats.document import CellLine
    from fazhi_cli.layouts.checklists.audience import Audience
    from fazhi_cli.layouts.checklists.columns import Filling
    from fazhi_cli.layouts.checklists.row_source import RowLevel, RowSource

FILLED_IN = ("填報單位（蓋章）：", "填報人：", "審核人：", "聯繫電話：", "填報日期：")
CHECKED = ("核對人（簽字）：", "負責人（簽字）：", "核對日期：")
SIGNED_OFF = ("核實單位（蓋章）：", "負責人（簽字）：", "日期：")

REPORTED = ("未啟動", "推進中", "持續推進", "已報完成（待核實）", "已申報待批")
"""The states that a unit may report of its task."""

SET_BY_OFFICE = ("已辦結", "退回補正", "暫緩", "調整", "終止")
"""The states that only the office that supervises sets."""


@dataclass(frozen=True)
class LayoutColumn:
    """A column, and what fills its cells; `share` is of the table's width, all shares of a layout add up to 100.

    A column gets more than its share where names and days need it. `choices`: what may be entered in its blank cells; `choices_of_office`:
    what may be beside that on a sheet that is not a unit's. `small`, `whole`, `is_limit` and `is_end`: as of a TableColumn. `of_tasks`: it says what
    stands above the rows where a task has several. `has_words`: under what it says stands what is added to the plan.
    """

    heading: str
    share: float
    fill: Callable[[RowSource, Audience], Filling]
    align: Literal["left", "center"] = "left"
    choices: tuple[str, ...] = ()
    choices_of_office: tuple[str, ...] = ()
    small: bool = False
    whole: bool = False
    of_tasks: bool = False
    is_limit: bool = False
    is_end: bool = False
    has_words: bool = False

    def column(self, *, names_units: bool) -> TableColumn:
        """The column as a document has it; names_units: the sheet is that of some units."""
        choices = self.choices if names_units else self.choices + self.choices_of_office
        return TableColumn(
            self.heading, self.share, self.align, choices, self.small, self.whole, self.is_limit, self.is_end
        )


@dataclass(frozen=True)
class Layout:
    """A table by its English name, its title and the other names it goes by.

    `level`: what gets a row of its own unless another level is asked for. `work`: the columns that a workbook has for what is
    entered, beside those that tell of the tasks. `tells_units`: the heading of a task says whose it is. `fill_in`: what is
    written in by hand under each task. `unasked_title`: what it is called where no unit is asked for. `is_annex`: it goes out
    as the annex of a document. `is_tick_list`: its rows are things to tick, which Markdown sets as a task list. `is_outline`:
    a terminal and Markdown print its blocks as paragraphs.
    """

    name: str
    title: str
    spellings: tuple[str, ...]
    level: RowLevel
    columns: tuple[LayoutColumn, ...]
    work: tuple[LayoutColumn, ...] = ()
    unasked_title: str = ""
    is_landscape: bool = False
    is_annex: bool = False
    has_task_blocks: bool = False
    tells_units: bool = False
    is_tick_list: bool = False
    is_outline: bool = False
    has_period: bool = False
    fill_in: tuple[CellLine, ...] = ()
    signatures: tuple[str, ...] = ()

    def called(self, *, names_units: bool) -> str:
        """What a sheet of it is called; names_units: some are asked for."""
        return self.title if names_units else self.unasked_title or self.title


def boxes(label: str, choices: tuple[str, ...]) -> CellLine:
    """A line on which one of several states is ticked."""
    line: list[str | Box] = [label]
    for choice in choices:
        line += [Box(choice), " "]
    return tuple(line[:-1])
