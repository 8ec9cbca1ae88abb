"""A plan in a format of tables that only an office program reads (.xls, .et, .ods): LibreOffice makes a workbook of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fazhi_cli.importing.readers import sheets
from fazhi_cli.importing.readers.office import Kind, converted

if TYPE_CHECKING:
    from fazhi_cli.importing.readers.documents import Document

_TABLES = Kind("plan.xls", ".xlsx", "xlsx:Calc MS Excel 2007 XML")


def read(data: bytes) -> Document:
    """The rows of the workbook. Raises MissingPart without LibreOffice, WrongCall for what it cannot read."""
    return sheets.read(converted(data, _TABLES))
