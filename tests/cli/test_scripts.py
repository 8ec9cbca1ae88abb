"""In which characters an answer is written: data in the rulebook's own, what people read in the script of the rulebook."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.program import Answer

    Fazhi = Callable[..., Answer]

SIMPLIFIED = Path(__file__).parents[1] / "rulebooks" / "simplified"
PLAN = Path(__file__).parents[2] / "data"

DATA = [
    ("tasks", "--id", "29", "-f", "json"),
    ("tasks", "--id", "29", "-f", "jsonl"),
    ("show", "29", "-f", "json"),
    ("units", "市政务公开办", "-f", "ids"),
    ("units", "-f", "json"),
    ("due", "--today", "2015-03-01", "-f", "json"),
    ("check", "-f", "json"),
    ("sql", "SELECT name FROM units LIMIT 3"),
    ("sql", "SELECT name FROM units LIMIT 3", "-f", "md"),
    ("text",),
]


@pytest.mark.parametrize("call", DATA, ids=[" ".join(call) for call in DATA])
def test_a_habit_changes_no_data(fazhi: Fazhi, call: tuple[str, ...]) -> None:
    assert fazhi(*call, FAZHI_SCRIPT="hans").stdout == fazhi(*call).stdout


def test_a_habit_changes_what_people_read(fazhi: Fazhi) -> None:
    assert "完善政务公开制度" in fazhi("tasks", "--id", "29", "-f", "table", FAZHI_SCRIPT="hans").stdout
    assert "完善政务公开制度" in fazhi("tasks", "--id", "29", FAZHI_SCRIPT="hans").stdout
    assert fazhi("tasks", "--id", "99", FAZHI_SCRIPT="hans").stderr.startswith("方案没有任务「99」")


def test_who_asks_with_the_very_call_gets_data_in_that_script(fazhi: Fazhi) -> None:
    [task] = json.loads(fazhi("tasks", "--id", "29", "-f", "json", "--script", "hans").stdout)
    assert task["title"] == "完善政务公开制度"
    assert fazhi("sql", "SELECT title FROM tasks WHERE id = 29", "--script", "hans").stdout == "完善政务公开制度\n"
    assert fazhi("units", "市政务公开办", "-f", "ids", "--script=hans").stdout == "市政务公开办\n"


def test_the_wish_of_a_rulebook_changes_no_data(fazhi: Fazhi, tmp_path: Path) -> None:
    shutil.copytree(PLAN, tmp_path / "plan", ignore=shutil.ignore_patterns("schema"))
    tasks = tmp_path / "plan" / "tasks.yaml"
    text = tasks.read_text(encoding="utf-8")
    tasks.write_text(text.replace("  place: 遂寧市\n", "  place: 遂寧市\n  print: hans\n", 1), encoding="utf-8")
    [task] = json.loads(fazhi("tasks", "--id", "29", "-f", "json", "--data", str(tmp_path / "plan")).stdout)
    assert task["title"] == "完善政務公開制度"
    assert "完善政务公开制度" in fazhi("tasks", "--id", "29", "-f", "table", "--data", str(tmp_path / "plan")).stdout


SPOKEN = [
    (("tasks", "-f", "table"), "stdout", "方案序号  任务      牵头单位"),
    (("tasks", "-f", "md"), "stdout", "| 方案序号 | 任务 | 牵头单位 | 责任单位 |"),
    (("tasks", "--unit", "市甲乙局"), "stderr", "没有「市甲乙局」这个单位。"),
    (("tasks", "--id", "99"), "stderr", "方案没有任务「99」"),
    (("tasks", "--colour"), "stderr", "没有「--colour」这个选项。"),
    (("checklist",), "stdout", "任务分工表"),
    (("check",), "stdout", "没有发现问题。"),
    (("where",), "stdout", "数据："),
    (("sql", "--schema"), "stdout", "CREATE TABLE plans(            -- 方案"),
    (("units", "市司法局", "-f", "table"), "stdout", "市司法局\n  全称："),
]


@pytest.mark.parametrize(("call", "stream", "said"), SPOKEN, ids=[" ".join(call) for call, *_ in SPOKEN])
def test_a_simplified_rulebook_is_answered_in_simplified_script(
    fazhi: Fazhi, call: tuple[str, ...], stream: str, said: str
) -> None:
    answer = fazhi(*call, FAZHI_DATA=str(SIMPLIFIED))
    assert said in getattr(answer, stream)


def test_the_script_is_found_even_where_the_rulebook_is_faulty(fazhi: Fazhi, tmp_path: Path) -> None:
    shutil.copytree(SIMPLIFIED, tmp_path / "plan")
    tasks = tmp_path / "plan" / "tasks.yaml"
    text = tasks.read_text(encoding="utf-8")
    tasks.write_text(text.replace("  title: 白榆市", "  titel: 白榆市", 1), encoding="utf-8")
    assert "S01 缺少键「title」" in fazhi("check", "--data", str(tmp_path / "plan")).stdout
    answer = fazhi("tasks", "--data", str(tmp_path / "plan"))
    assert answer.code == 3
    assert "S01 缺少键「title」" in answer.stderr


def test_of_a_library_the_script_is_that_of_the_chosen_plan(fazhi: Fazhi, tmp_path: Path) -> None:
    shutil.copytree(PLAN, tmp_path / "a", ignore=shutil.ignore_patterns("schema"))
    shutil.copytree(SIMPLIFIED, tmp_path / "b")
    library = str(tmp_path)
    assert "| 方案 | 方案序號 |" in fazhi("tasks", "-f", "md", "--data", library).stdout
    assert "| 方案 | 方案序号 |" in fazhi("tasks", "-f", "md", "--data", library, "--plan", "baiyu-2015").stdout
    refused = fazhi("tasks", "--id", "99", "--data", library, "--plan", "baiyu-2015")
    assert refused.stderr.startswith("方案没有任务「99」")
