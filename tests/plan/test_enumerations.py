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
    "推進以下工作：一是完善規劃；二是強化保障；三是優化服務。": (["完善規劃", "強化保障", "優化服務"], False),
    "抓好三項工作：（1）完善規劃；（2）強化保障；（3）優化服務。": (["完善規劃", "強化保障", "優化服務"], False),
}


@pytest.mark.parametrize("clause", LISTS)
def test_a_list(clause: str) -> None:
    found = enumeration(clause)
    assert found is not None
    assert ([clause[start:end] for start, end in found.points], found.is_open) == LISTS[clause]


SHARING_LISTS = {
    "嚴格實行規範性文件統一登記、統一編號、統一公布制度。": ("", ["統一登記", "統一編號", "統一公布"], "制度"),
    "建立法律顧問的選拔聘用、工作管理、獎勵追責制度,": ("", ["選拔聘用", "工作管理", "獎勵追責"], "制度"),
    "深化權責目錄、電子政務大廳和權力監察平台建設。": ("", ["權責目錄", "電子政務大廳", "權力監察平台"], "建設"),
    "做好宣傳教育、政策解讀和輿論引導工作。": ("", ["宣傳教育", "政策解讀", "輿論引導"], "工作"),
    "不得收取保證金、押金、服務費。": ("不得收取", ["保證金", "押金", "服務費"], ""),
    "不得違法創設行政許可、行政處罰、行政強制等事項。": ("不得違法創設", ["行政許可", "行政處罰", "行政強制"], ""),
    "嚴禁吃拿卡要、亂罰款、違規收費。": ("嚴禁", ["吃拿卡要", "亂罰款", "違規收費"], ""),
}


@pytest.mark.parametrize("clause", SHARING_LISTS)
def test_a_list_whose_points_share_words(clause: str) -> None:
    found = enumeration(clause)
    assert found is not None
    assert (found.stem, [clause[start:end] for start, end in found.points], found.tail) == SHARING_LISTS[clause]


NO_LISTS = (
    "完善收集、整理工作。",
    "加強信息公開、電子政務、隊伍建設。",
    "完善管理辦法、考核細則、獎懲制度。",
    "加強消防、燃氣、電梯安全監管工作。",
    "建立公安機關、檢察機關、審判機關信息共享、案情通報制度。",
    "嚴禁截留、挪用、擠占專項資金。",
    "不得以任何理由拒絕、推諉、拖延辦理。",
    "落實“五個一律”,即無依據的一律取消;重複的一律合併。",
    "加強部門協作。",
)
"""Too few points, an end that is the last point's own, points of two kinds, words that are said of all, fewer than are announced."""


@pytest.mark.parametrize("clause", NO_LISTS)
def test_no_list(clause: str) -> None:
    assert enumeration(clause) is None
