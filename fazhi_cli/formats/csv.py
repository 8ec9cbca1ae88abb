"""Comma-separated values, quoted where a cell needs it."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from fazhi_cli.formats.view import records

if TYPE_CHECKING:
    from fazhi_cli.formats.view import Sheet


def render(sheet: Sheet) -> str:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\n").writerows(records(sheet, header=sheet.header is not False))
    return buffer.getvalue()
