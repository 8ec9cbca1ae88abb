"""One answer, one set of columns: what a pipe gets in any format, and what people read in any other, with the same rows."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import subprocess
from html.parser import HTMLParser
from typing import TYPE_CHECKING, NamedTuple

import docx
import openpyxl
import pytest
from markdown_it import MarkdownIt

from fazhi_cli.session import built_in
from tests import program

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Written = Callable[..., Path]

pytestmark = pytest.mark.slow  # the real program makes a file in every format

TODAY = ("--today", "2015-03-20")
CHANGES = """\
changes:
- {id: 1, kind: move, task: 1, day: 2015-09-30, basis: 國發〔2015〕25號, from: 2015-03-10, by: 市法制辦}
- {id: 2, kind: suspend, task: 20, basis: 國發〔2015〕25號, from: 2015-03-10, by: 市法制辦}
"""
"""What became of the program's own plan in the folder 調整後."""

NEW = (("lead: [市審計局]", "lead: [市審計局, 市法制辦]"), ("強化內部流程控制", "強化內部和外部流程控制"))
"""What is otherwise in the plan of the folder 新 than in that of 舊: a lead more, and words of a clause."""


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
        "方案序號 任務 所限事項 時限 從嚴到期 從寬到期 剩餘天數 時限狀態 應辦單位",
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
        "方案序號 起算日 起算事由 時限 末日 到期日 順延後",
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
    ("diff", "舊", "新"): Expected("change old_ref new_ref title role old new", "變動 原序號 現序號 任務 身份 原為 現為", 2),
    ("change", "list", "--data", "調整後"): Expected(
        "id kind ref unit to from basis by undone_by", "調整號 性質 方案序號 單位 改為 生效日期 依據 登記人 被撤銷", 2
    ),
    # A limit that is suspended is told under the table.
    ("due", "--data", "調整後", *TODAY): Expected(
        "ref title output wording due due_latest days state acting",
        "方案序號 任務 所限事項 時限 從嚴到期 從寬到期 剩餘天數 時限狀態 應辦單位",
        5,
    ),
    ("progress", "--id", "24", *TODAY): Expected(
        "task unit year due due_latest light status reported days late",
        "方案序號 任務 單位 年份 到期 最遲到期日 燈 狀態 最近填報 剩餘天數 逾期",
        2,
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


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the plans that some answers are about."""
    folder = tmp_path_factory.mktemp("desk")
    for name in ("舊", "新", "調整後"):
        shutil.copytree(built_in(), folder / name, ignore=shutil.ignore_patterns("schema"))
    (folder / "調整後" / "changes.yaml").write_text(CHANGES, encoding="utf-8")
    plan = folder / "新" / "tasks.yaml"
    text = plan.read_text(encoding="utf-8")
    for before, after in NEW:
        assert text.count(before) == 1
        text = text.replace(before, after)
    plan.write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def written(desk: Path, tmp_path: Path) -> Written:
    """written(answer, ending) -> the file that the program wrote at that desk."""

    def write(answer: tuple[str, ...], ending: str, *more: str) -> Path:
        file = tmp_path / f"answer.{ending}"
        # The threads that set a PDF do not live on in a copy of this process.
        call = program.run if ending == "pdf" else program.forked
        assert call(*answer, *more, "-o", str(file), cwd=desk).code == 0
        return file

    return write


@pytest.mark.parametrize("answer", ANSWERS, ids=" ".join)
@pytest.mark.parametrize("format_", ["csv", "tsv", "json", "jsonl"])
def test_what_programs_read(answer: tuple[str, ...], format_: str, written: Written) -> None:
    expected = ANSWERS[answer]
    fields = expected.fields.split()
    more = ("--header",) if format_ == "tsv" else ()
    text = written(answer, format_, *more).read_text("utf-8-sig")
    if format_ == "csv":
        rows = list(csv.DictReader(io.StringIO(text, newline="")))
    elif format_ == "tsv":
        head, *lines = text.splitlines()
        rows = [dict(zip(head.split("\t"), line.split("\t"), strict=True)) for line in lines]
    else:
        rows = json.loads(text) if format_ == "json" else [json.loads(line) for line in text.splitlines()]
    if format_ in ("csv", "tsv"):
        assert list(rows[0]) == fields
    assert {*fields} <= {*rows[0]}
    of_answer = rows if format_ == "json" else json.loads(written(answer, "json").read_text("utf-8"))
    assert len(rows) == len(of_answer) == expected.rows
    assert [str(row[fields[0]]) for row in rows] == [str(row[fields[0]]) for row in of_answer]


@pytest.mark.parametrize("answer", ANSWERS, ids=" ".join)
@pytest.mark.parametrize("format_", ["md", "xlsx", "html", "docx"])
def test_what_people_read(answer: tuple[str, ...], format_: str, written: Written) -> None:
    expected = ANSWERS[answer]
    headings = [bare(heading) for heading in expected.headings.split()]
    whole = of_markdown(written(answer, "md"))
    names = [row[0] for row in whole]
    assert whole[0] == headings
    assert len(whole) == 1 + expected.rows + len(expected.sums)
    assert names[1 + expected.rows :] == list(expected.sums)
    if format_ == "md":
        return
    file = written(answer, format_)
    if format_ == "xlsx":
        workbook = of_excel(file, len(headings), len(expected.sums))
        assert workbook[0] == headings
        assert [row[0] for row in workbook] == names
        return
    beside, *rows = of_word(file) if format_ == "docx" else of_html(file.read_text("utf-8"))
    # Where headings divide the rows, those of the columns stand above each part of them.
    page = [beside, *(row for row in rows if row != beside)]
    assert beside == [heading for heading in headings if heading in beside]
    assert len(page) == len(whole)
    for row, of_page in zip(whole[1:], page[1:], strict=True):
        # Where a page is narrow, what has no column there stands under the words of its row.
        told = joined("".join(of_page))
        assert [cell for cell in row if not is_list_of_numbers(cell) and joined(cell) not in told] == []


def test_a_sheet_has_a_word_where_the_plan_is_silent(written: Written) -> None:
    """A blank cell might be room to write, or forgotten; a page of clauses, which tells only limits that there are, says it once."""
    tasks, clauses = ("tasks", "--id", "5", *TODAY), ("clauses", "--id", "5", *TODAY)
    assert of_excel(written(tasks, "xlsx"), 5, 0)[1][4] == "方案未規定"
    assert of_markdown(written(tasks, "md"))[1][4] == "方案未規定"
    assert {row[3] for row in of_excel(written(clauses, "xlsx", "--force"), 4, 0)[1:]} == {"方案未規定"}
    assert "的時限方案未規定。" in written(clauses, "html").read_text("utf-8")


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
def test_a_pdf_has_the_columns_of_other_pages(answer: tuple[str, ...], written: Written) -> None:
    pdf = ["pdftotext", "-raw", str(written(answer, "pdf")), "-"]
    read = bare(subprocess.run(pdf, capture_output=True, check=True).stdout.decode())
    head, *rows = of_word(written(answer, "docx"))
    assert "".join(head) in read
    assert [row[0] for row in rows if row[0] not in read] == []


PLAN = "《遂寧市深入推進依法行政加快建設法治政府實施方案》"
OF_A_PLAN = [answer for answer in ANSWERS if answer[0] not in ("plans", "read", "diff", "change")]


@pytest.mark.parametrize("answer", [*OF_A_PLAN, ("show", "24", *TODAY), ("case", "行政處罰")], ids=" ".join)
def test_every_document_says_of_which_plan_and_day_it_is(answer: tuple[str, ...], written: Written) -> None:
    lines = [paragraph.text for paragraph in docx.Document(str(written(answer, "docx"))).paragraphs]
    assert lines[1] == PLAN
    assert any("截至日期：" in line and "製表日期：" in line for line in lines)


@pytest.mark.parametrize(
    "answer", [("show", "10", "24", *TODAY), ("case", "行政處罰", "--decided", "2015-04-28")], ids=" ".join
)
def test_sheets_hold_the_same_clauses_in_every_format(answer: tuple[str, ...], written: Written) -> None:
    rows = json.loads(written(answer, "json").read_text("utf-8"))
    clauses = [clause for row in rows for clause in row.get("clauses", [row])]
    # A case is told of what a clause says of such cases, a task by all of its words.
    told = "ref" if answer[0] == "case" else "text"
    texts = {bare(clause[told]) for clause in clauses if clause[told]}
    assert len(texts) > 3
    grid = Grid()
    grid.feed(written(answer, "html").read_text("utf-8"))
    book = openpyxl.load_workbook(written(answer, "xlsx"))
    values = (value for sheet in book.worksheets for row in sheet.iter_rows(values_only=True) for value in row)
    word = docx.Document(str(written(answer, "docx")))
    read = {
        "md": written(answer, "md").read_text("utf-8").replace("\\", ""),
        "html": "".join("".join(row) for row in grid.rows),
        "docx": "".join(cell.text for table in word.tables for row in table.rows for cell in row.cells),
        "xlsx": "".join(str(value) for value in values if value),
    }
    if shutil.which("pdftotext"):
        pdf = ["pdftotext", "-raw", str(written(answer, "pdf")), "-"]
        read["pdf"] = subprocess.run(pdf, capture_output=True, check=True).stdout.decode()
    for format_, text in read.items():
        assert {each for each in texts if each not in bare(text)} == set(), format_
