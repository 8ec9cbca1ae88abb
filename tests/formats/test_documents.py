"""The same rows, words and order in HTML, PDF, Markdown and on a terminal, each read back by another's reader."""

from __future__ import annotations

import re
import shutil
import subprocess
from html import unescape
from html.parser import HTMLParser
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest
from markdown_it import MarkdownIt

from fazhi_cli.errors import MissingPart
from fazhi_cli.formats import fonts, for_documents
from fazhi_cli.formats import table as terminal
from fazhi_cli.formats.document import Box, Document, Section, Table, TableColumn, TableRow, cell
from fazhi_cli.formats.widths import width
from tests.formats.rendering import rendered

if TYPE_CHECKING:
    from collections.abc import Callable

    from fazhi_cli.formats.document import Row

pytestmark = pytest.mark.slow  # a document is made and read back in each

LAYOUTS = ("assignment", "register", "duties", "closing", "checks")
HALF = str.maketrans("，：；？！（）", ",:;?!()")

HOSTILE = Document(
    "register",
    "<b>表</b>",
    (Table((TableColumn("序號", 30), TableColumn("事項", 70)), (TableRow((cell("1"), cell("<script>|*_[x](y)`$#set {{ 7*7 }}", "=1+1")), "1"),)),),
    lines=("《方案》",),
    notes=("甲 & 乙。",),
)  # fmt: skip


def bare(text: str) -> str:
    """The words alone: blanks of any width and the difference of full and half width apart."""
    return re.sub(r"\s", "", text).translate(HALF)


def words(document: Document) -> list[str]:
    """What a reader finds in the order of the page, a string a row."""
    found = [document.title, *document.lines]
    for table in document.tables:
        for row in table.rows:
            if isinstance(row, Section):
                found.append("".join((row.text, *row.details)))
            else:
                found.append(
                    "".join(cell.text for cell in row.cells) if isinstance(row, TableRow) else "".join(row.texts)
                )
    return [bare(text) for text in (*found, *document.notes)]


KEPT = {"h1", "h2", "p", "tr", "li"}


