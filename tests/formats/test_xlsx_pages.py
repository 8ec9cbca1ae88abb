"""How the end of a printed sheet of a workbook is laid: rows of a hundred points, of which a page holds seven beside its head.

In the face that LibreOffice takes for 宋体 it holds nine.
"""

from __future__ import annotations

import pytest

from fazhi_cli.formats.xlsx_pages import A3, A4, Ending, Paper, ending

HEAD = 30.0
ROOM = 800.0


@pytest.mark.parametrize(
    ("rows", "foot", "laid"),
    [
        (3, 100.0, Ending()),  # all stands on one page
        (12, 100.0, Ending()),  # five rows stand on the second with the foot, in either face
        (7, 100.0, Ending(pages=1)),  # a little smaller all stands on one, and the foot not alone on the second
        (8, 100.0, Ending(early=6)),  # for one page it would be too small
        (11, 100.0, Ending(early=8)),  # in LibreOffice's face two rows would stand with it
        (14, 100.0, Ending(pages=2)),  # a page that ends early would make a third
        (14, 250.0, Ending(early=12)),  # there are three in any case
        (7, 600.0, Ending(early=7)),  # only one row has room beside the foot
        (7, 900.0, Ending()),  # what is higher than a page is torn anyway
        (1, 740.0, Ending()),  # the first row stays under the head
    ],
)
def test_a_page_ends_early_only_where_else_the_foot_would_stand_without_three_rows(
    rows: int, foot: float, laid: Ending
) -> None:
    heights = [HEAD, *[100.0] * rows, foot]
    assert ending(heights, 0, rows, ROOM, may_shrink=True) == laid


def test_no_page_before_is_left_with_a_row_or_two() -> None:
    """分工表 of 市委編辦: three pages of three, two and three rows in 宋體, of four, one and three in LibreOffice's face."""
    heights = [36.0, 26.0, 26.0, 24.0, 37.0, *[175.0, 206.0, 160.0, 129.0, 222.0, 129.0, 68.0, 129.0], 96.0]
    assert ending(heights, 4, 12, 789.0, may_shrink=True) == Ending(pages=2)
    # A page holds a tenth less: on two pages it would be too small.
    assert ending(heights, 4, 12, 0.9 * 789.0, may_shrink=True) == Ending(early=9)


@pytest.mark.parametrize(("rows", "laid"), [(3, Ending()), (7, Ending(early=5)), (14, Ending(early=9))])
def test_what_is_filled_in_has_no_number_of_pages(rows: int, laid: Ending) -> None:
    """With each line that somebody writes all would be printed smaller."""
    heights = [HEAD, *[100.0] * rows, 100.0]
    assert ending(heights, 0, rows, ROOM, may_shrink=False) == laid


def test_wide_columns_are_printed_on_a3_and_smaller() -> None:
    assert Paper.of([18.0] * 9, landscape=True) == (A4, True)
    assert Paper.of([18.0] * 10, landscape=True) == (A3, True)
    # 80 units, the width of an upright page, of 646 pixels: 484 points of 495.
    assert Paper.of([80.0], landscape=False).room([80.0]) == pytest.approx((11.69 - 1.5) * 72)
    # Twice as wide is half as high, and the page holds twice the rows.
    assert Paper(A4, is_lying=False).room([160.0]) == pytest.approx((11.69 - 1.5) * 72 / 0.51)
