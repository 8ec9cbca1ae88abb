"""reviewed: false: what a program proposed is marked as such wherever it is shown, and a check counts it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.program import Answer

    Run = Callable[..., Answer]

TASKS = """\
plan:
  id: a
  title: 甲市方案
  layout: {chapter: "{一}、{title}", task: "（{一}）{title}。{text}", lead: "牽頭單位：{units}", responsible: "責任單位：{units}"}
chapters:
- number: 1
  title: 總則
  tasks:
  - id: 1
    title: 公布清單
    lead: [市法制辦]
    clauses: [{text: 公布清單。}]
  - id: 2
    reviewed: false
    title: 清理文件
    lead: [市法制辦]
    clauses: [{text: "2016年6月30日前，清理文件。", when: 2016年6月30日前}]
  - id: 3
    reviewed: false
    title: 報送備案
    lead: [市財政局]
    clauses: [{text: 作出行政處罰決定之日起7日內，報送備案。, when: 作出行政處罰決定之日起7日內, per: case}]
cases: [{name: 行政處罰}]
"""
UNITS = "units: [{name: 市法制辦}, {name: 市財政局}]\n"


@pytest.fixture
def folder(tmp_path: Path) -> str:
    (tmp_path / "tasks.yaml").write_text(TASKS, "utf-8")
    (tmp_path / "units.yaml").write_text(UNITS, "utf-8")
    return str(tmp_path)


def test_a_check_tells_how_much_is_unread_and_is_content(fazhi: Run, folder: str) -> None:
    answer = fazhi("check", folder)
    assert answer.code == 0
    assert answer.lines == [
        f"{folder}/tasks.yaml:14:15: C17 第2項「清理文件」："
        "全方案有2項任務未經人工核對（第2、3項），未核對的分句共2條；核對一項，刪去該項的 reviewed: false",
        "錯誤 0 處，提示 1 處。",
        f"逐條核對：fazhi review {folder}",
    ]


HALF_READ = """\
  - id: 2
    title: 清理文件
    lead: [市法制辦]
    clauses:
    - text: 2016年6月30日前，清理文件。
      when: 2016年6月30日前
    - {text: 清理結果向社會公布。, reviewed: false}
"""


def test_a_task_of_which_a_clause_is_unread_is_unread(fazhi: Run, folder: str, tmp_path: Path) -> None:
    before, _, rest = TASKS.partition("  - id: 2\n")
    (tmp_path / "tasks.yaml").write_text(before + HALF_READ + "  - id: 3\n" + rest.partition("  - id: 3\n")[2], "utf-8")
    line, *_ = fazhi("check", folder).lines
    assert line == (
        f"{folder}/tasks.yaml:19:36: C17 第2項「清理文件」："
        "全方案有2項任務未經人工核對（第2、3項），未核對的分句共2條；核對一項，刪去該項的 reviewed: false"
    )
    assert fazhi("tasks", "--data", folder, "--fields", "id,reviewed").lines == ["1\ttrue", "2\tfalse", "3\tfalse"]


def test_people_see_it_beside_the_task_and_below_the_table(terminal: Run, folder: str) -> None:
    text = terminal("tasks", "--data", folder, columns=120).stdout
    assert "清理文件〔未經人工核對〕" in text
    assert "公布清單〔未經人工核對〕" not in text
    assert "第2、3項由程序拆分，未經人工核對（逐條核對：fazhi review）。" in text


@pytest.mark.parametrize("format_", ["md", "html"])
def test_paper_and_tables_say_it_too(fazhi: Run, folder: str, format_: str) -> None:
    assert "清理文件〔未經人工核對〕" in fazhi("tasks", "--data", folder, "-f", format_).stdout


def test_only_what_was_asked_for_is_told(fazhi: Run, folder: str) -> None:
    answer = fazhi("tasks", "--data", folder, "--unit", "市財政局", "-f", "md")
    assert "第3項由程序拆分，未經人工核對。" in answer.stdout
    answer = fazhi("tasks", "--data", folder, "--id", "1", "-f", "md")
    assert "未經人工核對" not in answer.stdout


@pytest.mark.parametrize(
    "command",
    [
        ["clauses"],
        ["due", "--today", "2016-01-01"],
        ["stats"],
        ["units"],
        ["checklist"],
        ["case", "行政處罰"],
        ["clock", "3", "--from", "2016-01-04"],
    ],
)
def test_every_list_made_of_unread_tasks_says_so(fazhi: Run, folder: str, command: list[str]) -> None:
    assert "未經人工核對" in fazhi(*command, "--data", folder, "-f", "md").stdout


def test_the_card_says_it(fazhi: Run, folder: str) -> None:
    assert fazhi("show", "2", "--data", folder).lines[1] == "（二）清理文件〔未經人工核對〕"
    assert "未經人工核對" not in fazhi("show", "1", "--data", folder).stdout


def test_a_program_gets_a_field_and_the_title_as_it_is(fazhi: Run, folder: str) -> None:
    for command in (["tasks"], ["show", "1-3"]):
        rows = json.loads(fazhi(*command, "--data", folder, "-f", "json").stdout)
        assert [(row["title"], row["reviewed"]) for row in rows] == [
            ("公布清單", True),
            ("清理文件", False),
            ("報送備案", False),
        ]
    answer = fazhi("tasks", "--data", folder)
    assert [line.split("\t")[1] for line in answer.lines] == ["公布清單", "清理文件", "報送備案"]
    assert answer.stderr == ""


def test_a_reader_of_the_list_can_ask_for_the_column(fazhi: Run, folder: str) -> None:
    answer = fazhi("tasks", "--data", folder, "--fields", "id,reviewed", "-f", "md")
    assert "| 1 | 已核對 |" in answer.stdout
    assert "| 2 | 未核對 |" in answer.stdout
