"""Comma-separated values, quoted where a cell needs it."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from fazhi_cli.formats.view import records

if TYPE_CHECKING:
    from fazhi_cli.formats.view import Printout


def render(printout: Printout) -> str:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\n").writerows(records(printout, header=printout.header is not False))
    return buffer.getvalue()
