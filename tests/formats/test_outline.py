"""An outline: one set of rows as text, as Markdown and as the table of a page."""

from __future__ import annotations

from io import BytesIO
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest

from fazhi_cli.formats import table
from fazhi_cli.formats.document import Box, Cell, Document, Label, Section, Table, TableColumn, TableRow, cell
from tests.formats.rendering import rendered

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

COLUMNS = (TableColumn("項目", 20), TableColumn("內容", 80))
CARD = Document(
    "card",
    "",
    (
        Table(
            COLUMNS,
            (
                TableRow((cell(Label("牽頭單位")), cell("甲局、乙局", (Label("〔調整〕"), "甲局更名為丙局")))),
                TableRow((cell("1.1"), cell("公布清單。", "〔應辦〕", (Label("成果:"), "清單"), Box("甲項"))), "1.1"),
            ),
            "(一)清單",
            over_caption="一、職能",
        ),
        Table(COLUMNS, (TableRow((cell(Label("牽頭單位")), cell("丁局"))),), "(二)程序"),
    ),
    is_outline=True,
)
SHEET = Document(
    "sheet",
    "處罰核對",
    (
        Table(
            (TableColumn("核對", 10), TableColumn("事項", 80), TableColumn("備註", 10)),
            (
                Section("之前"),
                TableRow((Cell(((Box(""),),)), cell("1.1  審核。", Box("證據*充分"), "行為主體：機關"), Cell())),
                Section("另見"),
                TableRow((Cell(), cell("1.2  不得。"), Cell())),
            ),
        ),
    ),
    lines=("週二作出決定",),
    signatures=("簽字:",),
    notes=("何為重大,未規定。",),
    is_outline=True,
    foreword=("許可按審批列入。",),
)


def test_a_card_is_its_facts_and_then_its_numbered_paragraphs() -> None:
    assert table.render_document(CARD, 80).splitlines() == [
        "一、職能",
        "(一)清單",
        "  牽頭單位：甲局、乙局",
        "    〔調整〕甲局更名為丙局",
        "",
        "1.1  公布清單。",
        "    〔應辦〕",
        "    成果:清單",
        "    □ 甲項",
        "",
        "(二)程序",
        "  牽頭單位：丁局",
    ]


def test_the_lines_of_a_text_hang_under_its_first_behind_the_label() -> None:
    fact = TableRow((cell(Label("依據")), cell("國務院關於深化行政審批制度改革的決定和省政府的實施意見")))
    document = Document("card", "", (Table(COLUMNS, (fact,)),), is_outline=True)
    first, *more = table.render_document(document, 40).splitlines()
    assert first.startswith("  依據：國")
    assert all(line.startswith("        ") and line[8] != " " for line in more)
    assert len(more) == 1


def test_a_sheet_is_a_list_of_boxes_under_headings() -> None:
    assert table.render_document(SHEET, 80).splitlines() == [
        "處罰核對：週二作出決定",
        "許可按審批列入。",
        "",
        "之前",
        "□ 1.1  審核。",
        "     □ 證據*充分",
        "     行為主體：機關",
        "",
        "另見",
        "· 1.2  不得。",
        "何為重大,未規定。",
    ]


def test_in_markdown_a_heading_under_a_heading_is_parted_by_one_empty_line() -> None:
    [table_] = SHEET.tables
    twice = SHEET._replace(tables=(table_._replace(rows=(Section("總則"), Section("審核", 2), *table_.rows)),))
    text = rendered(twice, "md").decode()
    assert "## 總則\n\n### 審核\n\n## 之前\n" in text
    assert "\n\n\n" not in text


def test_in_markdown_the_boxes_are_a_task_list() -> None:
    assert rendered(SHEET, "md").decode().splitlines() == [
        "# 處罰核對：週二作出決定",
        "",
        "許可按審批列入。",
        "",
        "## 之前",
        "",
        "- [ ] 1.1  審核。",
        r"  - [ ] 證據\*充分",
        "  - 行為主體：機關",
        "",
        "## 另見",
        "",
        "- 1.2  不得。",
        "",
        r"簽字:\_\_\_\_\_\_\_\_",
        "",
        "注：",
        "",
        "1. 何為重大,未規定。",
    ]


@pytest.mark.parametrize("format_", ["html", "docx", "xlsx"])
def test_on_a_page_the_foreword_is_the_first_note(format_: str) -> None:
    assert rendered(SHEET, format_) == rendered(SHEET.as_page, format_)
    assert SHEET.as_page.notes == ("許可按審批列入。", "何為重大,未規定。")


def test_another_script_keeps_what_is_a_label_and_what_a_box() -> None:
    assert CARD.mapped(lambda text: text)._replace(read=CARD.read) == CARD
    label = CARD.mapped(lambda text: text.replace("牽", "牵")).tables[0].rows[0]
    assert isinstance(label, TableRow)
    assert isinstance(label.cells[0].lines[0][0], Label)
    assert label.cells[0].text == "牵頭單位"


def test_on_a_page_the_name_of_a_task_stands_again_where_its_rows_go_on() -> None:
    page = rendered(CARD, "html").decode()
    head = page[page.index("<thead>") : page.index("</thead>")]
    assert "一、職能" in head
    assert "（一）清單" in head
    with ZipFile(BytesIO(rendered(CARD, "docx"))) as archive:
        body = ElementTree.fromstring(archive.read("word/document.xml"))
    repeated = [row for row in body.iter(f"{W}tr") if row.find(f".//{W}tblHeader") is not None]
    assert ["".join(row.itertext()) for row in repeated] == [
        "項目內容",
        "一、職能",
        "（一）清單",
        "項目內容",
        "（二）程序",
    ]
