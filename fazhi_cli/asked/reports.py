"""What was typed about reports as what it means: a period, and how much is done."""

import re

from fazhi_cli.errors import Fault, WrongCall
from fazhi_cli.plan import numerals
from fazhi_cli.plan.names import half_width
from fazhi_cli.plan.report_periods import is_period
from fazhi_cli.plan.script import simplified

_IN_WORDS = re.compile(
    r"(?P<year>\d{4}) ?年 ?(?:(?P<month>\d{1,2}) ?月份?|第?(?P<quarter>[1-4一二三四]) ?季度?)", re.ASCII
)
"""A period as people write it: 2015年6月, 2015年第二季度."""

_SHARE = re.compile(r"(\d{1,2})\s*%")


def share(typed: str) -> float | None:
    """A part of a whole, such as 30%, from 0 to 1; None for anything else."""
    match = _SHARE.fullmatch(half_width(typed).strip())
    return int(match[1]) / 100 if match else None


def period(typed: str | None) -> str | None:
    """The period of reports that may have been typed. Raises WrongCall."""
    if typed is None:
        return None
    found = half_width(numerals.fold(typed)).strip().upper()
    written = _IN_WORDS.fullmatch(simplified(found))
    if written:
        part = f"Q{numerals.number(written['quarter'])}" if written["quarter"] else f"{int(written['month']):02}"
        found = f"{written['year']}-{part}"
    if not is_period(found):
        raise WrongCall(Fault("no-period", typed=typed))
    return found
