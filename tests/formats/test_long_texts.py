"""Texts as long as a value may be, and longer: no sign is lost beyond the margin, and none takes time as its square."""

from __future__ import annotations

import shutil
import subprocess
import time
from typing import Any

import pytest

from fazhi_cli.formats import docx_lines
from fazhi_cli.formats.column_widths import MEASURED, need
from fazhi_cli.formats.document import Document, Section, Table, TableColumn, TableRow, cell
from fazhi_cli.formats.whole import words_of_name
from tests.formats.rendering import rendered

pytestmark = pytest.mark.slow

COLUMNS = (TableColumn("序號", 20, "center"), TableColumn("事項", 80))
SIGNS = ["1", "a", "：", "、", "(", "國"]


def document(text: str, **more: Any) -> Document:
    """A document with a text in a cell; more: what else is said of it."""
    return Document("register", "某表", (Table(COLUMNS, (TableRow((cell("甲"), cell(text)), "1"),)),), **more)


def words(data: bytes) -> str:
    """The text of a PDF, without blanks."""
    told = subprocess.run(["pdftotext", "-raw", "-", "-"], input=data, capture_output=True, check=True).stdout.decode()
    return "".join(told.split())


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="needs poppler")
@pytest.mark.parametrize("sign", SIGNS)
def test_a_pdf_loses_no_sign_of_a_word_that_is_wider_than_its_column(sign: str) -> None:
    printed = words(rendered(document("乙" + sign * 500), "pdf"))
    # As it is copied and found: with no blank between its signs, were it one without width.
    assert "乙" + sign * 500 in printed
    assert printed.count(sign) == words(rendered(document("乙"), "pdf")).count(sign) + 500


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="needs poppler")
def test_a_pdf_says_where_it_prints_a_part_of_a_cell_alone() -> None:
    printed = words(rendered(document("國" * 20_001), "pdf"))
    assert printed.count("國") == 20_000
    assert "…（此格太長，只印前20000字）" in printed
    assert "此格太長" not in words(rendered(document("國" * 20_000), "pdf"))


@pytest.mark.parametrize("sign", SIGNS)
def test_a_pdf_takes_time_as_long_as_its_texts(sign: str) -> None:
    text = sign * 20_000
    section = Table(COLUMNS, (Section(text), TableRow((cell("甲"), cell("乙")), "1")))
    for each in (document(text), document("甲", notes=(text,)), Document("register", "某表", (section,))):
        begun = time.process_time()
        rendered(each, "pdf")
        # As a whole, the lines of 20,000 characters took a minute.
        assert time.process_time() - begun < 10


def test_of_a_long_cell_a_beginning_is_measured() -> None:
    def longest(text: str) -> float:
        return need(COLUMNS[1], 1, (TableRow((cell("甲"), cell(text)), "1"),), ("某某某某某某局",))

    assert longest("甲" * (MEASURED - 7) + "某某某某某某局") > longest("甲" * MEASURED + "某某某某某某局")


def test_the_words_of_names_are_sought_once_for_all_paragraphs(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def counted(name: str) -> list[str]:
        asked.append(name)
        return words_of_name(name)

    monkeypatch.setattr(docx_lines, "words_of_name", counted)
    for number in range(50):
        docx_lines.setting(
            f"第{number}項由第某某某某某某某某某某某某某某局辦理" * 9,
            "TableText",
            600,
            ("某某某某某某某某某某某某某某局",),
        )
    assert len(asked) <= 1
