"""The table a person reads: no frame, columns by cell width, sections across, nothing cut."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby, zip_longest
from typing import TYPE_CHECKING, Literal, NamedTuple

from fazhi_cli.formats.view import cell_text, entry_text
from fazhi_cli.formats.widths import padded, share_out, width, wrap

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from fazhi_cli.formats.view import Column, Printout, Value

GAP = "  "
READABLE = 16
"""Cells below which prose in a column is no longer read but spelled."""
NEARLY_ALL = 0.95
"""The share of rows that decides how wide a column is set; the long cells of the others are wrapped."""
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")


class Line(NamedTuple):
    """A finished line and the part it plays, for whoever paints it."""

    text: str
    role: Literal["head", "rule", "section", "row", "foot"]


def render(printout: Printout) -> str:
    return "".join(f"{line.text}\n" for line in lines(printout))


def lines(printout: Printout) -> Iterator[Line]:
    if printout.view.rows:
        yield from _body(printout)
        if printout.view.drawing:
            yield from (Line(_clean(text), "row") for text in ("", *printout.view.drawing, ""))
    else:
        yield Line(f"沒有符合條件的{printout.view.title}。", "row")
    for foot in printout.view.feet:
        yield from (Line(text, "foot") for text in wrap([_clean(foot)], printout.width))


def _body(printout: Printout) -> Iterator[Line]:
    columns, view = printout.columns, printout.view
    head, *rows = _wrapped(printout)
    widths = [max(width(line) for cell in cells for line in cell) for cells in zip(head, *rows, strict=True)]
    rule = Line("─" * (sum(widths) + len(GAP) * (len(widths) - 1)), "rule")
    if printout.header is not False:
        yield from _row(columns, head, widths, "head")
    yield rule
    following = iter(rows)
    for place, (section, members) in enumerate(groupby(view.rows, view.section or (lambda _: ""))):
        if place:
            yield Line("", "row")
        if section:
            yield from (Line(text, "section") for text in wrap([_clean(section)], printout.width))
        for _ in members:
            yield from _row(columns, next(following), widths, "row")
    yield rule


def _wrapped(printout: Printout) -> list[list[list[str]]]:
    """The heading and every row as cells, each cell as lines."""
    head = [[column.heading] for column in printout.columns]
    rows = [[_pieces(row[column.field]) for column in printout.columns] for row in printout.view.rows]
    room = printout.width - len(GAP) * (len(head) - 1)
    columns = list(zip(head, *rows, strict=True))
    shares = _widths(printout.columns, rows, room)
    wrapped = [[wrap(pieces, share) for pieces in cells] for cells, share in zip(columns, shares, strict=True)]
    used = [max(width(line) for cell in cells for line in cell) for cells in wrapped]
    keenest, wider = _given_back(columns, used, room)
    wrapped[keenest] = [wrap(pieces, wider) for pieces in columns[keenest]]
    return [list(cells) for cells in zip(*wrapped, strict=True)]


def _given_back(columns: Sequence[Sequence[Sequence[str]]], used: Sequence[int], room: int) -> tuple[int, int]:
    """The column that still lacks most, and its width with the cells that the wrapping of the others left unused."""
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
    return share_out(tiers, room)


def _floor(pieces: Sequence[str]) -> int:
    longest = max(map(width, pieces), default=0)
    return longest if len(pieces) > 1 else min(longest, READABLE)


def _pieces(value: Value) -> list[str]:
    """What a cell may be broken into: the entries of a list, or its text as one."""
    if isinstance(value, str) or not isinstance(value, Sequence):
        return [_clean(cell_text(value))]
    entries = [_clean(entry_text(entry)) for entry in value]
    return [f"{entry}、" for entry in entries[:-1]] + entries[-1:]


def _clean(text: str) -> str:
    """Tabs and line breaks as spaces: one of them inside a cell would tear the columns apart."""
    return CONTROL.sub(" ", text)
