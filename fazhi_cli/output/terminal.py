"""Colour on a terminal, and a bar of progress: the only module that imports rich, and only where it is needed."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from fazhi_cli.formats.table import TerminalLine

T = TypeVar("T")

BOLD, DIM, PLAIN = "\x1b[1m", "\x1b[2m", "\x1b[0m"
"""What every terminal understands (ECMA-48, select graphic rendition)."""
STYLES = {"head": BOLD, "rule": DIM, "section": BOLD, "row": "", "foot": DIM}
WITHOUT = ("dumb", "unknown")
"""The values of TERM for a terminal that understands nothing."""


def painted(lines: Iterable[TerminalLine]) -> str:
    """The lines as this terminal shows them; plain where it has no colour, or where NO_COLOR asks for none."""
    has_colour = _has_colour()
    texts = []
    for line in lines:
        style = STYLES[line.role] if has_colour and line.text else ""
        texts.append(f"{style}{line.text}{PLAIN}\n" if style else f"{line.text}\n")
    return "".join(texts)


def _has_colour() -> bool:
    """Whether this terminal shows bold and dim. For these two signs rich would take a quarter of the call."""
    if os.environ.get("NO_COLOR") or os.environ.get("TERM", "").strip().lower() in WITHOUT:
        return False
    if sys.platform == "win32":
        from rich.console import Console  # asks the console itself

        return Console().color_system not in (None, "windows")
    return True


def progress(entries: Iterable[T], label: str, count: int) -> Iterator[T]:
    """The entries, of which there are so many, one by one, and on stderr a bar that is gone when they are done."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    # Drawn after each entry, not by a thread: a process with threads cannot be copied to use all cores.
    columns = (TextColumn(label), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True, auto_refresh=False) as bar:
        yield from bar.track(entries, total=count)
