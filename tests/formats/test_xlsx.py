"""Excel files, read back by a program of other authors."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from io import BytesIO
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree
from zipfile import ZipFile

import openpyxl
import pytest

from fazhi_cli.asked.selection import Selection
from fazhi_cli.formats import xlsx
from fazhi_cli.formats.document import Box, Cell, Document, FillIn, Section, Table, TableColumn, TableRow, cell
from fazhi_cli.formats.punctuation import full_width
from fazhi_cli.formats.xlsx_size import height, side_by_side
from fazhi_cli.layouts import checklists as layouts
from fazhi_cli.plan.script import simplified
from tests.formats.rendering import rendered

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

    from fazhi_cli.session import Session

DAY = date(2015, 3, 1)
STATES = ("未啟動", "推進中", "已報完成（待核實）", "持續推進", "已申報待批")
TABLE = Table(
    columns=(TableColumn("序號", 10, "center"), TableColumn("任務", 70), TableColumn("狀態", 20, "center", STATES)),
    rows=(
        Section("一、依法全面履行政府職能"),
        TableRow((cell("1"), cell("=1+1", "第二行"), cell()), "1", "0123456789ab"),
        Section("二、健全依法決策機制"),
        TableRow((cell("2"), cell(Box("已完成")), cell()), "2.1", "ba9876543210"),
    ),
    divided_by="章",
)
DONE = ("已報完成（待核實）", "已辦結", "暫緩", "終止", "已报完成（待核实）", "已办结", "暂缓", "终止")
"""The states in which no limit runs, in either script."""

SHEET = Document(
    "register",
    "督查督辦台賬",
    (TABLE,),
    lines=("某實施方案",),
    landscape=True,
    signatures=("填報人：", "審核人："),
    notes=("甲。",),
)


def opened(document: Document) -> Worksheet:
    return openpyxl.load_workbook(BytesIO(xlsx.render_document(document))).worksheets[0]


def values(sheet: Worksheet) -> list[list[Any]]:
    return [[value for value in row if value is not None] for row in sheet.iter_rows(values_only=True)]


def test_the_words_come_back_in_their_order() -> None:
    assert values(opened(SHEET)) == [
        ["督查督辦台賬"],
        ["某實施方案"],
        ["序號", "任務", "狀態", "章", "ref", "fingerprint"],
        [1, "=1+1\n第二行", "一、依法全面履行政府職能", "1", "0123456789ab"],
        [2, "□已完成", "二、健全依法決策機制", "2.1", "ba9876543210"],
        ["填報人：", "審核人："],
        ["注："],
        ["1. 甲。"],
    ]


def test_a_heading_of_all_rows_stands_above_them_and_one_that_columns_say_nowhere() -> None:
    first, row, _second, other = TABLE.rows
    of_one = opened(SHEET._replace(tables=(TABLE._replace(rows=(first, row, other)),)))
    assert values(of_one)[1:4] == [
        ["某實施方案"],
        ["一、依法全面履行政府職能"],
        ["序號", "任務", "狀態", "ref", "fingerprint"],
    ]
    told = opened(SHEET._replace(tables=(TABLE._replace(divided_by=""),)))
    assert values(told)[2] == ["序號", "任務", "狀態", "ref", "fingerprint"]


@pytest.mark.parametrize("layout", ["assignment", "register", "duties", "closing", "checks"])
def test_the_whole_plan_keeps_rows_words_and_order(session: Session, layout: str) -> None:
    document = layouts.build(session.question(Selection(today=DAY)), layout)
    sheet = openpyxl.load_workbook(BytesIO(rendered(document, "xlsx"))).worksheets[0]
    [table] = document.workbook
    expected = [[column.heading for column in table.columns]]
    for row in table.rows:
        assert isinstance(row, TableRow)
        expected.append(
            [str(datetime.combine(each.day, time())) if each.day else full_width(each.text) for each in row.cells]
        )
    top = 3 + len(document.lines)
    shown = sheet.iter_rows(min_row=top, max_row=top + len(table.rows), max_col=len(table.columns), values_only=True)
    assert [["" if value is None else str(value) for value in row] for row in shown] == expected
    refs = [row.ref for row in table.rows if isinstance(row, TableRow)]
    column = sheet.iter_cols(
        min_col=len(table.columns) + 1, max_col=len(table.columns) + 1, min_row=top + 1, values_only=True
    )
    assert [value for value in next(column) if value] == refs


def test_a_day_is_a_day_and_is_coloured_by_rule(session: Session) -> None:
    document = layouts.build(session.question(Selection(today=DAY, id=("10", "11"))), "register")
    sheet = openpyxl.load_workbook(BytesIO(rendered(document, "xlsx"))).worksheets[0]
    top = 4 + len(document.lines)
    headings = [cell.value for cell in sheet[top - 1]]
    first = headings.index("到期日")
    assert [cell.value for cell in sheet[top]][first : first + 2] == [datetime(2015, 4, 30), datetime(2015, 5, 31)]
    assert sheet[top][first].number_format == 'yyyy"年"m"月"d"日"'
    rules = {str(each.sqref): [rule.formula[0] for rule in each.rules] for each in sheet.conditional_formatting}
    is_open = ",".join(f'$K{top}<>"{state}"' for state in DONE)
    assert rules == {
        f"{letter}{top}:{letter}{top + 1}": [
            # Past is what is past in either reading; the strict day alone is a warning.
            f"AND(ISNUMBER(${letter}{top}),{is_open},MAX($H{top},$I{top})<DATE(2015,3,1))",
            f"AND(ISNUMBER(${letter}{top}),{is_open},${letter}{top}<=DATE(2015,3,1)+15)",
        ]
        for letter in ("H", "I")
    }
    assert sheet.freeze_panes == f"C{top}"
    [key] = [str(cell.value) for cell in sheet["A"] if "淺黃為15日內到期" in str(cell.value)]
    assert "到期日底色按2015年3月1日計" in key
    assert key.endswith("狀態為已報完成、已辦結、暫緩或終止的不着色。")


def test_what_is_made_today_is_coloured_by_the_day_on_which_it_is_opened(session: Session) -> None:
    document = layouts.build(session.question(Selection(today=date.today(), id=("10",))), "register")
    sheet = openpyxl.load_workbook(BytesIO(rendered(document, "xlsx"))).worksheets[0]
    formulas = [rule.formula[0] for each in sheet.conditional_formatting for rule in each.rules]
    assert formulas
    assert all("TODAY()" in formula and "DATE(" not in formula for formula in formulas)
    assert [cell.value for cell in sheet["A"] if "到期日底色按打開文件之日變動" in str(cell.value)]


def test_what_holds_a_state_that_ends_a_matter_loses_its_colour() -> None:
    """As the progress of tasks, which nobody fills in."""
    columns = (TableColumn("到期日", 50, is_limit=True), TableColumn("狀態", 50))
    due = Cell((("2015-03-01",),), DAY)
    rows = (TableRow((due, cell("已辦結"))), TableRow((due, cell("推進中"))))
    sheet = opened(Document("progress", "任務進展", (Table(columns, rows),)))
    formulas = [rule.formula[0] for each in sheet.conditional_formatting for rule in each.rules]
    assert formulas
    assert all('$B3<>"已辦結"' in formula for formula in formulas)


def test_what_is_struck_off_loses_its_colour(session: Session) -> None:
    document = layouts.build(session.question(Selection(today=DAY, id=("10.5",))), "closing")
    sheet = openpyxl.load_workbook(BytesIO(rendered(document, "xlsx"))).worksheets[0]
    top = 4 + len(document.lines)
    letters = {cell.value: cell.coordinate.rstrip("0123456789") for cell in sheet[top - 1]}
    ends = [letters["完成日期"], letters["銷號日期"]]
    is_open = ",".join(f'${letter}{top}=""' for letter in ends)
    formulas = [rule.formula[0] for each in sheet.conditional_formatting for rule in each.rules]
    assert formulas
    assert all(is_open in formula for formula in formulas)
    assert {sheet[f"{letter}{top}"].number_format for letter in ends} == {'yyyy"年"m"月"d"日"'}
    rules = {str(rule.sqref): rule for rule in sheet.data_validations.dataValidation}
    assert {(rules[f"{letter}{top}"].type, rules[f"{letter}{top}"].errorStyle) for letter in ends} == {
        ("date", "information")  # what is no day is taken too
    }
    [key] = [str(cell.value) for cell in sheet["A"] if "淺黃為15日內到期" in str(cell.value)]
    assert key.endswith("；填了完成日期或銷號日期的不着色。")


@pytest.mark.parametrize(
    ("of_columns", "signatures", "parts"),
    [
        ([20.0] * 10, 5, [(0, 2), (2, 4), (4, 6), (6, 8), (8, 10)]),
        ([10.0, 60.0, 10.0, 60.0], 5, [(0, 2), (2, 4)]),  # two in each of three rows
        ([30.0], 2, [(0, 1)]),
    ],
)
def test_who_signs_has_room_for_it(of_columns: list[float], signatures: int, parts: list[tuple[int, int]]) -> None:
    assert side_by_side(of_columns, ["填報人："] * signatures) == parts


def test_what_ends_a_matter_does_so_in_simplified_characters_too(session: Session) -> None:
    document = layouts.build(session.question(Selection(today=DAY, id=("10",))), "register").mapped(simplified)
    sheet = openpyxl.load_workbook(BytesIO(rendered(document, "xlsx"))).worksheets[0]
    formulas = [rule.formula[0] for each in sheet.conditional_formatting for rule in each.rules]
    assert formulas
    assert all(f'<>"{state}"' in formula for formula in formulas for state in DONE)
    [choices] = [each for each in sheet.data_validations.dataValidation if each.type == "list"]
    assert choices.error == "不在列表之中，仍要填入？常用：" + "、".join(choices.formula1.strip('"').split(","))


def test_a_hidden_sheet_says_where_the_workbook_came_from(session: Session) -> None:
    document = layouts.build(session.question(Selection(today=DAY, unit=("市法制辦",), id=("10",))), "duties")
    book = openpyxl.load_workbook(BytesIO(rendered(document, "xlsx")))
    sheet = book["來源"]
    assert sheet.sheet_state == "hidden"
    told = {str(name): str(value) for name, value in sheet.iter_rows(values_only=True)}
    assert told["方案"] == "《遂寧市深入推進依法行政加快建設法治政府實施方案》（suining-2015）"
    assert told["範圍"] == "市法制辦：牽頭、負責26項中的1項（牽頭1項）：第10項"
    assert told["製表日期"] == "2015年3月1日"
    assert re.fullmatch(r"fazhi \d.*", told["程序"])
    assert re.fullmatch("[0-9a-f]{12}", told["方案文字指紋"])
    assert told["生效的調整"] == "無"
    assert book.properties.title == document.full_title


def test_what_is_filled_in_of_the_whole_sheet_stands_above_its_rows() -> None:
    """As the number of a case; what is filled in of a task has columns."""
    of_case = (FillIn((("案號：",),)), FillIn((("當事人：",),)))
    of_task = FillIn((("進展情況：",),), "1")
    [table] = SHEET.tables
    document = SHEET._replace(tables=(table._replace(rows=(*of_case, *table.rows, of_task)),))
    shown = values(opened(document))
    assert shown[:4] == [
        ["督查督辦台賬"],
        ["某實施方案"],
        ["案號：__________　當事人：__________"],
        ["序號", "任務", "狀態", "章", "ref", "fingerprint"],
    ]
    assert not [row for row in shown if "進展情況" in str(row)]


def test_what_excel_cannot_hold_or_show_is_said() -> None:
    table = Table((TableColumn("內容", 100),), (TableRow((cell("字" * 40000),), "7"),))
    sheet = opened(Document("show", "任務", (table,)))
    text = str(sheet["A3"].value)
    assert len(text) == 32767
    assert text.endswith("…（此格超過Excel單格32767字的上限，其餘從略，全文見方案）")
    assert sheet["A5"].value == "1. 「7」所在的行超過Excel的最高行高（409磅），字在格內，未全部顯示。"


def test_text_is_never_a_formula() -> None:
    sheet = opened(SHEET)
    assert sheet["B4"].data_type == "s"
    assert b"<f>" not in ZipFile(BytesIO(xlsx.render_document(SHEET))).read("xl/worksheets/sheet1.xml")


@pytest.mark.parametrize(
    ("texts", "read"),
    [
        (["3", "0", "-12", ""], [3, 0, -12, None]),
        (["1", "1.10"], ["1", "1.10"]),
        (["007", "8"], ["007", "8"]),
        (["1234567890123456"], ["1234567890123456"]),
        (["3", "約3"], ["3", "約3"]),
    ],
)
def test_a_column_of_whole_numbers_can_be_added_up(texts: list[str], read: list[object]) -> None:
    table = Table((TableColumn("項數", 100),), tuple(TableRow((cell(text),)) for text in texts))
    sheet = opened(Document("stats", "統計", (table,)))
    assert [sheet.cell(number, 1).value for number in range(3, 3 + len(texts))] == read


def test_the_columns_for_reading_back_are_hidden_and_not_printed() -> None:
    sheet = opened(SHEET)
    assert [sheet.column_dimensions[letter].hidden for letter in "ABCDE"] == [False, False, False, False, True]
    assert sheet.print_area == "'督查督辦台賬'!$A$1:$D$8"


def test_heads_stay_in_sight_repeat_on_paper_and_filter() -> None:
    sheet = opened(SHEET)
    assert sheet.freeze_panes == "C4"
    assert sheet.print_title_rows == "$3:$3"
    assert sheet.auto_filter.ref == "A3:F5"  # with the hidden ref and fingerprint: they are sorted with their rows


@pytest.mark.parametrize(("landscape", "orientation"), [(True, "landscape"), (False, "portrait")])
@pytest.mark.parametrize(("times", "is_on_one"), [(1, True), (30, False)])
def test_it_prints_on_the_width_of_an_a4_page_and_a_short_one_on_one(
    landscape: bool, orientation: str, times: int, is_on_one: bool
) -> None:
    table = TABLE._replace(rows=TABLE.rows * times)
    sheet = opened(SHEET._replace(landscape=landscape, tables=(table,), signatures=()))
    setup = sheet.page_setup
    assert (setup.paperSize, setup.orientation) == (9, orientation)
    fitting = sheet.sheet_properties.pageSetUpPr
    assert fitting is not None
    assert fitting.fitToPage
    assert (setup.fitToWidth or 1) == 1
    assert (setup.fitToHeight in (None, 1)) is is_on_one


@pytest.mark.parametrize("times", [1, 30])
def test_what_is_filled_in_is_fitted_to_the_width_alone(times: int) -> None:
    sheet = opened(SHEET._replace(tables=(TABLE._replace(rows=TABLE.rows * times),)))
    assert sheet.page_setup.fitToHeight == 0


def test_no_column_is_a_tower_of_short_lines() -> None:
    columns = (TableColumn("方案序號", 50), TableColumn("條件", 1), TableColumn("內容", 1), TableColumn("備註", 48))
    row = TableRow((cell("1"), cell("甲" * 26), cell("乙" * 101), cell("丙")))
    sheet = opened(SHEET._replace(tables=(Table(columns, (row,)),)))
    assert (sheet.column_dimensions["B"].width, sheet.column_dimensions["C"].width) == pytest.approx(
        (14.7, 32.1), abs=0.1
    )


def test_the_unit_of_its_widths_is_a_digit_of_a_face_that_the_file_names() -> None:
    """Where Calibri is missing, as on a desk with WPS alone, columns would be a third wider, and all be printed smaller."""
    styles = ElementTree.fromstring(ZipFile(BytesIO(xlsx.render_document(SHEET))).read("xl/styles.xml"))
    main = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
    fonts = styles.findall(f"{main}fonts/{main}font")
    names = [font.find(f"{main}name").get("val") for font in fonts]  # type: ignore[union-attr]
    assert names[0] == "宋体"
    assert set(names) <= {"宋体", "仿宋", "楷体", "黑体"}
    assert not [font for font in fonts if font.find(f"{main}scheme") is not None]  # of a theme, whose face is Calibri


def test_a_column_of_days_has_room_for_the_longest_and_a_list_of_numbers_for_its_line() -> None:
    """A day that has no room is #### in Excel; a line would end within 12-22."""
    columns = (TableColumn("方案序號", 80), TableColumn("到期日", 10), TableColumn("牽頭任務", 10))
    listed = "1、5、9、10、12-22、24、25"
    row = TableRow((cell("1"), Cell((("2015-03-01",),), date(2015, 3, 1)), cell(listed)))
    sheet = opened(SHEET._replace(tables=(Table(columns, (row,)),)))
    points = [(sheet.column_dimensions[name].width * 8 - 5) * 0.75 for name in "BC"]
    assert points[0] >= 11 * 8
    assert points[1] >= 11 * (len(listed) + listed.count("、")) / 2


