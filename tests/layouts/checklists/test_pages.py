"""What eyes found on printed pages, measured over selections and layouts: in PDF, in Word as LibreOffice sets it, from a browser."""

from __future__ import annotations

import re
import shutil
import subprocess
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from fazhi_cli.asked.selection import Selection
from fazhi_cli.formats.document import Section, TableRow
from fazhi_cli.layouts import checklists as layouts
from tests.formats.rendering import rendered

if TYPE_CHECKING:
    from collections.abc import Callable

    from fazhi_cli.formats.document import Document
    from fazhi_cli.session import Session

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not shutil.which("pdftotext"), reason="needs poppler"),
]

DAY = date(2015, 3, 20)
SELECTIONS: dict[str, dict[str, Any]] = {
    "全部": {},
    "市法制辦": {"unit": ("市法制辦",)},
    "市國土局": {"unit": ("市國土局",)},
    "市直有關部門": {"unit": ("市直有關部門",)},
    "船山區": {"unit": ("船山區",)},
    "市法制辦3月到期": {"unit": ("市法制辦",), "due_by": date(2015, 3, 31)},
    "一項": {"id": ("10",)},
}
LAYOUTS = ("assignment", "register", "duties", "closing", "checks")

MOST_PAGES = {"市法制辦": 10, "船山區": 14, "市國土局": 1, "一項": 1}
"""Pages of 單位任務清單 at most."""

BROKEN = re.compile(
    r"\d\n[年月日項條]|年\n\d+月|月\n\d+日|\d{4}-\n\d\d|-\d\d-\n\d\d|\d\.\n\d|第（[一二三四五六七八九十]+）\n項"
)
"""A day, a number with its word or a place in the plan with a break inside."""


class Sheet(NamedTuple):
    """A document and the texts of its pages, line by line as they stand there."""

    document: Document
    pages: list[list[str]]

    @property
    def text(self) -> str:
        return "\n".join("\n".join(page) for page in self.pages)


def pages_of(pdf: bytes) -> list[list[str]]:
    read = subprocess.run(["pdftotext", "-layout", "-", "-"], input=pdf, capture_output=True, check=True)
    pages = read.stdout.decode().removesuffix("\f").split("\f")
    return [[line.strip() for line in page.splitlines() if line.strip()] for page in pages]


@pytest.fixture(scope="module")
def in_word(tmp_path_factory: pytest.TempPathFactory) -> Callable[[bytes], bytes]:
    """The PDF that LibreOffice makes of a Word file."""
    folder = tmp_path_factory.mktemp("word")

    def converted(data: bytes) -> bytes:
        (folder / "a.docx").write_bytes(data)
        profile = f"-env:UserInstallation=file://{folder}/profile"
        command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), "a.docx"]
        subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=180)
        return (folder / "a.pdf").read_bytes()

    return converted


@pytest.fixture(scope="module")
def in_browser(tmp_path_factory: pytest.TempPathFactory) -> Callable[[bytes], bytes]:
    """The PDF that Chromium prints of a page."""
    folder = tmp_path_factory.mktemp("browser")

    def printed(data: bytes) -> bytes:
        (folder / "a.html").write_bytes(data)
        flags = ["--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}", "--no-pdf-header-footer"]
        command = ["chromium", *flags, f"--print-to-pdf={folder}/a.pdf", f"file://{folder}/a.html"]
        subprocess.run(command, check=True, capture_output=True, timeout=180)
        return (folder / "a.pdf").read_bytes()

    return printed


@pytest.fixture(scope="module")
def sheet(
    session: Session, in_word: Callable[[bytes], bytes], in_browser: Callable[[bytes], bytes]
) -> Callable[[str, str, str], Sheet]:
    made: dict[tuple[str, str, str], Sheet] = {}
    printers = {"docx": in_word, "html": in_browser}

    def of(selection: str, layout: str, format_: str) -> Sheet:
        key = selection, layout, format_
        if key not in made:
            asked = Selection(today=DAY, as_of=DAY, **SELECTIONS[selection])
            document = layouts.build(session.question(asked), layout)
            data = rendered(document, format_)
            made[key] = Sheet(document, pages_of(printers[format_](data) if format_ in printers else data))
        return made[key]

    return of


