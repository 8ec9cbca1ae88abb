"""What a file says of itself before it is opened: plan, unit, selection, days, and the office that hands it out."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from datetime import UTC, datetime
from html import unescape
from typing import TYPE_CHECKING

import docx
import openpyxl
import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.program import Answer

    Fazhi = Callable[..., Answer]

PLAN = "《遂寧市深入推進依法行政加快建設法治政府實施方案》"
TITLE = f"單位任務清單：{PLAN}：市法制辦：牽頭、負責26項中的3項（牽頭3項）：2015年3月31日前到期（含當日）"
DATES = "截至日期：2015年3月1日　製表日期：2015年3月20日"
ASKED = ("--unit", "市法制辦", "--due-by", "2015-03-31", "--today", "2015-03-20", "--as-of", "2015-03-01")
OFFICE = "遂寧市人民政府法制辦公室"


@pytest.fixture
def sheet(fazhi: Fazhi, tmp_path: Path) -> Callable[..., Path]:
    """sheet(ending, **environment) -> the file."""

    def made(ending: str, **environment: str) -> Path:
        file = tmp_path / f"sheet.{ending}"
        answer = fazhi("checklist", *ASKED, "-o", file, **environment)
        assert (answer.code, answer.stdout) == (0, "")
        return file

    return made


@pytest.mark.parametrize("office", [OFFICE, ""])
def test_a_word_file(sheet: Callable[..., Path], office: str) -> None:
    about = docx.Document(str(sheet("docx", FAZHI_OFFICE=office))).core_properties
    assert (about.title, about.subject, about.comments) == (TITLE, PLAN, DATES)
    assert (about.author, about.last_modified_by) == (office, office)
    made = datetime(2015, 3, 20, tzinfo=UTC)
    assert about.created == about.modified == made


@pytest.mark.parametrize("office", [OFFICE, ""])
def test_a_workbook(sheet: Callable[..., Path], office: str) -> None:
    book = openpyxl.load_workbook(sheet("xlsx", FAZHI_OFFICE=office))
    about = book.properties
    assert (about.title, about.subject, about.description) == (TITLE, PLAN, DATES)
    assert (about.creator or "", about.lastModifiedBy or "") == (office, office)
    assert about.created == about.modified == datetime(2015, 3, 20)
    sources = [tuple(row) for row in book["來源"].iter_rows(values_only=True)]
    assert [value for name, value in sources if name == "製表單位"] == ([office] if office else [])


@pytest.mark.skipif(not shutil.which("pdfinfo"), reason="needs poppler")
@pytest.mark.parametrize("office", [OFFICE, ""])
def test_a_pdf(sheet: Callable[..., Path], office: str) -> None:
    command = ["pdfinfo", str(sheet("pdf", FAZHI_OFFICE=office))]
    read = subprocess.run(command, capture_output=True, check=True, env={**os.environ, "TZ": "UTC"})
    told = dict(re.split(r":\s*", line, maxsplit=1) for line in read.stdout.decode().splitlines())
    assert told["Title"] == TITLE
    assert told["Subject"] == f"{PLAN}；{DATES}"
    assert told.get("Author", "") == office
    assert told["CreationDate"] == "Fri Mar 20 00:00:00 2015 UTC"


@pytest.mark.parametrize("office", [OFFICE, ""])
def test_a_page(sheet: Callable[..., Path], office: str) -> None:
    page = unescape(sheet("html", FAZHI_OFFICE=office).read_text("utf-8"))
    assert f"<title>{TITLE}</title>" in page
    assert f'<meta name="description" content="{PLAN}；{DATES}">' in page
    assert re.findall('<meta name="author" content="(.*?)">', page) == ([office] if office else [])


def test_rows_and_the_list_of_a_folder_are_of_the_office_too(fazhi: Fazhi, tmp_path: Path) -> None:
    assert fazhi("due", "-o", tmp_path / "due.docx", FAZHI_OFFICE=OFFICE).code == 0
    assert docx.Document(str(tmp_path / "due.docx")).core_properties.author == OFFICE
    folder = tmp_path / "sheets"
    assert fazhi("checklist", "--each", "unit", "--id", "12", "-o", folder, FAZHI_OFFICE=OFFICE).code == 0
    assert {docx.Document(str(file)).core_properties.author for file in folder.iterdir()} == {OFFICE}


def test_an_office_may_be_called_anything(sheet: Callable[..., Path]) -> None:
    about = docx.Document(str(sheet("docx", FAZHI_OFFICE="甲 <&> \x07乙" + "字" * 300))).core_properties
    assert about.author.startswith("甲 <&>  乙字")
    assert len(about.author) == 255


LETTERHEAD = "遂寧市人民政府法制辦公室文件"


def test_an_office_s_own_letterhead_heads_every_sheet(fazhi: Fazhi, tmp_path: Path) -> None:
    """The form is made in Word: a red head on each page, a title, and a row a task."""
    form = docx.Document()
    form.sections[0].header.paragraphs[0].text = LETTERHEAD
    form.core_properties.author = OFFICE
    form.add_paragraph("{{ title }}（{{ unit }}）")
    table = form.add_table(rows=3, cols=2)
    texts = (("{%tr for task in tasks %}", ""), ("{{ task.number }}", "{{ task.title }}"), ("{%tr endfor %}", ""))
    for row, in_row in zip(table.rows, texts, strict=True):
        for cell, text in zip(row.cells, in_row, strict=True):
            cell.text = text
    form.save(str(tmp_path / "form.docx"))

    folder = tmp_path / "sheets"
    asked = ("--each", "unit", "--id", "12", "--today", "2015-03-20")
    answer = fazhi("checklist", *asked, "--template", tmp_path / "form.docx", "-o", folder)
    assert (answer.code, answer.stderr) == (0, f"已寫6份及目錄，在「{folder}」。\n")
    sheets = sorted(file.name for file in folder.iterdir() if not file.name.startswith("00"))
    assert sheets[0] == "01 市法制辦-單位任務清單-2015-03-20.docx"
    for name in sheets:
        filled = docx.Document(str(folder / name))
        unit = name.split(" ")[1].split("-")[0]
        assert filled.sections[0].header.paragraphs[0].text == LETTERHEAD
        assert filled.paragraphs[0].text == f"單位任務清單（{unit}）"
        assert [[cell.text for cell in row.cells] for row in filled.tables[0].rows] == [
            ["（十二）", "全面清理規範稅收等優惠政策"]
        ]
        about = filled.core_properties
        assert (about.author, about.created) == (OFFICE, datetime(2015, 3, 20, tzinfo=UTC))
