"""What is never broken at the end of a line: days, numbers with what they count, places in the plan, documents, names."""

from __future__ import annotations

import re
from functools import lru_cache

_CHINESE = "〇零一二三四五六七八九十百兩两"
_OFFICES = "府政委辦办發发函令字編编"
"""What the number of a document says of the office behind its place: 川府發, 遂府辦函, 國辦發."""

WHOLE = re.compile(
    rf"[一-鿿][{_OFFICES}]{{0,8}}[〔［]\d{{4}}[〕］]\d+[號号]"
    r"|\d{4}-\d\d-\d\d"
    r"|(?:[從从][嚴严寬宽]|(?<![年月日號号])至)?(?<!\d)\d+(?:年|月|日)(?:\d+(?:月|日))*(?:底|末|初)?(?:前|內|内|起|止)?"
    r"|之日起"
    r"|[週周][一二三四五六日](?=[）)])"
    r"|(?<!\d)\d+(?:[個个])?(?:工作日|[項项]次?|[條条]|件|天|章|[頁页]|[號号]|%|％)(?:前|內|内)?"
    rf"|第[（(]?[{_CHINESE}\d]+(?:[—-]\d+)?[）)]?[項项條条章號号次]"
    r"|(?<!\d)\d+(?:[.\-:：]\d+)+"
    r"|(?<!_)_+[一-鿿]"
)
"""The number of a document, a day as documents and as programs write it, its day of the week, a count with its word, a reference such as 28.10 or 10.3-2,
room to write with what is counted there. A run of digits is looked at once, from its beginning: from each of its signs, a long one would take
the square of its length."""


NOT_FIRST = (
    "!%),.:;>?]}¢¨°·ˇˉ―‖’”…‰′″›℃∶、。〃〉》」』】〕〗〞︶︺︾﹀﹄﹚﹜﹞！＂％＇），．：；？］｀｜｝～￠"
    "年月日號号項项條条章次件個个工作天頁页十百底末初前內内起止嚴严寬宽府政發发"
)
"""What may not begin a line, for a program that knows no pieces: the marks of Word's own list, and what goes on in a piece.

Word takes 100 characters of these and 50 of the others at most ([MS-DOC] 2.7.15, DopTypography).
"""

NOT_LAST = "$(£¥·‘“〈《「『【〔〖〝﹙﹛＄（．［｛￡￥" + "-年月第個个工十百從从嚴严寬宽國国府政發发辦办函〕至"
"""What may not end a line: the marks of Word's own list, and what a piece goes on after."""


LIST = re.compile(r"(?<!\d)\d+(?:-\d+)?(?:、\d+(?:-\d+)?)+")
"""Numbers one after the other, as 1、5、12-22."""

LONGEST_NAME = 14
"""Characters up to which a name stays whole; in a longer one a line may end."""


def pieces(text: str, names: tuple[str, ...] = ()) -> list[tuple[str, bool]]:
    """The text taken apart, each piece with whether it stays whole; names: of units, which stay whole too."""
    found = []
    end = 0
    for match in _whole(names).finditer(text):
        if match.start() > end:
            found.append((text[end : match.start()], False))
        found.append((match[0], True))
        end = match.end()
    if end < len(text):
        found.append((text[end:], False))
    return found


@lru_cache(maxsize=8)
def _whole(names: tuple[str, ...]) -> re.Pattern[str]:
    """What stays whole in a document of these names; of two names of which one holds the other, the longer."""
    short = sorted((name for name in names if len(name) <= LONGEST_NAME), key=len, reverse=True)
    return re.compile("|".join((*map(re.escape, short), WHOLE.pattern))) if short else WHOLE
