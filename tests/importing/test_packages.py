"""The XML of an office document names no file that would be opened."""

from __future__ import annotations

import io
import zipfile

import pytest

from fazhi_cli.errors import WrongCall
from fazhi_cli.importing.readers.packages import Package

SCHEMA = '<!DOCTYPE a SYSTEM "{place}"><a/>'
ENTITY = '<!DOCTYPE a [<!ENTITY e SYSTEM "{place}">]><a>&e;</a>'
PARAMETER = '<!DOCTYPE a [<!ENTITY % e SYSTEM "{place}"> %e;]><a/>'


@pytest.mark.parametrize("place", ["file:///nowhere/at/all", "http://127.0.0.1:9/dtd"])
@pytest.mark.parametrize("text", [SCHEMA, ENTITY, PARAMETER], ids=["schema", "entity", "parameter"])
def test_a_name_of_a_file_is_refused_and_not_followed(text: str, place: str) -> None:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as parts:
        parts.writestr("a.xml", text.format(place=place))
    # Whoever followed it would find nothing there, and call the document damaged.
    with pytest.raises(WrongCall, match="外部實體"):
        Package(archive.getvalue()).root("a.xml")
