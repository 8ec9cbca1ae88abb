"""Sheets that units fill in and send back, through the real program; filled in by a program of other authors, as an office does with its own."""

from __future__ import annotations

import json
import re
import shutil
import zipfile
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from openpyxl.styles import Font

from tests import wps

if TYPE_CHECKING:
    from collections.abc import Callable

    from openpyxl.worksheet.worksheet import Worksheet

    from tests.program import Answer

    Program = Callable[..., Answer]

DATA = Path(__file__).parents[3] / "data"

# 市政務公開辦 leads 第29項 and 第30項, and nothing else.
UNIT = "市政務公開辦"


@pytest.fixture
def desk(fazhi: Program, tmp_path: Path) -> Program:
    def call(*arguments: str | Path) -> Answer:
        return fazhi(*arguments, cwd=tmp_path, FAZHI_LEDGER=str(tmp_path / "進展.db"), FAZHI_BY="張三")

    return call


@pytest.fixture
def sheet(desk: Program, tmp_path: Path) -> Path:
    """The sheet of a unit, as it goes out."""
    said = ("--period", "2015-06", "--return-by", "2015-06-25", "--today", "2015-06-01", "-o", "六月")
    answer = desk("sheet", "out", "--unit", UNIT, *said)
    assert (answer.code, answer.stdout, answer.stderr) == (0, "", "已寫1份及目錄，在「六月」。\n")
    return next((tmp_path / "六月").glob("01*.xlsx"))


