"""The layouts, against what the plan says: typed from its text."""

from __future__ import annotations

import re
import shutil
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from fazhi_cli.asked.selection import Selection
from fazhi_cli.errors import WrongCall
from fazhi_cli.formats.document import FillIn, Section, TableRow
from fazhi_cli.layouts import checklists as layouts
from fazhi_cli.layouts.checklists.layouts import LAYOUTS
from fazhi_cli.session import Session, built_in
from tests.shelf import RICH

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from fazhi_cli.formats.document import Document, Table


HEADLESS = ("方案序號", "任務", "核對")
"""What stands in the columns of 單位任務清單, which have no headings."""


def rows(document: Document) -> list[list[str]]:
    return [
        [cell.text for cell in row.cells]
        for table in document.tables
        for row in table.rows
        if isinstance(row, TableRow)
    ]


def row(document: Document, ref: str) -> dict[str, str]:
    """The row of a reference, by the headings of its columns."""
    return _row(document.tables, ref)


def work_row(document: Document, ref: str) -> dict[str, str]:
    """The row of a reference in the workbook, by the headings of its columns."""
    return _row(document.workbook, ref)


def _row(tables: tuple[Table, ...], ref: str) -> dict[str, str]:
    for table in tables:
        headings = [column.heading for column in table.columns] if table.has_head else HEADLESS
        for each in table.rows:
            if isinstance(each, TableRow) and each.ref == ref:
                return dict(zip(headings, (cell.text for cell in each.cells), strict=True))
    raise KeyError(ref)


def block(document: Document, number: str) -> Section:
    """The heading of a task, by its printed number."""
    [found] = [
        each
        for table in document.tables
        for each in table.rows
        if isinstance(each, Section) and each.text.startswith(f"第({number})項 ")
    ]
    return found


def sections(document: Document) -> list[str]:
    return [each.text for table in document.tables for each in table.rows if isinstance(each, Section)]


CHANGES = """\
changes:
- {id: 1, kind: suspend, task: 20, when: 2015年12月底前, basis: 國發〔2015〕25號, from: 2015-05-10, by: 市法制辦}
- {id: 2, kind: move, task: 10, when: 2015年5月前, day: 2015-09-30, basis: 國發〔2015〕25號, from: 2015-04-10, by: 市法制辦}
"""

HEADS = {
    "任務分工表": "方案序號 工作任務 工作要求 牽頭單位 責任單位 完成時限",
    "督查督辦台賬": "方案序號 工作任務 牽頭單位 責任單位 完成時限 進展情況 狀態 存在問題及下步措施 佐證材料 備註",
    "單位任務清單": "",
    "對賬銷號表": "方案序號 事項 責任單位 完成時限 完成情況 完成日期 證明材料 核實人 銷號日期",
    "逐項核對表": "方案序號 核對事項 核對 備註",
}
OF_TASKS = {"任務分工表": ["工作任務"], "督查督辦台賬": ["牽頭單位", "責任單位"]}
TOLD = "方案序號 任務 章 內容 承擔職責 牽頭單位 責任單位 行為主體 時限 到期日 最遲到期日"


@pytest.mark.parametrize("layout", HEADS)
@pytest.mark.parametrize("level", ["task", "clause", "item", None])
@pytest.mark.parametrize("asked", [{"unit": ("市法制辦",)}, {"unit": ("市國土局",)}, {"chapter": ("1",)}])
def test_every_layout_at_every_level_is_a_whole_table(
    build: Callable[..., Document], layout: str, level: str | None, asked: dict[str, Any]
) -> None:
    document = build(layout, level, **asked)
    [table], [work] = document.tables, document.workbook
    headings = [column.heading for column in table.columns if column.heading]
    # By clause and by item the heading of the task says what a column of titles or of units would.
    of_task = [] if level in (None, "task") else OF_TASKS.get(layout, [])
    assert sorted([*headings, *of_task]) == sorted(HEADS[layout].split())
    assert sum(column.share for column in table.columns) == pytest.approx(100)
    assert all(len(row.cells) == len(table.columns) for row in table.rows if isinstance(row, TableRow))
    refs = [row.ref for row in table.rows if isinstance(row, TableRow)]
    assert len(refs) == len(set(refs))
    assert [row.ref for row in work.rows if isinstance(row, TableRow)] == refs
    assert not [row for row in work.rows if not isinstance(row, TableRow)]


def test_a_workbook_has_a_column_for_all_by_which_one_filters(build: Callable[..., Document]) -> None:
    headings = [column.heading for column in build("清單", unit=("市法制辦",)).workbook[0].columns]
    assert headings == [*TOLD.split(), "核對", "辦理狀態", "進展情況"]
    by_task = [column.heading for column in build("台賬").workbook[0].columns]
    assert [heading for heading in TOLD.split() if heading not in by_task] == ["承擔職責", "行為主體"]
    row_of_work = work_row(build("清單", unit=("市法制辦",)), "1.1")
    assert row_of_work["章"] == "一、依法全面履行政府職能"
    assert (row_of_work["承擔職責"], row_of_work["到期日"], row_of_work["最遲到期日"]) == (
        "共同牽頭",
        "2015-02-28",
        "2015-03-31",
    )


