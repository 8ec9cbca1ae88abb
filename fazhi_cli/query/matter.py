"""What a question is told of a task from the register."""

from typing import NamedTuple


class Matter(NamedTuple):
    """How far a task is as a whole: the work of the unit that collects the others' reports, the first that acts.

    No text of the plan says which one collects; that it is the first named is the custom of offices.
    """

    year: int | None
    status: str | None
    light: str | None
    is_done: bool
    extended: str | None
    done_clauses: tuple[int, ...]
