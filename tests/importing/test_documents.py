"""Documents of every kind: what they say of themselves, how they are numbered, tables, and what cannot be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests import program
from tests.imports import bare, imported

if TYPE_CHECKING:
    from pathlib import Path

PLAN = "青原市工作方案\n一、修繕校舍。修繕全市農村校舍。（責任單位：市教育局）\n"


def test_the_title_of_several_lines_and_what_stands_around_it(tmp_path: Path) -> None:
    document = (
        "青原市人民政府辦公室\n關於印發青原市2021年\n民生實事實施方案的通知\n青府辦發〔2021〕6號\n各縣（區）人民政府，市級各部門：\n"
        "現印發給你們，請認真貫徹執行。\n一、修繕校舍。修繕校舍。（責任單位：市教育局）\n青原市人民政府辦公室\n2021年3月10日\n"
    )
    made = imported(tmp_path, document)
    assert made.report.splitlines()[:2] == [
        "方案：關於印發青原市2021年民生實事實施方案的通知",
        "文號：青府辦發〔2021〕6號；成文日期：2021-03-10；地方：青原市",
    ]
    assert bare(made.text) == bare(document)


CARRIED = {
    "on one line": ("青原市民生實事實施方案\n", ""),
    "on two": ("青原市民生實事\n實施方案\n", ""),
    "behind points of the notice": ("青原市民生實事實施方案\n", "一、各單位要高度重視。\n二、督查室要加強督查。\n"),
}


@pytest.mark.parametrize("kind", CARRIED)
def test_a_plan_that_a_notice_carries_has_a_title_of_its_own(kind: str, tmp_path: Path) -> None:
    title, points = CARRIED[kind]
    document = (
        "青原市人民政府辦公室關於印發\n《青原市民生實事實施方案》的通知\n青府辦發〔2021〕6號\n各縣（區）人民政府：\n"
        f"現印發給你們。\n{points}青原市人民政府辦公室\n2021年3月10日\n附件\n{title}為改善民生，制定本方案。\n"
        "一、主要任務\n（一）修繕校舍。修繕校舍。（責任單位：市教育局）\n（二）開放場館。開放場館。（責任單位：市體育局）\n"
    )
    made = imported(tmp_path, document)
    assert made.report.splitlines()[:2] == [
        "方案：青原市民生實事實施方案",
        "文號：青府辦發〔2021〕6號；成文日期：2021-03-10；地方：青原市",
    ]
    assert made.roles == [("", "市教育局"), ("", "市體育局")]
    assert bare(made.text) == bare(document)


def test_an_annex_is_called_as_its_title_says(tmp_path: Path) -> None:
    made = imported(
        tmp_path,
        "附件1\n青原市2021年重點工作任務分工（2021—2023年）\n（青府發〔2021〕7號）\n1.開放場館。（市體育局）\n",
    )
    assert made.report.startswith("方案：青原市2021年重點工作任務分工（2021—2023年）\n文號：青府發〔2021〕7號；")


def test_a_document_without_tasks_is_told(tmp_path: Path) -> None:
    made = imported(tmp_path, "任務分解表\n工作任務\t責任單位\n清理文件\t市司法局\t市直各部門\t總結\n")
    assert "任務 0 項，分句 0 條，時限 0 處。\n未能分出任務，只收錄了全文；請人工分出章和任務。" in made.report
    assert "沒有讀出任務的牽頭單位" not in made.report


def test_limits_that_are_no_task_s_are_told(tmp_path: Path) -> None:
    made = imported(
        tmp_path,
        "青原市方案\n一、目標\n到2025年，全面建成。\n二、任務\n（一）排查階段（2021年3月1日至31日）。登記造冊。（市教育局負責）\n"
        "（二）開放場館。開放場館。\n三、要求\n各單位要於3月10日前成立專班。\n2021年1月10日\n",
    )
    assert "沒有讀出單位的任務 1 項（第2項）" in made.report
    assert (
        "不在任務正文裡、沒有列入的時限（3 處）：\n  「plan.txt」第 3 行：「到2025年」\n"
        "  「plan.txt」第 5 行：「2021年3月1日至31日」\n  「plan.txt」第 8 行：「3月10日前」\n"
    ) in made.report


def test_a_number_behind_the_title_is_not_part_of_it(tmp_path: Path) -> None:
    document = "青原市關於改善就業的實施意見青府發〔2020〕7號\n一、開放場館。（責任單位：市體育局）\n"
    made = imported(tmp_path, document)
    assert made.report.startswith("方案：青原市關於改善就業的實施意見\n文號：青府發〔2020〕7號；")
    assert bare(made.text) == bare(document)


def test_a_document_without_a_title_is_called_by_its_file(tmp_path: Path) -> None:
    made = imported(tmp_path, "一、修繕校舍。（責任單位：市教育局）\n", name="校舍.txt")
    assert made.report.startswith("方案：校舍\n")
    assert made.text == "一、修繕校舍。（責任單位：市教育局）\n"


@pytest.mark.parametrize(
    "labels",
    [
        ("一、", "二、", "三、"),
        ("（一）", "（二）", "（三）"),
        ("1.", "2.", "3."),
        ("1．", "2．", "3．"),
        ("（1）", "（2）", "（3）"),
        ("①", "②", "③"),
        ("第一條　", "第二條　", "第三條　"),
        ("１．", "２．", "３．"),
        ("1、", "2、", "3、"),
    ],
    ids=lambda labels: labels[0],
)
def test_numbers_of_every_form(labels: tuple[str, ...], tmp_path: Path) -> None:
    texts = ("修繕校舍。", "開放場館。", "補助企業。")
    lines = [f"{label}{text}（責任單位：市教育局）" for label, text in zip(labels, texts, strict=True)]
    document = "\n".join(["青原市工作方案", *lines, ""])
    made = imported(tmp_path, document)
    assert [text for [text] in made.ask("tasks --fields text")] == list(texts)
    assert bare(made.text) == bare(document)


def test_a_figure_at_the_beginning_of_a_line_is_no_number_of_a_part(tmp_path: Path) -> None:
    document = "青原市工作方案\n1.補助企業。每戶補助\n2.5萬元，不超過\n2021年度預算。（責任單位：市財政局）\n2.開放場館。（責任單位：市體育局）\n"
    made = imported(tmp_path, document)
    assert made.roles == [("", "市財政局"), ("", "市體育局")]
    assert bare(made.text) == bare(document)


def test_chapters_without_tasks_notes_and_the_tail_are_kept(tmp_path: Path) -> None:
    document = (
        "青原市工作方案\n為改善民生，制定本方案。\n一、總體要求\n（一）指導思想。堅持便民。\n（二）基本原則。堅持節約。\n"
        "二、主要任務\n（一）修繕校舍。修繕校舍。（責任單位：市教育局）\n註：校舍名單另行公布。\n"
        "（二）開放場館。開放場館。（責任單位：市體育局）\n三、保障措施\n加強督查。\n附件：名單\n"
    )
    made = imported(tmp_path, document)
    assert made.ask("tasks --fields title") == [("修繕校舍",), ("開放場館",)]
    assert bare(made.text) == bare(document)


def test_an_annex_that_counts_anew(tmp_path: Path) -> None:
    document = "青原市方案\n一、任務\n（一）修繕校舍。修繕。（市教育局負責）\n附件\n一、其他\n（一）開放場館。開放。（市體育局負責）\n"
    made = imported(tmp_path, document)
    assert made.roles == [("", "市教育局"), ("", "市體育局")]
    assert bare(made.text) == bare(document)


def test_a_table_and_what_its_columns_were_taken_for(tmp_path: Path) -> None:
    document = (
        "青原市任務分工表\n序號\t工作任務\t牽頭部門\t配合部門\t完成時限\n1\t修繕校舍\t市教育局\t市財政局、市人社局\t2021年6月底前\n"
        "2\t開放場館\t市體育局\t\t每月\n"
    )
    made = imported(tmp_path, document)
    assert made.roles == [("市教育局", "市財政局、市人社局"), ("市體育局", "")]
    assert made.ask("tasks --fields when") == [("2021年6月底前",), ("每月",)]
    assert (
        "表頭在「plan.txt」第 2 行：「序號」作序號，「工作任務」作任務內容，「牽頭部門」作牽頭單位，"
        "「配合部門」作責任單位，並記下角色詞，「完成時限」作時限。"
    ) in made.report
    assert bare(made.text) == bare(document)


@pytest.mark.parametrize(
    "data",
    [
        PLAN.encode("gb18030"),
        b"\xef\xbb\xbf" + PLAN.encode(),
        PLAN.encode("utf-16"),
        PLAN.replace("\n", "\r\n").encode(),
        PLAN.replace("修繕", "修\u200b繕").encode(),
        f"\n\n  {PLAN}\n\n".encode(),
    ],
    ids=["gb18030", "bom", "utf-16", "crlf", "zero-width", "blanks"],
)
def test_a_text_in_any_encoding(data: bytes, tmp_path: Path) -> None:
    made = imported(tmp_path, data)
    assert (made.code, made.text) == (0, PLAN)


def test_what_comes_in_on_stdin(tmp_path: Path) -> None:
    answer = program.forked("import", "-", "-o", "made", stdin=PLAN, cwd=tmp_path)
    assert answer.code == 0
    assert program.forked("text", "--data", "made", cwd=tmp_path).stdout == PLAN


REFUSED = {
    "nothing.txt": (b"", "「nothing.txt」裡沒有文字。"),
    "blank.txt": (" \n　\n".encode(), "「blank.txt」裡沒有文字。"),
    "nuls.txt": (b"\x00" * 5000, "「nuls.txt」不能導入：裡面有許多控制字符，不是文本。"),
    "random.txt": (bytes(range(256)) * 30, "「random.txt」不能導入：認不出編碼；請另存為 UTF-8 的文本後再導入。"),
    "plan.pdf": (b"%PDF", "「plan.pdf」不能直接導入。請在WPS或Word中另存為.docx後再導入。"),
    "plan.ofd": (b"PK", "「plan.ofd」不能直接導入。請在WPS或Word中另存為.docx後再導入。"),
    "plan.exe": (b"MZ", "「plan.exe」的格式不能導入；可以導入的是"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_read_is_refused_in_a_sentence(name: str, tmp_path: Path) -> None:
    data, sentence = REFUSED[name]
    made = imported(tmp_path, data, name=name)
    assert (made.code, made.report) == (2, "")
    assert sentence in made.stderr
    assert not made.folder.exists()


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    answer = program.forked("import", "沒有.txt", "-o", "made", cwd=tmp_path)
    assert (answer.code, answer.stderr) == (4, "沒有文件「沒有.txt」。\n")


def test_a_folder_that_has_a_rulebook_is_left_alone(tmp_path: Path) -> None:
    first = imported(tmp_path, PLAN)
    before = (first.folder / "tasks.yaml").read_bytes()
    again = imported(tmp_path, "青原市另一方案\n一、開放場館。\n")
    assert (again.code, again.stderr) == (2, "「made」裡已有規則庫，請換一個文件夾。\n")
    assert (first.folder / "tasks.yaml").read_bytes() == before


def test_an_id_is_given_or_taken_from_the_file_or_the_day(tmp_path: Path) -> None:
    assert imported(tmp_path, PLAN, name="Qing_Yuan 2021.txt").ask("plans --fields id") == [("qing-yuan-2021",)]


@pytest.mark.parametrize("plan_id", ["方案", "-a", "A", "a_b", ""])
def test_an_id_with_other_signs_is_refused(plan_id: str, tmp_path: Path) -> None:
    made = imported(tmp_path, PLAN, f"--id={plan_id}")
    assert made.code == 2
    assert "只能有小寫字母、數字和「-」" in made.stderr


@pytest.mark.parametrize(("sign", "count"), [("（", 4_000), ("【", 4_000), ("《", 140_000), ("“", 140_000)])
def test_a_great_many_brackets_take_no_time(sign: str, count: int, tmp_path: Path) -> None:
    made = imported(tmp_path, f"青原市工作方案\n一、修繕校舍。{sign * count}\n")
    assert made.code == 0
    assert bare(made.text).count(sign) == count


ODD = (
    "\t",
    "一、",
    "一、\n二、\n",
    "。",
    "（",
    "（責任單位：市教育局）\n",
    "a: b\n- c #d\n",
    "序號\t任務\t責任單位\n",
    "'\n\"\n{}\n",
)


@pytest.mark.parametrize("document", ODD)
def test_a_rulebook_is_never_invalid_whatever_the_text(document: str, tmp_path: Path) -> None:
    made = imported(tmp_path, document)
    if made.code == 0:
        assert bare(made.text) == bare(document)
    else:
        assert (made.code, made.stderr) == (2, "「plan.txt」裡沒有文字。\n")


def test_numbers_of_four_figures_are_numbers(tmp_path: Path) -> None:
    tasks = "".join(f"{number}.完善第{number}號制度。（市教育局負責）\n" for number in range(1, 1003))
    made = imported(tmp_path, f"青原市任務清單\n{tasks}")
    assert made.ask("show 1002 --fields number,text") == [("1002.", "完善第1002號制度。")]
