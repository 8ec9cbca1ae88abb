"""Tables for str.translate, which stands in every way of reading a text."""

from collections.abc import Mapping


class Replacements(dict[int, str]):
    """What stands in place of each character. It learns which characters stay: to miss one takes longer than to find it."""

    def __init__(self, table: Mapping[int, int | str | None]) -> None:
        super().__init__((code, chr(to) if isinstance(to, int) else to or "") for code, to in table.items())

    def __missing__(self, code: int) -> str:
        self[code] = character = chr(code)
        return character
