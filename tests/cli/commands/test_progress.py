"""The register as an office uses it, through the real program; what is registered is made up, who leads and by when is typed from the plan."""

from __future__ import annotations

import json
import os
import re
import shutil
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from fazhi_cli import register
from fazhi_cli.cli import app
from fazhi_cli.ledger.reading import entries_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.program import Answer

    Program = Callable[..., Answer]

DATA = Path(__file__).parents[3] / "data"
BY = ("--by", "市法制辦/張三")


@pytest.fixture
def desk(fazhi: Program, tmp_path: Path) -> Program:
    """desk(*arguments): a call of an office that has a register of its own, 「進展.db」 in the folder of the test."""

    def call(*arguments: str, **environment: str) -> Answer:
        return fazhi(*arguments, cwd=tmp_path, **{"FAZHI_LEDGER": str(tmp_path / "進展.db"), **environment})

    return call


def rows(desk: Program, *arguments: str) -> list[dict[str, Any]]:
    today = () if "--today" in arguments else ("--today", "2015-03-05")
    answer = desk("progress", *today, "-f", "json", *arguments)
    assert (answer.code, answer.stderr) == (0, "")
    return json.loads(answer.stdout)  # type: ignore[no-any-return]


def said(desk: Program, *arguments: str) -> str:
    answer = desk("progress", *arguments, *BY)
    assert (answer.code, answer.stderr) == (0, "")
    return answer.stdout


def refused(desk: Program, *arguments: str, code: int = 2) -> str:
    answer = desk("progress", *arguments)
    assert (answer.code, answer.stdout) == (code, "")
    return answer.stderr


def test_from_handing_out_to_closing(desk: Program) -> None:
    assert (
        said(desk, "assign", "12", "--take-by", "2015-02-13", "--day", "2015-02-10")
        == "已登記第1號：第12項（市法制辦）交辦。\n"
    )
    assert said(desk, "receive", "12", "--day", "2015-02-12") == "已登記第2號：第12項（市法制辦）簽收。\n"
    said(desk, "set", "12", "--status", "推进中", "--note", "已清理文件36份", "--day", "2015-02-20")
    [row] = rows(desk, "--id", "12")
    assert (row["status"], row["status_text"], row["reported"]) == ("in_progress", "推進中", "2015-02-20")
    assert (row["due"], row["due_latest"], row["light"], row["late"]) == ("2015-02-28", "2015-03-31", "yellow", [])
    said(desk, "set", "12", "--status", "reported_done", "--day", "2015-03-02")
    assert said(desk, "return", "12", "--note", "缺佐證材料", "--day", "2015-03-03") == (
        "已登記第5號：第12項（市法制辦）退回補正。\n"
    )
    said(desk, "set", "12", "--status", "已報完成", "--day", "2015-03-04")
    said(desk, "accept", "12", "--day", "2015-03-05")
    [row] = rows(desk, "--id", "12")
    assert (row["status"], row["light"], row["late"]) == ("closed", "green", [])
    assert (
        refused(desk, "set", "12", "--status", "推進中") == "第12項（市法制辦）現在是「已辦結」，不能登記「進展」。\n"
    )


def test_several_units_are_kept_apart(desk: Program) -> None:
    assert refused(desk, "set", "35", "--status", "推進中") == (
        "第35項的牽頭單位不止一個，或沒有牽頭單位；請寫明是哪個單位的工作：市委編辦、市人社局、市財政局、市法制辦。"
        "寫明用 --unit；每個單位都登記的，加 --each-unit。\n"
    )
    said(desk, "set", "35", "--status", "推進中", "--unit", "市法制办", "--day", "2015-03-01")
    said(desk, "set", "35", "--status", "未啟動", "--unit", "財政局", "--day", "2015-03-01")
    assert [(row["unit"], row["status"]) for row in rows(desk, "--id", "35")] == [
        ("市委編辦", None),
        ("市人社局", None),
        ("市財政局", "not_started"),
        ("市法制辦", "in_progress"),
    ]
    assert refused(desk, "set", "10", "--status", "推進中", "--unit", "市教育局") == (
        "「市教育局」不是第10項的一個單位；該項的單位：市法制辦、各縣(區)政府、市直有關部門。\n"
    )


def test_a_task_is_handed_to_each_that_leads_it(desk: Program) -> None:
    """第35項 has four leads; 第4項 two, and 第12項 one."""
    assert said(desk, "assign", "12,35", "--each-unit", "--day", "2015-03-01").splitlines() == [
        "已登記第1號：第12項（市法制辦）交辦。",
        "已登記第2號：第35項（市委編辦）交辦。",
        "已登記第3號：第35項（市人社局）交辦。",
        "已登記第4號：第35項（市財政局）交辦。",
        "已登記第5號：第35項（市法制辦）交辦。",
    ]
    assert refused(desk, "urge", "35", "--each-unit", "--unit", "市法制辦") == "一個單位和每個單位，只能選一種。\n"


def test_accepting_says_what_it_came_to(desk: Program) -> None:
    said(desk, "set", "12,20", "--status", "推進中", "--day", "2015-03-01")
    said(desk, "set", "20", "--status", "已報完成", "--day", "2015-03-02")
    assert said(desk, "accept", "12,20", "--day", "2015-03-03").splitlines() == [
        "已登記第4號：第12項（市法制辦）核實：推進中。",
        "已登記第5號：第20項（市法制辦）核實：已辦結。",
    ]


def test_a_log_says_which_slip_until_when_and_what_holds_no_more(desk: Program) -> None:
    said(desk, "assign", "12", "--take-by", "2015-03-05", "--day", "2015-03-01")
    said(desk, "urge", "12", "--day", "2015-03-06")
    said(desk, "correct", "2", "--note", "誤催", "--day", "2015-03-07")
    assert desk("progress", "log", "12", "--fields", "act_text").lines == [
        "交辦（至2015-03-05）",
        "催辦（第1次，已作廢，見第3號）",
        "更正（第2號作廢）",
    ]


