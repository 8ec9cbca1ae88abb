"""What was typed about reports as what it means: a period, and how much is done."""

import re

from fazhi_cli.errors import Fault, WrongCall
from fazhi_cli.plan.names import half_width
from fazhi_cli.plan.report_periods import as_entered, is_period

_SHARE = re.compile(r"(\d{1,2})\s*%")


def share(typed: str) -> float | None:
    """A part of a whole, such as 30%, from 0 to 1; None for anything else."""
    match = _SHARE.fullmatch(half_width(typed).strip())
    return int(match[1]) / 100 if match else None


def period(typed: str | None) -> str | None:
    """The period of reports that may have been typed. Raises WrongCall."""
    if typed is None:
        return None
    found = as_entered(half_width(typed).strip().upper())
    if not is_period(found):
        raise WrongCall(Fault("no-period", typed=typed))
    return found
