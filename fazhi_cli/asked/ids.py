"""The numbers that people type for tasks and clauses: 10, 10,12-15, 三十一, (十), 10.3, suining-2015:10."""

from __future__ import annotations

import re
from typing import NamedTuple

from fazhi_cli.errors import WrongCall
from fazhi_cli.plan.names import half_width
from fazhi_cli.plan.numerals import number

MOST = 4000
"""Numbers of one call: each takes up to seven values of a statement, and some builds of SQLite stop at 32,766."""

_RANGE = re.compile(r"\s*[-–—~至到]\s*")
_LIST = re.compile(r"[,、;\s]+")
_PLAN = re.compile(r"([a-z0-9][a-z0-9-]*):(.+)")


class Span(NamedTuple):
    """Tasks first to last of a plan (None: of any); clause is set where one clause of one task is meant."""

    typed: str
    plan: str | None
    first: int
    last: int
    clause: int | None = None


def spans(typed: tuple[str, ...]) -> list[Span]:
    """Raises WrongCall where a part is no number, where there is none, or where there are more than MOST."""
    parts = [part for text in typed for part in _parts(half_width(text))]
    if len(parts) > MOST:
        raise WrongCall(f"一次最多寫 {MOST} 個序號,這裡有 {len(parts)} 個;請分幾次,或改用 --plan、--unit 等條件。")
    return [_span(part) for part in parts]


def _parts(text: str) -> list[str]:
    return [part for part in _LIST.split(text) if part] or [text]


def numbers(typed: tuple[str, ...]) -> list[int]:
    """The single numbers of a list of spans, for chapters. Raises WrongCall."""
    return [n for span in spans(typed) for n in range(span.first, min(span.last, span.first + 999) + 1)]


def _span(part: str) -> Span:
    plan, rest = match.groups() if (match := _PLAN.fullmatch(part)) else (None, part)
    task, dot, clause = rest.partition(".")
    if dot:
        return Span(part, plan, _number(task, part), _number(task, part), _number(clause, part))
    ends = sorted(_number(end, part) for end in _RANGE.split(rest, maxsplit=1))
    return Span(part, plan, ends[0], ends[-1])


def _number(text: str, part: str) -> int:
    found = int(text) if text.isascii() and text.isdigit() and len(text) < 10 else number(text)
    if found is None:
        raise WrongCall(f"看不懂序號「{part}」;可寫 10、10,12-15、三十一、(十) 或 10.3。")
    return found