def test_what_a_year_left_open_stays_to_be_done(desk: Program) -> None:
    """第22項 is of 2015: the row of that year stands beside the one of 2016, and the figures count the tasks once."""
    said(desk, "set", "22", "--status", "推進中", "--day", "2015-03-01")
    shown = ("progress", "--id", "22", "--today", "2016-01-05", "--fields", "year,status,light")
    assert desk(*shown).lines == ["2015\tin_progress\tred", "2016\t\t"]
    assert desk("tasks", "--status", "未登記", "--id", "22", "--today", "2016-01-05", "-f", "ids").lines == ["22"]
    stats = desk("progress", "stats", "--id", "22", "--today", "2016-01-05", "--fields", "group,tasks")
    assert {line.split("\t")[1] for line in stats.lines} == {"1"}
    said(desk, "set", "22", "--year", "2015", "--status", "已報完成", "--day", "2016-01-04")
    said(desk, "accept", "22", "--year", "2015", "--day", "2016-01-05")
    assert desk(*shown).lines == ["2016\t\t"]


def test_a_call_enters_all_or_nothing(desk: Program) -> None:
    said(desk, "assign", "12")
    refused(desk, "receive", "12,20")
    assert len(desk("progress", "log").lines) == 1
    assert said(desk, "set", "12-14", "--status", "推進中") == (
        "已登記第2號：第12項（市法制辦）進展：推進中。\n"
        "已登記第3號：第13項（市法制辦）進展：推進中。\n"
        "已登記第4號：第14項（市法制辦）進展：推進中。\n"
    )


def test_a_clause_that_is_done_is_waited_for_no_more(desk: Program) -> None:
    assert said(desk, "set", "10.5", "--status", "已報完成", "--day", "2015-03-01") == (
        "已登記第1號：第10項第5句（市法制辦）進展：已報完成。\n"
    )
    [row] = rows(desk, "--id", "10")
    assert (row["due"], row["light"], row["status_text"]) == (None, None, "推進中")
    said(desk, "accept", "10", "--day", "2015-03-02")
    assert [row["status"] for row in rows(desk, "--id", "10")] == ["in_progress"]
    # One of its clauses is done, and 第22項 itself is late all the same.
    said(desk, "set", "22.1", "--status", "已報完成", "--day", "2015-03-01")
    [row] = rows(desk, "--id", "22", "--today", "2015-04-01")
    assert (row["light"], row["late"]) == ("red", ["not_finished"])


def test_a_task_and_one_of_its_clauses_are_both_entered(desk: Program) -> None:
    assert said(desk, "set", "9,10", "10.5", "--status", "推進中").splitlines() == [
        "已登記第1號：第9項（市法制辦）進展：推進中。",
        "已登記第2號：第10項（市法制辦）進展：推進中。",
        "已登記第3號：第10項第5句（市法制辦）進展：推進中。",
    ]
    log = desk("progress", "log", "10", "-f", "table").lines
    assert [line.split()[2:5] for line in log[2:4]] == [["10", "市法制辦", "進展"], ["10", "5", "市法制辦"]]


@pytest.mark.parametrize("command", [("set", "12", "--status", "推進中"), ("--id", "12")])
def test_a_period_has_one_spelling(desk: Program, command: tuple[str, ...]) -> None:
    assert refused(desk, *command, "--period", "2015-6") == (
        "沒有「2015-6」這種期次；請寫年月或季度，如 2015-06、2015-Q2。\n"
    )


def test_a_report_of_a_quarter_is_found_as_one(desk: Program) -> None:
    said(desk, "set", "12", "--status", "推進中", "--period", "2015-q1", "--day", "2015-03-20")
    late = [
        rows(desk, "--id", "12", "--period", period, "--report-by", "2015-03-25", "--today", "2015-03-26")[0]["late"]
        for period in ("2015-Q1", "2015-03")
    ]
    assert late == [[], ["not_reported"]]


def test_what_a_clause_lists_is_not_taken_for_the_clause(desk: Program) -> None:
    assert refused(desk, "set", "8.2-4", "--status", "已報完成") == (
        "「8.2-4」是分句所列的一件事，進展只登記到分句；請寫 8.2。\n"
    )


def test_a_clause_of_one_plan_is_none_of_another(desk: Program, tmp_path: Path) -> None:
    for folder, plan in (("甲", "suining-2015"), ("乙", "demo-2016")):
        shutil.copytree(DATA, tmp_path / "文庫" / folder)
        tasks = tmp_path / "文庫" / folder / "tasks.yaml"
        tasks.write_text(tasks.read_text("utf-8").replace("id: suining-2015", f"id: {plan}", 1), "utf-8")
    told = said(desk, "set", "suining-2015:10.5,demo-2016:10", "--status", "推進中", "--data", "文庫")
    assert told.splitlines() == [
        "已登記第1號：demo-2016 第10項（市法制辦）進展：推進中。",
        "已登記第2號：suining-2015 第10項第5句（市法制辦）進展：推進中。",
    ]


def test_a_yearly_duty_is_closed_for_its_year_alone(desk: Program) -> None:
    assert said(desk, "set", "39", "--status", "已報完成", "--day", "2015-12-20", "--unit", "市政府辦公室").startswith(
        "已登記第1號：第39項2015年（市政府辦公室）進展：已報完成。"
    )
    said(desk, "accept", "39", "--day", "2015-12-28", "--unit", "市政府辦公室")
    statuses = {
        day: [row["status"] for row in rows(desk, "--id", "39", "--today", day) if row["unit"] == "市政府辦公室"]
        for day in ("2015-12-30", "2016-01-04")
    }
    assert statuses == {"2015-12-30": ["closed"], "2016-01-04": [None]}
    assert (
        refused(desk, "set", "10", "--status", "推進中", "--year", "2015") == "第10項不是每年、定期的任務，不寫年份。\n"
    )
    said(desk, "set", "32", "--status", "推進中", "--year", "2015", "--unit", "市法制辦")


@pytest.mark.parametrize(
    ("today", "light", "late"),
    [
        ("2015-02-12", "green", []),
        ("2015-02-13", "yellow", []),
        ("2015-03-31", "yellow", []),
        ("2015-04-01", "red", ["not_registered"]),
    ],
)
def test_red_only_when_no_reading_leaves_time(desk: Program, today: str, light: str, late: list[str]) -> None:
    """「2015年3月前」 of 12: 2015-02-28 or 2015-03-31."""
    answer = desk("progress", "--id", "12", "--today", today, "-f", "json")
    [row] = json.loads(answer.stdout)
    assert (row["light"], row["late"]) == (light, late)