def test_the_sheets_with_much_to_read_or_to_write_lie_on_their_side(build: Callable[..., Document]) -> None:
    turned = [each.title for each in layouts.LAYOUTS if build(each.title, id=("10",)).landscape]
    assert turned == ["任務分工表", "督查督辦台賬", "對賬銷號表"]


def test_by_clause_and_by_item_every_sheet_has_the_words_of_each(build: Callable[..., Document]) -> None:
    for layout, heading in (("台賬", "工作任務"), ("分工表", "工作要求"), ("銷號表", "事項"), ("核對表", "核對事項")):
        by_clause = build(layout, "clause", id=("10",))
        assert row(by_clause, "10.1")[heading] == (
            "以政府法制機構為依託,建立以政府法制機構人員為主體,吸收專家和律師參加的法律顧問隊伍。"
        )
        assert sections(by_clause)[-1] == "第(十)項 完善落實政府法律顧問制度"
        assert row(build(layout, "item", id=("10",)), "10.2-1")[heading] == "選拔聘用制度"


def test_the_division_of_work_of_the_whole_plan_has_its_39_tasks_in_9_chapters(build: Callable[..., Document]) -> None:
    document = build()
    assert document.title == "任務分工表"
    assert document.lines == ("《遂寧市深入推進依法行政加快建設法治政府實施方案》", "全部39項")
    assert document.facts == ("截至日期：2015年3月1日", "製表日期：2015年3月1日")
    assert document.is_annex
    assert [cells[0] for cells in rows(document)] == [str(n) for n in range(1, 40)]
    assert sections(document)[0] == "一、依法全面履行政府職能"
    assert len(sections(document)) == 9
    assert row(document, "2") == {
        "方案序號": "2",
        "工作任務": "探索推行政府責任清單制度",
        "工作要求": "堅持法定職責必須為,探索建立政府責任清單制度,明確部門職責邊界,堅決糾正不作為、亂作為,堅決克服懶政、怠政,堅決懲處失職、瀆職。",
        "牽頭單位": "市政府辦公室",
        "責任單位": "各縣(區)政府\n市直有關部門",
        "完成時限": "方案未規定",
    }


def test_a_unit_sees_its_part_and_the_others_in_the_heading_of_a_task(build: Callable[..., Document]) -> None:
    document = build(unit=("市法制辦",))
    assert document.title == "單位任務清單"
    assert document.lines[1] == "市法制辦：牽頭、負責26項（牽頭25項，責任1項）"
    assert document.facts[0] == "期次：__________"
    assert block(document, "一").text == "第(一)項 建立健全行政權力清單制度"
    assert block(document, "一").details == (
        "本單位：共同牽頭；其他牽頭單位：市監察局、市委編辦、市外網辦；責任單位：各縣(區)政府、市直有關部門",
    )
    assert block(document, "九").details == ("本單位：牽頭；責任單位：各縣(區)政府、市直有關部門",)
    [answers] = block(document, "二十三").details
    assert answers.startswith("本單位：責任；牽頭單位：市政府辦公室；其他責任單位：")
    assert "市法制辦" not in answers
    assert row(document, "1.1")["任務"].endswith("\n時限：2015年3月前（從嚴2月28日，從寬3月31日）")


def test_under_each_task_there_is_room_to_say_how_it_stands(build: Callable[..., Document]) -> None:
    [table] = build(id=("9", "10"), layout="清單").tables
    assert [each.texts for each in table.rows if isinstance(each, FillIn)] == [
        ("辦理狀態：□未啟動 □推進中 □持續推進 □已報完成（待核實） □已申報待批", "進展情況：")
    ] * 2
    assert [each.ref for each in table.rows if isinstance(each, FillIn)] == ["9", "10"]


def test_of_a_unit_that_is_not_asked_for_nothing_is_said(build: Callable[..., Document]) -> None:
    document = build("清單", id=("9",))
    assert (document.title, document.lines[1]) == ("任務清單", "全部39項中的1項：第9項")
    assert block(document, "九").details == ("牽頭單位：市法制辦；責任單位：各縣(區)政府、市直有關部門",)


