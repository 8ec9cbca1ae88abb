"""In a library every row says of which plan it is, in every format, and so does what stands beside the rows."""

from __future__ import annotations

import csv
import io
import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.program import Answer

    Fazhi = Callable[..., Answer]

TESTS = Path(__file__).parents[1]
COMMANDS = [
    "tasks", "show 1", "clauses --id 1", "units", "units 市法制办", "duties", "due --today 2015-03-01", "clock 24 --from 2015-02-06",
    "case", "case 行政处罚", "chapters", "cites", "stats", "matrix",
]  # fmt: skip


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("library")
    shutil.copytree(TESTS.parent / "data", folder / "suining", ignore=shutil.ignore_patterns("schema"))
    shutil.copytree(TESTS / "rulebook" / "good", folder / "demo")
    return str(folder)


@pytest.mark.parametrize("call", COMMANDS)
def test_every_row_names_its_plan(fazhi: Fazhi, library: str, call: str) -> None:
    asked = (*call.split(), "--data", library)
    rows = list(csv.DictReader(io.StringIO(fazhi(*asked, "-f", "csv").stdout)))
    assert rows
    plans = [row["plan"] for row in rows]
    assert set(plans) <= {"demo", "suining-2015"}
    assert [line.split("\t")[0] for line in fazhi(*asked, "-f", "tsv").lines] == plans
    assert {row["plan"] for row in json.loads(fazhi(*asked, "-f", "json").stdout)} == set(plans)


@pytest.mark.parametrize(
    "call", ["tasks", "clauses --id 1", "units", "duties", "due", "chapters", "cites", "stats", "matrix"]
)
def test_a_table_names_the_plans_too(fazhi: Fazhi, library: str, call: str) -> None:
    table = fazhi(*call.split(), "-f", "table", "--data", library, COLUMNS="300").stdout
    assert "suining-2015  " in table


@pytest.mark.parametrize(
    ("call", "ident"),
    [
        ("tasks --id 1", "suining-2015:1"),
        ("clauses --id 10.5", "suining-2015:10.5"),
        ("show suining-2015:24.8", "suining-2015:24.8"),
        ("units 市审计局", "suining-2015:市審計局"),
        ("due --today 2015-03-01", "demo:1.1"),
    ],
)
def test_an_id_carries_its_plan(fazhi: Fazhi, library: str, call: str, ident: str) -> None:
    assert ident in fazhi(*call.split(), "-f", "ids", "--data", library).lines


def test_what_stands_beside_an_agenda_names_the_plan(fazhi: Fazhi, library: str) -> None:
    page = fazhi("due", "--today", "2015-03-01", "-f", "table", "--data", library).stdout
    assert "\ndemo:1.1 " in page
    assert "\nsuining-2015:1.1 " in page
    assert "suining-2015:10.5 市法制辦。" in page


def test_the_notes_of_a_sheet_name_the_plan(fazhi: Fazhi, library: str) -> None:
    sheet = fazhi("checklist", "--when", "milestone", "--data", library, COLUMNS="200").stdout
    assert "《示例市實施方案》：「2015年3月前」口徑未定" in sheet
    assert (
        "《遂寧市深入推進依法行政加快建設法治政府實施方案》：「2015年3月前」「2015年5月前」「2015年6月前」口徑未定"
        in sheet
    )
    assert "《遂寧市深入推進依法行政加快建設法治政府實施方案》：「市直有關部門」" in sheet
    of_one = fazhi("checklist", "--when", "milestone", "--data", library, "--plan", "demo", COLUMNS="200").stdout
    assert "《示例市實施方案》：「2015年3月前」" not in of_one


def test_a_task_shown_in_full_names_its_plan(fazhi: Fazhi, library: str) -> None:
    assert fazhi("show", "demo:1", "suining-2015:1", "--data", library).lines[0] == "〔demo〕一、依法履職"