def test_only_what_is_registered_is_said_to_be_unfinished(desk: Program) -> None:
    """Whether a work is done of which nobody has registered anything the program does not know."""
    said(desk, "set", "35", "--status", "推進中", "--unit", "市財政局", "--day", "2015-05-10")
    told = {row["unit"]: row["late"] for row in rows(desk, "--id", "35", "--today", "2015-06-10")}
    assert told.pop("市財政局") == []
    told = {row["unit"]: row["late_text"] for row in rows(desk, "--id", "35", "--today", "2015-07-01")}
    assert told.pop("市財政局") == ["逾期未完成"]
    assert set(map(tuple, told.values())) == {("到期未登記",)}
    figures = desk("progress", "stats", "--id", "35", "--today", "2015-07-01", "-f", "md").lines
    assert figures[0].endswith("| 未登記 | 紅燈 | 黃燈 | 辦結占比% |")


def test_an_extension_moves_the_day_and_what_came_late_says_so(desk: Program) -> None:
    said(desk, "extend", "12", "--to", "2015-04-30", "--note", "等待省級文件", "--day", "2015-02-20")
    said(desk, "extend", "12", "--grant", "--to", "2015-04-15", "--day", "2015-02-25")
    [row] = rows(desk, "--id", "12")
    assert (row["due"], row["due_latest"], row["light"]) == ("2015-04-15", "2015-04-15", "green")
    said(desk, "set", "12", "--status", "已報完成", "--day", "2015-04-20")
    [row] = rows(desk, "--id", "12", "--today", "2015-04-21")
    assert (row["late"], row["late_text"]) == (["reported_late"], ["逾期報完成"])


def test_a_slip_goes_on_from_the_last_one(desk: Program) -> None:
    """第12項 has been asked after twice already, 第20項 not yet."""
    said(desk, "urge", "12", "--day", "2015-03-01")
    assert said(desk, "urge", "12", "--day", "2015-03-05") == "已登記第2號：第12項（市法制辦）催辦：第2次。\n"
    assert said(desk, "urge", "12,20", "--to", "2015-03-20", "--day", "2015-03-10").splitlines() == [
        "已登記第3號：第12項（市法制辦）催辦：第3次。",
        "已登記第4號：第20項（市法制辦）催辦：第1次。",
    ]
    assert refused(desk, "urge", "20", "--step", "3") == "第20項（市法制辦）最近一次是第1次催辦，不能跳到第3次。\n"
    said(desk, "set", "12", "--status", "推進中", "--day", "2015-03-12")
    assert said(desk, "urge", "12", "--day", "2015-03-30") == "已登記第6號：第12項（市法制辦）催辦：第1次。\n"


def test_a_slip_that_nobody_answers_is_late(desk: Program) -> None:
    """第14項 has no limit of its own, and no period was asked about: without the day of the slip it would look in order."""
    said(desk, "urge", "14", "--to", "2015-03-10", "--day", "2015-03-01")
    [waiting] = rows(desk, "--id", "14", "--today", "2015-03-10")
    [unanswered] = rows(desk, "--id", "14", "--today", "2015-03-11")
    assert (waiting["light"], waiting["late"]) == ("green", [])
    assert (unanswered["light"], unanswered["late"]) == ("red", ["not_reported"])
    said(desk, "set", "14", "--status", "推進中", "--day", "2015-03-12")
    [answered] = rows(desk, "--id", "14", "--today", "2015-03-13")
    assert (answered["light"], answered["late"]) == (None, [])


