"""What is never broken at the end of a line: days, numbers with what they count, places in the plan, documents, names."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

_CHINESE = "〇零一二三四五六七八九十百兩两"
_OFFICES = "府政委辦办發发函令字編编"
"""What the number of a document says of the office behind its place: 川府發, 遂府辦函, 國辦發."""

WHOLE = (
    rf"[一-鿿][{_OFFICES}]{{0,8}}[〔［]\d{{4}}[〕］]\d+[號号]"
    r"|(?:[從从][嚴严寬宽] ?)?\d{4}-\d\d-\d\d"
    r"|(?:[從从][嚴严寬宽]|(?<![年月日號号])至)?(?<!\d)\d+(?:年|月|日)(?:\d+(?:月|日))*(?:底|末|初)?(?:前|內|内|起|止)?"
    r"|[從从][嚴严寬宽]|之日起"
    r"|[週周][一二三四五六日](?=[）)])"
    r"|(?<!\d)\d+(?:[個个])?(?:工作日|[項项]次?|[條条]|件|天|章|[頁页]|[號号]|%|％)(?:前|內|内)?"
    rf"|(?<![{_CHINESE}第])[{_CHINESE}]{{1,6}}(?:(?:[個个])?工作日|[個个]月|日|天)(?:前|內|内)?"
    rf"|第[（(]?[{_CHINESE}\d]+(?:[—-]\d+)?[）)]?[項项條条章號号次點点]"
    r"|第\d+(?:、\d+)+[點点]"
    r"|(?<!\d)\d+(?:[.\-:：]\d+)+"
    r"|(?<!_)_+[一-鿿]"
)
"""The pattern of the number of a document, a day as documents and as programs write it, its day of the week, a count with its word, a reference such as 28.10 or 10.3-2,
a reading of a limit, room to write with what is counted there. A run of digits is looked at once, from its beginning: from each of its signs, a long one would take
the square of its length."""


NOT_FIRST = (
    "!%),.:;>?]}¢¨°·ˇˉ―‖’”…‰′″›℃∶、。〃〉》」』】〕〗〞︾﹀﹄﹚﹜﹞！＂％＇），．：；？］｀｜｝～￠"
    "年月日號号項项條条章次點点件個个工作天頁页十百底末初前內内起止嚴严寬宽府政發发"
)
"""What may not begin a line, for a program that knows no pieces: the marks of Word's own list, but for two of upright lines (︶︺),
and what goes on in a piece.

Word takes 100 characters of these and 50 of the others at most ([MS-DOC] 2.7.15, DopTypography).
"""

NOT_LAST = "$(£¥·‘“〈《「『【〔〖〝﹙﹛＄（．［｛￡￥" + "-年月第個个工十百從从嚴严寬宽國国府政發发辦办函〕至"
"""What may not end a line: the marks of Word's own list, and what a piece goes on after."""


LIST = re.compile(r"(?<!\d)\d+(?:-\d+)?(?:、\d+(?:-\d+)?)+")
"""Numbers one after the other, as 1、5、12-22."""

MARKS_BEFORE, MARKS_AFTER = "([（［「『《〈“‘〔【", ")]）］」』》〉”’〕】、,，.。:：;；!！?？%％…"
"""What leans on the sign after it, and on the sign before it."""

LONGEST_NAME = 14
"""Characters up to which a name stays whole; in a longer one a line may end."""

SIGNS_APART = 2
"""Signs by which many names are told apart: each is tried at every place of a text that begins as it does."""

_IN_NAMES = (
    "(?<=[一-鿿]{3}、)|(?<=的)|(?<=[從从][嚴严寬宽])(?= ?[0-9])"
    "|(?<=[級级]以上)|(?<=[各本市縣县區区省鄉乡鎮镇][級级])(?!以上)|(?<=本[機机][關关])"
    "|(?=行政(?:[執执]法|[審审]批|[複复][議议])?(?:[機机][關关]|部[門门])$)"
    "|(?<!人民)(?=人民政府)|(?<=政府)|(?=[領领][導导]小[組组])|(?<=小[組组])"
    "|(?=[辦办]公室$)|(?=服[務务]中心$)|(?=委[員员][會会]$)"
)
"""The pattern of where the words of a name part: 縣級以上／行政執法部門, 市、／縣（區）政府／依法行政／領導小組／辦公室; and a day and its reading: 從寬／2015-03-31."""