def test_a_unit_chooses_its_status_from_a_list() -> None:
    [rule] = opened(SHEET).data_validations.dataValidation
    assert (rule.type, str(rule.sqref)) == ("list", "C4:C5")
    assert rule.errorStyle == "information"  # the office's own words are taken too
    assert rule.formula1 == '"未啟動,推進中,已報完成（待核實）,持續推進,已申報待批"'


@pytest.mark.parametrize(
    ("text", "width", "points"),
    [
        ("短", 20, 24.0),  # never lower than a line to write on
        ("字" * 45, 18.4, 83.0),  # 9.7 characters of 11 points fit, half of one is kept free: five lines
        ("字\n" * 4 + "字", 18.4, 83.0),
        ("字" * 4000, 21.0, 409.0),  # the highest row that Excel knows
    ],
)
def test_rows_are_high_enough_for_chinese(text: str, width: float, points: float) -> None:
    assert height([text], [width]) == points


def test_a_list_of_numbers_counts_as_the_lines_that_a_program_gives_it() -> None:
    """Programs end a line before the whole list, and then wherever it is full: `units 市法制辦` was cut in its third line."""
    listed = "（1、5、9、10、12、13、14、15、16、17、18、19、20、21、22、24、25、31、32、33、35、36、37、38、39）"
    assert height([f"25項{listed}"], [64.7]) == height(["一\n二\n三"], [64.7])


