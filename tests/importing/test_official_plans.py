"""Whole plans as provinces, cities and counties publish them, in words of their own: tables in any order, rules, prose at the end of a task."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from fazhi_cli.importing import plan_reading, proposal
from fazhi_cli.importing.layouts import layout_of
from fazhi_cli.importing.plan_reading import read_plan
from tests.imports import Plan, imported

if TYPE_CHECKING:
    from pathlib import Path

PLANS = {
    "a class before the number, and a note behind": Plan(
        """青原市重點任務清單
類別\t序號\t重點任務\t牽頭單位\t配合單位\t完成時限\t備註
穩投資\t1\t開工建設污水處理廠\t市住建局\t市財政局\t2022年5月底\t續建
穩投資\t2\t建成高標準農田5萬畝\t市農業農村局\t各縣區\t2022年11月底\t新建
促消費\t3\t舉辦購物節\t市商務局\t市文旅局、市體育局\t持續開展\t新建
""",
        [
            ("開工建設污水處理廠…", "市住建局", "市財政局", "2022年5月底"),
            ("建成高標準農田5萬畝…", "市農業農村局", "各縣區", "2022年11月底"),
            ("舉辦購物節…", "市商務局", "市文旅局、市體育局", "持續開展"),
        ],
    ),
    "units before the work, and two columns of one name": Plan(
        """青原縣民生實事責任分解表
序號\t實事項目\t牽頭單位\t責任人\t主要內容\t配合單位\t責任人\t完成時限
1\t新建幼兒園\t縣教育局\t王明\t新建公辦幼兒園2所。\t縣財政局\t李平\t2023年8月底前
2\t農村公路\t縣交通局\t張敏\t改造農村公路60公里。\t縣發改局\t趙華\t2023年11月30日前
""",
        [
            ("新建幼兒園", "縣教育局", "縣財政局", "2023年8月底前"),
            ("農村公路", "縣交通局", "縣發改局", "2023年11月30日前"),
        ],
    ),
    "units alone before the work": Plan(
        """青原市各單位任務清單
責任單位\t序號\t工作任務
市教育局\t1\t新建學校3所
市民政局\t2\t建設養老中心1個
""",
        [("新建學校3所…", "", "市教育局", ""), ("建設養老中心1個…", "", "市民政局", "")],
    ),
    "roles and limits within a cell": Plan(
        """青原市任務分工表
序號\t重點任務\t責任單位
1\t建立台賬\t牽頭單位：市民政局；配合單位：市財政局、市人社局
2\t開展培訓\t市人社局（牽頭）、市教育局
3\t制定標準\t市市場監管局牽頭，市衛健委配合，2021年10月底前完成
4\t推進公開\t市政府辦公室、各縣區，年內完成
""",
        [
            ("建立台賬…", "市民政局", "市財政局、市人社局", ""),
            ("開展培訓…", "市人社局", "市教育局", ""),
            ("制定標準…", "市市場監管局", "市衛健委", "2021年10月底前完成"),
            ("推進公開…", "", "市政府辦公室、各縣區", "年內完成"),
        ],
    ),
    "a sentence behind the work says who leads": Plan(
        """青原省專項整治方案
一、整治重點行業
（一）危險化學品。深化企業整治。由省應急廳牽頭，省工業和信息化廳、省市場監管局等按職責分工負責。
（二）煤礦。淘汰落後煤礦。此項工作由省能源局牽頭，省應急廳配合。
（三）採購。由省商務廳組織申報。
""",
        [
            ("危險化學品", "省應急廳", "省工業和信息化廳、省市場監管局", ""),
            ("煤礦", "省能源局", "省應急廳", ""),
            ("採購", "", "", ""),
        ],
    ),
    "places among bodies, and names of firms": Plan(
        """青原省促進經濟平穩發展的意見
一、管理人員流動。（省公安廳、省交通運輸廳，各設區市，韓城市，楊凌示範區、西咸新區）
二、降低電費。（省發展改革委、國家電網、南方電網按職責分工負責）
三、搭建平臺。（省工業和信息化廳、省律協、阿里巴巴負責）
四、建設項目。（省發展改革委牽頭，省直有關部門和各州、市人民政府、滇中新區管委會配合）
五、創業貸款。（市人力資源和社會保障局與人民銀行青原市中心支行負責）
六、科普。（省科協、省社科聯、省作協和各市科協負責）
""",
        [
            ("管理人員流動…", "", "省公安廳、省交通運輸廳、各設區市、韓城市、楊凌示範區、西咸新區", ""),
            ("降低電費…", "", "省發展改革委、國家電網、南方電網", ""),
            ("搭建平臺…", "", "省工業和信息化廳、省律協、阿里巴巴", ""),
            ("建設項目…", "省發展改革委", "省直有關部門、各州、市人民政府、滇中新區管委會", ""),
            ("創業貸款…", "", "市人力資源和社會保障局、人民銀行青原市中心支行", ""),
            ("科普…", "", "省科協、省社科聯、省作協、各市科協", ""),
        ],
    ),
    "signs as input methods give them": Plan(
        """彰河縣環境整治方案
