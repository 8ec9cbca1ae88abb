"""Where a sentence is cut: before a duty of its own, never between duties that share a condition, an exception or a limit."""

from __future__ import annotations

import pytest

from fazhi_cli.plan.duties import duties

CUT = {
    "嚴格執行負面清單,放寬市場準入。": ["嚴格執行負面清單,", "放寬市場準入。"],
    "建立共享機制,實現信息互通。": ["建立共享機制,實現信息互通。"],
    "完善考核辦法,按照職責分工,細化量化標準。": ["完善考核辦法,", "按照職責分工,細化量化標準。"],
    "放寬市場準入,凡自願的投資行為,政府不得限制。": ["放寬市場準入,", "凡自願的投資行為,政府不得限制。"],
    "除涉密外,建立公開制度,完善公開平台。": ["除涉密外,建立公開制度,完善公開平台。"],
    "建立清單制度,完善配套辦法,2021年底前完成。": ["建立清單制度,完善配套辦法,2021年底前完成。"],
    "完善裁量標準,2021年3月底前向社會公布裁量標準。": ["完善裁量標準,", "2021年3月底前向社會公布裁量標準。"],
    "建立健全制度（包括完善標準,規範流程）,加強監督檢查。": [
        "建立健全制度（包括完善標準,規範流程）,",
        "加強監督檢查。",
    ],
    "推進制定工作精細化。": ["推進制定工作精細化。"],
}


@pytest.mark.parametrize("sentence", CUT)
def test_a_sentence(sentence: str) -> None:
    assert duties(sentence) == CUT[sentence]
