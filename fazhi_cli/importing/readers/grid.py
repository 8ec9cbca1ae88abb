"""A table with merged cells as rows of text, the cells of a row parted by tabs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from fazhi_cli.errors import WrongCall

if TYPE_CHECKING:
    from collections.abc import Sequence

_MOST_CELLS = 200_000

_MOST_CHARACTERS = 1_000_000
"""Of all cells, where each says again what is said of all its rows; a table of a plan has a tenth of that."""


class Cell(NamedTuple):
    """A cell where it begins, and over how many columns and rows it goes."""

    text: str
    columns: int = 1
    rows: int = 1


class _Place(NamedTuple):
    """What stands at a place: a cell, and whether it begins in this row and in this column."""

    cell: Cell
    begins_row: bool
    begins_column: bool


_NOTHING = _Place(Cell(""), begins_row=True, begins_column=True)


def rows_of(rows: Sequence[Sequence[Cell]]) -> list[tuple[int, str]]:
    """The rows of a table as lines, each with its number from 1; a row has the cells that begin in it, left to right, from the first place that is free.

    Rows that share their number are one, for they are one task with several works or limits; where no column has numbers, those
    that share their first cell that is no class of tasks. Any other cell that goes over several rows is said of each. A cell that
    fills its row is a line of its own.
    """
    grid = _grid(rows)
    own = _own_column(grid)
    groups: list[tuple[int, list[list[_Place]]]] = []
    for number, places in enumerate(grid, 1):
        if groups and places and not places[own].begins_row:
            groups[-1][1].append(places)
        else:
            groups.append((number, [places]))
    return [(number, line) for number, group in groups if (line := _line(group)) is not None]


def _grid(rows: Sequence[Sequence[Cell]]) -> list[list[_Place]]:
    """Every row with something at each place."""
    grid: list[dict[int, _Place]] = [{} for _ in rows]
    count = characters = 0
    for number, row in enumerate(rows):
        column = 0
        for cell in row:
            while column in grid[number]:
                column += 1
            last = min(number + cell.rows, len(rows))
            count += cell.columns * (last - number)
            characters += len(cell.text) * (last - number)
            if count > _MOST_CELLS or characters > _MOST_CHARACTERS:
                raise WrongCall("裡面的表格太大，不像是一份方案。")
            for below in range(number, last):
                for beside in range(column, column + cell.columns):
                    grid[below][beside] = _Place(cell, below == number, beside == column)
    width = max((max(places) + 1 for places in grid if places), default=0)
    return [[places.get(column, _NOTHING) for column in range(width)] for places in grid]


_HEADER_ROWS = 10
"""Rows from the first among which the headings of a table are."""

_NUMBER = re.compile("序?[号號]|[编編][号號]")
_CLASS = re.compile(
    "(?:工作|任[务務]|[项項]目|事[项項]|措施|重[点點])?(?:[类類][别別型]?|[领領]域|板[块塊]|方面|分[类類]|大[类類]|[专專]?[题題]|[维維]度)|[一二三]?[级級]指[标標]"
)
"""The heading of a column whose cells go over several tasks: 類別."""


def _own_column(grid: Sequence[Sequence[_Place]]) -> int:
    """The column in which every task has a cell of its own, from 0."""
    headings = [["".join(place.cell.text.split()) for place in places] for places in grid[:_HEADER_ROWS]]
    for row in headings:
        if numbered := [column for column, text in enumerate(row) if _NUMBER.fullmatch(text)]:
            return numbered[0]
    return next((_own_among(row) for row in headings if any(map(_CLASS.fullmatch, row))), 0)


def _own_among(headings: Sequence[str]) -> int:
    """The first column that is no class of tasks."""
    return next((column for column, text in enumerate(headings) if not _CLASS.fullmatch(text)), 0)


def _line(group: list[list[_Place]]) -> str | None:
    """Some rows that are one, as a line; None where nothing stands in them."""
    if len({id(place.cell) for place in group[0]}) == 1:
        return group[0][0].cell.text
    texts = [_text([places[column] for places in group]) for column in range(len(group[0]))]
    return "\t".join(texts) if any(texts) else None


def _text(places: Sequence[_Place]) -> str:
    """What stands in one column of some rows that are one."""
    first, *others = places
    texts = [first.cell.text] if first.begins_column else []
    texts += [place.cell.text for place in others if place.begins_row and place.begins_column]
    return " ".join(" ".join(text.split()) for text in texts if text.strip())
