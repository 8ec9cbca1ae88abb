"""What can go wrong, as values: problems have a place, and each kind of failure has its exit code."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

Severity = Literal["error", "warning"]


class Problem(NamedTuple):
    """A fault at a place; lines and columns count from 1, and 0 means "the file as a whole"."""

    file: str
    line: int
    column: int
    code: str
    severity: Severity
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}: {self.code} {self.message}"


class FazhiError(Exception):
    """A failure that ends the command with one sentence, or a few, for the reader."""

    exit_code = 1

    def __init__(self, *messages: str) -> None:
        super().__init__(*messages)
        self.messages = messages


class NothingFound(FazhiError):
    """An empty answer, where --fail-empty made that a failure; the answer itself was given."""


class WrongCall(FazhiError):
    """The command was called with something it does not know: a unit, an id, a field, a date."""

    exit_code = 2


class InvalidRulebook(FazhiError):
    """The YAML is no rulebook; every problem found is reported at once."""

    exit_code = 3

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__(*map(str, self.problems))


class MissingPart(FazhiError):
    """Something around the program is missing: a file, a folder, a permission, a font, an optional package."""

    exit_code = 4
