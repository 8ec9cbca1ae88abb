"""The page of GB/T 9704-2012: its margins, its grid of 22 lines by 28 characters, and its page number — 1 —."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from fazhi_cli.formats.docx_xml import SPACES, run, twips, w

if TYPE_CHECKING:
    from docx.document import Document as Word
    from docx.section import _Footer
    from lxml.etree import _Element

WIDTH, HEIGHT = 210, 297
TOP, LEFT, RIGHT, BOTTOM = 37, 28, 26, 35
"""Millimetres of the upright page; the text area is 156 by 225."""

NUMBER = 25
"""Millimetres from the paper's edge to the foot of the page number, whose dashes then run 7 mm below the text area."""

NUMBER_TURNED = 10
"""The same where the page lies, at whose foot no number stands."""

HEADER = 15
"""Millimetres from the paper's edge to a header, which no page has."""

CHARACTER = 14
"""Points of the page number, and of the room that it leaves at the outer edge."""

PITCH, LINE = 15.79, 28.95
"""Points from character to character and from line to line: 28 and 22 of them fill the text area."""


def text_width(*, landscape: bool) -> float:
    """Millimetres between the margins of a page."""
    return HEIGHT - TOP - BOTTOM if landscape else WIDTH - LEFT - RIGHT


def lay_out(word: Word, *, landscape: bool) -> None:
    """Sets the one section of a document: paper, margins, grid, and a page number at the outer edge of each page."""
    section = word.sections[0]
    size, margins = _paper(landscape)
    columns = w("cols", space=425)
    word.element.body.sectPr[:] = [size, margins, columns, _grid()]
    word.settings.odd_and_even_pages_header_footer = True
    number = _turned if landscape else _number
    _fill(section.footer, number(odd=True))
    _fill(section.even_page_footer, number(odd=False))


def _paper(landscape: bool) -> tuple[_Element, _Element]:
    """A page that lies is the upright one turned clockwise: its head is at the upright one's left edge."""
    if landscape:
        size = w("pgSz", w=twips(HEIGHT), h=twips(WIDTH), orient="landscape")
        edges = {"top": LEFT, "right": TOP, "bottom": RIGHT, "left": BOTTOM, "footer": NUMBER_TURNED}
    else:
        size = w("pgSz", w=twips(WIDTH), h=twips(HEIGHT))
        edges = {"top": TOP, "right": RIGHT, "bottom": BOTTOM, "left": LEFT, "footer": NUMBER}
    edges["header"] = HEADER
    lengths = {edge: twips(millimetres) for edge, millimetres in edges.items()}
    return size, w("pgMar", **lengths, gutter=0)


def _grid() -> _Element:
    """In the units of Word: twentieths of a point, and what is added to a character of 16 points in 4096ths of one."""
    line = round(LINE * 20)
    added = round((PITCH - 16) * 4096)
    return w("docGrid", type="linesAndChars", linePitch=line, charSpace=added)


def _fill(footer: _Footer, content: _Element) -> None:
    footer.is_linked_to_previous = False
    footer.part.element[:] = [content]


def _number(*, odd: bool) -> _Element:
    """The paragraph — 1/9 —: to the right on odd pages, to the left on even ones, less one character."""
    edge = "right" if odd else "left"
    form = w("pPr", w("pStyle", val="Footer"))
    form.append(w("ind", **{edge: CHARACTER * 20}))
    form.append(w("jc", val=edge))
    number = w("fldSimple", run("1"), instr="PAGE")
    pages = w("fldSimple", run("1"), instr="NUMPAGES")
    return w("p", form, run("— "), number, run("/"), pages, run(" —"))


def _turned(*, odd: bool) -> _Element:
    """On a page that lies the number stays where it is on the others: at its left edge, turned with the paper.

    There is no text for its box to push aside; LibreOffice misplaces one that lets text run through it on short files.
    """
    box = etree.fromstring(_BOX.format(
        spaces=" ".join(f'xmlns:{space}="{SPACES[space]}"' for space in ("w", "wp", "a", "wps", "mc")),
        x=_emu(BOTTOM - 14), y=_emu(WIDTH - RIGHT - 60 if odd else LEFT), width=_emu(10), height=_emu(60),
        name=1 if odd else 2,
    ))  # fmt: skip
    next(box.iter(f"{{{SPACES['w']}}}txbxContent")).append(_number(odd=odd))
    return w("p", w("pPr", w("pStyle", val="Footer")), box)


def _emu(millimetres: float) -> int:
    return round(millimetres * 36000)


_BOX = """\
<w:r {spaces}><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>
<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="{name}" behindDoc="0" locked="0"
 layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>
<wp:positionH relativeFrom="page"><wp:posOffset>{x}</wp:posOffset></wp:positionH>
<wp:positionV relativeFrom="page"><wp:posOffset>{y}</wp:posOffset></wp:positionV>
<wp:extent cx="{width}" cy="{height}"/><wp:wrapSquare wrapText="bothSides"/><wp:docPr id="{name}" name="頁碼{name}"/><wp:cNvGraphicFramePr/>
<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">
<wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>
<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/><a:ln><a:noFill/></a:ln></wps:spPr>
<wps:txbx><w:txbxContent/></wps:txbx><wps:bodyPr vert="vert" lIns="0" tIns="0" rIns="0" bIns="0"/></wps:wsp>
</a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice></mc:AlternateContent></w:r>"""
