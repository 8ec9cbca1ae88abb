"""What eyes found on printed pages, measured over selections and layouts: in PDF, in Word as LibreOffice sets it, from a browser."""

from __future__ import annotations

import re
import shutil
import subprocess
from contextlib import closing
from datetime import date
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from fazhi_cli.asked.selection import Selection
from fazhi_cli.formats.document import FillIn, Section, TableRow
from fazhi_cli.layouts import checklists as layouts
from fazhi_cli.session import Session, built_in
from tests.conftest import TESTS
from tests.formats.rendering import rendered
from tests.layouts.checklists.printed import MARGINS, TEXT_WIDTH, Sheet, print_all, print_files, sets_chinese

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from fazhi_cli.formats.document import Document
    from tests.layouts.checklists.printed import Page

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not shutil.which("pdftotext"), reason="needs poppler"),
]

DAY = date(2015, 3, 20)
TODAY = date(2026, 11, 28)
"""A day as of which sheets have the notes on bodies that took over."""
SELECTIONS: dict[str, dict[str, Any]] = {
    "全部": {},
    "市法制辦": {"unit": ("市法制辦",)},
    "市國土局": {"unit": ("市國土局",)},
    "市直有關部門": {"unit": ("市直有關部門",)},
    "船山區": {"unit": ("船山區",)},
    "市法院": {"unit": ("市法院",)},
    "市委編辦": {"unit": ("市委編辦",)},
    "市法制辦3月到期": {"unit": ("市法制辦",), "due_by": date(2015, 3, 31)},
    "第3章": {"chapter": ("3",)},
    "含決策": {"text": ("決策",)},
    "一項": {"id": ("10",)},
    "十二項": {"id": ("20-31",)},
    "禁止": {"kind": ("prohibition",)},
}
OTHERS = {
    "調整後": "changed",
    "多種寫法": "rulebooks/rich",
    "簡體": "rulebooks/simplified",
    "括號": "shapes/brackets",
    "表格": "shapes/table",
    "分節": "shapes/sections",
    "多節": "sectioned",
}
"""Other plans than the program's own, and the folders of tests/ or the fixtures in which they stand; of each the whole."""

CHANGES = """\
changes:
- {id: 1, kind: move, task: 1, day: 2015-09-30, basis: 國發〔2015〕25號, from: 2015-03-10, by: 市法制辦}
- {id: 2, kind: suspend, task: 20, basis: 國發〔2015〕25號, from: 2015-03-10, by: 市法制辦}
- {id: 3, kind: rename, unit: 市外網辦, to: 市電子政務外網管理中心, basis: 遂編發〔2015〕2號, from: 2015-03-10, by: 市委編辦}
"""
"""What became of the program's own plan in the folder that is made for it."""

LAYOUTS = ("assignment", "register", "duties", "closing", "checks")

MOST_PAGES = {"市法制辦": 10, "船山區": 14, "市國土局": 1, "市法院": 2, "一項": 1}
"""Pages of 單位任務清單 at most."""

WRITTEN_LINE = 7
"""Millimetres that a line written by hand is high."""

TO_WRITE: dict[str, dict[str, float]] = {
    "register": {"進展情況": 17.5, "存在問題及下步措施": 18, "佐證材料": 12, "備註": 9},
    "closing": {"完成情況": 17, "完成日期": 13, "證明材料": 14, "核實人": 9, "銷號日期": 13},
}
"""Millimetres of the columns of a page that lies in which is written by hand: some words, a day, a name."""

FOOT_LYING = 210 - MARGINS[True]["bottom"]
"""Millimetres from the upper edge of a page that lies on its side to the foot of its text."""

LEAST_USED = 0.55
"""Of the height of a page that is not the last: a row of up to half a page is kept whole, and its headings stay with it.

The highest of these sheets takes 45 % of a page with three headings.
"""

WELL_USED = 0.65
"""The same of a page from which a high row is taken, that the last does not stand alone above the notes."""

ROWS_WITH_FOOT, HEIGHT_WITH_FOOT = 2, 25
"""Rows that the last page has above signatures and notes, or else millimetres that they take: one low row alone looks forgotten."""

