"""逐項核對表： a box for each thing that a clause lists."""

from fazhi_cli.layouts.checklists import columns
from fazhi_cli.layouts.checklists.layout import CHECKED, Layout, LayoutColumn

LAYOUT = Layout(
    name="checks",
    title="逐項核對表",
    spellings=("核對表",),
    level="item",
    columns=(
        LayoutColumn("序號", 9, columns.order, "center"),
        LayoutColumn("核對事項", 43.5, columns.words),
        LayoutColumn("時限", 13.3, columns.time, "center"),
        LayoutColumn("核對", 22, columns.boxes),
        LayoutColumn("備註", 12.2, columns.blank),
    ),
    has_task_sections=True,
    is_tick_list=True,
    signatures=CHECKED,
)
