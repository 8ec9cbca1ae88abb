"""Where in the document something stands that a line of tasks.yaml says of it."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

from fazhi_cli.data_files import TASKS
from fazhi_cli.rulebook.problems import Location
from fazhi_cli.rulebook.render_text import pieces

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fazhi_cli.importing.readers.documents import Line
    from fazhi_cli.rulebook.load import Loaded


class SourcePlaces:
    """The places of a document that a rulebook prints, up to blanks."""

    def __init__(self, loaded: Loaded, lines: Sequence[Line]) -> None:
        self._lines = lines
        self._ends = list(accumulate(len(_bare(line.text)) for line in lines))
        self._marks: list[tuple[int, int]] = []
        printed = 0
        for piece in pieces(loaded.rulebook):
            if length := len(_bare(piece.text)):
                line, _ = loaded.place(Location(TASKS, piece.steps))
                self._marks.append((line, printed))
                printed += length
        self._marks.sort()

    def of_line(self, number: int) -> str:
        """The place of what stands in a line of tasks.yaml, from 1, or last before it."""
        found = bisect_right(self._marks, (number, self._ends[-1])) - 1
        printed = self._marks[max(found, 0)][1] if self._marks else 0
        return self._lines[min(bisect_right(self._ends, printed), len(self._lines) - 1)].place


def _bare(text: str) -> str:
    return "".join(text.split())
