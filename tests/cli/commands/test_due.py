"""The agenda as a clerk asks for it; days and words typed from the plan."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.shelf import RICH, ask, cells

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.program import Answer

    Program = Callable[..., Answer]

DATA = Path(__file__).parents[3] / "data"
FIELDS = "ref task title output wording due due_latest days state state_text actor lead responsible"

# Clause, limit as printed, strict day, lenient day, what is due.
LIMITS = [
    ("1.1", "2015年3月前", "2015-02-28", "2015-03-31", ["市級行政權力清單"]),
    ("12.2", "2015年3月前", "2015-02-28", "2015-03-31", ["全面清理規範稅收優惠政策"]),
    ("22.3", "2015年3月底前", "2015-03-31", "2015-03-31", ["裁量標準"]),
    ("10.5", "2015年5月前", "2015-04-30", "2015-05-31", ["市直部門聘請的法律顧問"]),
    ("35.7", "2015年6月前", "2015-05-31", "2015-06-30", ["法制工作機構", "法治員"]),
    ("20.3", "2015年12月底前", "2015-12-31", "2015-12-31", ["執法全過程記錄製度"]),
]  # fmt: skip

AHEAD = ("ahead", "期限未到")
CLOSE = ("near", "臨近到期")
OPEN = ("open", "時限口徑待明確")
PASSED = ("passed", "期限已過（完成情況未登記）")


def rows(fazhi: Program, *arguments: str) -> list[dict[str, Any]]:
    today = () if "--today" in arguments else ("--today", "2015-03-10")
    answer = fazhi("due", *today, "-f", "json", *arguments)
    assert answer.code == 0, answer.stderr
    found: list[dict[str, Any]] = json.loads(answer.stdout)
    return found


def test_the_six_limits_by_day(fazhi: Program) -> None:
    found = rows(fazhi)
    assert [(r["ref"], r["wording"], r["due"], r["due_latest"], r["output"]) for r in found] == LIMITS


def test_promised_fields_come_first(fazhi: Program) -> None:
    assert list(rows(fazhi)[0])[:13] == FIELDS.split()


def test_who_must_act_and_what_the_leads_are(fazhi: Program) -> None:
    found = {r["ref"]: (r["actor"], r["acting"], r["lead"], r["part"], r["part_text"]) for r in rows(fazhi)}
    assert found["10.5"] == (["市直部門"], ["市直部門"], ["市法制辦"], ["leads", "receives"], ["牽頭", "收件"])
    enforcers = ["縣級以上行政執法部門", "鄉(鎮)人民政府"]
    assert found["35.7"] == (
        enforcers,
        enforcers,
        ["市委編辦", "市人社局", "市財政局", "市法制辦"],
        ["leads"],
        ["牽頭"],
    )
    leads = ["市監察局", "市法制辦", "市委編辦", "市外網辦"]
    assert found["1.1"] == ([], leads, leads, ["leads"], ["牽頭"])


@pytest.mark.parametrize(
    ("today", "options", "ref", "days", "state"),
    [
        ("2015-02-12", [], "1.1", 16, AHEAD),
        ("2015-02-13", [], "1.1", 15, CLOSE),
        ("2015-02-28", [], "1.1", 0, CLOSE),
        ("2015-03-01", [], "1.1", -1, OPEN),
        ("2015-03-31", [], "1.1", -31, OPEN),
        ("2015-04-01", [], "1.1", -32, PASSED),
        ("2015-03-31", [], "22.3", 0, CLOSE),
        ("2015-04-01", [], "22.3", -1, PASSED),
        ("2015-03-01", ["--reading", "strict"], "1.1", -1, PASSED),
        ("2015-03-31", ["--reading", "lenient"], "1.1", 0, CLOSE),
        ("2015-12-01", ["--near", "30d"], "20.3", 30, CLOSE),
        ("2015-12-01", ["--near", "29天"], "20.3", 30, AHEAD),
        ("2015-12-31", ["--near", "0"], "20.3", 0, CLOSE),
    ],
)
def test_a_limit_on_its_day_is_not_past(
    fazhi: Program, today: str, options: list[str], ref: str, days: int, state: tuple[str, str]
) -> None:
    found = {r["ref"]: (r["days"], (r["state"], r["state_text"])) for r in rows(fazhi, "--today", today, *options)}
    assert found[ref] == (days, state)


@pytest.mark.parametrize(
    ("arguments", "refs"),
    [
        (["--unit", "市法制辦"], ["1.1", "12.2", "22.3", "10.5", "35.7", "20.3"]),
        (["--lead", "市財政局"], ["35.7"]),
        (["--actor", "市直部门"], ["10.5"]),
        (["--text", "法律顧問制度"], ["10.5"]),
        (["--due-by", "2015-02"], ["1.1", "12.2"]),
        (["--due-from", "2015-06", "--due-by", "2015-06"], ["35.7"]),
        (["--due-before", "2015-02-28"], []),
        (["--within", "30d"], ["1.1", "12.2", "22.3"]),
        (["--chapter", "五"], ["22.3", "20.3"]),
        (["--id", "22"], ["22.3"]),
        (["--id", "22.5"], []),
        (["--kind", "duty", "--id", "10-12"], ["12.2", "10.5"]),
        (["--kind", "prohibition"], []),
        (["--when", "milestone", "--id", "20-39"], ["22.3", "35.7", "20.3"]),
        (["--when", "triggered"], []),
        (["--when", "none"], []),
        (["--sort", "-due", "--limit", "2"], ["20.3", "35.7"]),
    ],
)
def test_the_selection_holds(fazhi: Program, arguments: list[str], refs: list[str]) -> None:
    assert [r["ref"] for r in rows(fazhi, *arguments)] == refs


def test_by_unit_gives_each_its_own_agenda(fazhi: Program) -> None:
    answer = fazhi("due", "--by", "unit", "--today", "2015-03-10", "--fields", "acting,ref")
    assert answer.lines == [
        "市監察局\t1.1", "市法制辦\t1.1", "市法制辦\t12.2", "市法制辦\t22.3", "市法制辦\t20.3", "市委編辦\t1.1",
        "市外網辦\t1.1", "市直部門\t10.5", "縣級以上行政執法部門\t35.7", "鄉(鎮)人民政府\t35.7",
    ]  # fmt: skip


def test_a_limit_of_several_units_is_counted_once(fazhi: Program) -> None:
    page = fazhi("due", "--by", "unit", "--today", "2015-03-10", "-f", "table")
    assert "共6條，分列10行。" in page.lines
    assert "共6條。" in fazhi("due", "--today", "2015-03-10", "-f", "table").lines


def test_by_chapter_and_by_month_in_either_script(fazhi: Program) -> None:
    by_chapter = fazhi("due", "--by", "章", "-f", "ids").lines
    assert by_chapter == ["1.1", "10.5", "12.2", "22.3", "20.3", "35.7"]
    page = fazhi(
        "due", "--by", "month", "--reading", "lenient", "-f", "md", "--fields", "title,ref", "--script", "hans"
    )
    assert [line for line in page.lines if "**" in line] == [
        f"| **2015年{month}月** |  |" for month in (3, 5, 6, 12)
    ]  # fmt: skip


@pytest.mark.parametrize("columns", [80, 160])
def test_the_table_says_how_it_reads(
    terminal: Callable[..., Answer], golden: Callable[[str, str], None], columns: int
) -> None:
    answer = terminal("due", "--today", "2015-03-10", columns=columns, NO_COLOR="1")
    golden(f"due-{columns}.txt", answer.stdout)


def test_a_fixed_reading_has_one_day_and_nothing_open(fazhi: Program) -> None:
    page = fazhi("due", "--reading", "strict", "--today", "2015-03-10", "-f", "table", COLUMNS="80").stdout
    assert "從寬" not in page
    assert "方案未規定「N月前」" not in page
    assert "到期日" in page


def test_what_has_no_day_is_counted(fazhi: Program) -> None:
    page = fazhi("due", "-f", "table", COLUMNS="160").stdout
    assert "沒有明確日期、未列入：逐案時限3條、定期事項8條、方案未規定時限的任務25項。" in page
    of_one = fazhi("due", "--id", "31", "-f", "table", COLUMNS="160").stdout
    assert "沒有符合條件、有明確日期的時限。" in of_one
    assert "沒有明確日期、未列入：逐案時限2條。" in of_one


def test_a_limit_whose_year_nothing_gives_is_a_limit_without_a_day(fazhi: Program, tmp_path: Path) -> None:
    shutil.copytree(DATA, tmp_path, dirs_exist_ok=True)
    file = tmp_path / "tasks.yaml"
    file.write_text(file.read_text("utf-8").replace("2015年5月前", "年底前"), "utf-8")
    asked = ("--id", "10", "--data", tmp_path)
    assert "完成時限：年底前：法律顧問備案（市直部門）；其餘條款：方案未規定\n" in fazhi("show", *asked).stdout
    assert fazhi("tasks", *asked, "--fields", "when,due", "--when", "milestone").lines == ["年底前\t"]
    page = fazhi("due", *asked, "-f", "table", COLUMNS="160").stdout
    assert "沒有明確日期、未列入：年份不明的時限1條。" in page
    assert fazhi("calendar", *asked).stderr == ("寫入0條時限；另有5條分句沒有日期，未列入：年份不明1條、無時限4條。\n")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--by", "week"], "month（月）、unit（單位）、chapter（章）"),
        (["--near", "soon"], "無法識別天數「soon」"),
        (["--unit", "市法制班"], "市法制辦"),
        (["--sort", "deadline"], "不能按「deadline」排序"),
    ],
)
def test_a_wrong_call_is_one_sentence(fazhi: Program, arguments: list[str], said: str) -> None:
    answer = fazhi("due", *arguments)
    assert (answer.code, answer.stdout) == (2, "")
    assert said in answer.stderr
    assert answer.stderr.count("\n") == 1


def test_on_paper_no_sentence_speaks_of_the_program(fazhi: Callable[..., Answer]) -> None:
    page = fazhi("due", "--today", "2015-03-10", "-f", "html").stdout
    assert "「臨近到期」指15日內到期（方案未規定）；到期當日不算過期。" in re.sub("<[^>]+>", "", page)
    assert "--near" not in page


# Task 5 of tests/rulebooks/rich: 每年3月31日前,公布上年度決算.
@pytest.mark.parametrize(
    ("today", "day", "days"),
    [
        ("2015-03-20", "2015-03-31", 11),
        ("2015-03-31", "2015-03-31", 0),
        ("2015-04-01", "2016-03-31", 365),
        ("9999-04-01", None, None),
    ],
)
def test_a_yearly_limit_has_its_next_day(today: str, day: str | None, days: int | None) -> None:
    rows = json.loads(ask("due -f json", RICH, today).stdout)
    yearly = [(row["due"], row["due_latest"], row["days"]) for row in rows if row["wording"] == "每年3月31日前"]
    assert yearly == ([] if day is None else [(day, day, days)])


def test_a_range_of_days_asks_for_yearly_limits_only_with_recurring_ones() -> None:
    def found(conditions: str) -> list[str]:
        return [wording for (wording,) in cells(ask(f"due {conditions} --fields wording", RICH))]

    assert "每年3月31日前" in found("")
    assert "每年3月31日前" not in found("--due-by 2015-04")
    assert found("--due-by 2015-04 --when recurring") == ["每年3月31日前"]
    assert found("--due-by 2015-03-30 --when recurring") == []
    assert len(ask("tasks --due-by 2015-04 --when recurring", RICH).lines) == 1


def test_a_calendar_shows_the_next_day_of_a_yearly_limit() -> None:
    assert "DTSTART;VALUE=DATE:20150331" in ask("calendar --when recurring", RICH).stdout
