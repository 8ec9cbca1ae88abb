"""Workbooks as they leave the printer of LibreOffice: what eyes found on their pages."""

from __future__ import annotations

import shutil
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from fazhi_cli.asked.selection import Selection
from fazhi_cli.formats.document import TableRow
from fazhi_cli.layouts import checklists as layouts
from tests.layouts.checklists.printed import print_all, sets_chinese
from tests.layouts.checklists.test_pages import bare

if TYPE_CHECKING:
    from fazhi_cli.session import Session
    from tests.layouts.checklists.printed import Sheet

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not sets_chinese("soffice") or not shutil.which("pdftotext"), reason="needs LibreOffice"),
]

DAY = date(2015, 3, 20)
SELECTIONS: dict[str, dict[str, Any]] = {
    "全部": {},
    "市法制辦": {"unit": ("市法制辦",)},
    "市國土局": {"unit": ("市國土局",)},
    "市財政局": {"unit": ("市財政局",)},
    "市政務中心": {"unit": ("市政務中心",)},
    "市委編辦": {"unit": ("市委編辦",)},
    "船山區": {"unit": ("船山區",)},
}
LAYOUTS = ("assignment", "register", "duties", "closing", "checks")


@pytest.fixture(scope="module", params=SELECTIONS)
def sheets(
    request: pytest.FixtureRequest, session: Session, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Sheet]:
    """The printed workbooks of a selection, by their layouts."""
    question = session.question(Selection(today=DAY, as_of=DAY, **SELECTIONS[request.param]))
    documents = {layout: layouts.build(question, layout) for layout in LAYOUTS}
    return print_all(documents, "xlsx", tmp_path_factory.mktemp("workbooks"))


def test_signatures_and_notes_stand_with_three_rows(sheets: dict[str, Sheet]) -> None:
    """In whatever face: LibreOffice takes a wider one for 宋体 where it is not there, and ends pages elsewhere than Excel."""
    for layout, sheet in sheets.items():
        refs = {row.ref for table in sheet.document.tables for row in table.rows if isinstance(row, TableRow)}
        rows = [len({line.split()[0] for line in page.lines} & refs) for page in sheet.pages]
        assert all(count >= 3 or page.used > 0.5 for count, page in zip(rows[:-1], sheet.pages, strict=False)), (
            f"{layout}: {rows}"
        )
        assert len(rows) == 1 or rows[-1] >= 3, f"{layout}: {rows}"


def test_no_heading_of_a_column_ends_in_a_character_on_a_line_of_its_own(sheets: dict[str, Sheet]) -> None:
    for layout, sheet in sheets.items():
        lines = {bare(line) for line in sheet.text.splitlines()}
        ends = {column.heading[-1] for table in sheet.document.workbook for column in table.columns}
        assert not lines & ends, layout


def test_room_to_write_stays_with_its_word(sheets: dict[str, Sheet]) -> None:
    for layout, sheet in sheets.items():
        text = sheet.text.replace(" ", "")
        assert not [mark for mark in ("_\n起", "_\n件", "_\n月", "_\n日") if mark in text], layout


def test_what_a_unit_has_to_do_with_a_task_stays_on_one_line(sheets: dict[str, Sheet]) -> None:
    for layout, sheet in sheets.items():
        lines = {bare(line) for line in sheet.text.splitlines()}
        for table in sheet.document.workbook:
            places = [n for n, column in enumerate(table.columns) if column.heading == "承擔職責"]
            told = {row.cells[n].text for row in table.rows if isinstance(row, TableRow) for n in places}
            assert not [text for text in told if not any(bare(text) in line for line in lines)], layout
