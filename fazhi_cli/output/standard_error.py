"""Standard error: what is told beside an answer. Whoever closed it wants to hear nothing, which is no failure."""

from __future__ import annotations

import sys
from contextlib import suppress

from fazhi_cli.visible import visible


def tell_line(sentence: str) -> None:
    """Write a sentence; what it quotes, as the name of a folder, may hold any character."""
    tell(f"{visible(sentence)}\n")


def tell(text: str) -> None:
    """Write a text as far as anything can be written; the exit code stays that of the call itself."""
    if sys.stderr is not None:
        with suppress(OSError):
            sys.stderr.write(text)
            sys.stderr.flush()
