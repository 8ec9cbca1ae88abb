"""The periods for which units report, as they are entered and laid into sheets: a month, 2015-06, or a quarter, 2015-Q2."""

import re
from datetime import date, timedelta
from functools import lru_cache

_PERIOD = re.compile(r"[1-9]\d{3}-(0[1-9]|1[0-2]|Q[1-4])", re.ASCII)
_WRITTEN = re.compile(
    r"(?P<year>\d{4}) ?年 ?(?:(?P<month>\d{1,2}) ?月份?|第?(?P<quarter>[1-4一二三四]) ?季度?)", re.ASCII
)


def as_entered(text: str) -> str:
    """A period that is written in words (2015年6月, 2015年第二季度) as it is entered; any other text as it is."""
    written = _WRITTEN.fullmatch(text)
    if written is None:
        return text
    from fazhi_cli.plan.numerals import number  # a period is seldom written in words

    part = f"Q{number(written['quarter'])}" if written["quarter"] else f"{int(written['month']):02}"
    return f"{written['year']}-{part}"


def is_period(text: str) -> bool:
    """Whether a text is a period, as it is entered."""
    return _PERIOD.fullmatch(text) is not None


def first_day_of(period: str) -> date:
    """The first day of a period."""
    year, first, _last = _months(period)
    return date(year, first, 1)


@lru_cache
def last_day_of(period: str) -> date:
    """The last day of a period."""
    year, _first, last = _months(period)
    return date(year, 12, 31) if last == 12 else date(year, last + 1, 1) - timedelta(days=1)


def in_words(period: str) -> str:
    """The period as a title has it: 2015年6月, 2015年第2季度."""
    year, _, part = period.partition("-")
    return f"{year}年第{part[1:]}季度" if part.startswith("Q") else f"{year}年{int(part)}月"


def _months(period: str) -> tuple[int, int, int]:
    """The year, the first and the last month."""
    year, _, part = period.partition("-")
    if part.startswith("Q"):
        last = 3 * int(part[1:])
        return int(year), last - 2, last
    return int(year), int(part), int(part)
