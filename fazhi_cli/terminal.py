"""Colour on a terminal: the only module that imports rich, and only what one plain print of it needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fazhi_cli.views.table import Line

STYLES = {"head": "bold", "rule": "dim", "section": "bold", "row": "", "foot": "dim"}


def painted(lines: Iterable[Line]) -> str:
    """The lines as this terminal shows them; plain where it has no colour, or where NO_COLOR asks for none."""
    console = Console(markup=False, highlight=False, emoji=False)
    colour = console.color_system not in (None, "windows") and not console.no_color
    text = Text.assemble(*((f"{line.text}\n", STYLES[line.role] if colour else "") for line in lines))
    with console.capture() as capture:
        console.print(text, soft_wrap=True, end="")
    return capture.get()
