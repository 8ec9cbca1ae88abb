"""Who has what: the words by which plans assign, as they are printed in practice."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.imports import bare, imported

if TYPE_CHECKING:
    from pathlib import Path

ROLES = {
    "（牽頭單位：市教育局；責任單位：市財政局、市人社局）": ("市教育局", "市財政局、市人社局"),
    "（牽頭部門：市教育局；配合單位：市財政局）": ("市教育局", "市財政局"),
    "（責任部門：市教育局、市財政局）": ("", "市教育局、市財政局"),
    "（負責部門：市教育局；參加單位：市財政局）": ("", "市教育局、市財政局"),
    "（指導部門：市教育局；協辦單位：市財政局）": ("", "市教育局、市財政局"),
    "（主責：市教育局；協辦：市財政局）": ("", "市教育局、市財政局"),
    "（市教育局牽頭，市財政局、市人社局配合）": ("市教育局", "市財政局、市人社局"),
    "（市教育局牽頭，市財政局按職責分工負責）": ("市教育局", "市財政局"),
    "（市教育局、市財政局分別牽頭）": ("市教育局、市財政局", ""),
    "（市教育局、市財政局按職責分工負責）": ("", "市教育局、市財政局"),
    "（市教育局、市財政局負責）": ("", "市教育局、市財政局"),
    "（市教育局、市財政局）": ("", "市教育局、市財政局"),
    "(责任单位:市教育局,市财政局;市人社局)": ("", "市教育局、市财政局、市人社局"),
    "【牽頭單位：市教育局】": ("市教育局", ""),
    "（牽頭單位：市教育局；責任單位：各縣（市、區）政府、市財政局": ("市教育局", "各縣（市、區）政府、市財政局"),
    "（責任單位：市教育局和市財政局）": ("", "市教育局、市財政局"),
    "（責任單位：市教育局、市財政局及各縣（區）政府）": ("", "市教育局、市財政局、各縣（區）政府"),
    "（責任單位：市發展和改革委員會、市財政局）": ("", "市發展和改革委員會、市財政局"),
    "（責任單位：市文化和旅遊局）": ("", "市文化和旅遊局"),
    "（市教育局牽頭，市財政局等配合）": ("市教育局", "市財政局"),
    "（責任單位：市教育局、市財政局等部門）": ("", "市教育局、市財政局"),
    "（市教育局牽頭，市有關部門和單位及各縣區按職責分工負責）": ("市教育局", "市有關部門和單位、各縣區"),
    "（責任單位：市人社局、財政局）": ("", "市人社局、財政局"),
    "（牽頭單位：市教育局，責任單位：市財政局、市人社局）": ("市教育局", "市財政局、市人社局"),
    "（牽頭單位：市教育局、配合單位：市財政局）": ("市教育局", "市財政局"),
    "（牽頭單位：市教育局 責任單位：市財政局）": ("市教育局", "市財政局"),
    "（責任單位：市教育局 市財政局）": ("", "市教育局、市財政局"),
    "（市教育局牽頭負責，市財政局、市人社局等按職責分工配合）": ("市教育局", "市財政局、市人社局"),
    "（市教育局會同市財政局負責）": ("", "市教育局、市財政局"),
    "（責任單位：市教育局，各縣（區）黨委、政府，市財政局）": ("", "市教育局、各縣（區）黨委、政府、市財政局"),
    "（責任單位：市教育局，各縣（區）黨委和政府）": ("", "市教育局、各縣（區）黨委和政府"),
    "（牽頭單位：市教育局；參加單位：市財政局；備註：另行通知）": ("市教育局", "市財政局"),
    "（商務局牽頭，由財政局、聯合會負責）": ("商務局", "財政局、聯合會"),
    "（市教育局、市財政局等按職責分工負責，持續推進）": ("", "市教育局、市財政局"),
    "（市教育局牽頭，各縣（市、區）人民政府負責，2021年6月底前完成）": ("市教育局", "各縣（市、區）人民政府"),
    "（責任領導：張三；牽頭單位：市教育局）": ("市教育局", ""),
    "（市教育局，各地（州、市）人民政府、行政公署）": ("", "市教育局、各地（州、市）人民政府、行政公署"),
    "（由市教育局牽頭，市財政局配合）": ("市教育局", "市財政局"),
    "（市教育局為牽頭單位，市財政局為配合單位）": ("市教育局", "市財政局"),
    "\n【責任單位】市教育局、市財政局": ("", "市教育局、市財政局"),
    "責任單位：市教育局、市財政局。": ("", "市教育局、市財政局"),
    "牽頭單位：市教育局；配合單位：市財政局。": ("市教育局", "市財政局"),
    "（牽頭單位：市教育局；責任單位：市財政局；督導單位：市政府督查室）": ("市教育局", "市財政局、市政府督查室"),
    "（責任科室：市教育局；協作科室：市財政局）": ("", "市教育局、市財政局"),
    "（市教育局（市語委辦）牽頭，市財政局配合）": ("市教育局（市語委辦）", "市財政局"),
    "（該項工作由市教育局牽頭，市財政局配合）": ("市教育局", "市財政局"),
    "（市教育局、市財政局，2021年3月底前）": ("", "市教育局、市財政局"),
    "（市教育局牽頭、市財政局配合）": ("市教育局", "市財政局"),
    "（市教育局牽頭 市財政局、市人社局配合）": ("市教育局", "市財政局、市人社局"),
    "（市教育局牽頭會同市財政局落實）": ("市教育局", "市財政局"),
    "（市教育局主辦，市財政局會辦）": ("", "市教育局、市財政局"),
    "（市教育局負總責，市財政局具體落實）": ("", "市教育局、市財政局"),
    "（市教育局牽頭，市財政局等8個部門配合）": ("市教育局", "市財政局"),
    "（牽頭市領導：張三；責任單位：市教育局）": ("", "市教育局"),
    "（市教育局〔市語委辦〕、市財政局〔國庫支付中心〕）": ("", "市教育局〔市語委辦〕、市財政局〔國庫支付中心〕"),
    "（責任單位：市教育局、市財政局（按職責分工））": ("", "市教育局、市財政局"),
    "（市教育局牽頭，市級有關部門按職責負責，縣（市、區）同步落實）": ("市教育局", "市級有關部門、縣（市、區）"),
    "（市教育局牽頭，各社區配合）": ("市教育局", "各社區"),
    "（王強副市長，市教育局牽頭，市財政局配合）": ("市教育局", "市財政局"),
    "責任單位：市教育局、市財政局，各鄉鎮（街道）。": ("", "市教育局、市財政局、各鄉鎮（街道）"),
}
"""What stands behind the text of a task, with its leads and its other units."""


@pytest.mark.parametrize("printed", ROLES)
def test_the_words_for_a_role(printed: str, tmp_path: Path) -> None:
    document = f"青原市工作方案\n一、修繕校舍。修繕全市農村校舍。{printed}\n二、開放場館。開放體育場館。（責任單位：市體育局）\n"
    made = imported(tmp_path, document)
    assert made.roles == [ROLES[printed], ("", "市體育局")]
    assert bare(made.text) == bare(document)


PROSE = (
    "符合條件的企業，由市商務局組織申報。",
    "市商務局會同市財政局核定補助（補助標準由市財政局另行制定）。",
    "對重點企業（含規模以上企業）給予補助（每戶不超過10萬元）。",
    "向市商務局（政務大廳三樓）提交材料。",
)


@pytest.mark.parametrize("sentence", PROSE)
def test_prose_that_names_an_actor_assigns_nothing(sentence: str, tmp_path: Path) -> None:
    document = f"青原市工作方案\n一、支持企業。{sentence}（責任單位：市財政局）\n二、開放場館。{sentence}\n"
    made = imported(tmp_path, document)
    assert made.roles == [("", "市財政局"), ("", "")]
    assert bare(made.text) == bare(document)


def test_a_plan_that_assigns_nothing_gets_no_unit(tmp_path: Path) -> None:
    made = imported(tmp_path, "青原市倡議\n一、節約用水。\n二、節約用電。\n")
    assert made.roles == [("", ""), ("", "")]
    assert "沒有讀出任務的牽頭單位、責任單位；原件若在句子裡寫明，請逐條核對時補上。" in made.report
    assert made.ask("units") == []


FIRST_LEADS = (
    "列首位的為牽頭單位，下同",
    "排在第一位的單位為牽頭單位，下同",
    "排首位的為牽頭單位",
)


@pytest.mark.parametrize("rule", FIRST_LEADS)
def test_a_rule_that_the_first_unit_leads_is_stated_once(rule: str, tmp_path: Path) -> None:
    document = (
        "青原市工作方案\n一、修繕校舍。修繕全市農村校舍。"
        f"（責任單位：市教育局、市財政局；{rule}）\n二、開放場館。開放體育場館。（責任單位：市體育局、市財政局）\n"
    )
    made = imported(tmp_path, document)
    assert made.roles == [("市教育局", "市財政局"), ("市體育局", "市財政局")]
    assert bare(made.text) == bare(document)


def test_such_a_rule_may_stand_before_the_tasks(tmp_path: Path) -> None:
    document = (
        "青原市工作方案\n現就有關工作分工如下（列首位的單位為牽頭單位）：\n"
        "一、修繕校舍。修繕全市農村校舍。（責任單位：市教育局、市財政局）\n二、開放場館。開放體育場館。（市體育局負責）\n"
    )
    assert imported(tmp_path, document).roles == [("市教育局", "市財政局"), ("市體育局", "")]


def test_units_that_a_rule_adds_to_the_later_tasks_are_recorded_once(tmp_path: Path) -> None:
    document = (
        "青原市工作方案\n一、修繕校舍。修繕全市農村校舍。"
        "（責任單位：市教育局、市財政局。以下各項均涉及各園區管委會，不再單獨列出）\n"
        "二、開放場館。開放體育場館。（責任單位：市體育局）\n"
    )
    made = imported(tmp_path, document)
    assert made.roles == [("", "市教育局、市財政局"), ("", "市體育局、各園區管委會")]
    written = (made.folder / "tasks.yaml").read_text(encoding="utf-8")
    assert written.count("- 各園區管委會") + written.count("[各園區管委會]") == 1
    assert bare(made.text) == bare(document)


def test_lines_of_their_own_assign_the_task_above_them(tmp_path: Path) -> None:
    document = (
        "青原市工作方案\n（一）修繕校舍。修繕全市農村校舍。\n牽頭單位：市教育局\n責任單位：市財政局、市人社局\n"
        "（二）開放場館。開放體育場館。\n牽頭單位：市體育局\n"
    )
    made = imported(tmp_path, document)
    assert made.roles == [("市教育局", "市財政局、市人社局"), ("市體育局", "")]
    assert bare(made.text) == bare(document)


def test_two_brackets_one_behind_the_other_are_one_assignment(tmp_path: Path) -> None:
    document = (
        "青原市工作方案\n一、修繕校舍。修繕校舍（牽頭單位：市教育局）（責任單位：市財政局）。驗收校舍。（市住建局負責）\n"
        "二、開放場館。開放場館。（牽頭單位：市體育局）（完成時限：2021年6月底前）\n"
    )
    made = imported(tmp_path, document)
    assert made.roles == [("市教育局", "市財政局、市住建局"), ("市體育局", "")]
    assert made.limits == ["2021年6月底前"]
    assert bare(made.text) == bare(document)


def test_a_bracket_that_goes_on_in_the_next_line(tmp_path: Path) -> None:
    document = (
        "青原市工作方案\n1.修繕校舍。修繕校舍。（牽頭單位：市教育局；責任單位：市財政局、\n市人社局）\n"
        "2.開放場館。開放。（責任單位：市體育局\n3.補助企業。補助。（責任單位：市商務局）\n"
    )
    made = imported(tmp_path, document)
    assert made.roles == [("市教育局", "市財政局、市人社局"), ("", "市體育局"), ("", "市商務局")]
    assert bare(made.text) == bare(document)


def test_a_title_alone_with_its_units_on_the_next_line(tmp_path: Path) -> None:
    document = "青原市工作方案\n1.修繕校舍。\n（責任單位：市教育局）\n2.開放場館。開放。\n（責任單位：市體育局）\n"
    made = imported(tmp_path, document)
    assert made.roles == [("", "市教育局"), ("", "市體育局")]
    assert bare(made.text) == bare(document)


def test_a_body_of_several_names_is_one(tmp_path: Path) -> None:
    document = (
        "青原市工作方案\n一、修繕校舍。修繕校舍。（責任單位：市財政局）\n二、開放場館。開放場館。（責任單位：青原市財政局）\n"
        "三、補助企業。補助企業。（責任單位：市財政局、市商務局）\n"
    )
    made = imported(tmp_path, document)
    assert made.roles == [("", "市財政局"), ("", "市財政局"), ("", "市財政局、市商務局")]
    assert bare(made.text) == bare(document)


def test_a_county_may_be_missing_from_a_list_of_names_for_all(tmp_path: Path) -> None:
    document = "青原市工作方案\n一、修繕校舍。修繕全市校舍。（責任單位：市教育局、各縣、區人民政府）\n"
    assert imported(tmp_path, document).roles == [("", "市教育局、各縣、區人民政府")]


def test_units_that_only_help_neither_lead_nor_hinder_the_first(tmp_path: Path) -> None:
    made = imported(
        tmp_path,
        "青原市工作方案\n一、修繕校舍。（責任單位：市教育局、市人社局；配合單位：市財政局；列首位的為牽頭單位，下同）\n"
        "二、開放場館。（責任單位：市體育局；督導單位：市政府督查室）\n三、培訓教師。（配合單位：市財政局、市人社局）\n",
    )
    assert made.roles == [("市教育局", "市人社局、市財政局"), ("市體育局", "市政府督查室"), ("", "市財政局、市人社局")]


def test_a_sheet_calls_each_role_as_the_plan_does(tmp_path: Path) -> None:
    made = imported(
        tmp_path,
        "青原市方案\n一、修繕校舍。（牽頭單位：市教育局；配合單位：市財政局；指導部門：市住建局；協辦：市人社局；督導單位：市政府督查室）\n"
        "二、開放場館。（責任單位：市體育局、市教育局；列首位的為牽頭單位，下同）\n",
    )
    told = [line for [line] in made.ask("checklist --unit 市教育局 -f md") if line.startswith("本單位")]
    assert told == [
        "本單位：牽頭；配合單位：市財政局；指導部門：市住建局；協辦單位：市人社局；督導單位：市政府督查室",
        "本單位：責任；牽頭單位：市體育局",
    ]
    told = [line for [line] in made.ask("checklist --unit 市體育局 -f md") if line.startswith("本單位")]
    assert told == ["本單位：牽頭；責任單位：市教育局"]


def test_a_day_or_month_beside_the_units_is_that_by_which_it_is_done(tmp_path: Path) -> None:
    made = imported(
        tmp_path,
        "青原市方案\n一、修繕校舍。（責任單位：市教育局；完成時限：2021年6月30日）\n二、開放場館。（責任單位：市體育局；完成時限：2021年9月）\n",
    )
    assert made.ask("due --fields ref,due --as-of 2021-01-01") == [("1", "2021-06-30"), ("2", "2021-09-30")]


@pytest.mark.parametrize(("issued", "later"), [("2018年3月1日", "市教體局"), ("2021年3月1日", "")])
def test_a_plan_issued_after_a_reform_names_bodies_as_they_are_since(issued: str, later: str, tmp_path: Path) -> None:
    made = imported(tmp_path, f"青原市方案\n一、修繕校舍。（責任單位：市教育局）\n{issued}\n")
    [(told,)] = made.ask("sql \"SELECT coalesce(json_extract(successors, '$[0].name'), '') FROM units\"")
    assert told == later


@pytest.mark.parametrize(
    ("place", "printed"),
    [("遂寧市", "2. 單位按方案原文列名，職責其後的承接：市教育局→市教體局（2019年）。"), ("青原市", "")],
)
def test_what_became_of_a_body_in_one_city_is_printed_of_no_other(place: str, printed: str, tmp_path: Path) -> None:
    made = imported(tmp_path, f"{place}方案\n一、修繕校舍。（責任單位：市教育局）\n2018年3月1日\n")
    told = [line for [line] in made.ask("checklist -f md") if "承接" in line]
    assert told == [printed] * bool(printed)
    # The body of the other city is found by its usual name all the same, and that it is an inference is said.
    [(confidence,)] = made.ask("sql \"SELECT json_extract(successors, '$[0].confidence') FROM units\"")
    assert confidence == ("M" if printed else "L")


@pytest.mark.parametrize(
    ("sentence", "roles", "limit"),
    [
        ("由市教育局牽頭，市財政局配合，2021年6月底前完成。", ("市教育局", "市財政局"), "2021年6月底前完成"),
        (
            "市教育局牽頭，市財政局、市商務局參與，2021年底前全面落實。",
            ("市教育局", "市財政局、市商務局"),
            "2021年底前全面落實",
        ),
        ("由市教育局牽頭負責，2021年6月底前。", ("市教育局", ""), "2021年6月底前"),
        ("由市教育局負責，2021年底前建成。", ("", "市教育局"), "2021年底前建成"),
    ],
)
def test_a_limit_behind_the_units_of_a_sentence(
    sentence: str, roles: tuple[str, str], limit: str, tmp_path: Path
) -> None:
    made = imported(tmp_path, f"青原市方案\n一、修繕校舍。修繕校舍3所。{sentence}\n")
    assert made.roles == [roles]
    assert made.ask("due --fields wording") == [(limit,)]


@pytest.mark.parametrize("sentence", ["市財政局要加強審核，年底前完成。", "建立由負責人牽頭的機制，6月底前落實。"])
def test_a_sentence_that_ends_with_a_limit_assigns_nothing_by_that(sentence: str, tmp_path: Path) -> None:
    made = imported(tmp_path, f"青原市方案\n一、修繕校舍。{sentence}\n")
    assert made.roles == [("", "")]


BESIDE = {
    "6月底前完成，並長期堅持": "6月底前、長期堅持",
    "按時完成，不得拖延": "按時完成，不得拖延",
}
"""Sentences beside units that say more of time than a day, or no day at all."""


@pytest.mark.parametrize("sentence", BESIDE)
def test_a_sentence_as_a_limit(sentence: str, tmp_path: Path) -> None:
    made = imported(
        tmp_path, f"青原市方案\n一、修繕校舍。（牽頭單位：市教育局；完成時限：{sentence}）\n2021年1月10日\n"
    )
    assert made.ask("tasks --fields when") == [(BESIDE[sentence],)]


def test_each_point_of_a_sentence_has_its_own_units(tmp_path: Path) -> None:
    document = "青原市方案\n一、修繕設施：①修繕校舍，10月底前投用（市教育局）；②推廣健身（市體育局）。\n"
    made = imported(tmp_path, document)
    assert made.roles == [("", "市教育局、市體育局")]
    assert bare(made.text) == bare(document)
