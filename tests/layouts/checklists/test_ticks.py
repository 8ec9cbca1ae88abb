"""What is ticked of a task of several sorts, and in which order."""

from __future__ import annotations

import pytest

from fazhi_cli.formats.document import Box, Cell
from fazhi_cli.layouts.checklists.ticks import lines_of_task
from fazhi_cli.plan.acts import is_act


def test_a_task_of_every_sort_has_its_products_first_and_what_goes_on_last() -> None:
    lines = lines_of_task(("product", "recurring", "prohibition", "running case", "standing"))
    assert Cell(lines).texts == (
        "完成成果：", "□已完成（____月____日）", "定期開展：", "□本年度已開展", "禁止：", "□未發現", "□發現____起，已糾正____起",
        "逐案限時：", "應辦____件 已辦____件", "按期____件", "持續落實：", "□未啟動 □推進中 □已落實",
    )  # fmt: skip


def test_a_task_of_one_sort_does_not_name_it() -> None:
    assert lines_of_task(("product",)) == ((Box("已完成（____月____日）"),),)
    assert lines_of_task(("case",)) == (("應辦____件 已辦____件",),)


@pytest.mark.parametrize(
    ("point", "expected"),
    [
        ("選拔聘用制度", True), ("行政職權職責目錄建設", True), ("决策公开", True), ("通用法律知識培訓", True),
        ("應當廣泛聽取意見", True), ("有件必備", True), ("錄入行政職權目錄", True), ("专项转移支付预决算按项目按地区公开", True),
        ("數量", False), ("時限", False), ("食品藥品安全", False), ("追責主體", False), ("政府採購", False),
        ("財政資金分配使用權力集中部門和崗位", False), ("重大建設項目審批", False), ("公共資金", False), ("停職檢查", False),
    ],
)  # fmt: skip
def test_a_point_is_an_act_or_only_says_of_what(point: str, expected: bool) -> None:
    assert is_act(point) is expected
