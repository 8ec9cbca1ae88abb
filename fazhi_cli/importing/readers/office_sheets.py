"""A plan in a format of tables that only an office program reads (.xls, .et, .ods): LibreOffice makes a workbook of it."""

from __future__ import annotations

from fazhi_cli.importing.readers import sheets
from fazhi_cli.importing.readers.office import Kind, converted

_TABLES = Kind("plan.xls", ".xlsx", "xlsx:Calc MS Excel 2007 XML")


def lines(data: bytes) -> list[str]:
    """The rows of the workbook. Raises MissingPart without LibreOffice, WrongCall for what it cannot read."""
    return sheets.lines(converted(data, _TABLES))