@pytest.mark.parametrize("command", [("--status", "推進中"), ("--light", "green"), ("stats", "--status", "推進中")])
def test_the_register_is_read_once(
    command: tuple[str, ...], desk: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said(desk, "set", "12", "--status", "推進中", "--day", "2015-03-01")
    monkeypatch.setenv("FAZHI_LEDGER", str(tmp_path / "進展.db"))
    asked: list[str] = []

    def counted(address: str, *rest: Any) -> Any:
        asked.append(address)
        return entries_of(address, *rest)

    monkeypatch.setattr(register, "entries_of", counted)
    assert app.run(["progress", *command, "--today", "2015-03-05"]) == 0
    assert len(asked) == 1


def test_the_legend_stands_under_the_table(desk: Program) -> None:
    table = desk("progress", "--id", "12", "--today", "2015-02-20", "-f", "md", "--near", "7d").stdout
    assert "| △ |" not in table
    assert "△ 7日內到期或被退回，● 逾期" in table
    share = desk("progress", "--id", "12", "--today", "2015-02-20", "-f", "md", "--near", "30%").stdout
    assert "△ 時間只剩30%（自交辦起算；沒有交辦日的按15日）" in share
    for mark in "○△●":
        assert mark.encode("gbk")


def test_what_was_withdrawn_stays_and_says_so(desk: Program) -> None:
    said(desk, "set", "12", "--status", "已報完成", "--day", "2015-03-01")
    assert said(desk, "correct", "1", "--note", "誤記", "--day", "2015-03-02") == (
        "已登記第2號：第12項（市法制辦）更正：第1號作廢。\n"
    )
    log = json.loads(desk("progress", "log", "12", "-f", "json").stdout)
    assert [(entry["number"], entry["act"], entry["withdrawn_by"]) for entry in log] == [
        (1, "report", 2),
        (2, "correct", None),
    ]
    assert [row["status"] for row in rows(desk, "--id", "12")] == [None]
    assert refused(desk, "correct", "7", "--note", "誤記") == "沒有第7號記錄。\n"


def test_evidence_in_a_file_is_known_again(desk: Program, tmp_path: Path) -> None:
    (tmp_path / "清單.txt").write_bytes(b"abc")
    said(desk, "set", "12", "--status", "推進中", "--evidence", "清單.txt")
    [entry] = json.loads(desk("progress", "log", "-f", "json").stdout)
    assert entry["evidence"] == "清單.txt"
    assert entry["sha256"] == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


def test_text_is_written_as_text_and_never_obeyed(desk: Program, tmp_path: Path) -> None:
    said(desk, "set", "12", "--status", "推進中", "--note", "=1+1\n<b>第二行</b>", "--day", "2015-03-01")
    [entry] = json.loads(desk("progress", "log", "-f", "json").stdout)
    assert entry["note"] == "=1+1 <b>第二行</b>"
    assert "&lt;b&gt;第二行" in desk("progress", "log", "-f", "html", "-o", "-").stdout
    desk("progress", "log", "--fields", "note", "-o", "記錄.csv")
    assert (tmp_path / "記錄.csv").read_text("utf-8-sig") == "note\n'=1+1 <b>第二行</b>\n"
    register = ("checklist", "--layout", "台賬", "--id", "12", "--progress", "--today", "2015-03-05")
    assert "=1+1 &lt;b&gt;第二行&lt;/b&gt;" in desk(*register, "-f", "html", "-o", "-").stdout
    assert "=1+1 \\<b\\>第二行" in desk(*register, "-f", "md").stdout
    desk(*register, "-o", "台賬.xlsx")
    cells = [cell for row in openpyxl.load_workbook(tmp_path / "台賬.xlsx").worksheets[0].iter_rows() for cell in row]
    assert [cell.data_type for cell in cells if "=1+1" in str(cell.value)] == ["s"]
    assert refused(desk, "set", "12", "--status", "推進中", "--note", "甲\x1b[31m乙") == (
        "第12項：說明裡有不可見的字符：「甲<U+001B>[31m乙」。\n"
    )


def test_a_page_for_people_has_words_in_place_of_codes(desk: Program) -> None:
    desk("progress", "set", "12", "--status", "推進中", "--day", "2015-02-20", "--by", "張三")
    logged = desk("progress", "log", "12", "-f", "md").lines
    assert logged[2] == "| 1 | 2015-02-20 | 進展 | 12 |  |  | 市法制辦 | 推進中 |  | 張三 |"
    told = desk("progress", "--id", "12", "--unit", "市法制辦", "--today", "2015-05-20", "-f", "md").stdout
    assert "推進中" in told
    assert "逾期未完成" in told
    assert "in_progress" not in told
    assert "not_finished" not in told


def test_a_plan_whose_words_changed_is_marked(fazhi: Program, tmp_path: Path) -> None:
    folder = tmp_path / "規則庫"
    fazhi("new", folder)
    made = fazhi("tasks", "--data", folder, "--fields", "id,lead").lines[0].split("\t")
    place = ("--data", str(folder))
    assert fazhi("progress", "set", made[0], "--status", "推進中", *BY, *place).code == 0
    assert (folder / "ledger.db").is_file()
    file = folder / "tasks.yaml"
    title = json.loads(fazhi("tasks", *place, "--id", made[0], "-f", "json").stdout)[0]["title"]
    file.write_text(file.read_text("utf-8").replace(f"title: {title}", f"title: {title}改", 1), "utf-8")
    changed = json.loads(fazhi("progress", *place, "--id", made[0], "-f", "json").stdout)
    assert [row["changed"] for row in changed if row["status"]] == [True]


def test_the_register_is_verified_exported_copied_and_taken_over(desk: Program, tmp_path: Path) -> None:
    said(desk, "set", "12-14", "--status", "推進中", "--day", "2015-03-01")
    verified = desk("ledger", "verify")
    assert verified.code == 0
    assert verified.stdout.startswith("共3條記錄，末條校驗值 ")
    assert desk("ledger", "export", "-o", "進展.jsonl").stderr == verified.stdout
    assert desk("ledger", "backup", "備份.db").stdout == verified.stdout
    assert desk("ledger", "import", "進展.jsonl", FAZHI_LEDGER="另一個.db").stdout == verified.stdout
    assert desk("ledger", "import", "進展.jsonl").code == 2
    for copy in ("備份.db", "另一個.db"):
        assert desk("ledger", "verify", FAZHI_LEDGER=copy).stdout == verified.stdout
    kept = verified.stdout.split()[-1].rstrip("。")
    with sqlite3.connect(tmp_path / "進展.db") as file:
        file.execute("UPDATE entries SET note = '改' WHERE number = 2")
    file.close()
    changed = desk("ledger", "verify")
    assert (changed.code, changed.stderr) == (1, "第2號記錄被改動過。\n")
    with sqlite3.connect(tmp_path / "備份.db") as file:
        file.execute("DELETE FROM entries WHERE number = 3")
    file.close()
    assert desk("ledger", "verify", FAZHI_LEDGER="備份.db").code == 0
    cut = desk("ledger", "verify", "--against", kept, FAZHI_LEDGER="備份.db")
    assert (cut.code, cut.stderr) == (1, "沒有校驗值是所給的那一條：末尾的記錄被刪去，或整本被重寫。\n")


def test_a_register_that_is_not_there_is_empty_and_none_is_made(desk: Program, tmp_path: Path) -> None:
    assert desk("ledger", "verify").stdout == "沒有記錄。\n"
    assert rows(desk, "--id", "12")[0]["status"] is None
    assert os.listdir(tmp_path) == []


def test_what_is_no_register_is_told_in_one_sentence(desk: Program, tmp_path: Path) -> None:
    (tmp_path / "進展.db").write_text("不是數據庫" * 300, "utf-8")
    told = f"進展記錄「{tmp_path}/進展.db」用不了：不是進展記錄，或已經損壞。\n"
    assert refused(desk, "--id", "12", code=4) == told
    assert refused(desk, "set", "12", "--status", "推進中", code=4) == told
    wrong = desk("progress", "set", "12", "--status", "推進中", FAZHI_LEDGER="mysql://localhost/x")
    assert (wrong.code, wrong.stderr) == (
        2,
        "「mysql://localhost/x」不是可用的地址；可寫 sqlite:///文件 或 postgresql+psycopg://用戶@主機/庫名。\n",
    )


def test_tasks_are_picked_by_what_is_registered(desk: Program) -> None:
    """35 is led by four units, of which the first collects; 2 and 6 are others that nothing is registered of."""
    said(desk, "set", "35", "--status", "推進中", "--unit", "市法制辦", "--day", "2015-03-01")
    said(desk, "set", "12", "--status", "推進中", "--day", "2015-03-01")
    today = ("--today", "2015-04-10")
    assert desk("tasks", "--status", "推进中", "--fields", "id", *today).lines == ["12"]
    assert desk("tasks", "--status", "未登記", "--id", "2,6,12,35", "--fields", "id", *today).lines == ["2", "6", "35"]
    assert desk("tasks", "--light", "红", "--fields", "id", *today).lines == ["1", "12", "22"]
    assert desk("tasks", "--light", "red,green", "--status", "推進中", "--fields", "id", *today).lines == ["12"]
    assert desk("stats", "--status", "推進中", *today).lines[0].split("\t")[2] == "1"
    said(desk, "set", "35", "--status", "推進中", "--unit", "市委編辦", "--day", "2015-03-01")
    assert desk("tasks", "--status", "推進中", "--fields", "id", *today).lines == ["12", "35"]
    assert "逐項核對表" in desk("checklist", "--layout", "逐項核對表", "--status", "推進中", *today).stdout
    assert refused_by(desk, "tasks", "--status", "拆遷").startswith(
        "--status 沒有「拆遷」這個值；可用：unregistered（未登記）、"
    )


def refused_by(desk: Program, *arguments: str) -> str:
    answer = desk(*arguments)
    assert (answer.code, answer.stdout) == (2, "")
    return answer.stderr


def test_the_status_of_a_task_is_what_the_office_accepted(desk: Program) -> None:
    said(desk, "set", "12", "--status", "推進中", "--day", "2015-03-01")
    said(desk, "accept", "12", "--day", "2015-03-02")
    said(desk, "set", "12", "--status", "已報完成", "--day", "2015-03-03")
    assert desk("tasks", "--status", "推進中", "--fields", "id").lines == ["12"]
    assert [row["status"] for row in rows(desk, "--id", "12")] == ["reported_done"]
    said(desk, "accept", "12", "--day", "2015-03-04")
    assert desk("tasks", "--status", "已辦結", "--fields", "id").lines == ["12"]
    said(desk, "return", "12", "--note", "抽查不實", "--day", "2015-03-05")
    assert desk("tasks", "--status", "退回補正", "--fields", "id").lines == ["12"]


def test_an_agenda_knows_what_is_registered(desk: Program) -> None:
    said(desk, "set", "12", "--status", "推進中", "--day", "2015-03-01")
    said(desk, "set", "10.5", "--status", "已報完成", "--day", "2015-03-01")
    said(desk, "set", "22", "--status", "已報完成", "--day", "2015-03-20")
    said(desk, "accept", "22", "--day", "2015-03-25")
    agenda = desk("due", "--today", "2015-06-10", "--fields", "ref,state,state_text", "--id", "1,10,12,22")
    assert agenda.lines == [
        "1.1\tpassed\t期限已過（完成情況未登記）",
        "12.2\tlate\t逾期",
        "22.3\tclosed\t已辦結",
        "10.5\treported\t已報完成（待核實）",
    ]
    said(desk, "extend", "12", "--to", "2015-07-31", "--note", "等待省級文件", "--day", "2015-03-10")
    said(desk, "extend", "12", "--grant", "--to", "2015-06-30", "--day", "2015-03-12")
    assert desk("due", "--today", "2015-06-10", "--fields", "state", "--id", "12").lines == ["extended"]
    assert desk("due", "--today", "2015-07-01", "--fields", "state", "--id", "12").lines == ["late"]


def test_an_earlier_day_is_told_nothing_that_happened_later(desk: Program) -> None:
    """Before: 已辦結 on a sheet as of the day before the report."""
    said(desk, "set", "12", "--status", "推進中", "--day", "2015-03-01")
    said(desk, "set", "12", "--status", "已報完成", "--day", "2015-03-28")
    said(desk, "accept", "12", "--day", "2015-03-30")
    days = ("2015-02-28", "2015-03-20", "2015-03-29", "2015-03-30")
    assert [rows(desk, "--id", "12", "--today", day)[0]["status"] for day in days] == [
        None,
        "in_progress",
        "reported_done",
        "closed",
    ]
    agenda = ("due", "--id", "12", "--fields", "state_text", "--today", "2015-03-20")
    assert desk(*agenda).lines == ["時限口徑待明確"]
    sheet = ("checklist", "--layout", "台賬", "--id", "12", "--progress", "-f", "md", "--today", "2015-03-20")
    assert "| 推進中 |" in desk(*sheet).stdout
    said(desk, "correct", "1", "--note", "誤記", "--day", "2015-04-01")
    assert rows(desk, "--id", "12", "--today", "2015-03-20")[0]["status"] is None


def test_a_granted_extension_is_told_where_nothing_else_is_registered(desk: Program) -> None:
    """Before: 期限已過（完成情況未登記） beside a green light."""
    said(desk, "extend", "20", "--to", "2016-03-31", "--note", "系統未建成", "--day", "2015-11-20")
    said(desk, "extend", "20", "--grant", "--to", "2016-02-29", "--day", "2015-11-25")
    states = [
        desk("due", "--today", day, "--fields", "state_text", "--id", "20").lines
        for day in ("2015-12-01", "2016-01-10", "2016-03-10")
    ]
    assert states == [["期限未到"], ["已同意延期"], ["期限已過（完成情況未登記）"]]


def test_a_clause_that_is_not_begun_does_not_make_its_task_begun(desk: Program) -> None:
    """Before: 推進中, whatever was said of the clause."""
    shown = []
    for clause, status in (("10.5", "未啟動"), ("10.2", "推進中"), ("10.4", "未啟動")):
        said(desk, "set", clause, "--status", status, "--day", "2015-03-01")
        shown += [row["status"] for row in rows(desk, "--id", "10")]
    assert shown == ["not_started", "in_progress", "in_progress"]


def test_the_figures_add_up_and_agree_with_those_of_the_plan(desk: Program) -> None:
    said(desk, "set", "12,20", "--status", "推進中", "--day", "2015-03-01")
    said(desk, "set", "22", "--status", "已報完成", "--day", "2015-03-20")
    said(desk, "accept", "22", "--day", "2015-03-25")
    rows = json.loads(desk("progress", "stats", "--today", "2015-04-10", "-f", "json").stdout)
    of = {
        group: [row for row in rows if row["group"] == group]
        for group in ("plan", "limit", "chapter", "status", "unit")
    }
    [whole] = of["plan"]
    counted = ("tasks", "with_limit", "without_limit", "closed", "open", "unregistered", "late", "near", "closed_share")
    assert [whole[field] for field in counted] == [39, 6, 33, 1, 2, 36, 2, 0, 2.6]
    assert [row["tasks"] for row in of["chapter"]] == [7, 4, 3, 4, 4, 6, 3, 4, 4]
    assert [(row["name"], row["tasks"]) for row in of["status"]] == [("未登記", 36), ("推進中", 2), ("已辦結", 1)]
    assert sum(row["tasks"] for row in of["unit"]) == 65
    for row in rows:
        assert row["tasks"] == sum(row[part] for part in ("closed", "reported", "open", "unregistered"))
    for group in ("limit", "chapter", "status"):
        for field in ("tasks", "with_limit", "closed", "open", "unregistered", "late", "near"):
            assert sum(row[field] for row in of[group]) == whole[field]
    assert [(row["name"], row["tasks"], row["closed"], row["late"]) for row in of["limit"]] == [
        ("有到期日", 6, 1, 2),
        ("無到期日", 33, 0, 0),
    ]
    assert sum(row["late"] for row in of["chapter"]) == 2
    # The same tasks and mentions as those of `fazhi stats`, and beside them the same figures of progress.
    stats = json.loads(desk("stats", "--progress", "--today", "2015-04-10", "-f", "json").stdout)
    by_name = {(row["group"], row["name"]): row for row in rows}
    for row in stats:
        figure = by_name.get((row["group"], row["name"]))
        if row["group"] != "unit":
            assert figure is not None
            assert row["tasks"] == figure["tasks"]
        elif row["leads"]:
            assert figure is not None
            assert row["leads"] == figure["tasks"]
        for field in ("closed", "reported", "open", "unregistered", "late", "near"):
            assert row[field] == (figure[field] if figure else 0)
    picked = json.loads(desk("progress", "stats", "--status", "推進中", "--today", "2015-04-10", "-f", "json").stdout)
    assert picked[0]["tasks"] == 2


def test_periods_are_told_as_the_tasks_stood_at_their_end(desk: Program) -> None:
    """第12項 is in progress in March and closed in April; 第20項 is reported of in May alone; another report was a mistake."""
    said(desk, "set", "12", "--status", "推進中", "--period", "2015-03", "--day", "2015-03-20")
    said(desk, "set", "12", "--status", "已報完成", "--period", "2015-04", "--day", "2015-04-20")
    said(desk, "accept", "12", "--day", "2015-04-25")
    said(desk, "set", "20", "--status", "推進中", "--period", "2015-05", "--day", "2015-05-20")
    said(desk, "set", "13", "--status", "推進中", "--period", "2015-02", "--day", "2015-02-20")
    said(desk, "correct", "5", "--note", "誤記", "--day", "2015-05-21")
    counted = "name,tasks,closed,open,unregistered,late"
    answer = desk("progress", "stats", "--by-period", "--today", "2015-05-25", "--fields", f"group,{counted}")
    periods = [line.removeprefix("period\t") for line in answer.lines if line.startswith("period")]
    # Late at the end of March is nothing (the lenient day of 第1、12項 is the 31st, that of 第22項 too).
    assert periods == [
        "2015-03\t39\t0\t1\t38\t0",
        "2015-04\t39\t1\t0\t38\t2",
        "2015-05\t39\t1\t1\t37\t2",
    ]
    [whole] = [line for line in answer.lines if line.startswith("plan")]
    assert whole.split("\t")[2:] == periods[-1].split("\t")[1:]


def test_progress_stands_beside_the_rows_where_it_is_asked_for(desk: Program) -> None:
    said(desk, "set", "12", "--status", "推進中", "--day", "2015-03-01", "--note", "已清理文件36份")
    of = ("--id", "12,13", "--today", "2015-04-10")
    assert [line.split("\t")[-3:] for line in desk("tasks", "--progress", *of).lines] == [
        ["in_progress", "red", "2015-03-01"],
        ["", "", ""],
    ]
    assert desk("due", "--progress", *of, "--fields", "ref,status,light,reported").lines == [
        "12.2\tin_progress\tred\t2015-03-01"
    ]
    # What picks by a status shows it to people; the columns of a pipe stay what they are.
    assert desk("tasks", "--status", "推進中", *of).lines == desk("tasks", "--id", "12", *of[2:]).lines
    assert "| ● | 推進中 | 2015-03-01 |" in desk("tasks", "--status", "推進中", *of, "-f", "md").stdout
    assert "●" not in desk("tasks", *of, "-f", "md").stdout
    register = desk("checklist", "--layout", "台賬", "--progress", *of, "-f", "md").stdout
    assert "| ● 2015-03-01：已清理文件36份 | 推進中 |" in register
    assert "● 逾期" in register
    lists = desk("checklist", "--layout", "清單", "--progress", *of, "-f", "md").stdout
    assert "進展：推進中，●，2015-03-01填報" in lists
    assert "進展：未登記" in lists
    assert "進展：推進中" not in desk("checklist", "--layout", "清單", *of, "-f", "md").stdout
    assert "推進中，●" in desk("checklist", "--layout", "分工表", "--progress", *of, "-f", "md").stdout


def test_what_goes_out_to_be_filled_in_is_blank(desk: Program, tmp_path: Path) -> None:
    said(desk, "set", "12", "--status", "推進中", "--day", "2015-03-01", "--note", "已清理文件36份")
    desk("sheet", "out", "--status", "推進中", "--unit", "市法制辦", "--period", "2015-04", "-o", "四月")
    [sheet] = (tmp_path / "四月").glob("01*.xlsx")
    assert desk("sheet", "in", sheet.relative_to(tmp_path).as_posix()).stdout.endswith("一行也沒有填，沒有登記\n")


def test_what_is_not_finished_is_carried_into_the_next_register(desk: Program) -> None:
    said(desk, "assign", "12,20", "--day", "2015-02-10")
    said(desk, "set", "12", "--status", "已報完成", "--day", "2015-03-01")
    said(desk, "accept", "12", "--day", "2015-03-02")
    said(desk, "set", "20", "--status", "未啟動", "--day", "2015-03-01")
    said(desk, "correct", "5", "--note", "誤記", "--day", "2015-03-02")
    said(desk, "set", "20", "--status", "推進中", "--day", "2015-03-03")
    said(desk, "set", "10.5", "--status", "已報完成", "--day", "2015-03-04")
    before = rows(desk, "--id", "10,12,20")
    old = desk("ledger", "verify").stdout
    told = desk("ledger", "carry", "2016.db")
    new = desk("ledger", "verify", FAZHI_LEDGER="2016.db").stdout
    assert (told.code, told.stdout) == (0, f"原記錄：{old}已結轉的新記錄：{new}")
    assert new.startswith("共5條記錄，")
    assert desk("ledger", "verify").stdout == old
    log = desk("progress", "log", "--fields", "number,day,task,act", FAZHI_LEDGER="2016.db")
    assert log.lines == [
        "1\t2015-02-10\t20\tassign",
        "2\t2015-03-01\t12\treport",
        "3\t2015-03-02\t12\taccept",
        "4\t2015-03-03\t20\treport",
        "5\t2015-03-04\t10\treport",
    ]
    answer = desk("progress", "--id", "10,12,20", "--today", "2015-03-05", "-f", "json", FAZHI_LEDGER="2016.db")
    assert json.loads(answer.stdout) == before
    assert desk("ledger", "carry", "2016.db").code == 2


def test_a_member_of_a_group_reports_for_itself(desk: Program) -> None:
    said = ("--status", "推進中", "--day", "2015-06-01")
    answer = desk("progress", "set", "5", "--unit", "船山區", *said)
    assert answer.stdout == "已登記第1號：第5項（船山區政府）進展：推進中。\n"
    shown = ("progress", "--id", "5", "--fields", "unit,part,status", "--today", "2015-06-02")
    assert desk(*shown, "--unit", "船山區").lines == ["船山區政府\tresponsible\tin_progress"]
    assert desk(*shown, "--unit", "安居區").lines == ["安居區政府\tresponsible\t"]
    assert desk(*shown, "--unit", "市法制辦").lines == ["市法制辦\tlead\t"]


def test_a_body_that_a_task_does_not_name_does_not_report_of_it(desk: Program) -> None:
    answer = desk("progress", "set", "1", "--unit", "市財政局", "--status", "推進中")
    assert answer.code == 2
    assert answer.stderr.startswith("「市財政局」不是第1項的一個單位；該項的單位：市監察局、市法制辦")


def test_a_number_of_several_plans_is_entered_in_none(desk: Program, tmp_path: Path) -> None:
    for folder, plan in (("甲", "suining-2015"), ("乙", "demo-2016")):
        shutil.copytree(DATA, tmp_path / "文庫" / folder)
        tasks = tmp_path / "文庫" / folder / "tasks.yaml"
        tasks.write_text(tasks.read_text("utf-8").replace("id: suining-2015", f"id: {plan}", 1), "utf-8")
    entry = ("set", "12-14", "--status", "推進中", "--data", "文庫")
    assert refused(desk, *entry) == (
        "「12-14」在幾份方案裡都有：demo-2016、suining-2015；請寫明是哪一份，如 demo-2016:12-14。\n"
    )
    assert len(said(desk, *entry, "--plan", "demo-2016").splitlines()) == 3


def test_a_day_that_is_to_come_and_one_before_its_entry_are_refused(desk: Program) -> None:
    to_come = refused(desk, "set", "12", "--status", "推進中", "--day", "2999-03-01")
    assert to_come == "2999-03-01還沒有到，不能登記那一天的事。\n"
    for act, word in (
        (("assign", "12", "--take-by"), "交辦"),
        (("urge", "12", "--to"), "催辦"),
        (("extend", "12", "--note", "等待省級文件", "--to"), "延期申請"),
    ):
        told = refused(desk, *act, "2014-03-10", "--day", "2015-03-05")
        assert told == f"第12項：{word}所定的2014-03-10早於登記的2015-03-05。\n"
    assert desk("progress", "log").lines == []


def test_a_report_of_a_past_period_is_kept_and_is_not_how_far_it_is_now(desk: Program) -> None:
    said(desk, "set", "12", "--status", "推進中", "--period", "2015-03", "--day", "2015-03-25")
    said(desk, "set", "12", "--status", "未啟動", "--period", "2015-02", "--day", "2015-03-26")
    said(desk, "set", "12", "--status", "未啟動", "--period", "2014-Q4", "--day", "2015-03-27")
    [row] = rows(desk, "--id", "12", "--today", "2015-03-28")
    assert (row["status"], row["period"], row["reported"]) == ("in_progress", "2015-03", "2015-03-25")
    assert len(desk("progress", "log").lines) == 3
    status = ("sheet", "status", "--unit", "市法制辦", "--fields", "returned", "--period")
    assert [desk(*status, period).lines for period in ("2015-02", "2015-03")] == [["1"], ["1"]]


@pytest.mark.parametrize("period", ["0000-01", "0999-Q1"])
def test_a_period_of_no_year(desk: Program, period: str) -> None:
    assert refused(desk, "set", "12", "--status", "推進中", "--period", period).startswith(f"沒有「{period}」這種期次")


def test_the_last_period_of_all_has_an_end(desk: Program) -> None:
    said(desk, "set", "12", "--status", "推進中", "--period", "9999-12", "--day", "2015-03-01")
    shown = ("progress", "stats", "--by-period", "--today", "2015-03-02", "--fields", "group,name,open")
    assert "period\t9999-12\t1" in desk(*shown).lines


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("sett", "fazhi progress set、fazhi progress stats"),
        ("acept", "fazhi progress accept"),
        ("logs", "fazhi progress log"),
    ],
)
def test_a_mistyped_command_of_the_group(desk: Program, typed: str, meant: str) -> None:
    answer = desk("progress", typed, "12")
    assert answer.code == 2
    assert answer.stderr.startswith(f"「{typed}」不能寫在這裡。是否指 {meant}？")


