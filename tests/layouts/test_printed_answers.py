"""What eyes found on the pages of answers that are no checklists, measured in PDF and in Word as LibreOffice sets it."""

from __future__ import annotations

import re
import shutil
import subprocess
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from fazhi_cli.formats.document import Document, FillIn, Section, Table, TableColumn, TableRow, cell
from fazhi_cli.formats.row_heights import ROWS_WITH_FOOT
from fazhi_cli.session import built_in
from tests import program
from tests.conftest import TESTS
from tests.layouts.checklists.printed import print_all, print_files, sets_chinese
from tests.layouts.checklists.test_pages import BROKEN, WRITTEN_LINE

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not shutil.which("pdftotext"), reason="needs poppler"),
]

DAY = ("--today", "2015-03-20", "--as-of", "2015-03-20")
ANSWERS: dict[str, tuple[tuple[str, ...], int]] = {
    "tasks": (("tasks", *DAY), 5),
    "tasks of a unit": (("tasks", "--unit", "市法制辦", *DAY), 4),
    "due": (("due", *DAY), 1),
    "due, passed": (("due", "--today", "2026-11-27"), 2),
    "stats": (("stats", *DAY), 2),
    "matrix": (("matrix", *DAY), 1),
    "units": (("units",), 4),
    "clauses of a unit": (("clauses", "--unit", "市法制辦", *DAY), 7),
    "duties of a bureau": (("duties", "市教育局"), 5),
    "cites": (("cites",), 1),
    "show": (("show", "8,10,24,31", *DAY), 4),
    "case": (("case", "行政處罰", "--decided", "2015-04-28"), 2),
}
"""Answers by what they are, each with its command line and the pages that it takes at most."""

LEAST_USED, WELL_USED = 0.6, 0.7
"""Of the height of a page that is not the last."""

NAMES = ("市公共資源交易服務中心", "各縣（區）政府", "市直有關部門", "2015-02-28", "2015-03-31")
"""Names and days that stand in columns of their own."""


def raw_text(pdf: Path) -> str:
    """The text of a PDF, line by line as it is set."""
    return subprocess.run(["pdftotext", "-raw", pdf, "-"], capture_output=True, check=True).stdout.decode()


in_print = pytest.mark.parametrize(
    "format_",
    [
        "pdf",
        pytest.param("docx", marks=pytest.mark.skipif(not sets_chinese("soffice"), reason="needs LibreOffice")),
    ],
)


@in_print
def test_an_answer_takes_few_pages_and_uses_them(tmp_path: Path, format_: str) -> None:
    files = []
    for number, (arguments, _most) in enumerate(ANSWERS.values()):
        file = tmp_path / f"{number}.{format_}"
        # In a process of its own: the threads that set a PDF do not live on in a copy of this one.
        program.run(*arguments, "-o", file, cwd=tmp_path)
        files.append(file)
    for (answer, (_arguments, most)), pages in zip(ANSWERS.items(), print_files(files, tmp_path), strict=True):
        assert len(pages) <= most, answer
        for number, page in enumerate(pages[:-1], 1):
            assert page.used >= LEAST_USED, f"{answer}: page {number} is used by {page.used:.0%}"


