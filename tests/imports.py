"""Documents imported by the real program, and what the rulebook that it makes of them answers."""

from __future__ import annotations

import re
import shlex
from typing import TYPE_CHECKING, NamedTuple

from tests import program

if TYPE_CHECKING:
    from pathlib import Path


class Imported(NamedTuple):
    """A call of `fazhi import` that is over, and the folder of its rulebook."""

    code: int
    report: str
    stderr: str
    folder: Path

    def ask(self, command: str) -> list[tuple[str, ...]]:
        """The cells of an answer of the rulebook."""
        answer = program.forked(*shlex.split(command), "--data", self.folder, cwd=self.folder, FAZHI_SCRIPT="hant")
        assert answer.code == 0, answer.stderr
        return [tuple(line.split("\t")) for line in answer.lines]

    @property
    def roles(self) -> list[tuple[str, ...]]:
        """Of each task its leads and its other units."""
        return self.ask("tasks --fields lead,responsible")

    @property
    def limits(self) -> list[str]:
        """The limits of all clauses."""
        return [when for [when] in self.ask("clauses --fields when") if when]

    @property
    def text(self) -> str:
        """The document that the rulebook prints."""
        answer = program.forked("text", "--data", self.folder, cwd=self.folder, FAZHI_SCRIPT="hant")
        assert answer.code == 0, answer.stderr
        return answer.stdout


def imported(folder: Path, document: str | bytes, *options: str, name: str = "plan.txt") -> Imported:
    """Import a text or bytes that lie in a file of this name."""
    data = document.encode() if isinstance(document, str) else document
    (folder / name).write_bytes(data)
    answer = program.forked("import", name, "-o", "made", *options, cwd=folder, FAZHI_SCRIPT="hant")
    return Imported(answer.code, answer.stdout, answer.stderr, folder / "made")


def bare(text: str) -> str:
    """A text without blanks and line ends."""
    return re.sub(r"\s+", "", text)


class Plan(NamedTuple):
    """A document, and what a person read off it: of each task its title or how it begins, leads, other units and limits, as a pipe shows them."""

    text: str
    tasks: list[tuple[str, ...]]

    def is_read_whole(self, folder: Path) -> None:
        """Fails where the import has other tasks, or leaves something of the text out."""
        made = imported(folder, self.text)
        assert made.ask("tasks --fields title,lead,responsible,when") == self.tasks
        assert bare(made.text) == bare(self.text)
