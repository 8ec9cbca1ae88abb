"""What a Word file holds beside what one sees of it: tags of boxes, levels of headings, properties."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING
from xml.etree import ElementTree
from zipfile import ZipFile

from fazhi_cli.asked.selection import Selection
from fazhi_cli.layouts import checklists as layouts
from tests.formats.rendering import rendered

if TYPE_CHECKING:
    from fazhi_cli.session import Session

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


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
    parts = ElementTree.fromstring(archive.read("word/styles.xml"))
    for style in parts.iter(f"{W}style"):
        level = style.find(f"{W}pPr/{W}outlineLvl")
        if level is not None:
            levels[style.get(f"{W}styleId")] = level.get(f"{W}val")
    assert levels == {"Title": "0", "Caption": "1", "TableSection1": "1", "TableSection2": "2", "TableSection3": "3"}
    sizes = []
    for name in ("TableSection1", "TableSection2", "TableSection3", "TableText"):
        [size] = parts.iterfind(f"{W}style[@{W}styleId='{name}']/{W}rPr/{W}sz")
        sizes.append(int(size.get(f"{W}val", 0)))
    assert sizes == sorted(sizes, reverse=True)  # no heading is smaller than what stands under it
    about = archive.read("docProps/core.xml").decode()
    assert (
        "單位任務清單：《遂寧市深入推進依法行政加快建設法治政府實施方案》：市法制辦：牽頭、負責26項中的1項（牽頭1項）：第10項"
        in about
    )
    assert "2015-03-20T00:00:00Z" in about
    assert "python-docx" not in about
    assert b"<Application>fazhi</Application>" in archive.read("docProps/app.xml")
