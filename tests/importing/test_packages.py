"""The XML of an office document names no file that would be opened."""

from __future__ import annotations

import pytest

from fazhi_cli.errors import WrongCall
from fazhi_cli.importing.readers import packages

SCHEMA = '<!DOCTYPE a SYSTEM "{place}"><a/>'
ENTITY = '<!DOCTYPE a [<!ENTITY e SYSTEM "{place}">]><a>&e;</a>'
PARAMETER = '<!DOCTYPE a [<!ENTITY % e SYSTEM "{place}"> %e;]><a/>'


@pytest.mark.parametrize("place", ["file:///nowhere/at/all", "http://127.0.0.1:9/dtd"])
@pytest.mark.parametrize("text", [SCHEMA, ENTITY, PARAMETER], ids=["schema", "entity", "parameter"])
def test_a_name_of_a_file_is_refused_and_not_followed(text: str, place: str) -> None:
    # Whoever followed it would find nothing there, and call the document damaged.
    with pytest.raises(WrongCall, match="外部實體"):
        packages._root(text.format(place=place).encode())
