"""Which rows of a table Word sets as a table of their own, and which of them stay on the page of the next one."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from fazhi_cli.formats.document import FillIn, Section, headings_of
from fazhi_cli.formats.row_heights import rows_with_foot, stay_together

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fazhi_cli.formats.document import Row, Table


class Block(NamedTuple):
    """Rows that are a table of their own, and the headings above them that stand again on every page to which they go on."""

    headings: Sequence[Section]
    rows: Sequence[Row]


def blocks_of(table: Table) -> list[Block]:
    """One for each heading of parts that say of nothing without it what they are; else one of all rows, which a clerk edits as one.

    Word repeats the first rows of a table and no others: a heading further down stands again only as the first row of another table.
    As one table 171 of 243 later pages of 單位任務清單, 對賬銷號表 and 逐項核對表 began among clauses without the task that these are of.
    """
    blocks = table.blocks
    if len(blocks) > 1 and not any(isinstance(row, Section) and row.is_of_parts for row in table.rows):
        return [Block((), table.rows)]
    found = []
    for rows in blocks:
        headings = headings_of(rows)
        found.append(Block(headings, rows[len(headings) :]))
    return found


def kept(table: Table, block: Block, *, has_foot: bool, landscape: bool) -> list[bool]:
    """Of each row of a block whether it stays on the page of the next one, or of the foot.

    So does a row before room to write, what the foot has above it, and the first row under headings that are repeated: alone above the
    end of a page it has no line below it (see is_open).
    """
    headings, rows = block
    with_foot = rows_with_foot(rows, table.columns, table.rows, landscape=landscape) if has_foot else 0
    stays = []
    for place in range(len(rows)):
        has_room_below = any(isinstance(row, FillIn) for row in rows[place + 1 : place + 2])
        stays.append(has_room_below or place >= len(rows) - with_foot)
    if headings and len(rows) > 1:
        others = takewhile(lambda place: stays[place], range(1, len(rows)))
        begin = rows[: len(list(others)) + 2]
        stays[0] = stays[0] or stay_together([*headings, *begin], table.columns, landscape=landscape)
    return stays


def is_open(block: Block, place: int, *, keep: bool) -> bool:
    """Whether the line below a row is that above the next one.

    So is it below the first row under headings that are repeated, where it does not stay with the next. Were the line its own, LibreOffice
    would lose all rows after it where a page has just room for it without that line: of 56 files that ended their pages 0.4 points apart
    it lost rows of 4, so of none of 48; and of none of 140 where the row stays with the next.
    """
    return bool(block.headings) and not place and len(block.rows) > 1 and not keep
