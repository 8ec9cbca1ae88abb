"""Word files, read back as the archive of XML that they are."""

from __future__ import annotations

import re
import shutil
import subprocess
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest

from fazhi_cli.asked.selection import Selection
from fazhi_cli.formats import docx
from fazhi_cli.formats.document import Box, Document, Section, Table, TableColumn, TableRow, cell, headings_of
from fazhi_cli.layouts import checklists as layouts
from tests.formats.rendering import rendered

if TYPE_CHECKING:
    from pathlib import Path
    from xml.etree.ElementTree import Element

    from fazhi_cli.session import Session

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
RELATION_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"

TABLE = Table(
    columns=(TableColumn("序號", 10, "center"), TableColumn("事項", 60), TableColumn("核對", 30)),
    rows=(
        Section("一、依法全面履行政府職能"),
        Section("(一)建立健全行政權力清單制度", 2, repeats=True, is_of_parts=True),
        TableRow(
            (cell("1"), cell("完善並公布市級行政權力清單 <b>&"), cell(("限期 ", Box("已完成")), Box("未完成"))),
            "1.1",
            "0123",
        ),
        TableRow((cell("2"), cell("第一行", "第二行"), cell()), "1.2", "4567"),
    ),
)
SHEET = Document(
    "checks",
    "逐項核對表",
    (TABLE,),
    lines=("某實施方案", "市法制辦"),
    signatures=("核對人:", "日期："),
    notes=("甲。", "乙。"),
)
SIMPLIFIED = Document(
    "checks", "逐项核对表", (Table((TableColumn("事项", 100),), (TableRow((cell("推进依法行政"),)),)),)
)


def part(data: bytes, name: str) -> Element:
    return ElementTree.fromstring(ZipFile(BytesIO(data)).read(name))


SIGNED = f"核對人:{'_' * 24}　日期：{'_' * 24}"


def text(element: Element) -> str:
    """What is read in an element, a line a paragraph."""
    return "\n".join("".join(t.text or "" for t in p.iter(f"{W}t")) for p in element.iter(f"{W}p"))


def rows(data: bytes) -> list[list[str]]:
    return [[text(tc) for tc in tr.iter(f"{W}tc")] for tr in part(data, "word/document.xml").iter(f"{W}tr")]


def of(element: Element, path: str, attribute: str) -> str | None:
    found = element.find(".//" + "/".join(f"{W}{step}" for step in path.split("/")))
    assert found is not None, path
    return found.get(f"{W}{attribute}")


def stays(row: Element) -> bool:
    """Whether a row stays on the page of the next one, as its first paragraph says."""
    return next(row.iter(f"{W}pPr")).find(f"{W}keepNext") is not None


def test_the_words_come_back_in_their_order() -> None:
    assert rows(docx.render_document(SHEET)) == [
        ["序號", "事項", "核對"],
        ["一、依法全面履行政府職能"],
        ["(一)建立健全行政權力清單制度"],
        ["1", "完善並公布市級行政權力清單 <b>&", "限期 □已完成\n□未完成"],
        ["2", "第一行\n第二行", ""],
        [f"{SIGNED}\n注：\n1.甲。\n2.乙。"],
    ]


def test_around_the_table_stand_title_lines_signatures_and_numbered_notes() -> None:
    body = part(docx.render_document(SHEET), "word/document.xml")[0]
    paragraphs = [text(element) for element in body if element.tag == f"{W}p"]
    assert paragraphs == ["逐項核對表", "某實施方案", "市法制辦", ""]
    # Under the rows, in one without edges that the last one stays with, stand signatures and notes.
    [foot] = list(body.iter(f"{W}tr"))[-1].iter(f"{W}tc")
    assert text(foot).splitlines() == [SIGNED, "注：", "1.甲。", "2.乙。"]
    assert {edge.get(f"{W}val") for edge in foot.iter() if edge.tag in (f"{W}left", f"{W}bottom", f"{W}right")} == {
        "nil"
    }
    assert [stays(row) for row in list(body.iter(f"{W}tr"))[-3:-1]] == [False, True]


