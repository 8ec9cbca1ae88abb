"""Workbooks: the header row found wherever it stands, the columns named by what they say, merged cells, days."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest

from tests.imports import Imported, imported
from tests.office_files import package

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).parent.parent.parent
S = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def workbook(rows: Sequence[Sequence[object]], *merged: str, hidden: str | None = None) -> bytes:
    """A workbook of these rows; hidden: the title of a hidden sheet of one cell."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in rows:
        sheet.append(list(row))
    for cells in merged:
        sheet.merge_cells(cells)
    if hidden:
        other = book.create_sheet(hidden)
        other["A1"] = hidden
        other.sheet_state = "hidden"
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def of_sheets(folder: Path, data: bytes) -> Imported:
    return imported(folder, data, name="plan.xlsx")


def test_the_columns_are_named_by_what_they_say(tmp_path: Path) -> None:
    made = of_sheets(
        tmp_path,
        workbook(
            [
                ["青原市2021年任務分工表", None, None, None, None],
                [],
                ["序号", "工作任务", "牵头部门", "配合单位", "完成时限"],
                [1, "修繕校舍。", "市教育局", "市財政局、市人社局", date(2021, 6, 30)],
                [2, "開放場館。", "市體育局", None, "每月"],
            ],
            "A1:E1",
            hidden="草稿",
        ),
    )
    assert made.ask("tasks --fields id,text,lead,responsible,when") == [
        ("1", "修繕校舍。", "市教育局", "市財政局、市人社局", "2021年6月30日"),
        ("2", "開放場館。", "市體育局", "", "每月"),
    ]
    assert (
        "表頭在「plan.xlsx」工作表「Sheet」第 3 行：「序号」作序號，「工作任务」作任務內容，「牵头部门」作牽頭單位，"
        "「配合单位」作責任單位，並記下角色詞，「完成时限」作時限。"
    ) in made.report
    assert made.text == (
        "青原市2021年任務分工表\n序号\t工作任务\t牵头部门\t配合单位\t完成时限\n"
        "1\t修繕校舍。\t市教育局\t市財政局、市人社局\t2021年6月30日\n2\t開放場館。\t市體育局\t\t每月\n"
    )


def test_a_month_is_shown_as_a_month_and_a_typed_day_is_one(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in (
        ["任務", "責任單位", "完成時限"],
        ["修繕校舍。", "市教育局", date(2021, 6, 1)],
        ["開放場館。", "市體育局", "2021-9-15"],
    ):
        sheet.append(row)
    sheet["C2"].number_format = 'yyyy"年"m"月"'
    stream = io.BytesIO()
    book.save(stream)
    made = of_sheets(tmp_path, stream.getvalue())
    assert made.ask("tasks --fields when,due") == [("2021年6月", "2021-06-30"), ("2021-9-15", "2021-09-15")]


def test_a_column_of_another_role_keeps_its_word(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["青原市2021年任務分工表", None, None, None, None],
        ["序號", "工作任務", "牽頭單位", "責任單位", "配合單位"],
        [1, "修繕校舍。", "市教育局", "市財政局", "市人社局、市民政局"],
        [2, "開放場館。", "市體育局", None, "市財政局"],
        [3, "清理臺賬。", "市審計局", "市司法局", None],
    ]
    made = of_sheets(tmp_path, workbook(rows, "A1:E1"))
    assert made.ask("tasks --fields id,lead,responsible,roles") == [
        ("1", "市教育局", "市財政局、市人社局、市民政局", "市人社局(配合單位)、市民政局(配合單位)"),
        ("2", "市體育局", "市財政局", "市財政局(配合單位)"),
        ("3", "市審計局", "市司法局", ""),
    ]
    assert made.text == "青原市2021年任務分工表\n" + "".join(
        "\t".join("" if cell is None else str(cell) for cell in row) + "\n" for row in rows[1:]
    )


def test_two_works_and_limits_in_one_merged_row_are_one_task(tmp_path: Path) -> None:
    made = of_sheets(
        tmp_path,
        workbook(
            [
                ["序號", "任務", "牽頭單位", "完成時限"],
                [1, "修繕校舍；", "市教育局", "2021年6月底前"],
                [None, "驗收校舍。", None, "2021年9月底前"],
                ["二、企業類"],
                [2, "補助企業。", "市商務局", None],
                [3, "服務企業。", None, None],
            ],
            "A2:A3",
            "C2:C3",
            "C5:C6",
        ),
    )
    assert made.ask("tasks --fields text,lead,when") == [
        ("修繕校舍； 驗收校舍。", "市教育局", "2021年6月底前、2021年9月底前"),
        ("補助企業。", "市商務局", ""),
        ("服務企業。", "市商務局", ""),
    ]


def test_a_row_without_a_number_is_a_task_and_a_sum_is_none(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["序號", "任務", "牽頭單位", "完成時限"],
        [1, "修繕校舍。", "市教育局", "2021年6月底前"],
        [None, "驗收校舍。", "市住建局", "2021年9月底前"],
        [2, "補助企業。", "市商務局", None],
        ["合計", "3項", None, None],
        [None, "合計", "市政府辦", None],
    ]
    made = of_sheets(tmp_path, workbook(rows))
    assert made.ask("tasks --fields text,lead,when") == [
        ("修繕校舍。", "市教育局", "2021年6月底前"),
        ("驗收校舍。", "市住建局", "2021年9月底前"),
        ("補助企業。", "市商務局", ""),
    ]
    assert "合計\t3項" in made.text


def test_every_sheet_has_its_own_columns(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook([["序號", "任務", "責任單位"], [1, "修繕校舍。", "市教育局"]])))
    further = book.create_sheet("企業")
    for row in (
        ["企業類任務表"],
        ["編號", "任務名稱", "工作內容", "牽頭單位", "配合單位", "時限"],
        [1, "補助", "補助企業。", "市商務局", "市財政局", "2021年6月底前"],
        [2, "服務", "服務企業。", "市商務局", None, "每月"],
    ):
        further.append(row)
    stream = io.BytesIO()
    book.save(stream)
    made = of_sheets(tmp_path, stream.getvalue())
    assert made.ask("tasks --fields title,text,lead,responsible,when") == [
        ("修繕校舍…", "修繕校舍。", "", "市教育局", ""),
        ("補助", "補助企業。", "市商務局", "市財政局", "2021年6月底前"),
        ("服務", "服務企業。", "市商務局", "", "每月"),
    ]
    assert (
        "表頭在「plan.xlsx」工作表「Sheet」第 1 行：「序號」作序號，「任務」作任務內容，「責任單位」作責任單位。"
        in made.report
    )
    assert "表頭在「plan.xlsx」工作表「企業」第 2 行：「編號」作序號，「任務名稱」作任務名稱" in made.report


