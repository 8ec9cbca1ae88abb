"""from fazhi_cli import open_rulebook: the commands' answers in Python."""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import FrozenInstanceError, is_dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from fazhi_cli import open_rulebook
from fazhi_cli.errors import FazhiError, InvalidRulebook, WrongCall

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fazhi_cli.api import OpenRulebook

SOURCE = Path(__file__).parent / "source"


@pytest.fixture(scope="module")
def rulebook() -> Iterator[OpenRulebook]:
    with open_rulebook() as opened:
        yield opened


def test_the_example_of_the_design(rulebook: OpenRulebook) -> None:
    found = rulebook.tasks(lead=["市法制辦"], due_by=date(2015, 3, 31))
    assert [(task.id, task.when, task.due, task.due_latest) for task in found] == [
        (1, ("2015年3月前",), "2015-02-28", "2015-03-31"),
        (12, ("2015年3月前",), "2015-02-28", "2015-03-31"),
        (22, ("2015年3月底前", "每年"), "2015-03-31", "2015-03-31"),
    ]


@pytest.mark.parametrize(
    ("asked", "ids"),
    [
        ({"unit": "市国土局"}, [23]),
        ({"lead": ["市審計局", "市司法局"]}, [26, 34]),
        ({"id": 10}, [10]),
        ({"id": [1, "三十一"]}, [1, 31]),
        ({"id": "10,12-13"}, [10, 12, 13]),
        ({"chapter": (2,)}, [8, 9, 10, 11]),
        ({"text": "法律顧問", "sort": "-id"}, [34, 10]),
        ({"due_by": "2015-06", "due_from": "2015年5月"}, [10, 35]),
        ({"due_before": datetime(2015, 3, 1, 8)}, [1, 12]),
        ({"within": 31, "today": date(2015, 3, 1), "reading": "strict"}, [22]),
        ({"within": "30d", "today": "2015-06-01"}, [35]),
        ({"min_leads": 4}, [1, 35]),
        ({"kind": "禁止", "limit": 2}, [3, 4]),
        ({"when": "triggered", "include_open": False}, [24, 31]),
        ({"unit": "市环保局"}, []),
    ],
)
def test_values_are_python_s_or_those_of_the_command_line(rulebook: OpenRulebook, asked: Any, ids: list[int]) -> None:
    assert [task.id for task in rulebook.tasks(**asked)] == ids


def test_a_method_for_each_command_of_rows(rulebook: OpenRulebook) -> None:
    assert [clause.ref for clause in rulebook.clauses(actor="決定機關")] == ["24.8"]
    assert [unit.leads for unit in rulebook.units("市法制办")] == [25]
    assert len(rulebook.units()) == 59
    assert [row.ref for row in rulebook.due(today="2015-06-01", due_from="2015-06")] == ["35.7", "20.3"]
    assert [chapter.tasks for chapter in rulebook.chapters()] == [7, 4, 3, 4, 4, 6, 3, 4, 4]
    assert {cite.refs for cite in rulebook.cites(id=9)} == {("9.1",)}
    assert next(stat.tasks for stat in rulebook.stats(chapter=1)) == 7
    assert [row.leads for row in rulebook.matrix(unit="市審計局") if row.unit == "市審計局"] == [1]
    certain = [duty.ref for duty in rulebook.duties("行政复议机关") if duty.applies == "certain"]
    assert certain == ["13.1", "13.2", "13.3", "31.4"]
    assert rulebook.duties("使用財政資金的部門")[0].except_ == ("除涉密信息外",)


def test_clocks_from_days(rulebook: OpenRulebook) -> None:
    """24: 15 days; 6 February 2015 and 15 days is 21 February, a Saturday in the New Year's holiday, which ends on the 24th."""
    [clock] = rulebook.clock("24", date(2015, 2, 6))
    assert (clock.ref, clock.from_, clock.last_day, clock.due, clock.due_latest, clock.moved) == (
        "24.8", "2015-02-06", "2015-02-21", "2015-02-21", "2015-02-25", True,
    )  # fmt: skip
    assert [clock.ref for clock in rulebook.clock("三十一", "2015-04-01", date(2015, 5, 4))] == ["31.3", "31.4"] * 2
    with pytest.raises(WrongCall, match="沒有自某事之日起計算的時限"):
        rulebook.clock("10", date(2015, 2, 6))


def test_sql_reads_and_leaves_the_other_questions_alone(rulebook: OpenRulebook) -> None:
    assert rulebook.sql("SELECT id, title FROM tasks WHERE fold(title) LIKE fold('%法律顾问%')") == [
        {"id": 10, "title": "完善落實政府法律顧問制度"}
    ]
    with pytest.raises(WrongCall, match="只能查詢"):
        rulebook.sql("DELETE FROM tasks")
    assert [task.id for task in rulebook.tasks(unit="市国土局")] == [23]


