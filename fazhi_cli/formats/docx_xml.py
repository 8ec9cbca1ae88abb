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
    address = SPACES[space]
    element = etree.Element(f"{{{address}}}{tag}", nsmap={space: address})
    for name, value in attributes.items():
        element.set(f"{{{address}}}{name}", str(value))
    for child in children:
        if isinstance(child, str):
            element.text = child
        else:
            element.append(child)
    return element


w = partial(_element, "w")
w14 = partial(_element, "w14")


def run(text: str, *properties: _Element) -> _Element:
    element = w("r")
    if properties:
        element.append(w("rPr", *properties))
    element.append(spaced(text))
    return element


def spaced(text: str) -> _Element:
    """Text whose spaces at its ends are kept."""
    element = w("t", text)
    element.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return element


def paragraph(style: str, *runs: _Element, keep: bool = False, indent: _Element | None = None) -> _Element:
    """A paragraph of a style; keep: on the page of what follows."""
    form = w("pPr", w("pStyle", val=style))
    if keep:
        form.append(w("keepNext"))
    if indent is not None:
        form.append(indent)
    return w("p", form, *runs)


def twips(millimetres: float) -> int:
    """Twentieths of a point, Word's unit of length."""
    return round(millimetres / 25.4 * 1440)