def sets_chinese(program: str) -> bool:
    """Whether a program that sets pages is there, and a font of the system for it."""
    if not shutil.which(program) or not shutil.which("fc-list"):
        return False
    return bool(subprocess.run(["fc-list", ":lang=zh-tw"], capture_output=True, check=False).stdout)


FORMATS = [
    "pdf",
    pytest.param("docx", marks=pytest.mark.skipif(not sets_chinese("soffice"), reason="needs LibreOffice and a font")),
]
WITH_BROWSER = [
    *FORMATS,
    pytest.param("html", marks=pytest.mark.skipif(not sets_chinese("chromium"), reason="needs Chromium and a font")),
]


def headings_of(document: Document) -> set[str]:
    """The headings of a sheet as a page has them, without blanks."""
    found = set()
    for table in document.tables:
        for row in table.rows:
            if isinstance(row, Section):
                found |= {bare(text) for text in (row.text, *row.details)}
    return found


def bare(text: str) -> str:
    return re.sub(r"\s", "", text).translate(str.maketrans("，：；（）", ",:;()"))


@pytest.mark.parametrize("format_", WITH_BROWSER)
@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("selection", SELECTIONS)
def test_every_page_has_rows_and_ends_on_none_of_their_headings(
    sheet: Callable[[str, str, str], Sheet], selection: str, layout: str, format_: str
) -> None:
    made = sheet(selection, layout, format_)
    refs = [row.ref for table in made.document.tables for row in table.rows if isinstance(row, TableRow)]
    headings = headings_of(made.document)
    for number, page in enumerate(made.pages, 1):
        firsts = {line.split()[0] for line in page}
        assert firsts & set(refs), f"page {number} of {len(made.pages)} has no row"
        body = [line for line in page if not re.fullmatch(r"— \d+/\d+ —", line)]
        assert bare(body[-1]) not in headings, f"page {number} ends on a heading"


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize("selection", MOST_PAGES)
def test_the_list_of_a_unit_keeps_to_its_pages(
    sheet: Callable[[str, str, str], Sheet], selection: str, format_: str
) -> None:
    assert len(sheet(selection, "duties", format_).pages) <= MOST_PAGES[selection]


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("selection", SELECTIONS)
def test_no_day_and_no_number_is_broken_in_a_pdf(session: Session, selection: str, layout: str) -> None:
    asked = Selection(today=DAY, as_of=DAY, **SELECTIONS[selection])
    pdf = rendered(layouts.build(session.question(asked), layout), "pdf")
    raw = subprocess.run(["pdftotext", "-raw", "-", "-"], input=pdf, capture_output=True, check=True).stdout.decode()
    assert BROKEN.findall(raw) == []


@pytest.mark.parametrize("selection", SELECTIONS)
@pytest.mark.parametrize("layout", ["assignment", "register", "closing"])
def test_no_name_of_a_unit_is_broken_in_a_pdf(session: Session, selection: str, layout: str) -> None:
    """Every name stands whole in a line of the columns of units."""
    asked = Selection(today=DAY, as_of=DAY, **SELECTIONS[selection])
    document = layouts.build(session.question(asked), layout)
    raw = subprocess.run(
        ["pdftotext", "-raw", "-", "-"], input=rendered(document, "pdf"), capture_output=True, check=True
    ).stdout.decode()
    lines = {bare(line) for line in raw.splitlines()}
    [table] = document.tables
    columns = [n for n, column in enumerate(table.columns) if column.whole and column.heading.endswith("單位")]
    names = {
        bare(text) for row in table.rows if isinstance(row, TableRow) for n in columns for text in row.cells[n].texts
    }
    assert not [name for name in names if len(name) <= 14 and not any(name in line for line in lines)]


def test_a_pdf_has_a_bookmark_for_every_heading(session: Session) -> None:
    document = layouts.build(session.question(Selection(today=DAY, id=("10", "12"))), "duties")
    pdf = rendered(document, "pdf")
    assert pdf.count(b"/Title") >= 5  # the sheet, two chapters, two tasks
    assert b"/Outlines" in pdf