def test_words_of_people_keep_their_punctuation_on_pages(desk: Program) -> None:
    note = "A,B兩件(見附件),問:可否?"
    said(desk, "set", "12", "--status", "推進中", "--note", note, "--difficulties", "缺人,缺錢", "--day", "2015-03-01")
    log = desk("progress", "log", "12", "--fields", "day,note,difficulties", "-f", "html", "-o", "-").stdout
    sheet = desk(
        "checklist", "--layout", "台賬", "--id", "12", "--progress", "--today", "2015-03-05", "-f", "html", "-o", "-"
    )
    table = desk("progress", "--id", "12", "--today", "2015-03-05", "--fields", "unit,note", "-f", "html", "-o", "-")
    for page in (log, sheet.stdout, table.stdout):
        assert note in re.sub("<[^>]+>", "", page)
    assert "缺人,缺錢" in re.sub("<[^>]+>", "", log)
    assert "2015年3月1日：A,B" in re.sub("<[^>]+>", "", sheet.stdout)


@pytest.mark.parametrize(
    "change",
    [
        "act = '不知'", "status = '不知'", "day = '2015-02-30'", "new_day = '明天'", "period = '六月'", "note = x'00ff'",
        "step = -1", "mark = x'00'",
    ],
)  # fmt: skip
def test_a_register_that_other_hands_changed_is_told_in_one_sentence(
    desk: Program, tmp_path: Path, change: str
) -> None:
    """`verify` names the entry; what the change made of it is not taken for an entry of the register."""
    for day in ("2015-03-01", "2015-03-02"):
        said(desk, "set", "12", "--status", "推進中", "--period", "2015-03", "--day", day)
    with sqlite3.connect(tmp_path / "進展.db") as file:
        file.execute(f"UPDATE entries SET {change} WHERE number = 1")
    answer = desk("ledger", "verify")
    assert (answer.code, answer.stderr) == (1, "第1號記錄被改動過。\n")
    told = "第1號記錄被改動過，已不成一條進展記錄；可用以前的備份或導出恢復。\n"
    calls = [
        ("ledger", "export"),
        ("progress", "--id", "12", "--today", "2015-03-05"),
        ("progress", "log", "12"),
        ("progress", "stats", "--by-period", "--today", "2015-03-05"),
        ("progress", "set", "12", "--status", "推進中"),
        ("ledger", "carry", "2016.db"),
    ]
    for call in calls:
        answer = desk(*call)
        assert (answer.code, answer.stdout, answer.stderr) == (4, "", told), call


