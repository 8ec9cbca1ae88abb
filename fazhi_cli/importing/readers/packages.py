"""Office documents as archives of XML: opened within bounds, without what runs or reaches out."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import TYPE_CHECKING

from lxml import etree

from fazhi_cli.errors import WrongCall

if TYPE_CHECKING:
    from lxml.etree import _Element

_LARGEST_PART = 32 * 2**20
"""Bytes of a part when it is unpacked; the text of the longest plans takes a few MiB."""

_MOST_PARTS = 10_000


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

    def look_over(self) -> None:
        """Read every part once, for whoever hands the file to another library. Raises WrongCall for a part that is out of bounds."""
        for name in self._archive.namelist():
            if name.lower().endswith((".xml", ".rels")):
                self.root(name)

    def names(self, beginning: str) -> list[str]:
        """The parts of XML whose names begin so."""
        return sorted(name for name in self._archive.namelist() if name.startswith(beginning) and name.endswith(".xml"))

    def root(self, name: str) -> _Element | None:
        """The root of a part of XML, or None where the package has no such part."""
        try:
            with self._archive.open(name) as stream:
                data = stream.read(_LARGEST_PART + 1)
        except KeyError:
            return None
        except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError, ValueError, OSError):
            raise WrongCall("文件已損壞，或者加了密，打不開。") from None
        if len(data) > _LARGEST_PART:
            raise WrongCall("解壓後過大，不像是一份方案。")
        return xml_root(data)


MOST_MARKS = 1_000_000
"""Tags of a document; the longest plans have a tenth of that, and each takes a hundred bytes and more when it is read."""


def xml_root(data: bytes) -> _Element:
    """The root of a text of XML that declares no entities of its own."""
    if data.count(b"<") > MOST_MARKS:
        raise WrongCall("裡面的標記太多，不像是一份方案。")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        raise WrongCall("文件已損壞，打不開。") from None
    if root.getroottree().docinfo.doctype:
        raise WrongCall("裡面引用了外部實體，不能導入。")
    return root
