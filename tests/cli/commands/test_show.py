"""fazhi show: tasks whole, or the clauses that were asked for by number under the head of their task."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import docx
import openpyxl
import pytest

from fazhi_cli.cli.app import run

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.program import Answer

ASKED = [
    ("9", ["9.1", "9.2"]),
    ("24.8", ["24.8"]),
    ("9 24.8", ["9.1", "9.2", "24.8"]),
    ("(三十一).3 31.4", ["31.3", "31.4"]),
    ("--lead 市审计局 --id 26.3", ["26.3"]),
]


@pytest.mark.parametrize(("asked", "refs"), ASKED, ids=[asked for asked, _ in ASKED])
def test_which_clauses_are_shown(capsys: pytest.CaptureFixture[str], asked: str, refs: list[str]) -> None:
    assert run(["show", *asked.split(), "-f", "json"]) == 0
    sheets = json.loads(capsys.readouterr().out)
    assert [clause["ref"] for sheet in sheets for clause in sheet["clauses"]] == refs


def test_a_clause_stands_under_the_head_of_its_task(fazhi: Callable[..., Answer]) -> None:
    lines = fazhi("show", "24.8").lines
    assert lines[1:3] == ["(二十四)加強政府內部層級監督", "  牽頭單位：市委編辦、市法制辦"]
    assert "    時限：作出決定之日起15日內" in lines
    assert not any(line.startswith("24.7") for line in lines)


def test_what_is_said_of_one_item_bears_its_number(fazhi: Callable[..., Answer]) -> None:
    lines = fazhi("show", "4.1", "13.4").lines
    assert "    行為主體：審批機關（第4項）" in lines
    assert "    例外：除確有必要保留的外（第3項）、除特殊需要並有法律法規依據外（第5項）" in lines
    assert "    條件：制定作為行政管理依據的規範性檔案、涉及相關部門職責的（第2項）" in lines


@pytest.mark.parametrize(
    ("ref", "sorts"),
    [("21.1", "前置程序·逐案"), ("22.3", "應辦·限期完成"), ("24.8", "應辦·逐案限時"), ("24.1", "應辦")],
)
def test_a_clause_is_sorted(fazhi: Callable[..., Answer], ref: str, sorts: str) -> None:
    assert f"    〔{sorts}〕" in fazhi("show", ref).lines


def test_the_open_group_is_told_in_a_pipe_only_where_it_is_asked_for(fazhi: Callable[..., Answer]) -> None:
    foot = "方案有38項的牽頭或責任單位為「市直有關部門」"
    assert fazhi("show", "9", "--unit", "市法制辦").stderr == ""
    assert foot in fazhi("show", "9", "--unit", "市法制辦", "--explain").stderr
    assert foot in fazhi("show", "9", "--unit", "市法制辦", "-f", "table").stderr
    assert fazhi("show", "9", "--unit", "船山區").stderr.startswith("船山區政府屬「各縣(區)政府」")


def test_who_receives_what_one_item_hands_over_is_told_with_its_number(fazhi: Callable[..., Answer]) -> None:
    """Of the 五個一律 the third alone goes to the people's congress."""
    assert "    報送或對象：人大及其常委會（第3項）" in fazhi("show", "4").lines


def test_a_form_to_be_signed_is_no_document_in_force(fazhi: Callable[..., Answer]) -> None:
    card = fazhi("show", "37").lines
    assert "  所用文書：《依法行政責任書》" in card
    assert not any("引用文件" in line for line in card)


WHAT_IS_KNOWN_OF_24_8 = (
    "重大行政處罰、重大行政強制的決定機關應當在作出決定之日起15日內將作出的決定書和必要的說明材料報送本級人民政府法制工作部門",
    "重大行政處罰、重大行政強制的決定機關",
    "本級人民政府法制工作部門",
    "上一級主管部門",
    "決定書",
    "必要的說明材料",
    "作出決定之日起15日內",
    "加強政府內部層級監督",
    "市委編辦",
)
FORMATS = ("table", "md", "html", "csv", "tsv", "json", "jsonl", "docx", "xlsx")


