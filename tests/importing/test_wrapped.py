"""Texts whose lines were broken at one width: read by their paragraphs; what is not wrapped stays line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.imports import bare, imported

if TYPE_CHECKING:
    from pathlib import Path

INDENTED = """松陽市老舊管網更新工作方案

　　為加快更新全市老舊供水管網，保障居民用水
安全，根據省有關部署，結合本市實際，制定本方案
，請各單位認真組織實施。
　　一、摸清底數。組織各區縣對供水管網逐條開展
排查，建立管網檔案，2022年6月底前完成全
市普查並向社會公布結果。（牽頭單位：市住房城鄉建
設局；責任單位：市水利局、市財政局）
　　二、更新管網。對使用超過三十年的管網優先安
排更新，2022年12月底前更新管網八十公里，不得
使用國家明令淘汰的管材。（牽頭單位：市水利局；責
任單位：市市場監管局）
"""

PARTED = INDENTED.replace("\n　　", "\n\n")

TASKS = [("市住房城鄉建設局", "市水利局、市財政局"), ("市水利局", "市市場監管局")]
LIMITS = ["2022年6月底前", "2022年12月底前"]


def test_paragraphs_that_an_indent_begins(tmp_path: Path) -> None:
    made = imported(tmp_path, INDENTED)
    assert (made.roles, made.limits) == (TASKS, LIMITS)
    assert bare(made.text) == bare(INDENTED)


@pytest.mark.parametrize("mark", ["> ", ">", "> > "])
def test_a_text_that_a_mail_quotes_is_read_without_the_marks(tmp_path: Path, mark: str) -> None:
    quoted = "".join(f"{mark}{line}\n" for line in INDENTED.splitlines())
    made = imported(tmp_path, f"王科長來信：\n{quoted}")
    assert (made.roles, made.limits) == (TASKS, LIMITS)
    assert bare(made.text) == bare(f"王科長來信：{INDENTED}")
    assert "沒有作為正文讀入的（1 處）：\n  行首的引用號「>」13 行\n" in made.report


def test_a_sign_before_a_few_lines_is_kept(tmp_path: Path) -> None:
    text = "青原市方案\n一、修繕校舍。（市教育局負責）\n>二、開放場館。\n"
    assert bare(imported(tmp_path, text).text) == bare(text)


def test_paragraphs_that_an_empty_line_parts(tmp_path: Path) -> None:
    made = imported(tmp_path, PARTED)
    assert (made.roles, made.limits) == (TASKS, LIMITS)
    assert bare(made.text) == bare(PARTED)


LISTED = """松陽市管網更新項目清單
一、更新下列管網。（牽頭單位：市水利局）
城東片區解放路至人民路段供水主管更新項目
城西片區建設路至和平路段供水主管更新項目
城南片區文化路至學府路段供水主管更新項目
城北片區新華路至中山路段供水主管更新項目
河東片區濱河路至江濱路段供水主管更新項目
河西片區迎賓路至站前路段供水主管更新項目
開發區內創業路至工業路段供水主管更新項目
大學城內求知路至博學路段供水主管更新項目
河東新區濱河路段支管更新
"""


def test_lines_of_a_list_stay_lines(tmp_path: Path) -> None:
    assert imported(tmp_path, LISTED).text == LISTED