def pieces(
    text: str, names: tuple[str, ...] = (), has_room: Callable[[str], bool] | None = None
) -> list[tuple[str, bool]]:
    """The text taken apart, each piece with whether it stays whole.

    names: of units and other bodies, which stay whole too; one that is too long, or for which a line has no room, is parted between
    its words.
    """
    found: list[tuple[str, bool]] = []
    end = 0
    for match in whole_of(names).finditer(text):
        if match.start() > end:
            found.append((text[end : match.start()], False))
        found += _kept(match[0], has_room=has_room is None or has_room(_with_marks(text, match)))
        end = match.end()
    if end < len(text):
        found.append((text[end:], False))
    return found


def _with_marks(text: str, match: re.Match[str]) -> str:
    """A piece with the mark before it and the one after it, which no line parts from it."""
    before, after = text[max(0, match.start() - 1) : match.start()], text[match.end() : match.end() + 1]
    return (before if before in MARKS_BEFORE else "") + match[0] + (after if after in MARKS_AFTER else "")


def _kept(piece: str, *, has_room: bool) -> list[tuple[str, bool]]:
    if len(piece) <= LONGEST_NAME and has_room:
        return [(piece, True)]
    return [(part, len(part) <= LONGEST_NAME or bool(whole_of(()).fullmatch(part))) for part in words_of_name(piece)]


@cache  # compiled when it is asked for: a table on a terminal has room for most names
def _in_names() -> re.Pattern[str]:
    return re.compile(_IN_NAMES)


def words_of_name(name: str) -> list[str]:
    """A name taken apart between its words, with the marks that lean on it; what is no name stays as it is."""
    return list(filter(None, _in_names().split(name)))


def whole_names(names: Sequence[str], longest: int = LONGEST_NAME) -> tuple[str, ...]:
    """The names that a line may be kept wide enough for, with the words of those that are longer."""
    found: dict[str, None] = {}
    for name in names:
        parts = [name] if len(name) <= longest else words_of_name(name)
        found |= dict.fromkeys(part for part in parts if len(part) <= LONGEST_NAME)
    return tuple(found)


@lru_cache(maxsize=8)
def whole_of(names: tuple[str, ...]) -> re.Pattern[str]:
    """What stays whole in a document of these names."""
    return re.compile(pattern_of(names))


def pattern_of(names: tuple[str, ...]) -> str:
    """The pattern of what stays whole in a document of these names; of two names of which one holds the other, the longer.

    What ends in a colon says what the name after it is, as 行為主體：, and stays with it.
    """
    labels = {name for name in names if name.endswith("：")}
    others = set(names) - labels
    alone = f"{_any_of(others)}|{WHOLE}" if others else WHOLE
    labelled = f"(?:{_any_of(labels)})(?:{alone})?|" if labels else ""
    return labelled + alone


def _any_of(names: Collection[str], place: int = 0) -> str:
    """What matches one of some names that are alike before a place; they are told apart by two signs before they are tried one by one."""
    if place == SIGNS_APART or len(names) == 1:
        by_length = sorted(sorted(names), key=len, reverse=True)
        return "|".join(re.escape(name[place:]) for name in by_length)
    by_sign: dict[str, list[str]] = {}
    for name in sorted(names, key=len, reverse=True):
        by_sign.setdefault(name[place : place + 1], []).append(name)
    # A name that ends here comes last: the longer go before it.
    groups = (f"{re.escape(sign)}(?:{_any_of(of_sign, place + 1)})" for sign, of_sign in by_sign.items() if sign)
    return "|".join((*groups, *([""] if "" in by_sign else [])))