class Page(HTMLParser):
    """The text of each heading, line, row and note of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.tags: list[str] = []

    def handle_starttag(self, tag: str, _attrs: object) -> None:
        self.tags.append(tag)
        if tag in KEPT:
            self.found.append("")

    def handle_data(self, data: str) -> None:
        if self.found and "style" not in self.tags[-1:]:
            self.found[-1] += data


def in_order(wanted: list[str], text: str) -> None:
    """Every string occurs, each after the one before."""
    place = 0
    for each in wanted:
        place = text.find(each, place)
        assert place >= 0, each
        place += len(each)


@pytest.fixture(params=[("市法制辦",), ("市國土局",), ()], ids=["市法制辦", "市國土局", "全部"])
def unit(request: pytest.FixtureRequest) -> tuple[str, ...]:
    asked: tuple[str, ...] = request.param
    return asked


@pytest.mark.parametrize("layout", LAYOUTS)
def test_html_holds_the_rows(build: Callable[..., Document], layout: str, unit: tuple[str, ...]) -> None:
    document = build(layout, unit=unit)
    page = Page()
    page.feed(rendered(document, "html").decode())
    rows = [bare(text) for text in page.found]
    # A box is one that can be ticked, and no character.
    wanted = [text.replace("□", "") for text in words(document)]
    in_order(wanted, "\n".join(rows))
    assert set(wanted) <= set(rows)


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.skipif(not shutil.which("pdftotext"), reason="needs poppler")
def test_pdf_holds_the_rows(build: Callable[..., Document], layout: str, unit: tuple[str, ...]) -> None:
    document = build(layout, unit=unit)
    read = subprocess.run(
        ["pdftotext", "-raw", "-", "-"], input=rendered(document, "pdf"), capture_output=True, check=True
    )
    in_order(words(document), bare(read.stdout.decode()))


@pytest.mark.parametrize("layout", ["assignment", "register", "closing"])
def test_markdown_holds_the_rows(build: Callable[..., Document], layout: str, unit: tuple[str, ...]) -> None:
    document = build(layout, unit=unit)
    page = Page()
    page.feed(MarkdownIt("commonmark").enable("table").render(rendered(document, "md").decode()))
    in_order(words(document), "\n".join(bare(text) for text in page.found))


def test_markdown_lists_hold_the_rows(build: Callable[..., Document], unit: tuple[str, ...]) -> None:
    document = build("checks", unit=unit)
    markdown = MarkdownIt("commonmark").render(rendered(document, "md").decode())
    read = bare(re.sub(r"<[^>]*>", "", unescape(markdown.replace("[ ] ", "□"))))
    number = [column.heading for column in document.tables[0].columns].index("核對")
    for row in document.tables[0].rows:
        if isinstance(row, TableRow):
            cells = [bare(cell.text) for cell in row.cells]
            place = read.index(cells[0] + cells[1])
            read = read[place + len(cells[0] + cells[1]) :]
            assert read.startswith("".join(re.findall("□[^□]*", cells[number]))), cells


@pytest.mark.parametrize("layout", ["assignment", "register", "closing", "checks"])
def test_a_terminal_holds_the_rows(build: Callable[..., Document], layout: str, unit: tuple[str, ...]) -> None:
    """On a line as long as is asked for no cell is broken: each of its lines stands in the line of its row."""
    document = build(layout, unit=unit)
    lines = iter(bare(line) for line in terminal.render_document(document, 4000).splitlines())
    for row in document.tables[0].rows:
        if isinstance(row, TableRow):
            cells = [[bare(text) for text in cell.texts] for cell in row.cells]
        else:
            assert isinstance(row, Section)
            cells = [[bare(text) for text in (row.text, *row.details)]]
        first = "".join(cell[0] for cell in cells if cell)
        assert first in lines, first
        for n in range(1, max(map(len, cells))):
            assert next(lines) == "".join(cell[n] for cell in cells if len(cell) > n)


@pytest.mark.parametrize("format_", ["md", "table"])
def test_an_outline_holds_the_rows(build: Callable[..., Document], format_: str, unit: tuple[str, ...]) -> None:
    document = build("duties", unit=unit)
    read = bare(re.sub(r"(?m)^ *- (\[ \] )?|\\\\", "", rendered(document, format_).decode())).replace("□", "")
    for table in document.tables:
        for row in table.rows:
            texts = []
            if isinstance(row, Section):
                texts = [row.text, *row.details]
            elif isinstance(row, TableRow):
                texts = [cell.text for cell in row.cells]
            in_order(
                [bare(text).replace("□", "").replace("_", r"\_" if format_ == "md" else "_") for text in texts], read
            )


def test_the_list_of_a_unit_is_a_task_list_in_markdown(build: Callable[..., Document]) -> None:
    lines = rendered(build("duties", unit=("市法制辦",), id=("12",)), "md").decode().splitlines()
    assert "### 第(十二)項 全面清理規範稅收等優惠政策" in lines
    place = next(n for n, line in enumerate(lines) if line.startswith("- 12.2  2015年3月前,"))
    assert lines[place + 1 : place + 3] == [
        "  - 時限：2015年3月前（從嚴2月28日，從寬3月31日）",
        r"  - [ ] 已完成（\_\_\_\_月\_\_\_\_日）",
    ]
    assert lines[place + 3 : place + 10] == [
        "- 辦理狀態：", "  - [ ] 未啟動", "  - [ ] 推進中", "  - [ ] 持續推進", "  - [ ] 已報完成（待核實）", "  - [ ] 已申報待批", "- 進展情況：",
    ]  # fmt: skip


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_notes_of_a_markdown_file_are_a_numbered_list(build: Callable[..., Document], layout: str) -> None:
    """Under 單位任務清單 they were paragraphs, as if they belonged to its last task."""
    document = build(layout, unit=("市法制辦",))
    lines = rendered(document, "md").decode().splitlines()
    under = lines[lines.index("注：") :]
    assert under[1:3] == ["", f"1. {document.notes[0]}"]
    assert len(under) == 2 + len(document.notes)


def test_markdown_lists_boxes(build: Callable[..., Document]) -> None:
    lines = rendered(build("checks", id=("5", "22")), "md").decode().splitlines()
    assert "### 第(五)項 禁止變相設定或者實施行政審批" in lines
    place = next(n for n, line in enumerate(lines) if line.startswith("- 22.5 市級行政執法部門每年公布一批"))
    # What is known of a clause does not run on behind the plan's words.
    assert lines[place].endswith("準確行使裁量權。")
    assert lines[place + 1 : place + 4] == ["  - 行為主體：市級行政執法部門", "  - 時限：每年", "  - [ ] 本年度已開展"]
    assert lines.count("  - [ ] 未發現") == 5


@pytest.mark.parametrize("room", [80, 160])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_terminal_is_filled_and_not_left(build: Callable[..., Document], layout: str, room: int) -> None:
    text = terminal.render_document(build(layout, unit=("市法制辦",)), room)
    assert max(map(width, text.splitlines())) <= room
    assert "任務" in text or "事項" in text


def test_on_a_telephone_no_cell_keeps_its_height_on_paper(build: Callable[..., Document]) -> None:
    html = rendered(build("duties", unit=("市法制辦",)), "html").decode()
    on_paper, on_telephone = html.split("@media screen and (max-width: 600px)")
    of_paper = re.findall(r"^\s*(\.[^{]+?) \{[^}]*\bheight: [\d.]+mm", on_paper, re.MULTILINE)
    [of_telephone] = re.findall(r"^\s*(\.[^{]+?) \{[^}]*\bheight: auto", on_telephone, re.MULTILINE)
    of_one_and_three = [".fill-in td:has(> :only-child)", ".fill-in td:has(> :nth-child(3))"]
    assert of_paper == of_telephone.split(", ") == [".fill-in td", *of_one_and_three]


def test_html_prints_an_a4_page_by_itself(build: Callable[..., Document]) -> None:
    upright, turned = (rendered(build(name, id=("10",)), "html").decode() for name in ("checks", "register"))
    assert "size: A4 portrait" in upright
    assert "size: A4 landscape" in turned
    assert 'content: "— " counter(page) "/" counter(pages) " —"' in upright
    assert "display: table-header-group" in upright
    assert not re.search(r"(src|href)=|url\(", upright)
    assert upright.count("<thead>") == 1


def test_no_word_is_taken_for_markup() -> None:
    html = rendered(HOSTILE, "html").decode()
    assert "<script>" not in html
    assert "&lt;script&gt;|*_[x]" in html
    assert "<h1>&lt;b&gt;表&lt;/b&gt;</h1>" in html
    markdown = rendered(HOSTILE, "md").decode()
    assert r"\<script\>\|\*\_\[x\](y)\`\$" in markdown
    assert "{{ 7*7 }}" in html.replace("＊", "*")
    assert rendered(HOSTILE, "pdf").startswith(b"%PDF")


@pytest.mark.parametrize("name", [format_.name for format_ in for_documents()])
def test_the_same_document_gives_the_same_bytes(build: Callable[..., Document], name: str) -> None:
    document = build("duties", unit=("市國土局",))
    assert rendered(document, name) == rendered(document, name)


@pytest.mark.skipif(not shutil.which("pdffonts"), reason="needs poppler")
def test_pdf_brings_its_fonts(build: Callable[..., Document]) -> None:
    data = rendered(build("register", id=("10",)), "pdf")
    table = subprocess.run(["pdffonts", "-"], input=data, capture_output=True, check=True).stdout.decode()
    fonts_there = table.splitlines()[2:]
    assert fonts_there
    assert all(line.split()[-5:-2][0] == "yes" for line in fonts_there)


def test_a_character_that_no_font_has_is_named() -> None:
    document = HOSTILE._replace(title="表ཀ")
    with pytest.raises(MissingPart, match=r"ཀ.*fonts-noto-cjk"):
        rendered(document, "pdf")


def test_without_a_chinese_font_there_is_no_pdf(monkeypatch: pytest.MonkeyPatch) -> None:
    installed = fonts.Installed()
    installed.files = {}
    monkeypatch.setattr(fonts, "_installed", lambda: installed)
    with pytest.raises(MissingPart, match=r"沒有中文字體.*fazhi\[pdf\]"):
        rendered(HOSTILE, "pdf")


def test_a_font_of_the_trade_comes_first_if_it_has_the_characters() -> None:
    installed = fonts.Installed()
    last = next(name for name in fonts.OPEN if name in installed.files)
    noto = installed.files[last]
    installed.files = {"FangSong_GB2312": noto, "FangSong": noto, last: noto}
    installed.characters = {"FangSong_GB2312": frozenset(map(ord, "简")), "FangSong": frozenset(map(ord, "简繁"))}
    assert fonts.chosen(installed, ("FangSong_GB2312", "FangSong"), frozenset(map(ord, "简"))) == ["FangSong_GB2312"]
    assert fonts.chosen(installed, ("FangSong_GB2312", "FangSong"), frozenset(map(ord, "简繁"))) == ["FangSong"]
    rare = frozenset(map(ord, "简繁龍"))
    assert fonts.chosen(installed, ("FangSong", last), rare) == [last]


def test_a_box_is_a_character_that_fonts_have() -> None:
    document = HOSTILE._replace(tables=(Table((TableColumn("核對", 100),), (TableRow((cell(Box("已完成")),), "1"),)),))
    for name in ("md", "html"):
        assert "已完成" in rendered(document, name).decode()
        assert "☐" not in rendered(document, name).decode()


@pytest.mark.parametrize("rows", [(), (Section("一、甲", repeats=True),), (TableRow((cell("1"), cell("甲")), "1"),)])
@pytest.mark.parametrize("name", ["html", "docx"])
def test_the_notes_of_a_table_stand_under_whatever_rows_it_has(name: str, rows: tuple[Row, ...]) -> None:
    """A table without rows has no block of any heading, and its notes were lost with it."""
    [table] = HOSTILE.tables
    content = rendered(HOSTILE._replace(tables=(table._replace(rows=rows),), notes=("甲乙丙丁。",)), name)
    if name == "docx":
        content = ZipFile(BytesIO(content)).read("word/document.xml")
    assert content.decode().count("甲乙丙丁。") == 1
