"""Pages of the web: the document, and not the page around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.imports import Imported, imported

if TYPE_CHECKING:
    from pathlib import Path

MENU = "".join(f'<li><a href="/{number}">欄目{number}，更多</a></li>' for number in range(40))
PAGE = f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>青原市政府網</title>
<style>p {{ color: red }}</style><script>var text = "壞，壞。";</script></head><body>
<div class="top"><ul>{MENU}</ul></div><div>您的位置：首頁 > 文件</div>
<div class="wrap"><h1>青原市便民工作方案</h1><div class="content">
<p>&emsp;&emsp;一、修繕校舍。修繕全市<b>農村</b>校舍。<br>牽頭單位：市教育局<br/>責任單位：市財政局</p><p>&nbsp;</p>
<p>二、開放場館。開放體育場館。<br>牽頭單位：市體育局</p><!-- 註 -->
<p style="display:none">看不見的字，看不見的字。</p>
<div>青原市人民政府</div><div>2021年3月10日</div></div></div>
<footer>主辦單位：青原市人民政府辦公室，備案號：1。</footer></body></html>"""


def of_web(folder: Path, page: str | bytes) -> Imported:
    return imported(folder, page, name="page.html")


def test_the_document_alone_is_read(tmp_path: Path) -> None:
    made = of_web(tmp_path, PAGE)
    assert (made.code, made.stderr) == (0, "")
    assert made.ask("tasks --fields title,lead") == [("修繕校舍", "市教育局"), ("開放場館", "市體育局")]
    assert made.text.splitlines() == [
        "青原市便民工作方案",
        "一、修繕校舍。修繕全市農村校舍。",
        "牽頭單位：市教育局",
        "責任單位：市財政局",
        "二、開放場館。開放體育場館。",
        "牽頭單位：市體育局",
        "青原市人民政府",
        "2021年3月10日",
    ]


def test_a_page_in_an_encoding_of_chinese_windows(tmp_path: Path) -> None:
    page = PAGE.replace('charset="utf-8"', 'charset="gb2312"').encode("gb18030")
    assert of_web(tmp_path, page).ask("tasks --fields title") == [("修繕校舍",), ("開放場館",)]


def test_a_table_with_merged_cells(tmp_path: Path) -> None:
    page = (
        "<html><body><p>青原市任務分工表</p><table><tr><th>序號<th>任務<th>牽頭單位<th>完成時限</tr>"
        "<tr><td rowspan=2>1<td>修繕校舍；<td rowspan=2>市教育局<td>2021年6月底前</tr><tr><td>驗收校舍。<td>2021年9月底前</tr>"
        "<tr><td>2<td>開放<br>場館。<td>市體育局<td>每月</tr></table></body></html>"
    )
    assert of_web(tmp_path, page).ask("tasks --fields text,lead,when") == [
        ("修繕校舍； 驗收校舍。", "市教育局", "2021年6月底前、2021年9月底前"),
        ("開放 場館。", "市體育局", "每月"),
    ]


@pytest.mark.parametrize(
    "page", ["<html></html>", "<!-- -->", " ", "<html><body><script>x</script></body></html>"], ids=str
)
def test_a_page_without_words(page: str, tmp_path: Path) -> None:
    made = of_web(tmp_path, page)
    assert made.code == 2
    assert "沒有文字" in made.stderr


def test_a_page_of_very_many_elements_in_each_other(tmp_path: Path) -> None:
    made = of_web(tmp_path, f"<html><body>{'<div>' * 50_000}青原市方案{'</div>' * 50_000}</body></html>")
    assert (made.code, made.stderr) == (2, "「page.html」不能導入：裡面的標記一層套一層，不像是一份方案。\n")


def test_a_page_of_elements_that_are_never_closed_is_read_to_its_end(tmp_path: Path) -> None:
    """Beyond 256 of them the parser stops, unless it is told otherwise; nothing told of the tasks that were left out."""
    made = of_web(tmp_path, PAGE.replace("<p>", "<p>" + "<font>" * 200))
    assert made.ask("tasks --fields title") == [("修繕校舍",), ("開放場館",)]


@pytest.mark.parametrize("name", ["undefined", "punycode", "idna", "unicode_escape", "utf-7", "rot13"])
def test_a_page_that_declares_what_is_no_writing_of_pages(name: str, tmp_path: Path) -> None:
    made = of_web(tmp_path, PAGE.replace('charset="utf-8"', f'charset="{name}"'))
    assert made.ask("tasks --fields title") == [("修繕校舍",), ("開放場館",)]


def test_words_behind_what_is_not_shown_stay_in_their_order(tmp_path: Path) -> None:
    page = PAGE.replace("開放體育場館", "開放<!-- x -->體<b>育</b><script>y</script>場<style>z</style>館")
    assert of_web(tmp_path, page).ask("tasks --id 2 --fields text") == [("開放體育場館。",)]
