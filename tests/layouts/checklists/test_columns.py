"""What stands in the cells, on a plan with more shapes than the program's own: typed from tests/rulebooks/rich."""

from __future__ import annotations

import shutil
from datetime import date
from typing import TYPE_CHECKING

import pytest

from fazhi_cli.asked.ref import Ref
from fazhi_cli.formats.document import Section, TableRow
from fazhi_cli.session import built_in
from tests.shelf import LIBRARY, RICH, B, Q, of_two_meanings

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from fazhi_cli.formats.document import Document

    Build = Callable[..., Document]
    Find = Callable[[Document, str], dict[str, str]]


def heading(document: Document, task: str) -> str:
    """What the heading of a task says of its units."""
    rows = [row for table in document.tables for row in table.rows]
    place = next(n for n, row in enumerate(rows) if isinstance(row, TableRow) and row.ref.split(".")[0] == task)
    section = next(row for row in reversed(rows[:place]) if isinstance(row, Section))
    return "".join(section.details)


def actor(row: Find, document: Document, ref: str) -> str:
    """Who acts, as it is told under the words of a clause."""
    told = [line for line in row(document, ref)["任務"].split("\n") if "行為主體：" in line]
    return told[0].removeprefix("行為主體：") if told else ""


@pytest.mark.parametrize(("task", "part"), [("1", "共同牽頭"), ("3", "牽頭"), ("5", "共同牽頭"), ("11", "責任")])
def test_two_leads_are_joint_leads_and_one_is_not(build_from: Build, task: str, part: str) -> None:
    sheet = build_from(RICH, "清單", "task", unit=("市法制辦",))
    assert heading(sheet, task).startswith(f"本單位：{part}")


def test_the_asked_unit_receives_what_others_do_or_may_be_among_them(build_from: Build, row: Find) -> None:
    leads = build_from(RICH, "清單", unit=("市法制辦",))
    assert actor(row, leads, "2.1") == "各行政機關，由本單位判斷"
    assert actor(row, leads, "2.2") == "市直部門，由本單位判斷，本單位收件"  # under its name by function
    receives = build_from(RICH, "清單", unit=("市信息中心",))
    assert actor(row, receives, "2.1") == "各行政機關，本單位收件"
    assert actor(row, leads, "6.1") == ""  # 政府法制機構 is the unit itself
    answers = build_from(RICH, "清單", unit=("各縣區政府",))
    assert actor(row, answers, "4.1") == "承辦機關，各縣區政府自行判斷"


def test_a_list_that_ends_in_deng_says_so_once(build_from: Build, row: Find) -> None:
    clauses = build_from(RICH, "核對表", "clause", id=("3",))
    assert row(clauses, "3.2")["核對事項"].endswith("\n（列舉以「等」結尾，未窮盡）")
    items = build_from(RICH, "核對表", id=("3",))
    assert (
        row(items, "3.2-1")["核對事項"] == "不得違法設定許可等公開條件" or "等" not in row(items, "3.2-1")["核對事項"]
    )


def test_a_limit_is_told_to_rest_or_to_have_been_moved(build_from: Build, row: Find) -> None:
    moved = build_from(RICH, "銷號表", day=date(2015, 4, 12), id=("1", "7"))
    assert row(moved, "1.1")["完成時限"] == "2015年4月30日\n（方案原為「2015年3月底前」）"
    assert row(moved, "7.1")["完成時限"] == "暫緩\n（方案原為「4月1日至4月30日」）"
    assert row(build_from(RICH, "銷號表", id=("1",)), "1.1")["完成時限"] == "2015年3月底前\n2015年3月31日"


def test_the_same_words_in_two_clauses_are_two_limits(build_from: Build, row: Find, tmp_path: Path) -> None:
    """Of the two only the first was moved, as the row of the task says too."""
    for name in ("tasks", "units", "wording", "workdays", "changes"):
        shutil.copy(RICH / f"{name}.yaml", tmp_path)
    tasks = tmp_path / "tasks.yaml"
    tasks.write_text(tasks.read_text(encoding="utf-8").replace("6月底前", "2015年3月底前"), encoding="utf-8")
    by_clause = build_from(tmp_path, "銷號表", "clause", day=date(2015, 4, 12), id=("1",))
    assert row(by_clause, "1.1")["完成時限"] == "2015年4月30日\n（方案原為「2015年3月底前」）"
    assert row(by_clause, "1.2")["完成時限"] == "2015年3月底前\n2015年3月31日"
    by_task = build_from(tmp_path, "銷號表", "task", day=date(2015, 4, 12), id=("1",))
    assert row(by_task, "1")["完成時限"].splitlines() == [
        "2015年4月30日：市級權力清單",
        "（方案原為「2015年3月底前」）",
        "2015年3月底前：向社會公布",
        "2015年3月31日",
    ]


