"""任務分工表： who leads and who answers for each task, as the annex of a plan."""

from fazhi_cli.layouts.checklists import columns
from fazhi_cli.layouts.checklists.layout import Layout, LayoutColumn

LAYOUT = Layout(
    name="assignment",
    title="任務分工表",
    spellings=("分工表",),
    level="task",
    columns=(
        LayoutColumn("方案序號", 5.5, columns.number, "center", whole=True),
        LayoutColumn("工作任務", 11, columns.title, of_tasks=True),
        # On an upright page it would hold thirteen characters to a line: rows of a page each, and half empty pages between.
        LayoutColumn("工作要求", 47.5, columns.words, has_words=True),
        LayoutColumn("牽頭單位", 10, columns.lead, "center", small=True, whole=True),
        LayoutColumn("責任單位", 10.5, columns.responsible, "center", small=True, whole=True),
        LayoutColumn("完成時限", 15.5, columns.time, "center", small=True),
    ),
    is_landscape=True,
    is_annex=True,
)
