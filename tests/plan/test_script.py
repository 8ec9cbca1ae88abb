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


KEPT = "著作 著名 著者 著書立說 著錄 著述 著稱 著作權人 享有著作權 顯著 卓著 昭著 專著 原著 編著 合著 論著 譯著 所著 名著 土著"
PARTICLES = "著力 著重 著手 著眼 隨著 沿著 本著 圍繞著 結合著 配合著 議論著 意味著 隨著作風建設 接著作出決定 所著力"


@pytest.mark.parametrize("text", KEPT.split())
def test_a_work_and_fame_keep_their_character(text: str) -> None:
    assert "著" in simplified(text)


@pytest.mark.parametrize("text", PARTICLES.split())
def test_what_the_mainland_writes_with_another_character_is_written_so(text: str) -> None:
    shown = simplified(text)
    assert "着" in shown
    assert "著" not in shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("作出答覆,反覆研究,批覆文件,行政覆議,覆核", "作出答复,反复研究,批复文件,行政复议,复核"),
        ("審計全覆蓋,顛覆,覆滅", "审计全覆盖,颠覆,覆灭"),
        ("瞭解情況,明瞭,一目瞭然,瞭望塔", "了解情况,明了,一目了然,瞭望塔"),
        ("乾安縣、乾縣、乾務鎮、乾隆年間、乾陵", "乾安县、乾县、乾务镇、乾隆年间、乾陵"),
        ("乾淨的幹部,乾旱", "干净的干部,干旱"),
        ("祇有,神祇", "只有,神祇"),
        ("憑藉,藉口,藉著,慰藉", "凭借,借口,借着,慰藉"),
        ("店舖、砲兵、銲接", "店铺、炮兵、焊接"),
    ],
)
def test_what_opencc_leaves(text: str, shown: str) -> None:
    assert simplified(text) == shown


def test_a_script_says_whether_it_converts() -> None:
    assert [Script(name).converts for name in ("hans", "hant", None)] == [True, False, False]


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("發、髮、发", "发、发、发"),
        ("於臺上", "于台上"),
        ("著力、着力,答覆、答复,瞭解、了解", "着力、着力,答复、答复,了解、了解"),
        ("abc，", "abc，"),
    ],
)
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