def test_a_name_by_function_is_read_in_its_own_plan(build_from: Build, row: Find, tmp_path: Path) -> None:
    """In the second plan 政府法制機構 is 市司法局: what 市法制辦 leads there, another receives."""
    of_two_meanings(tmp_path)
    sheet = build_from(tmp_path, "清單", unit=("市法制辦",))
    assert actor(row, sheet, f"{Q}:2.2") == "市直部門，由本單位判斷，本單位收件"
    assert actor(row, sheet, "other:2.2") == "市直部門，由本單位判斷"


def test_one_unit_of_a_library_is_one_though_its_plans_spell_it_otherwise(build_from: Build, row: Find) -> None:
    """市法制辦 of the one plan is 市法制办 in the other."""
    sheet = build_from(LIBRARY, "清單", unit=("市法制辦",))
    assert actor(row, sheet, f"{Q}:2.2") == "市直部門，由本單位判斷，本單位收件"
    of_two = build_from(LIBRARY, "清單", unit=("市法制辦", "市司法局"))
    assert actor(row, of_two, f"{Q}:2.2") == "市直部門，市法制辦自行判斷，市法制辦收件"  # the task is not 市司法局's


@pytest.mark.parametrize("level", ["task", "clause", "item"])
def test_what_a_row_of_a_library_stands_for_can_be_read_back(build_from: Build, level: str) -> None:
    sheet = build_from(LIBRARY, "核對表", level)
    refs = [each.ref for table in sheet.tables for each in table.rows if isinstance(each, TableRow)]
    assert len(refs) == len(set(refs))
    assert {Ref.parse(ref).plan for ref in refs} == {Q, B}  # type: ignore[union-attr]
    assert [str(Ref.parse(ref)) for ref in refs] == refs


def test_of_one_plan_a_row_needs_no_plan(build_from: Build) -> None:
    sheet = build_from(RICH, "核對表", "task", id=("1",))
    assert [each.ref for each in sheet.tables[0].rows if isinstance(each, TableRow)] == ["1"]


JOINT = """\
plan:
  id: joint
  title: 方案
  reading: both
  layout: {chapter: "{一}、{title}", task: "({一}){title}。{text}", lead: "牽頭：{units}", responsible: "責任：{units}"}
chapters:
- number: 1
  title: 章
  tasks:
  - id: 1
    title: 任務
    lead: 甲局
    clauses:
    - text: 甲局、乙局應當各自檢查。
      actor: [甲局, 乙局]
    - text: 甲局應當檢查。
      actor: 甲局
    - text: 收到之日起3日內登記。
      when: 收到之日起3日內
"""


def test_a_clause_that_names_another_beside_the_unit_names_both(build_from: Build, row: Find, tmp_path: Path) -> None:
    (tmp_path / "tasks.yaml").write_text(JOINT, encoding="utf-8")
    (tmp_path / "units.yaml").write_text("units:\n- name: 甲局\n- name: 乙局\n", encoding="utf-8")
    sheet = build_from(tmp_path, "清單", unit=("甲局",))
    assert actor(row, sheet, "1.1") == "甲局、乙局，含本單位"
    assert actor(row, sheet, "1.2") == ""
    # Of a sheet of two none is 本單位, and a name that stands in the words is not told again.
    of_both = build_from(tmp_path, "清單", unit=("甲局", "乙局"))
    assert actor(row, of_both, "1.1") == "甲局、乙局"
    assert actor(row, of_both, "1.2") == "甲局"


def test_what_runs_from_an_event_is_counted_even_where_it_is_not_said_to_be_per_case(
    build_from: Build, row: Find, tmp_path: Path
) -> None:
    (tmp_path / "tasks.yaml").write_text(JOINT, encoding="utf-8")
    (tmp_path / "units.yaml").write_text("units:\n- name: 甲局\n- name: 乙局\n", encoding="utf-8")
    sheet = build_from(tmp_path, "清單", unit=("甲局",))
    assert row(sheet, "1.3")["核對"] == "應辦____件 已辦____件\n按期____件"
    assert "填應辦、已辦件數的為逐案事項，本表只填件數；每案另用個案核對表。" in sheet.notes


