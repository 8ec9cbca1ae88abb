"""Files that mean harm: each ends in a rulebook or in a sentence, within bounds of time."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.imports import bare, imported
from tests.office_files import W, cell, package, paragraph, table, word
from tests.program import environment

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

MOST_SECONDS = 6
"""Of the processor: on one that is left alone it is two; the machines of CI have company, and take two or three times as long."""


def _deep_tables() -> bytes:
    inner = paragraph("甲")
    for _ in range(3_000):
        inner = f"<w:tbl><w:tr><w:tc>{inner}</w:tc></w:tr></w:tbl>"
    return word(inner)


def _one_text_in_many_cells() -> bytes:
    cells = "".join(f'<c r="A{row}" t="s"><v>0</v></c><c r="B{row}"><v>{row}</v></c>' for row in range(1, 20_001))
    return _workbook(cells, shared="甲 " * 2_000_000)


S = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def _workbook(content: str, shared: str = "", sheets: int = 1) -> bytes:
    """A workbook of these cells; shared: the text that its cells have by its number. sheets: how many names the one sheet has."""
    named = '<sheet name="a" r:id="r1"/>' * sheets
    return package(
        {
            "xl/workbook.xml": f'<workbook {S} xmlns:r="{R}"><sheets>{named}</sheets></workbook>',
            "xl/_rels/workbook.xml.rels": '<Relationships><Relationship Id="r1" Target="sheet.xml"/></Relationships>',
            "xl/sheet.xml": f"<worksheet {S}><sheetData>{content}</sheetData></worksheet>",
            "xl/sharedStrings.xml": f"<sst {S}><si><t>{shared}</t></si></sst>",
        }
    )


TEXTS: dict[str, Callable[[], str]] = {
    "open brackets": lambda: "（" * 4_000,
    "open brackets in lines": lambda: "\n".join(["（，" * 900] * 4),
    "brackets in brackets": lambda: "\n".join(["（" * 20 + "市教育局、" * 250 + "）" * 20] * 80),
    "open quotation marks": lambda: "青原市方案\n一、" + "“" * 149_000,
    "one list": lambda: "青原市方案\n一、" + "甲乙、" * 19_900,
    "one sentence of limits": lambda: "青原市方案\n一、" + "2015年3月前,完善制度," * 9_900 + "（市教育局負責）",
    "limits that come again": lambda: "青原市方案\n一、" + "2015年3月前," * 400 + "完善制度。（市教育局負責）",
    "units": lambda: "青原市方案\n一、完善制度。（" + "市教育局、" * 19_900 + "負責）",
    "units in brackets": lambda: "青原市方案\n" + "\n".join(["（" + "市教育局、" * 390 + "）"] * 50),
    "units and units": lambda: "青原市方案\n一、完善制度。（" + "市教育局和" * 300 + "市財政局負責）",
    "units and many more": lambda: "青原市方案\n一、完善制度\n牽頭單位：" + "市教育局和" * 20_000 + "市財政局",
    "and others": lambda: "青原市方案\n一、完善制度。\n" + "\n".join(["牽頭單位：" + "等" * 1_800] * 80),
    "words for roles": lambda: "一、（牽頭單位：" * 4_000,
    "columns": lambda: "序號\t任務\t責任單位" + "\t甲" * 30_000 + "\n" + "\t" * 30_000,
    "rows": lambda: "序號\t任務\t責任單位\n" + "".join(f"{n}\t完善制度\t市教育局\n" for n in range(1, 2_490)),
    "tasks": lambda: "青原市方案\n" + "".join(f"{n}.完善制度。（市教育局負責）\n" for n in range(1, 2_490)),
    "numbered points": lambda: "青原市方案\n一、甲\n" + "①甲\n" * 2_490,
    "clauses": lambda: "青原市方案\n一、甲\n" + "；" * 5_990,
    "conditions": lambda: "青原市方案\n一、" + "對符合條件的，" * 500 + "（市教育局負責）",
}
"""As much as a document may hold of one thing; the brackets took 30 seconds, the 等 ended in a traceback."""


@pytest.mark.parametrize("kind", TEXTS)
def test_a_text_of_nothing_else_is_whole_and_takes_little_time(kind: str, tmp_path: Path) -> None:
    text = TEXTS[kind]()
    before = _seconds()
    made = imported(tmp_path, text)
    assert _seconds() - before < MOST_SECONDS
    assert (made.code, made.stderr) == (0, "")
    assert bare(made.text) == bare(text)


REFUSED: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "a hundred million bytes": (
        "plan.txt",
        lambda: "（".encode() * 34_000_000,
        "「plan.txt」超過 16 MiB，不像是一份方案。",
    ),
    "a long text": ("plan.txt", lambda: "甲".encode() * 600_000, "「plan.txt」超過 15 萬字，不像是一份方案。"),
    "sentences of nothing": (
        "plan.txt",
        lambda: "。".encode() * 20_000,
        "「plan.txt」裡的句子超過 6000 個，不像是一份方案。",
    ),
    "lines of nothing": (
        "plan.txt",
        lambda: "甲\n".encode() * 20_000,
        "「plan.txt」裡的行超過 2500 個，不像是一份方案。",
    ),
    "open brackets": (
        "plan.txt",
        lambda: "（".encode() * 33_000,
        "「plan.txt」裡的括號超過 4000 個，不像是一份方案。",
    ),
    "lists": (
        "plan.txt",
        lambda: "市教育局、".encode() * 28_000,
        "「plan.txt」裡的頓號和逗號超過 20000 個，不像是一份方案。",
    ),
    "nothing but zeros": ("plan.txt", lambda: bytes(100_000), "「plan.txt」不能導入：裡面有許多控制字符，不是文本。"),
    "tables in tables": ("plan.docx", _deep_tables, "「plan.docx」不能導入：文件已損壞，打不開。"),
    "a cell of many rows": (
        "plan.docx",
        lambda: word(
            table(
                [
                    [cell(str(n)), cell("甲。" * 50_000 * (n == 1), merge="continue" if n > 1 else "restart")]
                    for n in range(1, 99)
                ]
            )
        ),
        "「plan.docx」不能導入：裡面的表格太大，不像是一份方案。",
    ),
    "a text that many cells show": (
        "plan.xlsx",
        _one_text_in_many_cells,
        "「plan.xlsx」不能導入：裡面的文字太多，不像是一份方案。",
    ),
    "one sheet under many names": (
        "plan.xlsx",
        lambda: _workbook('<c r="A1"/>' * 100_000, sheets=1_000),
        "「plan.xlsx」不能導入：裡面的標記太多，不像是一份方案。",
    ),
    "headers of nothing": (
        "plan.docx",
        lambda: word(paragraph("甲"), **{f"header{n}": f"<h>{' ' * 9_000_000}</h>" for n in range(99)}),
        "「plan.docx」不能導入：解壓後過大，不像是一份方案。",
    ),
    "rows of tables in tables": (
        "plan.docx",
        lambda: word(
            "<w:tbl><w:tr><w:tc>" * 60 + "<w:tbl>" + "<w:tr/>" * 400_000 + "</w:tbl>" + "</w:tc></w:tr></w:tbl>" * 60
        ),
        "「plan.docx」不能導入：裡面的標記一層套一層，不像是一份方案。",
    ),
    "rows of tables in tables of a page": (
        "plan.html",
        lambda: b"<table><tr><td>a<td>" * 60 + b"<table>" + b"<tr></tr>" * 300_000,
        "「plan.html」不能導入：裡面的標記一層套一層，不像是一份方案。",
    ),
    "a tag of attributes": (
        "plan.html",
        lambda: b"<p " + b"".join(b"a%d=1 " % n for n in range(1_000_000)) + b">",
        "「plan.html」不能導入：裡面的標記太多，不像是一份方案。",
    ),
    "tags in another writing": (
        "plan.docx",
        lambda: package({"word/document.xml": b'<?xml version="1.0" encoding="UTF-7"?>' + b"+ADw-a/+AD4-"}),
        "「plan.docx」不能導入：裡面的編碼不是 UTF-8；請用WPS或Office另存一份再導入。",
    ),
    "wide cells": (
        "plan.docx",
        lambda: word(table([[cell("甲", columns=200)] * 200] * 100)),
        "「plan.docx」不能導入：裡面的表格太大，不像是一份方案。",
    ),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_what_is_no_plan_is_refused_in_a_sentence(kind: str, tmp_path: Path) -> None:
    name, data, sentence = REFUSED[kind]
    before = _seconds()
    made = imported(tmp_path, data(), name=name)
    assert _seconds() - before < MOST_SECONDS
    assert (made.code, made.stderr) == (2, f"{sentence}\n")
    assert not made.folder.exists()


MOST_MIB = 400
"""Of memory, for the largest of what is read; what takes a share of each sign or tag takes thousands."""


def _word(content: str) -> bytes:
    return package({"word/document.xml": f"<w:document {W}><w:body>{content}</w:body></w:document>"})


TOO_MANY = "裡面的標記太多，不像是一份方案。"
LARGE: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "a hundred million bytes of brackets": ("plan.txt", lambda: "（".encode() * 34_000_000, "超過 16 MiB"),
    "half a million brackets": ("plan.txt", lambda: "（".encode() * 499_000, "超過 15 萬字"),
    "units in brackets": ("plan.txt", lambda: ("（" + "市教育局、" * 390 + "）\n").encode() * 50, ""),
    "a bomb of blanks": ("plan.docx", lambda: _word(" " * (400 * 2**20)), "解壓後過大"),
    "a bomb of paragraphs": ("plan.docx", lambda: _word("<w:p/>" * 5_000_000), TOO_MANY),
    "a bomb of cells": ("plan.xlsx", lambda: _workbook('<c r="A1"><v>1</v></c>' * 1_300_000), TOO_MANY),
    "a page of what is not shown": ("plan.html", lambda: b"<p>" + b"<!---->x" * 400_000, "超過 15 萬字"),
    "a page of tags": ("plan.html", lambda: b"<p>" * 5_000_000, TOO_MANY),
}


@pytest.mark.skipif(sys.platform == "win32", reason="the system does not tell")
@pytest.mark.parametrize("kind", LARGE)
def test_however_large_it_takes_little_memory(kind: str, tmp_path: Path) -> None:
    name, data, sentence = LARGE[kind]
    (tmp_path / name).write_bytes(data())
    # A process of its own measures: one that is begun by this one would count what this one holds.
    command = [sys.executable, "-c", MEASURE, sys.executable, "-m", "fazhi_cli", "import", name, "-o", "made"]
    answer = subprocess.run(
        command, cwd=tmp_path, env=environment({}), capture_output=True, check=False, encoding="utf-8", timeout=120
    )
    assert answer.returncode == (2 if sentence else 0)
    assert sentence in answer.stderr
    assert int(answer.stdout.split()[-1]) / (2**20 if sys.platform == "darwin" else 2**10) < MOST_MIB


MEASURE = """
import resource, subprocess, sys
code = subprocess.run(sys.argv[1:]).returncode
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
sys.exit(code)
"""


def _seconds() -> float:
    """What the calls of the program have taken of the processor so far; nothing where the system does not tell."""
    if sys.platform == "win32":
        return 0
    import resource

    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
