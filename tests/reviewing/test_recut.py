"""Clauses joined and cut: what is said of the words goes with them, and so do assignments behind them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from fazhi_cli.errors import WrongCall
from fazhi_cli.reviewing.desk import Desk
from fazhi_cli.reviewing.recut import cut, joined
from fazhi_cli.reviewing.steps import Step

if TYPE_CHECKING:
    from pathlib import Path

TASKS = """\
plan:
  id: a
  title: 甲市方案
  layout: {task: "{1}.{text}", assignment: "（{lead}）", lead: "{units}牽頭"}
chapters:
- tasks:
  - id: 1
    clauses:
    - text: 各單位定期公布清單、名單等，
      actor: 各單位
      when: 定期
      items: [清單, 名單]
      open: true
    - text: 並在6月底前報告。
      actor: 各單位
      when: 6月底前
      reviewed: false
    - text: 每年評估。
      when: [每年]
      per: case
    - text: 其他事項另行通知。
      paragraph: true
    assignments:
    - {after: 2, lead: [市財政局]}
    - {after: 3, lead: [市法制辦]}
"""
UNITS = "units:\n- name: 市財政局\n- name: 市法制辦\n"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return opened(tmp_path, TASKS)


def opened(folder: Path, tasks: str) -> Desk:
    (folder / "tasks.yaml").write_text(tasks, "utf-8")
    (folder / "units.yaml").write_text(UNITS, "utf-8")
    return Desk(folder)


def join(desk: Desk, number: int) -> None:
    step = Step(1, number)
    placed = desk.placed(step)
    assert placed
    desk.change(step, joined(desk.node(placed), number, desk.rulebook))


def cut_behind(desk: Desk, number: int, words: str) -> None:
    step = Step(1, number)
    placed = desk.placed(step)
    assert placed
    desk.change(step, cut(desk.node(placed), number, words, desk.rulebook))


def test_two_clauses_are_one(desk: Desk) -> None:
    join(desk, 1)
    [task] = desk.tasks
    clause = task.clauses[0]
    assert clause.text == "各單位定期公布清單、名單等，並在6月底前報告。"
    assert (clause.actor, clause.when) == (("各單位",), ("定期", "6月底前"))
    assert ([item.text for item in clause.items], clause.open) == (["清單", "名單"], True)
    assert task.unread_clauses == [1]
    assert [assignment.after for assignment in task.assignments] == [1, 2]


def test_one_clause_is_two(desk: Desk) -> None:
    cut_behind(desk, 1, "公布清單、")
    [task] = desk.tasks
    first, second = task.clauses[:2]
    assert (first.text, first.actor, first.when, first.open) == ("各單位定期公布清單、", ("各單位",), ("定期",), True)
    assert (second.text, second.actor, second.when, second.open) == ("名單等，", (), (), True)
    assert [[item.text for item in clause.items] for clause in (first, second)] == [["清單"], ["名單"]]
    assert [assignment.after for assignment in task.assignments] == [3, 4]
    cut_behind(desk, 3, "並在6月底前")
    assert [clause.actor for clause in desk.tasks[0].clauses[2:4]] == [("各單位",), ("各單位",)]
    assert desk.tasks[0].unread_clauses == [3, 4]


@pytest.mark.parametrize(
    ("number", "why"),
    [(2, "兩條之間印有分工"), (3, "下一條另起一段|兩條之間印有分工"), (4, "沒有下一條可合併")],
)
def test_what_cannot_be_joined(desk: Desk, number: int, why: str) -> None:
    with pytest.raises(WrongCall, match=why):
        join(desk, number)


@pytest.mark.parametrize(("words", "why"), [("沒有", "正好有一處"), ("名單等，", "沒有文字了"), ("清", "「清單」跨在")])
def test_what_cannot_be_cut(desk: Desk, words: str, why: str) -> None:
    with pytest.raises(WrongCall, match=why):
        cut_behind(desk, 1, words)


def test_numbers_that_something_else_names_stay(tmp_path: Path) -> None:
    desk = opened(tmp_path, TASKS + "cases:\n- {name: 評估, clauses: ['1.3']}\n")
    with pytest.raises(WrongCall, match="以序號指著"):
        join(desk, 1)
    cut_behind(desk, 4, "其他事項")
