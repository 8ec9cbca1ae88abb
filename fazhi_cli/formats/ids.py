"""Only what names each row, one a line, for `xargs` and `--id`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fazhi_cli.formats.view import plain

if TYPE_CHECKING:
    from fazhi_cli.formats.view import Sheet


def render(sheet: Sheet) -> str:
    view = sheet.view
    return "".join(f"{plain(row[view.ident])}\n" for row in view.rows)
