"""The layouts, against what the plan says: typed from its text."""

from __future__ import annotations

import shutil
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from fazhi_cli.asked.selection import Selection
from fazhi_cli.errors import WrongCall
from fazhi_cli.formats.document import Section, TableRow
from fazhi_cli.layouts import checklists as layouts
from fazhi_cli.session import Session, built_in
from tests.shelf import RICH

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from fazhi_cli.formats.document import Document


def rows(document: Document) -> list[list[str]]:
    return [
        [cell.text for cell in row.cells]
        for table in document.tables
        for row in table.rows
        if isinstance(row, TableRow)
    ]


def row(document: Document, ref: str) -> dict[str, str]:
    """The row of a reference, by the headings of its columns."""
    for table in document.tables:
        for each in table.rows:
            if isinstance(each, TableRow) and each.ref == ref:
                cells = (cell.text for cell in each.cells)
                return dict(zip((column.heading for column in table.columns), cells, strict=True))
    raise KeyError(ref)


def sections(document: Document) -> list[str]:
    return [each.text for table in document.tables for each in table.rows if isinstance(each, Section)]


CHANGES = """\
changes:
- {id: 1, kind: suspend, task: 20, when: 2015年12月底前, basis: 國發〔2015〕25號, from: 2015-05-10, by: 市法制辦}
- {id: 2, kind: move, task: 10, when: 2015年5月前, day: 2015-09-30, basis: 國發〔2015〕25號, from: 2015-04-10, by: 市法制辦}
"""

HEADS = {
    "任務分工表": "序號 工作任務 工作要求 牽頭單位 責任單位 完成時限",
    "督查督辦台賬": "序號 工作任務 牽頭單位 責任單位 完成時限 進展情況 狀態 存在問題及下步措施 佐證材料 備註",
    "單位任務清單": "序號 方案序號 任務 承擔職責 時限 其他牽頭、責任單位 核對 進展情況",
    "對賬銷號表": "序號 事項 交付成果 完成時限 完成日期 證明材料 核實人 銷號日期",
    "逐項核對表": "序號 核對事項 時限 核對 備註",
}


@pytest.mark.parametrize("layout", HEADS)
@pytest.mark.parametrize("level", ["task", "clause", "item", None])
@pytest.mark.parametrize("asked", [{"unit": ("市法制辦",)}, {"unit": ("市國土局",)}, {"chapter": ("1",)}])
def test_every_layout_at_every_level_is_a_whole_table(
    build: Callable[..., Document], layout: str, level: str | None, asked: dict[str, Any]
) -> None:
    document = build(layout, level, **asked)
    [table] = document.tables
    headings = [column.heading for column in table.columns]
    if "unit" in asked:
        assert headings == HEADS[layout].split()
    assert sum(column.share for column in table.columns) == pytest.approx(100)
    assert all(len(row.cells) == len(headings) for row in table.rows if isinstance(row, TableRow))
    refs = [row.ref for row in table.rows if isinstance(row, TableRow)]
    assert len(refs) == len(set(refs))


def test_the_sheets_with_much_to_read_or_to_write_lie_on_their_side(build: Callable[..., Document]) -> None:
    turned = [each.title for each in layouts.LAYOUTS if build(each.title, id=("10",)).landscape]
    assert turned == ["任務分工表", "督查督辦台賬", "單位任務清單"]


def test_the_division_of_work_of_the_whole_plan_has_its_39_tasks_in_9_chapters(build: Callable[..., Document]) -> None:
    document = build()
    assert document.title == "任務分工表"
    assert document.lines == ("《遂寧市深入推進依法行政加快建設法治政府實施方案》",)
    assert [cells[0] for cells in rows(document)] == [str(n) for n in range(1, 40)]
    assert sections(document)[0] == "一、依法全面履行政府職能"
    assert len(sections(document)) == 9
    assert row(document, "2") == {
        "序號": "2",
        "工作任務": "探索推行政府責任清單制度",
        "工作要求": "堅持法定職責必須為,探索建立政府責任清單制度,明確部門職責邊界,堅決糾正不作為、亂作為,堅決克服懶政、怠政,堅決懲處失職、瀆職。",
        "牽頭單位": "市政府辦公室",
        "責任單位": "各縣(區)政府\n市直有關部門",
        "完成時限": "方案未規定",
    }


