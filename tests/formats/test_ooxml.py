"""Word files held against the order of elements that the schemas of ECMA-376 (wml.xsd) prescribe: Word refuses what breaks it."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest

from fazhi_cli.asked.selection import Selection
from fazhi_cli.layouts import checklists as layouts
from tests.formats.rendering import rendered

if TYPE_CHECKING:
    from fazhi_cli.session import Session

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

SEQUENCES = {
    "pPr": (
        "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs"
        " suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid"
        " spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl"
        " divId cnfStyle rPr sectPr pPrChange"
    ),
    "rPr": (
        "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish webHidden"
        " color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout"
        " specVanish oMath"
    ),
    "tblPr": (
        "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd tblBorders shd"
        " tblLayout tblCellMar tblLook tblCaption tblDescription"
    ),
    "tblBorders": "top left start bottom right end insideH insideV",
    "tblCellMar": "top left start bottom right end",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark",
    "tbl": "bookmarkStart tblPr tblGrid tr",
    "tr": "tblPrEx trPr tc",
    "tc": "tcPr p",
    "sdt": "sdtPr sdtEndPr sdtContent",
    "sectPr": (
        "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols formProt"
        " vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings"
    ),
    "style": (
        "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked personal"
        " personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr"
    ),
    "font": "altName panose1 charset family notTrueType pitch sig embedRegular embedBold embedItalic embedBoldItalic",
}
"""By element its children in the order of the schema; those of trPr and sdtPr may come in any."""


@pytest.mark.parametrize("layout", [layout.name for layout in layouts.LAYOUTS])
def test_elements_stand_in_the_order_of_the_schema(session: Session, layout: str) -> None:
    asked = Selection(today=date(2015, 3, 20), unit=("市法制辦",), id=("10", "22"))
    archive = ZipFile(BytesIO(rendered(layouts.build(session.question(asked), layout), "docx")))
    parts = [name for name in archive.namelist() if name.startswith("word/") and name.endswith(".xml")]
    assert "word/document.xml" in parts
    for name in parts:
        for element in ElementTree.fromstring(archive.read(name)).iter():
            tag = element.tag.removeprefix(W)
            if tag not in SEQUENCES:
                continue
            order = SEQUENCES[tag].split()
            places = [order.index(child.tag.removeprefix(W)) for child in element if child.tag.startswith(W)]
            assert places == sorted(places), (name, tag, [child.tag.removeprefix(W) for child in element])


def test_every_box_has_a_tag_and_an_id_of_its_own(session: Session) -> None:
    asked = Selection(today=date(2015, 3, 20), unit=("市法制辦",), id=("10", "22"))
    archive = ZipFile(BytesIO(rendered(layouts.build(session.question(asked), "duties"), "docx")))
    controls = list(ElementTree.fromstring(archive.read("word/document.xml")).iter(f"{W}sdtPr"))
    tags = [control.find(f"{W}tag") for control in controls]
    told = [tag.get(f"{W}val") for tag in tags if tag is not None]
    assert len(told) == len(controls)
    assert {"10.1 已完成", "10.3 推進中", "22.5 本年度已開展", "10 已報完成（待核實）"} <= set(told)
    assert len(set(told)) == len(told)
    ids = [control.find(f"{W}id") for control in controls]
    assert len({each.get(f"{W}val") for each in ids if each is not None}) == len(controls)


def test_headings_have_levels_and_the_properties_are_the_sheet_s(session: Session) -> None:
    asked = Selection(today=date(2015, 3, 20), unit=("市法制辦",), id=("10",))
    archive = ZipFile(BytesIO(rendered(layouts.build(session.question(asked), "duties"), "docx")))
    levels = {}
    for style in ElementTree.fromstring(archive.read("word/styles.xml")).iter(f"{W}style"):
        level = style.find(f"{W}pPr/{W}outlineLvl")
        if level is not None:
            levels[style.get(f"{W}styleId")] = level.get(f"{W}val")
    assert levels == {"Title": "0", "Caption": "1", "TableSection1": "1", "TableSection2": "2"}
    about = archive.read("docProps/core.xml").decode()
    assert (
        "單位任務清單：《遂寧市深入推進依法行政加快建設法治政府實施方案》：市法制辦：牽頭、負責26項中的1項（牽頭1項）：第10項"
        in about
    )
    assert "2015-03-20T00:00:00Z" in about
    assert "python-docx" not in about
    assert b"<Application>fazhi</Application>" in archive.read("docProps/app.xml")
