"""A word that a command cannot take is answered with the call that would take it; commands about one place take its path."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.program import Answer

    Fazhi = Callable[..., Answer]

DATA = Path(__file__).parents[2] / "data"

STRAY = [
    (["tasks", "10"], "「10」不能寫在這裡。查看該項用 fazhi show 10，選取該項用 --id 10。"),
    (["tasks", "十"], "「十」不能寫在這裡。查看該項用 fazhi show 十，選取該項用 --id 十。"),
    (["due", "10.5"], "「10.5」不能寫在這裡。查看該項用 fazhi show 10.5，選取該項用 --id 10.5。"),
    (["text", "10"], "「10」不能寫在這裡。查看該項用 fazhi show 10。"),
    (["tasks", "市法制办"], "「市法制办」不能寫在這裡。按單位選取用 --unit 市法制办，查看單位用 fazhi units 市法制办，按詞選取用 --text 市法制办。"),
    (["tasks", "行政执法机关"], "「行政执法机关」不能寫在這裡。查約束它的條款用 fazhi duties 行政执法机关，按行為主體選取用 --actor 行政执法机关，"),
    (["clauses", "禁止"], "「禁止」不能寫在這裡。選取用 --kind 禁止。"),
    (["tasks", "逐案"], "「逐案」不能寫在這裡。選取用 --when 逐案。"),
    (["tasks", "2015年3月底"], "「2015年3月底」不能寫在這裡。按到期日選取用 --due-by 2015年3月底。"),
    (["tasks", "法律顾问"], "「法律顾问」不能寫在這裡。按詞選取用 --text 法律顾问。"),
    (["tasks", "show", "10"], "「show」不能寫在這裡。另一個命令是 fazhi show。"),
    (["tasks", str(DATA)], f"「{DATA}」不能寫在這裡。指明規則庫用 --data {DATA}，檢查規則庫用 fazhi check {DATA}。"),
    (["completion", "bash", "zsh"], "「zsh」不能寫在這裡。用 fazhi completion --help 查看用法。"),
    (["10"], "沒有「10」這個命令。查看該項用 fazhi show 10。"),
    (["市法制辦"], "沒有「市法制辦」這個命令。查看單位用 fazhi units 市法制辦。"),
    (["units", "10"], "沒有「10」這個單位。查看該項用 fazhi show 10。"),
    (["duties", "10"], "沒有「10」這個單位或按職能稱呼的機關。查看該項用 fazhi show 10。"),
    (["where", "市法制办"], "「市法制办」不是路徑。查看單位用 fazhi units 市法制办。"),
    (["check", "10"], "「10」不是路徑。查看該項用 fazhi show 10。"),
    (["check", "a", "--data", "b"], "規則庫寫了兩處：a 與 --data b；請只寫一處。"),
    (["check", ""], "參數 路徑 的值是空的。"),
]  # fmt: skip


@pytest.mark.parametrize(("arguments", "sentence"), STRAY, ids=[" ".join(row[0]) for row in STRAY])
def test_a_word_that_makes_no_sense_names_the_call_that_would_take_it(
    fazhi: Fazhi, arguments: list[str], sentence: str
) -> None:
    answer = fazhi(*arguments)
    assert (answer.code, answer.stdout) == (2, "")
    assert answer.stderr.startswith(sentence)


def test_a_number_that_is_none_says_who_takes_a_name(fazhi: Fazhi) -> None:
    told = "查單位用 fazhi units 市法制办，查詞用 fazhi tasks --text 市法制办。\n"
    assert fazhi("show", "市法制办").stderr.endswith(told)


def test_check_and_where_take_the_path_of_a_rulebook(fazhi: Fazhi, tmp_path: Path) -> None:
    shutil.copytree(DATA, tmp_path / "庫")
    assert fazhi("check", "庫", cwd=tmp_path) == (0, "沒有發現問題。\n", "")
    assert fazhi("check", "庫/tasks.yaml", cwd=tmp_path).code == 0
    assert fazhi("where", "庫", cwd=tmp_path).lines[0] == f"數據：{tmp_path / '庫'}（所指明的）"
    assert fazhi("where", "庫", "--data", "庫", cwd=tmp_path).code == 0
    assert fazhi("check", "庫", cwd=tmp_path, FAZHI_DATA="nowhere").code == 0
    missing = fazhi("check", "nowhere", cwd=tmp_path)
    assert (missing.code, missing.lines[-1]) == (3, "錯誤 2 處，提示 0 處。")


def test_schema_takes_the_path_of_a_data_file(fazhi: Fazhi) -> None:
    assert fazhi("schema", str(DATA / "units.yaml")) == fazhi("schema", "units")
    assert fazhi("schema", "units.yaml").code == 0
    assert fazhi("schema", "foo.yaml").code == 2