一、治理揚塵。（牽頭單位︰縣住建局﹔配合單位︰縣城管局﹑各鄉鎮）
二、降低電費。責任單位：縣供電公司）
""",
        [("治理揚塵…", "縣住建局", "縣城管局、各鄉鎮", ""), ("降低電費…", "", "縣供電公司", "")],
    ),
    "days of what is spoken of, and of a third party": Plan(
        """青原市促進消費措施
一、支持購車。對2023年6月30日前購車的給予補貼。（市商務局）
二、暫退保證金。接受暫退的旅行社應在2022年2月5日前交還。（市文旅局）
三、發放補助。（市財政局。各縣區政府均為責任單位，以下不再列出）
四、支持返崗。對2023年3月底前返崗的給予補助。（市人社局）
""",
        [
            ("支持購車", "", "市商務局", ""),
            ("暫退保證金", "", "市文旅局", ""),
            ("發放補助…", "", "市財政局", ""),
            ("支持返崗", "", "市人社局、各縣區政府", ""),
        ],
    ),
}


@pytest.mark.parametrize("name", PLANS)
def test_a_plan(name: str, tmp_path: Path) -> None:
    PLANS[name].is_read_whole(tmp_path)


def test_a_sentence_that_sets_a_day_is_no_title(tmp_path: Path) -> None:
    made = imported(
        tmp_path,
        "國務院重點任務分工方案\n1.2019年底前再取消50項許可。清理變相審批。（國務院辦公廳牽頭）\n"
        "2.推進改革。在全國推開。（市場監管總局牽頭）\n3.降低電價。清理加價。（發展改革委牽頭）\n",
    )
    assert made.limits == ["2019年底前"]
    assert made.ask("tasks --fields title")[1:] == [("推進改革",), ("降低電價",)]


def test_a_sentence_that_says_who_has_the_work_assigns_it_also_before_the_end_of_the_paper(tmp_path: Path) -> None:
    made = imported(
        tmp_path,
        "青原縣工作方案\n1.清理事項。由縣編辦牽頭，縣法制辦配合。\n2.縮小範圍。由縣發改委負責。\n"
        "3.公開流程。由縣發改委牽頭，縣編辦、縣環保局等部門配合。\n2015年5月20日\n",
    )
    assert made.ask("tasks --fields lead,responsible") == [
        ("縣編辦", "縣法制辦"),
        ("", "縣發改委"),
        ("縣發改委", "縣編辦、縣環保局"),
    ]


def test_the_number_gives_the_year_where_the_day_is_not_known(tmp_path: Path) -> None:
    made = imported(
        tmp_path,
        "國務院辦公廳關於優化環境的意見\n國辦發〔2020〕24號\n一、開展清理。年底前完成清理；2月1日至4月30日公示。（財政部負責）\n",
    )
    assert made.ask("clauses --fields due") == [("2020-12-31",), ("2020-04-30",)]
    assert "未寫年份的時限，按文號的2020年計算；成文日期查到後請填入 issued。" in made.report
    assert "規則庫的問題" not in made.report


@pytest.mark.parametrize(
    ("title", "end", "due", "told"),
    [
        ("青原市2020年工作要點", "", "2020-06-30", "未寫年份的時限，按標題的2020年計算，請核對。"),
        ("青原市2020年工作要點", "\n2019年12月25日", "2020-06-30", "未寫年份的時限，按標題的2020年計算，請核對。"),
        ("青原市方案", "\n青原市政府辦公室　　2020年5月12日印發", "2020-06-30", "文號：未見；成文日期：2020-05-12（印發日期）；地方：青原市"),
        ("青原市方案", "\n青原市政府辦公室2020年5月12日", "2020-06-30", "文號：未見；成文日期：2020-05-12；地方：青原市"),
        ("青原市方案", "", "", "文號：未見；成文日期：未見；地方：青原市"),
    ],
)  # fmt: skip
def test_a_year_that_only_the_title_or_the_line_of_print_gives(
    tmp_path: Path, title: str, end: str, due: str, told: str
) -> None:
    made = imported(tmp_path, f"{title}\n一、開展清理。6月底前完成清理。（市財政局負責）{end}\n")
    assert made.ask("clauses --fields due") == [(due,)]
    assert told in made.report.splitlines()


def test_assignments_keep_their_own_words_where_the_layout_that_was_found_cannot_print(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(
        proposal, "layout_of", lambda *texts, **how: layout_of(*texts, **how) | {"lead": "牽頭）{units}"}
    )
    read = read_plan(
        ["青原市方案", "一、修繕校舍。（牽頭單位：市教育局）", "二、開放場館。（牽頭單位：市體育局）"], None, "x"
    )
    assert not read.is_verbatim
    assert (
        "lead: [市教育局]\n    roles: {市教育局: 牽頭單位}\n    printed: （牽頭單位：市教育局）"
        in read.files["tasks.yaml"]
    )


def test_a_plan_of_more_tasks_than_a_file_holds_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(plan_reading, "MAX_BYTES", 100)
    monkeypatch.setattr(plan_reading, "_prints", lambda *_: False)
    made = imported(tmp_path, "青原市方案\n一、修繕校舍。（市教育局）\n二、開放場館。（市體育局）\n")
    assert "任務太多，規則庫的一個文件放不下（不超過 16 MiB），只收錄了全文；請把原件分成幾份再導入。" in made.report
    assert made.code == 0