def test_whoever_signs_has_a_rule_to_write_on_and_a_line_of_no_room_goes_on_in_another() -> None:
    """Five labels stood in one line, 8 mm apart, and the last had no room behind it."""
    labels = ("填報單位（蓋章）：", "填報人：", "審核人：", "聯繫電話：", "填報日期：")
    for landscape, lines in ((False, [labels[:3], labels[3:]]), (True, [labels])):
        sheet = SHEET._replace(signatures=labels, landscape=landscape)
        [foot] = list(part(docx.render_document(sheet), "word/document.xml").iter(f"{W}tr"))[-1].iter(f"{W}tc")
        signed = text(foot).partition("\n注：")[0].splitlines()
        assert [tuple(re.findall("[^_　]+", line)) for line in signed] == lines
        rules = re.findall("_+", "".join(signed))
        assert len(rules) == len(labels)
        assert min(map(len, rules)) >= 7


def test_a_note_in_which_no_indent_keeps_a_day_whole_is_set_as_lines_of_its_own() -> None:
    """LibreOffice set 自2015 at the end of a line and 年3月10日 at the beginning of the next."""
    moved = "〔調整〕第（二十）項「2015年12月底前」改期至2016年3月31日，自2015年3月10日起，據遂府函〔2015〕30號。"
    body = part(docx.render_document(SHEET._replace(notes=("甲。", moved))), "word/document.xml")[0]
    [foot] = list(body.iter(f"{W}tr"))[-1].iter(f"{W}tc")
    assert text(foot).splitlines()[2:] == [
        "1.甲。",
        "2.〔調整〕第（二十）項「2015年12月底前」改期至2016年3月31日，自2015年3月10日起，據",
        "遂府函〔2015〕30號。",
    ]
    assert [line.find(f".//{W}keepNext") is not None for line in foot.iter(f"{W}p")][2:] == [True, True, False]


@pytest.mark.parametrize("layout", ["assignment", "register", "duties", "closing", "checks"])
def test_the_whole_plan_keeps_rows_words_and_order_and_prints_full_width(session: Session, layout: str) -> None:
    document = layouts.build(session.question(Selection()), layout)
    printed = rows(rendered(document, "docx"))
    narrow = str.maketrans("，：；？！（）", ",:;?!()")
    expected = []
    if document.tables[0].has_head:
        expected.append([column.heading for column in document.tables[0].columns])
    for block in document.tables[0].blocks:
        headings = headings_of(block)
        expected += [["\n".join((row.text, *row.details))] for row in headings]
        for row in block[len(headings) :]:
            if isinstance(row, Section):
                expected.append([row.text])
            else:
                expected.append(
                    [each.text for each in row.cells] if isinstance(row, TableRow) else ["\n".join(row.texts)]
                )
    # A centred line may be set as several, so that none ends inside a day or a name.
    read = [[each.translate(narrow).replace("\n", "") for each in row] for row in printed[:-1]]
    assert read == [[each.translate(narrow).replace("\n", "") for each in row] for row in expected]
    assert "(" not in "".join(each for row in printed for each in row)


def test_the_page_is_the_standards() -> None:
    section = part(docx.render_document(SHEET), "word/document.xml").find(f".//{W}sectPr")
    assert section is not None
    size = {name: of(section, "pgSz", name) for name in ("w", "h", "orient")}
    assert size == {"w": "11906", "h": "16838", "orient": None}  # 210 by 297 mm
    margins = {name: of(section, "pgMar", name) for name in ("top", "right", "bottom", "left")}
    assert margins == {"top": "2098", "right": "1474", "bottom": "1984", "left": "1587"}  # 37, 26, 35, 28 mm
    # Of a grid of lines LibreOffice would lose rows that go on overleaf, and of every page what is no whole line.
    assert section.find(f"{W}docGrid") is None


def test_a_page_that_lies_is_the_upright_one_turned() -> None:
    section = part(docx.render_document(SHEET._replace(landscape=True)), "word/document.xml").find(f".//{W}sectPr")
    assert section is not None
    size = {name: of(section, "pgSz", name) for name in ("w", "h", "orient")}
    assert size == {"w": "16838", "h": "11906", "orient": "landscape"}
    margins = {name: of(section, "pgMar", name) for name in ("top", "right", "bottom", "left")}
    assert margins == {"top": "1587", "right": "2098", "bottom": "1474", "left": "1984"}