def test_a_row_grows_with_what_is_typed_and_a_line_over_the_whole_width_keeps_its_height() -> None:
    """Excel, WPS and LibreOffice cut what is typed into a row whose height was set by hand, and fit none to cells that are merged."""
    data = xlsx.render_document(SHEET)
    sheet = ElementTree.fromstring(ZipFile(BytesIO(data)).read("xl/worksheets/sheet1.xml"))
    main = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
    rows = sheet.findall(f"{main}sheetData/{main}row")
    kept = [int(row.get("r", 0)) for row in rows if row.get("customHeight")]
    title_and_plan, foot = [1, 2], [6, 7, 8]
    assert kept == [*title_and_plan, *foot]


def test_several_tables_are_several_sheets_with_names_that_excel_takes() -> None:
    long = "關於深入推進依法行政[試行]:加快建設法治政府的實施方案及其任務分工的若干意見/稿"
    both = SHEET._replace(tables=(TABLE._replace(caption=long), TABLE._replace(caption=long)))
    names = openpyxl.load_workbook(BytesIO(xlsx.render_document(both))).sheetnames
    assert names == [
        "關於深入推進依法行政-試行--加快建設法治政府的實施方案及其任",
        "關於深入推進依法行政-試行--加快建設法治政府的實施方案(2)",
    ]


