"""What is ticked of a task of several sorts, and in which order."""

from __future__ import annotations

from fazhi_cli.formats.document import Box, Cell
from fazhi_cli.layouts.checklists.ticks import lines_of_task


def test_a_task_of_every_sort_has_its_limits_first_and_what_goes_on_last() -> None:
    lines = lines_of_task(("milestone", "recurring", "prohibition", "case", "standing"))
    assert Cell(lines).texts == (
        "限期完成：", "□已完成", "定期開展：", "□本年度已開展", "禁止：", "□未發現 □已糾正", "逐案：", "應辦____件", "按期____件",
        "持續落實：", "□已部署 □有制度",
    )  # fmt: skip


def test_a_task_of_one_sort_does_not_name_it_unless_it_is_counted() -> None:
    assert lines_of_task(("milestone",)) == ((Box("已完成"),),)
    assert lines_of_task(("case",)) == (("逐案：",), ("應辦____件",), ("按期____件",))
