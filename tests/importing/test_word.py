"""Word documents: automatic numbers of every form, tables with merged cells, and files that mean harm."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.imports import Imported, bare, imported
from tests.office_files import (
    W,
    cell,
    counted_from,
    list_of,
    numbered_by_word,
    package,
    paragraph,
    table,
    word,
)

ROOT = Path(__file__).parent.parent.parent
SUINING = (ROOT / "tests" / "source" / "suining-2015.txt").read_text(encoding="utf-8")
SHAPES = {file.parent.name: file for file in sorted((ROOT / "tests" / "shapes").glob("*/source.txt"))}


def of_word(folder: Path, data: bytes) -> Imported:
    return imported(folder, data, name="plan.docx")


@pytest.mark.parametrize("name", ["suining", *SHAPES])
def test_a_plan_that_word_numbers_is_the_same_rulebook(name: str, tmp_path: Path) -> None:
    text = SUINING if name == "suining" else SHAPES[name].read_text(encoding="utf-8")
    for part in ("text", "word"):
        (tmp_path / part).mkdir()
    by_text = imported(tmp_path / "text", text)
    by_word = of_word(tmp_path / "word", numbered_by_word(text))
    assert (by_word.code, by_word.stderr) == (0, "")
    for file in ("tasks.yaml", "units.yaml"):
        assert bare((by_word.folder / file).read_text("utf-8")) == bare((by_text.folder / file).read_text("utf-8"))


@pytest.mark.parametrize("name", ["suining", *SHAPES])
def test_a_plan_as_a_table_of_word_gives_its_tasks(name: str, tmp_path: Path) -> None:
    plan = Imported(0, "", "", ROOT / "data" if name == "suining" else SHAPES[name].parent)
    rows = plan.ask("tasks --fields id,title,text,lead,responsible")
    headings = ("序號", "任務", "工作內容", "牽頭單位", "責任單位")
    body = paragraph("青原市任務分工表") + table([[cell(text) for text in row] for row in (headings, *rows)])
    made = of_word(tmp_path, word(body))
    assert made.ask("tasks --fields id,title,text,lead,responsible") == rows


FORMS = {
    "chineseCounting": ["一", "二", "三"],
    "chineseCountingThousand": ["一", "二", "三"],
    "japaneseCounting": ["一", "二", "三"],
    "taiwaneseCountingThousand": ["一", "二", "三"],
    "ideographDigital": ["一", "二", "三"],
    "decimal": ["1", "2", "3"],
    "decimalZero": ["01", "02", "03"],
    "decimalFullWidth": ["１", "２", "３"],
    "decimalEnclosedCircle": ["①", "②", "③"],
    "decimalEnclosedCircleChinese": ["①", "②", "③"],
    "decimalEnclosedFullstop": ["⒈", "⒉", "⒊"],
    "decimalEnclosedParen": ["⑴", "⑵", "⑶"],
    "ideographTraditional": ["甲", "乙", "丙"],
    "ideographZodiac": ["子", "丑", "寅"],
    "chineseLegalSimplified": ["壹", "贰", "叁"],
    "upperRoman": ["I", "II", "III"],
    "lowerLetter": ["a", "b", "c"],
}


@pytest.mark.parametrize("form", FORMS)
def test_every_form_of_number(form: str, tmp_path: Path) -> None:
    body = paragraph("青原市方案") + "".join(paragraph(text, 1) for text in ("修繕校舍。", "開放場館。", "補助企業。"))
    made = of_word(tmp_path, word(body, list_of(0, [(form, "%1、")]) + counted_from(1, 0)))
    one, two, three = FORMS[form]
    assert made.text == f"青原市方案\n{one}、修繕校舍。\n{two}、開放場館。\n{three}、補助企業。\n"


def test_levels_of_one_list_count_within_each_other(tmp_path: Path) -> None:
    levels = [("chineseCounting", "第%1章"), ("decimal", "%1.%2"), ("decimalEnclosedCircle", "%3")]
    texts = (("總則", 0), ("目的", 1), ("範圍", 1), ("其一", 2), ("監督", 0), ("檢查", 1), ("其二", 2))
    body = "".join(paragraph(text, 1, level) for text, level in texts)
    made = of_word(tmp_path, word(body, list_of(0, levels, "tab") + counted_from(1, 0)))
    assert made.text.splitlines() == [
        "第一章　總則",
        "一.1　目的",
        "一.2　範圍",
        "①　其一",
        "第二章　監督",
        "二.1　檢查",
        "①　其二",
    ]


def test_a_number_that_a_style_gives(tmp_path: Path) -> None:
    styles = (
        f'<w:styles {W}><w:style w:styleId="a"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:styleId="b"><w:basedOn w:val="a"/></w:style></w:styles>'
    )
    styled = '<w:p><w:pPr><w:pStyle w:val="b"/></w:pPr><w:r><w:t>修繕校舍。</w:t></w:r></w:p>'
    numbering = list_of(0, [("chineseCounting", "%1、")]) + counted_from(1, 0)
    made = of_word(tmp_path, word(paragraph("青原市方案") + styled * 2, numbering, styles=styles))
    assert made.text == "青原市方案\n一、修繕校舍。\n二、修繕校舍。\n"


def test_two_works_and_limits_in_one_merged_row_are_one_task(tmp_path: Path) -> None:
    headings = ("序號", "任務", "牽頭單位", "責任單位", "完成時限")
    rows = [
        [cell(text) for text in headings],
        [
            cell("1", merge="restart"),
            cell("修繕校舍；"),
            cell("市教育局", merge="restart"),
            cell("市財政局", merge="restart"),
            cell("2021年6月底前"),
        ],
        [
            cell("", merge="continue"),
            cell("驗收校舍。"),
            cell("", merge="continue"),
            cell("", merge="continue"),
            cell("2021年9月底前"),
        ],
        [cell("2"), cell("開放場館。"), cell("市體育局"), cell("市財政局"), cell("每月")],
        [cell("二、企業類", 5)],
        [cell("3"), cell("補助企業。"), cell("市商務局", merge="restart"), cell(""), cell("")],
        [cell("4"), cell("服務企業。"), cell("", merge="continue"), cell(""), cell("")],
    ]
    made = of_word(tmp_path, word(paragraph("青原市任務分工表") + table(rows)))
    assert made.ask("tasks --fields text,lead,responsible,when") == [
        ("修繕校舍； 驗收校舍。", "市教育局", "市財政局", "2021年6月底前、2021年9月底前"),
        ("開放場館。", "市體育局", "市財政局", "每月"),
        ("補助企業。", "市商務局", "", ""),
        ("服務企業。", "市商務局", "", ""),
    ]


def test_what_was_struck_out_is_left_and_notes_are_kept(tmp_path: Path) -> None:
    notes = f'<w:footnotes {W}><w:footnote w:type="separator"/><w:footnote>{paragraph("註：名單另行公布。")}</w:footnote></w:footnotes>'
    run = "<w:r><w:t>{}</w:t></w:r>"
    body = f"<w:p>{run.format('青原市')}<w:del><w:r><w:delText>舊</w:delText></w:r></w:del><w:ins>{run.format('方案')}</w:ins></w:p>"
    made = of_word(tmp_path, word(body + paragraph("一、修繕校舍。（市教育局負責）"), footnotes=notes))
    assert made.text == "青原市方案\n一、修繕校舍。（市教育局負責）\n註：名單另行公布。\n"


RUN = '<w:r>{}<w:t xml:space="preserve">{}</w:t></w:r>'
ODD = {
    "a paragraph whose end was struck out": (
        f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{RUN.format('', '一、修繕')}</w:p><w:p>{RUN.format('', '校舍。')}</w:p>"
    ),
    "words that are not shown": f"<w:p>{RUN.format('', '一、修繕')}{RUN.format('<w:rPr><w:vanish/></w:rPr>', '（略）')}{RUN.format('', '校舍。')}</w:p>",
    "a link, a field and a control": (
        f"<w:p><w:hyperlink>{RUN.format('', '一、')}</w:hyperlink><w:r><w:instrText>PAGE</w:instrText></w:r>"
        f"<w:fldSimple>{RUN.format('', '修繕')}</w:fldSimple><w:sdt><w:sdtContent>{RUN.format('', '校舍。')}</w:sdtContent></w:sdt></w:p>"
    ),
    "a line that goes on": f"<w:p>{RUN.format('', '一、修繕')}<w:r><w:noBreakHyphen/></w:r>{RUN.format('', '校舍。')}</w:p>",
    "words that were moved here": f"<w:p>{RUN.format('', '一、修繕')}<w:moveTo>{RUN.format('', '校舍。')}</w:moveTo><w:moveFrom>{RUN.format('', '舊')}</w:moveFrom></w:p>",
}
"""Paragraphs as tracking, linking and office programs leave them."""


@pytest.mark.parametrize("kind", ODD)
def test_an_odd_paragraph_reads_as_it_is_shown(kind: str, tmp_path: Path) -> None:
    made = of_word(tmp_path, word(paragraph("青原市方案") + ODD[kind] + paragraph("二、開放場館。")))
    assert made.text.replace("-", "") == "青原市方案\n一、修繕校舍。\n二、開放場館。\n"


def test_a_table_in_a_cell_and_a_box_are_read_where_they_hang(tmp_path: Path) -> None:
    inner = table([[cell("甲"), cell("乙")]])
    nested = f"<w:tc><w:tcPr/>{paragraph('修繕校舍。')}{inner}</w:tc>"
    box = f"<w:p>{RUN.format('', '見附圖。')}<w:r><w:pict><w:txbxContent>{paragraph('圖一')}</w:txbxContent></w:pict></w:r></w:p>"
    headings = [cell(text) for text in ("序號", "任務", "牽頭單位")]
    body = paragraph("青原市方案") + box + table([headings, [cell("1"), nested, cell("市教育局")]])
    made = of_word(tmp_path, word(body))
    assert made.ask("tasks --fields text,lead") == [("修繕校舍。 甲 乙", "市教育局")]
    assert bare(made.text) == "青原市方案見附圖。圖一序號任務牽頭單位1修繕校舍。甲乙市教育局"


BOMB = b"<w:document " + W.encode() + b"><w:body>" + b" " * (64 * 2**20) + b"</w:body></w:document>"
ENTITY = f'<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><w:document {W}><w:body><w:p>&x;</w:p></w:body></w:document>'
HOSTILE = {
    "no archive": (b"PK\x03\x04 nothing", "文件已損壞，或者加了密，打不開。"),
    "no document": (package({"a.xml": "<a/>"}), "這不是 Word 文件（.docx）。"),
    "no XML": (package({"word/document.xml": "<a"}), "文件已損壞，打不開。"),
    "a bomb": (package({"word/document.xml": BOMB}), "解壓後過大，不像是一份方案。"),
    "very many parts": (
        package({"word/document.xml": "<a/>", **{f"word/{number}.xml": "" for number in range(10_000)}}),
        "裡面的部件太多，不像是一份方案。",
    ),
    "an entity": (package({"word/document.xml": ENTITY}), "裡面引用了外部實體，不能導入。"),
    "macros": (
        package({"word/document.xml": "<a/>", "word/vbaProject.bin": b"x"}),
        "裡面有宏；請另存為不帶宏的文件後再導入。",
    ),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_file_that_means_harm_is_refused_in_a_sentence(kind: str, tmp_path: Path) -> None:
    data, sentence = HOSTILE[kind]
    made = of_word(tmp_path, data)
    assert (made.code, made.stderr) == (2, f"「plan.docx」不能導入：{sentence}\n")