BROKEN = re.compile(
    r"\w\n[府政發发辦办函]*〔\d{4}〕|[府政發发辦办函]\n〔|〕\n\d|〔\d{4}〕\d+\n[號号]"
    r"|\d\n[年月日項條]|年\n\d+月|月\n\d+日|\d{4}-\n\d\d|-\d\d-\n\d\d|\d\.\n\d|第\([一二三四五六七八九十]+\)\n項|第\d+\n[點点]"
    r"|其\n中第|_\n[_起件月日]|日\n[起前內内止]|[從从]\n[嚴严寬宽]|[嚴严寬宽]\n\d+月|行\n[為为]主|行[為为]\n主[體体]|行[為为]主\n[體体]|行[為为]主[體体]：\n"
)
"""A document's number, a day, a number or room to write with its word, a place in the plan, 行為主體 with a break inside, or parted
from the name after it; in brackets of half width."""

PLACE = re.compile(r"\d+(?:\.\d+)?(?:-\d+)?(?![\d.-])")

BY_BROWSER = ("全部", "市法制辦", "市國土局", "市直有關部門", "船山區", "市法院", "市法制辦3月到期", "一項", "調整後")
"""What a browser prints too; it takes several seconds for each sheet."""

NEEDS = {
    "pdf": (),
    "docx": (pytest.mark.skipif(not sets_chinese("soffice"), reason="needs LibreOffice and a font"),),
    "html": (pytest.mark.skipif(not sets_chinese("chromium"), reason="needs Chromium and a font"),),
}


