"""The period of the sheets that units fill in: asked for by the commands that hand them out and that count what came back."""

from __future__ import annotations

from fazhi_cli.asked.reports import period
from fazhi_cli.cli.parameters import own_option
from fazhi_cli.errors import WrongCall

OF_PERIOD = own_option("--period", "哪一期的填報，如 2015-06、2015-Q2", "填報", "期次")


def needed_period(typed: str | None) -> str:
    """The period that was typed. Raises WrongCall where none was, or what was typed is none."""
    read = period(typed)
    if read is None:
        raise WrongCall("請用 --period 寫明是哪一期的填報，如 2015-06。")
    return read
