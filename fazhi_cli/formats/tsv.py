"""Tab-separated values for pipes: one line a row, whatever the cells hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fazhi_cli.formats.view import cells_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fazhi_cli.formats.view import Printout

BREAKS = str.maketrans(dict.fromkeys("\t\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029", " "))
"""Everything that some reader of lines or of tabs would take for the end of a cell."""


def render_rows(printout: Printout) -> Iterator[str]:
    """A line a row, under the names of the fields where a header is wanted."""
    for cells in cells_of(printout, header=bool(printout.header)):
        may_break = not "".join(cells).isprintable()  # asked once for all of a row: few hold anything of the kind
        line = "\t".join([cell.translate(BREAKS) for cell in cells] if may_break else cells)
        yield f"{line}\n"
