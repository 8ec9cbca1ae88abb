"""Colour on a terminal: the only module that imports rich, and only what one plain print of it needs."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from rich.console import Console
from rich.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from fazhi_cli.formats.table import TerminalLine

T = TypeVar("T")

STYLES = {"head": "bold", "rule": "dim", "section": "bold", "row": "", "foot": "dim"}


def painted(lines: Iterable[TerminalLine]) -> str:
    """The lines as this terminal shows them; plain where it has no colour, or where NO_COLOR asks for none."""
    console = Console(markup=False, highlight=False, emoji=False)
    has_colour = console.color_system not in (None, "windows") and not console.no_color
    text = Text()
    for line in lines:
        text.append(f"{line.text}\n", STYLES[line.role] if has_colour else "")
    with console.capture() as capture:
        console.print(text, soft_wrap=True, end="")
    return capture.get()


def progress(entries: Iterable[T], label: str, count: int) -> Iterator[T]:
    """The entries, of which there are so many, one by one, and on stderr a bar that is gone when they are done."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    # Drawn after each entry, not by a thread: a process with threads cannot be copied to use all cores.
    columns = (TextColumn(label), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True, auto_refresh=False) as bar:
        yield from bar.track(entries, total=count)
