"""The faces and styles of GB/T 9704-2012 for Word: what an office would set by hand, under names that it can change."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from fazhi_cli.formats.docx_xml import w

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

LATIN = "Times New Roman"

LANGUAGE = "zh-CN"
"""Of all Chinese text, in whatever script: by it Word knows which rules of line breaking hold."""

TABLE, SMALL, SECTION, SIGNATURE = 10.5, 9, 12, 12
"""Points of the text in tables (五號, 小五), on which the standard is silent, of the headings there, and of the line of signatures.

The headings of all levels have one size, as those in the body of a document have by the standard; the face tells them apart.
"""

TABLE_PITCH, SMALL_PITCH, SECTION_PITCH = 12, 11, 14
"""Points from line to line in tables, whatever the face would want."""

FACES = {
    "simplified": {
        "title": "方正小标宋简体",
        "body": "仿宋_GB2312",
        "strong": "黑体",
        "light": "楷体_GB2312",
        "number": "宋体",
    },
    # The two _GB2312 faces and 小标宋简体 have no traditional characters: Word would fill each gap from another face.
    "traditional": {"title": "方正小标宋繁体", "body": "仿宋", "strong": "黑体", "light": "楷体", "number": "宋体"},
}

SUBSTITUTES = {
    "方正小标宋简体": ("宋体,SimSun,Noto Serif CJK SC", "roman"),
    "方正小标宋繁体": ("宋体,SimSun,Noto Serif CJK TC", "roman"),
    "仿宋_GB2312": ("仿宋,FangSong,Noto Serif CJK SC", "modern"),
    "仿宋": ("FangSong,Noto Serif CJK TC", "modern"),
    "楷体_GB2312": ("楷体,KaiTi,Noto Serif CJK SC", "modern"),
    "楷体": ("KaiTi,Noto Serif CJK TC", "modern"),
    "黑体": ("SimHei,Noto Sans CJK SC", "modern"),
    "宋体": ("SimSun,Noto Serif CJK SC", "roman"),
}
"""What Word takes in turn where a face is not installed, and the family by which it chooses if none is."""


class Style(NamedTuple):
    """`size` in points; `pitch`: exact line height in points, 0 for what the face wants; `before` and `after` in points.

    `keep`: on the page of what follows; `whole`: never torn by the end of a page. `level`: of a heading, by which Word shows
    the document's outline; 0: it is none.
    """

    id: str
    name: str
    face: str
    size: float
    align: str = "left"
    pitch: float = 0
    before: float = 0
    after: float = 0
    keep: bool = False
    whole: bool = False
    level: int = 0


STYLES = (
    Style("Annex", "附件標識", "strong", 16, pitch=20, keep=True),
    Style("Title", "Title", "title", 22, "center", pitch=29, keep=True, level=1),
    Style("Subtitle", "Subtitle", "light", 14, "center", pitch=18, keep=True),
    Style("Facts", "期次與日期", "body", TABLE, "center", pitch=16, after=4, keep=True),
    Style("Caption", "caption", "strong", 16, pitch=29, before=8, keep=True, level=2),
    Style("TableHead", "表頭", "strong", TABLE, "center", pitch=TABLE_PITCH, keep=True),
    Style("TableSection1", "表內一級標題", "strong", SECTION, pitch=SECTION_PITCH, keep=True, level=2),
    Style("TableSection2", "表內二級標題", "light", SECTION, pitch=SECTION_PITCH, keep=True, level=3),
    Style("TableSection3", "表內三級標題", "body", SECTION, pitch=SECTION_PITCH, keep=True, level=4),
    Style("TableDetail", "表內標題說明", "body", SMALL, pitch=SMALL_PITCH, keep=True),
    Style("TableText", "表文", "body", TABLE, pitch=TABLE_PITCH),
    Style("TableCentered", "表文居中", "body", TABLE, "center", pitch=TABLE_PITCH, whole=True),
    Style("TableSmall", "表內小字", "body", SMALL, pitch=SMALL_PITCH),
    Style("TableSmallCentered", "表內小字居中", "body", SMALL, "center", pitch=SMALL_PITCH, whole=True),
    Style("Signature", "簽署", "body", SIGNATURE, before=6, keep=True),
    Style("Note", "附注", "body", SMALL, pitch=SMALL_PITCH, whole=True),
    Style("Footer", "footer", "number", 14),
    # The paragraph that Word wants after a table: no line of its own.
    Style("End", "表後", "body", 1, pitch=2),
    # The one after the last table is as low as Word allows: where a page is full to its foot, it stands alone on another.
    Style("Last", "文末", "body", 1, pitch=0.7),
)


def script_of(text: str) -> str:
    """Which set of faces holds every character of a text."""
    characters = "".join(sorted({character for character in text if "一" <= character <= "鿿"}))
    try:
        characters.encode("gb2312")
    except UnicodeEncodeError:
        return "traditional"
    return "simplified"


def fonts(face: str) -> _Element:
    return w("rFonts", ascii=LATIN, hAnsi=LATIN, cs=LATIN, eastAsia=face)


def style_elements(faces: dict[str, str]) -> Iterator[_Element]:
    """The defaults, Normal and the named styles."""
    body = fonts(faces["body"])
    language = w("lang", val="en-US", eastAsia=LANGUAGE)
    defaults = w("rPr", body, *_size(16), language)
    yield w("docDefaults", w("rPrDefault", defaults), w("pPrDefault"))
    name = w("name", val="Normal")
    yield w("style", name, w("qFormat"), type="paragraph", default=1, styleId="Normal")
    left = w("left", w=57, type="dxa")
    right = w("right", w=57, type="dxa")
    indent = w("tblInd", w=0, type="dxa")
    form = w("tblPr", indent, w("tblCellMar", left, right))
    name = w("name", val="Normal Table")
    yield w("style", name, form, type="table", default=1, styleId="TableNormal")
    for style in STYLES:
        yield _style(style, faces)


def font_elements(faces: dict[str, str]) -> Iterator[_Element]:
    """The table of faces: by it Word finds a substitute for one that is not installed."""
    for face in dict.fromkeys(faces.values()):
        others, family = SUBSTITUTES[face]
        yield w(
            "font",
            w("altName", val=others),
            w("charset", val="86"),
            w("family", val=family),
            w("pitch", val="variable"),
            name=face,
        )


def _style(style: Style, faces: dict[str, str]) -> _Element:
    element = w("style", type="paragraph", styleId=style.id)
    element.append(w("name", val=style.name))
    element.append(w("basedOn", val="Normal"))
    element.append(w("qFormat"))
    element.append(_paragraph_form(style))
    face = faces[style.face]
    element.append(w("rPr", fonts(face), *_size(style.size)))
    return element


def _paragraph_form(style: Style) -> _Element:
    """How a paragraph of the style is set; Word wants the parts in this order."""
    form = w("pPr")
    if style.keep:
        form.append(w("keepNext"))
    if style.whole:
        form.append(w("keepLines"))
    # No mark hangs beyond the edge, so that a line holds what its width says.
    form.append(w("overflowPunct", val=0))
    # 2015年3月 without gaps.
    form.append(w("autoSpaceDE", val=0))
    form.append(w("autoSpaceDN", val=0))
    form.append(w("snapToGrid", val=0))
    form.append(_spacing(style))
    form.append(w("jc", val=style.align))
    if style.level:
        form.append(w("outlineLvl", val=style.level - 1))
    return form


def _spacing(style: Style) -> _Element:
    """The room around a paragraph and from line to line, in twentieths of a point."""
    before = round(style.before * 20)
    after = round(style.after * 20)
    if not style.pitch:
        return w("spacing", before=before, after=after)
    line = round(style.pitch * 20)
    return w("spacing", before=before, after=after, line=line, lineRule="exact")


def _size(points: float) -> tuple[_Element, _Element]:
    half_points = round(points * 2)
    size = w("sz", val=half_points)
    size_of_complex_scripts = w("szCs", val=half_points)
    return size, size_of_complex_scripts
