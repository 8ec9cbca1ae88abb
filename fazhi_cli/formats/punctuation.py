"""What a printed page has otherwise: full-width punctuation, and days in words; data and pipes keep theirs."""

from __future__ import annotations

import re

from fazhi_cli.vocabulary.templates import day_in_words

WIDE = str.maketrans(",:;?!", "，：；？！")
_MARK = re.compile(r"(?<![ -~])[,:;?!]|[,:;?!](?![ -~])|(?<=[\d)\]])[,:;?!](?=[^\d\s])|(?<=\d),(?=\d)(?!\d{3}(?!\d))")
"""A mark beside Chinese, or after a figure and before anything but a figure: 10,000 and 8:30 keep theirs."""
_DAY = re.compile(
    r"(?:(?<=[嚴严寬宽]) )?(?<![\w./-])(\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))(?![\w-])", re.ASCII
)
"""A day as data have it, with the blank behind the reading that gives it, and no part of a name or a path."""
_PAIR = re.compile(r"(?P<before>[A-Za-z]?)\((?P<inside>[^()]*)\)")


def full_width(text: str) -> str:
    """The text as GB/T 9704 prints it, with days in words; what is wholly Latin (PDF(A4), 10,000) stays."""
    text = with_days_in_words(text)
    while (opened := _PAIR.sub(_paired, text)) != text:
        text = opened
    return _MARK.sub(lambda mark: mark[0].translate(WIDE), text)


def with_days_in_words(text: str) -> str:
    """The text with its days as 2015年4月30日, which no line tears at a hyphen; a day alone, as in a column of days, stays short."""
    if _DAY.fullmatch(text):
        return text
    return _DAY.sub(lambda day: day_in_words(day[1]), text)


def _paired(pair: re.Match[str]) -> str:
    before = pair["before"]
    inside = pair["inside"]
    if before and inside.isascii():
        return pair[0]
    return f"{before}（{inside}）"
