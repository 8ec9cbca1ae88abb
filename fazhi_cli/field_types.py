"""The values of which the rulebook's files are made: texts, phrases, counts and days, each refusing what only looks like one."""

from __future__ import annotations

import datetime as dt
import re
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError


def listed(value: Any) -> Any:
    """A lone value as the list that it stands for."""
    return [value] if isinstance(value, str | dict) else value


def _counted(value: Any) -> Any:
    """Refuse 010: YAML 1.1 reads it as 8, people as 10."""
    if isinstance(value, str) and value != str(int(value) if value.isascii() and value.isdigit() else None):
        raise ValueError(value)
    return value


def _dated(value: Any) -> Any:
    """Refuse what pydantic would take for seconds since 1970, as it does 20150331."""
    if isinstance(value, str) and (len(value) != 10 or value[4] != "-"):
        raise PydanticCustomError("day", "no day")
    return value


def on_one_line(value: str) -> str:
    """Refuse a name, title or phrase of blanks only, and one of two lines: in a column the second would pass for another entry."""
    if not value.strip():
        raise PydanticCustomError("string_too_short", "nothing but blanks")
    # Nearly every phrase is printable, which is asked quickest.
    if not value.isprintable() and any(sign in value for sign in "\t\r\n"):
        raise PydanticCustomError("one_line", "more than one line")
    return value


Text = Annotated[str, StringConstraints(min_length=1)]
"""Something printed, of one line or several."""

Texts = Annotated[tuple[Text, ...], BeforeValidator(listed, Text | tuple[Text, ...])]
Phrase = Annotated[Text, AfterValidator(on_one_line)]
"""Something named or quoted."""

Label = Annotated[str, AfterValidator(lambda value: value and on_one_line(value))]
"""What is printed before a title; empty where nothing is."""

Phrases = Annotated[tuple[Phrase, ...], BeforeValidator(listed, Phrase | tuple[Phrase, ...])]
MOST = 2**63 - 1
"""The largest number that the index can hold."""

LONGEST_NUMBER = len(str(MOST))
"""Figures of it: what has more is no number, and what has fewer is held against what it counts."""

Count = Annotated[int, Field(ge=0, le=MOST), BeforeValidator(_counted)]
Number = Annotated[int, Field(ge=1, le=MOST), BeforeValidator(_counted)]
FIRST_DAY, LAST_DAY = dt.date(1900, 1, 1), dt.date(2999, 12, 31)
"""The days of which a plan may speak: what is counted from them, a year or a century on, is still a day of the calendar."""


def _of_our_time(value: dt.date) -> dt.date:
    """Refuse a day from which nothing could be counted, as 0001-01-01 and 9999-12-31."""
    if not FIRST_DAY <= value <= LAST_DAY:
        raise PydanticCustomError("day_beyond", "no day of our time")
    return value


Day = Annotated[dt.date, BeforeValidator(_dated), AfterValidator(_of_our_time)]


_SPAN = re.compile(r"(\d{4}-\d\d-\d\d) ?(?:至|到|\.\.|~|—|–|/) ?(\d{4}-\d\d-\d\d)", re.ASCII)
_LONGEST = 366


def days_of_span(text: str) -> list[str]:
    """The days (ISO) of a span such as 2027-02-05至2027-02-11, or the text alone where it is none.

    Raises ValueError for a day that does not exist, a span that ends before it begins, and one of more than a year.
    """
    span = _SPAN.fullmatch(text)
    if span is None:
        return [text]
    first, last = map(dt.date.fromisoformat, span.groups())
    count = (last - first).days + 1
    if not 1 <= count <= _LONGEST:
        raise ValueError(text)
    return [(first + dt.timedelta(days=number)).isoformat() for number in range(count)]


def days_written(entry: Any) -> int:
    """How many days an entry stands for, be it a day, a span or neither."""
    span = _SPAN.fullmatch(entry) if isinstance(entry, str) else None
    if span is None:
        return 1
    try:
        first, last = map(dt.date.fromisoformat, span.groups())
    except ValueError:
        return 1
    return (last - first).days + 1


def _as_days(value: Any) -> Any:
    """A lone day as the list that it stands for, and each span as its days."""
    entries = listed(value)
    if not isinstance(entries, list):
        return entries
    days: list[Any] = []
    for entry in entries:
        try:
            days += days_of_span(entry) if isinstance(entry, str) else [entry]
        except ValueError:
            raise PydanticCustomError("span", "no span of days") from None
    return days


Span = Annotated[str, StringConstraints(pattern=_SPAN.pattern)]
SpannedDays = Annotated[tuple[Day, ...], BeforeValidator(_as_days, Day | Span | tuple[Day | Span, ...])]
"""Days, some of them as spans: 2027-02-05至2027-02-11."""


class Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, defer_build=True)
