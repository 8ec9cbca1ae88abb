"""A person at a terminal: what is said there, and what is typed."""

from __future__ import annotations

import sys
from contextlib import suppress
from typing import TYPE_CHECKING

from fazhi_cli.output.standard_output import ASCII, write
from fazhi_cli.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fazhi_cli.plan.shown_script import Script

with suppress(ImportError):  # Windows edits a line by itself
    import readline  # noqa: F401  (to edit a line with Chinese characters)


class Keyboard:
    """Speaks in a script, and reads lines."""

    def __init__(self, script: Script) -> None:
        self._script = script
        if sys.stdin.encoding.lower() in ASCII:
            sys.stdin.reconfigure(encoding="utf-8")  # type: ignore[union-attr]  # no locale was set: no wish for ASCII

    def say(self, lines: Iterable[str]) -> None:
        """Show some lines."""
        text = "".join(f"{visible(line)}\n" for line in lines)
        write(self._script.shown(text).encode(sys.stdout.encoding, "replace"))

    def ask(self, prompt: str) -> str:
        """What was typed, without blanks around it. Raises EOFError where nothing more will be."""
        try:
            typed = input(self._script.shown(prompt))
        except UnicodeDecodeError:
            self.say(["輸入的字符無法識別，請重新輸入。"])
            return self.ask(prompt)
        return typed.encode("utf-8", "surrogateescape").decode("utf-8", "replace").strip()
