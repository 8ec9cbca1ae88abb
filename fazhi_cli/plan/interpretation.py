"""What turns the parts of a time wording (year, month, amount, …) into its meaning, and the numbers of these parts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias

from fazhi_cli.plan import numerals
from fazhi_cli.plan.script import fold_script
from fazhi_cli.plan.time_meaning import Context, Meaning, Unit

Parts: TypeAlias = Mapping[str, str]
"""The named parts of a wording: `wording` is the whole of it; year, month, day, amount, … as the pattern names them.

A part that is not written is missing. `wording` and `event` stand as the text writes them; digits and script of the
others are folded.
"""
Interpretation: TypeAlias = Callable[[Parts, Context], Meaning | None]
"""Turns the parts into a meaning; None where no such day exists (2月30日前), or where it tells of the past.

Raises UnknownYear.
"""

LAST_DAY_OF_THIRD = {"上": 10, "中": 20}
"""The last day of 上旬 and 中旬; 下旬 ends with the month."""

_UNITS: dict[str, Unit] = {
    "分鐘": "minute", "小時": "hour", "日": "day", "天": "day", "自然日": "day", "工作日": "working_day", "週": "week", "星期": "week", "個月": "month", "月": "month", "年": "year",
}  # fmt: skip
UNITS_BY_WORD = {fold_script(word): unit for word, unit in _UNITS.items()}


def number_of(parts: Parts, name: str) -> int:
    """The number of a part, 0 where it is none (an amount such as 百)."""
    return numerals.number(parts[name]) or 0


def day_of_month(parts: Parts) -> int | None:
    """The day that is written, or the last of a third of the month; None for the month's end."""
    if "day" in parts:
        return number_of(parts, "day")
    return LAST_DAY_OF_THIRD.get(parts.get("third", ""))


def last_month_of_quarter(parts: Parts) -> int:
    return 3 * number_of(parts, "quarter")


def last_month_of_half_year(parts: Parts) -> int:
    return 6 if parts["half"] == "上" else 12