def test_a_unit_sees_its_part_and_the_others(build: Callable[..., Document]) -> None:
    document = build(unit=("市法制辦",))
    assert document.title == "單位任務清單"
    assert document.lines[1] == "市法制辦：共26項，牽頭25項，負責1項"
    first, alone, answers = row(document, "1"), row(document, "9"), row(document, "23")
    assert first["承擔職責"] == "共同牽頭"
    assert first["方案序號"] == "第(一)項"
    assert first["時限"] == "2015年3月前：市級行政權力清單"
    assert row(document, "1.1")["時限"] == "2015年3月前\n從嚴2015年2月28日，從寬2015年3月31日"
    assert first["其他牽頭、責任單位"] == "牽頭：\n市監察局\n市委編辦\n市外網辦\n責任：\n各縣(區)政府\n市直有關部門"
    assert alone["承擔職責"] == "牽頭"
    assert answers["承擔職責"] == "責任"
    assert "市法制辦" not in answers["其他牽頭、責任單位"]


def test_a_county_answers_through_its_group(build: Callable[..., Document]) -> None:
    document = build("單位任務清單", "task", unit=("船山區",))
    assert document.lines[1] == "船山區政府：共39項，牽頭0項，負責39項"
    assert row(document, "2")["承擔職責"] == "責任（屬「各縣(區)政府」）"
    assert build("清單", unit=("市教育局",), include_open=True).lines[1].endswith("負責0項，方案未列明具體單位38項")
    assert "各縣(區)政府" in row(document, "2")["其他牽頭、責任單位"]


def test_a_later_body_is_told_what_it_took_over(build: Callable[..., Document]) -> None:
    document = build("單位任務清單", "task", unit=("市司法局",), include_succeeded=True)
    assert row(document, "34")["承擔職責"] == "牽頭"
    assert row(document, "9")["承擔職責"] == "牽頭（承接市法制辦）"


def test_who_must_act_is_named_where_it_is_not_the_unit(build: Callable[..., Document]) -> None:
    document = build(unit=("市法制辦",))
    assert row(document, "10.5")["承擔職責"] == "行為主體：市直部門\n由本單位判斷\n本單位收件"
    assert row(document, "24.8")["承擔職責"] == (
        "行為主體：重大行政處罰、重大行政強制的決定機關\n由本單位判斷\n本單位收件"
    )
    assert row(document, "35.7")["承擔職責"] == "行為主體：縣級以上行政執法部門、鄉(鎮)人民政府\n由本單位判斷"
    assert row(document, "9.2")["承擔職責"] == ""  # 政府法制機構 is the unit itself
    assert row(build(unit=("市政務中心",)), "31.3")["承擔職責"] == "行為主體：行政審批機關\n由本單位判斷"


STANDINGS = [
    # A district: 區級 and a government for certain, a 市級 body never.
    ("船山區", "15.5", "行為主體：區級\n含本單位"),
    ("船山區", "37.3", "行為主體：市、縣(區)政府\n含本單位"),
    ("船山區", "35.7", "行為主體：縣級以上行政執法部門、鄉(鎮)人民政府\n由本單位判斷"),
    ("船山區", "22.5", "行為主體：市級行政執法部門"),
    ("船山區", "4.3", "行為主體：企業"),
    ("射洪縣", "15.5", "行為主體：區級"),
    ("市人社局", "35.7", "行為主體：縣級以上行政執法部門、鄉(鎮)人民政府\n由本單位判斷"),
    ("市財政局", "35.7", "行為主體：縣級以上行政執法部門、鄉(鎮)人民政府\n由本單位判斷"),
    ("市發改委", "4.1", "行為主體：審批機關\n由本單位判斷"),
    ("市發改委", "3.3", "行為主體：政府\n由本單位判斷"),
    ("市委編辦", "35.7", "行為主體：縣級以上行政執法部門、鄉(鎮)人民政府"),
    ("市委編辦", "5.5", ""),
]


@pytest.mark.parametrize(("unit", "ref", "expected"), STANDINGS)
def test_whether_the_unit_is_among_those_who_act_is_certain_possible_or_not(
    build: Callable[..., Document], unit: str, ref: str, expected: str
) -> None:
    assert row(build(unit=(unit,)), ref)["承擔職責"] == expected


def test_an_item_has_no_actor_but_its_own(build: Callable[..., Document]) -> None:
    document = build("逐項核對表", id=("4",))
    assert row(document, "4.1-1")["核對事項"] == "對屬於企業經營自主權的事項,一律不再作為前置條件"
    assert row(document, "4.1-4")["核對事項"].endswith("（行為主體：審批機關）")


