"""Only what names each row, one a line, for `xargs` and `--id`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fazhi_cli.formats.view import cell_text

if TYPE_CHECKING:
    from fazhi_cli.formats.view import Printout


def render(printout: Printout) -> str:
    view = printout.view
    return "".join(f"{cell_text(row[view.ident])}\n" for row in view.rows)