@pytest.mark.parametrize("arguments", [arguments for arguments, _most in ANSWERS.values()])
def test_no_name_and_no_day_of_an_answer_is_broken(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    file = tmp_path / "a.pdf"
    program.run(*arguments, "-o", file, cwd=tmp_path)
    [pages] = print_files([file], tmp_path)
    lines = [line for page in pages for line in page.lines]
    for name in NAMES:
        begun = [line for line in lines if any(line.endswith(name[:n]) for n in range(4, len(name)))]
        assert not begun, f"{name}: {begun}"


@pytest.mark.skipif(not sets_chinese("soffice"), reason="needs LibreOffice")
def test_no_day_no_number_and_no_actor_of_an_answer_is_torn_in_word(tmp_path: Path) -> None:
    """Lines ended on 從嚴 2015年2月28, on 川 of 川辦發〔2014〕3號, and inside of who must act by a limit."""
    answers = [arguments for arguments, _most in ANSWERS.values()]
    answers += [("case", event) for event in ("行政處罰", "行政強制", "行政審批", "行政複議", "行政決策", "規範性文件")]
    files = [tmp_path / f"{number}.docx" for number in range(len(answers))]
    for arguments, file in zip(answers, files, strict=True):
        program.run(*arguments, "-o", file, cwd=tmp_path)
    print_files(files, tmp_path)
    for arguments, file in zip(answers, files, strict=True):
        text = re.sub("[ \u3000]", "", raw_text(file.with_suffix(".pdf"))).translate(str.maketrans("（）", "()"))
        # 〔應辦〕 ends a line as a whole.
        assert BROKEN.findall(re.sub(r"〔[一-鿿·]+〕", "", text)) == [], arguments
        actors = re.findall(r"(?<=\()市\n?直\n?部\n?門(?=\))", text)
        assert [actor for actor in actors if "\n" in actor] == [], arguments


@pytest.mark.parametrize("more", [(), ("--progress",)])
def test_beside_states_that_stay_whole_the_titles_of_tasks_have_room(tmp_path: Path, more: tuple[str, ...]) -> None:
    """A state is parted before its bracket alone; 任務 had lines of two characters beside 燈 and 狀態."""
    file = tmp_path / "a.pdf"
    program.run("due", "--today", "2015-09-01", *more, "-o", file, cwd=tmp_path)
    text = raw_text(file)
    assert text.count("期限已過\n（完成情況未登記）") == 5
    [title] = re.findall("\n?".join("完善落實政府法律顧問制度"), text)
    assert title.count("\n") <= 2


@in_print
def test_each_label_of_a_case_has_a_line_to_write_on(tmp_path: Path, format_: str) -> None:
    file = tmp_path / f"a.{format_}"
    program.run("case", "行政處罰", "-o", file, cwd=tmp_path)
    [[first, *_others]] = print_files([file], tmp_path)
    tops = {word.text.rstrip("："): word.top for word in first.words}
    labels = ("案號", "當事人", "承辦機關")
    assert min(tops[below] - tops[above] for above, below in pairwise(labels)) > WRITTEN_LINE - 0.1


@in_print
def test_no_number_of_a_list_is_torn(tmp_path: Path, format_: str) -> None:
    file = tmp_path / f"a.{format_}"
    program.run("units", "市法制辦", "-o", file, cwd=tmp_path)
    [[page]] = print_files([file], tmp_path)
    lists = [line for line in page.lines if re.search(r"\d、", line)]
    assert lists
    assert not [line for line in lists if not line.endswith(("、", "）"))]


@in_print
@pytest.mark.parametrize(
    ("kind", "layout", "count"), [("unit", "分工表", 23), ("unit", "台賬", 23), ("chapter", "分工表", 9)]
)
def test_no_name_of_a_file_is_torn_in_the_list_of_sheets(
    tmp_path: Path, format_: str, kind: str, layout: str, count: int
) -> None:
    program.run("checklist", "--layout", layout, "--each", kind, *DAY, "-f", format_, "-o", "sheets", cwd=tmp_path)
    [index] = tmp_path.glob(f"sheets/00*.{format_}")
    names = [file.name for file in tmp_path.glob(f"sheets/*-*.{format_}")]
    assert len(names) == count
    [pages] = print_files([index], index.parent)
    assert len(pages) == 1
    lines = [line for page in pages for line in page.lines]
    assert not [name for name in names if not any(name in line for line in lines)]
    # Nor does what a sheet is of: a character of a chapter's title stood alone in a line.
    of = [name.split("-")[0].split(maxsplit=1)[1] for name in names]
    assert not [whose for whose in of if not any(line.split()[1:2] == [whose] for line in lines)]


@in_print
def test_no_page_holds_nothing_but_sums(tmp_path: Path, format_: str) -> None:
    """Tables of which the sums begin at the foot of a page or at the head of the next."""
    columns = (TableColumn("單位", 60), TableColumn("項數", 40, "center"))
    sums = tuple(TableRow((cell(f"{role}合計"), cell("9")), is_sum=True) for role in ("牽頭", "責任"))
    documents = {}
    for number in range(32, 44):
        rows = tuple(TableRow((cell(f"單位{place}"), cell("1")), f"{place}") for place in range(number))
        documents[f"{number}"] = Document("matrix", "一覽", (Table(columns, rows + sums),), notes=("合計各行計數。",))
    printed = print_all(documents, format_, tmp_path)
    assert {len(sheet.pages) for sheet in printed.values()} == {1, 2}
    for name, sheet in printed.items():
        last = [line.split()[0] for line in sheet.pages[-1].lines]
        assert last.index("牽頭合計") - last.index("單位") > ROWS_WITH_FOOT, name


@in_print
def test_no_line_is_lost_of_what_is_higher_than_a_page(tmp_path: Path, format_: str) -> None:
    """Of rows that were kept with what follows them, and of headings that stood again, a PDF cut off what had no room."""
    columns = (TableColumn("序號", 10), TableColumn("內容", 90))
    low, high = (TableRow((cell(ref), cell(*["一行字"] * count)), ref) for ref, count in (("1", 3), ("2", 150)))
    to_write = FillIn((("進展情況：",),), "2")
    heading = Section("項目", 2, ("單位全稱、" * 900,), repeats=True)
    notes = tuple("注中的話。" * 20 for _note in range(12))
    tables = {
        "last": (low, high),
        "above room to write": (high, to_write, low),
        "last above room to write": (low, Section("項目", 2, repeats=True), high, to_write),
        "under a high heading": (low, heading, low, to_write),
    }
    documents = {
        f"{name}, {len(of_foot)}": Document("matrix", "一覽", (Table(columns, rows),), notes=of_foot)
        for name, rows in tables.items()
        for of_foot in (("一句。",), notes)
    }
    for name, sheet in print_all(documents, format_, tmp_path).items():
        [table] = sheet.document.tables
        lines = sum(len(each.lines) for row in table.rows if isinstance(row, TableRow) for each in row.cells[1:])
        lines_of_pages = [line for page in sheet.pages for line in page.lines]
        text = "".join(line for line in lines_of_pages if not line.startswith(("—", "序號")))
        assert text.count("一行字") == lines, name
        assert text.count("單位全稱") == 900 * (heading in table.rows), name
        assert text.count("注中的話") == 240 * (sheet.document.notes == notes), name


@in_print
def test_every_change_is_printed_where_most_tasks_were_dropped(tmp_path: Path, format_: str) -> None:
    """A task that was dropped has no place in the plan of today; such rows were taken for sums, kept with the foot and cut off."""
    arguments = ("diff", built_in(), TESTS / "rulebooks" / "simplified")
    program.run(*arguments, "-o", tmp_path / f"a.{format_}", cwd=tmp_path)
    changes = program.run(*arguments, "-f", "tsv", cwd=tmp_path).stdout.splitlines()
    [pages] = print_files([tmp_path / f"a.{format_}"], tmp_path)
    shown = "".join(line for page in pages for line in page.lines)
    dropped = [line for line in changes if line.startswith("dropped")]
    assert len(dropped) > 30
    assert shown.count("取消任务") == len(dropped)


def test_no_line_of_a_pdf_begins_with_a_mark_that_leans_on_a_piece(tmp_path: Path) -> None:
    """Behind what stays whole, as 15日內, a line ended before the colon: in each width in which just that has room."""
    text = "作出決定之日起15日內：決定書、必要的說明材料備案（市法制辦）；其餘條款：方案未規定，2015年12月底前；市法制辦：第二"
    documents = {}
    for share in range(12, 31):
        columns = (TableColumn("序號", 100 - share), TableColumn("時限", share, small=True))
        table = Table(columns, (TableRow((cell("1"), cell(text)), "1"),))
        documents[f"{share}"] = Document("tasks", "一覽", (table,), landscape=True, names=("市法制辦",))
    for name, sheet in print_all(documents, "pdf", tmp_path).items():
        [page] = sheet.pages
        edge = min(word.left for word in page.words if word.text.startswith("作出"))
        begun = [word.text for word in page.words if abs(word.left - edge) < 1]
        assert not [line for line in begun if line.startswith(("：", "；"))], name
        assert "15日內：" in sheet.text, f"{name}: nobody finds it"


SECTIONS = {
    ("tasks", *DAY): "[一二三四五六七八九]、",
    ("tasks", "--unit", "市法制辦", *DAY): "[一二三四五六七八九]、",
    ("stats", *DAY): "方案$|按章$|按單位$",
    ("units",): "方案所列單位|方案未列明的單位",
    ("duties", "市教育局"): "(確定適用|由本單位判斷)：|條文未寫明主體$",
}
"""Answers of several pages, and how the headings begin that divide their rows."""


@pytest.mark.parametrize(
    "format_",
    [
        "pdf",
        pytest.param("docx", marks=pytest.mark.skipif(not sets_chinese("soffice"), reason="needs LibreOffice")),
        pytest.param("html", marks=pytest.mark.skipif(not sets_chinese("chromium"), reason="needs Chromium")),
    ],
)
def test_the_heading_above_rows_stands_again_where_they_go_on(tmp_path: Path, format_: str) -> None:
    files = [tmp_path / f"{number}.{format_}" for number in range(len(SECTIONS))]
    for arguments, file in zip(SECTIONS, files, strict=True):
        program.run(*arguments, "-o", file, cwd=tmp_path)
    for (arguments, heading), pages in zip(SECTIONS.items(), print_files(files, tmp_path), strict=True):
        assert len(pages) > 1, arguments
        for number, page in enumerate(pages, 1):
            assert any(re.match(heading, line) for line in page.lines), f"{arguments}: page {number}"


def test_a_high_row_stands_with_another_on_the_last_page_where_the_one_before_has_enough(tmp_path: Path) -> None:
    """Rows of a fifth of a page: too high to be kept together wherever a page may end."""
    columns = (TableColumn("序號", 10), TableColumn("內容", 90))
    documents = {}
    for count in range(3, 20):
        rows = tuple(TableRow((cell(f"{number}"), cell(*["一行字"] * 6)), f"{number}") for number in range(count))
        to_write = tuple(each for row in rows for each in (row, FillIn((("進展情況：",),), row.ref)))
        for name, of_table in (("plain", rows), ("to write in", to_write)):
            table = Table(columns, of_table)
            documents[f"{count} {name}"] = Document("tasks", "一覽", (table,), landscape=True, notes=("一句。",))
    sheets = print_all(documents, "pdf", tmp_path)
    assert {len(sheet.pages) for sheet in sheets.values()} > {1, 2, 3}
    for name, sheet in sheets.items():
        if len(sheet.pages) > 1 and "".join(sheet.pages[-1].lines).count("一行字") < 12:
            # Its last row takes a fifth of the page before at least.
            assert sheet.pages[-2].used - 0.2 < WELL_USED, name


def test_of_a_row_that_goes_on_overleaf_only_the_high_cell_does(tmp_path: Path) -> None:
    """What is on one page of a limit and what on the next depends on where the row begins."""
    columns = (TableColumn("序號", 10), TableColumn("內容", 70), TableColumn("時限", 20, "center"))
    documents = {}
    for above in range(20, 32):
        low = TableRow((cell("1"), cell(*["一行字"] * above), cell()), "1")
        high = TableRow((cell("2"), cell(*["一行字"] * 22), cell(*["一個時限"] * 6)), "2")
        documents[f"{above}"] = Document("tasks", "一覽", (Table(columns, (low, high)),), landscape=True)
    sheets = print_all(documents, "pdf", tmp_path)
    goes_on = ["".join(sheet.pages[-1].lines).count("一行字") % 22 > 0 for sheet in sheets.values() if sheet.pages[1:]]
    assert any(goes_on)
    for name, sheet in sheets.items():
        limits = ["".join(page.lines).count("一個時限") for page in sheet.pages]
        assert sorted(filter(None, limits)) == [6], (name, limits)


def test_a_mark_within_a_name_keeps_its_width(tmp_path: Path) -> None:
    """The words of 重大行政處罰、重大行政強制的決定機關 are pieces: at the end of one its mark was set half as wide."""
    body = "重大行政處罰、重大行政強制的決定機關"
    table = Table((TableColumn("序號", 10), TableColumn("內容", 90)), (TableRow((cell("1"), cell(body)), "1"),))
    documents = {
        name: Document("tasks", "一覽", (table,), names=names) for name, names in (("plain", ()), ("named", (body,)))
    }
    widths = {}
    for name, sheet in print_all(documents, "pdf", tmp_path).items():
        of_body = [word for word in sheet.pages[0].words if word.top > 50 and word.text in body]
        widths[name] = max(word.right for word in of_body) - min(word.left for word in of_body)
    assert widths["named"] == pytest.approx(widths["plain"], abs=0.2)


MOST_EMPTY = 0.25
"""Of the height of a page: what a row of more than half a page leaves empty rather than to go on overleaf."""

ONE_LINE = 1 / 30
"""Of the height of a page that lies: a little more is empty under words than under the line of their row."""


def test_a_row_goes_on_overleaf_where_a_page_would_else_be_empty_and_its_number_with_it(tmp_path: Path) -> None:
    """Rows of more than half a page under a heading, wherever they begin: they would leave nearly half a page empty."""
    columns = (TableColumn("序號", 10, "center"), TableColumn("內容", 70), TableColumn("時限", 20, "center"))
    documents = {}
    for low in range(1, 14):
        rows: list[Section | TableRow] = [Section("甲章", repeats=True)]
        for number in range(100, 106 + low):
            words = "一個句子的話、" * (12 if number < 100 + low else 120)
            rows.append(TableRow((cell(f"{number}"), cell(words), cell("方案未規定")), f"{number}"))
        table = Table(columns, tuple(rows))
        documents[f"{low}"] = Document("tasks", "一覽", (table,), landscape=True, notes=("一句。",))
    torn = 0
    for name, sheet in print_all(documents, "pdf", tmp_path).items():
        # Before the last page stands what is kept with its foot.
        for before, page in pairwise(sheet.pages[:-1]):
            last, first = (re.findall(r"(?m)^ *(1\d\d)\b", "\n".join(each.lines)) for each in (before, page))
            if any(word.text == "（續）" for word in page.words):
                torn += 1
                assert first[0] == last[-1], name
            else:
                assert int(first[0]) == int(last[-1]) + 1, name
                assert before.used > 1 - MOST_EMPTY - ONE_LINE, f"{name}: a page is used by {before.used:.0%}"
    assert torn > 5
