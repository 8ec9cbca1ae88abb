"""The notices of days off of each year: which of them rules a day.

The table is holiday_notices.csv: number, dated (of the paper; with ? where only its publication is known), the first and
last day that it rules, confidence (H: an official page or a full text was read; M: a copy or a list of numbers) and source.
"""

from __future__ import annotations

import csv
import datetime as dt
from functools import cache
from pathlib import Path
from typing import NamedTuple

_TABLE = Path(__file__).with_suffix(".csv")


class HolidayNotice(NamedTuple):
    """A notice by its number, with the first and last day that it rules; is_settled: its number was read in the paper itself."""

    number: str
    first: dt.date
    last: dt.date
    is_settled: bool


def ruling(day: dt.date) -> HolidayNotice | None:
    """The notice that rules a day, of several the later one; None where none is on record."""
    found = [notice for notice in _notices() if notice.first <= day <= notice.last]
    return found[-1] if found else None


@cache
def _notices() -> tuple[HolidayNotice, ...]:
    """All notices, in the order in which they were issued."""
    with _TABLE.open(encoding="utf-8", newline="") as file:
        return tuple(
            HolidayNotice(
                number=row["number"],
                first=dt.date.fromisoformat(row["first"]),
                last=dt.date.fromisoformat(row["last"]),
                is_settled=row["confidence"] == "H",
            )
            for row in csv.DictReader(file)
        )
