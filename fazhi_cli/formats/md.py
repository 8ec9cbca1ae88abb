"""A pipe table as GitLab and Gitea draw it; a section is a row of its own, in bold, and a foot a paragraph."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from fazhi_cli.formats.view import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from fazhi_cli.formats.view import Sheet

MARKUP = re.compile(r"[\\|<>*_`~\[\]&$]")
"""What would start markup inside a cell; $ is a formula in Gitea."""


def escaped(text: str) -> str:
    """The text as it is; line breaks, which no cell can hold, as <br>."""
    return re.sub(r"\r\n?|\n", "<br>", MARKUP.sub(r"\\\g<0>", text))


def render(sheet: Sheet) -> str:
    table = "".join(f"| {' | '.join(cells)} |\n" for cells in _lines(sheet))
    return table + "".join(f"\n{escaped(foot)}\n" for foot in sheet.view.feet)


def _lines(sheet: Sheet) -> Iterator[list[str]]:
    yield [escaped(column.heading) for column in sheet.columns]
    yield ["---:" if column.numeric else "---" for column in sheet.columns]
    for section, rows in groupby(sheet.view.rows, sheet.view.section or (lambda _: "")):
        if section:
            yield _section(section, [column.numeric for column in sheet.columns])
        for row in rows:
            yield [escaped(plain(row[column.field])) for column in sheet.columns]


def _section(section: str, numeric: Sequence[bool]) -> list[str]:
    """The heading goes to the first column that is wide enough for words."""
    cells = ["" for _ in numeric]
    cells[next((i for i, is_number in enumerate(numeric) if not is_number), 0)] = f"**{escaped(section)}**"
    return cells
