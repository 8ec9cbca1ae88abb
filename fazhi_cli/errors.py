"""What can go wrong, as values: problems have a place, and each kind of failure has its exit code."""

from collections.abc import Iterable
from typing import Any, Literal

from fazhi_cli.structs import Struct

Severity = Literal["error", "warning"]


class Problem(Struct):
    """A fault at a place; lines and columns count from 1, and 0 means "the file as a whole"."""

    file: str
    line: int
    column: int
    code: str
    severity: Severity
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}: {self.code} {self.message}"


class Fault:
    """What is wrong, as data: a code, and the values that a sentence about it needs.

    The sentence itself is made in vocabulary.failures, so that the rooms below know neither Chinese nor options.
    """

    def __init__(self, code: str, /, **facts: Any) -> None:
        self.code = code
        self.facts = facts

    def __repr__(self) -> str:
        facts = ", ".join(f"{name}={value!r}" for name, value in self.facts.items())
        return f"{self.code}({facts})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Fault) and (self.code, self.facts) == (other.code, other.facts)

    __hash__ = None  # type: ignore[assignment]  # the values may be lists


class FazhiError(Exception):
    """A failure that ends the command, with everything that is wrong: faults, or finished sentences."""

    exit_code = 1

    def __init__(self, *faults: Fault | str) -> None:
        super().__init__(*faults)
        self.faults = faults

    @property
    def messages(self) -> tuple[str, ...]:
        """The faults as texts; those that are data still lack their sentence, which vocabulary.failures makes."""
        return tuple(map(str, self.faults))


class NothingFound(FazhiError):
    """An empty answer, where --fail-empty made that a failure; the answer itself was given."""


class ProblemsFound(FazhiError):
    """What was to be looked at is not as it should be."""


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
