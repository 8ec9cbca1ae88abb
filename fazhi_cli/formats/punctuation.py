"""Full-width punctuation for the printed page; data and pipes keep the plan's own."""

from __future__ import annotations

import re

WIDE = str.maketrans(",:;?!", "，：；？！")
_MARK = re.compile(r"(?<![ -~])[,:;?!]|[,:;?!](?![ -~])|(?<=[\d)\]])[,:;?!](?=[^\d\s])|(?<=\d),(?=\d)(?!\d{3}(?!\d))")
"""A mark beside Chinese, or after a figure and before anything but a figure: 10,000 and 8:30 keep theirs."""
_PAIR = re.compile(r"(?P<before>[A-Za-z]?)\((?P<inside>[^()]*)\)")


def full_width(text: str) -> str:
    """The text as GB/T 9704 prints it; what is wholly Latin (PDF(A4), 10,000) stays."""
    while (opened := _PAIR.sub(_paired, text)) != text:
        text = opened
    return _MARK.sub(lambda mark: mark[0].translate(WIDE), text)


def _paired(pair: re.Match[str]) -> str:
    before = pair["before"]
    inside = pair["inside"]
    if before and inside.isascii():
        return pair[0]
    return f"{before}（{inside}）"
