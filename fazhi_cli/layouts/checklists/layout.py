"""What a layout is: a table that offices use, as a list of columns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from fazhi_cli.formats.document import TableColumn

if TYPE_CHECKING:
    from collections.abc import Callable

    from fazhi_cli.layouts.checklists.audience import Audience
    from fazhi_cli.layouts.checklists.columns import Filling
    from fazhi_cli.layouts.checklists.row_source import RowLevel, RowSource

FILLED_IN = ("填報單位（蓋章）：", "填報人：", "審核人：", "聯繫電話：", "填報日期：")
CHECKED = ("核對人（簽字）：", "負責人（簽字）：", "核對日期：")
SIGNED_OFF = ("核實單位（蓋章）：", "負責人（簽字）：", "日期：")


@dataclass(frozen=True)
class LayoutColumn:
    """A column, and what fills its cells; `share` is of the table's width, all shares of a layout add up to 100.

    `choices`: what may be entered in its blank cells. `unasked`: the column that stands in its place where no unit is asked
    for, if this one tells a task from the side of a unit; it has the same share.
    """

    heading: str
    share: float
    fill: Callable[[RowSource, Audience], Filling]
    align: Literal["left", "center"] = "left"
    choices: tuple[str, ...] = ()
    unasked: LayoutColumn | None = None

    @property
    def column(self) -> TableColumn:
        """The column as a document has it."""
        return TableColumn(self.heading, self.share, self.align, self.choices)


@dataclass(frozen=True)
class Layout:
    """A table by its English name, its title and the other names it goes by.

    `level`: what gets a row of its own unless another level is asked for. `has_task_rows`: a task has a row of its own above
    those of its clauses. `has_task_sections`: it has a line across the table there.
    `is_tick_list`: its rows are things to tick, which Markdown sets as a task list.
    """

    name: str
    title: str
    spellings: tuple[str, ...]
    level: RowLevel
    columns: tuple[LayoutColumn, ...]
    is_landscape: bool = False
    has_task_rows: bool = False
    has_task_sections: bool = False
    is_tick_list: bool = False
    signatures: tuple[str, ...] = ()
