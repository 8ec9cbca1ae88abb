from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fazhi_cli.plan.mainland import Mainland
from fazhi_cli.plan.script import character_table, fold_script, simplified
from fazhi_cli.plan.shown_script import Script
from fazhi_cli.rulebook.model import Wording

WORDS = Mainland.of([Wording(text="程式", mainland="程序"), Wording(text="檔案", mainland="文件", not_in=("檔案館",))])


@pytest.mark.parametrize(
    ("script", "text", "shown"),
    [
        (Script(), "執行程式", "執行程式"),
        (Script("hant", WORDS), "執行程式", "執行程式"),
        (Script("hans"), "執行程式", "执行程式"),
        (Script("hans", WORDS), "執行程式,建立檔案,檔案館", "执行程序,建立文件,档案馆"),
        (Script("hans"), "", ""),
    ],
)
def test_a_text_is_shown_in_a_script(script: Script, text: str, shown: str) -> None:
    assert script.shown(text) == shown


def test_a_script_says_whether_it_converts() -> None:
    assert [Script(name).converts for name in ("hans", "hant", None)] == [True, False, False]


@pytest.mark.parametrize(("text", "folded"), [("發、髮、发", "发、发、发"), ("於臺上", "于台上"), ("abc，", "abc，")])
def test_both_scripts_fold_alike(text: str, folded: str) -> None:
    assert fold_script(text) == folded


@given(st.text(st.sampled_from(character_table()[0])))
def test_folding_keeps_every_position_and_knows_what_is_shown(text: str) -> None:
    assert len(fold_script(text)) == len(text)
    assert fold_script(simplified(text)) == fold_script(text)


def test_the_table_pairs_single_characters() -> None:
    traditional, simple = character_table()
    pairs = dict(zip(traditional, simple, strict=True))
    assert len(pairs) > 3000
    assert (pairs["務"], pairs["後"], pairs["乾"]) == ("务", "后", "干")
