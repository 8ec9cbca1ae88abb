"""Where a printed sheet of a workbook ends a page early: rows of a hundred points, of which a page holds seven beside its head.

In the face that LibreOffice takes for 宋体 it holds nine.
"""

from __future__ import annotations

import pytest

from fazhi_cli.formats.xlsx_pages import A3, A4, Paper, early_end, fewer_pages

HEAD = 30.0
ROOM = 800.0


@pytest.mark.parametrize(
    ("rows", "foot", "early"),
    [
        (3, 100.0, None),  # all stands on one page
        (7, 100.0, 5),  # the foot would stand alone on the second
        (8, 100.0, 6),  # one row would stand there with it
        (12, 100.0, None),  # all of its five rows and the foot fit on the second
        (14, 100.0, 12),
        (11, 340.0, 8),  # with three, one row would be left to the page before in 宋体
        (7, 600.0, 7),  # only one row has room beside the foot
        (7, 900.0, None),  # what is higher than a page is torn anyway
        (1, 740.0, None),  # the first row stays under the head
    ],
)
def test_a_page_ends_early_where_the_foot_would_stand_without_three_rows(
    rows: int, foot: float, early: int | None
) -> None:
    heights = [HEAD, *[100.0] * rows, foot]
    assert early_end(heights, 0, rows, ROOM) == early


def test_a_sheet_is_printed_a_little_smaller_rather_than_with_a_page_of_one_row() -> None:
    """分工表 of 市委編辦: three pages of three, two and three rows in 宋体, of four, one and three in LibreOffice's face."""
    heights = [36.0, 26.0, 26.0, 24.0, 37.0, *[175.0, 206.0, 160.0, 129.0, 222.0, 129.0, 68.0, 129.0], 96.0]
    room = 789.0
    early = early_end(heights, 4, 12, room)
    assert early == 10
    assert fewer_pages(heights, 4, 12, early, room) == 2
    # A page holds a tenth less: on two pages it would be too small.
    assert fewer_pages(heights, 4, 12, early, 0.9 * room) is None
    # The page that ends early keeps its rows: nothing is to be mended.
    assert fewer_pages([HEAD, *[100.0] * 11, 340.0], 0, 11, 8, ROOM) is None


def test_wide_columns_are_printed_on_a3_and_smaller() -> None:
    assert Paper.of([18.0] * 9, landscape=True) == (A4, True)
    assert Paper.of([18.0] * 10, landscape=True) == (A3, True)
    # 80 units, the width of an upright page, of 646 pixels: 484 points of 495.
    assert Paper.of([80.0], landscape=False).room([80.0]) == pytest.approx((11.69 - 1.5) * 72)
    # Twice as wide is half as high, and the page holds twice the rows.
    assert Paper(A4, is_lying=False).room([160.0]) == pytest.approx((11.69 - 1.5) * 72 / 0.51)
