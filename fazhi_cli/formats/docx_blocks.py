"""Which rows of a table Word sets as a table of their own, and which of them stay on the page of the next one."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from fazhi_cli.formats.document import FillIn, Section, headings_of, leads
from fazhi_cli.formats.row_heights import rows_with_foot

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fazhi_cli.formats.document import Document, Row, Table


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


def kept(document: Document, block: Block, *, has_foot: bool) -> list[bool]:
    """Of each row of a block whether it stays on the page of the next one, or of the foot.

    A row does before room to write and before its first item; and the last ones do.
    """
    rows = block.rows
    with_foot = rows_with_foot(document, rows) if has_foot else 0
    stays = []
    for place, (row, following) in enumerate(zip_longest(rows, rows[1:])):
        is_kept = isinstance(following, FillIn) or leads(row, following)
        stays.append(is_kept or place >= len(rows) - with_foot)
    return stays


def thin_below(block: Block, stays: list[bool]) -> int | None:
    """The place of the row with a thin line below it: under headings that are repeated, the first that may end a page.

    LibreOffice loses all rows after it where a page has just room for it without that line. All heights are whole half points, and those
    of pages are not (see docx_page.py): in what is left of one a quarter point has room, and half a point may have none.
    """
    first = stays.index(False) if block.headings and False in stays else None
    return first if first is not None and first + 1 < len(stays) else None
