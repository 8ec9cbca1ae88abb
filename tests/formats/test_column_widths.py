"""Columns of a page are as wide as what may not be broken in them needs."""

from __future__ import annotations

from fazhi_cli.formats.column_widths import TEXT_WIDTH, fitted
from fazhi_cli.formats.document import Box, TableColumn, TableRow, cell

NAME = "縣級以上行政執法部門"
ROWS = (TableRow((cell("建立法制工作機構"), cell(f"2015年6月前：法治員（{NAME}）"))),)


def widths(share: float, names: tuple[str, ...]) -> list[float]:
    """Millimetres of the columns of a lying page, of which the second, set small, has a share."""
    columns = (TableColumn("工作要求", 100 - share), TableColumn("完成時限", share, small=True))
    return [column.share * TEXT_WIDTH[True] / 100 for column in fitted(columns, ROWS, names, landscape=True)]


def test_a_column_is_widened_a_little_for_a_name_in_its_sentences() -> None:
    assert widths(17.5, ())[1] < 39.4
    assert widths(17.5, (NAME,))[1] > 12 * 3.18 + 2.49  # with its brackets


def test_a_column_has_room_for_all_that_is_ticked_in_a_line() -> None:
    """Of a sheet with no other line to tick, 實 of 已落實 stood in the next."""
    ticks = TableRow((cell("加強律師隊伍思想政治建設"), cell((Box("未啟動"), " ", Box("推進中"), " ", Box("已落實")))))
    columns = (TableColumn("任務", 75), TableColumn("", 25, small=True, whole=True))
    [_, ticked] = fitted(columns, (ticks,), landscape=False)
    assert ticked.share * TEXT_WIDTH[False] / 100 >= 13 * 3.18 + 2.49


def test_a_column_takes_not_much_from_the_others_for_a_name() -> None:
    """Its words stay whole then: 縣級以上／行政執法部門."""
    assert widths(14, (NAME,))[1] == widths(14, ())[1]
