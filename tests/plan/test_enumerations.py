"""What a clause lists: its points, and whether it says 等; what only looks like a list is none."""

from __future__ import annotations

import pytest

from fazhi_cli.plan.enumerations import enumeration

LISTS = {
    "把部門論證、公眾參與、風險評估和集體討論作為必經程序。": (["部門論證", "公眾參與", "風險評估", "集體討論"], False),
    "審核的重點是主體是否合法、事實是否清楚、證據是否充分。": (["主體是否合法", "事實是否清楚", "證據是否充分"], False),
    "將工程招標、政府採購、產權交易等交易事項納入平台。": (["工程招標", "政府採購", "產權交易"], True),
    "落實“三個一律”,即無依據的一律取消;重複的一律合併;過時的一律廢止。": (
        ["無依據的一律取消", "重複的一律合併", "過時的一律廢止"],
        False,
    ),
    "堅持有件必備、有備必審、有錯必糾,": (["有件必備", "有備必審", "有錯必糾"], False),
}


@pytest.mark.parametrize("clause", LISTS)
def test_a_list(clause: str) -> None:
    found = enumeration(clause)
    assert found is not None
    assert ([clause[start:end] for start, end in found.points], found.is_open) == LISTS[clause]


NO_LISTS = (
    "完善收集、整理工作。",
    "實行統一登記、統一編號、統一公布制度。",
    "不得違法創設行政許可、行政處罰、行政強制等事項。",
    "落實“五個一律”,即無依據的一律取消;重複的一律合併。",
    "加強部門協作。",
)
"""Too few points, an end that is said of all, a prohibition that its points would lose, fewer than are announced."""


@pytest.mark.parametrize("clause", NO_LISTS)
def test_no_list(clause: str) -> None:
    assert enumeration(clause) is None
