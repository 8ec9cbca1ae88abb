"""fazhi compile: the one file that a desk takes along, and what keeps it from being written."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from fazhi_cli.index import schema
from fazhi_cli.index.integrity import stamp

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.program import Answer

    Fazhi = Callable[..., Answer]

GOOD = Path(__file__).parents[2] / "rulebook" / "good"


@pytest.fixture
def library(tmp_path: Path) -> Path:
    library = tmp_path / "文庫"
    for name in ("a", "b"):
        shutil.copytree(GOOD, library / "2015" / name)
        edit(library / "2015" / name / "tasks.yaml", "id: demo", f"id: plan-{name}")
    return library


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_the_file_answers_without_the_yaml(fazhi: Fazhi, library: Path, tmp_path: Path) -> None:
    file = tmp_path / "plans.fazhi"
    asked = ("tasks", "--data", library)
    before = fazhi(*asked)
    assert fazhi("compile", library, "-o", file) == (0, f"已編成 {file}：2份方案，4項任務。\n", "")
    shutil.rmtree(library)
    file.chmod(0o444)
    assert fazhi("tasks", "--data", file) == before
    assert fazhi("plans", "--data", file, "--fields", "id,folder").lines == ["plan-a\t2015/a", "plan-b\t2015/b"]
    assert list(tmp_path.glob(".fazhi-*")) == []


def test_one_rulebook_can_be_compiled_too(fazhi: Fazhi, library: Path, tmp_path: Path) -> None:
    file = tmp_path / "plan.fazhi"
    assert fazhi("compile", library / "2015" / "a", "-o", file).stdout == f"已編成 {file}：1份方案，2項任務。\n"
    assert fazhi("tasks", "-f", "ids", "--data", file).lines == ["1", "2"]


def test_a_broken_plan_is_named_and_stays_named(fazhi: Fazhi, library: Path, tmp_path: Path) -> None:
    edit(library / "2015" / "b" / "tasks.yaml", "title: 公布清單", "tilte: 公布清單")
    file = tmp_path / "plans.fazhi"
    told = "文庫裡「2015/b」的方案有錯，不能用，未列入；有何問題見 fazhi check，名單見 fazhi plans。\n"
    assert fazhi("compile", library, "-o", file) == (0, f"已編成 {file}：1份方案，2項任務。\n", told)
    assert fazhi("tasks", "-f", "ids", "--data", file) == (0, "plan-a:1\nplan-a:2\n", told)
    asked = fazhi("tasks", "--data", file, "--plan", "plan-b")
    assert (asked.code, asked.stderr.partition(":")[0]) == (3, "2015/b/tasks.yaml")


@pytest.mark.parametrize(
    ("name", "code", "told"),
    [
        ("沒有/plans.fazhi", 4, "沒有文件夾「沒有」，請先建立\n"),
        ("有.fazhi", 2, "「有.fazhi」已經存在，要替換請加 --force\n"),
        ("文庫", 2, "「文庫」是文件夾，請寫明文件名\n"),
        ("plans.docx", 2, "此處不能寫成 .docx 文件；可用的擴展名：.fazhi、.sqlite。\n"),
    ],
)
def test_what_cannot_be_written_is_told(
    fazhi: Fazhi, library: Path, tmp_path: Path, name: str, code: int, told: str
) -> None:
    (tmp_path / "有.fazhi").write_text("別的", encoding="utf-8")
    assert fazhi("compile", library, "-o", name, cwd=tmp_path) == (code, "", told)
    assert (tmp_path / "有.fazhi").read_text(encoding="utf-8") == "別的"
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(["文庫", "有.fazhi"])


def test_an_existing_file_is_replaced_where_that_is_asked(fazhi: Fazhi, library: Path, tmp_path: Path) -> None:
    file = tmp_path / "plans.fazhi"
    file.write_text("別的", encoding="utf-8")
    assert fazhi("compile", library, "-o", file, "--force").code == 0
    assert fazhi("tasks", "--id", "plan-b:1", "-f", "ids", "--data", file).lines == ["plan-b:1"]


def test_what_is_no_folder_of_plans_makes_no_file(fazhi: Fazhi, library: Path, tmp_path: Path) -> None:
    (tmp_path / "空").mkdir()
    for place, code, told in (
        (tmp_path / "空", 3, "文件夾裡沒有規則庫：缺 tasks.yaml"),
        (tmp_path / "無", 3, "找不到規則庫"),
        (library / "2015" / "a" / "units.yaml", 0, ""),
    ):
        answer = fazhi("compile", place, "-o", tmp_path / "plans.fazhi")
        assert (answer.code, told in answer.stderr) == (code, True)
    assert fazhi("compile", library).code == 2
    assert fazhi("compile", tmp_path / "plans.fazhi", "-o", tmp_path / "x.fazhi").code == 2


def test_a_file_of_another_version_is_refused(fazhi: Fazhi, library: Path, tmp_path: Path) -> None:
    file = tmp_path / "plans.fazhi"
    fazhi("compile", library, "-o", file)
    content = file.read_bytes()
    ours = f"program{schema.VERSION} ".encode()
    assert ours in content
    file.write_bytes(content.replace(ours, b"program" + b"9" * len(str(schema.VERSION)) + b" "))
    stamp(file)
    answer = fazhi("tasks", "--data", file)
    assert (answer.code, answer.stdout) == (3, "")
    assert "由另一版本的 fazhi 編成" in answer.stderr
