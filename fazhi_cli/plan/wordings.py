"""Time wordings in a text: where they stand and what they mean, by the table; what no row knows stays text."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_right
from functools import cache, lru_cache
from itertools import groupby
from typing import TYPE_CHECKING, Literal, NamedTuple

from fazhi_cli.plan import numerals
from fazhi_cli.plan.names import half_width
from fazhi_cli.plan.replacements import Replacements
from fazhi_cli.plan.script import fold_script
from fazhi_cli.plan.time_meaning import Context, Milestone, Term, UnknownYear
from fazhi_cli.plan.wording_parts import (
    FIRST_CHARACTER,
    FIRST_OF_DAY,
    MOMENTS,
    OF_ANOTHER_YEAR,
    OPEN_WORDS,
    SIGN_OF_TIME,
    STANDING_WORDS,
    WITH_EVENT,
)
from fazhi_cli.plan.wording_table import ROWS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from fazhi_cli.plan.time_meaning import Meaning
    from fazhi_cli.plan.wording_table import Row

KEPT = 2000
"""Texts whose wordings are kept: the clauses of a plan or two."""

_NO_CONTEXT = Context()
# Long past, so that no wording tells of the time before it, and a leap year: only a day of no year at all (2月30日) does
# not exist then.
_LEAP_YEAR = Context(issued=dt.date(4, 1, 1), year=4)


class Reading(NamedTuple):
    """A wording at its place in a text; meaning is None where nothing gives its year."""

    start: int
    end: int
    wording: str
    meaning: Meaning | None


def read(phrase: str, context: Context = _NO_CONTEXT) -> Meaning | None:
    """Return the meaning of a phrase, or of the first wording within it; None if it holds none or no such day exists.

    Raises UnknownYear where neither the wording nor its context gives the year.
    """
    first = next(iter(_scan(phrase)), None)
    if first is None:
        return None
    row, match = first
    return row.interpret(_parts(match, phrase), context)


def read_in(text: str, phrase: str, context: Context = _NO_CONTEXT) -> Meaning | None:
    """Return the meaning of a phrase where it first stands in a text, whose next words may make it a limit (9月投入使用).

    Where the text holds no wording at that place, the phrase is read by itself. Raises UnknownYear.
    """
    start = text.find(phrase)
    found = _scan(text).first_within(start, start + len(phrase))
    if found is None:
        return read(phrase, context)
    row, match = found
    return row.interpret(_parts(match, text), context)


def read_in_any_year(text: str, phrase: str) -> Meaning | None:
    """As read_in, where it does not matter which year it is, only what kind of day the phrase leads to."""
    try:
        return read_in(text, phrase, _LEAP_YEAR)
    except UnknownYear:
        return None


def readings(text: str, context: Context = _NO_CONTEXT) -> Iterator[Reading]:
    """Read every wording of a text, left to right, each in the context of those before it; what tells of the past is none."""
    yield from _readings(text, _scan(text), context)


def _readings(text: str, matches: Iterable[tuple[Row, re.Match[str]]], context: Context) -> Iterator[Reading]:
    """The readings of wordings that were found in a text."""
    read_to = 0
    for row, match in matches:
        if context.is_repeated:
            context = beyond(context, text[read_to : match.start()])
        read_to = match.end()
        parts = _parts(match, text)
        try:
            meaning = row.interpret(parts, context)
        except UnknownYear:
            yield Reading(match.start(), match.end(), parts["wording"], None)
            continue
        if meaning is not None:
            context = context.after(meaning)
            yield Reading(match.start(), match.end(), parts["wording"], meaning)


def beyond(context: Context, words: str) -> Context:
    """The context of a wording, given that of the one before it and the words between the two.

    A day of each year is so up to the end of its sentence, or to a year that is named (每年3月底前公布，2021年起於2月底前公布); a
    bracket says the days of what comes each year, half-year or quarter (每半年一次（6月底前、12月底前）).
    """
    if context.of_each_year:
        return context._replace(of_each_year=False) if _ENDS_EACH_YEAR.search(fold(words)) else context
    opening = fold(words[: _LONGEST_OPENING + 1])
    opens_days = _OPENS_DAYS.fullmatch(opening) and not _ENDS_EACH_YEAR.search(opening)
    return context._replace(of_each_year=True) if opens_days else context


_ENDS_EACH_YEAR = re.compile(r"[。！？!?\n]|[12][0-9]{3} ?年|[今本明]年")
_OPENS_DAYS = re.compile(r"[^,。;:、()]{0,10}[(:]分?[别別于在]{0,2}")
_LONGEST_OPENING = 14
"""Characters of the longest text that _OPENS_DAYS fits."""


def open_words(text: str) -> list[tuple[int, int, str]]:
    """The words of a text that speak of time and say no day, no term and no period (盡快, 持續推進), as find gives wordings."""
    return [
        (match.start(), match.end(), text[match.start() : match.end()]) for match in _open_words().finditer(fold(text))
    ]


def moments(text: str) -> list[tuple[int, int]]:
    """Where a text says by when and names no day (汛期前完成排查): a limit all the same. Of a thing it only tells (汛期前的準備)."""
    return [match.span() for match in _moments().finditer(fold(text))]


def says_no_day(phrase: str) -> bool:
    """Whether a phrase says of time only that no day is set (長期堅持; 立行立改,持續推進)."""
    return _standing().fullmatch(fold(phrase)) is not None


@cache
def _standing() -> re.Pattern[str]:
    joined = "[,。;、 並和]|推進|堅持|開展|落實|實施|執行|整改|完成|進行|保持|到位|任務|性|工作"
    return re.compile(fold_script(f"(?:{STANDING_WORDS})(?:{STANDING_WORDS}|{joined}){{0,8}}"))


def beside_units(wording: str) -> str:
    """A time as it is read beside units: a mere day or month there (2021年6月30日) is that by which the work is done."""
    return f"{wording}完成"


def find(text: str) -> list[tuple[int, int, str]]:
    """Every time wording of a text as (start, end, wording), left to right; those within 《》 are a document's name."""
    return _of_any_year(text, _scan(text))


