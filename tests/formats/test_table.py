"""The table on a terminal: golden pages of the plan, and texts made to tear it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from fazhi_cli.formats import table
from fazhi_cli.formats.document import Document, Section, Table, TableColumn, TableRow, cell
from fazhi_cli.formats.view import Column, Printout, View
from fazhi_cli.formats.widths import width

if TYPE_CHECKING:
    from collections.abc import Callable

    from fazhi_cli.formats.view import Record, Value

COLUMNS = (Column("id", "項", numeric=True), Column("title", "任務"))


def render(printout: Printout) -> str:
    return "".join(table.render_rows(printout))


def rows_of(*titles: Value, room: int = 40, header: bool | None = None) -> list[str]:
    rows: list[Record] = [{"id": number, "title": title} for number, title in enumerate(titles, 1)]
    view = View("tasks", COLUMNS, ("id", "title"), ("id", "title"), rows, "id", title="任務")
    return render(Printout(view, COLUMNS, header, room)).splitlines()


@pytest.mark.parametrize("room", [80, 160])
def test_the_plan(room: int, plan_view: View, golden: Callable[[str, str], None]) -> None:
    golden(f"table-{room}.txt", render(Printout(plan_view, plan_view.choose(plan_view.shown), width=room)))


@pytest.mark.parametrize("room", [48, 60, 80, 100, 120, 160, 240, 600])
def test_nothing_is_cut_and_no_line_runs_over(room: int, plan_view: View) -> None:
    lines = list(table.lines_of_rows(Printout(plan_view, plan_view.choose(plan_view.shown), width=room)))
    assert max(width(line.text) for line in lines) <= room
    page = sorted("".join(line.text for line in lines if line.role == "row"))
    cells = sorted("".join(f"{value}" for row in plan_view.rows for value in flat(row, plan_view.shown)))
    lists = [value for row in plan_view.rows for value in row.values() if isinstance(value, list)]
    joins = sum(max(0, len(value) - 1) for value in lists)
    assert [character for character in page if character not in " 、"] == cells
    assert page.count("、") == joins


def flat(row: Record, fields: tuple[str, ...]) -> list[object]:
    values = [row[field] for field in fields if row[field] is not None]
    return [part for value in values for part in (value if isinstance(value, list) else [value])]


def test_unit_names_stay_whole_at_80(plan_view: View) -> None:
    page = render(Printout(plan_view, plan_view.choose(plan_view.shown), width=80))
    units = {unit for row in plan_view.rows for unit in flat(row, ("lead", "responsible"))}
    assert {unit for unit in units if str(unit) not in page} == {"市公共資源交易服務中心"}


def test_prose_gets_what_the_wrapping_of_names_leaves() -> None:
    """Three names of 12 cells share 30 as two on a line, which takes 24 of them."""
    columns = (Column("text", "內容"), Column("lead", "牽頭單位"))
    row = {"text": "依" * 100, "lead": ["市檢察院辦", "市監察局辦", "市法制辦室"]}
    view = View("tasks", columns, ("text", "lead"), ("text", "lead"), [row], "text")
    lines = render(Printout(view, columns, None, 60)).splitlines()
    assert lines[2] == "依" * 17 + "  市檢察院辦、市監察局辦、"
    assert lines[3] == "依" * 17 + "  市法制辦室"


def test_sections_feet_and_roles(plan_view: View) -> None:
    lines = list(table.lines_of_rows(Printout(plan_view, plan_view.choose(["id"]), width=80)))
    assert [line.text for line in lines if line.role == "section"][:2] == [
        "一、依法全面履行政府職能",
        "二、健全依法決策機制",
    ]
    assert [line.role for line in lines[:3]] == ["head", "rule", "section"]
    assert [line.role for line in lines[-2:]] == ["rule", "foot"]


def test_no_rows_is_a_sentence() -> None:
    assert rows_of() == ["沒有符合條件的任務。"]


def test_no_header() -> None:
    assert rows_of("甲", header=False)[1] == " 1  甲"


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("[/x] [bold]甲[/bold] :smile:", " 1  [/x] [bold]甲[/bold] :smile:"),
        ("甲\t乙\n丙", " 1  甲 乙 丙"),
        ("\x1b[31m紅", " 1   [31m紅"),
        (None, " 1"),
        ([], " 1"),
    ],
)
def test_a_text_that_could_tear_the_table(title: Value, shown: str) -> None:
    assert rows_of(title)[2] == shown


def test_columns_line_up_under_wide_characters() -> None:
    view = View(
        "x", (Column("a", "甲"), Column("b", "乙")), (), (), [{"a": "市ab", "b": "!"}, {"a": "é", "b": "!"}], "a"
    )
    page = render(Printout(view, view.columns)).splitlines()
    assert {width(line.partition("!")[0]) for line in page if "!" in line} == {6}


TWO_LEVELS = Table(
    (TableColumn("項", 20), TableColumn("事項", 80)),
    (
        Section("一、甲章"),
        TableRow((cell("1"), cell("甲"))),
        Section("(一)甲項", level=2),
        TableRow((cell("1.1"), cell("乙", "丙"))),
        Section("二、乙章"),
        TableRow((cell("2"), cell("丁"))),
    ),
    "《甲方案》",
)


def test_a_document_on_a_terminal() -> None:
    """An empty line stands before a table and a chapter, none before a task in its chapter or the first chapter."""
    document = Document("x", "核對表", (TWO_LEVELS,), ("甲局",), signatures=("簽字:",), notes=("說明。",))
    assert table.render_document(document, 20).splitlines() == [
        "       核對表",
        "        甲局",
        "",
        "《甲方案》",
        "項   事項",
        "─────────",
        "一、甲章",
        "1    甲",
        "(一)甲項",
        "1.1  乙",
        "     丙",
        "",
        "二、乙章",
        "2    丁",
        "─────────",
        "",
        "簽字:________",
        "",
        "注：",
        "1. 說明。",
    ]


def test_a_long_note_is_set_beside_its_number() -> None:
    document = Document("x", "核對表", (), notes=("依" * 40,))
    assert table.render_document(document, 20).splitlines()[3:] == ["1. " + "依" * 8, *["   " + "依" * 8] * 4]


def test_a_name_in_a_list_stays_whole_where_prose_is_wrapped() -> None:
    columns = (Column("text", "內容"), Column("lead", "牽頭單位"))
    row = {"text": "依" * 40, "lead": ["市公共資源交易服務中心", "市法制辦"]}
    view = View("tasks", columns, ("text", "lead"), ("text", "lead"), [row], "text")
    lines = render(Printout(view, columns, None, 44)).splitlines()
    assert lines[2] == "依" * 9 + "  市公共資源交易服務中心、"
    assert lines[3] == "依" * 9 + "  市法制辦"


def test_a_picture_stands_under_its_table_between_empty_lines() -> None:
    view = View("x", COLUMNS[1:], (), ("title",), [{"title": "甲"}], "title", feet=("註。",), drawing=("●",))
    assert render(Printout(view, view.columns)).splitlines()[3:] == ["────", "", "●", "", "註。"]
    assert render(Printout(view._replace(rows=[]), view.columns)).splitlines() == ["沒有符合條件的內容。", "註。"]


def test_a_heading_is_halved_where_there_is_little_room() -> None:
    columns = (TableColumn("完成時限", 20), TableColumn("事項", 80))
    document = Document("x", "表", (Table(columns, (TableRow((cell("3月"), cell("依" * 9))),)),))
    lines = table.render_document(document, 12).splitlines()
    assert lines[2:4] == ["完成  事項", "時限"]
    assert lines[5:] == ["3月   依依依", "      依依依", "      依依依", "────────────"]


def test_days_stay_whole_where_words_can_be_wrapped() -> None:
    """A table of progress on 80 cells: what is short of room are the words, which can be read in two lines as well."""
    names = {
        "task": "方案序號",
        "title": "任務",
        "unit": "單位",
        "due": "到期",
        "status": "狀態",
        "reported": "最近填報",
        "late": "逾期",
    }
    columns = tuple(Column(field, heading) for field, heading in names.items())
    row = {
        "task": "12", "title": "全面清理規範稅收等優惠政策", "unit": "市公共資源交易服務中心", "due": "2015-02-28", "status": "已申報待批",
        "reported": "2015-10-24", "late": "逾期未完成",
    }  # fmt: skip
    view = View("progress", columns, tuple(names), tuple(names), [row] * 3, "task")
    page = render(Printout(view, columns, None, 76))
    assert max(map(width, page.splitlines())) <= 76
    assert (page.count("2015-02-28"), page.count("2015-10-24")) == (3, 3)