class Filled:
    """A sheet as its unit fills it in: its rows by their hidden ref, its columns by their heading."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.book = openpyxl.load_workbook(file)
        self.page: Worksheet = self.book.worksheets[0]
        texts = [[cell.value for cell in row] for row in self.page.iter_rows()]
        self.head = next(number for number, row in enumerate(texts, 1) if "ref" in row)

    def column(self, heading: str) -> int:
        headings = [cell.value for cell in next(self.page.iter_rows(min_row=self.head, max_row=self.head))]
        return headings.index(heading) + 1

    def row(self, ref: str) -> int:
        column = self.column("ref")
        return next(row for row in range(self.head, 100) if str(self.page.cell(row, column).value) == ref)

    def write(self, ref: str, /, **texts: str) -> None:
        for heading, text in texts.items():
            self.page.cell(self.row(ref), self.column(heading)).value = text
        self.book.save(self.file)


def registered(desk: Program) -> list[dict[str, Any]]:
    return json.loads(desk("progress", "log", "1-39", "-f", "json").stdout)  # type: ignore[no-any-return]


def test_a_sheet_says_of_which_period_it_is_and_when_it_is_due(sheet: Path) -> None:
    book = openpyxl.load_workbook(sheet)
    texts = [str(cell.value) for row in book.worksheets[0].iter_rows() for cell in row]
    assert any("期次：2015-06" in text and "交回日期：2015年6月25日" in text for text in texts)
    evidence = "「佐證材料」寫文件名，幾個用頓號分開；文件與本表放在同一個文件夾裡交回"
    assert any(evidence in text for text in texts)
    laid_in = {str(name): value for name, value in book["來源"].iter_rows(values_only=True)}
    assert (book["來源"].sheet_state, laid_in["期次"], laid_in["填報單位"]) == ("hidden", "2015-06", UNIT)


def test_what_comes_back_is_entered_row_by_row_and_once(desk: Program, sheet: Path) -> None:
    filled = Filled(sheet)
    filled.write("29", 狀態="已报完成（待核实）", 進展情況="已公開\n全部目錄", 佐證材料="目錄.pdf", 備註="附表")
    filled.write("30", 狀態="推進中", 存在問題及下步措施="缺數據")
    shown = desk("sheet", "in", sheet, "--dry-run")
    assert (shown.code, shown.stderr) == (0, "")
    assert shown.stdout.splitlines()[1:] == [
        "  第29項：未登記 → 已報完成；已公開 全部目錄；備註：附表；目錄.pdf",
        "    提示：佐證材料不在表所在的文件夾裡，沒有記下校驗值",
        "  第30項：未登記 → 推進中；缺數據",
    ]
    assert registered(desk) == []
    assert desk("sheet", "in", sheet, "--day", "2015-06-24").stdout.splitlines()[0].endswith("：已登記2條")
    first, second = registered(desk)
    assert (first["task"], first["unit"], first["period"], first["status"]) == (29, UNIT, "2015-06", "reported_done")
    assert (first["day"], first["by"], second["difficulties"]) == ("2015-06-24", "張三", "缺數據")
    again = desk("sheet", "in", sheet, "--day", "2015-06-25")
    assert again.stdout.splitlines()[1:] == ["  第29項：已經登記，沒有變化", "  第30項：已經登記，沒有變化"]
    assert len(registered(desk)) == 2


def test_a_sheet_in_simplified_script_is_of_the_same_unit_and_tasks(desk: Program, tmp_path: Path) -> None:
    desk("sheet", "out", "--period", "2015-q2", "--unit", UNIT, "--script", "hans", "-o", "二季度")
    sheet = next((tmp_path / "二季度").glob("01*.xlsx"))
    Filled(sheet).write("29", 状态="推进中", 进展情况="已公开")
    answer = desk("sheet", "in", sheet)
    assert (answer.code, answer.stdout.splitlines()[1:]) == (0, ["  第29項：未登記 → 推進中；已公开"])
    [entry] = registered(desk)
    assert (entry["unit"], entry["period"], entry["note"]) == (UNIT, "2015-Q2", "已公开")


def test_every_fault_is_told_with_its_row_and_column_and_nothing_entered(desk: Program, sheet: Path) -> None:
    filled = Filled(sheet)
    filled.write("29", 狀態="推進中")
    filled.write("30", 狀態="已辦結")
    row = filled.row("30")
    refused = desk("sheet", "in", sheet)
    assert refused.code == 2
    assert refused.stdout.splitlines()[0].endswith("：有1處錯誤，沒有登記")
    assert refused.stderr.endswith(
        f"：第{row}行「狀態」：「已辦結」不能自報；可填：未啟動、推進中、持續推進、已申報待批、已報完成。\n"
    )
    assert registered(desk) == []
    assert desk("sheet", "in", sheet, "--good-rows").code == 2
    assert [entry["task"] for entry in registered(desk)] == [29]


def test_a_sheet_with_faults_comes_back_marked_for_its_unit(desk: Program, sheet: Path) -> None:
    """Coloured and told in a comment where it is to be mended; the unit's own column, widths and words as they were."""
    filled = Filled(sheet)
    filled.write("29", 狀態="已辦結", 進展情況="已公開")
    filled.write("30", 狀態="推進中", 存在問題及下步措施="=1+1")
    row, other, own = filled.row("29"), filled.row("30"), filled.column("備註")
    filled.page.cell(filled.head, own).value = "科室意見"
    filled.page.cell(row, own).value = '=HYPERLINK("http://example.com")'
    filled.page.cell(row, own).hyperlink = "http://example.com"
    filled.page.cell(row, own).font = Font(bold=True)
    filled.page.row_dimensions[other].hidden = True
    filled.page.column_dimensions["B"].width = 41
    filled.book.save(sheet)
    before = sheet.read_bytes()
    answer = desk("sheet", "in", sheet)
    copy = sheet.parent / "退回修改" / sheet.name
    assert (answer.code, answer.stdout.splitlines()[-1]) == (2, f"  標明錯處、可退回修改的一份：{copy}")
    page = openpyxl.load_workbook(copy).worksheets[0]
    status, problem = page.cell(row, filled.column("狀態")), page.cell(other, filled.column("存在問題及下步措施"))
    assert status.comment is not None
    assert problem.comment is not None
    assert status.comment.text == (
        f"第{row}行「狀態」：「已辦結」不能自報；可填：未啟動、推進中、持續推進、已申報待批、已報完成。"
    )
    assert problem.comment.text == f"第{other}行「存在問題及下步措施」：是公式；請改成文字或數字。"
    commented = {cell.coordinate for line in page.iter_rows() for cell in line if cell.comment}
    coloured = {cell.coordinate for line in page.iter_rows() for cell in line if cell.fill.fgColor.rgb == "FFFF7C80"}
    assert commented == coloured == {status.coordinate, problem.coordinate}
    assert (page.cell(row, filled.column("進展情況")).value, page.column_dimensions["B"].width) == ("已公開", 41)
    kept = page.cell(row, own)
    assert (kept.font.bold, kept.data_type, kept.hyperlink) == (True, "s", None)
    assert "f" not in {cell.data_type for line in page.iter_rows() for cell in line}
    assert not page.row_dimensions[other].hidden
    assert sheet.read_bytes() == before
    # Mended and sent in again it is taken; a copy that is there already stays.
    mended = Filled(copy)
    mended.write("29", 狀態="推進中")
    mended.write("30", 存在問題及下步措施="缺數據")
    assert desk("sheet", "in", copy).code == 0
    assert [entry["task"] for entry in registered(desk)] == [29, 30]
    for _ in range(3):
        assert desk("sheet", "in", sheet).stdout.endswith("（2）.xlsx\n")
    assert sorted(file.name for file in copy.parent.iterdir()) == [sheet.name, f"{sheet.stem}（2）.xlsx"]


def test_the_same_faults_of_the_same_sheet_make_one_copy(desk: Program, sheet: Path) -> None:
    Filled(sheet).write("29", 狀態="已辦結")
    first = desk("sheet", "in", sheet)
    [copy] = sheet.with_name("退回修改").iterdir()
    at = copy.stat().st_mtime_ns
    assert desk("sheet", "in", sheet).stdout == first.stdout
    assert desk("sheet", "in", sheet, "--good-rows").stdout.splitlines()[-1] == first.stdout.splitlines()[-1]
    assert [file.stat().st_mtime_ns for file in copy.parent.iterdir()] == [at]