def test_a_register_without_its_table(desk: Program, tmp_path: Path) -> None:
    said(desk, "set", "12", "--status", "推進中")
    with sqlite3.connect(tmp_path / "進展.db") as file:
        file.execute("DROP TABLE entries")
    told = f"進展記錄「{tmp_path / '進展.db'}」用不了：不是進展記錄，或已經損壞。\n"
    for call in (("ledger", "verify"), ("progress",), ("progress", "set", "12", "--status", "推進中")):
        answer = desk(*call)
        assert (answer.code, answer.stderr) == (4, told)


def test_what_an_entry_lacks_is_told_with_its_option(desk: Program) -> None:
    said(desk, "set", "12", "--status", "推進中")
    assert refused(desk, "return", "12") == "第12項：退回補正要寫明說明。用 --note 寫。\n"
    assert refused(desk, "terminate", "12") == "第12項：終止要寫明依據。用 --basis 寫。\n"
    assert refused(desk, "extend", "12", "--note", "需時") == "第12項：延期申請要寫明日期。用 --to 寫。\n"


def test_who_reports_for_a_unit_does_not_withdraw_what_the_office_entered(fazhi: Program, tmp_path: Path) -> None:
    shutil.copytree(DATA, tmp_path / "規則庫")
    people = "people:\n- {name: 小趙, role: unit}\n- {name: 王科, role: office}\n"
    (tmp_path / "規則庫" / "office.yaml").write_text(people, "utf-8")

    def call(*arguments: str, by: str) -> Answer:
        return fazhi("progress", *arguments, "--by", by, "--data", "規則庫", cwd=tmp_path)

    call("set", "12", "--status", "已報完成", "--day", "2015-03-01", by="小趙")
    call("accept", "12", "--day", "2015-03-02", by="王科")
    answer = call("correct", "2", "--note", "誤記", by="小趙")
    told = "第12項：office.yaml 裡「小趙」是責任單位的填報人，不能更正督查單位登記的「核實」（第2號）。\n"
    assert (answer.code, answer.stderr) == (2, told)
    assert call("correct", "2", "--note", "誤記", by="王科").code == 0
    assert call("correct", "1", "--note", "誤記", by="小趙").code == 0


