"""Which texts may be entered: the one door for what people type, in whatever way it comes.

Signs of markup and formulas are words here, which each format writes as such; what no eye sees, or a terminal obeys, is let in nowhere.
"""

from __future__ import annotations

import re
from typing import Literal

from fazhi_cli.visible import UNSEEN

MOST = 2000
"""Characters of a text: about three pages of a document."""

Unfit = Literal["long", "unseen"]


def unfit(text: str) -> Unfit | None:
    """Why a text may not be entered; None where it may. Tabs and line ends may not: an entry stands in one line."""
    if len(text) > MOST:
        return "long"
    return "unseen" if re.search(f"[\t\n\r{UNSEEN}]", text) else None


def on_one_line(text: str | None) -> str | None:
    """A text as people type it, with one blank for each run of blanks and line ends; None of nothing."""
    if text is None:
        return None
    return re.sub(r"[\t\n\r ]+", " ", text).strip() or None
