"""Elements of WordprocessingML, written as short as they are read."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from docx.oxml.ns import nsmap
from lxml import etree

if TYPE_CHECKING:
    from lxml.etree import _Element

SPACES = {
    **nsmap,
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
}


def _element(space: str, tag: str, /, *children: _Element | str, **attributes: object) -> _Element:
    """An element of a namespace whose attributes stand in it too; a string among the children is its text."""
    made = etree.Element(f"{{{SPACES[space]}}}{tag}", nsmap={space: SPACES[space]})
    for name, value in attributes.items():
        made.set(f"{{{SPACES[space]}}}{name}", str(value))
    for child in children:
        if isinstance(child, str):
            made.text = child
        else:
            made.append(child)
    return made


w = partial(_element, "w")
w14 = partial(_element, "w14")


def run(text: str, *properties: _Element) -> _Element:
    return w("r", w("rPr", *properties), spaced(text)) if properties else w("r", spaced(text))


def spaced(text: str) -> _Element:
    """Text whose spaces at its ends are kept."""
    made = w("t", text)
    made.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return made


def paragraph(style: str, *runs: _Element, keep: bool = False) -> _Element:
    """A paragraph of a style; keep: on the page of what follows."""
    kept = [w("keepNext")] if keep else []
    return w("p", w("pPr", w("pStyle", val=style), *kept), *runs)


def twips(millimetres: float) -> int:
    """Twentieths of a point, Word's unit of length."""
    return round(millimetres / 25.4 * 1440)