def test_who_reported_of_a_period_is_not_late_of_it_after_later_ones(desk: Program) -> None:
    for period, day in (("2015-06", "2015-06-24"), ("2015-08", "2015-08-24"), ("2015-07", "2015-08-25")):
        said(desk, "set", "10", "--status", "推進中", "--period", period, "--day", day)
    said(desk, "assign", "10", "--day", "2015-08-26")
    for period, late in (("2015-06", []), ("2015-07", []), ("2015-08", []), ("2015-05", ["not_reported"])):
        asked = ("--id", "10", "--period", period, "--report-by", "2015-08-25", "--today", "2015-08-27")
        [row] = rows(desk, *asked)
        assert ([kind for kind in row["late"] if kind == "not_reported"], period) == (late, period)


def test_a_hash_that_was_mistyped_is_no_sign_of_a_rewritten_register(desk: Program) -> None:
    said(desk, "set", "12", "--status", "推進中")
    kept = desk("ledger", "verify").stdout.rstrip("。\n").split()[-1]
    for typed in (kept, kept.upper(), f" {kept}\n"):
        assert desk("ledger", "verify", "--against", typed).code == 0
    for typed in (kept[:-1], kept + "0", "g" * 64, "共1條記錄", ""):
        answer = desk("ledger", "verify", "--against", typed)
        assert (answer.code, answer.stdout) == (2, "")
        assert "不是校驗值；" in answer.stderr
    assert desk("ledger", "verify", "--against", "0" * 63 + "1").code == 1


