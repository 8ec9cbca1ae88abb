"""What is told where no task holds the words that were asked for."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from tests import program
from tests.shelf import RICH, ask

if TYPE_CHECKING:
    from pathlib import Path

TRIED = "（已查標題與正文，不分簡繁，不計括號、引號、頓號，兼查大陸用語）"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--text", "區塊鏈"], f"查無「區塊鏈」{TRIED}。"),
        (["--text", "法律雇问"], f"查無「法律雇问」{TRIED}；最接近的是「法律顧問」，見第10、34項。"),
        (["--text", "行政处罚听证"], f"查無「行政处罚听证」{TRIED}；其中「行政處罰」見第13、21、24、31項。"),
        (["--text", "法律顾问 三公经费"], "沒有同時含這些詞的任務：「法律顾问」見第10、34項，「三公经费」見第30項。"),
        (["--text", "法律顾问", "--text", "三公经费"], "沒有同時含這些詞的任務：「法律顾问」見第10、34項，「三公经费」見第30項。"),
        (["--text", "法律顾问", "--unit", "市国土局"], "含「法律顾问」的是第10、34項，不合其他條件。"),
    ],
)  # fmt: skip
def test_no_task_holds_the_words(arguments: list[str], said: str) -> None:
    answer = program.run("tasks", *arguments)
    assert (answer.code, answer.stdout) == (0, "")
    assert answer.stderr.splitlines()[-1] == said


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--due-from", "2015-06", "--due-by", "2015-03"], "所問的時間自2015-06-01起、到2015-03-31止，其間沒有一天，沒有時限合乎這一條件。"),
        (["--due-from", "2015-06", "--due-before", "2015-06"], "所問的時間自2015-06-01起、在2015-06-01之前，其間沒有一天，沒有時限合乎這一條件。"),
        (["--min-leads", "2", "--max-leads", "1"], "牽頭單位不少於2個又不多於1個，沒有任務合乎這一條件。"),
    ],
)  # fmt: skip
def test_nothing_can_meet_what_is_asked(arguments: list[str], said: str) -> None:
    assert program.run("tasks", *arguments) == (0, "", f"{said}\n")


def test_two_words_in_one_value_are_both_asked_for() -> None:
    assert program.run("tasks", "--text", "法律顾问 备案", "-f", "ids") == (0, "10\n", "")


def test_two_words_may_stand_in_a_task_and_in_none_of_its_clauses() -> None:
    answer = program.run("clauses", "--text", "选拔 5月前")
    assert (answer.code, answer.stdout) == (0, "")
    assert answer.stderr == "含「选拔」「5月前」的任務是第10項，其中沒有一個分句合乎條件。\n"


def test_it_stands_under_an_empty_table() -> None:
    answer = program.on_terminal("tasks", "--text", "區塊鏈")
    assert f"查無「區塊鏈」{TRIED}。" in answer.stdout


def test_a_place_is_told_in_the_script_that_is_shown() -> None:
    answer = program.run("tasks", "--text", "法律雇問", "--script", "hans")
    assert answer.stderr.endswith("；最接近的是「法律顾问」，见第10、34项。\n")


@pytest.mark.parametrize("word", ["着力", "著力", "答复", "答覆", "了解", "瞭解", "反复"])
def test_characters_that_opencc_leaves_are_found(tmp_path: Path, word: str) -> None:
    shutil.copytree(RICH, tmp_path / "rich")
    tasks = tmp_path / "rich" / "tasks.yaml"
    text = tasks.read_text(encoding="utf-8")
    assert text.count("承辦機關應當作出答覆;") == 1
    changed = text.replace("承辦機關應當作出答覆;", "承辦機關應當著力瞭解、反覆核實並作出答覆;")
    tasks.write_text(changed, encoding="utf-8")
    found = ask(f"clauses --text {word} --fields text -f tsv --script hans", tmp_path / "rich")
    assert "应当着力了解、反复核实并作出答复;" in found.stdout
