"""Rows that are as high as their texts when a workbook is opened, and grow with what is typed into them."""

from __future__ import annotations

from typing import Any

from xlsxwriter.worksheet import Worksheet


class GrowingRows(Worksheet):  # type: ignore[misc]  # the library has no types
    """A sheet of which only those rows keep a height of their own that nobody fits: Excel fits no row to cells that are merged.

    The library marks every height that it is given as set by hand. Excel, WPS and LibreOffice keep such a row as high as it is
    and cut what is typed into it; without that mark they open it as high, and fit it anew as soon as somebody types.
    """

    def __init__(self) -> None:
        super().__init__()
        self.kept: set[int] = set()

    def set_height(self, row: int, points: float, *, is_kept: bool) -> None:
        """The height of a row, counted from 0; is_kept: whatever is typed."""
        self.set_row(row, points)
        if is_kept:
            self.kept.add(row)

    def _xml_start_tag_unencoded(self, tag: str, attributes: Any = ()) -> None:
        if tag == "row" and dict(attributes)["r"] - 1 not in self.kept:
            attributes = [each for each in attributes if each[0] != "customHeight"]
        super()._xml_start_tag_unencoded(tag, attributes)