@pytest.mark.parametrize(("asked", "told"), [
    ({"limit": 3}, "全部39項：只列前3項"),
    ({"sort": "-id", "limit": 3}, "全部39項：按方案序號倒序，只列前3項"),
    ({"sort": "due,-id"}, "全部39項：按到期日順序、方案序號倒序"),
    ({"chapter": ("4",), "sort": "-due"}, "全部39項中的4項：第4章，按到期日倒序"),
    ({"chapter": ("4",), "limit": 3}, "全部39項中的4項：第4章，只列前3項"),
    ({"unit": ("市法制辦",), "limit": 2}, "市法制辦：牽頭、負責26項：只列前2項"),
    ({"unit": ("市法制辦",), "status": ("unregistered",)}, "市法制辦：牽頭、負責26項中的26項（牽頭25項，責任1項）：狀態為未登記"),
    ({"light": ("yellow", "red")}, "全部39項中的2項：黃燈或紅燈"),
    ({"unit": ("市財政局",), "lead": ("市法制办",)}, "市財政局：牽頭、負責3項中的2項（牽頭2項）：牽頭單位為市法制辦"),
    ({"lead": ("市法制辦",), "responsible": ("市發改委",)}, "市法制辦牽頭：責任單位為市發改委"),
    ({"lead": ("市法制辦", "市監察局"), "responsible": ("船山區",)}, "市法制辦、市監察局：牽頭27項中的27項：責任單位為船山區政府"),
])  # fmt: skip
def test_no_condition_goes_untold(build: Callable[..., Document], asked: dict[str, Any], told: str) -> None:
    assert build("台賬", **asked).lines[1] == told


@pytest.mark.parametrize("layout", [layout.title for layout in LAYOUTS])
def test_every_layout_is_sorted_and_cut_by_tasks(build: Callable[..., Document], layout: str) -> None:
    document = build(layout, unit=("市法制辦",), sort="chapter,-id", limit=4)
    refs = [row.ref for row in document.tables[0].rows if isinstance(row, TableRow)]
    assert list(dict.fromkeys(int(ref.split(".")[0]) for ref in refs)) == [5, 1, 10, 9]
    assert [ref for ref in refs if ref.startswith("10.")][:2] in ([], ["10.1", "10.2"])


@pytest.mark.parametrize(("asked", "told"), [
    ({"unit": ("市教育局", "市國土局"), "chapter": ("1",)}, "市教育局、市國土局：第1章"),
    ({"lead": ("市國土局",)}, "市國土局牽頭"),
    ({"lead": ("市國土局",), "chapter": ("1",)}, "市國土局牽頭：第1章"),
    ({"responsible": ("市司法局",), "chapter": ("1",)}, "市司法局負責：第1章"),
])  # fmt: skip
def test_a_sheet_without_tasks_says_of_which_role_it_was_asked(
    build: Callable[..., Document], asked: dict[str, Any], told: str
) -> None:
    document = build("台賬", **asked)
    assert document.tables == ()
    assert told in document.lines


@pytest.mark.parametrize(("unit", "asked", "whose"), [
    ("市安監局", {}, "市安監局：方案未列明"),
    ("市應急局", {}, "市應急局：方案未列明市安監局"),
    ("市應急局", {"chapter": ("6",)}, "市應急局：方案未列明市安監局：第6章"),
])  # fmt: skip
def test_the_sheet_of_an_unnamed_unit_says_whose_it_is_and_points_to_nothing_that_it_holds(
    build: Callable[..., Document], unit: str, asked: dict[str, Any], whose: str
) -> None:
    """市安監局, which the plan does not name, became 市應急局."""
    document = build("清單", unit=(unit,), **asked)
    assert document.lines[1] == whose
    assert document.lines[2].startswith("約束各類機關的條款：確定適用")
    # A line under a title ends in no stop, and a workbook keeps whose sheet it is.
    assert not document.lines[2].endswith("。")
    assert ("範圍", whose) in document.sources
    assert not [note for note in document.notes if "其職責見" in note]


def test_the_sheet_of_several_unnamed_units_counts_for_each(build: Callable[..., Document]) -> None:
    document = build("清單", unit=("市環保局", "市法院"))
    assert document.lines[1:] == (
        "市環保局、市法院：方案未列明",
        "市環保局：約束各類機關的條款：確定適用5條，是否適用由本單位判斷13條，條文未寫明主體8條",
        "市法院：約束各類機關的條款：確定適用0條，是否適用由本單位判斷1條，條文未寫明主體9條，只提及1條",
    )
    assert {"確定適用", "由各單位判斷", "條文未寫明主體"} < set(sections(document))
    assert actor(document, "10.5") == "市直部門，含市環保局"


def test_who_else_leads_a_task_is_not_the_unit_whose_sheet_it_is(build: Callable[..., Document]) -> None:
    """The tasks of 市財政局 that 市法制辦 leads: it is the former whose role stands on the sheet."""
    document = build("清單", unit=("市財政局",), lead=("市法制辦",), id=("17",))
    assert block(document, "十七").details == (
        "本單位：共同牽頭；其他牽頭單位：市法制辦；責任單位：各縣(區)政府、市直有關部門",
    )