@pytest.mark.parametrize(
    ("part", "data", "told"),
    [
        ("xl/vbaProject.bin", b"", "裡面有宏；請另存為不帶宏的文件後再導入。"),
        ("customXml/item1.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "裡面引用了外部實體，不能導入。"),
        ("xl/comments/comment1.xml", b"<a>" + b" " * 40_000_000 + b"</a>", "解壓後過大，不像是一份方案。"),
    ],
)
def test_nothing_that_runs_reaches_out_or_swells_is_sent_back(
    desk: Program, sheet: Path, part: str, data: bytes, told: str
) -> None:
    Filled(sheet).write("29", 狀態="已辦結")
    with zipfile.ZipFile(sheet, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(part, data)
    answer = desk("sheet", "in", sheet)
    assert (answer.code, answer.stderr.endswith(f"{told}\n")) == (2, True)
    assert not (sheet.parent / "退回修改").exists()
    assert registered(desk) == []


@pytest.mark.parametrize("data", [b"<a", b"", b"\x00", b"<a/>"])
@pytest.mark.parametrize("kind", ["drawing", "comments", "table"])
def test_a_part_that_is_no_part_of_a_workbook_whatever_it_is_called_ends_in_a_sentence(
    desk: Program, sheet: Path, kind: str, data: bytes
) -> None:
    filled = Filled(sheet)
    filled.write("29", 狀態="已辦結")
    types = "http://schemas.openxmlformats.org"
    relation = f'<Relationship Id="r1" Type="{types}/officeDocument/2006/relationships/{kind}" Target="../a.foo"/>'
    tag = {"drawing": "<drawing {}/>", "table": '<tableParts count="1"><tablePart {}/></tableParts>', "comments": ""}[
        kind
    ]
    tag = tag.format(f'xmlns:r="{types}/officeDocument/2006/relationships" r:id="r1"')
    rels = f'<Relationships xmlns="{types}/package/2006/relationships">{relation}</Relationships>'
    with zipfile.ZipFile(sheet) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    page = parts["xl/worksheets/sheet1.xml"].replace(b"</worksheet>", tag.encode() + b"</worksheet>")
    parts |= {"xl/worksheets/sheet1.xml": page, "xl/worksheets/_rels/sheet1.xml.rels": rels.encode(), "xl/a.foo": data}
    with zipfile.ZipFile(sheet, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    answer = desk("sheet", "in", sheet)
    assert (answer.code, "第" in answer.stderr) == (2, True)
    assert registered(desk) == []


def test_a_part_that_swells_is_refused_whatever_it_is_called(desk: Program, sheet: Path) -> None:
    Filled(sheet).write("29", 狀態="已辦結")
    with zipfile.ZipFile(sheet, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/a.foo", b"<a>" + b" " * 40_000_000 + b"</a>")
    assert desk("sheet", "in", sheet).stderr.endswith("解壓後過大，不像是一份方案。\n")


def test_the_name_of_a_sheet_is_told_in_visible_characters(desk: Program, sheet: Path) -> None:
    Filled(sheet).write("29", 狀態="已辦結")
    renamed = sheet.rename(sheet.with_name("甲\x1b[31m\n乙.xlsx"))
    told = desk("sheet", "in", renamed)
    assert told.stdout.count("甲<U+001B>[31m␊乙.xlsx") == 2
    assert "\x1b" not in told.stdout + told.stderr


def test_a_dry_run_writes_nothing(desk: Program, sheet: Path) -> None:
    Filled(sheet).write("29", 狀態="已辦結")
    assert desk("sheet", "in", sheet, "--dry-run").code == 2
    assert not (sheet.parent / "退回修改").exists()


def test_a_formula_in_a_column_of_the_units_own_hinders_nothing(desk: Program, sheet: Path) -> None:
    filled = Filled(sheet)
    filled.write("29", 狀態="推進中")
    filled.page.cell(filled.row("29"), filled.column("fingerprint") + 1).value = "=TODAY()"
    filled.book.save(sheet)
    assert desk("sheet", "in", sheet).code == 0
    assert [entry["task"] for entry in registered(desk)] == [29]


def test_a_folder_that_comes_back_as_it_went_out_changes_nothing(desk: Program, sheet: Path) -> None:
    answer = desk("sheet", "in", *sheet.parent.glob("*.xlsx"))
    assert (answer.code, answer.stderr) == (0, "")
    assert [line.partition("：")[2] for line in answer.lines] == ["一行也沒有填，沒有登記"]


def test_a_sheet_says_how_many_entries_there_were_when_it_went_out(desk: Program, tmp_path: Path) -> None:
    desk("progress", "set", "12", "--status", "推進中")
    told = desk("ledger", "verify").stdout.rstrip("\n")
    desk("sheet", "out", "--unit", UNIT, "--period", "2015-06", "-o", "六月")
    book = openpyxl.load_workbook(next((tmp_path / "六月").glob("01*.xlsx")))
    assert ("發出時的進展記錄", told) in book["來源"].iter_rows(values_only=True)
    texts = [str(cell.value) for row in book.worksheets[0].iter_rows() for cell in row]
    assert any(text.endswith(f"發出時的進展記錄：{told}") for text in texts)
    kept = told.rstrip("。").split()[-1]
    assert desk("ledger", "verify", "--against", kept).code == 0


def test_the_list_of_a_unit_goes_out_and_comes_back_too(desk: Program, tmp_path: Path) -> None:
    said = ("--unit", UNIT, "--period", "2015-06", "-o", "六月")
    assert desk("sheet", "out", "--layout", "任务清单", *said).code == 0
    sheet = next((tmp_path / "六月").glob("01*任務清單*.xlsx"))
    Filled(sheet).write("29", 辦理狀態="已報完成（待核實）", 進展情況="已公開")
    assert desk("sheet", "in", sheet).stdout.splitlines()[1:] == ["  第29項：未登記 → 已報完成；已公開"]
    assert [(entry["task"], entry["status"]) for entry in registered(desk)] == [(29, "reported_done")]
    refused = desk("sheet", "out", "--layout", "任務分工表", *said[:4], "-o", "另")
    assert (refused.code, refused.stderr) == (
        2,
        "「任務分工表」不是按期填報的表；可用：督查督辦台賬、單位任務清單。\n",
    )


def test_a_sheet_of_several_plans_says_of_each_row_which_plan(fazhi: Program, tmp_path: Path) -> None:
    for folder, plan in (("甲", "suining-2015"), ("乙", "demo-2016")):
        shutil.copytree(DATA, tmp_path / "文庫" / folder)
        tasks = tmp_path / "文庫" / folder / "tasks.yaml"
        text = tasks.read_text("utf-8").replace("id: suining-2015", f"id: {plan}", 1)
        tasks.write_text(
            text.replace("title: 遂寧市深入推進依法行政", f"title: {folder}市深入推進依法行政", 1), "utf-8"
        )

    def office(*arguments: str | Path) -> Answer:
        return fazhi(*arguments, "--data", "文庫", cwd=tmp_path, FAZHI_BY="張三")

    answer = office("sheet", "out", "--unit", UNIT, "--period", "2015-06", "-o", "六月")
    assert (answer.code, answer.stderr) == (0, "已寫1份及目錄，在「六月」。\n")
    [sheet] = (tmp_path / "六月").glob("01*.xlsx")
    filled = Filled(sheet)
    assert [page.title[1] for page in filled.book.worksheets[:2]] == ["乙", "甲"]
    filled.write("demo-2016:29", 狀態="推進中")
    filled.page = filled.book.worksheets[1]
    filled.write("suining-2015:30", 狀態="已辦結")
    refused = office("sheet", "in", sheet)
    told = f"「{filled.page.title}」頁第{filled.row('suining-2015:30')}行「狀態」：「已辦結」不能自報"
    assert (refused.code, told in refused.stderr) == (2, True)
    filled.write("suining-2015:30", 狀態="推進中")
    assert office("sheet", "in", sheet).stdout.splitlines()[1:] == [
        "  demo-2016 第29項：未登記 → 推進中",
        "  suining-2015 第30項：未登記 → 推進中",
    ]
    status = office("sheet", "status", "--period", "2015-06", "--unit", UNIT)
    assert status.lines == [
        f"demo-2016\t市政務公開辦\t3\t1\t23、30\t{date.today()}\tpartly",
        f"suining-2015\t市政務公開辦\t3\t1\t23、29\t{date.today()}\tpartly",
    ]
    # Back at a desk that has one of the two plans alone, it is another desk's.
    other = fazhi("sheet", "in", sheet, cwd=tmp_path, FAZHI_LEDGER=str(tmp_path / "另.db"))
    assert "是方案「demo-2016」的填報表" in other.stderr


@pytest.mark.parametrize(("period", "words"), [("2015-06", "2015年6月"), ("2015-Q2", "2015年第2季度")])
def test_who_has_reported_is_told_under_the_words_of_the_period(
    desk: Program, tmp_path: Path, period: str, words: str
) -> None:
    desk("sheet", "status", "--period", period, "--unit", UNIT, "-o", "填報.html")
    assert f"<h1>{words}填報情況一覽</h1>" in (tmp_path / "填報.html").read_text(encoding="utf-8")


def test_what_the_register_would_refuse_is_a_fault_of_its_row(desk: Program, sheet: Path) -> None:
    desk("progress", "set", "29", "--status", "已報完成")
    desk("progress", "accept", "29")
    filled = Filled(sheet)
    filled.write("29", 狀態="推進中")
    filled.write("30", 狀態="推進中")
    shown = desk("sheet", "in", sheet, "--dry-run")
    told = f"：第{filled.row('29')}行「狀態」：第29項（{UNIT}）現在是「已辦結」，不能登記「進展」。\n"
    assert (shown.code, shown.stderr.endswith(told)) == (2, True)
    desk("sheet", "in", sheet, "--good-rows")
    assert [(entry["task"], entry["act"]) for entry in registered(desk)] == [
        (29, "report"), (29, "accept"), (30, "report"),
    ]  # fmt: skip


def test_rows_that_were_sorted_and_columns_that_were_added_come_back_all_the_same(desk: Program, sheet: Path) -> None:
    filled = Filled(sheet)
    filled.write("29", 狀態="推進中", 任務="政務公開")
    upper, lower = filled.row("29"), filled.row("30")
    for column in range(1, filled.column("fingerprint") + 1):
        above, below = filled.page.cell(upper, column), filled.page.cell(lower, column)
        above.value, below.value = below.value, above.value
    filled.page.insert_cols(3)
    filled.page.cell(filled.head, 3).value = "科室意見"
    filled.page.cell(lower, 3).value = "同意"
    filled.book.save(sheet)
    assert desk("sheet", "in", sheet).stdout.splitlines()[1:] == [
        "  第29項：未登記 → 推進中",
        "    提示：表上的任務寫作「政務公開」，按序號是「完善政務公開制度」，按後者登記",
    ]


def test_a_row_that_shows_another_task_than_its_hidden_ref_is_entered_for_none(desk: Program, sheet: Path) -> None:
    """As where only the columns in sight were sorted: its unit wrote beside what it saw, and what is right of the others stays."""
    filled = Filled(sheet)
    filled.write("29", 狀態="推進中", 方案序號="30")
    filled.write("30", 狀態="已報完成")
    row = filled.row("29")
    told = f"第{row}行「方案序號」：表上是第30項，隱藏的序號是第29項，不知道填的是哪一項；請照發出的表改回。"
    assert told in desk("sheet", "in", sheet).stderr
    desk("sheet", "in", sheet, "--good-rows")
    assert [entry["task"] for entry in registered(desk)] == [30]


@pytest.mark.parametrize(
    ("number", "title"),
    [
        (
            "29",
            "拓展政務公開範圍",
        ),  # the number was sorted with the ref, and the title was not: 第31項, another unit’s
        ("", "政務公開"),  # no number stands beside it
    ],
)
def test_a_title_of_another_task_or_without_a_number_is_not_taken_for_the_hidden_one(
    desk: Program, sheet: Path, number: str, title: str
) -> None:
    filled = Filled(sheet)
    filled.write("29", 狀態="推進中", 方案序號=number, 任務=title)
    told = f"「任務」：表上的任務寫作「{title}」，隱藏的序號是第29項「完善政務公開制度」，不知道填的是哪一項"
    assert told in desk("sheet", "in", sheet).stderr
    assert registered(desk) == []


def test_a_sheet_that_wps_saved_comes_back(desk: Program, sheet: Path) -> None:
    """Sorted, filtered, with a column of the unit's own in the middle, texts in other places, and days as people write them."""
    filled = Filled(sheet)
    filled.write("29", 狀態="推進中", 進展情況="6月20日已公開", 備註="20150620")
    filled.write("30", 狀態="已报完成（待核实）")
    filled.page.cell(filled.row("30"), filled.column("進展情況")).value = date(2015, 6, 20)
    filled.page.insert_cols(filled.column("狀態"))
    filled.page.cell(filled.head, filled.column("狀態") - 1).value = "科室意見"
    upper, lower = filled.row("29"), filled.row("30")
    for column in range(1, filled.column("fingerprint") + 1):
        above, below = filled.page.cell(upper, column), filled.page.cell(lower, column)
        above.value, below.value = below.value, above.value
        above.number_format, below.number_format = below.number_format, above.number_format
    filled.page.auto_filter.add_filter_column(filled.column("狀態") - 1, ["推進中"])
    filled.page.row_dimensions[filled.row("30")].hidden = True
    filled.book.save(sheet)
    wps.saved_by_wps(sheet)
    answer = desk("sheet", "in", sheet, "--day", "2015-06-24")
    assert (answer.code, answer.stderr) == (0, "")
    notes = {entry["task"]: (entry["status"], entry["note"]) for entry in registered(desk)}
    assert notes == {
        29: ("in_progress", "6月20日已公開；備註：20150620"),
        30: ("reported_done", "2015年6月20日"),
    }
    # And goes back marked, where it is wrong.
    wrong = Filled(sheet)
    wrong.write("29", 狀態="好了")
    wps.saved_by_wps(sheet)
    assert desk("sheet", "in", sheet).code == 2
    [copy] = sheet.with_name("退回修改").iterdir()
    page = openpyxl.load_workbook(copy).worksheets[0]
    comment = page.cell(wrong.row("29"), wrong.column("狀態")).comment
    assert comment is not None
    assert "「好了」不能自報" in comment.text


def test_the_rows_of_what_goes_back_still_grow_with_what_is_typed(desk: Program, sheet: Path) -> None:
    filled = Filled(sheet)
    filled.write("29", 狀態="好了")
    assert desk("sheet", "in", sheet).code == 2
    [copy] = sheet.with_name("退回修改").iterdir()
    rows = zipfile.ZipFile(copy).read("xl/worksheets/sheet1.xml").decode()
    heights = {int(number): form for number, form in re.findall(r'<row r="(\d+)"([^>]*)>', rows)}
    assert "ht=" in heights[filled.row("29")]
    assert "customHeight" not in heights[filled.row("29")]
    assert "customHeight" in heights[1]  # the title, over merged cells


def test_a_task_that_is_not_the_units_and_a_row_twice(desk: Program, sheet: Path) -> None:
    filled = Filled(sheet)
    filled.write("29", 狀態="推進中")
    filled.write("30", 狀態="推進中", ref="77")
    assert f"第77項不是{UNIT}的任務。\n" in desk("sheet", "in", sheet).stderr
    filled.write("77", ref="34")  # 市司法局's
    assert f"第34項不是{UNIT}的任務。\n" in desk("sheet", "in", sheet).stderr
    filled.write("34", ref="29")
    assert "第29項已經在第" in desk("sheet", "in", sheet).stderr
    assert registered(desk) == []


def test_a_sheet_of_another_plan_or_period(desk: Program, sheet: Path) -> None:
    filled = Filled(sheet)
    filled.write("29", 狀態="推進中")
    assert desk("sheet", "in", sheet, "--period", "2015-07").stderr.endswith(
        "：是2015-06這一期的填報表，不是2015-07的。\n"
    )
    sources = filled.book["來源"]
    next(row for row in sources.iter_rows() if row[0].value == "方案編號")[1].value = "demo-2016"
    filled.book.save(sheet)
    assert "是方案「demo-2016」的填報表" in desk("sheet", "in", sheet).stderr
    assert registered(desk) == []


def test_what_is_no_such_sheet(desk: Program, sheet: Path, tmp_path: Path) -> None:
    filled = Filled(sheet)
    filled.write("29", 狀態="推進中", 進展情況="=1+1")
    assert f"第{filled.row('29')}行「進展情況」：是公式；請改成文字或數字。\n" in desk("sheet", "in", sheet).stderr
    (tmp_path / "壞.xlsx").write_bytes(b"PK\3\4")
    assert desk("sheet", "in", "壞.xlsx").stderr.startswith("壞.xlsx：「壞.xlsx」不能讀入：")
    next(row for row in filled.book["來源"].iter_rows() if row[0].value == "期次")[1].value = "六月"
    filled.book.save(sheet)
    filled.write("29", 進展情況="已公開")
    assert "不是發出的填報表" in desk("sheet", "in", sheet).stderr
    openpyxl.Workbook().save(tmp_path / "空.xlsx")
    assert "不是發出的填報表" in desk("sheet", "in", "空.xlsx").stderr
    (tmp_path / "表.xls").write_bytes(b"")
    assert "請在WPS或Excel中另存為.xlsx後再交回。\n" in desk("sheet", "in", "表.xls").stderr
    assert registered(desk) == []


def test_a_period_that_is_none(desk: Program) -> None:
    answer = desk("sheet", "out", "--period", "六月", "-o", "六月")
    assert (answer.code, answer.stderr) == (2, "沒有「六月」這種期次；請寫年月或季度，如 2015-06、2015-Q2。\n")


def test_who_has_not_reported_is_told_with_the_tasks_that_are_missing(desk: Program, sheet: Path) -> None:
    asked = ("sheet", "status", "--period", "2015-06", "--unit", UNIT)
    assert desk(*asked).lines == ["市政務公開辦\t3\t0\t23、29、30\t\tmissing"]
    filled = Filled(sheet)
    filled.write("29", 狀態="推進中", 進展情況="本月無新進展")
    filled.book.save(sheet)
    assert desk("sheet", "in", sheet, "--day", "2015-06-20").code == 0
    assert desk(*asked).lines == ["市政務公開辦\t3\t1\t23、30\t2015-06-20\tpartly"]
    assert desk(*asked[:3], "2015-07", *asked[4:]).lines == ["市政務公開辦\t3\t0\t23、29、30\t\tmissing"]
    for task in ("23", "30"):
        desk(
            "progress", "set", task, "--unit", UNIT, "--status", "推進中", "--period", "2015-06", "--day", "2015-06-22"
        )
    assert desk(*asked).lines == ["市政務公開辦\t3\t3\t\t2015-06-22\treturned"]


def test_all_units_are_counted_under_the_table(desk: Program) -> None:
    answer = desk("sheet", "status", "--period", "2015-06", "-f", "table")
    assert answer.stdout.splitlines()[-1] == "應報23個單位：已報0個，未報齊0個，未報23個。「本月無新進展」也是填報。"


def test_a_period_is_needed(desk: Program) -> None:
    answer = desk("sheet", "status")
    assert (answer.code, answer.stderr) == (2, "請用 --period 寫明是哪一期的填報，如 2015-06。\n")


def test_a_sheet_goes_to_each_unit_whether_that_is_said_or_not(desk: Program, tmp_path: Path) -> None:
    said = ("--period", "2015-06", "--return-by", "2015-06-25", "--unit", UNIT)
    answer = desk("sheet", "out", "--each", "unit", *said, "-o", "六月")
    assert (answer.code, answer.stderr) == (0, "已寫1份及目錄，在「六月」。\n")
    wrong = desk("sheet", "out", "--each", "chapter", *said, "-o", "七月")
    assert (wrong.code, wrong.stderr) == (2, "--each 沒有「chapter」這個值；可用：unit（單位）。\n")
    assert not (tmp_path / "七月").exists()


def test_a_sheet_is_not_due_before_its_period_has_begun(desk: Program, tmp_path: Path) -> None:
    for period, first in (("2015-06", "2015-06-01"), ("2015-Q2", "2015-04-01")):
        said = ("sheet", "out", "--unit", UNIT, "--period", period, "-o", period)
        early = desk(*said, "--return-by", "2014-06-25")
        assert (early.code, early.stderr) == (
            2,
            f"{period}這一期還沒有開始，不能在2014-06-25之前交回；請看 --return-by 的年月有沒有寫錯。\n",
        )
        assert not (tmp_path / period).exists()
        assert desk(*said, "--return-by", first).code == 0


def test_evidence_that_comes_with_a_sheet_is_known_again(desk: Program, sheet: Path) -> None:
    """The files lie beside the sheet; what lies elsewhere is not looked at, for a unit wrote the names."""
    (sheet.parent / "佐證").mkdir()
    (sheet.parent / "佐證" / "甲 1.txt").write_bytes(b"abc")
    (sheet.parent / "乙.txt").write_bytes(b"")
    (sheet.parent.parent / "外.txt").write_bytes(b"abc")
    (sheet.parent / "鏈.txt").symlink_to(sheet.parent.parent / "外.txt")
    abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    nothing = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    expected = {
        "佐證\\甲 1.txt": abc,
        "乙.txt、佐證/甲 1.txt": f"{nothing}、{abc}",
        "乙.txt\n乙.txt": f"{nothing}、{nothing}",
        "乙.txt、丙.txt": None,
        "../外.txt": None,
        "鏈.txt": None,
        str(sheet.parent / "乙.txt"): None,
        "乙.txt/": None,
        "//server/乙.txt": None,
        "C:乙.txt": None,
        "佐" * 300: None,
        "已寄": None,
        "https://www.example.com/a.pdf": None,
    }
    for evidence, checksum in expected.items():
        Filled(sheet).write("29", 狀態="推進中", 佐證材料=evidence)
        answer = desk("sheet", "in", sheet)
        assert (answer.code, registered(desk)[-1]["sha256"]) == (0, checksum), evidence
        hint = "    提示：佐證材料不在表所在的文件夾裡，沒有記下校驗值"
        assert (hint in answer.lines) == (checksum is None and ".txt" in evidence), evidence
    assert len(registered(desk)) == len(expected)
    # What comes later beside the same sheet is entered, and only once.
    (sheet.parent / "丙.txt").write_bytes(b"abc")
    Filled(sheet).write("29", 狀態="推進中", 佐證材料="乙.txt、丙.txt")
    for _ in range(2):
        desk("sheet", "in", sheet)
    assert len(registered(desk)) == len(expected) + 1
    assert registered(desk)[-1]["sha256"] == f"{nothing}、{abc}"


def test_a_sheet_that_is_read_again_after_a_later_one_changes_nothing(
    desk: Program, sheet: Path, tmp_path: Path
) -> None:
    Filled(sheet).write("29", 狀態="未啟動")
    desk("sheet", "in", sheet, "--day", "2015-06-24")
    desk("sheet", "out", "--unit", UNIT, "--period", "2015-07", "-o", "七月")
    [july] = (tmp_path / "七月").glob("01*.xlsx")
    Filled(july).write("29", 狀態="已報完成")
    desk("sheet", "in", july, "--day", "2015-07-24")
    desk("progress", "accept", "29", "--unit", UNIT, "--day", "2015-07-25")
    again = desk("sheet", "in", sheet, july)
    assert [line for line in again.lines if line.startswith("  ")] == ["  第29項：已經登記，沒有變化"] * 2
    assert len(registered(desk)) == 3


def test_a_sheet_that_comes_after_that_of_a_later_period(desk: Program, sheet: Path) -> None:
    desk("progress", "set", "29", "--unit", UNIT, "--status", "推進中", "--period", "2015-07", "--day", "2015-07-24")
    Filled(sheet).write("29", 狀態="未啟動")
    answer = desk("sheet", "in", sheet, "--day", "2015-07-25")
    assert answer.lines[1:] == [
        "  第29項：推進中 → 未啟動",
        "    提示：以後各期已經報過，這一期補登，不改現在的狀態",
    ]
    shown = ("progress", "--id", "29", "--unit", UNIT, "--today", "2015-07-26", "--fields", "status,period")
    assert desk(*shown).lines == ["in_progress\t2015-07"]


def test_what_cannot_be_known_is_a_fault_and_never_left_out(desk: Program, sheet: Path) -> None:
    """Columns deleted, renamed or doubled, rows added by hand: no word that a unit wrote goes by in silence, with --good-rows neither."""
    blank = sheet.read_bytes()

    def told(change: Callable[[Filled], object]) -> str:
        sheet.write_bytes(blank)
        filled = Filled(sheet)
        filled.write("29", 狀態="推進中", 進展情況="已公開")
        change(filled)
        filled.book.save(sheet)
        answer = desk("sheet", "in", sheet, "--good-rows")
        assert answer.code == 2
        return answer.stderr

    def renamed(heading: str, other: str) -> Callable[[Filled], object]:
        def change(filled: Filled) -> None:
            filled.page.cell(filled.head, filled.column(heading)).value = other

        return change

    def doubled(filled: Filled) -> None:
        filled.page.insert_cols(2)
        filled.page.cell(filled.head, 2).value = "狀態"
        filled.page.cell(filled.row("29"), 2).value = "已報完成"

    head = Filled(sheet).head
    assert told(lambda filled: filled.page.delete_cols(filled.column("ref"))).endswith(
        "裡沒有隱藏的「ref」欄，認不出各行是哪項任務；這一欄可能已被刪去，請照發出的表填寫。\n"
    )
    for heading, other in (("進展情況", "工作進展"), ("狀態", "當前狀態"), ("佐證材料", "附件")):
        missing = f"：第{head}行：表上沒有「{heading}」欄：欄名改過，或這一欄已刪去；請照發出的表改回。\n"
        assert told(renamed(heading, other)).endswith(missing)
    assert told(doubled).endswith(
        f"：第{head}行「狀態」：有兩欄都是這個名稱，不知道讀哪一欄；請把自加的一欄改個名稱。\n"
    )
    assert registered(desk) == []

    def added(filled: Filled) -> None:
        row = filled.row("30") + 1
        filled.page.insert_rows(row)
        filled.page.cell(row, filled.column("狀態")).value = "已报完成"

    assert "行「狀態」：這一行填了狀態，但沒有隱藏的序號，認不出是哪項任務；自加的行不能登記。\n" in told(added)
    assert [entry["task"] for entry in registered(desk)] == [29]


def test_headings_with_blanks_and_a_page_that_was_hidden_are_read_all_the_same(desk: Program, sheet: Path) -> None:
    filled = Filled(sheet)
    filled.write("29", 狀態="推進中", 進展情況="已公開")
    filled.page.cell(filled.head, filled.column("進展情況")).value = "進 展\n情況 "
    filled.page.cell(filled.head, filled.column("fingerprint")).value = None
    filled.book.create_sheet("說明", 0)["A1"] = "見下頁"
    filled.page.sheet_state = "hidden"
    filled.book.save(sheet)
    answer = desk("sheet", "in", sheet)
    assert (answer.code, [entry["note"] for entry in registered(desk)]) == (0, ["已公開"])


def test_what_a_failed_formula_left_is_no_report(desk: Program, sheet: Path) -> None:
    Filled(sheet).write("29", 狀態="推進中", 進展情況="#REF!")
    answer = desk("sheet", "in", sheet)
    assert (answer.code, registered(desk)) == (2, [])
    assert answer.stderr.endswith("「進展情況」：是表格軟件的錯誤值；請改成文字。\n")


def test_a_sheet_of_before_says_nothing_of_its_columns(desk: Program, sheet: Path) -> None:
    """Sheets that went out without the list of columns are read as they were: by 狀態 alone."""
    filled = Filled(sheet)
    filled.write("29", 狀態="推進中")
    filled.page.delete_cols(filled.column("佐證材料"))
    sources = filled.book["來源"]
    row = next(row[0].row for row in sources.iter_rows() if row[0].value == "填報欄")
    sources.delete_rows(row)
    filled.book.save(sheet)
    assert desk("sheet", "in", sheet).code == 0


def test_what_is_closed_is_asked_for_no_more_and_hinders_no_sheet(desk: Program, sheet: Path) -> None:
    """第29項 was closed in May: in June it is not due, and a unit that says again that it is done has its other rows entered."""
    said = ("--unit", UNIT, "--by", "督查室/李某")
    desk("progress", "set", "29", "--status", "已報完成", "--day", "2015-05-20", *said)
    desk("progress", "accept", "29", "--day", "2015-05-28", *said)
    asked = ("sheet", "status", "--unit", UNIT, "--fields", "tasks,returned,missing", "--period")
    assert desk(*asked, "2015-05").lines == ["3\t0\t23、29、30"]
    assert desk(*asked, "2015-06").lines == ["2\t0\t23、30"]
    filled = Filled(sheet)
    filled.write("29", 狀態="已報完成", 進展情況="已公開")
    filled.write("30", 狀態="推進中")
    answer = desk("sheet", "in", sheet, "--day", "2015-06-24")
    assert (answer.code, answer.lines[1:]) == (
        0,
        ["  第29項：已辦結，不用再報，這一行沒有登記", "  第30項：未登記 → 推進中"],
    )
    assert desk(*asked, "2015-06").lines == ["2\t1\t23"]
    # What is said otherwise of it is for the office to decide.
    filled.write("29", 狀態="推進中")
    answer = desk("sheet", "in", sheet, "--day", "2015-06-25")
    assert answer.code == 2
    assert "現在是「已辦結」，不能登記「進展」。" in answer.stderr


def test_a_unit_that_has_finished_everything_is_not_asked(desk: Program) -> None:
    for task in ("23", "29", "30"):
        said = ("--unit", UNIT, "--day", "2015-05-20", "--by", "督查室/李某")
        desk("progress", "terminate", task, "--basis", "遂府發〔2015〕10號", *said)
    assert desk("sheet", "status", "--period", "2015-06", "--unit", UNIT).lines == []
    desk("progress", "assign", "29", "--unit", UNIT, "--day", "2015-05-25", "--by", "督查室/李某")
    asked = ("sheet", "status", "--unit", UNIT, "--fields", "missing", "--period", "2015-06")
    assert desk(*asked).lines == ["29"]
