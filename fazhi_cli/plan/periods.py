"""Words that name a period and limit nothing: 年度 of 「年度報告」 and 年終 of 「年終督促檢查」 say of what time a thing is."""

from __future__ import annotations

import re

_PERIOD = "年度|年[終终]|年末|年中|半年度?|季度|月度"
_PERIODS = re.compile(f"(?:{_PERIOD})(?:[、和及](?:{_PERIOD}))*")


def names_period(wording: str) -> bool:
    """Whether a time wording only names a period, or several, without saying how often or by when."""
    return _PERIODS.fullmatch(wording) is not None