def in_formats(*names: str) -> pytest.MarkDecorator:
    """The parameters name and format_: each of the names in all formats in which it is printed."""
    pairs = []
    for name in names:
        for format_, marks in NEEDS.items():
            if format_ != "html" or name in BY_BROWSER:
                pairs.append(pytest.param(name, format_, marks=marks, id=f"{name}-{format_}"))
    return pytest.mark.parametrize(("name", "format_"), pairs)


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The program's own plan, of which something has changed since."""
    folder = tmp_path_factory.mktemp("changed")
    for name in ("tasks", "units", "wording"):
        shutil.copy(built_in() / f"{name}.yaml", folder)
    (folder / "changes.yaml").write_text(CHANGES, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def sectioned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The program's own plan with two sections in each chapter, so that many pages have such headings."""
    folder = tmp_path_factory.mktemp("sectioned")
    for name in ("units", "wording"):
        shutil.copy(built_in() / f"{name}.yaml", folder)
    plan = yaml.safe_load((built_in() / "tasks.yaml").read_text(encoding="utf-8"))
    plan["plan"]["layout"]["section"] = "（{一}）{title}"
    for chapter in plan["chapters"]:
        tasks = chapter.pop("tasks", [])
        halves = filter(None, (tasks[: len(tasks) // 2], tasks[len(tasks) // 2 :]))
        chapter["sections"] = [
            {"number": number, "title": f"{chapter['title']}之{number}", "tasks": half}
            for number, half in enumerate(halves, 1)
        ]
    (folder / "tasks.yaml").write_text(yaml.safe_dump(plan, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def documents(session: Session, changed: Path, sectioned: Path) -> Callable[[str], dict[str, Document]]:
    """documents(selection or other plan) -> its sheets, by their layouts."""
    made = {"changed": changed, "sectioned": sectioned}

    @cache
    def of(name: str) -> dict[str, Document]:
        asked = Selection(today=DAY, as_of=DAY, **SELECTIONS.get(name, {}))
        if name not in OTHERS:
            return {layout: layouts.build(session.question(asked), layout) for layout in LAYOUTS}
        folder = made.get(OTHERS[name], TESTS / OTHERS[name])
        with closing(Session(str(folder))) as another:
            return {layout: layouts.build(another.question(asked), layout) for layout in LAYOUTS}

    return of


@pytest.fixture(scope="module")
def sheets(
    documents: Callable[[str], dict[str, Document]], tmp_path_factory: pytest.TempPathFactory
) -> Callable[[str, str], dict[str, Sheet]]:
    """sheets(selection or other plan, format) -> what comes out of a printer, by the layouts."""

    @cache
    def of(name: str, format_: str) -> dict[str, Sheet]:
        return print_all(documents(name), format_, tmp_path_factory.mktemp("printed"))

    return of


def headings_of(document: Document) -> set[str]:
    """The headings of a sheet as a page has them, without blanks."""
    found = set()
    for table in document.tables:
        for row in table.rows:
            if isinstance(row, Section):
                found |= {bare(text) for text in (row.text, *row.details)}
    return found


def place_in_plan(line: str) -> str:
    """The number with which the line of a row begins; other lines may begin with another number."""
    found = PLACE.match(line)
    return found[0] if found else ""


def bare(text: str) -> str:
    return re.sub(r"[\s□]", "", text).translate(str.maketrans("，：；（）", ",:;()"))


@in_formats(*SELECTIONS, *OTHERS)
def test_every_page_is_well_used_has_rows_and_ends_on_none_of_their_headings(
    sheets: Callable[[str, str], dict[str, Sheet]], name: str, format_: str
) -> None:
    for layout, sheet in sheets(name, format_).items():
        refs = {row.ref for table in sheet.document.tables for row in table.rows if isinstance(row, TableRow)}
        headings = headings_of(sheet.document)
        for number, page in enumerate(sheet.pages, 1):
            place = f"{layout}: page {number} of {len(sheet.pages)}"
            assert {place_in_plan(line) for line in page.lines} & refs, f"{place} has no row"
            body = [line for line in page.lines if not re.fullmatch(r"— \d+/\d+ —", line)]
            assert bare(body[-1]) not in headings, f"{place} ends on a heading"
            if number < len(sheet.pages):
                assert page.used >= LEAST_USED, f"{place} is used by {page.used:.0%}"


@pytest.mark.skipif(not sets_chinese("chromium"), reason="needs Chromium and a font")
def test_no_line_of_the_notes_runs_over_the_foot_of_the_last_page_in_a_browser(
    documents: Callable[[str], dict[str, Document]], tmp_path: Path
) -> None:
    """A page full to a hair: the last line was printed on this one, and the lower half of its signs on the next."""
    document = documents("市法制辦3月到期")["register"]
    [page] = _printed_lower(document, 0, tmp_path)
    free = FOOT_LYING - max(word.bottom for word in page.words if word.left > MARGINS[True]["left"])
    for tenths in range(-10, 20, 3):
        for page in _printed_lower(document, free + tenths / 10, tmp_path):
            refs = {place_in_plan(line) for line in page.lines}
            assert refs & {"1", "12", "22"}, f"{tenths / 10} mm: a page without a row"


def _printed_lower(document: Document, millimetres: float, folder: Path) -> list[Page]:
    """The pages of a sheet whose notes stand lower by so much."""
    lowered = f".notes {{ padding-top: {millimetres}mm }}</style>"
    file = folder / "lower.html"
    file.write_text(rendered(document, "html").decode().replace("</style>", lowered), encoding="utf-8")
    [pages] = print_files([file], folder)
    return pages


SCREEN = 60
"""Dots to an inch of a page that is seen small on a screen."""


@pytest.mark.skipif(not sets_chinese("chromium"), reason="needs Chromium and a font")
def test_no_line_of_the_next_page_is_seen_at_the_foot_of_one_from_a_browser(
    documents: Callable[[str], dict[str, Document]], tmp_path: Path
) -> None:
    """The upper line of a table that goes on was drawn on both pages, a hair outside of the first."""
    sheet = print_all({"sheet": documents("市法制辦")["duties"]}, "html", tmp_path)["sheet"]
    subprocess.run(["pdftoppm", "-gray", "-r", f"{SCREEN}", "sheet.pdf", "seen"], cwd=tmp_path, check=True)
    for page, picture in zip(sheet.pages, sorted(tmp_path.glob("seen-*.pgm")), strict=True):
        _kind, size, _most, dots = picture.read_bytes().split(b"\n", 3)
        across, down = map(int, size.split())
        foot = 297 - MARGINS[False]["bottom"]
        last = max(word.bottom for word in page.words if word.bottom < foot + 2)
        # Below the last words there may be room to write, and the line under it.
        for row in range(round((last + 9) * SCREEN / 25.4), min(down, round((foot + 3) * SCREEN / 25.4))):
            line = dots[row * across : (row + 1) * across]
            assert sum(dot < 200 for dot in line) < across / 3, picture.name


OF_TASKS = ("assignment", "register")
"""Layouts in which a row is a task."""


@pytest.mark.parametrize(
    ("asked", "layout"),
    [
        ({"chapter": ("2",)}, "assignment"),
        ({"chapter": ("5",)}, "assignment"),
        ({"chapter": ("8",)}, "assignment"),
        ({"unit": ("市法制辦",)}, "assignment"),
    ],
)
def test_rows_that_stay_with_the_foot_of_a_pdf_leave_the_page_before_used(
    session: Session, tmp_path: Path, asked: dict[str, Any], layout: str
) -> None:
    """A row that is high enough to stand alone above the notes gets no company for which more than a third of a page were left empty."""
    document = layouts.build(session.question(Selection(today=DAY, as_of=DAY, **asked)), layout)
    pages = print_all({"sheet": document}, "pdf", tmp_path)["sheet"].pages
    assert pages[-2].used >= WELL_USED


ONE_HEADING = {"assignment": "工作要求", "register": "進展情況", "closing": "核實人", "checks": "備註"}
"""A heading of a column that has room on one line, by the layouts that have any."""


@in_formats("全部", "市法制辦", "船山區", "市法院", "市法制辦3月到期", "調整後")
def test_the_headings_of_columns_stand_once_on_every_page(
    sheets: Callable[[str, str], dict[str, Sheet]], name: str, format_: str
) -> None:
    for layout, heading in ONE_HEADING.items():
        found = [[word.text for word in page.words].count(heading) for page in sheets(name, format_)[layout].pages]
        assert found == [1] * len(found), layout


@in_formats(*SELECTIONS, *OTHERS)
def test_signatures_and_notes_stand_under_more_than_one_low_row(
    sheets: Callable[[str, str], dict[str, Sheet]], name: str, format_: str
) -> None:
    for layout, sheet in sheets(name, format_).items():
        refs = {row.ref for table in sheet.document.tables for row in table.rows if isinstance(row, TableRow)}
        page = sheet.pages[-1]
        found = {place_in_plan(line) for line in page.lines} & refs
        begun = tuple(bare(label)[:4] for label in ("注：", *sheet.document.signatures[:1]))
        foot = [word.top for word in page.words if bare(word.text).startswith(begun)]
        if len(sheet.pages) > 1 and foot:
            height = min(foot) - min(word.top for word in page.words if len(word.text) > 1)
            assert len(found) >= ROWS_WITH_FOOT or height >= HEIGHT_WITH_FOOT, f"{layout}: {found} in {height:.0f} mm"


@pytest.mark.parametrize("format_", ["pdf", pytest.param("docx", marks=NEEDS["docx"])])
@pytest.mark.parametrize("unit", ["船山區", "市直有關部門"])
def test_two_rows_stand_above_notes_of_many_lines(session: Session, tmp_path: Path, unit: str, format_: str) -> None:
    """With the notes on bodies that took over, one row and these were a page in Word, on which two have room."""
    document = layouts.build(session.question(Selection(today=TODAY, as_of=TODAY, unit=(unit,))), "closing")
    refs = {row.ref for row in document.tables[0].rows if isinstance(row, TableRow)}
    *_others, before, last = print_all({"sheet": document}, format_, tmp_path)["sheet"].pages
    assert len({place_in_plan(line) for line in last.lines} & refs) >= ROWS_WITH_FOOT
    assert before.used >= LEAST_USED


@in_formats(*SELECTIONS, *OTHERS)
def test_no_row_of_up_to_half_a_page_is_torn(
    sheets: Callable[[str, str], dict[str, Sheet]], name: str, format_: str
) -> None:
    """None of these sheets has a row that is higher."""
    for layout, sheet in sheets(name, format_).items():
        pages = [bare(page) for page in sheet.text.split("\f")]
        for table in sheet.document.tables:
            for row in table.rows:
                if isinstance(row, TableRow):
                    words = max((bare(cell.text) for cell in row.cells), key=len)
                    assert any(words in page for page in pages), f"{layout}: {row.ref} goes on overleaf"


@in_formats(*SELECTIONS, *OTHERS)
def test_no_page_ends_on_a_clause_without_the_first_of_its_items(
    sheets: Callable[[str, str], dict[str, Sheet]], name: str, format_: str
) -> None:
    for layout, sheet in sheets(name, format_).items():
        refs = {row.ref for table in sheet.document.tables for row in table.rows if isinstance(row, TableRow)}
        of_pages = [[ref for line in page.lines if (ref := place_in_plan(line)) in refs] for page in sheet.pages]
        for (*_others, last), (first, *_more) in pairwise(of_pages):
            assert not first.startswith(f"{last}-"), f"{layout}: {last} is parted from {first}"


@in_formats(*SELECTIONS, *OTHERS)
def test_every_row_is_printed_and_every_room_to_write(
    sheets: Callable[[str, str], dict[str, Sheet]], name: str, format_: str
) -> None:
    for layout, sheet in sheets(name, format_).items():
        rows = [row for table in sheet.document.tables for row in table.rows]
        printed = set(re.findall(r"(?m)^\d+(?:\.\d+)?(?:-\d+)?(?![\d.-])", sheet.text))
        assert [row.ref for row in rows if isinstance(row, TableRow) and row.ref not in printed] == [], layout
        labels = re.findall("(?m)^(?:進展情況|进展情况)：", sheet.text)
        assert len(labels) == sum(isinstance(row, FillIn) for row in rows), layout


@in_formats(*MOST_PAGES)
def test_the_list_of_a_unit_keeps_to_its_pages(
    sheets: Callable[[str, str], dict[str, Sheet]], name: str, format_: str
) -> None:
    assert len(sheets(name, format_)["duties"].pages) <= MOST_PAGES[name]


@in_formats("市法制辦", "船山區", "一項")
def test_under_every_task_of_a_list_there_is_a_line_to_write_on(
    sheets: Callable[[str, str], dict[str, Sheet]], name: str, format_: str
) -> None:
    sheet = sheets(name, format_)["duties"]
    rooms = []
    for page in sheet.pages:
        for label in page.words:
            if label.text.startswith("進展情況"):
                beside = [word for word in page.words if abs(word.top - label.top) < 1 and word.left > label.right]
                below = min((word.top for word in page.words if word.top > label.bottom), default=label.top + 20)
                rooms.append((beside, below - label.top))
    assert len(rooms) == sum(isinstance(row, FillIn) for row in sheet.document.tables[0].rows)
    assert not any(beside for beside, _height in rooms)
    assert min(height for _beside, height in rooms) >= WRITTEN_LINE


@pytest.mark.parametrize("name", [*SELECTIONS, *OTHERS])
def test_the_columns_to_write_in_are_as_wide_as_that_needs(
    documents: Callable[[str], dict[str, Document]], name: str
) -> None:
    for layout in ("register", "closing"):
        [table] = documents(name)[layout].tables
        widths = {column.heading: column.share * 225 / 100 for column in table.columns}
        assert {
            heading: widths[heading] for heading in TO_WRITE[layout] if widths[heading] < TO_WRITE[layout][heading]
        } == {}


@pytest.mark.parametrize("format_", ["pdf", pytest.param("docx", marks=NEEDS["docx"])])
@pytest.mark.parametrize(("asked", "layout", "most"), [
    ({"limit": 3}, "assignment", {"pdf": 1, "docx": 1}),
    # In Word the rows are a hair higher, and one with what must follow it stands on the next page.
    ({"id": ("20-22",)}, "closing", {"pdf": 2, "docx": 3}),
    ({"limit": 5}, "closing", {"pdf": 4, "docx": 4}),
])  # fmt: skip
def test_a_sheet_of_few_tasks_takes_no_page_that_it_does_not_need(
    session: Session, tmp_path: Path, asked: dict[str, Any], layout: str, most: dict[str, int], format_: str
) -> None:
    """Lines that stood further apart than in a PDF took one more in Word, of which two thirds were empty."""
    document = layouts.build(session.question(Selection(today=TODAY, **asked)), layout)
    [sheet] = print_all({layout: document}, format_, tmp_path).values()
    assert len(sheet.pages) <= most[format_]


@in_formats("全部", "市法制辦", "船山區", "調整後")
def test_the_room_to_write_of_a_task_stands_on_a_page_with_a_row_of_it(
    sheets: Callable[[str, str], dict[str, Sheet]], name: str, format_: str
) -> None:
    sheet = sheets(name, format_)["duties"]
    refs = {row.ref for row in sheet.document.tables[0].rows if isinstance(row, TableRow)}
    for number, page in enumerate(sheet.pages, 1):
        tasks = [
            place_in_plan(line) in refs
            for line in page.lines
            if line.startswith("進展情況") or place_in_plan(line) in refs
        ]
        assert tasks[0], f"page {number} begins with the room to write of a task that stands overleaf"


@in_formats("一項")
def test_a_sheet_of_one_task_is_one_page(
    sheets: Callable[[str, str], dict[str, Sheet]], name: str, format_: str
) -> None:
    assert {layout: len(sheet.pages) for layout, sheet in sheets(name, format_).items()} == dict.fromkeys(LAYOUTS, 1)


@in_formats("市法制辦3月到期")
def test_a_register_of_three_tasks_of_three_chapters_is_one_page(
    sheets: Callable[[str, str], dict[str, Sheet]], name: str, format_: str
) -> None:
    """The heading of a row that stands alone under it is not repeated, and needs no table of its own."""
    assert len(sheets(name, format_)["register"].pages) == 1


@in_formats("市法制辦3月到期")
def test_a_tick_list_of_three_tasks_is_one_page(
    sheets: Callable[[str, str], dict[str, Sheet]], name: str, format_: str
) -> None:
    assert len(sheets(name, format_)["checks"].pages) == 1


@in_formats("全部", "市法制辦", "船山區", "調整後", "多節")
def test_the_heading_above_rows_stands_again_where_they_go_on(
    sheets: Callable[[str, str], dict[str, Sheet]], name: str, format_: str
) -> None:
    """That of a task, of a section of the chapter, or of the chapter, whichever stands next above them.

    Word repeats no heading but in a table of its own: a sheet of tasks is one table there, which a clerk edits as one, and each row says
    of what it is.
    """
    for layout, sheet in sheets(name, format_).items():
        if format_ == "docx" and layout in OF_TASKS:
            continue
        of_row = {}
        heading = ""
        for row in sheet.document.tables[0].rows:
            if isinstance(row, Section):
                heading = bare(row.text)
            elif isinstance(row, TableRow):
                of_row[row.ref] = heading
        is_lying = sheet.document.landscape
        # A line of words may begin with a number too, as 15日內; and in the margin stands that of the page.
        left = MARGINS[is_lying]["left"]
        right = left + TEXT_WIDTH[is_lying] * sheet.document.tables[0].columns[0].share / 100
        for number, page in enumerate(sheet.pages, 1):
            shown = "".join(map(bare, page.lines))
            in_column = {word.text for word in page.words if left - 1 < word.left and word.right < right + 1}
            for ref in in_column & set(of_row):
                assert of_row[ref] in shown, f"{layout}: page {number} does not say of what {ref} is"


@in_formats(*SELECTIONS, *OTHERS)
def test_no_line_ends_inside_a_day_a_number_or_a_name(
    sheets: Callable[[str, str], dict[str, Sheet]], name: str, format_: str
) -> None:
    for layout, sheet in sheets(name, format_).items():
        text = re.sub("[ \u3000]", "", sheet.text).translate(str.maketrans("（）", "()"))
        torn = [name for name in sheet.document.names if is_torn(name, text)]
        # Word has no means for a paragraph in which many names stand close together.
        most = 2 if format_ == "docx" else 0
        assert len(torn) <= most, (layout, torn)
        assert BROKEN.findall(text) == [], layout


@pytest.mark.parametrize("name", [*SELECTIONS, *OTHERS])
def test_no_line_of_a_pdf_is_one_character_that_was_left_over_or_a_label_without_its_name(
    sheets: Callable[[str, str], dict[str, Sheet]], name: str
) -> None:
    for layout, sheet in sheets(name, "pdf").items():
        rows = [row for table in sheet.document.tables for row in table.rows if isinstance(row, TableRow)]
        whole = {bare(text) for row in rows for cell in row.cells for text in cell.texts}
        lines = [bare(line) for line in sheet.text.splitlines()]
        left_over = [line for line in lines if re.fullmatch(r"[一-鿿][,。;、:)」]*", line)]
        assert set(left_over) - whole <= {"注:"}, layout
        assert not [line for line in lines if re.search("行[為为]主[體体]:$", line)], layout


@in_formats("全部", "市法制辦", "調整後")
def test_no_name_runs_over_the_next_column(
    sheets: Callable[[str, str], dict[str, Sheet]], name: str, format_: str
) -> None:
    """Of two texts in one line the one begins where the other has ended, but for the room of a mark that is set closer."""
    for layout, sheet in sheets(name, format_).items():
        for number, page in enumerate(sheet.pages, 1):
            for word in page.words:
                for other in page.words:
                    is_beside = abs(other.top - word.top) < 2 and other.left > word.left + 1
                    assert not is_beside or other.left > word.right - 4, (layout, number, word.text, other.text)


UNSEEN = re.compile(
    "[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff\ufffd\ue000-\uf8ff\u2e80-\u2fdf\uf900-\ufaff]"
)
"""What a reader takes along unseen who copies a text, so that he does not find it: marks without width, signs that look like others."""


@pytest.mark.parametrize("name", [*SELECTIONS, *OTHERS])
def test_what_is_copied_out_of_a_pdf_are_the_words_that_were_printed(
    sheets: Callable[[str, str], dict[str, Sheet]], name: str
) -> None:
    for layout, sheet in sheets(name, "pdf").items():
        copied = bare(sheet.text)
        assert UNSEEN.findall(copied) == [], layout
        assert [text for text in texts_of(sheet.document) if not is_found(bare(text), copied)] == [], layout


def texts_of(document: Document) -> list[str]:
    """All that a document says above, in and under its tables."""
    found = [document.title, *document.lines, *document.facts, *document.notes]
    for table in document.tables:
        for row in table.rows:
            if isinstance(row, TableRow):
                found += [cell.text for cell in row.cells]
            else:
                found += [row.text, *row.details] if isinstance(row, Section) else row.texts
    return found


def is_found(text: str, copied: str) -> bool:
    """Whether a text was copied, as a whole or, where it goes on overleaf, in two parts of some lines, of which one may be short."""
    ends = range(10, len(text) - 10)
    return text in copied or any(text[:end] in copied and text[end:] in copied for end in ends)


WORDS_OF_NAMES = (
    "縣級以上|行政執法部門", "县级以上|行政执法部门", "政府|法制機構", "政府|法制机构", "政府|督查機構", "政府|督查机构",
    "鄉(鎮)|人民政府", "乡(镇)|人民政府", "各級|行政機關", "各级|行政机关", "各級|行政執法部門", "市級|行政執法部門",
)  # fmt: skip
"""Where a name may be parted for which a column has no room."""


def is_torn(name: str, text: str) -> bool:
    """Whether a line ends inside a name that has room in any column, and not between its words."""
    signs = map(re.escape, name.translate(str.maketrans("（）", "()")))
    places = re.findall("\n?".join(signs), text)
    torn = [place for place in places if "\n" in place and place.replace("\n", "|") not in WORDS_OF_NAMES]
    return len(name) <= 14 and bool(torn)


@pytest.mark.parametrize("name", [*SELECTIONS, *OTHERS])
@pytest.mark.parametrize("layout", ["assignment", "register", "closing"])
def test_no_name_of_a_unit_is_broken_in_a_pdf(
    documents: Callable[[str], dict[str, Document]], name: str, layout: str
) -> None:
    """Every name stands whole in a line of the columns of units."""
    document = documents(name)[layout]
    lines = {bare(line) for line in raw_text(document).splitlines()}
    [table] = document.tables
    columns = [n for n, column in enumerate(table.columns) if column.whole and column.heading.endswith("單位")]
    names = {
        bare(text) for row in table.rows if isinstance(row, TableRow) for n in columns for text in row.cells[n].texts
    }
    assert not [unit for unit in names if len(unit) <= 14 and not any(unit in line for line in lines)]


@pytest.mark.parametrize(("asked", "lines"), [
    ({"due_by": date(2015, 12, 31)}, ["市法制辦：牽頭、負責26項中的6項（牽頭6項）", "2015年12月31日前到期（含當日）"]),
    ({"lead": ("市財政局", "市審計局", "市司法局", "市監察局", "市委編辦", "市目督室")}, [
        "市法制辦：牽頭、負責26項中的12項（牽頭12項）",
        "牽頭單位為市財政局或市審計局或市司法局或市監察局或市委編辦",
        "或市目督室",
    ]),
])  # fmt: skip
def test_a_title_that_is_too_wide_is_broken_where_one_thing_that_it_says_ends(
    session: Session, asked: dict[str, Any], lines: list[str]
) -> None:
    question = session.question(Selection(today=DAY, as_of=DAY, unit=("市法制辦",), **asked))
    printed = raw_text(layouts.build(question, "duties")).splitlines()
    above = printed[printed.index("《遂寧市深入推進依法行政加快建設法治政府實施方案》") + 1 :]
    # The colon behind a bracket is set so close that it is read as a line of its own, or with the next.
    assert list(filter(None, (line.strip("：") for line in above)))[: len(lines)] == lines


@pytest.mark.parametrize("format_", ["pdf", pytest.param("html", marks=NEEDS["html"])])
def test_a_limit_is_broken_between_its_day_and_what_it_is_of(
    sheets: Callable[[str, str], dict[str, Sheet]], format_: str
) -> None:
    for layout in ("assignment", "register"):
        text = sheets("全部", format_)[layout].text
        assert "2015年3月前：\n市級行政權力清單" in text
        assert "每年：典型案件\n（市級行政執法部門）" in text


def raw_text(document: Document) -> str:
    """The text of the PDF, line by line as it is set."""
    read = subprocess.run(
        ["pdftotext", "-raw", "-", "-"], input=rendered(document, "pdf"), capture_output=True, check=True
    )
    return read.stdout.decode()


def test_a_pdf_has_a_bookmark_for_every_heading(session: Session) -> None:
    document = layouts.build(session.question(Selection(today=DAY, id=("10", "12"))), "duties")
    pdf = rendered(document, "pdf")
    assert pdf.count(b"/Title") >= 5  # the sheet, two chapters, two tasks
    assert b"/Outlines" in pdf


def test_a_heading_that_stands_again_overleaf_has_one_bookmark(session: Session) -> None:
    more = set()
    for asked in ({"id": ("10", "12")}, {"unit": ("市法制辦",)}):
        document = layouts.build(session.question(Selection(today=DAY, **asked)), "duties")
        headings = sum(isinstance(row, Section) for row in document.tables[0].rows)
        more.add(rendered(document, "pdf").count(b"/Title") - headings)
    assert len(more) == 1  # the title of the sheet and that of its file


def test_the_days_of_a_sheet_stand_off_from_its_table(sheets: Callable[[str, str], dict[str, Sheet]]) -> None:
    for layout, sheet in sheets("市國土局", "pdf").items():
        words = sheet.pages[0].words
        [days] = [word for word in words if word.text.startswith("截至日期")]
        assert min(word.top for word in words if word.top > days.bottom) - days.bottom > 2.5, layout


@pytest.mark.parametrize("name", ["市國土局", "分節"])
def test_no_heading_in_a_pdf_is_set_smaller_than_what_stands_under_it(
    sheets: Callable[[str, str], dict[str, Sheet]], name: str
) -> None:
    sheet = sheets(name, "pdf")["duties"]
    heights = {bare(word.text): word.bottom - word.top for page in sheet.pages for word in page.words}
    found = {}
    for row in sheet.document.tables[0].rows:
        if isinstance(row, Section):
            [first, *_rest] = row.text.split()
            found[row.level] = heights[bare(first)]
    assert len(found) >= 2
    assert [found[level] for level in sorted(found)] == pytest.approx([found[1]] * len(found), rel=0.02)
