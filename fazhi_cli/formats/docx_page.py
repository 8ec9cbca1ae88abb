"""The page of GB/T 9704-2012: its margins and its page number — 1 —."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from lxml import etree

from fazhi_cli.formats.docx_xml import SPACES, paragraph, run, twips, w

if TYPE_CHECKING:
    from collections.abc import Callable

    from docx.document import Document as Word
    from docx.section import _Footer, _Header
    from lxml.etree import _Element

WIDTH, HEIGHT = 210, 297
TOP, LEFT, RIGHT, BOTTOM = 37, 28, 26, 35
"""Millimetres of the upright page; the text area is 156 by 225.

Of its height in twentieths of a point, 12756 and on a page that lies 8845, a quarter of a point and more is left over where all that stands
on it is whole half points high. On that rests that LibreOffice loses no row: see thin_below() in docx_blocks.py.
"""

NUMBER = 25
"""Millimetres from the paper's edge to the foot of the page number, whose dashes then run 7 mm below the text area."""

NUMBER_TURNED = 10
"""The same where the page lies, at whose foot no number stands."""

PageKind = Literal["odd", "even", "first"]
PAGES: tuple[PageKind, ...] = ("odd", "even", "first")
"""Pages that have a number of their own; the first has where it has no head."""

CHARACTER = 14
"""Points of the page number, and of the room that it leaves at the outer edge."""


def text_width(*, landscape: bool) -> float:
    """Millimetres between the margins of a page."""
    return HEIGHT - TOP - BOTTOM if landscape else WIDTH - LEFT - RIGHT


def lay_out(word: Word, head: Callable[[], _Element] | None = None, *, landscape: bool) -> None:
    """Sets the one section of a document: paper, margins, grid, and a page number at the outer edge of each page.

    head: makes what stands at the head of every page but the first.
    """
    section = word.sections[0]
    size, margins = _paper(landscape)
    columns = w("cols", space=425)
    # The grid of the standard is for the lines of a text. Of one LibreOffice loses rows of tables that go on overleaf, here and there.
    word.element.body.sectPr[:] = [size, margins, columns]
    word.settings.odd_and_even_pages_header_footer = True
    number = _turned if landscape else _number
    _fill(section.footer, number("odd"))
    _fill(section.even_page_footer, number("even"))
    if head:
        section.different_first_page_header_footer = True
        _fill(section.first_page_footer, number("first"))
        _fill(section.first_page_header, paragraph("End"))
        _fill(section.header, head(), paragraph("End"))
        _fill(section.even_page_header, head(), paragraph("End"))


def _paper(landscape: bool) -> tuple[_Element, _Element]:
    """A page that lies is the upright one turned clockwise: its head is at the upright one's left edge."""
    if landscape:
        size = w("pgSz", w=twips(HEIGHT), h=twips(WIDTH), orient="landscape")
        edges = {"top": LEFT, "right": TOP, "bottom": RIGHT, "left": BOTTOM, "footer": NUMBER_TURNED}
    else:
        size = w("pgSz", w=twips(WIDTH), h=twips(HEIGHT))
        edges = {"top": TOP, "right": RIGHT, "bottom": BOTTOM, "left": LEFT, "footer": NUMBER}
    # What stands at the head of a page begins where its text else would, and that below it.
    edges["header"] = edges["top"]
    lengths = {edge: twips(millimetres) for edge, millimetres in edges.items()}
    return size, w("pgMar", **lengths, gutter=0)


def _fill(place: _Footer | _Header, *content: _Element) -> None:
    place.is_linked_to_previous = False
    place.part.element[:] = content


def _number(page: PageKind) -> _Element:
    """The paragraph — 1/9 —: to the right on odd pages, as the first, to the left on even ones, less one character."""
    edge = "left" if page == "even" else "right"
    form = w("pPr", w("pStyle", val="Footer"))
    form.append(w("ind", **{edge: CHARACTER * 20}))
    form.append(w("jc", val=edge))
    number = w("fldSimple", run("1"), instr="PAGE")
    pages = w("fldSimple", run("1"), instr="NUMPAGES")
    return w("p", form, run("— "), number, run("/"), pages, run(" —"))


def _turned(page: PageKind) -> _Element:
    """On a page that lies the number stays where it is on the others: at its left edge, turned with the paper.

    There is no text for its box to push aside; LibreOffice misplaces one that lets text run through it on short files.
    """
    box = etree.fromstring(_BOX.format(
        spaces=" ".join(f'xmlns:{space}="{SPACES[space]}"' for space in ("w", "wp", "a", "wps", "mc")),
        x=_emu(BOTTOM - 14), y=_emu(LEFT if page == "even" else WIDTH - RIGHT - 60), width=_emu(10), height=_emu(60),
        name=PAGES.index(page) + 1,
    ))  # fmt: skip
    next(box.iter(f"{{{SPACES['w']}}}txbxContent")).append(_number(page))
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
