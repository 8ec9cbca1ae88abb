"""Tab-separated values for pipes: one line a row, whatever the cells hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fazhi_cli.formats.view import records

if TYPE_CHECKING:
    from fazhi_cli.formats.view import Printout

BREAKS = str.maketrans(dict.fromkeys("\t\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029", " "))
"""Everything that some reader of lines or of tabs would take for the end of a cell."""


def render(printout: Printout) -> str:
    lines = records(printout, header=bool(printout.header))
    return "".join("\t".join(cell.translate(BREAKS) for cell in line) + "\n" for line in lines)
