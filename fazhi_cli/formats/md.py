"""A pipe table as GitLab and Gitea draw it; a section is a row of its own, in bold, and a foot a paragraph."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from fazhi_cli.formats.view import cell_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from fazhi_cli.formats.view import Printout

MARKUP = re.compile(r"[\\|<>*_`~\[\]&$]")
"""What would start markup inside a cell; $ is a formula in Gitea."""


def escaped(text: str) -> str:
    """The text as it is; line breaks, which no cell can hold, as <br>."""
    return re.sub(r"\r\n?|\n", "<br>", MARKUP.sub(r"\\\g<0>", text))


def render(printout: Printout) -> str:
    table = "".join(f"| {' | '.join(cells)} |\n" for cells in _lines(printout))
    return table + "".join(f"\n{escaped(foot)}\n" for foot in printout.view.feet)


def _lines(printout: Printout) -> Iterator[list[str]]:
    yield [escaped(column.heading) for column in printout.columns]
    yield ["---:" if column.numeric else "---" for column in printout.columns]
    for section, rows in groupby(printout.view.rows, printout.view.section or (lambda _: "")):
        if section:
            yield _section(section, [column.numeric for column in printout.columns])
        for row in rows:
            yield [escaped(cell_text(row[column.field])) for column in printout.columns]


def _section(section: str, numeric: Sequence[bool]) -> list[str]:
    """The heading goes to the first column that is wide enough for words."""
    cells = ["" for _ in numeric]
    cells[next((i for i, is_number in enumerate(numeric) if not is_number), 0)] = f"**{escaped(section)}**"
    return cells
