"""What the writer of a value does not see: a text that YAML ends at a #, a line's end read as a blank, blanks, lookalikes."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from fazhi_cli.rulebook.characters import describe
from fazhi_cli.rulebook.lookalikes import lookalikes
from fazhi_cli.rulebook.model import FullName
from fazhi_cli.rulebook.phrasing import quoted
from fazhi_cli.rulebook.tasks_model import Clause

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from fazhi_cli.rulebook.comments import Comment
    from fazhi_cli.rulebook.lookalikes import Lookalike
    from fazhi_cli.rulebook.problems import Place, Steps
    from fazhi_cli.rulebook.written_values import WrittenFile, WrittenValue


class WritingFinding(NamedTuple):
    """A fault in how a value is written; steps: which value it is, place: where the fault is seen."""

    steps: Steps
    place: Place
    code: str
    message: str


_ENDINGS = "。；;，,：:、！!？?…—”’」』）)》〉】]〕"
"""With what a piece of a sentence ends."""
_FULL_STOPS = "。；;！!？?"
_NUMBER_SIGN = re.compile("#[0-9０-９]{1,3}(?![0-9０-９])")
_JOINED = re.compile(r"#[^\s#!]")
"""A comment without a blank behind its sign, as no rulebook of the program and no editor writes one."""
_NAME = re.compile("[\u4e00-\u9fff]")
_BRACKETS = (
    ("「", "」"),
    ("『", "』"),
    ("“", "”"),
    ("‘", "’"),
    ("《", "》"),
    ("（", "）"),
    ("(", ")"),
    ("〔", "〕"),
    ("【", "】"),
)
_REMARKS = frozenset({"note", "because"})
"""Texts of the rulebook's writer, which no document prints."""
_NEVER_EMPTY = frozenset({"title", "text", "name"})
_SEARCHED = 100_000
"""In how many characters, and"""
_COMPARED = 1_000
"""for how many comments their words are looked for in other values: a hostile file has millions."""


def cut_off(file: WrittenFile) -> Iterator[WritingFinding]:
    """C18: a plain value that YAML ends at ` #`, where what it takes for a comment seems to be the value's own words."""
    if not file.comments_behind:
        return
    starts = [value.start for value in file.values]
    whole = "\n".join(value.text for value in file.values if "#" in value.text)[:_SEARCHED]
    for number, comment in enumerate(file.comments_behind):
        before = bisect_right(starts, comment.start)
        if before == 0:
            continue  # behind the beginning of the document
        value = file.values[before - 1]
        written = file.text[value.start : comment.start]
        if value.mark or " ".join(written.split()) != " ".join(value.text.split()):
            continue  # behind a key, a bracket or a text in quotation marks
        gap = written[len(written.rstrip(" \t")) :]
        stands_elsewhere = number < _COMPARED and f"{value.text}{gap}{comment.text[:4]}" in whole
        if stands_elsewhere or _is_cut(value, comment):
            message = f"值在「 #」處截斷，後面的{quoted(comment.text)}成了註釋；是原文的，請給整個值加引號"
            if _JOINED.match(comment.text):
                message += "，真是註釋的，# 後空一格"
            yield WritingFinding(value.steps, file.place(comment.start), "C18", message)


def _is_cut(value: WrittenValue, comment: Comment) -> bool:
    """Whether a value and the comment behind it read as one text: #3 is a number, a bracket, a name or a sentence goes on."""
    if not value.text.endswith(tuple(_FULL_STOPS)) and _NUMBER_SIGN.match(comment.text):
        return True
    if not value.text:
        return value.is_under(_NEVER_EMPTY) and not comment.text.startswith("# ")
    for opening, closing in _BRACKETS:
        is_open = value.text.count(opening) > value.text.count(closing)
        if is_open and comment.text.count(closing) > comment.text.count(opening):
            return True
    if value.is_phrase:
        return bool(_JOINED.match(comment.text) and _NAME.search(value.text))
    if value.text.endswith(tuple(_ENDINGS)):
        return False
    is_clause = value.model is Clause and value.is_under({"text"})
    return is_clause or (not value.is_under(_REMARKS) and comment.text.endswith(tuple(_FULL_STOPS)))


_CHINESE = "\u2e80-\u9fff\uf900-\ufaff\uff01-\uff60“”‘’…—"
_LINE_BREAK = re.compile(rf"([^\s\\])[ \t]*\r?\n[ \t]*([{_CHINESE}])|([{_CHINESE}])[ \t]*\r?\n[ \t]*(\S)")


