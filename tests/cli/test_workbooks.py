"""Workbooks that the real program writes, read by a program of other authors: what one sorts, filters and fills in."""

from __future__ import annotations

import shutil
from datetime import datetime
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from fazhi_cli.session import built_in

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from tests.program import Answer

    Fazhi = Callable[..., Answer]

TODAY = ("--today", "2015-03-20")
LAYOUTS = ("assignment", "register", "duties", "closing", "checks")


@pytest.fixture
def workbook(fazhi: Fazhi, tmp_path: Path) -> Callable[..., Workbook]:
    """workbook(*arguments) -> what a call wrote."""

    def written(*arguments: str | Path) -> Workbook:
        file = tmp_path / "out.xlsx"
        answer = fazhi(*arguments, "-o", file, "--force")
        assert (answer.code, answer.stdout) == (0, "")
        return openpyxl.load_workbook(file)

    return written


def head_of(sheet: Worksheet) -> int:
    """The row of headings, by the filter that lies on it."""
    return int(sheet.auto_filter.ref.split(":")[0].lstrip("A"))


def rows_of(sheet: Worksheet) -> list[dict[str, Any]]:
    """The rows within the filter, each by its headings; the hidden columns too."""
    head = head_of(sheet)
    end = int(sheet.auto_filter.ref.split(":")[1].lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
    headings = [str(cell.value) for cell in sheet[head]]
    return [
        dict(zip(headings, (cell.value for cell in sheet[number]), strict=True)) for number in range(head + 1, end + 1)
    ]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_filter_keeps_every_clause(workbook: Callable[..., Workbook], layout: str) -> None:
    """Each row says by itself of which chapter, task and units it is; nothing between the rows divides them."""
    sheet = workbook("checklist", "--layout", layout, "--level", "clause", "--unit", "市法制辦", *TODAY).worksheets[0]
    rows = rows_of(sheet)
    of_chapter = [row["ref"] for row in rows if row["章"] == "二、健全依法決策機制"]
    assert of_chapter == ["9.1", "9.2", "10.1", "10.2", "10.3", "10.4", "10.5"]
    for row in rows:
        assert all(row[heading] for heading in ("方案序號", "任務", "章", "內容", "承擔職責", "牽頭單位", "責任單位"))
    assert sheet.freeze_panes == f"C{head_of(sheet) + 1}"


def test_days_are_days_both_of_them_and_sort_as_such(workbook: Callable[..., Workbook]) -> None:
    rows = rows_of(workbook("checklist", "--layout", "台賬", "--when", "milestone", *TODAY).worksheets[0])
    days = {row["ref"]: (row["到期日"], row["最遲到期日"]) for row in rows}
    assert days == {
        "1": (datetime(2015, 2, 28), datetime(2015, 3, 31)),
        "10": (datetime(2015, 4, 30), datetime(2015, 5, 31)),
        "12": (datetime(2015, 2, 28), datetime(2015, 3, 31)),
        "20": (datetime(2015, 12, 31), datetime(2015, 12, 31)),
        "22": (datetime(2015, 3, 31), datetime(2015, 3, 31)),
        "35": (datetime(2015, 5, 31), datetime(2015, 6, 30)),
    }


CHANGES = """\
changes:
- {id: 1, kind: move, task: 1, day: 2015-09-30, basis: 國發〔2015〕25號, from: 2015-03-10, by: 市法制辦}
- {id: 2, kind: suspend, task: 20, basis: 國發〔2015〕25號, from: 2015-03-10, by: 市法制辦}
"""


def test_of_a_changed_plan_the_day_in_force_is_the_one_that_is_sorted(
    workbook: Callable[..., Workbook], tmp_path: Path
) -> None:
    """A limit that was moved has its new day, one that is suspended none; a month is chosen among days."""
    data = tmp_path / "changed"
    shutil.copytree(built_in(), data, ignore=shutil.ignore_patterns("schema"))
    (data / "changes.yaml").write_text(CHANGES, "utf-8")
    asked = ("checklist", "--layout", "台賬", "--when", "milestone", "--data", data, "--script", "hans", *TODAY)
    rows = rows_of(workbook(*asked).worksheets[0])
    assert {row["ref"]: (row["到期日"], row["最迟到期日"]) for row in rows if row["ref"] in ("1", "20", "35")} == {
        "1": (datetime(2015, 9, 30), datetime(2015, 9, 30)),
        "20": (None, None),
        "35": (datetime(2015, 5, 31), datetime(2015, 6, 30)),
    }
    [suspended] = [row for row in rows if row["ref"] == "20"]
    assert suspended["时限"].startswith("暂缓")


REPORTED = {"未啟動", "推進中", "持續推進", "已報完成（待核實）", "已申報待批"}
SET_BY_OFFICE = {"已辦結", "退回補正", "暫緩", "調整", "終止"}


@pytest.mark.parametrize(
    ("asked", "heading", "states"),
    [
        (("duties", "--unit", "市法制辦"), "辦理狀態", REPORTED),
        (("register", "--unit", "市法制辦"), "狀態", REPORTED),
        (("register",), "狀態", REPORTED | SET_BY_OFFICE),
    ],
)
def test_states_are_offered_by_who_fills_in(
    workbook: Callable[..., Workbook], asked: tuple[str, ...], heading: str, states: set[str]
) -> None:
    """On the sheet of a unit only what it may say of itself; the office's own has the states that the office sets too."""
    sheet = workbook("checklist", "--layout", *asked, *TODAY).worksheets[0]
    [rule] = sheet.data_validations.dataValidation
    assert set(rule.formula1.strip('"').split(",")) == states
    [area] = rule.sqref.ranges
    [column] = [cell.column for cell in sheet[head_of(sheet)] if cell.value == heading]
    assert (area.min_col, area.max_col, area.min_row) == (column, column, head_of(sheet) + 1)
    assert area.max_row == head_of(sheet) + len(rows_of(sheet))


@pytest.mark.parametrize(
    ("call", "headings"),
    [
        (("due",), ["從嚴到期", "從寬到期"]),
        (("tasks",), ["到期日", "最遲到期日"]),
        (("clauses",), []),
        # The day from which a limit runs is not one on which anything is due.
        (("clock", "31", "--from", "2015-04-28"), ["到期日", "順延後"]),
    ],
)
def test_only_days_on_which_something_is_due_are_coloured(
    workbook: Callable[..., Workbook], call: tuple[str, ...], headings: list[str]
) -> None:
    today = () if call[0] == "clock" else TODAY
    sheet = workbook(*call, *today).worksheets[0]
    coloured = {area.min_col for each in sheet.conditional_formatting for area in each.sqref.ranges}
    assert [cell.value for cell in sheet[head_of(sheet)] if cell.column in coloured] == headings
    keys = [str(cell.value) for cell in sheet["A"] if "底色" in str(cell.value)]
    # No state can be chosen here, so that none is said to end the colours.
    assert [key.endswith("有兩種讀法的以從寬的一天為準。") for key in keys] == [True] * bool(headings)


@pytest.mark.parametrize(
    ("call", "heading"),
    [
        (("tasks",), "章"),
        (("case", "行政許可"), "階段"),
        (("units",), "名錄"),
        (("stats",), "統計範圍"),
        (("due", "--by", "month"), "到期月份"),
        # The columns beside it say the same.
        (("duties", "市法制辦"), ""),
        # One heading stands above all rows.
        (("show", "24"), ""),
        (("tasks", "--chapter", "2"), ""),
    ],
)
def test_what_divides_the_rows_of_a_page_is_a_column_named_for_what_it_is(
    workbook: Callable[..., Workbook], call: tuple[str, ...], heading: str
) -> None:
    sheet = workbook(*call).worksheets[0]
    headings = [cell.value for cell in sheet[head_of(sheet)]]
    names = {"章", "階段", "名錄", "統計範圍", "到期月份", "分組"}
    assert [name for name in headings if name in names] == ([heading] if heading else [])
    if call[0] == "show":
        assert "六、強化對行政權力的制約和監督" in [cell.value for cell in sheet["A"]]


def test_a_workbook_has_the_columns_that_its_page_turns_and_the_notes_of_it(workbook: Callable[..., Workbook]) -> None:
    sheet = workbook("clauses", "--id", "39").worksheets[0]
    assert {"行為主體", "報送或對象"} <= set(rows_of(sheet)[0])
    assert any("方案未規定" in str(cell.value) for cell in sheet["A"])


def test_what_is_not_known_of_a_unit_is_one_word(workbook: Callable[..., Workbook]) -> None:
    rows = {row["單位"]: row for row in rows_of(workbook("units").worksheets[0])}
    assert (rows["市外網辦"]["全稱"], rows["市房管局"]["類別"]) == ("未明", "未明")
    assert rows["市直有關部門"]["全稱"] == "統稱"
    assert all(row["全稱"] and row["類別"] for row in rows.values())


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_table_of_a_unit_is_printed_in_seven_points_or_more(workbook: Callable[..., Workbook], layout: str) -> None:
    """Of eleven: all its columns are fitted to the width of a page."""
    sheet = workbook("checklist", "--layout", layout, "--unit", "市法制辦", *TODAY).worksheets[0]
    columns: list[Any] = [column for column in sheet.column_dimensions.values() if not column.hidden]
    pixels = sum(8 * (column.max - column.min + 1) * column.width for column in columns)
    paper: Any = sheet.page_setup.paperSize
    inches = {9: 11.69, 8: 16.54}[int(paper)] - 1.4
    assert sheet.page_setup.orientation == "landscape"
    assert 11 * inches * 96 / pixels >= 7.0


LONG = """\
plan:
  id: long
  title: 甲市實施方案
  layout: {{task: "{{title}}。{{text}}", lead: "牽頭單位：{{units}}", responsible: "責任單位：{{units}}"}}
chapters:
- number: null
  title: null
  tasks:
  - id: 1
    title: 長任務
    lead: [市甲局]
    clauses:
    - text: {text}。
    - text: {text}。
"""
"""A value of a rulebook may have 20,000 characters; the text of a task is all of its clauses."""


def test_a_text_of_forty_thousand_characters_is_cut_and_said_to_be(
    workbook: Callable[..., Workbook], tmp_path: Path
) -> None:
    data = tmp_path / "data"
    data.mkdir()
    (data / "tasks.yaml").write_text(LONG.format(text="字" * 19_999), "utf-8")
    (data / "units.yaml").write_text("units: [{name: 市甲局}]\n", "utf-8")
    for call in (("checklist", "--layout", "台賬"), ("show", "1"), ("clauses",)):
        sheet = workbook(*call, "--data", data, *TODAY).worksheets[0]
        texts = [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None]
        long = [text for text in texts if len(text) > 1000]
        if call[0] == "checklist":
            [text] = long
            assert len(text) == 32_767
            assert text.endswith("…（此格超過Excel單格32767字的上限，其餘從略，全文見方案）")
        else:
            assert [text.count("字") for text in long] == [19_999, 19_999]
        assert [text for text in texts if "所在的行超過Excel的最高行高（409磅），字在格內，未全部顯示。" in text]


@pytest.mark.parametrize(
    "call", [("due",), ("stats",), ("show", "24"), *(("checklist", "--layout", layout) for layout in LAYOUTS)]
)
def test_what_a_workbook_itself_says_is_in_the_reader_s_script(
    workbook: Callable[..., Workbook], call: tuple[str, ...]
) -> None:
    """Every word of it: names of sheets, the column of headings, what a list to choose from says, the meaning of colours."""
    book = workbook(*call, "--script", "hans", *TODAY)
    said = list(book.sheetnames)
    for sheet in book.worksheets:
        said += [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None]
        said += [str(rule.error) for rule in sheet.data_validations.dataValidation]
    assert [text for text in said if set(text) & set("組來單時為項內進變動開從選實報")] == []
    assert "来源" in book.sheetnames
    if call == ("due",):
        assert [text for text in said if "浅黄为15日内到期，或从严的一天已过" in text]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_workbook_says_each_thing_once_and_has_no_column_that_says_nothing(
    workbook: Callable[..., Workbook], layout: str
) -> None:
    """Of 市國土局 the plan has one task, without any limit or actor: columns of them would be empty in every row."""
    to_write = {
        "進展情況",
        "狀態",
        "存在問題及下步措施",
        "佐證材料",
        "備註",
        "辦理狀態",
        "完成情況",
        "完成日期",
        "證明材料",
        "核實人",
        "銷號日期",
    }
    for unit in ("市國土局", "市法制辦"):
        rows = rows_of(workbook("checklist", "--layout", layout, "--unit", unit, *TODAY).worksheets[0])
        assert {heading for heading in rows[0] if not any(row[heading] for row in rows)} <= to_write
        # Who acts has a column of its own.
        assert not [row for row in rows if "行為主體：" in str(row["內容"])]
    acting = {row["ref"]: row["行為主體"] for row in rows if row.get("行為主體")}
    by_clause = layout in ("duties", "closing", "checks")
    assert acting.get("10.5") == ("市直部門\n由本單位判斷\n本單位收件" if by_clause else None)