@pytest.mark.parametrize(
    ("captions", "expected"),
    [
        # Excel counts 𠮷 as two: fifteen of them and one more sign are 31.
        (["𠮷" * 20, "𠮷" * 20], ["𠮷" * 15, "𠮷" * 14 + "(2)"]),
        (["甲" * 30 + "'乙", "'甲'"], ["甲" * 30, "甲"]),
        (["Plan", "PLAN"], ["Plan", "PLAN(2)"]),
        (["History"], ["History(2)"]),
        (["來源"], ["來源(2)"]),
        (["'", "[]"], ["(2)", "--"]),
    ],
)
def test_a_name_made_of_any_title_is_one_that_excel_takes(captions: list[str], expected: list[str]) -> None:
    tables = tuple(TABLE._replace(caption=caption) for caption in captions)
    document = SHEET._replace(tables=tables, sources=(("方案", "某"),))
    names = openpyxl.load_workbook(BytesIO(xlsx.render_document(document))).sheetnames
    assert names == [*expected, "來源"]


def test_a_long_text_of_rare_characters_is_cut_with_a_word_wherever_it_stands() -> None:
    text = "𠮷" * 20000
    table = Table((TableColumn("內容", 100),), (TableRow((cell(text),), "7"),))
    sheet = opened(Document("show", text, (table,)))
    for place in ("A1", "A3"):
        value = str(sheet[place].value)
        assert len(value.encode("utf-16-le")) // 2 in (32766, 32767)
        assert value.endswith("…（此格超過Excel單格32767字的上限，其餘從略，全文見方案）")


def test_the_bytes_do_not_depend_on_the_day() -> None:
    data = xlsx.render_document(SHEET)
    assert data == xlsx.render_document(SHEET)
    about = openpyxl.load_workbook(BytesIO(data)).properties
    assert (about.created, about.title) == (datetime(2015, 1, 1), "督查督辦台賬：某實施方案")
