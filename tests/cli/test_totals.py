"""How many rows a table has stands under it, in the counting word of what they are; a program counts lines itself."""

from __future__ import annotations

import csv
import io
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


@pytest.mark.parametrize("name", ["md", "html"])
def test_a_page_has_it_too(fazhi: Fazhi, name: str) -> None:
    assert "共26項" in fazhi("tasks", "--unit", "市法制辦", "-f", name).stdout


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