@pytest.mark.parametrize("landscape", [False, True])
def test_the_page_number_stands_outside_right_on_odd_pages_and_left_on_even_ones(landscape: bool) -> None:
    data = docx.render_document(SHEET._replace(landscape=landscape))
    kinds = {reference.get(f"{W}type") for reference in part(data, "word/document.xml").iter(f"{W}footerReference")}
    assert kinds == {"default", "even"}
    assert part(data, "word/settings.xml").find(f"{W}evenAndOddHeaders") is not None
    footers = [part(data, f"word/footer{number}.xml") for number in (1, 2)]
    assert [text(footer).splitlines()[-1] for footer in footers] == ["— 1/1 —", "— 1/1 —"]
    for footer in footers:
        assert [field.get(f"{W}instr") for field in footer.iter(f"{W}fldSimple")] == ["PAGE", "NUMPAGES"]
    assert [of(footer, "jc", "val") for footer in footers] == ["right", "left"]
    assert (of(footers[0], "ind", "right"), of(footers[1], "ind", "left")) == (
        "280",
        "280",
    )  # one character of 14 points


def test_heads_repeat_and_no_row_splits() -> None:
    lines = list(part(docx.render_document(SHEET), "word/document.xml").iter(f"{W}tr"))
    assert [line.find(f".//{W}tblHeader") is not None for line in lines] == [True, True, True, False, False, False]
    assert all(line.find(f".//{W}cantSplit") is not None for line in lines)


def test_every_row_has_a_line_below_it_and_the_first_that_may_end_a_page_a_thin_one() -> None:
    """A sixth of all pages ended on a row without a line: it was that above the next row, which stood overleaf."""
    heading, number = TABLE.rows[1], cell("1")
    rows = (heading, *(TableRow((number, cell("甲"), cell()), "1.1") for _row in range(5)))
    body = part(docx.render_document(SHEET._replace(tables=(TABLE._replace(rows=rows),))), "word/document.xml")
    lines = []
    for row in list(body.iter(f"{W}tr"))[:-1]:  # the last one holds signatures and notes
        bottom = row.find(f".//{W}tcBorders/{W}bottom")
        lines.append(None if bottom is None else (bottom.get(f"{W}val"), bottom.get(f"{W}sz")))
    assert lines == [None, None, ("single", "2"), None, None, None, None]


@pytest.mark.parametrize("layout", ["assignment", "register", "duties", "closing", "checks"])
def test_all_that_stands_on_a_page_is_whole_half_points_high_and_the_page_is_not(session: Session, layout: str) -> None:
    """See docx_blocks.py: with pages of whole half points LibreOffice lost rows of 3 of 48 files of 對賬銷號表, and of these of none."""
    data = rendered(layouts.build(session.question(Selection()), layout), "docx")
    page = part(data, "word/document.xml").find(f".//{W}sectPr")
    assert page is not None
    height, top, bottom = (
        int(of(page, *place) or 0) for place in (("pgSz", "h"), ("pgMar", "top"), ("pgMar", "bottom"))
    )
    assert (height - top - bottom) % 10 >= 5
    used = {"TableHead", "TableText", "TableCentered", "TableSmall", "TableSmallCentered", "TableDetail", "End"}
    used |= {"Annex", "Title", "Subtitle", "Facts", "TableSection1", "TableSection2", "TableSection3"}
    heights = {}
    for style in part(data, "word/styles.xml").iter(f"{W}style"):
        spacing = style.find(f".//{W}spacing")
        if spacing is not None and style.get(f"{W}styleId") in used:
            assert spacing.get(f"{W}lineRule") == "exact"
            heights[style.get(f"{W}styleId")] = [
                int(spacing.get(f"{W}{key}") or 0) % 10 for key in ("before", "after", "line")
            ]
    assert heights == {key: [0, 0, 0] for key in used}
    rows = part(data, "word/document.xml").iter(f"{W}trHeight")
    assert {int(row.get(f"{W}val") or 0) % 10 for row in rows} <= {0}
    headers = [name for name in ZipFile(BytesIO(data)).namelist() if name.startswith("word/header")]
    styles = {style.get(f"{W}val") for name in headers for style in part(data, name).iter(f"{W}pStyle")}
    assert styles <= used