def test_the_units_of_a_task_stand_once_in_its_heading(build_from: Build) -> None:
    sheet = build_from(RICH, "清單", id=("1",))
    assert heading(sheet, "1").endswith("責任單位：各縣區政府、市直部門")


def test_a_sheet_without_rows_is_signed_by_nobody(build_from: Build) -> None:
    empty = build_from(RICH, "督查督辦台賬", text=("無此詞",))
    assert (empty.lines[1:], empty.tables, empty.signatures) == (("含「無此詞」", "沒有符合條件的任務。"), (), ())
    assert build_from(RICH, "督查督辦台賬", id=("1",)).signatures


def test_only_cases_are_counted_in_the_table_of_accounts(build_from: Build, row: Find) -> None:
    sheet = build_from(built_in(), "對賬銷號表", id=("21", "24"))
    assert row(sheet, "21.1")["完成情況"] == "應辦____件\n已辦____件"
    assert row(sheet, "24.1")["完成情況"] == ""


def test_who_must_hand_in_stands_in_the_role_that_the_plan_gives(build_from: Build, row: Find) -> None:
    of_helper = build_from(RICH, "銷號表", unit=("市信息中心",), id=("10",))
    assert row(of_helper, "10.1")["責任單位"] == "市經貿局（牽頭）\n市信息中心（配合）"
    without_lead = build_from(RICH, "銷號表", id=("12",))
    assert row(without_lead, "12.1")["責任單位"] == "市直部門（責任）"
    assert "「責任單位」欄列該項任務的各單位。" in without_lead.notes


def test_who_acts_is_told_once_where_the_column_of_those_who_hand_in_says_it(build_from: Build, row: Find) -> None:
    sheet = build_from(built_in(), "銷號表", id=("4", "10"))
    assert row(sheet, "10.5")["事項"] == "市直部門聘請的法律顧問,於2015年5月前,向市政府法制機構備案。"
    # Who does one point of a clause does not hand in the others, and a right is nobody's to hand in.
    assert row(sheet, "4.1")["事項"].endswith("\n行為主體：審批機關（其中第4點）")
    assert row(sheet, "4.3")["事項"].endswith("\n行為主體：企業")
    of_lead = build_from(built_in(), "銷號表", unit=("市法制辦",))
    assert row(of_lead, "10.5")["事項"] == row(sheet, "10.5")["事項"]
    assert row(of_lead, "10.5")["責任單位"] == "市直部門\n由本單位判斷\n本單位收件"
    assert row(of_lead, "13.4")["事項"].endswith("\n行為主體：制定機關（其中第3點），由本單位判斷")


def test_who_hands_in_is_told_to_be_the_unit_itself_where_the_words_call_it_otherwise(
    build_from: Build, row: Find
) -> None:
    assert row(build_from(built_in(), "銷號表", unit=("市法制辦",)), "9.2")["責任單位"] == "政府法制機構\n即本單位"
    of_two = build_from(built_in(), "銷號表", unit=("市財政局", "市法制辦"))
    assert row(of_two, "9.2")["責任單位"] == "政府法制機構\n即市法制辦"


def test_of_several_in_a_cell_a_mark_says_where_a_name_ends(build_from: Build, row: Find) -> None:
    sheet = build_from(built_in(), "銷號表", unit=("市財政局", "市法制辦"))
    assert row(sheet, "37.4")["責任單位"].splitlines()[:2] == [
        "市、縣(區)政府依法行政領導小組辦公室、",
        "政府督查機構",
    ]
    assert row(sheet, "35.7")["責任單位"].splitlines()[2:] == ["市財政局、", "市法制辦自行判斷"]


def test_a_row_of_a_clause_hands_in_what_that_clause_says(build_from: Build) -> None:
    def outputs(level: str) -> dict[str, str]:
        [table] = build_from(RICH, "銷號表", level, id=("5",)).workbook
        place = [column.heading for column in table.columns].index("交付成果")
        return {row.ref: row.cells[place].text for row in table.rows if isinstance(row, TableRow)}

    by_clause = outputs("clause")
    assert (by_clause["5.1"], by_clause["5.2"]) == ("上年度決算", "收支月報")
    assert outputs("task") == {"5": "上年度決算\n收支月報"}
