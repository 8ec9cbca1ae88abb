"""Numbers are used once and run on; one wrong number is told once."""

from __future__ import annotations

import pytest

from tests.rulebook.checks.rulebooks import PLAN, TASK, UNITS, of_files, of_tasks


@pytest.mark.parametrize(
    ("ids", "messages"),
    [
        ([1, 2, 3], []),
        ([1, 3, 4], ["任務序號應是 2，這裡是 3"]),
        ([1, 9, 3], ["任務序號應是 2，這裡是 9"]),
        ([2, 3], ["任務序號應是 1，這裡是 2"]),
        ([1, 3, 2], ["任務序號應是 2，這裡是 3", "任務序號應是 3，這裡是 2"]),
        ([1, 3, 5], ["任務序號應是 2，這裡是 3", "任務序號應是 3，這裡是 5"]),
    ],
)
def test_task_numbers_run_on(ids: list[int], messages: list[str]) -> None:
    tasks = "".join(TASK.replace("id: 1", f"id: {number}") for number in ids)
    assert told(tasks) == messages


def told(tasks: str) -> list[str]:
    chapters = f"chapters:\n- number: 1\n  title: 章\n  tasks:\n  {tasks.replace(chr(10) + '-', chr(10) + '  -')}"
    found = of_files(tasks=PLAN.format(issued="") + chapters, units="units:\n" + UNITS)
    return [problem.message.split("：")[-1] for problem in found]


@pytest.mark.parametrize(
    ("numbers", "codes"),
    [
        (["1", "2", "3"], []),
        (["1", "3"], ["C11"]),
        (["1", "2", "2"], ["R01"]),
        (["", "", ""], []),
        # A chapter without a number counts as one: an appendix between 1 and 3 is no fault.
        (["1", "", "3"], []),
        (["1", "", "2"], ["C11"]),
    ],
)
def test_chapter_numbers_run_on(numbers: list[str], codes: list[str]) -> None:
    chapters = "".join(f"- {{number: {number or '~'}, title: 章}}\n" for number in numbers)
    tasks = chapters + f"- number: ~\n  tasks:\n  {TASK}"
    found = of_files(tasks=PLAN.format(issued="") + "chapters:\n" + tasks, units="units:\n" + UNITS)
    assert [problem.code for problem in found] == codes


def test_a_number_is_used_once_in_all_chapters() -> None:
    assert of_tasks(TASK + TASK.replace("甲", "乙")) == ["R01"]
    both = f"chapters:\n- number: 1\n  title: 章\n  tasks:\n  {TASK}- number: 2\n  title: 章\n  tasks:\n  {TASK}"
    found = of_files(tasks=PLAN.format(issued="") + both, units="units:\n" + UNITS)
    assert [problem.code for problem in found] == ["R01"]
    assert found[0].message.endswith("與第 11 行重複")
