"""對賬銷號表： what was to be handed in, verified and struck off one by one."""

from fazhi_cli.layouts.checklists import columns
from fazhi_cli.layouts.checklists.layout import SIGNED_OFF, Layout, LayoutColumn
from fazhi_cli.layouts.checklists.work import OUTPUTS, roomy

ENTERED = (
    LayoutColumn("完成情況", 12, columns.cases, small=True),
    LayoutColumn("完成日期", 8, columns.blank, is_end=True),
    LayoutColumn("證明材料", 9, columns.blank),
    LayoutColumn("核實人", 6, columns.blank),
    LayoutColumn("銷號日期", 8, columns.blank, is_end=True),
)

LAYOUT = Layout(
    name="closing",
    title="對賬銷號表",
    spellings=("銷號表", "對賬表"),
    level="clause",
    columns=(
        LayoutColumn("方案序號", 5, columns.number, "center", whole=True),
        LayoutColumn("事項", 32, columns.words_beside_answering, has_words=True),
        LayoutColumn("責任單位", 10, columns.answering, "center", small=True, whole=True),
        LayoutColumn("完成時限", 10, columns.time_with_days, "center", small=True),
        *ENTERED,
    ),
    work=(OUTPUTS, *roomy(ENTERED, 14, 8, 14, 8, 8)),
    is_landscape=True,
    has_task_blocks=True,
    tells_units=True,
    signatures=SIGNED_OFF,
)