def words(answer: Answer, path: Path) -> str:
    """What a file says, on one line."""
    if path.suffix == ".docx":
        document = docx.Document(str(path))
        texts = [paragraph.text for paragraph in document.paragraphs]
        texts += [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    elif path.suffix == ".xlsx":
        texts = [str(value) for sheet in openpyxl.load_workbook(path) for row in sheet.values for value in row if value]
    else:
        texts = [answer.stdout.replace('<span class="whole">', "").replace("</span>", "")]
    return "".join(texts).replace("\n", "").replace(" ", "")


@pytest.mark.parametrize("name", FORMATS)
def test_a_clause_is_shown_whole_in_every_format(fazhi: Callable[..., Answer], tmp_path: Path, name: str) -> None:
    path = tmp_path / f"a.{name}"
    to_file = ("-o", str(path)) if name in ("docx", "xlsx") else ()
    said = words(fazhi("show", "24.8", "-f", name, *to_file), path)
    for known in WHAT_IS_KNOWN_OF_24_8:
        assert known in said
    assert "各縣(區)政府" in said or "各縣（區）政府" in said
    assert "24.7" not in said


@pytest.mark.parametrize("name", FORMATS)
def test_all_clauses_of_several_tasks_are_shown_in_every_format(
    fazhi: Callable[..., Answer], tmp_path: Path, name: str
) -> None:
    path = tmp_path / f"a.{name}"
    to_file = ("-o", str(path)) if name in ("docx", "xlsx") else ()
    said = words(fazhi("show", "9", "10", "-f", name, *to_file), path)
    for ref in ("9.1", "9.2", "10.1", "10.2", "10.3", "10.4", "10.5"):
        assert ref in said
    for item in ("選拔聘用制度", "績效考評制度", "《四川省行政決策合法性審查規定》"):
        assert item in said


def test_a_row_is_a_clause_where_cells_are_plain_text(fazhi: Callable[..., Answer]) -> None:
    [row] = csv.DictReader(io.StringIO(fazhi("show", "24.8", "-f", "csv").stdout))
    assert row["ref"] == "24.8"
    assert row["title"] == "加強政府內部層級監督"
    assert row["to"] == "本級人民政府法制工作部門、上一級主管部門"
    assert row["output"] == "決定書、必要的說明材料"
    assert row["when"] == "作出決定之日起15日內"
    assert row["lead"] == "市委編辦、市法制辦"


def test_a_row_is_a_task_where_only_fields_of_tasks_are_asked_for(fazhi: Callable[..., Answer]) -> None:
    assert fazhi("show", "9", "10", "--fields", "id,title").lines == [
        "9\t堅持行政決策合法性審查制度",
        "10\t完善落實政府法律顧問制度",
    ]
    assert fazhi("show", "9", "--fields", "ref,title").lines == [
        "9.1\t堅持行政決策合法性審查制度",
        "9.2\t堅持行政決策合法性審查制度",
    ]
    assert fazhi("show", "9", "--fields", "id,nope").stderr.startswith("沒有字段「nope」。可用的字段：plan、id、")
    assert fazhi("show", "9", "--fields", "ref,nope").stderr.startswith("沒有字段「nope」。可用的字段：plan、task、")


@pytest.mark.parametrize(
    ("asked", "ids"),
    [("9 10", "9\n10\n"), ("24.8", "24.8\n"), ("9 24.8", "9.1\n9.2\n24.8\n")],
    ids=["tasks", "clause", "both"],
)
def test_the_ids_are_of_what_was_asked_for(fazhi: Callable[..., Answer], asked: str, ids: str) -> None:
    assert fazhi("show", *asked.split(), "-f", "ids").stdout == ids
