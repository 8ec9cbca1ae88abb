"""Office documents as archives of XML: opened within bounds, without what runs or reaches out."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from typing import TYPE_CHECKING

from lxml import etree

from fazhi_cli.errors import WrongCall

if TYPE_CHECKING:
    from lxml.etree import _Element

_LARGEST_PART = 32 * 2**20
"""Bytes of a part when it is unpacked; the text of the longest plans takes a few MiB."""

_MOST_UNPACKED = 64 * 2**20
"""Bytes of all parts that are read, one that is read again counted again: small as an archive is, it may hold ten thousand."""

_MOST_PARTS = 10_000

MOST_MARKS = 1_000_000
"""Tags of a part; the longest plans have a tenth of that, and each takes a hundred bytes and more when it is read."""

_MOST_MARKS_IN_ALL = 2 * MOST_MARKS

_MOST_NESTED = 8 * MOST_MARKS
"""The depths of all elements of a part, added up: whoever reads a table looks through all that is in it, that of an outer one again."""

TOO_NESTED = "裡面的標記一層套一層，不像是一份方案。"

_DECLARED = re.compile(rb"(?:\xef\xbb\xbf)?<\?xml\s[^>]*?encoding\s*=\s*[\"']([^\"'>]*)")
_ENCODINGS = (b"utf-8", b"utf-16", b"us-ascii")
"""Those of office documents (ECMA-376-2, 8.1.4, and what ASCII says is UTF-8): in others, as UTF-7, a tag need not look like one."""


class Package:
    """An archive of parts. Raises WrongCall for one that is damaged or locked, or has macros."""

    def __init__(self, data: bytes) -> None:
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError):
            raise WrongCall("文件已損壞，或者加了密，打不開。") from None
        names = self._archive.namelist()
        if len(names) > _MOST_PARTS:
            raise WrongCall("裡面的部件太多，不像是一份方案。")
        if any(name.lower().endswith("vbaproject.bin") for name in names):
            raise WrongCall("裡面有宏；請另存為不帶宏的文件後再導入。")
        self._unpacked = 0
        self._marks = 0

    def look_over(self) -> None:
        """Read every part once, for whoever hands the file to another library, which follows relations to parts of any name.

        Raises WrongCall for a part that is out of bounds.
        """
        for name in self._archive.namelist():
            data = self._data(name)
            if name.lower().endswith((".xml", ".rels")):
                _root(data)

    def names(self, beginning: str) -> list[str]:
        """The parts of XML whose names begin so."""
        return sorted(name for name in self._archive.namelist() if name.startswith(beginning) and name.endswith(".xml"))

    def root(self, name: str) -> _Element | None:
        """The root of a part of XML, or None where the package has no such part."""
        try:
            return _root(self._data(name))
        except KeyError:
            return None

    def _data(self, name: str) -> bytes:
        """A part, unpacked. Raises KeyError where there is none, WrongCall where it is damaged or out of bounds."""
        part = self._archive.getinfo(name)
        try:
            with self._archive.open(part) as stream:
                data = stream.read(_LARGEST_PART + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError, ValueError, OSError):
            raise WrongCall("文件已損壞，或者加了密，打不開。") from None
        self._count(data)
        return data

    def _count(self, data: bytes) -> None:
        """Count a part that is read. Raises WrongCall for one that is too large, and where all are."""
        marks = data.count(b"<")
        self._unpacked += len(data)
        self._marks += marks
        if len(data) > _LARGEST_PART or self._unpacked > _MOST_UNPACKED:
            raise WrongCall("解壓後過大，不像是一份方案。")
        if marks > MOST_MARKS or self._marks > _MOST_MARKS_IN_ALL:
            raise WrongCall("裡面的標記太多，不像是一份方案。")


def _root(data: bytes) -> _Element:
    """The root of a text of XML that declares no entities of its own."""
    declared = _DECLARED.match(data)
    if declared and declared[1].lower() not in _ENCODINGS:
        raise WrongCall("裡面的編碼不是 UTF-8；請用WPS或Office另存一份再導入。")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        raise WrongCall("文件已損壞，打不開。") from None
    if root.getroottree().docinfo.doctype:
        raise WrongCall("裡面引用了外部實體，不能導入。")
    refuse_nested(root)
    return root


def refuse_nested(root: _Element) -> None:
    """Raise WrongCall where elements stand in elements by the thousand."""
    depth = depths = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        depths += depth
    if depths > 2 * _MOST_NESTED:  # each was met twice
        raise WrongCall(TOO_NESTED)
