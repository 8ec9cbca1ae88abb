"""How much text Excel takes, in a cell and as the name of a sheet. It counts in units of UTF-16: a rare character such as 𠮷 is two."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

RESERVED = str.maketrans(dict.fromkeys("[]:*?/\\", "-"))
"""What the name of a sheet may not hold."""

OWN_NAMES = ("history",)
"""Names that Excel keeps for sheets of its own."""

LONGEST_NAME = 31
"""Units of the name of a sheet."""

LONGEST_TEXT = 32_767
"""Units that Excel keeps of a cell."""

CUT = "…（此格超過Excel單格{limit}字的上限，其餘從略，全文見方案）"


def length(text: str) -> int:
    """How long a text is for Excel, in units of UTF-16."""
    return len(text.encode("utf-16-le")) // 2


def beginning(text: str, room: int) -> str:
    """As many whole characters of a text as have room in so many units of UTF-16."""
    return text.encode("utf-16-le")[: 2 * room].decode("utf-16-le", "ignore")


def whole(text: str, read: Callable[[str], str]) -> str:
    """The text, or as much of it as a cell holds, with word that there is more; read: puts that into the document's script."""
    if length(text) <= LONGEST_TEXT:
        return text
    cut = read(CUT.format(limit=LONGEST_TEXT))
    return beginning(text, LONGEST_TEXT - length(cut)) + cut


def sheet_name(text: str, taken: Iterable[str]) -> str:
    """A name that Excel takes for a sheet: not too long, with nothing reserved, and no other sheet's.

    taken: the names of other sheets in small letters, which Excel does not tell from capital ones.
    """
    bare = text.translate(RESERVED)
    marks = ("" if number == 1 else f"({number})" for number in count(1))
    names = (beginning(bare, LONGEST_NAME - len(mark)).strip("' ") + mark for mark in marks)
    return next(name for name in names if name and name.lower() not in (*taken, *OWN_NAMES))
