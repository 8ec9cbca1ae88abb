"""督查督辦台賬： where an office enters how each task stands."""

from fazhi_cli.layouts.checklists import columns
from fazhi_cli.layouts.checklists.layout import FILLED_IN, Layout, LayoutColumn

STATES = ("未啟動", "推進中", "已報完成（待核實）", "持續推進", "已申報待批")
"""What a unit may report; 已辦結 and the like only the office sets."""

LAYOUT = Layout(
    name="register",
    title="督查督辦台賬",
    spellings=("台賬", "督辦台賬"),
    level="task",
    columns=(
        LayoutColumn("序號", 4.5, columns.order, "center"),
        LayoutColumn("工作任務", 14.5, columns.title),
        LayoutColumn("牽頭單位", 11, columns.lead, "center"),
        LayoutColumn("責任單位", 12.6, columns.responsible, "center"),
        LayoutColumn("完成時限", 15, columns.completion_with_days, "center"),
        LayoutColumn("進展情況", 11.4, columns.blank),
        LayoutColumn("狀態", 8, columns.blank, "center", STATES),
        LayoutColumn("存在問題及下步措施", 10, columns.blank),
        LayoutColumn("佐證材料", 7.5, columns.blank),
        LayoutColumn("備註", 5.5, columns.blank),
    ),
    is_landscape=True,
    signatures=FILLED_IN,
)
