"""Which years the installed calendar knows: its next release must not make a test false."""

from __future__ import annotations

from chinese_calendar import constants

LAST_YEAR: int = max(day.year for day in constants.holidays)
YEARS = f"現有2004—{LAST_YEAR}年"