def test_what_was_selected_is_told_in_words_and_how_much_of_what(build: Callable[..., Document]) -> None:
    due = date(2015, 3, 31)
    document = build(unit=("市法制辦",), due_by=due)
    assert document.lines[1] == "市法制辦：牽頭、負責26項中的3項（牽頭3項）：2015年3月31日前到期（含當日）"
    before = build("台賬", due_before=due)
    assert before.lines[1] == "全部39項中的2項：2015年3月31日前到期（不含當日）"
    several = build("台賬", chapter=("2", "4"), text=("決策", "審查"), kind=("gate",))
    assert several.lines[1] == "全部39項中的2項：第2、4章，含「決策」「審查」，前置程序"
    assert build("台賬", lead=("市法制辦",), id=("9-12",)).lines[1] == "市法制辦：牽頭25項中的3項：第9-12項"
    assert document.full_title == (
        "單位任務清單：《遂寧市深入推進依法行政加快建設法治政府實施方案》："
        "市法制辦：牽頭、負責26項中的3項（牽頭3項）：2015年3月31日前到期（含當日）"
    )


def test_a_county_answers_through_its_group(build: Callable[..., Document]) -> None:
    document = build("單位任務清單", "task", unit=("船山區",))
    assert document.lines[1] == "船山區政府：責任39項"
    assert block(document, "二").details == ("本單位：責任；牽頭單位：市政府辦公室；其他責任單位：市直有關部門",)
    assert work_row(document, "2")["承擔職責"] == "責任（屬「各縣(區)政府」）"
    undecided = build("清單", unit=("市教育局",), include_open=True)
    assert undecided.lines[1] == "市教育局：方案未列明具體單位38項"
    both = build("清單", unit=("市國土局",), include_open=True)
    assert both.lines[1] == "市國土局：牽頭、負責、方案未列明具體單位共39項（責任1項，方案未列明具體單位38項）"
    assert build("清單", unit=("市法制辦",)).lines[1] == "市法制辦：牽頭、負責26項（牽頭25項，責任1項）"


def test_a_later_body_is_told_what_it_took_over(build: Callable[..., Document]) -> None:
    document = build("單位任務清單", "task", unit=("市司法局",), include_succeeded=True)
    assert block(document, "三十四").details[0].startswith("本單位：牽頭；")
    assert block(document, "九").details[0].startswith("本單位：牽頭（承接市法制辦）；")


def actor(document: Document, ref: str) -> str:
    """What is told of who acts, under the words of a clause."""
    told = [line for line in row(document, ref)["任務"].split("\n") if "行為主體：" in line]
    return told[0].removeprefix("行為主體：") if told else ""


def test_who_must_act_is_named_where_it_is_not_the_unit(build: Callable[..., Document]) -> None:
    document = build(unit=("市法制辦",))
    assert actor(document, "10.5") == "市直部門，由本單位判斷，本單位收件"
    assert actor(document, "24.8") == "重大行政處罰、重大行政強制的決定機關，由本單位判斷，本單位收件"
    assert actor(document, "35.7") == "縣級以上行政執法部門、鄉(鎮)人民政府，由本單位判斷"
    assert actor(document, "9.2") == ""  # 政府法制機構 is the unit itself
    assert actor(build(unit=("市政務中心",)), "31.3") == "行政審批機關，由本單位判斷"


STANDINGS = [
    # A district: 區級 and a government for certain, a 市級 body never.
    ("船山區", "15.5", "區級，含本單位"),
    ("船山區", "37.3", "市、縣(區)政府，含本單位"),
    ("船山區", "35.7", "縣級以上行政執法部門、鄉(鎮)人民政府，由本單位判斷"),
    ("船山區", "22.5", "市級行政執法部門"),
    ("船山區", "4.3", "企業"),
    ("射洪縣", "15.5", "區級"),
    ("市人社局", "35.7", "縣級以上行政執法部門、鄉(鎮)人民政府，由本單位判斷"),
    ("市財政局", "35.7", "縣級以上行政執法部門、鄉(鎮)人民政府，由本單位判斷"),
    ("市發改委", "4.1", "審批機關（其中第4點），由本單位判斷"),
    ("市發改委", "3.3", "政府，由本單位判斷"),
    ("市委編辦", "35.7", "縣級以上行政執法部門、鄉(鎮)人民政府"),
    ("市委編辦", "5.5", ""),
]


@pytest.mark.parametrize(("unit", "ref", "expected"), STANDINGS)
def test_whether_the_unit_is_among_those_who_act_is_certain_possible_or_not(
    build: Callable[..., Document], unit: str, ref: str, expected: str
) -> None:
    assert actor(build(unit=(unit,)), ref) == expected


