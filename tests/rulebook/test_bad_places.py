"""What lies in the place of a rulebook's file, and is none: looked at before it is opened, so that nobody waits for ever."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest

from fazhi_cli.data_files import DATA_FILES, MAX_BYTES
from tests import program

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="pipes and devices have names on POSIX alone"),
]

NAMES = [row.file for row in DATA_FILES]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("command", ["check", "tasks", "fmt", "where"])
def test_a_pipe_is_told_and_not_waited_for(folder: Path, name: str, command: str) -> None:
    (folder / name).unlink(missing_ok=True)
    os.mkfifo(folder / name)
    answer = program.run(command, "--data", folder, cwd=folder)
    assert answer.code == 3
    assert f"{name}:0:0: F01 無法打開：這不是普通文件" in answer.stdout + answer.stderr


@pytest.mark.parametrize("name", NAMES)
def test_a_device_without_an_end_is_told(folder: Path, name: str) -> None:
    (folder / name).unlink(missing_ok=True)
    (folder / name).symlink_to("/dev/zero")
    answer = program.run("check", folder, cwd=folder)
    assert answer.code == 3
    assert f"{name}:0:0: F01 無法打開：這不是普通文件" in answer.stdout


@pytest.mark.parametrize("name", NAMES)
def test_a_file_without_measure_is_not_read_to_its_end(folder: Path, name: str) -> None:
    with (folder / name).open("wb") as file:
        file.truncate(100 * MAX_BYTES)
    answer = program.run("check", folder, cwd=folder)
    assert answer.code == 1
    assert f"{name}:0:0: F02 文件超過 {MAX_BYTES // 2**20} MiB，不再讀" in answer.stdout


@pytest.mark.parametrize(
    "words", ["check --source", "import -o 新 --id x", "checklist --template", "sheet in", "ledger import"]
)
def test_what_a_caller_names_has_a_bound(folder: Path, words: str) -> None:
    ending = {"checklist": "html", "sheet": "xlsx"}.get(words.split()[0], "txt")
    (folder / f"zero.{ending}").symlink_to("/dev/zero")
    answer = program.run(*words.split(), f"zero.{ending}", cwd=folder, FAZHI_DATA=str(folder), FAZHI_LEDGER="ledger.db")
    assert answer.code in (1, 2, 3)
    assert "Traceback" not in answer.stderr


@pytest.mark.parametrize(
    ("words", "ending", "code"),
    [
        ("check --source", "txt", 1),
        ("import -o 新 --id x", "txt", 2),
        ("import -o 新 --id x", "docx", 2),
        ("checklist --template", "html", 0),
        ("checklist --template", "docx", 2),
        ("sheet in", "xlsx", 2),
        ("ledger import", "jsonl", 0),
    ],
)
def test_a_named_pipe_into_which_nobody_writes_is_not_waited_for(
    folder: Path, words: str, ending: str, code: int
) -> None:
    os.mkfifo(folder / f"pipe.{ending}")
    answer = program.run(*words.split(), f"pipe.{ending}", cwd=folder, FAZHI_DATA=str(folder), FAZHI_LEDGER="ledger.db")
    assert (answer.code, "Traceback" in answer.stderr) == (code, False)