def test_the_headings_of_columns_stand_once_on_every_page_of_several_blocks(session: Session) -> None:
    """They stood above the rows of every task, several times on a page."""
    document = layouts.build(session.question(Selection(id=("10", "12"))), "checks")
    data = rendered(document, "docx")
    head = "\n".join(column.heading for column in document.tables[0].columns)
    body = part(data, "word/document.xml")
    assert text(body).count(head) == 1
    assert body.find(f".//{W}sectPr/{W}titlePg") is not None
    headers = {}
    of_parts = part(data, "word/_rels/document.xml.rels")
    names = {relation.get("Id", ""): relation.get("Target") for relation in of_parts}
    for reference in body.iter(f"{W}headerReference"):
        header = part(data, f"word/{names[reference.get(RELATION_ID, '')]}")
        headers[reference.get(f"{W}type")] = text(header).strip()
    assert headers == {"first": "", "default": head, "even": head}
    footers = {reference.get(f"{W}type") for reference in body.iter(f"{W}footerReference")}
    assert footers == {"first", "default", "even"}


@pytest.mark.parametrize("layout", ["assignment", "register"])
def test_a_sheet_of_tasks_is_one_table_with_a_head_that_repeats(session: Session, layout: str) -> None:
    """It was a table for each chapter, under headings of columns in the page's head: a clerk could widen or copy none as a whole."""
    document = layouts.build(session.question(Selection()), layout)
    body = part(rendered(document, "docx"), "word/document.xml")
    [table] = body.iter(f"{W}tbl")
    repeated = [text(row) for row in table.iter(f"{W}tr") if row.find(f".//{W}tblHeader") is not None]
    assert ["".join(row.split()) for row in repeated] == [
        "".join(column.heading for column in document.tables[0].columns)
    ]
    assert list(body.iter(f"{W}headerReference")) == []
    sections = sum(isinstance(row, Section) for row in document.tables[0].rows)
    styles = [style.get(f"{W}val") for style in table.iter(f"{W}pStyle")]
    assert styles.count("TableSection1") == sections  # a style that stays with what follows


def test_a_table_of_one_block_repeats_its_own_head(session: Session) -> None:
    body = part(rendered(layouts.build(session.question(Selection(id=("10",))), "checks"), "docx"), "word/document.xml")
    assert list(body.iter(f"{W}headerReference")) == []
    assert next(body.iter(f"{W}tr")).find(f".//{W}tblHeader") is not None