@pytest.mark.parametrize(("units", "ref", "told"), [
    (("市法制辦", "市財政局"), "9.2", "政府法制機構，即市法制辦"),
    # Of these only 市法制辦 has the task.
    (("市法制辦", "市財政局"), "10.5", "市直部門，市法制辦自行判斷，市法制辦收件"),
    (("市法制辦", "市財政局"), "13.4", "制定機關（其中第3點），市法制辦自行判斷"),
    (("市法制辦", "市財政局"), "35.7", "縣級以上行政執法部門、鄉(鎮)人民政府，市法制辦、市財政局自行判斷"),
    (("船山區", "市財政局"), "15.5", "區級，含船山區政府"),
    # A group is no 本單位, and one of which the plan gives no list cannot judge for its bodies.
    (("各縣(區)政府",), "3.3", "政府，含各縣(區)政府"),
    (("各縣(區)政府",), "4.1", "審批機關（其中第4點），各縣(區)政府自行判斷"),
    (("市直有關部門",), "4.3", "企業"),
    (("市直有關部門",), "13.1", "各級行政機關"),
])  # fmt: skip
def test_of_several_units_and_of_groups_each_is_named(
    build: Callable[..., Document], units: tuple[str, ...], ref: str, told: str
) -> None:
    assert actor(build(unit=units), ref) == told


def test_a_group_has_its_role_under_its_name(build: Callable[..., Document]) -> None:
    document = build("核對表", unit=("市直有關部門",), id=("6",))
    assert block(document, "六").details == ("市直有關部門：責任；牽頭單位：市政務中心；其他責任單位：各縣(區)政府",)


def test_an_item_has_no_actor_but_its_own(build: Callable[..., Document]) -> None:
    document = build("逐項核對表", id=("4",))
    assert row(document, "4.1-1")["核對事項"] == "對屬於企業經營自主權的事項,一律不再作為前置條件"
    assert row(document, "4.1-4")["核對事項"].endswith("\n行為主體：審批機關")


STANDING = "□未啟動 □推進中 □已落實"
BOXES = [
    ("12.2", "□已完成（____月____日）"),
    # Made, published or handed in, though the plan sets no limit.
    ("4.2", "□已完成（____月____日）"),
    ("5.2", "□已完成（____月____日）"),
    ("29.1", "□已完成（____月____日）"),
    ("22.5", "□本年度已開展"),
    ("39.1", "□本年度已開展"),
    ("13.3", "□未發現\n□發現____起，已糾正____起"),
    # A prohibition within what is done per case.
    ("21.3", "□未發現\n□發現____起，已糾正____起"),
    ("2.2", STANDING),
    ("32.4", STANDING),
    ("4.3", "權利，不核對"),
    *((ref, "應辦____件 已辦____件") for ref in ("8.2", "9.2", "21.1")),
    # A limit runs: what was done in time is counted too.
    *((ref, "應辦____件 已辦____件\n按期____件") for ref in ("24.8", "31.3", "31.4")),
]


@pytest.mark.parametrize(("ref", "boxes"), BOXES)
def test_a_tick_answers_what_the_sentence_asks(build: Callable[..., Document], ref: str, boxes: str) -> None:
    assert row(build("逐項核對表", "clause"), ref)["核對"] == boxes


@pytest.mark.parametrize(
    ("ref", "boxes"),
    [
        # Points that cannot be done by themselves: the clause is ticked.
        ("19.2", STANDING), ("19.2-1", ""), ("31.2", "□已完成（____月____日）"), ("31.2-5", ""), ("23.3", "□本年度已開展"), ("23.3-1", ""),
        ("11.1", "□已完成（____月____日）"), ("11.1-1", ""),
        # Points that can: they are ticked, and not the clause.
        ("10.2", ""), ("10.2-1", "□已完成（____月____日）"), ("20.3", ""), ("20.3-2", "□已完成（____月____日）"),
        ("5.5", ""), ("5.5-1", "□未發現\n□發現____起，已糾正____起"), ("29.2-1", STANDING), ("25.1-4", "□本年度已開展"),
    ],
)  # fmt: skip
def test_only_what_can_be_done_by_itself_has_a_box(build: Callable[..., Document], ref: str, boxes: str) -> None:
    assert row(build("逐項核對表"), ref)["核對"] == boxes


def test_a_task_of_several_sorts_names_each(build: Callable[..., Document]) -> None:
    document = build("逐項核對表", "task")
    assert row(document, "22")["核對"] == (
        f"完成成果：\n□已完成（____月____日）\n定期開展：\n□本年度已開展\n持續落實：\n{STANDING}"
    )
    assert row(document, "3")["核對"].startswith("禁止：\n□未發現")


def test_what_is_done_for_each_case_gets_no_boxes_in_the_yearly_sheet(build: Callable[..., Document]) -> None:
    document = build("逐項核對表", id=("8", "21"))
    refs = [each.ref for each in document.tables[0].rows if isinstance(each, TableRow)]
    assert refs == ["8.1", "8.2", "8.3", "8.4", "8.5", "21.1", "21.2", "21.3"]
    assert row(document, "8.2")["核對事項"].endswith("（逐案核對9點）")
    assert "\n（逐案核對6點）；" in row(document, "21.2")["核對事項"]


