"""Comma-separated values, quoted where a cell needs it."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from fazhi_cli.formats.view import cells_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fazhi_cli.formats.view import Printout


def render_rows(printout: Printout) -> Iterator[str]:
    """A line a row, under the names of the fields unless no header is wanted."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    for cells in cells_of(printout, header=printout.header is not False):
        writer.writerow(cells)
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()
