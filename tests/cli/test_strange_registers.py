"""Registers that lie at strange places, and files in the place of a register that are none."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.program import Answer

pytestmark = pytest.mark.slow

DATA = Path(__file__).parents[2] / "data"
SAID = ("progress", "set", "10", "--unit", "市法制辦", "--status", "推進中", "--by", "張三")
NONE = "不是進展記錄，或已經損壞"


@pytest.mark.parametrize(
    "name", ["方案?", "100%25", "q%41", "?timeout=1", "a?mode=ro", "#1", "x:y", "a\nb", "~", os.fsdecode(b"\xb7\xbd")]
)
def test_what_is_entered_is_found_again_below_a_folder_of_any_name(
    fazhi: Callable[..., Answer], tmp_path: Path, name: str
) -> None:
    rulebook = tmp_path / name / "方案"
    shutil.copytree(DATA, rulebook)
    data = ("--data", str(rulebook))
    assert fazhi(*SAID, *data)[::2] == (0, "")
    assert fazhi("progress", "log", "10", *data, "-f", "ids").stdout == "1\n"
    assert fazhi("ledger", "backup", str(rulebook / "b.db"), *data)[::2] == (0, "")
    assert fazhi("progress", "log", "10", *data, "-f", "ids", FAZHI_LEDGER=str(rulebook / "b.db")).stdout == "1\n"
    assert os.listdir(tmp_path) == [name]


def with_tables(file: Path, *statements: str) -> bytes:
    with closing(sqlite3.connect(file)) as database:
        for statement in statements:
            database.execute(statement)
        database.commit()
    return file.read_bytes()


@pytest.mark.parametrize(
    "version",
    ["x'00ff'", "printf('%06000d', 9)", "'³'", "'-1'", "''", "'1.0'"],
    ids=["bytes", "long", "³", "-1", "empty", "1.0"],
)
def test_a_version_that_no_program_writes(fazhi: Callable[..., Answer], tmp_path: Path, version: str) -> None:
    file = tmp_path / "ledger.db"
    assert fazhi(*SAID, FAZHI_LEDGER=str(file)).code == 0
    held = with_tables(file, f"UPDATE meta SET value = {version}")
    for words in (("progress",), ("ledger", "verify"), ("ledger", "export"), SAID):
        answer = fazhi(*words, FAZHI_LEDGER=str(file))
        assert (answer.code, answer.stdout, NONE in answer.stderr) == (4, "", True)
    assert file.read_bytes() == held


def test_what_other_hands_wrote_is_exported_as_what_it_is_and_not_obeyed(
    fazhi: Callable[..., Answer], tmp_path: Path
) -> None:
    file = tmp_path / "ledger.db"
    assert fazhi(*SAID, FAZHI_LEDGER=str(file)).code == 0
    with_tables(file, "UPDATE entries SET note = '甲' || char(27, 155, 8238)")
    [line] = fazhi("ledger", "export", FAZHI_LEDGER=str(file)).lines
    assert json.loads(line)["note"] == "甲\x1b\x9b\u202e"
    assert line.isprintable()


def test_a_database_of_another_program_is_neither_read_nor_written(
    fazhi: Callable[..., Answer], tmp_path: Path
) -> None:
    file = tmp_path / "other.db"
    held = with_tables(file, "CREATE TABLE places (name TEXT)")
    for words in (("progress",), ("ledger", "export"), SAID):
        answer = fazhi(*words, FAZHI_LEDGER=str(file))
        assert (answer.code, answer.stdout, NONE in answer.stderr) == (4, "", True)
    assert file.read_bytes() == held


def test_a_pipe_in_the_place_of_a_register_is_not_opened(fazhi: Callable[..., Answer], tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for words in (("progress",), SAID, ("ledger", "carry", str(pipe))):
        answer = fazhi(*words, FAZHI_LEDGER=str(tmp_path / "none.db" if "carry" in words else pipe))
        assert (answer.code, answer.stdout, "這是設備或管道，不是文件" in answer.stderr) == (4, "", True)
    assert os.listdir(tmp_path) == ["pipe"]


def test_a_compiled_file_takes_the_name_of_no_pipe(fazhi: Callable[..., Answer], tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.sqlite"
    os.mkfifo(pipe)
    for words in (("compile", str(DATA), "-o", str(pipe), "--force"), ("ledger", "backup", str(pipe), "--force")):
        answer = fazhi(*words, FAZHI_LEDGER=str(tmp_path / "ledger.db"))
        assert (answer.code, answer.stdout, "這是設備或管道，不是文件" in answer.stderr) == (4, "", True)
    assert pipe.is_fifo()
