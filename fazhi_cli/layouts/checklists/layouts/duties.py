"""單位任務清單： what one unit has to do, and with whom."""

from fazhi_cli.layouts.checklists import columns
from fazhi_cli.layouts.checklists.layout import FILLED_IN, Layout, LayoutColumn

LAYOUT = Layout(
    name="duties",
    title="單位任務清單",
    spellings=("任務清單", "清單"),
    level="clause",
    columns=(
        LayoutColumn("序號", 4.5, columns.order_of_task, "center"),
        LayoutColumn("方案序號", 12.4, columns.number, "center"),
        LayoutColumn("任務", 24, columns.title_or_words),
        LayoutColumn("承擔職責", 9, columns.duty, unasked=LayoutColumn("牽頭單位", 9, columns.lead_or_actor)),
        LayoutColumn("時限", 13.3, columns.time_with_days, "center"),
        LayoutColumn(
            "其他牽頭、責任單位", 12.6, columns.others,
            unasked=LayoutColumn("責任單位", 12.6, columns.responsible_of_task),
        ),
        LayoutColumn("核對", 15, columns.boxes),
        LayoutColumn("進展情況", 9.2, columns.blank),
    ),
    is_landscape=True,
    has_task_rows=True,
    signatures=FILLED_IN,
)  # fmt: skip
