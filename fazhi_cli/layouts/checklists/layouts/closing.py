"""對賬銷號表： what was to be handed in, verified and struck off one by one."""

from fazhi_cli.layouts.checklists import columns
from fazhi_cli.layouts.checklists.layout import SIGNED_OFF, Layout, LayoutColumn

LAYOUT = Layout(
    name="closing",
    title="對賬銷號表",
    spellings=("銷號表", "對賬表"),
    level="clause",
    columns=(
        LayoutColumn("序號", 8, columns.order, "center"),
        LayoutColumn("事項", 27, columns.words),
        LayoutColumn("交付成果", 12, columns.outputs),
        LayoutColumn("完成時限", 13.3, columns.completion, "center"),
        LayoutColumn("完成日期", 10, columns.blank),
        LayoutColumn("證明材料", 11, columns.cases),
        LayoutColumn("核實人", 8.9, columns.blank),
        LayoutColumn("銷號日期", 9.8, columns.blank),
    ),
    signatures=SIGNED_OFF,
)