def test_the_items_of_a_clause_are_ticked_and_not_the_clause(build: Callable[..., Document]) -> None:
    document = build("逐項核對表", id=("10",))
    assert row(document, "10.2")["核對"] == ""
    assert [row(document, f"10.2-{n}")["核對事項"] for n in (1, 2, 3, 4)] == [
        "選拔聘用制度", "工作管理制度", "績效考評制度", "獎勵追責制度",
    ]  # fmt: skip
    assert sections(document) == ["二、健全依法決策機制", "第(十)項 完善落實政府法律顧問制度"]


def test_the_table_of_accounts_leaves_blank_what_is_entered(build: Callable[..., Document]) -> None:
    document = build("對賬銷號表", id=("1", "10", "22", "24"))
    assert row(document, "1.1") == {
        "方案序號": "1.1",
        "事項": "按照職權法定、簡政放權、公開透明的原則,以2012年清理規範行政權力事項、公布的行政職權目錄為基礎,"
        "進一步清理最佳化行政權力事項,2015年3月前,完善並公布市級行政權力清單;",
        "責任單位": "市監察局（牽頭）\n市法制辦（牽頭）\n市委編辦（牽頭）\n市外網辦（牽頭）",
        "完成時限": "2015年3月前\n從嚴2月28日\n從寬3月31日",
        "完成情況": "",
        "完成日期": "",
        "證明材料": "",
        "核實人": "",
        "銷號日期": "",
    }
    assert row(document, "10.5")["責任單位"] == "市直部門"
    assert row(document, "22.3")["完成時限"] == "2015年3月底前\n2015年3月31日"
    assert row(document, "24.8")["完成情況"] == "應辦____件\n已辦____件\n按期____件"
    assert sections(document)[1] == "第(一)項 建立健全行政權力清單制度"
    of_points = build("對賬銷號表", id=("4", "30"))
    # Only one of the points of each is the actor's.
    assert row(of_points, "4.1")["責任單位"] == "市發改委（牽頭）\n市政務中心（牽頭）"
    assert row(of_points, "4.3")["責任單位"] == "市發改委（牽頭）\n市政務中心（牽頭）"
    assert row(of_points, "4.3")["完成情況"] == "權利，不銷號"
    assert work_row(document, "1.1")["交付成果"] == "市級行政權力清單"
    assert block(document, "二十二").details == ("牽頭單位：市法制辦；責任單位：各縣(區)政府、市直有關部門",)


@pytest.mark.parametrize(("units", "ref", "told"), [
    (("市國土局",), "23.1", "市政府辦公室（牽頭）\n市國土局（責任）"),
    (("市政府辦公室",), "23.1", "市政府辦公室（牽頭）"),
    # A county answers as one of its group, whose name stands above the rows.
    (("船山區",), "7.1", "市公共資源交易服務中心\n（牽頭）\n船山區政府（責任）"),
    (("船山區", "射洪縣"), "7.1", "市公共資源交易服務中心\n（牽頭）\n船山區政府（責任）\n射洪縣政府（責任）"),
    (("船山區",), "3.3", "政府\n含本單位"),
    (("市直有關部門",), "6.1", "市政務中心（牽頭）\n市直有關部門（責任）"),
])  # fmt: skip
def test_who_hands_in_stands_with_the_asked_units_in_their_roles(
    build: Callable[..., Document], units: tuple[str, ...], ref: str, told: str
) -> None:
    assert row(build("對賬銷號表", unit=units), ref)["責任單位"] == told


def test_a_unit_that_may_be_of_an_open_group_does_not_hand_in_for_it(build: Callable[..., Document]) -> None:
    document = build("對賬銷號表", unit=("市財政局",), id=("6",), include_open=True)
    assert row(document, "6.1")["責任單位"] == "市政務中心（牽頭）"
    assert block(document, "六").details == (
        "本單位：責任（「市直有關部門」，方案未列明）；牽頭單位：市政務中心；其他責任單位：各縣(區)政府",
    )


def test_members_of_a_group_are_told_in_one_note(build: Callable[..., Document]) -> None:
    notes = build("清單", unit=("船山區", "射洪縣"), id=("6",)).notes
    assert [note for note in notes if "統稱" in note] == [
        "船山區政府、射洪縣政府屬「各縣(區)政府」，方案以該統稱列其任務。"
    ]


