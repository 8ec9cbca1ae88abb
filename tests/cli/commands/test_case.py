"""From what happened to what the plan says about it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from fazhi_cli.cli import app as cli

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.program import Answer

    Fazhi = Callable[..., Answer]

DATA = Path(__file__).parents[3] / "data"
GOOD = Path(__file__).parents[2] / "rulebook" / "good"
GATE = ("before", "21.1"), ("before", "21.2"), ("forbidden", "21.3")
MAJOR, SECRET = (
    "是否屬「重大行政處罰」",
    "是否屬例外「除依法需要保護的涉及國家秘密、商業秘密和個人隱私的案件外」",
)


def steps(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[dict[str, Any]]:
    assert cli.run(["case", *arguments, "-f", "json"]) == 0
    rows: list[dict[str, Any]] = json.loads(capsys.readouterr().out)
    return rows


@pytest.mark.parametrize(
    ("event", "expected"),
    [
        ("行政處罰", [*GATE, ("running", "24.8"), ("running", "31.4"), ("also", "13.2")]),
        ("行政強制", [*GATE, ("running", "24.8"), ("also", "13.2")]),
        ("行政審批", [*GATE, ("running", "31.3"), ("also", "5.5"), ("also", "13.2")]),
        ("行政徵收", [*GATE]),
        ("行政複議", [("running", "31.4")]),
        ("行政決策", [("before", ref) for ref in ("8.2", "8.3", "8.4", "8.5", "9.2")]),
    ],
)
def test_an_event_calls_up_its_clauses(
    event: str, expected: list[tuple[str, str]], capsys: pytest.CaptureFixture[str]
) -> None:
    called = [row for row in steps(capsys, event) if row["section"] != "unstated"]
    assert [(row["section"], row["ref"]) for row in called] == expected


def test_a_penalty_of_28_april(capsys: pytest.CaptureFixture[str]) -> None:
    rows = {row["ref"]: row for row in steps(capsys, "行政處罰", "--decided", "2015-04-28")}
    assert rows["21.2"]["items"] == [
        "執法主體是否合法",
        "認定事實是否清楚",
        "證據是否確實充分",
        "程式是否完備",
        "適用法律是否準確",
        "處罰幅度或強制措施是否適當",
    ]
    filing, publishing = rows["24.8"], rows["31.4"]
    assert (filing["decided"], filing["last_day"], filing["due"]) == ("2015-04-28", "2015-05-13", "2015-05-13")
    assert filing["to"] == ["本級人民政府法制工作部門", "上一級主管部門"]
    assert filing["output"] == ["決定書", "必要的說明材料"]
    assert (publishing["counting"], publishing["days"], publishing["due"]) == ("working", 20, "2015-05-27")
    assert filing["judge"] == [MAJOR]
    assert publishing["judge"] == [SECRET]
    assert rows["13.2"]["items"] == ["不得違法創設行政處罰"]


@pytest.mark.parametrize(
    ("typed", "event", "judged"),
    [
        ("行政處罰", "行政處罰", True),
        ("行政处罚", "行政處罰", True),
        ("处罚", "行政處罰", True),
        ("行政處罰決定書", "行政處罰", True),
        ("行政處罰案件", "行政處罰", True),
        ("重大行政處罰", "行政處罰", False),
        ("重大处罚决定", "行政處罰", False),
        ("行政許可", "行政審批", True),
        ("重大行政许可", "行政審批", False),
        ("重大行政審批", "行政審批", True),
        ("重大行政決策", "行政決策", False),
        ("决策事项", "行政決策", True),
        ("複議", "行政複議", False),
    ],
)
def test_an_event_is_found_in_every_spelling_and_its_weight_is_asked_unless_said(
    typed: str, event: str, judged: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = steps(capsys, typed)
    assert {row["event"] for row in rows} == {event}
    asked = {
        question
        for row in rows
        for question in row["judge"]
        if question.startswith("是否屬「重大") and "、" not in question
    }
    assert bool(asked) is judged


def test_a_decision_of_government_asks_which_of_its_conditions_hold(capsys: pytest.CaptureFixture[str]) -> None:
    rows = {row["ref"]: row for row in steps(capsys, "重大行政決策")}
    assert len(rows["8.2"]["items"]) == 9
    assert rows["8.3"]["judge"] == ["是否屬「凡涉及人民民眾切身利益的重大決策事項」"]
    assert rows["8.4"]["judge"] == ["是否屬「凡重大、疑難和專業性強的決策事項」"]
    assert rows["8.5"]["judge"] == ["是否屬「凡涉及重大公共利益、可能產生重大分歧的決策事項」"]
    assert rows["9.2"]["actor"] == ["政府法制機構"]


def test_the_sheet_has_boxes(fazhi: Fazhi) -> None:
    lines = fazhi("case", "行政處罰", "--decided", "2015-02-06", COLUMNS="200").lines
    assert lines[0] == "行政處罰逐項核對：2015-02-06（週五）作出決定"
    assert lines[1] == "依據《遂寧市深入推進依法行政加快建設法治政府實施方案》。"
    heads = ["先行判斷", "之前", "不得", "現在起算", "另見：方案不分個案的有關禁止", "例外，待判斷"]
    assert [line for line in lines if line in heads] == heads
    assert "□ 21.3  未經法制審核或者審核未通過的,不得作出決定。" in lines
    assert (
        sum(line.startswith("     □ ") for line in lines) == 6 + 4 + 8
    )  # points; two questions with 是 and 否, four prohibitions with 有關 and 無關
    assert "     報送或對象：本級人民政府法制工作部門、上一級主管部門" in lines
    until = "     期限：作出決定之日起15日內 → 2015-02-21（週六）止（15日，決定當日不計；比照民法通則第154—155條），順延至2015-02-25（週三）"
    assert until in lines
    assert lines[3:6] == [
        "先行判斷",
        f"· {MAJOR}（21.1、21.2、21.3、24.8）",
        "     24.8：〔參考〕《四川省重大行政處罰行政強制備案規定》(川辦發〔2014〕3號)第2、3條有界定"
        "（據轉載文本，現行效力未核實；非方案原文）",
    ]
    assert lines[-4:] == [f"· {SECRET}（31.4）", "     □ 是", "     □ 否", "何為「重大」，方案未規定。"]


def test_before_the_decision_the_sheet_has_no_days(fazhi: Fazhi) -> None:
    told = fazhi("case", "行政审批", "--script", "hans").stdout
    assert "作出决定后起算" in told
    assert "期限：作出决定之日起10个工作日内\n" in told
    assert "2015" not in told


def test_the_sheet_in_the_formats_of_show(fazhi: Fazhi, tmp_path: Path) -> None:
    sheet = fazhi("case", "行政處罰", "--decided", "2015-04-28", "-f", "md").lines
    assert sheet[0] == "# 行政處罰逐項核對"
    assert "2015-04-28（週二）作出決定" in sheet
    assert [line for line in sheet if line.endswith("：") and line.startswith("- ")][:3] == [
        "- 案號：",
        "- 當事人：",
        "- 承辦機關：",
    ]
    assert sheet.count("  - [ ] 是") == sheet.count("  - [ ] 否") == 2
    assert "  - [ ] 執法主體是否合法" in sheet
    assert sum(line.startswith("- [ ] ") for line in sheet) == 5
    told = fazhi("case", "行政處罰", "--decided", "2015-04-28", "-f", "tsv", "--fields", "section,ref,due").lines
    assert "running\t24.8\t2015-05-13" in told
    assert fazhi("case", "行政處罰", "-f", "ids").lines == [
        "21.1", "21.2", "21.3", "24.8", "31.4", "13.2", "5.5", "13.3", "17.4", "17.7",
    ]  # fmt: skip
    book = tmp_path / "核對.xlsx"
    assert fazhi("case", "行政處罰", "-o", book).code == 0
    sheet_of_case, sources = openpyxl.load_workbook(book)
    above = [row[0] for row in sheet_of_case.iter_rows(max_row=4, values_only=True)]
    assert above[3] == "案號：__________　當事人：__________　承辦機關：__________"
    assert ("範圍", "行政處罰逐項核對") in list(sources.iter_rows(values_only=True))
    file = tmp_path / "核對.csv"
    assert fazhi("case", "行政處罰", "--decided", "2015-04-28", "-o", file).code == 0
    assert file.read_text("utf-8-sig").startswith("section,ref,text,")


def test_without_an_event_the_known_ones_are_listed(fazhi: Fazhi) -> None:
    assert fazhi("case", "--fields", "event,refs,when").lines == [
        "行政處罰\t21.1、21.2、21.3、24.8、31.4\t作出決定之日起15日內、作出決定之日起20個工作日內",
        "行政強制\t21.1、21.2、21.3、24.8\t作出決定之日起15日內",
        "行政審批\t21.1、21.2、21.3、31.3\t作出決定之日起10個工作日內",
        "行政徵收\t21.1、21.2、21.3\t",
        "行政執法\t21.1、21.2、21.3\t",
        "行政複議\t31.4\t作出決定之日起20個工作日內",
        "行政決策\t8.2、8.3、8.4、8.5、9.2\t",
        "規範性文件\t13.1、13.2、13.3、13.4、14.3、14.4、14.7\t",
    ]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("行政處置",), "最接近的是：行政處罰"),
        (("罰款",), "方案所列的有：行政處罰、行政強制、行政審批、行政徵收、行政執法、行政複議、行政決策、規範性文件。"),
        (("行政",), "「行政」可指 行政處罰、"),
        (("行政處罰", "--decided", "2015-02-29"), "2015年2月沒有29日"),
        (("行政處罰", "--decided", "2015-02"), "「2015-02」不是一天"),
        (("行政處罰", "--plan", "nowhere"), "沒有「nowhere」這個方案"),
    ],
)
def test_a_wrong_call_is_a_sentence(arguments: tuple[str, ...], sentence: str, fazhi: Fazhi) -> None:
    answer = fazhi("case", *arguments)
    assert (answer.code, answer.stdout) == (2, "")
    assert sentence in answer.stderr


def test_where_no_kinds_are_declared_a_clocks_event_is_one(fazhi: Fazhi) -> None:
    answer = fazhi("case", "作出决定", "--decided", "2015-02-06", "--fields", "section,ref,due", "--data", GOOD)
    assert answer.lines[0] == "running\t2.1\t2015-02-21"


def test_two_clocks_of_one_task_are_two_kinds(fazhi: Fazhi, tmp_path: Path) -> None:
    shutil.copytree(GOOD, tmp_path, dirs_exist_ok=True)
    file = tmp_path / "tasks.yaml"
    clause = "    - text: 送達之日起3日內備案。\n      when: 送達之日起3日內\n      per: case\n"
    file.write_text(file.read_text("utf-8") + clause, "utf-8")
    assert fazhi("case", "--fields", "event,refs", "--data", tmp_path).lines == ["作出決定\t2.1", "送達\t2.3"]


def test_a_sheet_of_a_library_says_of_which_plan_a_clause_is(fazhi: Fazhi, tmp_path: Path) -> None:
    shutil.copytree(DATA, tmp_path / "a")
    shutil.copytree(GOOD, tmp_path / "b")
    assert fazhi("case", "-f", "ids", "--data", tmp_path).lines[-2:] == ["suining-2015:規範性文件", "demo:作出決定"]
    assert fazhi("case", "行政複議", "-f", "ids", "--data", tmp_path).lines[0] == "suining-2015:31.4"
    assert fazhi("case", "--plan", "demo", "-f", "ids", "--data", tmp_path).lines == ["demo:作出決定"]


def test_what_changed_since_stands_on_the_sheet(fazhi: Fazhi, tmp_path: Path) -> None:
    shutil.copytree(DATA, tmp_path, dirs_exist_ok=True)
    (tmp_path / "changes.yaml").write_text(
        "changes:\n"
        "- {id: 1, kind: suspend, task: 31, clause: 4, basis: 示例發〔2015〕1號, from: 2015-05-10, by: 市法制辦}\n"
        "- {id: 2, kind: rename, unit: 市政府辦公室, to: 市府辦公廳, basis: 示例發〔2016〕2號, from: 2016-01-01, by: 市法制辦}\n",
        "utf-8",
    )
    change = "〔調整〕第(三十一)項（31.4）的時限暫緩，自2015-05-10起，據示例發〔2015〕1號"
    notes = ("--fields", "ref,note", "--data", tmp_path)
    rows = fazhi("case", "行政處罰", "--decided", "2015-05-11", *notes).lines
    assert [row for row in rows if "調整" in row] == [
        "31.4\t" + f"{change}（事發之日已暫緩）；例外待判斷：除依法需要保護的涉及國家秘密、商業秘密和個人隱私的案件外"
    ]
    undated = ("case", "行政處罰", *notes)
    assert f"31.4\t{change}" in fazhi(*undated).lines
    decision = fazhi("case", "行政決策", "--data", tmp_path, COLUMNS="160")
    assert decision.lines[-1] == "〔調整〕市政府辦公室更名為市府辦公廳，自2016-01-01起，據示例發〔2016〕2號。"
    assert "調整" not in fazhi("case", "行政複議", "--decided", "2015-03-02", "--data", tmp_path).stdout


@pytest.mark.parametrize("name", ["规范性文件", "規範性檔案"])
def test_a_normative_document_has_a_sheet_of_the_clauses_that_each_calls_up(fazhi: Fazhi, name: str) -> None:
    asked = ("case", name)
    rows = [line.split("\t") for line in fazhi(*asked, "--fields", "section,ref").lines]
    assert {tuple(row) for row in rows} == {
        ("each", "13.1"),
        ("each", "13.4"),
        ("each", "14.3"),
        ("each", "14.4"),
        ("each", "14.7"),
        ("forbidden", "13.2"),
        ("forbidden", "13.3"),
        ("unstated", "5.5"),
        ("unstated", "17.4"),
        ("unstated", "17.7"),
    }
    lines = fazhi(*asked, COLUMNS="200").lines
    assert lines[0] == "規範性文件逐項核對"
    assert "· 是否屬「制定作為行政管理依據的規範性檔案」（13.4）" in lines
    assert "     □ 統一登記制度" in lines
    assert "規範性文件" in [line.split("\t")[0] for line in fazhi("case").lines]


def test_a_clause_that_is_not_there_calls_nothing_up(fazhi: Fazhi, tmp_path: Path) -> None:
    shutil.copytree(GOOD, tmp_path, dirs_exist_ok=True)
    file = tmp_path / "tasks.yaml"
    file.write_text(file.read_text("utf-8") + "cases:\n- {name: 備案, clauses: [2.1, 2.9]}\n", "utf-8")
    answer = fazhi("check", "--data", tmp_path)
    assert "R07 沒有分句「2.9」；寫任務序號和分句序號，如 13.1" in answer.stdout + answer.stderr


@pytest.mark.parametrize(
    ("event", "decided", "said"),
    [
        ("行政處罰", "2015-03-02", False),
        ("行政處罰", "2025-12-29", True),
        ("行政許可", "2015-09-01", True),
        ("行政複議", "2025-12-29", False),
    ],
)
def test_later_law_that_is_stricter_is_a_marked_note(event: str, decided: str, said: bool, fazhi: Fazhi) -> None:
    told = fazhi("case", event, "--decided", decided, COLUMNS="300").stdout
    assert ("〔參考〕國辦發〔2015〕51號第18點" in told) is said
    assert ("另定7個工作日" in told) is said


def test_where_a_word_is_defined_is_a_field_too(capsys: pytest.CaptureFixture[str]) -> None:
    rows = {row["ref"]: row["defined"] for row in steps(capsys, "行政處罰")}
    assert rows["21.1"] == rows["31.4"] == []
    [defined] = rows["24.8"]
    assert defined.startswith("〔參考〕《四川省重大行政處罰行政強制備案規定》(川辦發〔2014〕3號)第2、3條有界定")


def test_the_prohibitions_that_name_nobody_stand_apart(fazhi: Callable[..., Answer]) -> None:
    """5.5, 17.4 and 17.7 name nobody, and 13.3 takes its subject from the words before it."""
    lines = fazhi("case", "行政處罰", "-f", "tsv", "--fields", "section,ref").lines
    assert [line for line in lines if line.startswith("unstated")] == [
        f"unstated\t{ref}" for ref in ("5.5", "13.3", "17.4", "17.7")
    ]
    sheet = fazhi("case", "行政處罰").stdout
    assert "\n條文未寫明主體的禁止，是否有關由本單位判斷\n" in sheet
    # Whether one concerns the case somebody must say.
    judged = "· 17.4  未經執法資格考試合格,不得授予執法資格,不得從事執法活動。\n     □ 有關\n     □ 無關\n"
    assert judged in sheet
