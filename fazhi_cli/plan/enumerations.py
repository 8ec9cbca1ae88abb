"""What a clause lists: the points after 即, 包括 or 重點是, before 等領域, or in 把A、B和C作為…; fewer than three are no list.

Points may share words: 建立A、B、C制度 has a tail, 不得收取A、B、C a stem.

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
_SHARING_TAIL = re.compile(
    "(?:^|[,;。:]|并|严格|切实|全面|大力|积极|认真|进一步)"
    "(?:建立健全|建立完善|建立|健全|完善|实行|执行|落实|推行|构建|打造|培育|形成|发展|加强|推进|深化|做好|抓好|开展|强化)"
    rf"(?:[^、,;。:!?\n]{{0,12}}的)?(?P<list>{_POINT}?(?:、{_POINT}?){{1,30}})"
    "(?P<tail>制度|工作机制|机制|体系|队伍|平台|建设|工作)(?=[,;。]|$)"
)
_SHORTEST = {"建设": 3}
"""Signs that the last point has at least before a tail: in 信息公開、隊伍建設 it has 建設 for itself."""

_NO_SHARED_TAIL = re.compile(
    "(?:办法|细则|规定|规程|规范|标准|清单|方案|预案|目录|计划|指南|流程|台账|机制|制度|体系|工作)$|机关|部门|单位|[与及]|^(?:和|以及)|的"
)
"""A point that needs no tail, or that is not one of a plain list."""

_SHARING_STEM = re.compile(
    "(?P<stem>(?:不得|严禁|禁止|不准)(?:违法|违规|擅自|变相|随意|再|自行){0,2}"
    "(?:创设|设定|设置|增设|新设|收取|索要|索取|提供|指定|强制|干预|限制|侵犯|泄露|从事|参与|插手|接受|发放|购买|转让|经营|存放|携带|排放|倾倒|占用|挪用)?)"
    rf"(?P<list>{_PLAIN}(?:、{_PLAIN}){{2,30}})(?P<etc>等[^、,;。:!?\n]{{0,14}})?(?=[,;。]|$)"
)
_ALONE = 2
"""Signs by which the last of some acts after 嚴禁 may be longer than the others: 嚴禁截留、挪用、擠占專項資金 has one thing for all."""

_NUMBERED_AHEAD = re.compile(
    r"(?:以下|下列|如下|[二两三四五六七八九十]个?(?:方面|项|条|点|件|类|大))[^,;。:!?\n]{0,12}[:]"
)
_NUMBERS_OF_POINTS = (
    re.compile("(?P<number>[一二三四五六七八九十]{1,2})(?:是|要)(?:要)?"),
    re.compile(r"\((?P<number>\d{1,2}|[一二三四五六七八九十]{1,2})\)"),
    re.compile(r"(?P<number>\d{1,2})[.、](?!\d)"),
)
_SHARED_END = re.compile("(?:制度|机制|体系|平台|建设|队伍|相结合|相统一|原则|并重|并举|工作)$")
"""How a last point ends that has words for all of them: 統一登記、統一編號、統一公布制度."""

_LEADS_TO_LIST = re.compile("[对将把使]|涉及|用于|有关|关系")
_ANNOUNCED = re.compile(
    r"[“‘「『\"]?(?P<count>[二两三四五六七八九十])[个项条种类](?:[^,;。:!?\n“”「」]{1,12})[”’」』\"]?,?(?:即|包括)?[,:]?"
)


class Enumeration(NamedTuple):
    """The places of the points of a list, and whether the list says 等; stem, tail: words before and behind that each point shares."""

    points: list[tuple[int, int]]
    is_open: bool
    stem: str = ""
    tail: str = ""


def enumeration(text: str) -> Enumeration | None:
    """The one list of a clause; None where it has none, or several, or one whose points would lose a prohibition before them."""
    announced = announced_points(text)
    if announced is not None:
        return Enumeration(announced, is_open=False)
    folded = fold(text)
    if kinds.marks(text):
        return _with_stem(text, folded)
    found = list(_lists(folded))
    if not found:
        return _with_tail(text, folded)
    return found[0] if len(found) == 1 else None


def _with_tail(text: str, folded: str) -> Enumeration | None:
    """The one list of a clause whose last point has the words for all (建立統一登記、統一編號、統一公布制度)."""
    matches = list(_SHARING_TAIL.finditer(folded))
    if len(matches) != 1:
        return None
    [match] = matches
    points = list(_points(folded, *match.span("list"), is_open=False))
    if len(points) < _FEWEST:
        return None
    words = [folded[start:end] for start, end in points]
    start = _start_of_first(words)
    if start is None or len(words[-1]) < _SHORTEST.get(match["tail"], 2):
        return None
    needs_none = [word for word in (words[0][start:], *words[1:]) if _NO_SHARED_TAIL.search(word)]
    if needs_none and match["tail"] != "建设":
        return None
    points[0] = (points[0][0] + start, points[0][1])
    if len(words[-1]) > max(len(words[0]) - start, *map(len, words[1:-1])) + 1:
        return None  # 消防、燃氣、電梯安全監管工作: more of its words are said of all
    return Enumeration(points, is_open=False, tail=text[slice(*match.span("tail"))])


def _start_of_first(words: Sequence[str]) -> int | None:
    """Where the first point begins in its words: with those with which all others begin; None where it is longer than a point."""
    first, *others = words
    beginnings = {word[:2] for word in others}
    if len(beginnings) == 1 and (place := first.find(next(iter(beginnings)))) >= 0:
        return place
    return 0 if len(first) <= max(map(len, others)) + _ALONE else None


def _with_stem(text: str, folded: str) -> Enumeration | None:
    """The one list of a clause of which each point is forbidden (不得收取保證金、押金、服務費)."""
    matches = list(_SHARING_STEM.finditer(folded))
    if len(matches) != 1 or len(kinds.marks(text)) != 1:
        return None
    [match] = matches
    is_open = match["etc"] is not None
    points = list(_points(folded, *match.span("list"), is_open=is_open))
    lengths = [end - start for start, end in points]
    is_of_acts = match["stem"][-2:] in ("不得", "严禁", "禁止", "不准")
    if len(points) < _FEWEST or (is_of_acts and (min(lengths) <= _ALONE or lengths[-1] > max(lengths[:-1]) + 1)):
        return None
    return Enumeration(points, is_open, stem=text[slice(*match.span("stem"))])


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
        points = [(start + _own_number(folded[start:end]), end) for start, end in points]
        if len(points) >= _FEWEST and len(points) == numerals.number(announced["count"]):
            return points
    return _numbered_points(folded)


def _own_number(point: str) -> int:
    """How many signs of a point are its number: (1), 1. or 一是."""
    return next((found.end() for form in _NUMBERS_OF_POINTS if (found := form.match(point))), 0)


def _numbered_points(folded: str) -> list[tuple[int, int]] | None:
    """The points of 「推進以下工作:一是…;二是…;三是…。」, without their numbers, where nothing else follows the announcement."""
    announced = _NUMBERED_AHEAD.search(folded)
    if announced is None:
        return None
    pieces = folded[announced.end() :].split(";")
    begun = announced.end()
    for form in _NUMBERS_OF_POINTS:
        points: list[tuple[int, int]] = []
        place = begun
        for count, piece in enumerate(pieces, 1):
            number = form.match(piece)
            if number is None or numerals.number(number["number"]) != count:
                break
            end = place + len(piece.rstrip("。"))
            points.append((place + number.end(), end))
            place += len(piece) + 1
        else:
            if len(points) >= _FEWEST - 1 and not any("。" in folded[start:end] for start, end in points):
                return points
    return None