def test_both_days_stand_in_the_register_and_the_reading_in_a_note_while_it_is_open(
    build: Callable[..., Document],
) -> None:
    document = build("台賬", id=("10", "20"))
    assert document.notes[0] == "「2015年5月前」口徑未定：從嚴不含當月，從寬含當月。"
    assert not [note for note in document.notes if "12月" in note]  # 底前 has one reading
    assert row(document, "10")["完成時限"] == (
        "2015年5月前：法律顧問備案（市直部門）\n從嚴4月30日\n從寬5月31日\n其餘條款：方案未規定"
    )
    assert row(document, "20")["完成時限"] == (
        "2015年12月底前：執法全過程記錄製度\n2015年12月31日\n其餘條款：方案未規定"
    )
    # The annex of a plan has the plan's own words.
    assert row(build("分工表", id=("10",)), "10")["完成時限"] == (
        "2015年5月前：法律顧問備案（市直部門）\n其餘條款：方案未規定"
    )
    fixed = build("台賬", id=("10",), reading="lenient")
    assert "2015年5月31日" in row(fixed, "10")["完成時限"]
    assert "4月30日" not in row(fixed, "10")["完成時限"]
    assert fixed.notes[0] == "「2015年5月前」按從寬口徑（含當月）。"


def test_a_sheet_as_of_a_day_knows_nothing_later_and_none_has_the_program_s_doubts(session: Session) -> None:
    for as_of, expected in ((date(2015, 3, 1), []), (date(2018, 12, 31), ["市監察局→市監察委員會（2018年"])):
        asked = Selection(today=date(2026, 11, 27), as_of=as_of, id=("1",))
        notes = layouts.build(session.question(asked), "台賬").notes
        later = [note for note in notes if note.startswith("單位按方案原文列名")]
        assert [note for note in later if "2019" in note] == []
        assert len(later) == len(expected)
        assert all(words in note for words, note in zip(expected, later, strict=True))
    notes = layouts.build(session.question(Selection(today=date(2026, 11, 27))), "台賬").notes
    [told] = [note for note in notes if note.startswith("單位按方案原文列名")]
    assert "市法制辦→市司法局（2019年，深化黨和國家機構改革方案）" in told
    assert not [note for note in notes if "未查" in note or "二手" in note or "推斷" in note]


def test_notes_are_for_paper(session: Session, build: Callable[..., Document]) -> None:
    notes = build(unit=("市司法局",)).notes
    assert "方案有38項的牽頭或責任單位為「市直有關部門」（泛稱，未列明具體單位），未據此列入。" in notes
    assert not [note for note in notes if "--" in note]
    assert "「市直有關部門」為泛稱，方案未列明具體單位。" in build().notes
    asked = Selection(today=date(2026, 11, 27), unit=("市國土局",))
    [later] = [note for note in layouts.build(session.question(asked)).notes if note.startswith("單位按方案原文列名")]
    assert "市國土局→市自然資源和規劃局（2019年，深化黨和國家機構改革方案）" in later
    assert "市公共資源交易中心" not in later  # another name of 市公共資源交易服務中心, no body that took over
    assert "常識" not in later


def test_a_list_says_once_that_the_plan_sets_no_limit_where_none_is_told(build: Callable[..., Document]) -> None:
    assert "條文下沒有註明時限的，方案未規定。" in build("清單", id=("10",)).notes
    assert "條文下沒有註明時限的，方案未規定。" not in build("清單", id=("10.5",)).notes


def test_a_sheet_of_an_open_group_says_that_it_is_open(build: Callable[..., Document]) -> None:
    assert "「市直有關部門」為泛稱，方案未列明具體單位。" in build(unit=("市直有關部門",)).notes


def test_the_sheet_of_a_unit_that_no_task_names_is_made_of_what_binds_it(build: Callable[..., Document]) -> None:
    """市環保局: five clauses for certain, thirteen that depend on its powers, eight that name nobody; no task is its own."""
    document = build(unit=("市環保局",))
    assert document.lines[1:] == (
        "市環保局：方案未列明",
        "約束各類機關的條款：確定適用5條，是否適用由本單位判斷13條，條文未寫明主體8條",
    )
    parts: dict[str, list[str]] = {}
    for part in document.tables[0].rows:
        if isinstance(part, Section) and part.level == 1:
            refs = parts.setdefault(part.text, [])
        elif isinstance(part, TableRow):
            refs.append(part.ref)
    assert parts == {
        "確定適用": ["10.5", "13.1", "13.2", "13.3", "30.2"],
        "由本單位判斷": [
            "3.3", "4.1", "13.4", "15.6", "21.1", "21.3", "22.5", "24.8", "25.1", "31.2", "31.3", "31.4", "35.7",
        ],
        "條文未寫明主體": ["5.5", "8.2", "8.3", "8.4", "8.5", "17.4", "17.7", "32.3"],
    }  # fmt: skip
    asked = {part.ref: part.texts[0] for part in document.tables[0].rows if isinstance(part, FillIn)}
    assert asked["30"].startswith("辦理狀態：")
    assert asked["24"] == asked["17"] == "是否適用：□適用 □不適用"
    assert actor(document, "13.1") == "各級行政機關，含本單位"
    assert row(document, "21.3")["核對"] == "□未發現\n□發現____起，已糾正____起"
    by_task = build("督查督辦台賬", unit=("市環保局",))
    assert row(by_task, "10.5")["工作任務"].startswith("市直部門聘請的法律顧問,於2015年5月前,向市政府法制機構備案。")


