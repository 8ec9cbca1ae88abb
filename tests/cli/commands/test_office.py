"""office.yaml as a desk uses it: shown under the office's mark, apart from the plan, and followed where progress is registered."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.program import Answer

    Program = Callable[..., Answer]

DATA = Path(__file__).parents[3] / "data"
OFFICE = """\
desk: {unit: 市法制辦, script: hans, near_days: 7}
details:
- {task: 1, collects: 市法制辦, leader: 李四副主任}
- {task: 10, clause: 5, output: 法律顧問名冊, day: 2015-04-20, taken_by: 法規科, contact: "張三，0825-0000000"}
- {task: 8, clause: 2, item: 4, taken_by: [市財政局, 市統計局]}
"""


@pytest.fixture
def desk(fazhi: Program, tmp_path: Path) -> Program:
    """desk(*arguments): a call of an office with an office.yaml and a register of its own."""
    shutil.copytree(DATA, tmp_path / "規則庫")
    (tmp_path / "規則庫" / "office.yaml").write_text(OFFICE, "utf-8")

    def call(*arguments: str) -> Answer:
        return fazhi(*arguments, cwd=tmp_path, FAZHI_DATA=str(tmp_path / "規則庫"), FAZHI_BY="張三")

    return call


def rows(answer: Answer) -> list[dict[str, Any]]:
    assert (answer.code, answer.stderr) == (0, "")
    return json.loads(answer.stdout)  # type: ignore[no-any-return]


def test_for_whom_somebody_registers_is_kept_with_each_entry(desk: Program, tmp_path: Path) -> None:
    declared = 'people:\n- {name: 張三, role: unit}\n- {name: "督查室/李某", role: office}\n'
    (tmp_path / "規則庫" / "office.yaml").write_text(declared + OFFICE, "utf-8")
    assert desk("progress", "set", "12", "--status", "已報完成", "--by", "市法制辦/张三").code == 0
    refused = desk("progress", "accept", "12", "--by", "張三", "--script", "hant")
    assert (refused.code, refused.stdout) == (2, "")
    assert refused.stderr == "第12項：office.yaml 裡「張三」是責任單位的填報人，不能登記「核實」；這由督查單位登記。\n"
    assert desk("progress", "accept", "12", "--by", "督查室/李某").code == 0
    assert desk("progress", "set", "10", "--status", "推進中", "--by", "督查室/李某").code == 0
    assert desk("progress", "set", "10", "--status", "推進中", "--by", "李四").code == 0
    assert desk("progress", "correct", "4", "--note", "重報", "--by", "張三").code == 0
    log = desk("progress", "log", "--fields", "by,role", "--script", "hant")
    assert log.lines == [
        "市法制辦/张三\tunit", "督查室/李某\toffice", "督查室/李某\toffice", "李四\t", "張三\tunit",
    ]  # fmt: skip


def test_nobody_has_two_roles(desk: Program, tmp_path: Path) -> None:
    people = "people:\n- {name: 張三, role: unit}\n- {name: 張三, role: office}\n"
    (tmp_path / "規則庫" / "office.yaml").write_text(people, "utf-8")
    found = desk("check", "--script", "hant")
    assert found.code == 1
    assert found.lines[0].endswith("office.yaml:3:10: R01 「張三」已經在第 2 行；一人只有一種身份，兩種都有的不列")


def test_a_card_shows_it_under_the_offices_mark(desk: Program) -> None:
    card = desk("show", "10.5", "--script", "hant").stdout
    assert "※本單位細化：交付成果：法律顧問名冊；內部時限：2015-04-20；\n" in card
    assert "承擔：法規科；聯繫方式：張三，0825-0000000\n" in card
    assert "時限：2015年5月前（從嚴 2015-04-30，從寬 2015-05-31）" in card
    assert "※本單位細化：匯總單位：市法制辦；分管領導：李四副主任" in desk("show", "1", "--script", "hant").stdout
    assert "※本單位細化（第4項）：承擔：市財政局、市統計局" in desk("show", "8", "--script", "hant").stdout


def test_data_keep_it_apart_from_the_plans_own_output(desk: Program) -> None:
    [task] = rows(desk("show", "10", "-f", "json"))
    assert task["details"] == [
        {
            "ref": "10.5", "output": ["法律顧問名冊"], "day": "2015-04-20", "taken_by": ["法規科"],
            "contact": "張三，0825-0000000", "leader": None, "collects": None,
        }
    ]  # fmt: skip
    assert "法律顧問名冊" not in json.dumps(task["clauses"], ensure_ascii=False)


@pytest.mark.parametrize(
    ("layout", "id_", "told"),
    [
        (
            "分工表",
            "10",
            "※本單位細化（第5句）：交付成果：法律顧問名冊；內部時限：2015-04-20；承擔：法規科；聯繫方式：張三",
        ),
        ("台賬", "1", "※本單位細化：匯總單位：市法制辦；分管領導：李四副主任"),
        ("清單", "10", "※本單位細化：交付成果：法律顧問名冊；內部時限：2015-04-20；承擔：法規科；聯繫方式：張三"),
        ("清單", "1", "※本單位細化：匯總單位：市法制辦；分管領導：李四副主任"),
        ("清單", "8", "※本單位細化（第4項）：承擔：市財政局、市統計局"),
        ("銷號表", "10", "※本單位細化：交付成果：法律顧問名冊"),
        ("核對表", "8", "※本單位細化（第4項）：承擔：市財政局、市統計局"),
    ],
)
def test_checklists_show_it_under_the_offices_mark(desk: Program, layout: str, id_: str, told: str) -> None:
    sheet = desk("checklist", "--layout", layout, "--id", id_, "--script", "hant", "-f", "md").stdout
    assert sheet.count(told) == 1
    assert "本單位細化" not in desk("checklist", "--layout", layout, "--id", "2", "-f", "md", "--script", "hant").stdout


def test_a_workbook_has_a_column_for_it(desk: Program, tmp_path: Path) -> None:
    call = ("checklist", "--layout", "銷號表", "--script", "hant")
    desk(*call, "--id", "10", "-o", str(tmp_path / "有.xlsx"))
    desk(*call, "--id", "2", "-o", str(tmp_path / "無.xlsx"))
    rows = [
        [cell.value for cell in row] for row in openpyxl.load_workbook(tmp_path / "有.xlsx").worksheets[0].iter_rows()
    ]
    [head] = [row for row in rows if "ref" in row]
    column, ref = head.index("※本單位細化"), head.index("ref")
    told = {row[ref]: row[column] for row in rows if row[ref] and row is not head}
    assert told["10.5"] == "交付成果：法律顧問名冊；內部時限：2015年4月20日；承擔：法規科；聯繫方式：張三，0825-0000000"
    assert [ref for ref, text in told.items() if text] == ["10.5"]
    other = openpyxl.load_workbook(tmp_path / "無.xlsx").worksheets[0]
    assert all("本單位細化" not in str(cell.value) for row in other.iter_rows() for cell in row)


def test_an_agenda_shows_it_and_follows_the_desk(desk: Program) -> None:
    def agenda(*arguments: str) -> str:
        said = ("--id", "1,10", "--today", "2015-02-18", "-f", "md", "--script", "hant")
        return desk("due", *said, *arguments).stdout

    assert "1 ※本單位細化：匯總單位：市法制辦；分管領導：李四副主任。" in agenda()
    assert "10.5 ※本單位細化：交付成果：法律顧問名冊；內部時限：2015-04-20" in agenda()
    # Ten days before 2015-02-28; the desk says seven.
    assert "「臨近到期」指7日內到期" in agenda()
    assert "期限未到" in agenda()
    assert "臨近到期 |" not in agenda()
    assert "臨近到期 |" in agenda("--near", "10d")


def test_the_text_is_the_plans_alone(desk: Program, fazhi: Program) -> None:
    assert desk("text").stdout == fazhi("text").stdout


def test_the_desk_reads_its_own_script(desk: Program) -> None:
    assert "牵头单位" in desk("show", "1").stdout
    assert "牽頭單位" in desk("show", "1", "--script", "hant").stdout


def test_the_desks_own_unit_is_the_one_that_reports(desk: Program) -> None:
    # 第35項 has four leads, of which the desk is one; 第34項 is 市司法局's alone.
    assert (
        desk("progress", "set", "35", "--status", "推進中").stdout == "已登记第1号：第35项（市法制办）进展：推进中。\n"
    )
    assert (
        desk("progress", "set", "34", "--status", "推進中").stdout == "已登记第2号：第34项（市司法局）进展：推进中。\n"
    )
    assert "（市财政局）" in desk("progress", "set", "35", "--status", "推進中", "--unit", "市財政局").stdout


def test_the_unit_that_collects_decides_the_matters_status(desk: Program) -> None:
    def closed() -> str:
        return desk("tasks", "--status", "已辦結", "-f", "ids").stdout

    found = rows(desk("progress", "--id", "1", "--today", "2015-02-22", "-f", "json"))
    assert [row["unit"] for row in found if row["collects"]] == ["市法制辦"]
    # 市監察局, which the plan names first, would collect by custom.
    desk("progress", "set", "1", "--status", "已報完成", "--unit", "市監察局")
    desk("progress", "accept", "1", "--unit", "市監察局")
    assert closed() == ""
    desk("progress", "set", "1", "--status", "已報完成")
    desk("progress", "accept", "1")
    assert closed() == "1\n"


def test_a_unit_that_collects_has_its_row_though_it_does_not_lead(desk: Program, tmp_path: Path) -> None:
    office = tmp_path / "規則庫" / "office.yaml"
    office.write_text("details:\n- {task: 12, collects: 市直有關部門}\n", "utf-8")
    found = rows(desk("progress", "--id", "12", "--today", "2015-02-22", "-f", "json"))
    assert [(row["unit"], row["part"], row["collects"]) for row in found] == [
        ("市法制辦", "lead", False),
        ("市直有關部門", "responsible", True),
    ]


def test_a_limit_is_near_when_the_desk_says_so(desk: Program) -> None:
    def light(*arguments: str) -> str:
        [row] = rows(desk("progress", "--id", "12", "--today", "2015-02-18", "-f", "json", *arguments))
        return str(row["light"])

    assert light() == "green"  # ten days before 2015-02-28
    assert light("--near", "10d") == "yellow"


@pytest.mark.parametrize(
    "command", [("tasks", "--light", "green"), ("progress", "--light", "green"), ("progress", "stats")]
)
def test_the_threshold_under_the_lights_is_the_one_of_the_desk(desk: Program, command: tuple[str, ...]) -> None:
    told = desk(*command, "--today", "2015-02-18", "-f", "table").stdout
    assert (told.count("日内到期"), told.count("△ 7日内到期")) == (1, 1)


def test_the_figures_of_units_are_counted_with_the_threshold_of_the_desk(desk: Program) -> None:
    near = {
        (row["group"], row["near"])
        for row in rows(desk("progress", "stats", "--today", "2015-02-18", "-f", "json"))
        if row["name"] in ("加強和改進制度建設", "市法制辦")
    }
    assert near == {("chapter", 0), ("unit", 0)}  # ten days before 2015-02-28


def test_desks_of_a_library_that_differ_ask_for_a_threshold(fazhi: Program, tmp_path: Path) -> None:
    for name, days in (("甲", 7), ("乙", 3)):
        folder = tmp_path / "文庫" / name
        shutil.copytree(DATA, folder)
        (folder / "office.yaml").write_text(f"desk: {{near_days: {days}}}\n", "utf-8")
    tasks = tmp_path / "文庫" / "乙" / "tasks.yaml"
    tasks.write_text(tasks.read_text("utf-8").replace("id: suining-2015", "id: demo-2016", 1), "utf-8")
    agenda = fazhi(
        "due", "--today", "2015-02-22", "--id", "12", "--data", str(tmp_path / "文庫"), "--fields", "plan,state"
    )
    assert agenda.lines == ["demo-2016\tahead", "suining-2015\tnear"]  # six days before 2015-02-28
    for command in (("progress",), ("tasks", "--light", "yellow")):
        answer = fazhi(*command, "--data", str(tmp_path / "文庫"))
        assert (answer.code, answer.stdout) == (2, "")
        assert answer.stderr == (
            "各方案的 office.yaml 所定的臨近界限不一；請只看一份方案。fazhi progress 可用 --near 寫明一個。\n"
        )
    assert fazhi("progress", "--near", "7d", "--data", str(tmp_path / "文庫")).code == 0
    assert fazhi("progress", "--data", str(tmp_path / "文庫"), "--plan", "demo-2016").code == 0
