"""Several people at one rulebook: nobody's decision is lost, and who comes second is told."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from fazhi_cli import files
from fazhi_cli.errors import InvalidRulebook, MissingPart, WrongCall
from fazhi_cli.reviewing.desk import Desk, Edit, Overtaken
from fazhi_cli.reviewing.steps import Step
from fazhi_cli.rulebook.load import load
from fazhi_cli.rulebook.render_text import printed

if TYPE_CHECKING:
    from pathlib import Path

TASKS = """\
plan:
  id: a
  title: 甲市方案
  layout: {task: "{1}.{title}。{text}", lead: "牽頭單位：{units}"}
chapters:
- tasks:
  - id: 1
    reviewed: false
    title: 公布清單
    lead: [市財政局]
    clauses:
    - text: 2016年6月底前公布。
    - text: 每年報告。
  - id: 2
    reviewed: false
    title: 報送備案
    lead: [市法制辦]
    clauses:
    - text: 限期備案。
"""
UNITS = "units:\n- name: 市財政局\n- name: 市法制辦\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "tasks.yaml").write_text(TASKS, "utf-8")
    (tmp_path / "units.yaml").write_text(UNITS, "utf-8")
    return tmp_path


def marks(folder: Path) -> list[tuple[bool, list[int]]]:
    """Of each task whether it is decided itself, and which clauses are not."""
    return [(task.reviewed, task.unread_clauses) for task in load(folder).rulebook.tasks]


def test_two_people_at_different_tasks_do_not_disturb_each_other(folder: Path) -> None:
    one, other = Desk(folder), Desk(folder)
    one.decide([Step(1)])
    other.decide([Step(2)])
    one.decide([Step(1, 2)])
    assert marks(folder) == [(True, [1]), (True, [])]


def test_of_two_at_one_step_the_second_is_told_and_sees_what_the_first_wrote(folder: Path) -> None:
    one, other = Desk(folder), Desk(folder)
    one.change(Step(1, 1), [Edit(("clauses", 0, "when"), ["2016年6月底前"])])
    with pytest.raises(Overtaken):
        other.decide([Step(1, 1)])
    assert other.tasks[0].clauses[0].when == ("2016年6月底前",)
    other.decide([Step(1, 1)])
    with pytest.raises(Overtaken):
        one.change(Step(1, 1), [Edit(("clauses", 0, "when"), None)])
    assert load(folder).rulebook.tasks[0].clauses[0].when == ("2016年6月底前",)


def test_a_task_that_is_gone_or_a_file_that_broke_is_not_written_over(folder: Path) -> None:
    desk = Desk(folder)
    tasks = folder / "tasks.yaml"
    before, _, _ = TASKS.partition("  - id: 2\n")
    tasks.write_text(before, "utf-8")
    with pytest.raises(Overtaken):
        desk.decide([Step(2)])
    assert tasks.read_text("utf-8") == before
    assert desk.placed(Step(2)) is None
    tasks.write_text("plan: [", "utf-8")
    with pytest.raises(InvalidRulebook):
        desk.decide([Step(1)])
    assert tasks.read_text("utf-8") == "plan: ["


def test_who_writes_is_waited_for(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("fazhi_cli.rulebook.one_writer.PATIENCE", 0)
    desk = Desk(folder)
    with files.locked(str(folder / ".tasks.yaml.lock"), 0), pytest.raises(MissingPart, match="另一個程序正在寫入"):
        desk.decide([Step(1)])
    desk.decide([Step(1)])


def test_a_disk_that_is_full_leaves_the_file_as_it_was(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_path: str, _data: bytes) -> None:
        raise OSError(28, "No space left on device")

    desk = Desk(folder)
    monkeypatch.setattr(files, "replace", refuse)
    with pytest.raises(MissingPart, match="磁盤空間不足"):
        desk.decide([Step(1)])
    assert (folder / "tasks.yaml").read_text("utf-8") == TASKS


@pytest.mark.parametrize(
    "edit",
    [
        Edit(("title",), "公布名單"),
        Edit(("clauses", 0, "text"), "2016年6月底前公布！"),
        Edit(("clauses", 1, "paragraph"), True),
    ],
)
def test_what_would_change_the_document_is_refused(folder: Path, edit: Edit) -> None:
    before = printed(load(folder).rulebook)
    with pytest.raises(WrongCall, match="照此改，印出的全文會與原件不同，沒有寫入"):
        Desk(folder).change(Step(1), [edit])
    assert (folder / "tasks.yaml").read_text("utf-8") == TASKS
    assert printed(load(folder).rulebook) == before


def test_a_unit_that_is_declared_with_more_than_its_name_stays_declared(folder: Path) -> None:
    units = folder / "units.yaml"
    units.write_text(
        UNITS.replace("- name: 市法制辦\n", "- name: 市法制辦\n  aliases: [牽頭單位]\n- name: 單位\n"), "utf-8"
    )
    desk = Desk(folder)
    desk.change(Step(2), [Edit(("lead",), ["單位"])])
    assert [unit.name for unit in desk.rulebook.units] == ["市財政局", "市法制辦", "單位"]
    desk.change(Step(2), [Edit(("lead",), ["市法制辦"])])
    assert [unit.name for unit in desk.rulebook.units] == ["市財政局", "市法制辦"]


def test_every_decision_leaves_a_rulebook_in_canonical_form(folder: Path, tmp_path: Path) -> None:
    copy = tmp_path / "副本"
    shutil.copytree(folder, copy, ignore=shutil.ignore_patterns("副本"))
    desk = Desk(copy)
    desk.decide([Step(1, 2)])
    assert marks(copy) == [(False, [1]), (False, [1])]
    assert (copy / "tasks.yaml").read_text("utf-8").count("reviewed: true") == 1
    desk.decide([Step(1)])
    assert marks(copy) == [(True, [1]), (False, [1])]
    desk.decide([Step(1)], is_decided=False)
    assert marks(copy) == [(False, [1]), (False, [1])]
    desk.decide([Step(1), Step(1, 1), Step(2)])
    assert "reviewed" not in (copy / "tasks.yaml").read_text("utf-8")
