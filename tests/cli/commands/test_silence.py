"""Where the plan does not say, the answer says so; custom and law come as what they are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.program import Answer

    Program = Callable[..., Answer]

COLLECTING = "匯總單位：方案未規定（慣例由列首位者匯總；僅為慣例，未查到明文）"
READING = "方案未規定「N月前」是否含當月：從嚴不含當月，從寬含當月"


def test_who_collects_among_several_leads(fazhi: Program) -> None:
    assert COLLECTING in fazhi("show", "1", COLUMNS="160").stdout
    assert "匯總單位" not in fazhi("show", "2", COLUMNS="160").stdout


@pytest.mark.parametrize(("task", "open_"), [("1", True), ("10", True), ("20", False), ("22", False), ("35", True)])
def test_whether_the_month_counts(fazhi: Program, task: str, open_: bool) -> None:
    assert (READING in fazhi("show", task, COLUMNS="160").stdout) is open_
    assert READING not in fazhi("show", task, "--reading", "strict", COLUMNS="160").stdout


def test_a_task_without_a_limit(fazhi: Program) -> None:
    assert "完成時限：方案未規定" in fazhi("show", "2", COLUMNS="160").stdout


def test_under_a_table_of_tasks(fazhi: Program) -> None:
    page = fazhi("tasks", "-f", "table", COLUMNS="200").stdout
    assert f"{READING}（第1、10、12、35項）。" in page
    assert "25項任務的時限方案未規定。" in page
    assert READING not in fazhi("tasks", "--id", "20-22", "-f", "table", COLUMNS="200").stdout


def test_under_what_is_handed_on(fazhi: Program) -> None:
    """A day of the strict reading alone would pass for the plan's own."""
    markdown = fazhi("tasks", "--unit", "市法制辦", "-f", "md")
    assert f"\n\n{READING}（第1、10、12、35項）。\n" in markdown.stdout
    assert "（泛稱，未列明具體單位），未據此列入。" in markdown.stdout
    assert "12項任務的時限方案未規定。" in markdown.stdout
    assert markdown.stderr == ""
    page = fazhi("tasks", "--id", "10", "-f", "html").stdout
    assert "從嚴不含當月，從寬含當月（第10項）。" in re.sub("<[^>]*>", "", page)


def test_a_pipe_hears_of_it_only_when_it_asks(fazhi: Program) -> None:
    assert fazhi("tasks").stderr == ""
    assert READING in fazhi("tasks", "--explain").stderr
