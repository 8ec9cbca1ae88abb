"""The numbers that people type for tasks and clauses: 10, 10,12-15, 三十一, (十), 10.3, suining-2015:10.

What a sheet prints for an item, 10.3-2, is read too, and means the clause that lists it.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from fazhi_cli.errors import Fault, WrongCall
from fazhi_cli.plan.names import half_width
from fazhi_cli.plan.numerals import number

MOST = 4000
"""Numbers of one call: each takes up to seven values of a statement, and some builds of SQLite stop at 32,766."""

LONGEST = 1000
"""Single numbers that one span is taken for; no plan has so many chapters."""

_RANGE = re.compile("[-–—~至到]")
_LIST = re.compile(r"[,、;\s]+")
_PLAN = re.compile(r"([a-z0-9][a-z0-9-]*):(.+)")


class Span(NamedTuple):
    """Tasks first to last of a plan (None: of any); clause is set where one clause of one task is meant.

    item is set where the clause was named by one of the things that it lists.
    """

    typed: str
    plan: str | None
    first: int
    last: int
    clause: int | None = None
    item: int | None = None


def spans(typed: tuple[str, ...]) -> list[Span]:
    """Read what was typed, a value of an option each. Raises WrongCall where a part is no number, or there are too many."""
    parts = []
    for text in typed:
        parts.extend(_parts(half_width(text)))
    if len(parts) > MOST:
        raise WrongCall(Fault("too-many-numbers", most=MOST, count=len(parts)))
    return [_span(part) for part in parts]


def numbers(typed: tuple[str, ...]) -> list[int]:
    """Read single numbers and spans as the numbers that they hold, a span's first LONGEST. Raises WrongCall."""
    found: list[int] = []
    for span in spans(typed):
        held = range(span.first, span.last + 1)
        found.extend(held[:LONGEST])
    return found


def _parts(text: str) -> list[str]:
    """The parts of a list; the text itself where it has none, so that it is refused as no number."""
    return [part for part in _LIST.split(text) if part] or [text]


def _span(part: str) -> Span:
    plan = None
    rest = part
    if prefixed := _PLAN.fullmatch(part):
        plan, rest = prefixed.groups()
    task, dot, clause = rest.partition(".")
    if dot:
        task_number = _number(task, part)
        clause, dash, item = clause.partition("-")
        item_number = _number(item, part) if dash else None
        return Span(part, plan, task_number, task_number, _number(clause, part), item_number)
    ends = [_number(end.strip(), part) for end in _RANGE.split(rest, maxsplit=1)]
    return Span(part, plan, min(ends), max(ends))


def _number(text: str, part: str) -> int:
    """A number in figures or in Chinese; part is what was typed, for the error."""
    value = number(text)
    if value is None:
        raise WrongCall(Fault("unreadable-number", typed=part))
    return value
