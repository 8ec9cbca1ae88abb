"""Where in the document something is that a person must decide: its file, and the line, paragraph or row there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.importing.test_sheets import workbook
from tests.imports import imported
from tests.office_files import cell, paragraph, table, word

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

HEADINGS = ["序號", "任務", "責任單位", "完成時限"]
ROWS = [HEADINGS, ["1", "修繕校舍。", "市教育局", "2021年6月底前"], ["2", "開放場館。", "市體育局", "擇機辦理"]]
TEXT = "青原市方案\n\n\n一、修繕校舍。\n修繕校舍，\n2021年6月底前完成。（責任單位：市教育局）\n二、開放場館。（市體育局負責，完成時限：擇機辦理）\n"
UNKNOWN = "第2項：「擇機辦理」不在時限表內，只作文字，不計算日期"

FILES: dict[str, tuple[str, Callable[[], str | bytes], str]] = {
    "a text": ("方案.txt", lambda: TEXT, "「方案.txt」第 7 行"),
    "a Word document": (
        "方案.docx",
        lambda: word("".join(map(paragraph, TEXT.splitlines()))),
        "「方案.docx」第 5 段",
    ),
    "a table of Word": (
        "方案.docx",
        lambda: word(table([[cell("甲")]]) + paragraph("青原市方案") + table([map(cell, row) for row in ROWS])),
        "「方案.docx」第 2 個表格第 3 行",
    ),
    "a workbook": ("方案.xlsx", lambda: workbook([["青原市方案"], [], *ROWS]), "「方案.xlsx」工作表「Sheet」第 5 行"),
    "a page": (
        "方案.html",
        lambda: "<html><body>" + "".join(f"<p>{line}</p>" for line in TEXT.splitlines()) + "</body></html>",
        "「方案.html」第 5 段",
    ),
}


@pytest.mark.parametrize("kind", FILES)
def test_a_limit_that_no_table_reads_has_its_place_in_the_file(kind: str, tmp_path: Path) -> None:
    name, document, place = FILES[kind]
    made = imported(tmp_path, document(), name=name)
    [told] = [line.strip() for line in made.report.splitlines() if "擇機辦理" in line]
    assert told.startswith(f"{place}：{UNKNOWN}（tasks.yaml:")


def test_units_that_the_program_does_not_know_or_that_may_be_one_have_theirs(tmp_path: Path) -> None:
    text = "青原市方案\n一、修繕校舍。（市人社局負責）\n二、巡河。（市護河局負責）\n三、培訓。（市人力資源社會保障局負責）\n"
    made = imported(tmp_path, text, name="方案.txt")
    assert "名錄沒有的 1 個（市護河局（第 3 行））。" in made.report
    assert "「市人社局」（第 2 行）和「市人力資源社會保障局」（第 4 行）可能是同一個單位。" in made.report


def test_a_long_name_and_words_of_time_have_theirs(tmp_path: Path) -> None:
    name = "青原市推進農業農村現代化工作領導小組辦公室"
    text = f"青原市方案\n\n一、修繕校舍。修繕校舍。（{name}）\n二、考核。\n完善年度考核內容。（市人社局）\n"
    made = imported(tmp_path, text, name="方案.txt")
    doubts = [line.strip() for line in made.report.splitlines() if line.startswith("  「方案.txt」")]
    assert doubts[0] == f"「方案.txt」第 3 行：「{name}」是一個單位，還是幾個？"
    assert doubts[1].startswith("「方案.txt」第 5 行：「年度」沒有作為時限：")