def find_times(text: str, context: Context) -> list[tuple[int, int, str]]:
    """As find, but for what tells of the time before the document was issued, where its date is known; context: of the plan.

    Of a term with its event it is the time alone (30日前 of 屆滿30日前): read_in finds the event before it.
    """
    matches = _scan(text)
    if context.issued:
        found = [reading[:3] for reading in _readings(text, matches, context)]
    else:
        found = _of_any_year(text, matches)
    amounts = {}
    for _, match in matches:
        if "event" in match.re.groupindex:
            amounts[match.start()] = match.start("amount")
    return [(amounts.get(start, start), end, wording) for start, end, wording in found]


def _of_any_year(text: str, matches: Iterable[tuple[Row, re.Match[str]]]) -> list[tuple[int, int, str]]:
    """The wordings that are a time in one year or another, as find gives them."""
    found = []
    for row, match in matches:
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
    if not _sign_of_time().search(folded):
        return
    for hit in _any_row().finditer(folded):
        if hit.lastgroup is None:
            continue  # a document's name
        number = int(hit.lastgroup.removeprefix("row"))
        match = _row_pattern(number).match(folded, hit.start())
        if match and not _is_of_another_year(match):
            yield ROWS[number], match


def _is_of_another_year(match: re.Match[str]) -> bool:
    """Whether the words before a wording give its year or month, and not the document (竣工次年年底前, 農曆八月底前)."""
    start = match.start()
    return _of_another_year().search(match.string, max(0, start - 2), start + 3) is not None


class _Scan:
    """The wordings of one text with their rows, found as far as they were asked for: a clause may have limits by the hundred."""

    def __init__(self, text: str) -> None:
        self._coming = _matches(text)
        self._found: list[tuple[Row, re.Match[str]]] = []
        self._ends: list[int] = []

    def __iter__(self) -> Iterator[tuple[Row, re.Match[str]]]:
        place = 0
        while place < len(self._found) or self._finds_another():
            yield self._found[place]
            place += 1

    def first_within(self, start: int, end: int) -> tuple[Row, re.Match[str]] | None:
        """The first wording that has a character between two places of the text."""
        while not self._ends or self._ends[-1] <= start:
            if not self._finds_another():
                return None
        row, match = self._found[bisect_right(self._ends, start)]
        return (row, match) if match.start() < end else None

    def _finds_another(self) -> bool:
        row_and_match = next(self._coming, None)
        if row_and_match is None:
            return False
        self._found.append(row_and_match)
        self._ends.append(row_and_match[1].end())
        return True


@lru_cache(maxsize=KEPT)
def _scan(text: str) -> _Scan:
    """The scan of a text, which is asked for again: by each of its limits, and by check after check."""
    return _Scan(text)


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
def _row_pattern(number: int) -> re.Pattern[str]:
    """The pattern of one row, made when the row is first met: a plan has few of the wordings."""
    return re.compile(fold_script(ROWS[number].pattern))


@cache
def _sign_of_time() -> re.Pattern[str]:
    return re.compile(fold_script(SIGN_OF_TIME))


@cache
def _of_another_year() -> re.Pattern[str]:
    return re.compile(fold_script(OF_ANOTHER_YEAR))


@cache
def _open_words() -> re.Pattern[str]:
    return re.compile(fold_script(OPEN_WORDS))


@cache
def _moments() -> re.Pattern[str]:
    return re.compile(fold_script(f"(?:{MOMENTS})(?!的)"))


@cache
def _any_row() -> re.Pattern[str]:
    """All rows as one pattern: one pass finds them without overlaps, and the group that closes last names the row.

    Rows that follow each other are tried only where one of them may begin, which most places of a text are not.
    """
    alternatives = []
    for place, rows in groupby(enumerate(ROWS), key=_place):
        patterns = []
        for number, row in rows:
            unnamed = re.sub(r"[?]P<[a-z_]+>", "?:", fold_script(row.pattern))
            patterns.append(f"(?:{unnamed})(?P<row{number}>)")
        alternatives.append(f"{fold_script(place)}(?:{'|'.join(patterns)})")
    # Asked once for all groups: of a sentence nearly no place may begin a wording.
    may_begin = fold_script(f"(?:{FIRST_CHARACTER}|{WITH_EVENT})")
    return re.compile(f"《[^《》]{{0,100}}》|{may_begin}(?:{'|'.join(alternatives)})")


def _place(numbered: tuple[int, Row]) -> str:
    """Where a wording of the row may begin."""
    _, row = numbered
    if "(?P<event>" in row.pattern:
        return WITH_EVENT  # the words for its event may be any
    return FIRST_OF_DAY if isinstance(row.means, Milestone) else FIRST_CHARACTER


def fold(text: str) -> str:
    """Bring figures, width and script to one spelling, character for character, so that positions stay true."""
    return text.translate(_spellings())


@cache
def _spellings() -> Replacements:
    """What fold makes of each character: its figures, its width and its script, one after the other."""
    return Replacements(lambda character: fold_script(half_width(numerals.fold(character))))
