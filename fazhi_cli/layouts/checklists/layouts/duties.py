"""單位任務清單： what one unit has to do, and with whom; a block a task, in which there is room to write."""

from fazhi_cli.layouts.checklists import columns
from fazhi_cli.layouts.checklists.layout import FILLED_IN, REPORTED, Layout, LayoutColumn, boxes

STATE, PROGRESS = "辦理狀態", "進展情況"

LAYOUT = Layout(
    name="duties",
    title="單位任務清單",
    unasked_title="任務清單",
    spellings=("任務清單", "清單"),
    level="clause",
    # What stands in the columns needs no heading: a place in the plan, its words, and what is ticked of them.
    columns=(
        LayoutColumn("", 7, columns.number, "center", whole=True),
        LayoutColumn("", 65, columns.words_and_limits, has_words=True),
        LayoutColumn("", 28, columns.boxes, small=True, whole=True),
    ),
    work=(
        LayoutColumn("核對", 14, columns.boxes, whole=True),
        LayoutColumn(STATE, 12, columns.blank, "center", REPORTED),
        LayoutColumn(PROGRESS, 20, columns.blank),
    ),
    has_task_blocks=True,
    tells_units=True,
    is_outline=True,
    has_period=True,
    fill_in=(boxes(f"{STATE}：", REPORTED), (f"{PROGRESS}：",)),
    signatures=FILLED_IN,
)
