"""Time wordings in a text: where they stand and what they mean, by the table; what no row knows stays text."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache
from typing import TYPE_CHECKING, Literal

from fazhi_cli.plan import numerals
from fazhi_cli.plan.names import half_width
from fazhi_cli.plan.script import fold_script
from fazhi_cli.plan.time_meaning import Context, Milestone, Term, UnknownYear
from fazhi_cli.plan.wording_table import ROWS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fazhi_cli.plan.time_meaning import Meaning
    from fazhi_cli.plan.wording_table import Row

_NO_CONTEXT = Context()
# 29 February is a day here, so that only a day of no year at all (2月30日) does not exist.
_LEAP_YEAR = Context(issued=dt.date(2000, 1, 1), year=2000)


def read(phrase: str, context: Context = _NO_CONTEXT) -> Meaning | None:
    """Return the meaning of a phrase, or of the first wording within it; None if it holds none or no such day exists.

    Raises UnknownYear where neither the wording nor its context gives the year.
    """
    first = next(_matches(phrase), None)
    if first is None:
        return None
    row, match = first
    return row.interpret(_parts(match, phrase), context)


def find(text: str) -> list[tuple[int, int, str]]:
    """Every time wording of a text as (start, end, wording), left to right; those within 《》 are a document's name."""
    found = []
    for row, match in _matches(text):
        parts = _parts(match, text)
        if _exists(row, parts):
            found.append((match.start(), match.end(), parts["wording"]))
    return found


def time_of(meaning: Meaning) -> Literal["milestone", "triggered", "recurring"]:
    """Name the axis of time that a meaning lies on."""
    if isinstance(meaning, Milestone):
        return "milestone"
    return "triggered" if isinstance(meaning, Term) else "recurring"


def _matches(text: str) -> Iterator[tuple[Row, re.Match[str]]]:
    """Every wording with its row, left to right, matched on the folded text, whose positions are those of the text."""
    folded = fold(text)
    for hit in _any_row().finditer(folded):
        if hit.lastgroup is None:
            continue  # a document's name
        number = int(hit.lastgroup.removeprefix("row"))
        match = _row_patterns()[number].match(folded, hit.start())
        if match:
            yield ROWS[number], match


def _parts(match: re.Match[str], text: str) -> dict[str, str]:
    """The parts of a wording: the whole and its event as the text writes them, the others folded."""
    parts = {name: part for name, part in match.groupdict().items() if part is not None}
    parts["wording"] = text[match.start() : match.end()]
    if "event" in parts:
        parts["event"] = text[match.start("event") : match.end("event")]
    return parts


def _exists(row: Row, parts: dict[str, str]) -> bool:
    try:
        return row.interpret(parts, _LEAP_YEAR) is not None
    except UnknownYear:
        return True


@cache
def _row_patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(fold_script(row.pattern)) for row in ROWS)


@cache
def _any_row() -> re.Pattern[str]:
    """All rows as one pattern: one pass finds them without overlaps, and the group that closes last names the row."""
    alternatives = ["《[^《》]{0,100}》"]
    for number, pattern in enumerate(_row_patterns()):
        unnamed = re.sub(r"[?]P<[a-z_]+>", "?:", pattern.pattern)
        alternatives.append(f"(?P<row{number}>{unnamed})")
    return re.compile("|".join(alternatives))


def fold(text: str) -> str:
    """Bring figures, width and script to one spelling, character for character, so that positions stay true."""
    return fold_script(half_width(numerals.fold(text)))
