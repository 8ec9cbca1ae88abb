"""Sections between chapter and task are headings of a sheet, as they are in the plan, in every format."""

from __future__ import annotations

import re
import subprocess
from io import BytesIO
from typing import TYPE_CHECKING
from xml.etree import ElementTree
from zipfile import ZipFile

import openpyxl
import pytest

from tests import program
from tests.conftest import TESTS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

SECTIONS = TESTS / "shapes" / "sections"
HEADINGS = ["二、主要任务", "（一）压缩时间", "（二）降低费用"]
LAYOUTS = ("任務分工表", "督查督辦台賬", "單位任務清單", "對賬銷號表", "逐項核對表")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def checklist(layout: str, folder: Path, ending: str) -> Path:
    """The file of a sheet of the plan with sections."""
    file = folder / f"sheet.{ending}"
    answer = program.run("checklist", "--layout", layout, "--data", SECTIONS, "-o", file)
    assert answer.code == 0, answer.stderr
    return file


def in_order(lines: Sequence[str]) -> list[str]:
    """Which of the lines are headings of chapters and sections."""
    return [line for line in lines if line in HEADINGS]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_section_stands_above_its_tasks_in_a_pdf(layout: str, tmp_path: Path) -> None:
    pdf = checklist(layout, tmp_path, "pdf")
    text = subprocess.run(["pdftotext", "-raw", pdf, "-"], capture_output=True, check=True).stdout.decode()
    assert in_order(text.splitlines()) == HEADINGS


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_section_is_a_heading_under_its_chapter_in_word(layout: str, tmp_path: Path) -> None:
    file = checklist(layout, tmp_path, "docx")
    body = ElementTree.fromstring(ZipFile(BytesIO(file.read_bytes())).read("word/document.xml"))
    styles = {}
    for paragraph in body.iter(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        if style is not None:
            styles["".join(text.text or "" for text in paragraph.iter(f"{W}t"))] = style.get(f"{W}val")
    found = {heading: styles[heading] for heading in HEADINGS}
    assert found == dict(zip(HEADINGS, ["TableSection1", "TableSection2", "TableSection2"], strict=True))
    if layout in ("單位任務清單", "逐項核對表"):
        assert styles["第1项 简化单证"] == "TableSection3"


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_section_stands_above_its_tasks_in_a_page(layout: str, tmp_path: Path) -> None:
    page = checklist(layout, tmp_path, "html").read_text(encoding="utf-8")
    lines = re.sub("<[^>]+>", "\n", page).splitlines()
    assert in_order([line.strip() for line in lines]) == HEADINGS


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_section_stands_above_its_tasks_in_markdown(layout: str, tmp_path: Path) -> None:
    lines = checklist(layout, tmp_path, "md").read_text(encoding="utf-8").splitlines()
    levels = re.compile(r"#+ |[|* ]+")
    assert in_order([levels.sub("", line) for line in lines]) == HEADINGS


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_workbook_has_a_column_to_filter_by_sections(layout: str, tmp_path: Path) -> None:
    sheet = openpyxl.load_workbook(checklist(layout, tmp_path, "xlsx")).worksheets[0]
    rows = [list(row) for row in sheet.iter_rows(values_only=True)]
    [head] = [n for n, row in enumerate(rows) if row[0] == "方案序号"]
    place = rows[head].index("节")
    ref = rows[head].index("ref")  # who signs stands below, over some of the columns
    sections = list(dict.fromkeys(row[place] for row in rows[head + 1 :] if row[ref] and row[place]))
    assert sections == ["（一）压缩时间", "（二）降低费用"]


def test_a_plan_without_sections_has_no_column_for_them(tmp_path: Path) -> None:
    file = tmp_path / "sheet.xlsx"
    assert program.run("checklist", "--id", "10", "-o", file).code == 0
    values = [value for row in openpyxl.load_workbook(file).worksheets[0].iter_rows(values_only=True) for value in row]
    assert "章" in values
    assert "節" not in values
