"""A limit as it stands on a day: its days, the reading that holds for it, and whether it is suspended."""

from __future__ import annotations

from typing import NamedTuple

Days = tuple[str | None, str | None]
"""due and due_latest, ISO dates; both None while the limit has no day or is suspended."""


def days_in_force(reading: str, strict: str | None, lenient: str | None) -> Days:
    """due and due_latest of the two days of a wording: both days while the reading is open, else the one that it means."""
    if reading == "strict":
        return strict, strict
    if reading == "lenient":
        return lenient, lenient
    return strict, lenient


class LimitState(NamedTuple):
    """strict and lenient: the days that the wording, or a later document, gives; reading: strict, lenient or both."""

    strict: str | None
    lenient: str | None
    reading: str
    is_suspended: bool = False

    @property
    def days(self) -> Days:
        if self.is_suspended:
            return None, None
        return days_in_force(self.reading, self.strict, self.lenient)

    def has_passed(self, day: str) -> bool:
        """Whether its last day, the lenient one while the reading is open, had passed when a day began."""
        last_day = self.days[1]
        return last_day is not None and last_day < day
