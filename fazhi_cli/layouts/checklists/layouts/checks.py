"""逐項核對表： a box for each thing that a clause lists, where it can be done by itself."""

from fazhi_cli.layouts.checklists import columns
from fazhi_cli.layouts.checklists.layout import CHECKED, Layout, LayoutColumn

LAYOUT = Layout(
    name="checks",
    title="逐項核對表",
    spellings=("核對表",),
    level="item",
    columns=(
        LayoutColumn("方案序號", 9, columns.number, "center", whole=True),
        # Most sentences have no limit: a column for them would take the room of the words and say so in every row.
        LayoutColumn("核對事項", 49, columns.words_and_limits, has_words=True),
        LayoutColumn("核對", 28, columns.boxes, small=True, whole=True),
        LayoutColumn("備註", 14, columns.blank),
    ),
    work=(LayoutColumn("核對", 14, columns.boxes, whole=True), LayoutColumn("備註", 12, columns.blank)),
    has_task_blocks=True,
    tells_units=True,
    is_tick_list=True,
    signatures=CHECKED,
)