def test_of_a_unit_of_which_nothing_is_declared_the_sheet_says_so_once(build: Callable[..., Document]) -> None:
    document = build(unit=("市信訪局",))
    assert "確定適用0條，是否適用由本單位判斷0條，條文未寫明主體9條" in document.lines[2]
    undecided = [note for note in document.notes if "無法判斷" in note]
    assert undecided == ["單位名錄未載明市信訪局屬於哪一類機關，約束各類機關的22條是否適用無法判斷，未列入。"]


def test_nothing_found_is_said(build: Callable[..., Document]) -> None:
    document = build(lead=("市住建局",))
    assert document.tables == ()
    assert document.lines == (
        "《遂寧市深入推進依法行政加快建設法治政府實施方案》",
        "市住建局牽頭",
        "沒有符合條件的任務。",
    )
    assert document.notes[0].startswith("方案未列明市住建局")


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("分工表", "任務分工表"), ("任务分工表", "任務分工表"), ("assignment", "任務分工表"), ("台账", "督查督辦台賬"),
        ("台賬", "督查督辦台賬"), ("register", "督查督辦台賬"), ("清單", "單位任務清單"), ("销号表", "對賬銷號表"),
        ("Closing", "對賬銷號表"), ("核對表", "逐項核對表"), ("checks", "逐項核對表"),
    ],
)  # fmt: skip
def test_a_layout_is_known_by_all_its_names(typed: str, title: str) -> None:
    assert layouts.find(typed, Selection()).title == title


def test_an_unknown_layout_names_those_there_are() -> None:
    with pytest.raises(WrongCall, match="任務分工表、督查督辦台賬、單位任務清單、對賬銷號表、逐項核對表"):
        layouts.find("責任清單", Selection())


def test_the_fingerprint_is_of_the_words(build: Callable[..., Document]) -> None:
    first, again, other = (build("台賬", id=(n,)).tables[0].rows[1] for n in ("10", "10", "11"))
    assert isinstance(first, TableRow)
    assert isinstance(other, TableRow)
    assert first == again
    assert first.fingerprint != other.fingerprint


def test_the_day_in_force_stands_in_the_cell_of_a_limit_that_was_changed(tmp_path: Path) -> None:
    for name in ("tasks", "units", "wording"):
        shutil.copy(built_in() / f"{name}.yaml", tmp_path)
    (tmp_path / "changes.yaml").write_text(CHANGES, encoding="utf-8")
    day = date(2015, 6, 1)
    session = Session(str(tmp_path))
    document = layouts.build(session.question(Selection(id=("10", "20"), today=day, as_of=day)), "銷號表")
    session.close()
    assert row(document, "10.5")["完成時限"] == "2015年9月30日\n（方案原為「2015年5月前」）"
    assert row(document, "20.3")["完成時限"] == "暫緩\n（方案原為「2015年12月底前」）"
    assert len([note for note in document.notes if note.startswith("〔調整〕") and "國發〔2015〕25號" in note]) == 2
    assert [note for note in document.notes if not note.endswith("。")] == []
    # A workbook can be told from one of the same words before they were changed.
    assert re.fullmatch("2條，指紋[0-9a-f]{12}", dict(document.sources)["生效的調整"])
    # As the days above the table, in Markdown too.
    assert not [note for note in document.notes if "2015-" in note]


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("市府辦", "市政府辦公室：牽頭、負責2項（牽頭1項，責任1項）"),
        ("市商務局", "市商務局：牽頭1項"),
        ("市工信局", "市工信局：牽頭1項"),
        ("市藥檢所", "市藥檢所：牽頭1項"),
    ],
)
def test_a_unit_is_counted_under_its_own_name_or_the_later_one_that_was_meant(
    build_from: Callable[..., Document], typed: str, line: str
) -> None:
    assert build_from(RICH, "清單", unit=(typed,)).lines[1] == line


def test_of_several_units_each_is_named_with_what_it_is_in_a_task(session: Session) -> None:
    """Of two bureaus the sheet told 本單位：共同牽頭, and of which of them nowhere."""
    question = session.question(Selection(unit=("市財政局", "市人社局"), id=("17", "23", "35")))
    document = layouts.build(question, "duties")
    begun = [block(document, number).details[0].split("；")[0] for number in ("十七", "二十三", "三十五")]
    assert begun == ["市財政局：共同牽頭", "市財政局：責任", "市人社局、市財政局：共同牽頭"]
    assert work_row(document, "17.1")["承擔職責"] == "市財政局：共同牽頭"
    of_one = layouts.build(
        session.question(Selection(unit=("市司法局",), include_succeeded=True, id=("17",))), "duties"
    )
    assert block(of_one, "十七").details[0].startswith("本單位：共同牽頭")