def folded(file: WrittenFile) -> Iterator[WritingFinding]:
    """C19: a value of several lines, whose ends YAML reads as blanks, between Chinese characters."""
    for value in file.values:
        if value.mark == "|" or " " not in value.text:
            continue
        for match in _LINE_BREAK.finditer(file.text, value.start, value.rest):
            left, right = (match[1], match[2]) if match[1] else (match[3], match[4])
            if f"{left} {right}" in value.text:
                place = file.place(match.end() - 1)
                message = f"上一行與這一行之間讀成了一個空格：「{left} {right}」；請把整個值寫在一行裡"
                yield WritingFinding(value.steps, place, "C19", message)
                break


_BLANKS = "\u00a0\u1680\u2000-\u200a\u202f\u205f"
"""Blanks that look like the usual one, or like none."""
_WIDE = "\u3000"
"""The blank of full width: plans indent with it, and set a heading of two characters apart."""
_WITHIN = re.compile(f"[{_BLANKS}]")
_WITHIN_NAME = re.compile(f"[{_BLANKS}{_WIDE}]")
_AT_AN_END = re.compile(f"^[ {_BLANKS}{_WIDE}]|[ {_BLANKS}{_WIDE}]$")
_NAMES = frozenset({"name", "aliases", "not_aliases", "members", "lead", "responsible", "unit", "includes"})
"""Keys of what a unit is called: nothing else that is quoted may not be spaced in the document, as 總　則 or 王　明."""
_MAY_END_A_LINE = _REMARKS | {"heading"}
"""A heading is all that stands before a text, the line's end too."""


def blanks(file: WrittenFile) -> Iterator[WritingFinding]:
    """C20: a blank that nobody sees, or a line's end behind the last word."""
    for value in file.values:
        if value.text.endswith("\n") and not value.is_phrase and not value.is_under(_MAY_END_A_LINE):
            message = "末尾多出一個換行；請寫在一行裡，或用「|-」"
            yield WritingFinding(value.steps, file.place(value.start), "C20", message)
        if match := _blank(value):
            message = f"{_where(match)}有{describe(match[0])}；{_cure(match)}"
            yield WritingFinding(value.steps, _place(file, value, match[0], match.start()), "C20", message)


def _blank(value: WrittenValue) -> re.Match[str] | None:
    """The first blank of a value that should not be there."""
    is_name = value.is_under(_NAMES) or value.model is FullName or not value.steps
    at_an_end = _AT_AN_END.search(value.text) if value.is_phrase else None
    return at_an_end or (_WITHIN_NAME if is_name else _WITHIN).search(value.text)


def _where(match: re.Match[str]) -> str:
    if match.start() == 0:
        return "開頭"
    return "末尾" if match.end() == len(match.string) else "中間"


def _cure(match: re.Match[str]) -> str:
    return "請刪去，或改成普通的空格" if _where(match) == "中間" else "請刪去"


def lookalike(file: WrittenFile) -> Iterator[WritingFinding]:
    """C21: characters that look like others; told once a value, for whoever has one has many."""
    if file.text.isascii():
        return
    for value in file.values:
        found = sorted(set(lookalikes(value.text)))
        if found:
            first = found[0]
            told = "、".join(dict.fromkeys(map(_told, found)))
            message = f"{told}；形近而不同，查找、計日都認不出，請對照原件改正"
            yield WritingFinding(value.steps, _place(file, value, first.found, first.start), "C21", message)


def _told(found: Lookalike) -> str:
    """A lookalike, with the number by which a character may be looked up, and what it should be."""
    number = f"（U+{ord(found.found):04X}）" if len(found.found) == 1 else ""
    if found.meant is None:
        return f"「{found.found}」{number}不是通用的字"
    return f"「{found.found}」{number}應是「{found.meant}」"


def _place(file: WrittenFile, value: WrittenValue, sign: str, offset: int) -> Place:
    """Where a sign stands that is some way into a value; where the value does if it is folded or written with escapes."""
    start = value.start + len(value.mark)
    if file.text.startswith(value.text, start):
        return file.place(start + offset)
    index = file.text.find(sign, value.start, value.rest)
    return file.place(index if index >= 0 and sign.strip(" ") else value.start)


WRITING_CHECKS: tuple[Callable[[WrittenFile], Iterator[WritingFinding]], ...] = (cut_off, folded, blanks, lookalike)
"""Listed here and not with the others: a rulebook that is only asked does not wait for them."""
