"""One answer, one set of columns: what a pipe gets in any format, and what people read in any other, with the same rows."""

from __future__ import annotations

import csv
import json
import re
import shutil
import subprocess
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any, NamedTuple

import docx
import openpyxl
import pytest
from markdown_it import MarkdownIt

from fazhi_cli.cli.app import run

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow  # each makes a file in every format

TODAY = ("--today", "2015-03-20")


class Expected(NamedTuple):
    """`fields`: those of a pipe; `headings`: those of a page; `rows`: how many there are; `sums`: what the last ones add up."""

    fields: str
    headings: str
    rows: int
    sums: tuple[str, ...] = ()


ANSWERS: dict[tuple[str, ...], Expected] = {
    ("tasks", *TODAY): Expected(
        "id title lead responsible when due due_latest", "方案序號 任務 牽頭單位 責任單位 時限 到期日 最遲到期日", 39
    ),
    ("clauses", "--id", "10,24", *TODAY): Expected("ref text kind when actor to", "方案序號 內容 性質 時限 行為主體 報送或對象", 13),
    ("due", *TODAY): Expected(
        "ref title output wording due due_latest days state acting",
        "方案序號 任務 所限事項 時限 從嚴到期 從寬到期 剩餘 時限狀態 應辦單位",
        6,
    ),
    ("units",): Expected(
        "name full_name category leads responsible lead_ids responsible_ids",
        "單位 全稱 類別 牽頭項數 責任項數 牽頭任務 責任任務",
        59,
    ),
    ("duties", "行政執法機關", *TODAY): Expected(
        "ref function role applies text to when if except kind due due_latest",
        "方案序號 職能名稱 身份 是否適用 內容 報送或對象 時限 條件 例外 性質 到期日 最遲到期日",
        21,
    ),
    ("stats", *TODAY): Expected(
        "group name tasks lead_units leads responsible milestone triggered recurring none duty prohibition gate right",
        # The group stands above its rows.
        "名稱 任務 牽頭單位 牽頭項次 責任項次 限期 逐案 定期 無時限 應辦 禁止 前置 權利",
        30,
    ),
    ("matrix", "--chapter", "1,2", *TODAY): Expected(
        "unit leads responsible c1_lead c1_responsible c2_lead c2_responsible",
        # A cell says both numbers of a chapter, which a pipe has apart.
        "單位 一 二 牽頭合計 責任合計",
        11,
        ("牽頭合計", "責任合計"),
    ),
    ("chapters", *TODAY): Expected("number title tasks", "章 章名 任務項數", 9, ("",)),
    ("cites", *TODAY): Expected("title number refs form", "文件 文號 引用處 形式", 15),
    ("clock", "31", "--from", "2015-04-28"): Expected(
        "ref from event wording last_day due due_latest note",
        "方案序號 起算日 起算事由 時限 末日 到期日 順延後 說明",
        2,
    ),
    ("case",): Expected("event names refs when", "事項 寫法 逐案條款 時限", 8),
    ("plans",): Expected(
        "id title place year tasks reviewed state folder",
        "方案編號 方案名稱 地區 年份 任務項數 已核對項數 狀態 文件夾",
        1,
    ),
    ("read", "2015年3月前"): Expected(
        "wording time due due_latest every month day amount unit event backward",
        "時間用語 時限類別 到期日 最遲到期日 週期 月 日 數量 計量 起算事由 往前數",
        1,
    ),
}  # fmt: skip
"""By command."""


