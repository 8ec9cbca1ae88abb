"""Duties that are done every year, a year of each by itself, through the real program; the plan is made up, its days are its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.program import Answer

    Program = Callable[..., Answer]

TASKS = """\
plan:
  id: qingshan-2015
  title: 青山市工作方案
  layout: {chapter: "{一}、{title}", task: "（{一}）{title}。{text}", lead: "牽頭單位：{units}"}
  preamble: 為推進工作，制定本方案。
chapters:
- number: 1
  title: 制度
  tasks:
  - id: 1
    title: 公布清單
    lead: [市司法局]
    clauses:
    - text: 2015年6月底前，公布清單；
      when: 2015年6月底前
    - text: 每年12月31日前更新一次。
      when: 每年12月31日前
  - id: 2
    title: 報送報告
    lead: [市司法局, 市財政局]
    clauses:
    - text: 每年3月31日前，報送工作報告；
      when: 每年3月31日前
    - text: 每年9月30日前，報送工作總結。
      when: 每年9月30日前
"""
UNITS = "units:\n- name: 市司法局\n- name: 市財政局\n"


@pytest.fixture
def desk(fazhi: Program, tmp_path: Path) -> Program:
    folder = tmp_path / "規則庫"
    folder.mkdir()
    (folder / "tasks.yaml").write_text(TASKS, "utf-8")
    (folder / "units.yaml").write_text(UNITS, "utf-8")

    def call(*arguments: str) -> Answer:
        answer = fazhi(*arguments, cwd=tmp_path, FAZHI_DATA=str(folder), FAZHI_BY="督查室/王科")
        assert (answer.code, answer.stderr) == (0, "")
        return answer

    return call


def shown(desk: Program, today: str, *picked: str) -> list[str]:
    return desk("progress", "--today", today, "--fields", "task,unit,year,due,light,status", *picked).lines


def test_the_day_of_this_year_stands_after_it_has_passed(desk: Program) -> None:
    """Nothing was registered of it: what was due in March is late in April, and is not the report of the next year."""
    assert shown(desk, "2015-03-10", "--id", "2", "--unit", "市財政局") == ["2\t市財政局\t2015\t2015-03-31\tgreen\t"]
    assert shown(desk, "2015-04-01", "--id", "2", "--unit", "市財政局") == ["2\t市財政局\t2015\t2015-03-31\tred\t"]
    assert desk("tasks", "--light", "red", "--today", "2015-04-01", "-f", "ids").lines == ["2"]


def test_of_two_days_of_a_year_that_stands_of_which_nothing_was_reported_as_done(desk: Program) -> None:
    desk("progress", "set", "2.1", "--status", "已報完成", "--unit", "市財政局", "--day", "2015-03-20")
    asked = ("--id", "2", "--unit", "市財政局")
    assert shown(desk, "2015-04-01", *asked) == ["2\t市財政局\t2015\t2015-09-30\tgreen\tin_progress"]
    assert shown(desk, "2015-10-01", *asked) == ["2\t市財政局\t2015\t2015-09-30\tred\tin_progress"]


def test_a_year_that_was_left_open_keeps_its_own_day(desk: Program) -> None:
    desk("progress", "set", "2", "--status", "推進中", "--unit", "市財政局", "--day", "2015-03-20")
    assert shown(desk, "2016-01-10", "--id", "2") == [
        "2\t市財政局\t2015\t2015-03-31\tred\tin_progress",
        "2\t市司法局\t2016\t2016-03-31\tgreen\t",
        "2\t市財政局\t2016\t2016-03-31\tgreen\t",
    ]


def test_a_day_that_the_plan_names_does_not_end_with_its_year(desk: Program) -> None:
    """第1項 is yearly and had a day in 2015: in 2016 both are to be done, also where nothing was ever registered."""
    assert shown(desk, "2016-01-10", "--id", "1") == [
        "1\t市司法局\t2015\t2015-06-30\tred\t",
        "1\t市司法局\t2016\t2016-12-31\tgreen\t",
    ]
    desk("progress", "set", "1", "--year", "2015", "--status", "已報完成", "--day", "2016-01-11")
    desk("progress", "accept", "1", "--year", "2015", "--day", "2016-01-12")
    assert shown(desk, "2016-01-13", "--id", "1") == ["1\t市司法局\t2016\t2016-12-31\tgreen\t"]


def test_a_task_that_is_late_of_a_year_before_counts_as_late_once(desk: Program) -> None:
    figures = ("progress", "stats", "--today", "2016-01-10", "--fields", "group,name,tasks,late,unregistered")
    assert desk(*figures).lines == [
        "plan\t青山市工作方案\t2\t1\t2",
        "limit\t有到期日\t2\t1\t2",
        "chapter\t制度\t2\t1\t2",
        "status\t未登記\t2\t1\t2",
        "unit\t市司法局\t2\t1\t2",
        "unit\t市財政局\t1\t0\t1",
    ]
    assert desk("tasks", "--light", "red", "--today", "2016-01-10", "-f", "ids").lines == ["1"]


def test_a_year_that_is_closed_is_closed_in_the_register_of_the_next_year(
    desk: Program, fazhi: Program, tmp_path: Path
) -> None:
    desk("progress", "set", "1", "--status", "已報完成", "--day", "2015-12-20")
    desk("progress", "accept", "1", "--day", "2015-12-28")
    desk("ledger", "carry", "2016.db")
    answer = fazhi(
        "progress", "--id", "1", "--today", "2016-01-10", "--fields", "year,due,light",
        cwd=tmp_path, FAZHI_DATA=str(tmp_path / "規則庫"), FAZHI_LEDGER=str(tmp_path / "2016.db"),
    )  # fmt: skip
    assert answer.lines == ["2016\t2016-12-31\tgreen"]


def test_what_was_due_before_the_plan_was_issued_is_not_late(desk: Program, tmp_path: Path) -> None:
    tasks = tmp_path / "規則庫" / "tasks.yaml"
    tasks.write_text(TASKS.replace("  layout:", "  issued: 2015-05-10\n  layout:", 1), "utf-8")
    asked = ("--id", "2", "--unit", "市財政局")
    assert shown(desk, "2015-06-01", *asked) == ["2\t市財政局\t2015\t2015-09-30\tgreen\t"]
