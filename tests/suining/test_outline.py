"""The outline of the plan, typed from its text: chapters, titles and units, in the order printed."""

from __future__ import annotations

from typing import Any

import pytest

Row = dict[str, Any]

CHAPTERS = [
    ("依法全面履行政府職能", 7),
    ("健全依法決策機制", 4),
    ("加強和改進制度建設", 3),
    ("深化行政執法體制改革", 4),
    ("堅持嚴格規範公正文明執法", 4),
    ("強化對行政權力的制約和監督", 6),
    ("深入推進政務公開", 3),
    ("加強法治工作隊伍建設", 4),
    ("落實保障措施", 4),
]

# Task, title, the units that lead.
TASKS = [
    (1, "建立健全行政權力清單制度", "市監察局、市法制辦、市委編辦、市外網辦"),
    (2, "探索推行政府責任清單制度", "市政府辦公室"),
    (3, "落實市場準入負面清單制度", "市發改委、市工商局"),
    (4, "規範前置審批事項和中介服務事項", "市發改委、市政務中心"),
    (5, "禁止變相設定或者實施行政審批", "市委編辦、市法制辦、市政務中心"),
    (6, "加強政務服務體系建設", "市政務中心"),
    (7, "深化公共資源交易體系建設", "市公共資源交易服務中心"),
    (8, "全面落實重大行政決策法定程式", "市政府辦公室"),
    (9, "堅持行政決策合法性審查制度", "市法制辦"),
    (10, "完善落實政府法律顧問制度", "市法制辦"),
    (11, "建立行政決策終身責任追究制度及責任倒查機制", "市監察局"),
    (12, "全面清理規範稅收等優惠政策", "市法制辦"),
    (13, "嚴格執行規範性檔案制定程式", "市法制辦"),
    (14, "嚴格規範性檔案備案管理", "市法制辦"),
    (15, "大力推進綜合執法", "市委編辦、市法制辦"),
    (16, "完善行政執法管理", "市委編辦、市法制辦"),
    (17, "加強行政執法主體管理", "市法制辦、市財政局"),
    (18, "健全行政執法和刑事司法銜接機制", "市檢察院、市法制辦、市外網辦"),
    (19, "加大重點領域執法力度", "市法制辦"),
    (20, "規範和完善行政執法程式", "市法制辦"),
    (21, "嚴格執行重大行政執法決定法制審核制度", "市法制辦"),
    (22, "嚴格規範行政執法裁量權", "市法制辦"),
    (23, "加強政府內部權力制約", "市政府辦公室"),
    (24, "加強政府內部層級監督", "市委編辦、市法制辦"),
    (25, "解決依法行政突出問題", "市法制辦、市目督室"),
    (26, "保障依法獨立行使審計監督權", "市審計局"),
    (27, "完善行政過錯責任追究制度", "市監察局"),
    (28, "自覺接受各方面監督", "市政府辦公室"),
    (29, "完善政務公開制度", "市政務公開辦"),
    (30, "突出政務公開重點", "市政務公開辦"),
    (31, "拓展政務公開範圍", "市政務中心、市法制辦"),
    (32, "加強行政執法隊伍建設", "市委編辦、市人社局、市法制辦"),
    (33, "加強行政複議應訴隊伍建設", "市委編辦、市人社局、市法制辦"),
    (34, "加強法律服務隊伍建設", "市司法局"),
    (35, "加強基層法治機構建設", "市委編辦、市人社局、市財政局、市法制辦"),
    (36, "深化政府常務會議學法活動", "市法制辦"),
    (37, "推行依法行政責任制", "市政府辦公室、市法制辦、市目督室"),
    (38, "加強依法行政考核評估", "市目督室、市法制辦"),
    (39, "加強依法行政督促指導", "市政府辦公室、市法制辦"),
]

EVERYONE = ["各縣(區)政府", "市直有關部門"]
# 23 alone names its departments.
NAMED = {
    23: [
        "各縣(區)政府",
        "市國土局",
        "市公共資源交易服務中心",
        "市法制辦",
        "市發改委",
        "市財政局",
        "市國資委",
        "市政務公開辦",
    ],
}

# Title, number where printed, the places: the preamble or a task, once for each mention in a sentence of its own.
CITED = [
    ("關於深入推進依法行政加快建設法治政府的意見", "川府發〔2015〕1號", ["preamble"]),
    ("遂寧市重大行政決策程式規定", None, ["8"]),
    ("四川省行政決策合法性審查規定", None, ["9"]),
    ("遂寧市重大行政決策失誤責任追究辦法", None, ["11"]),
    ("關於開展全市清理規範稅收等優惠政策工作的通知", "遂府辦函〔2015〕1號", ["12"]),
    ("遂寧市行政規範性檔案制定和備案規定實施細則", None, ["14"]),
    ("四川省規範行政執法裁量權規定", "省政府令第278號", ["22"]),
    ("遂寧市黨政機關責任追究制度", None, ["27"]),
    ("行政訴訟法", None, ["28"]),
    ("四川省人民政府關於深化政府常務會議學法活動的意見", "川府發〔2014〕71號", ["36"]),
    ("依法行政責任書", None, ["37", "37"]),
]


def test_chapters_stand_in_order_with_their_tasks(tasks: list[Row]) -> None:
    expected = [(chapter, title) for chapter, (title, size) in enumerate(CHAPTERS, 1) for _ in range(size)]
    assert [(row["chapter"], row["chapter_title"]) for row in tasks] == expected


def test_tasks_are_numbered_through(tasks: list[Row]) -> None:
    assert [row["id"] for row in tasks] == [task for task, _, _ in TASKS]


@pytest.mark.parametrize(("task", "title", "lead"), TASKS, ids=[str(task) for task, _, _ in TASKS])
def test_task_has_its_title_and_units(task: int, title: str, lead: str, tasks: list[Row]) -> None:
    row = tasks[task - 1]
    assert row["title"] == title
    assert row["lead"] == lead.split("、")
    assert row["responsible"] == NAMED.get(task, EVERYONE)


def test_clauses_carry_the_units_of_their_task(tasks: list[Row], clauses: list[Row]) -> None:
    units = {row["id"]: (row["lead"], row["responsible"]) for row in tasks}
    assert [row["ref"] for row in clauses if (row["lead"], row["responsible"]) != units[row["task"]]] == []


@pytest.mark.parametrize(("title", "number", "places"), CITED, ids=[title for title, _, _ in CITED])
def test_cited_document(title: str, number: str | None, places: list[str], cites: list[Row]) -> None:
    [row] = [row for row in cites if row["title"].strip("《》") == title]
    assert row["number"] == number
    assert [ref.partition(".")[0] for ref in row["refs"]] == places


def test_no_other_document_is_cited(cites: list[Row]) -> None:
    """Beside the titles in 《》 only 1, 3, 5 and 23 name one, and name it without the marks."""
    others = [(row["title"], row["refs"]) for row in cites if row["form"] == "unquoted"]
    assert others == [
        ("2012年清理規範行政權力事項、公布的行政職權目錄", ["1.1"]),
        ("國家公布的負面清單", ["3.1"]),
        ("省政府統一公布的市縣行政許可項目清單", ["5.1"]),
        ("十項重點領域制約權力的制度規定", ["23.1"]),
    ]
    assert {row["title"].strip("《》") for row in cites if row["form"] != "unquoted"} == {
        title for title, _, _ in CITED
    }
