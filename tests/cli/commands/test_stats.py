"""The figures of the plan: 39 tasks, 16 units that lead, 65 mentions of leads."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.program import Answer

    Program = Callable[..., Answer]

# Leads and responsibilities of every unit, as the plan names them at the end of its 39 tasks.
UNITS = {
    "市法制辦": (25, 1), "市委編辦": (8, 0), "市政府辦公室": (6, 0), "市政務中心": (4, 0), "市監察局": (3, 0), "市目督室": (3, 0),
    "市人社局": (3, 0), "市發改委": (2, 1), "市財政局": (2, 1), "市政務公開辦": (2, 1), "市外網辦": (2, 0),
    "市公共資源交易服務中心": (1, 1), "市工商局": (1, 0), "市檢察院": (1, 0), "市審計局": (1, 0), "市司法局": (1, 0),
    "各縣(區)政府": (0, 39), "市直有關部門": (0, 38), "市國土局": (0, 1), "市國資委": (0, 1),
}  # fmt: skip


def rows(fazhi: Program, *arguments: str) -> list[dict[str, str]]:
    answer = fazhi("stats", "-f", "csv", *arguments)
    assert answer.code == 0, answer.stderr
    return list(csv.DictReader(answer.lines))


def figures(row: dict[str, str], *names: str) -> list[int]:
    return [int(row[name]) for name in names]


def test_the_plan_as_a_whole(fazhi: Program) -> None:
    plan = rows(fazhi)[0]
    assert (plan["group"], plan["name"]) == ("plan", "遂寧市深入推進依法行政加快建設法治政府實施方案")
    assert figures(plan, "tasks", "lead_units", "leads", "responsible") == [39, 16, 65, 84]
    assert figures(plan, "milestone", "triggered", "recurring", "none") == [6, 3, 8, 25]


def test_every_chapter(fazhi: Program) -> None:
    chapters = [row for row in rows(fazhi) if row["group"] == "chapter"]
    assert [figures(row, "tasks", "milestone", "triggered", "recurring") for row in chapters] == [
        [7, 1, 0, 0], [4, 1, 0, 0], [3, 1, 0, 1], [4, 0, 0, 0], [4, 2, 0, 1], [6, 0, 1, 2], [3, 0, 2, 0], [4, 1, 0, 1],
        [4, 0, 0, 3],
    ]  # fmt: skip


def test_every_unit_those_that_lead_most_first(fazhi: Program) -> None:
    units = [row for row in rows(fazhi) if row["group"] == "unit"]
    assert {row["name"]: tuple(figures(row, "leads", "responsible")) for row in units} == UNITS
    assert [row["name"] for row in units][:3] == ["市法制辦", "市委編辦", "市政府辦公室"]
    assert sum(int(row["lead_units"]) for row in units) == 16


def test_a_unit_that_leads_and_answers_has_each_task_once(fazhi: Program) -> None:
    [office] = [row for row in rows(fazhi, "--unit", "市法制辦") if row["name"] == "市法制辦"]
    assert figures(office, "tasks", "leads", "responsible") == [26, 25, 1]


@pytest.mark.parametrize(
    ("task", "duty", "prohibition", "gate", "right"), [("3", 3, 1, 0, 0), ("4", 1, 1, 0, 1), ("9", 1, 0, 1, 0)]
)
def test_kinds_are_counted_by_clause(
    fazhi: Program, task: str, duty: int, prohibition: int, gate: int, right: int
) -> None:
    [plan, *_] = rows(fazhi, "--id", task)
    assert figures(plan, "duty", "prohibition", "gate", "right") == [duty, prohibition, gate, right]


def test_nothing_selected_gives_no_row(fazhi: Program) -> None:
    assert rows(fazhi, "--lead", "市審計局", "--chapter", "1") == []
    assert "沒有符合條件的任務。" in fazhi("stats", "--lead", "市審計局", "--chapter", "1", "-f", "table").stdout


@pytest.mark.parametrize(
    ("command", "sentence"),
    [
        ("matrix", "沒有符合條件的單位。"),
        ("due", "沒有符合條件、有明確日期的時限。"),
        ("progress stats", "沒有符合條件的任務。"),
        ("sheet status --period 2015-06", "沒有應填報的單位。"),
        ("chapters", "沒有符合條件的章。"),
    ],
)
def test_what_there_is_none_of_is_named_as_people_name_it(fazhi: Program, command: str, sentence: str) -> None:
    asked = [*command.split(), "--lead", "市審計局", "--chapter", "1", "-f", "table"]
    assert fazhi(*asked).stdout.splitlines()[0] == sentence
    assert "没有" in fazhi(*asked, "--script", "hans").stdout.splitlines()[0]


COUNTED = [
    # A county, by any of its names, has the tasks of 各縣(區)政府.
    ("船山区", "船山區政府", 39, 0, 39),
    ("各縣(區)政府", "各縣(區)政府", 39, 0, 39),
    ("市法制辦", "市法制辦", 26, 25, 1),
    # No task names 市環保局.
    ("市環保局", "市環保局", 0, 0, 0),
]


@pytest.mark.parametrize(("typed", "name", "tasks", "leads", "responsible"), COUNTED)
def test_one_count_however_it_is_asked(
    fazhi: Program, typed: str, name: str, tasks: int, leads: int, responsible: int
) -> None:
    assert len(fazhi("tasks", "--unit", typed).lines) == tasks
    [unit] = fazhi("units", typed, "--fields", "name,leads,responsible").lines
    assert unit == f"{name}\t{leads}\t{responsible}"
    own = [row for row in rows(fazhi, "--unit", typed) if (row["group"], row["name"]) == ("unit", name)]
    assert [(row["tasks"], row["leads"], row["responsible"]) for row in own] == (
        [(str(tasks), str(leads), str(responsible))] if tasks else []
    )
    matrix = fazhi("matrix", "--unit", typed, "--fields", "unit,leads,responsible").lines
    assert ([line for line in matrix if line.startswith(f"{name}\t")] or [f"{name}\t0\t0"]) == [unit]
    sheet = fazhi("checklist", "--unit", typed, "-f", "md").stdout
    if leads and responsible:
        counted = f"{name}：牽頭、負責{tasks}項（牽頭{leads}項，責任{responsible}項）"
    else:
        counted = f"{name}：{'牽頭' if leads else '責任'}{tasks}項"
    assert (counted in sheet) is bool(tasks)


def test_bars_stand_on_a_terminal_only(terminal: Callable[..., Answer], fazhi: Program) -> None:
    page = terminal("stats", columns=80, NO_COLOR="1").lines
    assert f"市法制辦                25  {'█' * 25}" in page
    assert f"市委編辦                 8  {'█' * 8}" in page
    assert "█" not in fazhi("stats").stdout


@pytest.mark.parametrize("columns", [80, 160])
def test_the_table(terminal: Callable[..., Answer], golden: Callable[[str, str], None], columns: int) -> None:
    golden(f"stats-{columns}.txt", terminal("stats", columns=columns, NO_COLOR="1").stdout)
