"""The layouts: the tables that offices use, each a list of columns; one table names them all."""

from __future__ import annotations

from collections.abc import Callable  # noqa: TC003  (a NamedTuple evaluates its fields)
from typing import TYPE_CHECKING, Literal, NamedTuple

from fazhi_cli.errors import WrongCall
from fazhi_cli.formats.document import Cell, Column
from fazhi_cli.layouts.checklists import columns as cells
from fazhi_cli.layouts.checklists.columns import Asked  # noqa: TC001
from fazhi_cli.layouts.checklists.entries import Entry, Level  # noqa: TC001

if TYPE_CHECKING:
    from fazhi_cli.asked.selection import Selection

STATES = ("未啟動", "推進中", "已報完成(待核實)", "持續推進", "已申報待批")
"""What a unit may report; 已辦結 and the like only the office sets."""

FILLED_IN = ("填報單位(蓋章):", "填報人:", "審核人:", "聯繫電話:", "填報日期:")
CHECKED = ("核對人(簽字):", "負責人(簽字):", "核對日期:")
SIGNED_OFF = ("核實單位(蓋章):", "負責人(簽字):", "日期:")


class Filled(NamedTuple):
    """A column, and what fills its cells."""

    heading: str
    share: float
    fill: Callable[[Entry, Asked], Cell]
    align: Literal["left", "center"] = "left"
    choices: tuple[str, ...] = ()

    @property
    def column(self) -> Column:
        return Column(self.heading, self.share, self.align, self.choices)


class Layout(NamedTuple):
    """`level`: the usual one. `headed`: a task has a row of its own above its clauses, or a spanning one if `spanned`."""

    name: str
    title: str
    spellings: tuple[str, ...]
    level: Level
    columns: tuple[Filled, ...]
    landscape: bool = False
    headed: bool = False
    spanned: bool = False
    signatures: tuple[str, ...] = ()


LAYOUTS = (
    Layout(
        "assignment", "任務分工表", ("分工表",), "task",
        (
            Filled("序號", 4.5, cells.order, "center"),
            Filled("工作任務", 12, cells.title),
            # Upright it leaves thirteen characters to a line: rows of a page each, and pages half empty between them.
            Filled("工作要求", 47, cells.words),
            Filled("牽頭單位", 11, cells.lead, "center"),
            Filled("責任單位", 12.6, cells.responsible, "center"),
            Filled("完成時限", 12.9, cells.limit, "center"),
        ),
        landscape=True,
    ),
    Layout(
        "register", "督查督辦台賬", ("台賬", "督辦台賬"), "task",
        (
            Filled("序號", 4.5, cells.order, "center"),
            Filled("工作任務", 15, cells.title),
            Filled("牽頭單位", 11, cells.lead, "center"),
            Filled("責任單位", 12.6, cells.responsible, "center"),
            Filled("完成時限", 9.3, cells.limit, "center"),
            Filled("進展情況", 12.6, cells.blank),
            Filled("狀態", 8, cells.blank, "center", STATES),
            Filled("存在問題及下步措施", 11, cells.blank),
            Filled("佐證材料", 8.5, cells.blank),
            Filled("備註", 7.5, cells.blank),
        ),
        landscape=True,
        signatures=FILLED_IN,
    ),
    Layout(
        "duties", "單位任務清單", ("任務清單", "清單"), "clause",
        (
            Filled("序號", 4.5, cells.order_of_task, "center"),
            Filled("方案序號", 12.4, cells.number, "center"),
            Filled("任務", 27, cells.heading_or_words),
            Filled("承擔職責", 9, cells.duty),
            Filled("時限", 9.3, cells.limit, "center"),
            Filled("其他牽頭、責任單位", 12.6, cells.others),
            Filled("核對", 15, cells.boxes),
            Filled("進展情況", 10.2, cells.blank),
        ),
        landscape=True, headed=True, signatures=FILLED_IN,
    ),
    Layout(
        "closing", "對賬銷號表", ("銷號表", "對賬表"), "clause",
        (
            Filled("序號", 8, cells.order, "center"),
            Filled("事項", 30.9, cells.words),
            Filled("交付成果", 14.4, cells.outputs),
            Filled("完成日期", 13.3, cells.limit, "center"),
            Filled("證明材料", 13.3, cells.cases),
            Filled("核實人", 9.3, cells.blank),
            Filled("銷號日期", 10.8, cells.blank),
        ),
        signatures=SIGNED_OFF,
    ),
    Layout(
        "checks", "逐項核對表", ("核對表",), "item",
        (
            Filled("序號", 9, cells.order, "center"),
            Filled("核對事項", 43.5, cells.words),
            Filled("時限", 13.3, cells.limit, "center"),
            Filled("核對", 22, cells.boxes),
            Filled("備註", 12.2, cells.blank),
        ),
        spanned=True, signatures=CHECKED,
    ),
)  # fmt: skip

UNASKED = {
    "承擔職責": Filled("牽頭單位", 9, cells.lead_or_actor),
    "其他牽頭、責任單位": Filled("責任單位", 12.6, cells.responsible_once),
}
"""What stands in a unit's list in place of what is told from the unit, where no unit was asked for."""


def find(name: str | None, selection: Selection) -> Layout:
    """A layout by any of its names in either script; without one a unit's list for a unit, else the division of work."""
    wanted = name or ("duties" if selection.unit or selection.lead or selection.responsible else "assignment")
    for layout in LAYOUTS:
        if wanted.lower() in (layout.name, layout.title, *layout.spellings):
            return layout
    from fazhi_cli.plan.script import simplified

    for layout in LAYOUTS:
        if simplified(wanted) in map(simplified, (layout.title, *layout.spellings)):
            return layout
    raise WrongCall(f"沒有「{wanted}」這種表;可用:{'、'.join(layout.title for layout in LAYOUTS)}。")