@pytest.mark.parametrize("word", ["逾期", "临近到期"])
def test_who_asks_for_lateness_as_a_status_is_shown_to_the_lights(desk: Program, word: str) -> None:
    answer = desk("tasks", "--status", word)
    assert answer.code == 2
    assert answer.stderr.endswith("逾期、臨近到期是算出來的，不是狀態；用 --light red、--light yellow 選取。\n")


def test_a_page_of_progress_says_what_each_task_is(desk: Program, tmp_path: Path) -> None:
    desk("progress", "--id", "12", "-o", "進展.html")
    page = (tmp_path / "進展.html").read_text(encoding="utf-8")
    assert ">任務</th>" in page
    assert "全面清理規範稅收等優惠政策" in page


@pytest.mark.parametrize("format_", ["table", "md", "html"])
def test_whoever_reads_it_is_told_that_nothing_was_registered(desk: Program, format_: str) -> None:
    """On paper the column of 狀態 was empty, where a terminal said 未登記."""
    answer = desk("progress", "--id", "12", "--today", "2015-03-05", "-f", format_)
    words = re.sub("<[^>]*>", "", answer.stdout)
    assert len(re.findall("(?<!到期)未登記", words)) == 1  # the legend tells of 到期未登記


def test_who_answers_for_a_task_is_not_late_for_what_somebody_else_must_do(desk: Program) -> None:
    """10.5 is for 市直部門 to hand in, of which a county is none; 35.7 may be for its bureaus; who leads answers for all of it."""
    shown = ("progress", "--today", "2015-07-01", "--fields", "task,due,late")
    assert desk(*shown, "--unit", "船山區", "--id", "10,35").lines == ["10\t\t", "35\t2015-05-31\tnot_registered"]
    assert desk(*shown, "--unit", "市法制辦", "--id", "10,35").lines == [
        "10\t2015-04-30\tnot_registered",
        "35\t2015-05-31\tnot_registered",
    ]
    said(desk, "set", "10", "--status", "推進中", "--unit", "船山區", "--day", "2015-03-01")
    every = desk(*shown, "--id", "10").lines
    assert sorted(every) == ["10\t\t", "10\t2015-04-30\tnot_registered"]