MACROS = {"plan.docm": "不帶宏的.docx", "plan.xlsm": "不帶宏的.xlsx"}


@pytest.mark.parametrize("name", MACROS)
def test_what_may_run_something_is_not_read(name: str, tmp_path: Path) -> None:
    made = imported(tmp_path, b"x", name=name)
    assert (made.code, made.stderr) == (2, f"「{name}」不能直接導入。其中有宏；請另存為{MACROS[name]}後再導入。\n")


def test_the_plan_of_suining_as_a_workbook_gives_its_tasks(tmp_path: Path) -> None:
    rows = Imported(0, "", "", ROOT / "data").ask("tasks --fields id,title,text,lead,responsible")
    headings = ["序號", "任務", "工作內容", "牽頭單位", "責任單位"]
    made = of_sheets(tmp_path, workbook([["遂寧市任務分工表"], headings, *rows]))
    assert made.ask("tasks --fields id,title,text,lead,responsible") == rows


BOMB = f"<sst {S}>".encode() + b" " * (64 * 2**20) + b"</sst>"
BOOK = f"<workbook {S}/>"
HOSTILE = {
    "no archive": (b"\x00" * 100, "文件已損壞，或者加了密，打不開。"),
    "no workbook": (package({"a.xml": "<a/>"}), "這不是 Excel 文件（.xlsx）。"),
    "a bomb": (package({"xl/workbook.xml": BOOK, "xl/sharedStrings.xml": BOMB}), "解壓後過大，不像是一份方案。"),
    "an entity": (
        package({"xl/workbook.xml": f'<!DOCTYPE d [<!ENTITY x "y">]>{BOOK}'}),
        "裡面引用了外部實體，不能導入。",
    ),
    "macros": (
        package({"xl/workbook.xml": BOOK, "xl/vbaProject.bin": b"x"}),
        "裡面有宏；請另存為不帶宏的文件後再導入。",
    ),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_file_that_means_harm_is_refused_in_a_sentence(kind: str, tmp_path: Path) -> None:
    data, sentence = HOSTILE[kind]
    made = of_sheets(tmp_path, data)
    assert (made.code, made.stderr) == (2, f"「plan.xlsx」不能導入：{sentence}\n")
