"""The year of a plan, as far as the plan itself says it."""

from __future__ import annotations

import re

_YEAR = r"(?:19|20)\d\d"
_IN_NUMBER = re.compile(rf"[〔\[(（【]({_YEAR})[〕\])）】]")
"""A document's number holds its year in brackets, 〔2015〕3號 (GB/T 9704)."""


def year_of(issued: str | None, number: str | None) -> int | None:
    """The year of the date of issue, else that in the document's number; None where the plan has neither.

    A year in a title is no such year: 2020年工作要點 may be of 2019, and 2016—2020年 is five.
    """
    if issued and re.match(rf"{_YEAR}-", issued):
        return int(issued[:4])
    found = _IN_NUMBER.search(number or "")
    return int(found[1]) if found else None
