"""A library from Python: its plans, those picked by place and year, and what is said of the broken ones."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from fazhi_cli import open_rulebook
from fazhi_cli.errors import InvalidRulebook, WrongCall
from tests import shelf

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """Two sound plans and a broken one, in folders of their years."""
    shutil.copytree(shelf.RICH, tmp_path / "2015" / "rich")
    shutil.copytree(shelf.SIMPLIFIED, tmp_path / "2015" / "simplified")
    shutil.copytree(shelf.RICH, tmp_path / "草稿")
    tasks = tmp_path / "草稿" / "tasks.yaml"
    text = tasks.read_text(encoding="utf-8")
    tasks.write_text(text.replace(f"id: {shelf.Q}", "id: draft").replace("  title:", "  tilte:"), encoding="utf-8")
    return tmp_path


def test_the_plans_are_listed_with_the_broken_ones(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with open_rulebook(library) as rulebook:
        listed = [(plan.id, plan.year, plan.state, plan.folder) for plan in rulebook.plans]
        assert rulebook.plan.id == shelf.Q
    assert listed == [
        (shelf.Q, 2015, "ok", "2015/rich"),
        (shelf.B, None, "ok", "2015/simplified"),
        ("draft", 2015, "broken", "草稿"),
    ]
    assert capsys.readouterr() == ("", "")


def test_plans_are_picked_by_place_and_year(library: Path) -> None:
    with open_rulebook(library) as rulebook:
        assert {task.plan for task in rulebook.tasks(place="青湄")} == {shelf.Q}
        assert {task.plan for task in rulebook.tasks(year=2015)} == {shelf.Q}
        assert {task.plan for task in rulebook.tasks(place=["白榆市", "青湄"])} == {shelf.Q, shelf.B}
        with pytest.raises(WrongCall, match="沒有「2014」的方案"):
            rulebook.tasks(year=2014)
        with pytest.raises(InvalidRulebook, match="tilte"):
            rulebook.tasks(plan="draft")
