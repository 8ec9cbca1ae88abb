"""The table a person reads: no frame, columns by cell width, sections across, nothing cut."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby, zip_longest
from typing import TYPE_CHECKING, Literal, NamedTuple

from fazhi_cli.formats.view import plain, told
from fazhi_cli.formats.widths import fold, padded, shared, width

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from fazhi_cli.formats.view import Column, Sheet, Value

GAP = "  "
READABLE = 16
"""Cells below which prose in a column is no longer read but spelled."""
NEARLY_ALL = 0.95
"""The share of rows that decides how wide a column is set; the long cells of the others are folded."""
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")


class Line(NamedTuple):
    """A finished line and the part it plays, for whoever paints it."""

    text: str
    role: Literal["head", "rule", "section", "row", "foot"]


def render(sheet: Sheet) -> str:
    return "".join(f"{line.text}\n" for line in lines(sheet))


def lines(sheet: Sheet) -> Iterator[Line]:
    if sheet.view.rows:
        yield from _body(sheet)
        if sheet.view.drawing:
            yield from (Line(_clean(text), "row") for text in ("", *sheet.view.drawing, ""))
    else:
        yield Line(f"沒有符合條件的{sheet.view.title}。", "row")
    for foot in sheet.view.feet:
        yield from (Line(text, "foot") for text in fold([_clean(foot)], sheet.width))


def _body(sheet: Sheet) -> Iterator[Line]:
    columns, view = sheet.columns, sheet.view
    head, *rows = _folded(sheet)
    widths = [max(width(line) for cell in cells for line in cell) for cells in zip(head, *rows, strict=True)]
    rule = Line("─" * (sum(widths) + len(GAP) * (len(widths) - 1)), "rule")
    if sheet.header is not False:
        yield from _row(columns, head, widths, "head")
    yield rule
    following = iter(rows)
    for place, (section, members) in enumerate(groupby(view.rows, view.section or (lambda _: ""))):
        if place:
            yield Line("", "row")
        if section:
            yield from (Line(text, "section") for text in fold([_clean(section)], sheet.width))
        for _ in members:
            yield from _row(columns, next(following), widths, "row")
    yield rule


def _folded(sheet: Sheet) -> list[list[list[str]]]:
    """The heading and every row as cells, each cell as lines."""
    head = [[column.heading] for column in sheet.columns]
    rows = [[_pieces(row[column.field]) for column in sheet.columns] for row in sheet.view.rows]
    room = sheet.width - len(GAP) * (len(head) - 1)
    columns = list(zip(head, *rows, strict=True))
    shares = _widths(sheet.columns, rows, room)
    folded = [[fold(pieces, share) for pieces in cells] for cells, share in zip(columns, shares, strict=True)]
    used = [max(width(line) for cell in cells for line in cell) for cells in folded]
    keenest, wider = _given_back(columns, used, room)
    folded[keenest] = [fold(pieces, wider) for pieces in columns[keenest]]
    return [list(cells) for cells in zip(*folded, strict=True)]


def _given_back(columns: Sequence[Sequence[Sequence[str]]], used: Sequence[int], room: int) -> tuple[int, int]:
    """The column that still lacks most, and its width with the cells that the folding of the others left unused."""
    lacks = [max(sum(map(width, pieces)) for pieces in cells) - had for cells, had in zip(columns, used, strict=True)]
    keenest = lacks.index(max(lacks))
    return keenest, used[keenest] + max(0, min(lacks[keenest], room - sum(used)))


def _row(
    columns: Sequence[Column], cells: Iterable[Sequence[str]], widths: Sequence[int], role: Literal["head", "row"]
) -> Iterator[Line]:
    for parts in zip_longest(*cells, fillvalue=""):
        set_out = (
            padded(part, room, right=column.numeric) for part, room, column in zip(parts, widths, columns, strict=True)
        )
        yield Line(GAP.join(set_out).rstrip(), role)


def _widths(columns: Sequence[Column], rows: Sequence[Sequence[Sequence[str]]], room: int) -> list[int]:
    """Shares the line out so that the entries of a list, unit names above all, stay whole in nearly every row."""
    headings = [width(column.heading) for column in columns]
    wholes = [sorted(sum(map(width, pieces)) for pieces in cells) for cells in zip(*rows, strict=True)]
    floors = [sorted(map(_floor, cells)) for cells in zip(*rows, strict=True)]
    nearly_all = int(len(rows) * NEARLY_ALL)
    tiers = [
        [needs[nearly_all] for needs in floors],
        [needs[nearly_all] for needs in wholes],
        [needs[-1] for needs in wholes],
    ]
    tiers = [list(map(max, headings, tier)) for tier in tiers]
    return shared(tiers, room)


def _floor(pieces: Sequence[str]) -> int:
    longest = max(map(width, pieces), default=0)
    return longest if len(pieces) > 1 else min(longest, READABLE)


def _pieces(value: Value) -> list[str]:
    """What a cell may be broken into: the entries of a list, or its text as one."""
    if isinstance(value, str) or not isinstance(value, Sequence):
        return [_clean(plain(value))]
    entries = [_clean(told(entry)) for entry in value]
    return [f"{entry}、" for entry in entries[:-1]] + entries[-1:]


def _clean(text: str) -> str:
    """Tabs and line breaks as spaces: one of them inside a cell would tear the columns apart."""
    return CONTROL.sub(" ", text)
