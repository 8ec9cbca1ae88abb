"""The brackets of a text: where each begins and ends, nested ones and those that are never closed."""

from __future__ import annotations

OPENING = {"（": "）", "(": ")", "〔": "〕", "【": "】", "[": "]", "［": "］"}
CLOSING = frozenset(OPENING.values())
_MOST_NESTED = 3


def is_closed(printed: str) -> bool:
    """Whether words begin with a bracket and end with the one that closes it."""
    return OPENING.get(printed[:1]) == printed[-1:]


def brackets(text: str) -> list[tuple[int, int]]:
    """Where brackets begin and end, left to right; those that few others stand in, so that a heap of them costs no time."""
    found: list[tuple[int, int]] = []
    open_ones: list[tuple[int, int]] = []  # where each begins, and how many levels deep others stand in it
    line_end = 0  # of the line before: a bracket may go on in the next line, not further
    for position, sign in enumerate(f"{text}\n"):
        if sign in OPENING:
            open_ones.append((position, 0))
        elif sign in CLOSING and open_ones:
            start, levels = open_ones.pop()
            if levels < _MOST_NESTED:
                found.append((start, position + 1))
            if open_ones:
                outer, levels_in_outer = open_ones.pop()
                open_ones.append((outer, max(levels_in_outer, levels + 1)))
        elif sign == "\n":
            found += [(start, line_end) for start, _ in open_ones[:_MOST_NESTED] if start < line_end]
            open_ones = [(start, levels) for start, levels in open_ones if start > line_end]
            line_end = position
    found += [(start, line_end) for start, _ in open_ones[:_MOST_NESTED]]
    return sorted(found)


def opened(text: str) -> int:
    """How many more brackets a text opens than it closes."""
    return sum((sign in OPENING) - (sign in CLOSING) for sign in text)
