"""Forms of assignments as offices of cities, counties and towns print them: each read with all its units and limits."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.imports import bare, imported

if TYPE_CHECKING:
    from pathlib import Path

IS = """青原市政務公開方案
（一）公開清單。責任單位為市委編辦、市司法局，完成時限為2021年6月底前。
（二）公開預算。責任單位為市財政局，完成時限為2021年9月30日前。
"""
IN_LENTICULAR_BRACKETS = """青原市質量行動方案
一、制定標準。
【牽頭單位】市市場監管局【配合單位】市工信局、市住建局【完成時限】2022年12月
二、培育品牌。
【牽頭單位】市市場監管局【配合單位】市商務局【完成時限】2022年10月底前
"""
BEHIND_A_PERSON = """桃源鎮整治方案
（一）清理垃圾。4月30日前清理完畢。
責任領導：王建國  責任單位：農業農村辦、各村（社區）
（二）拆除違建。
責任領導：李秀英  責任單位：綜合執法隊、各村（社區）
2023年3月2日
"""
LIMIT_BEHIND_A_SENTENCE = """江南省整改分工
1.加大宣傳。由稅務局牽頭，財政廳配合。完成時限：2019年10月31日前
2.優化流程。由稅務局負責。完成時限：2019年12月31日前
"""
TEXT_BELOW_A_HEADING = """青原市提升行動方案
一、市場准入行動（市市場監管局牽頭，市政務服務局配合）
推行一網通辦，2021年10月底前實現半日辦結。
二、項目審批行動（市住建局牽頭，市自然資源局配合）
推行拿地即開工，2021年底前實現全覆蓋。
2021年2月20日
"""
BEHIND_DASHES = """青原市口岸任務分工
一、精簡單證
——推行電子單證。2020年6月底前實現。（青原海關、市商務局負責）
——公開收費目錄。（市發展改革委負責）
二、提高效率
——壓縮通關時間。（青原海關牽頭，青原海事局配合）
"""
COLUMN_OF_PROBLEMS = """問題隱患清單
序號\t問題隱患\t整改措施\t責任單位\t整改時限
1\t主體責任不落實\t開展攻堅\t市應急局、市工信局\t2020年12月
2\t基層力量薄弱\t配齊人員\t各縣（市、區）政府\t2022年12月31日
"""

LIMIT_AMONG_UNITS = """青原市物流方案
1.深化改革。（2020年12月底前完成，市發展改革委牽頭，市交通運輸局配合）
2.保障用地。（責任單位：市自然資源局，各縣（市、區）人民政府，2020年10月底前）
3.歸集信息。責任單位及完成時限：市發改委、市直有關部門，2018年6月底前
"""
ROLES_BEHIND_A_COMMA = """造林任務分工
一、4月20日前完成造林5000畝，責任單位：縣林業局、各鄉鎮人民政府。
二、開展義務植樹，責任單位：縣綠化辦、團縣委。
三、3月底前完成育苗，責任單位：縣林業局、縣國有林場。
"""
ROLES_IN_CELLS = """青原市任務清單
序號\t事項\t工作要求\t責任分工\t完成時限
一\t政務類\t\t\t
1\t戶口遷移\t全程網辦\t牽頭：市公安局；配合：各縣（區）政府\t2021年6月底前
2\t企業開辦\t異地受理\t市市場監管局、市行政審批局\t2021年底前
"""

FORMS: dict[str, tuple[str, list[tuple[str, str]], list[str]]] = {
    "for a colon 為": (IS, [("", "市委編辦、市司法局"), ("", "市財政局")], ["2021年6月底前", "2021年9月30日前"]),
    "【】": (
        IN_LENTICULAR_BRACKETS,
        [("市市場監管局", "市工信局、市住建局"), ("市市場監管局", "市商務局")],
        ["2022年12月", "2022年10月底前"],
    ),
    "a person first": (
        BEHIND_A_PERSON,
        [("", "農業農村辦、各村（社區）"), ("", "綜合執法隊、各村（社區）")],
        ["4月30日前"],
    ),
    "a limit behind a sentence": (
        LIMIT_BEHIND_A_SENTENCE,
        [("稅務局", "財政廳"), ("", "稅務局")],
        ["2019年10月31日前", "2019年12月31日前"],
    ),
    "text below a heading": (
        TEXT_BELOW_A_HEADING,
        [("市市場監管局", "市政務服務局"), ("市住建局", "市自然資源局")],
        ["2021年10月底前", "2021年底前"],
    ),
    "dashes": (
        BEHIND_DASHES,
        [("", "青原海關、市商務局"), ("", "市發展改革委"), ("青原海關", "青原海事局")],
        ["2020年6月底前"],
    ),
    "a limit among units": (
        LIMIT_AMONG_UNITS,
        [
            ("市發展改革委", "市交通運輸局"),
            ("", "市自然資源局、各縣（市、區）人民政府"),
            ("", "市發改委、市直有關部門"),
        ],
        ["2020年12月底前完成", "2020年10月底前", "2018年6月底前"],
    ),
    "roles behind a comma": (
        ROLES_BEHIND_A_COMMA,
        [("", "縣林業局、各鄉鎮人民政府"), ("", "縣綠化辦、團縣委"), ("", "縣林業局、縣國有林場")],
        ["4月20日前", "3月底前"],
    ),
    "roles in cells": (
        ROLES_IN_CELLS,
        [("市公安局", "各縣（區）政府"), ("", "市市場監管局、市行政審批局")],
        ["2021年6月底前", "2021年底前"],
    ),
    "a column of problems": (
        COLUMN_OF_PROBLEMS,
        [("", "市應急局、市工信局"), ("", "各縣（市、區）政府")],
        ["2020年12月", "2022年12月31日"],
    ),
}


@pytest.mark.parametrize("form", FORMS)
def test_a_form(form: str, tmp_path: Path) -> None:
    text, roles, limits = FORMS[form]
    made = imported(tmp_path, text)
    assert (made.roles, made.limits) == (roles, limits)
    assert bare(made.text) == bare(text)


def test_a_column_of_problems_has_the_titles(tmp_path: Path) -> None:
    assert imported(tmp_path, COLUMN_OF_PROBLEMS).ask("tasks --fields title") == [
        ("主體責任不落實",),
        ("基層力量薄弱",),
    ]


def test_a_row_with_a_chinese_number_and_words_alone_heads_the_rows_below_it(tmp_path: Path) -> None:
    made = imported(tmp_path, ROLES_IN_CELLS)
    assert made.ask("chapters --fields number,title,tasks") == [("1", "政務類", "2")]
