"""fazhi: a government plan as YAML, proved, asked and printed."""

from __future__ import annotations

TYPE_CHECKING = False  # as in typing, which would be imported before anything can catch Ctrl-C
if TYPE_CHECKING:
    from typing import Any

    from fazhi_cli.api import open_rulebook as open_rulebook

__version__ = "0.1.0"


def __getattr__(name: str) -> Any:
    """Load the API where a program asks for it; the command line, which never does, starts without it."""
    if name == "open_rulebook":
        from fazhi_cli.api import open_rulebook

        return open_rulebook
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