BOXES = [
    ("12.2", "□已完成"),
    ("22.5", "□本年度已開展"),
    ("13.3", "□未發現 □已糾正"),
    ("21.3", "□未發現 □已糾正"),
    ("2.1", "□已部署 □有制度"),
    ("32.3", "□已部署 □有制度"),
    ("4.3", "權利，不核對"),
    *((ref, "逐案\n應辦____件\n按期____件") for ref in ("8.2", "9.2", "21.1", "24.8", "31.3", "31.4")),
]


@pytest.mark.parametrize(("ref", "boxes"), BOXES)
def test_the_box_follows_from_what_the_clause_is(build: Callable[..., Document], ref: str, boxes: str) -> None:
    assert row(build("逐項核對表", "clause"), ref)["核對"] == boxes


def test_a_task_of_several_sorts_names_each(build: Callable[..., Document]) -> None:
    document = build("逐項核對表", "task")
    assert row(document, "22")["核對"] == (
        "限期完成：\n□已完成\n定期開展：\n□本年度已開展\n持續落實：\n□已部署 □有制度"
    )
    assert row(document, "2")["核對"] == "□已部署 □有制度"


def test_what_is_done_for_each_case_gets_no_boxes_in_the_yearly_sheet(build: Callable[..., Document]) -> None:
    document = build("逐項核對表", id=("8", "21"))
    refs = [each.ref for each in document.tables[0].rows if isinstance(each, TableRow)]
    assert refs == ["8.1", "8.2", "8.3", "8.4", "8.5", "21.1", "21.2", "21.3"]
    assert row(document, "8.2")["核對事項"].endswith("（逐案核對9點）")
    assert "\n（逐案核對6點）\n" in row(document, "21.2")["核對事項"]


def test_the_items_of_a_clause_are_ticked_and_not_the_clause(build: Callable[..., Document]) -> None:
    document = build("逐項核對表", id=("10",))
    assert row(document, "10.2")["核對"] == ""
    assert [row(document, f"10.2-{n}")["核對事項"] for n in (1, 2, 3, 4)] == [
        "選拔聘用制度", "工作管理制度", "績效考評制度", "獎勵追責制度",
    ]  # fmt: skip
    assert sections(document) == ["二、健全依法決策機制", "(十)完善落實政府法律顧問制度"]


def test_what_is_handed_in_stands_in_the_table_of_accounts(build: Callable[..., Document]) -> None:
    document = build("對賬銷號表", id=("1", "22"))
    assert row(document, "1.1")["交付成果"] == "市級行政權力清單"
    assert row(document, "1.1")["完成時限"] == "2015年3月前"
    assert row(document, "22.3")["完成時限"] == "2015年3月底前"
    assert row(document, "22.3")["完成日期"] == ""


def test_both_days_stand_in_the_register_and_in_a_note_while_the_reading_is_open(
    build: Callable[..., Document],
) -> None:
    both = "「2015年5月前」口徑未定：從嚴口徑（不含當月）為2015年4月30日，從寬口徑（含當月）為2015年5月31日。"
    document = build("台賬", id=("10", "20"))
    assert document.notes[0] == both
    assert not [note for note in document.notes if "12月" in note]  # 底前 has one reading
    assert row(document, "10")["完成時限"] == (
        "2015年5月前：法律顧問備案（市直部門）\n從嚴2015年4月30日，從寬2015年5月31日\n其餘條款：方案未規定"
    )
    assert row(document, "20")["完成時限"] == (
        "2015年12月底前：執法全過程記錄製度\n2015年12月31日\n其餘條款：方案未規定"
    )
    assert row(build("分工表", id=("10",)), "10")["完成時限"] == (
        "2015年5月前：法律顧問備案（市直部門）\n其餘條款：方案未規定"
    )
    fixed = build("台賬", id=("10",), reading="lenient")
    assert "2015年5月31日" in row(fixed, "10")["完成時限"]
    assert "4月30日" not in row(fixed, "10")["完成時限"]
    assert fixed.notes[0] == "「2015年5月前」按從寬口徑（含當月），至2015年5月31日。"


