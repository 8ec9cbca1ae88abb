"""督查督辦台賬： where an office enters how each task stands."""

from fazhi_cli.layouts.checklists import additions, columns
from fazhi_cli.layouts.checklists.layout import FILLED_IN, REPORTED, SET_BY_OFFICE, Layout, LayoutColumn
from fazhi_cli.layouts.checklists.work import roomy

ENTERED = (
    LayoutColumn("進展情況", 11, additions.report, small=True),
    LayoutColumn("狀態", 8, additions.status, "center", REPORTED, SET_BY_OFFICE, small=True),
    LayoutColumn("存在問題及下步措施", 11, columns.blank, small=True),
    LayoutColumn("佐證材料", 7.5, columns.blank, small=True),
    LayoutColumn("備註", 5.5, columns.blank, small=True),
)

LAYOUT = Layout(
    name="register",
    title="督查督辦台賬",
    spellings=("台賬", "督辦台賬"),
    level="task",
    columns=(
        LayoutColumn("方案序號", 5, columns.number, "center", small=True, whole=True),
        LayoutColumn("工作任務", 13.5, columns.title_or_words, small=True, has_words=True),
        LayoutColumn("牽頭單位", 10, columns.lead, "center", small=True, whole=True, of_tasks=True),
        LayoutColumn("責任單位", 10.5, columns.responsible, "center", small=True, whole=True, of_tasks=True),
        LayoutColumn("完成時限", 18, columns.time_with_days, "center", small=True),
        *ENTERED,
    ),
    work=roomy(ENTERED, 22, 10, 19, 14, 12),
    is_landscape=True,
    tells_units=True,
    has_period=True,
    signatures=FILLED_IN,
)
