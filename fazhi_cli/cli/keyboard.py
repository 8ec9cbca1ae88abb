"""A person at a terminal: what is said there, and what is typed."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

from fazhi_cli.output.standard_output import ASCII, write
from fazhi_cli.plan.script import fold_script
from fazhi_cli.visible import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from fazhi_cli.plan.shown_script import Script

UTF_8 = ("utf-8", "utf8")
BETWEEN = "/,;+- "
"""The signs between names, behind which another begins, as far as readline can know them: it looks at single bytes."""
WIDE_BETWEEN = re.compile("[／、，；＋－]")
"""The others."""


class Keyboard:
    """Speaks in a script, shows the document in another, and reads lines."""

    def __init__(self, script: Script, document_script: Script) -> None:
        self._script = script
        self._document_script = document_script
        if sys.stdin.encoding.lower() in ASCII:
            sys.stdin.reconfigure(encoding="utf-8")  # type: ignore[union-attr]  # no locale was set: no wish for ASCII
        self._names: Sequence[str] = ()
        self._edits_lines = _lines_are_edited(self._completed)

    def say(self, lines: Iterable[str]) -> None:
        """Tell what the program says."""
        self._write("".join(f"{line}\n" for line in map(visible, lines)), self._script)

    def show(self, lines: Iterable[str]) -> None:
        """Show what the document says, as it says it."""
        self._write("".join(f"{line}\n" for line in map(visible, lines)), self._document_script)

    def _write(self, text: str, script: Script) -> None:
        write(script.shown(text).encode(sys.stdout.encoding, "replace"))

    def ask(self, prompt: str, names: Sequence[str] = ()) -> str:
        """What was typed, without blanks around it; names: those that the Tab key completes. Raises EOFError at the end."""
        self._names = names
        try:
            typed = self._typed(prompt)
        except UnicodeDecodeError:
            self.say(["輸入的字符無法識別，請重新輸入。"])
            return self.ask(prompt, names)
        return typed.encode("utf-8", "surrogateescape").decode("utf-8", "replace").strip()

    def _completed(self, begun: str, count: int) -> str | None:
        """The name of a number, from 0, of those that begin with what was typed, in either script."""
        start = max((sign.end() for sign in WIDE_BETWEEN.finditer(begun)), default=0)
        wanted = fold_script(begun[start:])
        found = [name for name in self._names if fold_script(name).startswith(wanted)]
        return begun[:start] + found[count] if count < len(found) else None

    def _typed(self, prompt: str) -> str:
        """A line; who edits it must know what stands before it. Without that Python would ask on stderr, where nobody may look."""
        if self._edits_lines:
            return input(self._script.shown(prompt))
        self._write(prompt, self._script)
        return input()


def _lines_are_edited(completed: Callable[[str, int], str | None]) -> bool:
    """Let input() take back a Chinese character as a whole, and not only half of its two cells, and complete names; whether it does.

    readline takes the characters of another locale for commands; without it a line is read as the terminal gives it. Windows
    edits lines by itself.
    """
    from locale import LC_CTYPE, getlocale

    _, encoding = getlocale(LC_CTYPE)
    if sys.stdin.encoding.lower() not in UTF_8 or (encoding or "").lower() not in UTF_8:
        return False
    try:
        import readline
    except ImportError:
        return False
    readline.set_completer(completed)
    readline.set_completer_delims(BETWEEN)
    readline.parse_and_bind("tab: complete")
    return True