class Grid(HTMLParser):
    """The rows of the tables of a page, as texts of cells; a row of one cell that spans the table is none."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.is_in_cell = False

    def handle_starttag(self, tag: str, _attributes: object) -> None:
        if tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th"):
            self.rows[-1].append("")
            self.is_in_cell = True

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th"):
            self.is_in_cell = False

    def handle_data(self, data: str) -> None:
        if self.is_in_cell:
            self.rows[-1][-1] += data


def bare(text: object) -> str:
    """A cell without blanks and the difference of full and half width, by which pages differ from data."""
    return re.sub(r"\s", "", "" if text is None else str(text)).translate(str.maketrans("，：；（）", ",:;()"))


def of_html(page: str) -> list[list[str]]:
    """The rows that have as many cells as the row of headings."""
    grid = Grid()
    grid.feed(page)
    return [[bare(cell) for cell in row] for row in grid.rows if len(row) == len(grid.rows[0])]


def of_word(file: Path) -> list[list[str]]:
    """A row that spans the table, as that of a section or of the notes, has one cell for all columns."""
    found = []
    for table in docx.Document(str(file)).tables:
        for row in table.rows:
            cells = row.cells
            if len(cells) == 1 or len({id(cell._tc) for cell in cells}) > 1:  # noqa: SLF001
                found.append([bare(cell.text) for cell in cells])
    return found


def of_excel(file: Path, columns: int, sums: int) -> list[list[str]]:
    """The rows of the filter and the sums below it, without the column of sections and the hidden ones."""
    sheet = openpyxl.load_workbook(file).worksheets[0]
    [(first, last)] = re.findall(r"^A(\d+):[A-Z]+(\d+)$", sheet.auto_filter.ref)
    rows = sheet.iter_rows(int(first), int(last) + sums, 1, columns, values_only=True)
    return [[bare(cell) for cell in row] for row in rows]


def written(tmp_path: Path, answer: tuple[str, ...], ending: str) -> Path:
    file = tmp_path / f"answer.{ending}"
    assert run([*answer, "-o", str(file)]) == 0
    return file


@pytest.mark.parametrize("answer", ANSWERS, ids=" ".join)
def test_what_programs_read(answer: tuple[str, ...], tmp_path: Path) -> None:
    expected = ANSWERS[answer]
    with written(tmp_path, answer, "csv").open(encoding="utf-8-sig", newline="") as file:
        of_csv = list(csv.DictReader(file))
    assert list(of_csv[0]) == expected.fields.split()
    assert len(of_csv) == expected.rows

    lines = tmp_path / "answer.tsv"
    assert run([*answer, "--header", "-o", str(lines)]) == 0
    head, *of_tsv = lines.read_text("utf-8").splitlines()
    assert head.split("\t") == expected.fields.split()
    assert len(of_tsv) == expected.rows

    data: list[dict[str, Any]] = json.loads(written(tmp_path, answer, "json").read_text("utf-8"))
    records = [json.loads(line) for line in written(tmp_path, answer, "jsonl").read_text("utf-8").splitlines()]
    assert data == records
    assert len(data) == expected.rows
    assert {*expected.fields.split()} <= {*data[0]}
    first = expected.fields.split()[0]
    assert [row[first] for row in of_csv] == [str(row[first]) for row in data]


@pytest.mark.parametrize("answer", ANSWERS, ids=" ".join)
def test_what_people_read(answer: tuple[str, ...], tmp_path: Path) -> None:
    expected = ANSWERS[answer]
    headings = [bare(heading) for heading in expected.headings.split()]
    whole = of_markdown(written(tmp_path, answer, "md"))
    names = [row[0] for row in whole]
    assert whole[0] == headings
    assert names[1 + expected.rows :] == list(expected.sums)

    workbook = of_excel(written(tmp_path, answer, "xlsx"), len(headings), len(expected.sums))
    assert workbook[0] == headings
    assert [row[0] for row in workbook] == names

    pages = {
        "html": of_html(written(tmp_path, answer, "html").read_text("utf-8")),
        "docx": of_word(written(tmp_path, answer, "docx")),
    }
    for format_, page in pages.items():
        beside = page[0]
        assert beside == [heading for heading in headings if heading in beside], format_
        assert len(page) == len(whole), format_
        for row, of_page in zip(whole[1:], page[1:], strict=True):
            # Where a page is narrow, what has no column there stands under the words of its row.
            told = joined("".join(of_page))
            lost = [cell for cell in row if not is_list_of_numbers(cell) and joined(cell) not in told]
            assert lost == [], format_


def of_markdown(file: Path) -> list[list[str]]:
    """The rows; Markdown has no cell that spans a table, so that a section stands in one column alone."""
    rows = of_html(MarkdownIt("commonmark").enable("table").render(file.read_text("utf-8")))
    return [row for row in rows if sum(map(bool, row)) != 1]


def joined(text: str) -> str:
    """A text with its days as the sentences of a page have them, and without what parts the entries of a list: signs in data, lines on a page."""
    text = re.sub(r"(\d{4})-(\d\d)-(\d\d)", lambda day: f"{day[1]}年{int(day[2])}月{int(day[3])}日", text)
    return text.replace("、", "")


def is_list_of_numbers(cell: str) -> bool:
    """Whether a page may print it from the first to the last: 12-25."""
    return bool(re.fullmatch(r"\d+(?:、\d+)+", cell))


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="needs poppler")
@pytest.mark.parametrize("answer", ANSWERS, ids=" ".join)
def test_a_pdf_has_the_columns_of_other_pages(answer: tuple[str, ...], tmp_path: Path) -> None:
    pdf = ["pdftotext", "-raw", str(written(tmp_path, answer, "pdf")), "-"]
    read = bare(subprocess.run(pdf, capture_output=True, check=True).stdout.decode())
    head, *rows = of_word(written(tmp_path, answer, "docx"))
    assert "".join(head) in read
    assert [row[0] for row in rows if row[0] not in read] == []


PLAN = "《遂寧市深入推進依法行政加快建設法治政府實施方案》"
OF_A_PLAN = [answer for answer in ANSWERS if answer[0] not in ("plans", "read")]


@pytest.mark.parametrize("answer", [*OF_A_PLAN, ("show", "24", *TODAY), ("case", "行政處罰")], ids=" ".join)
def test_every_document_says_of_which_plan_and_day_it_is(answer: tuple[str, ...], tmp_path: Path) -> None:
    lines = [paragraph.text for paragraph in docx.Document(str(written(tmp_path, answer, "docx"))).paragraphs]
    assert lines[1] == PLAN
    assert any("截至日期：" in line and "製表日期：" in line for line in lines)


@pytest.mark.parametrize(
    "answer", [("show", "10", "24", *TODAY), ("case", "行政處罰", "--decided", "2015-04-28")], ids=" ".join
)
def test_sheets_hold_the_same_clauses_in_every_format(answer: tuple[str, ...], tmp_path: Path) -> None:
    rows = json.loads(written(tmp_path, answer, "json").read_text("utf-8"))
    clauses = [clause for row in rows for clause in row.get("clauses", [row])]
    # A case is told of what a clause says of such cases, a task by all of its words.
    told = "ref" if answer[0] == "case" else "text"
    texts = {bare(clause[told]) for clause in clauses if clause[told]}
    assert len(texts) > 3
    grid = Grid()
    grid.feed(written(tmp_path, answer, "html").read_text("utf-8"))
    book = openpyxl.load_workbook(written(tmp_path, answer, "xlsx"))
    values = (value for sheet in book.worksheets for row in sheet.iter_rows(values_only=True) for value in row)
    word = docx.Document(str(written(tmp_path, answer, "docx")))
    read = {
        "md": written(tmp_path, answer, "md").read_text("utf-8").replace("\\", ""),
        "html": "".join("".join(row) for row in grid.rows),
        "docx": "".join(cell.text for table in word.tables for row in table.rows for cell in row.cells),
        "xlsx": "".join(str(value) for value in values if value),
    }
    if shutil.which("pdftotext"):
        pdf = ["pdftotext", "-raw", str(written(tmp_path, answer, "pdf")), "-"]
        read["pdf"] = subprocess.run(pdf, capture_output=True, check=True).stdout.decode()
    for format_, text in read.items():
        assert {each for each in texts if each not in bare(text)} == set(), format_
