"""How wide the columns of a page are: as wide as what may not be broken in them needs, the rest as the layout shares it out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fazhi_cli.formats.document import TableRow
from fazhi_cli.formats.whole import whole_names, whole_of
from fazhi_cli.formats.widths import atoms

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from fazhi_cli.formats.document import Row, TableColumn

TEXT_WIDTH = {False: 156.0, True: 225.0}
"""Millimetres between the margins, by whether the page lies on its side."""

CHARACTER = {False: 3.71, True: 3.18}
"""Millimetres of a Chinese character, by whether the column is set small: 10.5 or 9 points."""

PADDING = 2.5
"""Millimetres that a cell leaves free at its sides together, and a hair for faces that are set wider."""

FIGURE, NARROW = 0.64, 0.56
"""Of a character's width a figure, and another Latin character, takes at most this, whatever face stands in for the usual."""

BLANK = 0.57
"""Of a character's width an underscore, of which room to write consists; as a mark it has no gaps around it."""

NOT_SET_OFF = {"_": BLANK, " ": 0.5}
"""What has no gaps around it, and how wide it is."""

GAP = 0.25
"""Of a character's width what LibreOffice sets between Chinese and figures, whatever a file says."""

LONGEST_WHOLE = 14
"""Characters up to which a line of a column that keeps its lines whole is a name, and not a sentence."""

MEASURED = 20_000
"""Characters of a cell that are looked at: a value of a plan has no more, and a million of them took a second for each column."""

MOST_FOR_NAMES = 1.1
"""Of its share a column takes at most this for names that stand in its sentences."""

HEADING_LINES, SHORT_HEADING = 2, 3
"""Lines over which a heading may be spread, and characters of one that is not: one of them would stand alone in its line."""


def fitted(
    columns: Sequence[TableColumn], rows: Sequence[Row], names: Sequence[str] = (), *, landscape: bool
) -> tuple[TableColumn, ...]:
    """The columns with the shares that their words need; what some need more the others give, each by what it can spare.

    names: of units and other bodies, which stay whole wherever they stand; their words do where a column would take too much from
    the others.
    """
    room = TEXT_WIDTH[landscape]
    wishes = [column.share * room / 100 for column in columns]
    needs = [need(column, place, rows) for place, column in enumerate(columns)]
    widths = _shared(wishes, needs)
    for place, column in enumerate(columns):
        for_names = need(column, place, rows, whole_names(names))
        if for_names > MOST_FOR_NAMES * wishes[place]:
            for_names = need(column, place, rows, whole_names(names, 0))
        if for_names > widths[place]:
            needs[place] = for_names
    widths = _shared(wishes, needs)
    whole = sum(widths)
    shares = [round(100 * width_of_column / whole, 2) for width_of_column in widths[:-1]]
    shares.append(round(100 - sum(shares), 2))
    return tuple(column._replace(share=share) for column, share in zip(columns, shares, strict=True))


def _shared(wishes: Sequence[float], needs: Sequence[float]) -> list[float]:
    """Of each column what it wishes for, or needs; what some need more the others give, each by what it can spare."""
    lacking = sum(max(0.0, needed - wish) for needed, wish in zip(needs, wishes, strict=True))
    spare = sum(max(0.0, wish - needed) for needed, wish in zip(needs, wishes, strict=True))
    given = min(1.0, lacking / spare) if spare else 0.0
    widths = []
    for needed, wish in zip(needs, wishes, strict=True):
        widths.append(needed if needed > wish else wish - (wish - needed) * given)
    return widths


def need(column: TableColumn, place: int, rows: Sequence[Row], names: tuple[str, ...] = ()) -> float:
    """Millimetres in which all that stays whole in a column has room."""
    longest = max(_whole_texts(column, place, rows, names), default=0.0)
    return PADDING + CHARACTER[column.small] * longest


def _whole_texts(column: TableColumn, place: int, rows: Sequence[Row], names: tuple[str, ...]) -> Iterator[float]:
    """The lengths of what stays whole, in characters."""
    stays_whole = whole_of(names)
    heading = len(column.heading)
    yield heading if heading <= SHORT_HEADING else -(-heading // HEADING_LINES)
    for row in rows:
        if isinstance(row, TableRow):
            for whole_text in row.cells[place].texts:
                text = whole_text[:MEASURED]
                if column.whole and (length := characters(text)) <= LONGEST_WHOLE:
                    yield length
                else:
                    # With the marks that lean on it, which no line may begin or end with.
                    yield from (characters(atom) for atom in atoms(text, names) if stays_whole.search(atom))


def characters(text: str) -> float:
    """The length of a text in Chinese characters, with the gaps that some programs set between Chinese and figures."""
    length = 0.0
    before: bool | None = None
    for character in text:
        if character in NOT_SET_OFF:
            length += NOT_SET_OFF[character]
            before = None
            continue
        is_narrow = character.isascii()
        length += FIGURE if character.isdigit() else NARROW if is_narrow else 1
        if before not in (None, is_narrow):
            length += GAP
        before = is_narrow
    return length