def test_no_answer_is_of_the_day_that_another_was_asked_for(tmp_path: Path) -> None:
    shutil.copytree(SOURCE.parents[1] / "data", tmp_path, dirs_exist_ok=True)
    (tmp_path / "changes.yaml").write_text(
        "changes:\n"
        "- {id: 1, kind: rename, unit: 市工商局, to: 市市場局, basis: 示例發〔2016〕2號, from: 2016-01-01, by: 市法制辦}\n"
        "- {id: 2, kind: reading, reading: strict, basis: 示例發〔2016〕3號, from: 2016-01-01, by: 市法制辦}\n",
        "utf-8",
    )
    with open_rulebook(tmp_path) as opened:
        assert (opened.plan.reading, opened.units("市工商局")[0].aliases[-1:]) == ("strict", ("市市場局",))
        assert opened.tasks(id=1, as_of="2015-12-31")[0].due_latest == "2015-03-31"
        assert (opened.plan.reading, opened.units("市工商局")[0].aliases[-1:]) == ("strict", ("市市場局",))
        assert "市市場局" not in opened.units("市工商局", as_of=date(2015, 12, 31))[0].aliases
        assert "市市場局" in opened.units("市工商局", as_of="2016-01")[0].aliases


def test_rows_are_frozen_dataclasses(rulebook: OpenRulebook) -> None:
    task = rulebook.tasks(id=1)[0]
    assert is_dataclass(task)
    with pytest.raises(FrozenInstanceError):
        task.id = 2  # type: ignore[misc]
    [again], other = rulebook.tasks(id=1), rulebook.tasks(id=2)[0]
    assert (task == again, task == other, task == vars(task), len({task, again, other})) == (True, False, False, 2)
    assert repr(task).startswith("Task(plan='suining-2015', id=1, ")


def test_the_plan_and_its_text(rulebook: OpenRulebook) -> None:
    assert (rulebook.plan.id, rulebook.plan.reading, rulebook.plan.number) == ("suining-2015", "both", None)
    assert rulebook.plans == [rulebook.plan]
    [source] = SOURCE.glob("*.txt")
    assert rulebook.text() == rulebook.text("suining-2015") == source.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ({"unit": "市環局"}, "沒有「市環局」這個單位。最接近的是：市環保局"),
        ({"led": "市法制辦"}, "沒有條件「led」，是否指 lead。"),
        ({"id": 99}, "方案沒有任務「99」"),
        ({"due_by": "某日"}, "無法識別日期「某日」"),
        ({"within": -1}, "無法識別天數「-1」"),
        ({"limit": -1}, "limit 應為不小於 0 的整數"),
        ({"min_leads": "兩"}, "min_leads 應為不小於 0 的整數"),
        ({"kind": "x"}, "kind 沒有「x」這個值；可用：duty（應辦）"),
        ({"sort": "x"}, "不能按「x」排序"),
        ({"plan": "x"}, "沒有「x」這個方案"),
        ({"unit": ""}, "沒有「」這個單位"),
    ],
)
def test_a_wrong_call_is_told_in_a_sentence(rulebook: OpenRulebook, asked: Any, sentence: str) -> None:
    with pytest.raises(WrongCall) as caught:
        rulebook.tasks(**asked)
    assert caught.value.messages[0].startswith(sentence)
    assert isinstance(caught.value, FazhiError)


def test_a_folder_that_holds_no_rulebook(tmp_path: Path) -> None:
    with pytest.raises(InvalidRulebook):
        open_rulebook(tmp_path)


def test_two_may_be_open_at_once() -> None:
    with open_rulebook() as one, open_rulebook() as other:
        assert len(one.tasks(chapter=1)) == 7
        assert len(other.tasks(chapter=2)) == 4
        assert len(one.tasks()) == 39


def test_the_command_line_does_not_load_it() -> None:
    code = "import sys, fazhi_cli.cli.app; sys.exit('fazhi_cli.api' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_it_does_not_load_the_command_line() -> None:
    code = "import sys, fazhi_cli.api; sys.exit(not {'typer', 'fazhi_cli.cli'}.isdisjoint(sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_package_has_no_other_door() -> None:
    import fazhi_cli

    with pytest.raises(AttributeError, match="open_rulebok"):
        fazhi_cli.open_rulebok  # noqa: B018


def test_units_take_lists_of_names(rulebook: OpenRulebook) -> None:
    assert [unit.name for unit in rulebook.units("市法制辦,市司法局")] == ["市法制辦", "市司法局"]
    assert [unit.name for unit in rulebook.units("市监察局、市法制办", "市司法局")] == [
        "市監察局",
        "市法制辦",
        "市司法局",
    ]