def test_notes_are_for_paper(build: Callable[..., Document]) -> None:
    notes = build(unit=("市司法局",)).notes
    assert "市司法局另承接市法制辦牽頭的25項、負責的1項（2019年，深化黨和國家機構改革方案），未列入。" in notes
    assert "方案有38項的牽頭或責任單位為「市直有關部門」（泛稱，未列明具體單位），未據此列入。" in notes
    assert not [note for note in notes if "--" in note]
    assert "「市直有關部門」為泛稱，方案未列明具體單位。" in build().notes
    [later] = [note for note in build(unit=("市國土局",)).notes if note.startswith("單位按方案原文列名")]
    assert "市國土局→市自然資源和規劃局（2019年，深化黨和國家機構改革方案）" in later
    assert "市公共資源交易中心" not in later  # another name of 市公共資源交易服務中心, no body that took over
    assert "常識" not in later


def test_the_sheet_of_a_unit_that_no_task_names_is_made_of_what_binds_it(build: Callable[..., Document]) -> None:
    """市環保局: five clauses for certain, thirteen that depend on its powers, eight that name nobody; no task is its own."""
    document = build(unit=("市環保局",))
    assert document.lines[1] == (
        "方案未列明市環保局；約束各類機關的條款：確定適用5條，是否適用由本單位判斷13條，條文未寫明主體8條。"
    )
    parts: dict[str, list[str]] = {}
    for part in document.tables[0].rows:
        if isinstance(part, Section):
            refs = parts.setdefault(part.text, [])
        elif "." in part.ref:
            refs.append(part.ref)
    assert parts == {
        "確定適用": ["10.5", "13.1", "13.2", "13.3", "30.2"],
        "由本單位判斷": [
            "3.3", "4.1", "13.4", "15.6", "21.1", "21.3", "22.5", "24.8", "25.1", "31.2", "31.3", "31.4", "35.7",
        ],
        "條文未寫明主體": ["5.5", "8.2", "8.3", "8.4", "8.5", "17.4", "17.7", "32.3"],
    }  # fmt: skip
    assert row(document, "13.1")["承擔職責"] == "行為主體：各級行政機關\n含本單位"
    assert row(document, "21.3")["核對"] == "□未發現 □已糾正"
    by_task = build("督查督辦台賬", unit=("市環保局",))
    assert row(by_task, "10.5")["工作任務"] == "完善落實政府法律顧問制度"


def test_of_a_unit_of_which_nothing_is_declared_the_sheet_says_so_once(build: Callable[..., Document]) -> None:
    document = build(unit=("市信訪局",))
    assert "確定適用0條，是否適用由本單位判斷0條，條文未寫明主體9條" in document.lines[1]
    undecided = [note for note in document.notes if "無法判斷" in note]
    assert undecided == ["單位名錄未載明市信訪局屬於哪一類機關，約束各類機關的22條是否適用無法判斷，未列入。"]


def test_nothing_found_is_said(build: Callable[..., Document]) -> None:
    document = build(lead=("市住建局",))
    assert document.tables == ()
    assert document.lines == ("沒有符合條件的任務。",)
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


def test_a_limit_that_was_changed_says_so_beside_the_plan_s_words(tmp_path: Path) -> None:
    for name in ("tasks", "units", "wording"):
        shutil.copy(built_in() / f"{name}.yaml", tmp_path)
    (tmp_path / "changes.yaml").write_text(CHANGES, encoding="utf-8")
    day = date(2015, 6, 1)
    session = Session(str(tmp_path))
    document = layouts.build(session.question(Selection(id=("10", "20"), today=day, as_of=day)), "銷號表")
    session.close()
    assert row(document, "10.5")["完成時限"] == "2015年5月前\n（有調整，見注）"
    assert row(document, "20.3")["完成時限"] == "2015年12月底前\n（暫緩，見注）"
    assert len([note for note in document.notes if note.startswith("〔調整〕") and "國發〔2015〕25號" in note]) == 2


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("市府辦", "市政府辦公室：共2項，牽頭1項，負責1項"),
        ("市商務局", "市商務局：共1項，牽頭1項，負責0項"),
        ("市工信局", "市工信局：共1項，牽頭1項，負責0項"),
        ("市藥檢所", "市藥檢所：共1項，牽頭1項，負責0項"),
    ],
)
def test_a_unit_is_counted_under_its_own_name_or_the_later_one_that_was_meant(
    build_from: Callable[..., Document], typed: str, line: str
) -> None:
    assert build_from(RICH, "清單", unit=(typed,)).lines[1] == line
