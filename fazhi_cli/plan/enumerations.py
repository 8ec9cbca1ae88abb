"""What a clause lists: the points after 即, 包括 or 重點是, before 等領域, or in 把A、B和C作為…; fewer than three are no list.

Patterns are written in simplified script with half-width signs. Every repetition is bounded.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from fazhi_cli.plan import kinds, numerals
from fazhi_cli.plan.clause_words import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_FEWEST = 3
_POINT = "[^、,;。:!?\n]{2,40}"
_PLAIN = "[^、,;。:!?\n等]{2,40}?"
"""A point that 等 may follow."""

_STARTERS = "重点公开|重点推进|重点是|主要包括|包括|分别[是为]|内容[是为]|实现|坚持|做到|实行|推行|参加(?!人)"
_SCOPES = "的|在|围绕|聚焦|开展|推进|通过|采取|健全|加大|加强"
_OF_KIND = "(?:[^、,;。:!?\n]{0,8})(?:领域|行业|方面|环节|事项|措施|方式|形式|内容|活动|产业|部门和岗位|问题|信息|政策|项目|工作|手段|范围)"
_LISTS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?:将|把)(?P<list>{_PLAIN}(?:、{_PLAIN}){{1,30}})(?P<etc>等[^、,;。:!?\n]{{0,14}}?)?(?:作为|纳入|列为|列入)",
        rf"(?:{_STARTERS})(?P<list>(?:(?!{_STARTERS}|[对在将把]){_POINT}?)(?:、{_POINT}?){{1,30}})(?:(?P<etc>等{_OF_KIND})|(?=[,;。]|$))",
        rf"(?:{_SCOPES}|(?:^|(?<=[,;。]))对)(?P<list>(?:(?!{_SCOPES})[^、,;。:!?\n]){{2,30}}(?:、{_POINT}?){{1,30}})(?P<etc>等{_OF_KIND})",
    )
)
_SHARED_END = re.compile("(?:制度|机制|体系|平台|建设|队伍|相结合|相统一|原则|并重|并举|工作)$")
"""How a last point ends that has words for all of them: 統一登記、統一編號、統一公布制度."""

_LEADS_TO_LIST = re.compile("[对将把使]|涉及|用于|有关|关系")
_ANNOUNCED = re.compile(
    r"[“‘「『\"]?(?P<count>[二两三四五六七八九十])[个项条种类](?:[^,;。:!?\n“”「」]{1,12})[”’」』\"]?,?(?:即|包括)?[,:]?"
)


class Enumeration(NamedTuple):
    """The places of the points of a list, and whether the list says 等."""

    points: list[tuple[int, int]]
    is_open: bool


def enumeration(text: str) -> Enumeration | None:
    """The one list of a clause; None where it has none, or several, or one whose points would lose a prohibition before them."""
    announced = announced_points(text)
    if announced is not None:
        return Enumeration(announced, is_open=False)
    if kinds.marks(text):
        return None
    found = list(_lists(fold(text)))
    return found[0] if len(found) == 1 else None


def _lists(folded: str) -> Iterator[Enumeration]:
    """The lists of a folded text, the first pattern that finds one at a place."""
    taken = 0
    matches = sorted(
        (match for pattern in _LISTS for match in pattern.finditer(folded)), key=lambda match: match.span("list")
    )
    for match in matches:
        if match.start("list") < taken:
            continue
        is_open = match["etc"] is not None
        points = list(_points(folded, *match.span("list"), is_open=is_open))
        if len(points) >= _FEWEST and _is_list([folded[start:end] for start, end in points], is_open=is_open):
            taken = match.end()
            yield Enumeration(points, is_open)


def _is_list(points: Sequence[str], *, is_open: bool) -> bool:
    """Whether points are whole: none has the words that lead to the list, and the last has none that are said of all."""
    if _LEADS_TO_LIST.search(points[0]):
        return False
    return is_open or not (_SHARED_END.search(points[-1]) or "等" in points[-1])


def _points(folded: str, start: int, end: int, *, is_open: bool) -> Iterator[tuple[int, int]]:
    """The points between two places, at each 、 outside brackets; a closed list may join its last two by 和."""
    begun = start
    depth = 0
    for position in range(start, end):
        depth += (folded[position] in "(《“") - (folded[position] in ")》”")
        if folded[position] == "、" and depth <= 0:
            yield begun, position
            begun = position + 1
    joined = None if is_open else re.fullmatch("(?P<first>[^和]{2,})和(?P<second>[^和的]{2,})", folded[begun:end])
    if joined is None:
        yield begun, end
        return
    yield begun, begun + joined.end("first")
    yield begun + joined.start("second"), end


def announced_points(text: str) -> list[tuple[int, int]] | None:
    """The points of 「“五個嚴禁”,即…;…;…」 where they are as many as it says, and end the text."""
    folded = fold(text)
    for announced in _ANNOUNCED.finditer(folded):
        points: list[tuple[int, int]] = []
        begun = announced.end()
        for position in range(begun, len(folded)):
            if folded[position] in ";。" and position > begun:
                points.append((begun, position))
                begun = position + 1
        if begun < len(folded):
            points.append((begun, len(folded)))
        if len(points) >= _FEWEST and len(points) == numerals.number(announced["count"]):
            return points
    return None
