"""任務分工表： the division of work of a plan, as it is attached to the plan itself."""

from fazhi_cli.layouts.checklists import columns
from fazhi_cli.layouts.checklists.layout import Layout, LayoutColumn

LAYOUT = Layout(
    name="assignment",
    title="任務分工表",
    spellings=("分工表",),
    level="task",
    columns=(
        LayoutColumn("序號", 4.5, columns.order, "center"),
        LayoutColumn("工作任務", 12, columns.title),
        # On an upright page it would hold thirteen characters to a line: rows of a page each, and half empty pages between.
        LayoutColumn("工作要求", 47, columns.words),
        LayoutColumn("牽頭單位", 11, columns.lead, "center"),
        LayoutColumn("責任單位", 12.6, columns.responsible, "center"),
        LayoutColumn("完成時限", 12.9, columns.completion, "center"),
    ),
    is_landscape=True,
)
