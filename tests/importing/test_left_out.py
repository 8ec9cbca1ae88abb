"""What stands in a file and is no part of the plan's text: it is not read, and the report says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.importing.test_sheets import workbook
from tests.imports import Imported, bare, imported
from tests.office_files import W, paragraph, word

if TYPE_CHECKING:
    from pathlib import Path

RUN = '<w:r>{}<w:t xml:space="preserve">{}</w:t></w:r>'
TASK = paragraph("一、修繕校舍。修繕校舍3所。（責任單位：市教育局）")
TEXT = "青原市方案\n一、修繕校舍。修繕校舍3所。（責任單位：市教育局）\n"
ENTRIES = ("一、修繕校舍\t1", "二、開放場館\t2")


def of_word(folder: Path, body: str, **parts: str) -> Imported:
    return imported(folder, word(paragraph("青原市方案") + body, **parts), name="plan.docx")


def _left_out(made: Imported) -> list[str]:
    """What the report says was not read."""
    lines = made.report.splitlines()
    first = next((number for number, line in enumerate(lines) if line.startswith("沒有作為正文讀入的")), len(lines))
    return [line.strip() for line in lines[first + 1 :] if line.startswith("  ")]


def _entry(text: str, style: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{RUN.format("", text)}</w:p>'


def _field(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


CONTENTS = {
    "of a control": (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
        f"<w:sdtContent>{''.join(map(paragraph, ENTRIES))}</w:sdtContent></w:sdt>"
    ),
    "of a style": "".join(_entry(text, "TOC1") for text in ENTRIES),
    "of a style that the document names": "".join(_entry(text, "a7") for text in ENTRIES),
    "of a field": (
        f"<w:p>{_field('begin')}<w:r><w:instrText>TOC \\o &quot;1-3&quot;</w:instrText></w:r>{_field('separate')}{RUN.format('', ENTRIES[0])}</w:p>"
        f"<w:p>{RUN.format('', ENTRIES[1])}{_field('end')}</w:p>"
    ),
}


@pytest.mark.parametrize("kind", CONTENTS)
def test_a_table_of_contents_is_none_of_the_text(kind: str, tmp_path: Path) -> None:
    styles = f'<w:styles {W}><w:style w:styleId="a7"><w:name w:val="toc 1"/></w:style></w:styles>'
    made = of_word(tmp_path, CONTENTS[kind] + TASK, styles=styles)
    assert made.text == TEXT
    assert _left_out(made) == ["目錄 2 行（由標題生成）"]


def test_a_field_that_is_no_table_of_contents_is_read(tmp_path: Path) -> None:
    linked = (
        f"<w:p>{_field('begin')}<w:r><w:instrText>REF _Toc1</w:instrText></w:r>{_field('separate')}"
        f"{RUN.format('', '一、修繕校舍。修繕校舍3所。')}{_field('end')}{RUN.format('', '（責任單位：市教育局）')}</w:p>"
    )
    made = of_word(tmp_path, linked)
    assert (made.text, _left_out(made)) == (TEXT, [])


def test_what_was_deleted_under_tracking_does_not_come_in(tmp_path: Path) -> None:
    deleted = '<w:del><w:r><w:delText xml:space="preserve">市財政局、</w:delText></w:r></w:del>'
    added = f"<w:ins>{RUN.format('', '市教育局')}</w:ins>"
    task = (
        f"<w:p>{RUN.format('', '一、修繕校舍。修繕校舍3所。（責任單位：')}{deleted}{added}{RUN.format('', '）')}</w:p>"
    )
    made = of_word(tmp_path, task)
    assert (made.text, made.roles) == (TEXT, [("", "市教育局")])
    assert _left_out(made) == ["修訂中刪去的文字 1 處", "修訂中插入的文字 1 處已作正文讀入，請先確定是否接受"]


HIDDEN = {
    "by itself": "<w:rPr><w:vanish/></w:rPr>",
    "by its style": '<w:rPr><w:rStyle w:val="a9"/></w:rPr>',
}


@pytest.mark.parametrize("kind", HIDDEN)
def test_hidden_words_do_not_come_in(kind: str, tmp_path: Path) -> None:
    styles = f'<w:styles {W}><w:style w:styleId="a9"><w:rPr><w:vanish/></w:rPr></w:style></w:styles>'
    task = f"<w:p>{RUN.format('', '一、修繕校舍。')}{RUN.format(HIDDEN[kind], '內部掌握。')}{RUN.format('', '修繕校舍3所。（責任單位：市教育局）')}</w:p>"
    made = of_word(tmp_path, task, styles=styles)
    assert made.text == TEXT
    assert _left_out(made) == ["隱藏的文字 1 處"]


def test_headers_footers_and_remarks_are_told(tmp_path: Path) -> None:
    parts = {
        "header1": f"<w:hdr {W}>{paragraph('青原市人民政府辦公室文件')}</w:hdr>",
        "header2": f"<w:hdr {W}>{paragraph('青原市人民政府辦公室文件')}</w:hdr>",
        "footer1": f"<w:ftr {W}>{paragraph('— 1 —')}</w:ftr>",
        "comments": f"<w:comments {W}><w:comment>{paragraph('再核')}</w:comment></w:comments>",
    }
    made = of_word(tmp_path, TASK, **parts)
    assert made.text == TEXT
    assert _left_out(made) == ["頁眉「青原市人民政府辦公室文件」", "批註 1 條"]


def test_notes_stand_behind_the_text(tmp_path: Path) -> None:
    notes = f"<w:footnotes {W}><w:footnote>{paragraph('名單另行公布。')}</w:footnote></w:footnotes>"
    made = of_word(tmp_path, TASK, footnotes=notes)
    assert (made.text, _left_out(made)) == (f"{TEXT}名單另行公布。\n", [])


def test_a_hidden_sheet_is_told(tmp_path: Path) -> None:
    rows: list[list[object]] = [["序號", "任務", "責任單位"], [1, "修繕校舍。", "市教育局"]]
    made = imported(tmp_path, workbook(rows, hidden="草稿"), name="plan.xlsx")
    assert bare(made.text) == "序號任務責任單位1修繕校舍。市教育局"
    assert _left_out(made) == ["隱藏的工作表 1 張：草稿"]


def test_characters_that_nobody_sees_are_told(tmp_path: Path) -> None:
    title, task = TEXT.splitlines()
    made = imported(tmp_path, "\n\n".join((title, task.replace("校舍", "校\x00\u200b舍"))))
    assert (made.text, _left_out(made)) == (TEXT, ["看不見的字符 4 個，首個在第 3 行"])
