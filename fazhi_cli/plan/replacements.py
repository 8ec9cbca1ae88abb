"""Tables for str.translate, which stands in every way of reading a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


class Replacements(dict[int, str]):
    """What stands in place of each character. One is asked for when it is first met: a plan has few of all that could be."""

    def __init__(self, replaced: Callable[[str], str]) -> None:
        """replaced: what stands in place of a character; itself where it stays."""
        super().__init__()
        self._replaced = replaced

    def __missing__(self, code: int) -> str:
        self[code] = found = self._replaced(chr(code))
        return found
