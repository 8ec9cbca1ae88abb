"""Only what names each row, one a line, for `xargs` and `--id`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fazhi_cli.formats.tsv import BREAKS
from fazhi_cli.formats.view import cell_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fazhi_cli.formats.view import Printout


def render_rows(printout: Printout) -> Iterator[str]:
    """A line a row; a row without a name, as a task that a plan has no longer, has none."""
    view = printout.view
    for row in view.rows:
        if row[view.ident] is not None:
            yield f"{cell_text(row[view.ident]).translate(BREAKS)}\n"
