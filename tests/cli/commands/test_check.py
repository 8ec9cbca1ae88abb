"""fazhi check in every format: one door of output, so its words are Chinese and the script is that asked for."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.program import Answer

    Run = Callable[..., Answer]

PLAN = """plan:
  id: a
  title: 單位職責
chapters: []
"""


@pytest.fixture
def faulty(tmp_path: Path) -> str:
    """A rulebook with a fault, in a folder of a traditional name."""
    folder = tmp_path / "規則庫"
    folder.mkdir()
    (folder / "tasks.yaml").write_text(PLAN, encoding="utf-8")
    return str(folder)


@pytest.mark.parametrize(("script", "words"), [("hant", "錯誤"), ("hans", "错误")])
@pytest.mark.parametrize("format_", ["md", "html"])
def test_what_people_read_is_chinese_and_in_their_script(
    fazhi: Run, faulty: str, format_: str, script: str, words: str
) -> None:
    answer = fazhi("check", "--data", faulty, "-f", format_, "--script", script)
    assert answer.code == 3
    assert words in answer.stdout
    assert "error" not in answer.stdout


@pytest.mark.parametrize("format_", ["table", "tsv", "json"])
def test_a_script_leaves_the_names_of_files_as_they_are(fazhi: Run, faulty: str, format_: str) -> None:
    answer = fazhi("check", "--data", faulty, "-f", format_, "--script", "hans")
    assert f"{faulty}/tasks.yaml" in answer.stdout


def test_a_program_gets_the_codes(fazhi: Run, faulty: str) -> None:
    problems = json.loads(fazhi("check", "--data", faulty, "-f", "json", "--script", "hans").stdout)
    assert {problem["severity"] for problem in problems} == {"error"}
    assert all(problem["message"] for problem in problems)
