"""What a question is told of a task from the register."""

from typing import NamedTuple


class Matter(NamedTuple):
    """How far a task is as a whole: the work of the unit that collects the others' reports; reported, note: its last report.

    No text of the plan says which one collects: office.yaml does, and where it does not, by the custom of offices the first named.
    """

    year: int | None
    status: str | None
    light: str | None
    is_done: bool
    extended: str | None
    done_clauses: tuple[int, ...]
    reported: str | None
    note: str | None
