"""How many rows a table has stands under it, in the counting word of what they are; a program counts lines itself."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.program import Answer

    Fazhi = Callable[..., Answer]

TOTALS = [
    ("tasks --unit 市法制辦", "共26項"),
    ("tasks", "共39項"),
    ("show 9 10 --fields id,title", "共2項"),
    ("clauses --id 24", "共8條"),
    ("units 市法制辦 市審計局 --fields name", "共2個單位"),
    ("due --today 2015-03-01", "共6條"),
    ("clock 24 --from 2015-02-06", "共1條"),
    ("case", "共8類"),
    ("chapters", "共9章"),
    ("matrix --lead 市審計局", "共3個單位"),
    ("change list", ""),
]


@pytest.mark.parametrize(("call", "total"), TOTALS, ids=[call for call, _ in TOTALS])
def test_the_count_stands_under_the_table(fazhi: Fazhi, call: str, total: str) -> None:
    lines = fazhi(*call.split(), "-f", "table").lines
    counts = [line for line in lines if line.startswith("共")]
    assert counts == ([f"{total}。"] if total else [])


@pytest.mark.parametrize(("name", "told"), [("md", "共26項"), ("html", "牽頭、負責26項")])
def test_a_page_has_it_once(fazhi: Fazhi, name: str, told: str) -> None:
    """A document says above its rows of how many tasks it is, and needs no total."""
    page = fazhi("tasks", "--unit", "市法制辦", "-f", name).stdout
    body = re.sub("<[^>]*>", "", page.rpartition("</head>")[2])
    assert (body.count("26項"), body.count(told)) == (1, 1)


@pytest.mark.parametrize("name", ["tsv", "csv", "json", "jsonl", "ids"])
def test_data_have_none(fazhi: Fazhi, name: str) -> None:
    assert "共26項" not in fazhi("tasks", "--unit", "市法制辦", "-f", name).stdout


def test_the_figures_of_chapters_and_units_add_up_to_those_of_the_plan(fazhi: Fazhi) -> None:
    rows = list(csv.DictReader(io.StringIO(fazhi("stats", "-f", "csv").stdout)))
    sums = {"chapter": Counter[str](), "unit": Counter[str]()}
    for row in rows:
        if row["group"] in sums:
            for figure, count in row.items():
                if count.isdecimal():
                    sums[row["group"]][figure] += int(count)
    [whole] = [row for row in rows if row["group"] == "plan"]
    figures = (
        "tasks",
        "leads",
        "responsible",
        "milestone",
        "triggered",
        "recurring",
        "none",
        "duty",
        "prohibition",
        "gate",
        "right",
    )
    for figure in figures:
        assert sums["chapter"][figure] == int(whole[figure]), figure
    # A task counts once for each of its units, so that only mentions add up over them.
    for figure in ("leads", "responsible"):
        assert sums["unit"][figure] == int(whole[figure]), figure


FIGURES = (
    "tasks",
    "leads",
    "responsible",
    "milestone",
    "triggered",
    "recurring",
    "none",
    "duty",
    "prohibition",
    "gate",
    "right",
)
"""What chapters have apart. How many units lead is none of it: one leads in several chapters."""
WHOLE = {"tasks": 39, "leads": 65, "responsible": 84, "milestone": 6, "triggered": 3, "recurring": 8, "none": 25}


def test_figures_of_chapters_add_up_to_those_of_the_plan(fazhi: Fazhi) -> None:
    rows = list(csv.DictReader(io.StringIO(fazhi("stats", "-f", "csv").stdout)))
    [whole] = [row for row in rows if row["group"] == "plan"]
    assert {figure: int(whole[figure]) for figure in WHOLE} == WHOLE
    for figure in FIGURES:
        assert sum(int(row[figure]) for row in rows if row["group"] == "chapter") == int(whole[figure]), figure
    for figure in ("leads", "responsible"):
        assert sum(int(row[figure]) for row in rows if row["group"] == "unit") == int(whole[figure]), figure


def test_how_tasks_divide_by_time_stands_under_the_numbers_of_limits(fazhi: Fazhi) -> None:
    """6 limits, 3 and 8 of other kinds and 25 tasks without are 42, of 39 tasks."""
    assert "39項任務中，有時限14項，無時限25項。" in fazhi("stats", "-f", "table").lines
    assert "26項任務中，有時限14項，無時限12項。" in fazhi("stats", "--unit", "市法制辦", "-f", "md").lines
    assert "有時限" not in fazhi("stats").stdout


def test_a_table_that_counts_has_its_sums(fazhi: Fazhi) -> None:
    matrix = [line.split() for line in fazhi("matrix", "-f", "table").lines]
    assert [line for line in matrix if line and line[0].endswith("合計") and len(line) > 3] == [
        ["牽頭合計", "14", "4", "3", "9", "4", "8", "4", "11", "8", "65"],
        ["責任合計", "14", "8", "6", "8", "8", "18", "6", "8", "8", "84"],
    ]
    assert "|  | 合計 | 39 |" in fazhi("chapters", "-f", "md").lines
    assert "|  | 合計 | 26 |" in fazhi("chapters", "--unit", "市法制辦", "-f", "md").lines


def test_nothing_is_added_up_that_is_no_sum(fazhi: Fazhi) -> None:
    """A program adds for itself; a member has the tasks of its group once more."""
    assert "合計" not in fazhi("matrix").stdout + fazhi("chapters").stdout
    assert "合計" not in fazhi("matrix", "--unit", "船山區", "--fields", "unit,leads", "-f", "md").stdout.replace(
        "牽頭合計 |", ""
    )


UNIT = ("--unit", "市法制辦")
LIMITED = ("--due-by", "2015-03-31")
HEADS = [
    # Rows that are no tasks are counted by themselves: of how many tasks a plan consists says nothing of them.
    (("duties", "市教育局"), ["共26條，分列27行"]),
    (("duties", "行政執法機關", "--id", "20-31"), ["39項任務中的12項：第20-31項", "共6條"]),
    (("due",), ["共6條"]),
    (("due", *UNIT, *LIMITED), ["市法制辦牽頭、負責的26項任務中的3項：2015年3月31日前到期（含當日）", "共3條"]),
    (("due", *UNIT, "--include-open"), ["市法制辦牽頭、負責和方案未列明具體單位的39項任務", "共6條"]),
    (("due", "--lead", "市法制辦", "--responsible", "各縣(區)政府", *LIMITED), [
        "市法制辦牽頭的25項任務中的3項：責任單位為各縣（區）政府，2015年3月31日前到期（含當日）", "共3條",
    ]),
    (("clauses", *UNIT), ["市法制辦牽頭、負責的26項任務", "共129條"]),
    (("clauses", "--limit", "3"), ["只列前3條", "共3條"]),
    (("units",), ["共59個單位"]),
    (("cites", *UNIT), ["市法制辦牽頭、負責的26項任務", "共9份文件"]),
    (("clock", "31", "--from", "2015-04-28"), ["39項任務中的1項：第31項", "共2條"]),
    (("case",), ["共8類"]),
    # Rows of tasks, and figures of them, say of how many.
    (("tasks", "--limit", "3"), ["全部39項：只列前3項"]),
    (("chapters", *UNIT), ["市法制辦：牽頭、負責26項", "共9章"]),
    (("matrix", "--chapter", "1,2"), ["全部39項中的11項：第1、2章", "共11個單位"]),
    (("stats", *UNIT), ["市法制辦：牽頭、負責26項", "共27行"]),
]  # fmt: skip


@pytest.mark.parametrize(("call", "head"), HEADS, ids=[" ".join(call) for call, _ in HEADS])
def test_a_page_says_above_its_total_of_what_that_is(fazhi: Fazhi, call: tuple[str, ...], head: list[str]) -> None:
    lines = re.findall(r'<p class="line">(.*?)</p>', fazhi(*call, "-f", "html").stdout)
    assert [re.sub("<[^>]*>", "", line) for line in lines[1:]] == head


@pytest.mark.parametrize("call", [("change", "list"), ("progress", "log", "10")], ids=" ".join)
def test_a_page_of_what_was_entered_says_to_which_plan(fazhi: Fazhi, call: tuple[str, ...]) -> None:
    first = re.search(r'<p class="line">(.*?)</p>', fazhi(*call, "-f", "html").stdout)
    assert first is not None
    assert "《遂寧市深入推進依法行政加快建設法治政府實施方案》" in first[1]
