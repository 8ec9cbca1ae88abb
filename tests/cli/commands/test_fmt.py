"""fazhi fmt: what would change, or the files written anew; and what other commands write is in the form already."""

from __future__ import annotations

import errno
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from fazhi_cli import files
from fazhi_cli.cli.app import run

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.program import Answer

ROOT = Path(__file__).parents[3]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the shipped rulebook, with a list in another form."""
    folder = tmp_path / "規則庫"
    shutil.copytree(ROOT / "data", folder, ignore=shutil.ignore_patterns("schema"))
    tasks = folder / "tasks.yaml"
    tasks.write_text(
        tasks.read_text("utf-8").replace("lead: [市審計局]", "lead:\n    - '市審計局' # 唯一牽頭"), "utf-8"
    )
    return folder


def test_what_would_change_is_a_diff_and_nothing_is_written(fazhi: Callable[..., Answer], folder: Path) -> None:
    before = (folder / "tasks.yaml").read_bytes()
    answer = fazhi("fmt", "--data", folder)
    assert (answer.code, answer.stderr) == (0, "")
    assert [line for line in answer.lines if line[0] in "+-"] == [
        f"--- {folder / 'tasks.yaml'}",
        f"+++ {folder / 'tasks.yaml'}",
        "-    - '市審計局' # 唯一牽頭",
        "+    - 市審計局  # 唯一牽頭",
    ]
    assert (folder / "tasks.yaml").read_bytes() == before


def test_written_it_needs_no_more_change_and_the_plan_is_the_same(fazhi: Callable[..., Answer], folder: Path) -> None:
    plan = fazhi("text", "--data", folder).stdout
    answer = fazhi("fmt", "--write", "--data", folder)
    assert (answer.code, answer.stdout) == (0, f"{folder / 'tasks.yaml'}\n")
    assert "    - 市審計局  # 唯一牽頭\n" in (folder / "tasks.yaml").read_text("utf-8")
    assert fazhi("fmt", "--data", folder).stdout == "已是統一寫法，無須改動。\n"
    assert fazhi("text", "--data", folder).stdout == plan


def test_what_a_change_writes_is_in_the_form(fazhi: Callable[..., Answer], folder: Path) -> None:
    fazhi("fmt", "--write", "--data", folder)
    ground = ["--basis", "遂府辦函〔2015〕40號", "--from", "2015-04-01", "--by", "李某", "--data", folder]
    for kind in (
        ["10", "--move-to", "2015-07-31"],
        ["--split", "市工商局", "--to", "市商局:3", "--to", "市工局", "--new"],
    ):
        answer = fazhi("change", *kind, *ground)
        assert answer.code == 0, answer.stderr
    assert fazhi("fmt", "--data", folder).stdout == "已是統一寫法，無須改動。\n"


def test_a_library_is_done_whole(fazhi: Callable[..., Answer], folder: Path, tmp_path: Path) -> None:
    shutil.copytree(folder, tmp_path / "文庫" / "甲")
    shutil.copytree(ROOT / "tests" / "rulebook" / "good", tmp_path / "文庫" / "乙")
    answer = fazhi("fmt", "--write", "--data", tmp_path / "文庫")
    assert answer.lines[-1] == str(tmp_path / "文庫" / "甲" / "tasks.yaml")
    assert fazhi("fmt", "--data", tmp_path / "文庫").stdout == "已是統一寫法，無須改動。\n"


def test_what_is_no_yaml_is_told_and_left(fazhi: Callable[..., Answer], folder: Path) -> None:
    (folder / "units.yaml").write_text("units: [", "utf-8")
    answer = fazhi("fmt", "--write", "--data", folder)
    assert answer.code == 3
    assert answer.stderr.startswith(f"{folder / 'units.yaml'}:2:1: Y01 ")
    assert "'市審計局' # 唯一牽頭" in (folder / "tasks.yaml").read_text("utf-8")


def test_a_file_that_cannot_be_written_is_named(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(_path: str, _data: bytes) -> None:
        raise OSError(errno.EROFS, "Read-only file system")

    monkeypatch.setattr(files, "replace", refuse)
    assert run(["fmt", str(folder), "--write"]) == 4
    assert capsys.readouterr().err == f"「{folder / 'tasks.yaml'}」無法寫入：磁盤只讀\n"


def test_a_file_longer_than_any_plan_is_not_compared_line_by_line(fazhi: Callable[..., Answer], folder: Path) -> None:
    tasks = folder / "tasks.yaml"
    tasks.write_text(tasks.read_text("utf-8") + "\n" * 20_000, "utf-8")
    [line] = fazhi("fmt", folder).lines
    assert line.startswith(f"{tasks}：有 2")
    assert line.endswith(" 行，不逐行列出改動；加 --write 寫回")
    assert fazhi("fmt", folder, "--write").lines == [str(tasks)]


def test_a_compiled_file_is_told_to_be_one(fazhi: Callable[..., Answer], folder: Path, tmp_path: Path) -> None:
    """Before: that tasks.yaml was missing in it."""
    assert fazhi("compile", folder, "-o", tmp_path / "甲.fazhi").code == 0
    answer = fazhi("fmt", "甲.fazhi", cwd=tmp_path)
    assert (answer.code, answer.stderr) == (4, "「甲.fazhi」是一個文件；請寫明規則庫文件夾，內有 tasks.yaml。\n")