def test_what_a_sheet_is_goes_on_in_another_line_where_one_thing_that_it_says_ends(session: Session) -> None:
    """In the upright sheets 牽 stood at the end of a line and 頭3項 in the next."""
    asked = Selection(unit=("市法制辦",), due_by=date(2015, 3, 31))
    body = part(rendered(layouts.build(session.question(asked), "duties"), "docx"), "word/document.xml")
    lines = []
    for paragraph in body.iter(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        if style is not None and style.get(f"{W}val") == "Subtitle":
            lines.append("".join(run.text or "" for run in paragraph.iter(f"{W}t")))
    assert lines == [
        "《遂寧市深入推進依法行政加快建設法治政府實施方案》",
        "市法制辦：牽頭、負責26項中的3項（牽頭3項）：",
        "2015年3月31日前到期（含當日）",
    ]


def test_the_last_block_of_a_table_keeps_two_rows_with_what_stands_under_it(session: Session) -> None:
    """Of a task with three rows the last stood alone with the signatures, for the rows of the others were not counted."""
    asked = Selection(unit=("市法制辦",), due_by=date(2015, 3, 31))
    body = part(rendered(layouts.build(session.question(asked), "checks"), "docx"), "word/document.xml")
    rows = {row.findtext(f".//{W}t"): row for row in body.iter(f"{W}tr")}
    kept = {ref: stays(row) for ref, row in rows.items() if ref and ref[:2].isdigit()}
    assert kept == {"12.2": False, "22.3": True, "22.3-1": True, "22.3-2": True}  # 22.3 with its first item


def test_no_row_of_a_sheet_of_the_plan_is_torn(session: Session) -> None:
    """Torn where a third of a page would stay empty, 5.5 of 對賬銷號表 left one line of its words, and one of three names."""
    for layout in ("assignment", "register", "closing"):
        sheet = layouts.build(session.question(Selection()), layout)
        rows = part(rendered(sheet, "docx"), "word/document.xml").iter(f"{W}tr")
        assert all(row.find(f".//{W}cantSplit") is not None for row in rows), layout


def test_a_row_that_is_higher_than_half_a_page_goes_on_overleaf() -> None:
    rows = (
        TableRow((cell("1"), cell("甲" * 26 * 27))),
        TableRow((cell("2"), cell("乙" * 26 * 28))),
        TableRow((cell("3"), cell("丙"))),
    )
    table = Table((TableColumn("序號", 36), TableColumn("事項", 64)), rows)
    lines = list(part(docx.render_document(Document("a", "甲", (table,))), "word/document.xml").iter(f"{W}tr"))
    assert [line.find(f".//{W}cantSplit") is not None for line in lines] == [True, True, False, True]


def test_widths_are_fixed_and_fill_the_text_area() -> None:
    body = part(docx.render_document(SHEET), "word/document.xml")
    assert of(body, "tblLayout", "type") == "fixed"
    assert [column.get(f"{W}w") for column in body.iter(f"{W}gridCol")] == ["884", "5306", "2653"]  # of 156 mm


def test_boxes_are_words_own_and_of_a_face_that_has_them() -> None:
    controls = list(part(docx.render_document(SHEET), "word/document.xml").iter(f"{W}sdt"))
    states = [
        {
            (state.get(f"{W14}val"), state.get(f"{W14}font"))
            for state in control.iter()
            if state.tag.endswith("kedState")
        }
        for control in controls
    ]
    assert states == [{("25A0", "宋体"), ("25A1", "宋体")}] * 2
    assert len({of(control, "sdtPr/id", "val") for control in controls}) == 2


def test_each_script_has_faces_that_hold_its_characters() -> None:
    def face(data: bytes, style: str) -> str | None:
        found = part(data, "word/styles.xml").find(f"{W}style[@{W}styleId='{style}']")
        assert found is not None
        return of(found, "rPr/rFonts", "eastAsia")

    hant, hans = docx.render_document(SHEET), docx.render_document(SIMPLIFIED)
    assert [face(hant, style) for style in ("Title", "TableHead", "TableText")] == ["方正小标宋繁体", "黑体", "仿宋"]
    assert [face(hans, style) for style in ("Title", "TableHead", "TableText")] == [
        "方正小标宋简体",
        "黑体",
        "仿宋_GB2312",
    ]
    fonts = {font.get(f"{W}name"): of(font, "altName", "val") for font in part(hans, "word/fontTable.xml")}
    assert str(fonts["仿宋_GB2312"]).startswith("仿宋,")
    assert str(fonts["方正小标宋简体"]).startswith("宋体,")


def test_the_bytes_do_not_depend_on_the_day() -> None:
    data = docx.render_document(SHEET)
    assert data == docx.render_document(SHEET)
    archive = ZipFile(BytesIO(data))
    assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert b"2015-01-01T00:00:00Z" in archive.read("docProps/core.xml")
    assert not any("thumbnail" in name for name in archive.namelist())


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
@pytest.mark.parametrize("landscape", [False, True])
def test_an_office_program_opens_it(tmp_path: Path, landscape: bool) -> None:
    many = TABLE._replace(rows=TABLE.rows * 25)
    (tmp_path / "a.docx").write_bytes(docx.render_document(SHEET._replace(tables=(many,), landscape=landscape)))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = [
        "soffice",
        profile,
        "--headless",
        "--convert-to",
        "txt:Text (encoded):UTF8",
        "--outdir",
        tmp_path,
        "a.docx",
    ]
    subprocess.run(list(map(str, command)), cwd=tmp_path, check=True, capture_output=True, timeout=120)
    assert (tmp_path / "a.txt").read_text(encoding="utf-8-sig").count("完善並公布市級行政權力清單 <b>&") == 25


def test_what_ends_in_a_table_gets_no_page_more_for_its_last_paragraph() -> None:
    bare = SHEET._replace(signatures=(), notes=())
    last = list(part(docx.render_document(bare), "word/document.xml")[0].iter(f"{W}p"))[-1]
    assert of(last, "pPr/pStyle", "val") == "Last"
    style = part(docx.render_document(bare), "word/styles.xml").find(f"{W}style[@{W}styleId='End']")
    assert style is not None
    assert (of(style, "pPr/spacing", "line"), of(style, "pPr/spacing", "lineRule")) == ("40", "exact")  # two points
