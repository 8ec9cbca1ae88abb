"""A workbook as WPS 表格 saves it: the same cells, laid down otherwise than by the program that made the file."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    from pathlib import Path

    from lxml.etree import _Element

_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_SHARED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"

_APP = """\
<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">\
<Application>WPS 表格</Application><AppVersion>12.0000</AppVersion></Properties>"""

_CUSTOM = """\
<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" \
xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">\
<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="KSOProductBuildVer">\
<vt:lpwstr>2052-12.1.0.16929</vt:lpwstr></property></Properties>"""


def saved_by_wps(file: Path) -> None:
    """Write a workbook anew in WPS's manner: its properties, shared strings in runs, parts named from the root.

    Every third text stays in its cell; a whole number that was text becomes a number, as on its offer to convert such cells.
    """
    with zipfile.ZipFile(file) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    strings: list[str] = []
    for name in [name for name in parts if name.startswith("xl/worksheets/sheet")]:
        sheet = etree.fromstring(parts[name])
        for number, cell in enumerate(sheet.iter(f"{_S}c")):
            _laid_down(cell, number, strings)
        parts[name] = _bytes(sheet)
    relations = etree.fromstring(parts["xl/_rels/workbook.xml.rels"])
    for relation in relations:
        target = relation.get("Target", "")
        relation.set("Target", target if target.startswith("/") else f"/xl/{target}")
    if not any(relation.get("Type") == _SHARED for relation in relations):
        added = etree.SubElement(relations, relations[0].tag)
        for key, value in (("Id", "rId99"), ("Type", _SHARED), ("Target", "/xl/sharedStrings.xml")):
            added.set(key, value)
        types = etree.fromstring(parts["[Content_Types].xml"])
        override = etree.SubElement(types, "{http://schemas.openxmlformats.org/package/2006/content-types}Override")
        override.set("PartName", "/xl/sharedStrings.xml")
        override.set("ContentType", _TYPE)
        parts["[Content_Types].xml"] = _bytes(types)
    parts["xl/_rels/workbook.xml.rels"] = _bytes(relations)
    parts["xl/sharedStrings.xml"] = _bytes(_shared(strings))
    parts["docProps/app.xml"] = _APP.encode()
    parts["docProps/custom.xml"] = _CUSTOM.encode()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)


def _laid_down(cell: _Element, number: int, strings: list[str]) -> None:
    """A text of a cell among the shared ones, where it is not left in place."""
    texts = [text.text or "" for text in cell.iter(f"{_S}t")]
    if cell.get("t") != "inlineStr" or not texts:
        return
    text = "".join(texts)
    if text.isdecimal():
        del cell.attrib["t"]
    elif number % 3:
        strings.append(text)
        cell.set("t", "s")
        text = str(len(strings) - 1)
    else:
        return
    for child in list(cell):
        cell.remove(child)
    etree.SubElement(cell, f"{_S}v").text = text


def _shared(strings: list[str]) -> _Element:
    """The shared strings: each in two runs, with how its beginning is read."""
    root = etree.Element(f"{_S}sst", nsmap={None: _S.strip("{}")})
    root.set("count", str(len(strings)))
    for text in strings:
        item = etree.SubElement(root, f"{_S}si")
        middle = len(text) // 2
        for piece in (text[:middle], text[middle:]):
            run = etree.SubElement(item, f"{_S}r")
            etree.SubElement(run, f"{_S}rPr")
            words = etree.SubElement(run, f"{_S}t")
            words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            words.text = piece
        reading = etree.SubElement(item, f"{_S}rPh", sb="0", eb="1")
        etree.SubElement(reading, f"{_S}t").text = "yin"
    return root


def _bytes(root: _Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
