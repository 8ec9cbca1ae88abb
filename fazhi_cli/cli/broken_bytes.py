"""Bytes of a call that are no UTF-8: kept where they name a file, for the system knows it by them; a sign in their place elsewhere."""

from __future__ import annotations

from typing import Any

_PATHS = ("文件", "文件夾", "路徑")
"""What stands in the help for the value of an option or argument that names a file or folder."""

_WORDS = ("basis",)
"""The parameters that have one of these words and mean a document, not where it lies."""


def mend(parameters: list[Any], values: dict[str, Any]) -> None:
    """Replace what is no character in every value of a call but the paths."""
    for parameter in parameters:
        is_path = parameter.metavar in _PATHS and parameter.name not in _WORDS
        value = values.get(parameter.name)
        if value and not is_path:
            values[parameter.name] = mended(value)


def mended(value: Any) -> Any:
    """A word, or several, with a sign in place of what is no character."""
    if isinstance(value, list | tuple):
        return type(value)(map(mended, value))
    return value.encode("utf-8", "replace").decode("utf-8") if isinstance(value, str) else value
