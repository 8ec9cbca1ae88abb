"""Checklists of other plans than the program's own, and how a table is read."""

from __future__ import annotations

from contextlib import closing
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from fazhi_cli.asked.selection import Selection
from fazhi_cli.formats.document import TableRow
from fazhi_cli.layouts import checklists
from fazhi_cli.session import Session

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from fazhi_cli.formats.document import Document

DAY = date(2015, 3, 20)
HEADLESS = ["方案序號", "任務", "核對"]
"""What stands in the columns of 單位任務清單, which have no headings."""


@pytest.fixture
def build_from() -> Callable[..., Document]:
    """build_from(folder, layout, level=None, day=DAY, unit=("市法制辦",)) -> the document of another rulebook."""

    def built(folder: Path, layout: str | None, level: Any = None, day: date = DAY, **asked: Any) -> Document:
        with closing(Session(str(folder))) as session:
            return checklists.build(session.question(Selection(today=day, as_of=day, **asked)), layout, level)

    return built


@pytest.fixture
def row() -> Callable[[Document, str], dict[str, str]]:
    """row(document, ref) -> the cells of that row by the headings of their columns."""

    def found(document: Document, ref: str) -> dict[str, str]:
        for table in document.tables:
            headings = [column.heading for column in table.columns] if table.has_head else HEADLESS
            for each in table.rows:
                if isinstance(each, TableRow) and each.ref == ref:
                    return dict(zip(headings, (cell.text for cell in each.cells), strict=True))
        raise KeyError(ref)

    return found
