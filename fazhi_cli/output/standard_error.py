"""Standard error: what is told beside an answer. Whoever closed it wants to hear nothing, which is no failure."""

from __future__ import annotations

import sys
from contextlib import suppress


def tell(text: str) -> None:
    """Write a text as far as anything can be written; the exit code stays that of the call itself."""
    if sys.stderr is not None:
        with suppress(OSError):
            sys.stderr.write(text)
            sys.stderr.flush()
