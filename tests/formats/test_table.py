"""The table on a terminal: golden pages of the plan, and texts made to tear it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from fazhi_cli.formats import table
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
