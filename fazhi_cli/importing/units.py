"""The names of bodies in an assignment: what looks like one, and how a list of them is cut."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from fazhi_cli.plan.script import fold_script

if TYPE_CHECKING:
    from collections.abc import Sequence

_KINDS = (
    "局|委|办|办公室|厅|部|署|院|会|社|行|处|科|股|所|站|队|庭|馆|台|校|团|团委|中心|公司|集团|银行|支行|分行|分局|总局|"
    "政府|管委会|委员会|领导小组|指挥部|联席会议|部门|单位|机构|机关|地区|各地|法院|检察院|大学|学院|学校|支队|大队|总队|"
    "协会|联合会|工会|工商联|残联|妇联|科协|文联|侨联|市委|县委|区委|省委|园区|新区|高新区|经开区|开发区|示范区|街道|"
    "乡镇|镇|企业|医院|海关|军区|军分区|武警|通信管理|专班|办事处|区县|县区|县市区|各市|各县|各区|各省|市区|州|"
    "企业和单位|部门和单位|级|新城|口岸|邮政|电力|银监|证监|供电|参|[律作消文体美音]协|[社侨台青]联|社科联|中支|电网|运营商|信保"
    "|[林农牧渔盐]场|督查室|研究室|政研室|监察室|人大|政协|[城交国水文旅投]投|自贸区|综保区|经济区|集聚区|实验区|产业区|功能区|科学城|管理区|盟市|师市"
)
"""With what the name of a body ends, in simplified script."""

_ENDS = re.compile(f"(?:{_KINDS})(?:[（(][^（）()]*[）)]|〔[^〔〕]*〕)?$")
_ALL = re.compile(
    "^(?:县[（(]市、区[）)]|市[（(]州[）)])$|^各(?:市|县|区|州|地|省|乡|镇|村|盟|旗|师|有关|相关|级|设区|直属|园区|部门|单位|成员|科室|处室|股室|社区|街道|园区|高校|学校|中小学)"
)
_PLACE = re.compile("^[\u4e00-\u9fff]{2,4}[市县区州旗]$")
"""A place, whose government is meant, where it stands among bodies: 韓城市."""
_NO_NAME = re.compile(
    '[，,。；;：:！!？?“”"《》\\d０-９%％]|按照|根据|予以|给予|不得|应当|可以|进行|开展|对.+的|由|负责$|牵头(?!(?:部门|单位)$)|配合(?!(?:部门|单位)$)|^(?:责任|主办|协办|主责|承办)(?:单位|部门)$'
)
_LONGEST = 30
"""Characters of the longest name of a body."""

_LONGEST_JOINED = 300
"""Characters of the longest piece of a list that is taken apart: no names joined by 和 and 等 come near it."""

_SEPARATORS = "、，,；;"
_JOINS = ("以及", "及其", "会同", "和", "及", "与")
_DROPPED = re.compile("(?:等(?:有关|相关|成员|[0-9０-９一二三四五六七八九十]{1,3}个?)?(?:部门|单位)?|等)$")
_AFTER_ETC = re.compile(
    "^(.+?)等((?:国务院|省|市|县|区)?(?:直|级|政府)?(?:各|有关|相关)+(?:部门|单位)+.*|(?!成员)[\u4e00-\u9fff]{2,4}(?:部门|单位|机构|企业))$"
)
_OPENING, _CLOSING = "（(〔[【［", "）)〕]】］"


@cache
def is_body(name: str) -> bool:
    """Whether a text looks like the name of a body, or like a name for several (各縣(區)政府)."""
    folded = fold_script(name.strip())
    if not 2 <= len(folded) <= _LONGEST or _NO_NAME.search(_without_brackets(folded)):
        return False
    return bool(_ENDS.search(folded) or _ALL.match(folded))


def are_bodies(names: Sequence[str]) -> bool:
    """Whether names look like those of bodies: the first does, and so do most; the others are of a form that names have.

    Places stand for their governments (韓城市), and a firm may have a name of its own (阿里巴巴).
    """
    if not names or not is_body(names[0]):
        return False
    others = [fold_script(name) for name in names if not is_body(name)]
    could_be = all(2 <= len(name) <= _LONGEST and not _NO_NAME.search(_without_brackets(name)) for name in others)
    return could_be and len([name for name in others if not _PLACE.match(name)]) * 2 < len(names)


def names_in(text: str) -> list[str]:
    """The names of a list, as they are printed; 等 at its end names nobody, 和 joins only where both sides are names."""
    found: list[str] = []
    begun = ""
    after = ""
    for piece, sign in _with_signs(text):
        before, after = after, sign
        if begun and not _ENDS_LEVELS.search(fold_script(piece.strip())):
            found.append(begun.rstrip(_SEPARATORS))
            begun = ""
        if _BEGUN.fullmatch(fold_script(begun + piece.strip())):
            begun += piece.strip() + sign
            continue
        if (
            found
            and not begun
            and (second := _SECOND_OF_ALL.search(fold_script(found[-1])))
            and fold_script(piece.strip()) in (_GOVERNMENT if second["party"] else _OFFICE)
        ):
            found[-1] += before + piece.strip()
            continue
        found += _apart(begun + piece.strip())
        begun = ""
    return [name for name in (*found, begun.rstrip(_SEPARATORS)) if name]


_LEVELS = "省|地州市|州市|自治区|直辖市|市|州|自治州|县|区|旗|盟|乡|镇|街道|园区|设区市|地级以上市|地"
_BEGUN = re.compile(f"各(?:{_LEVELS})(?:[、，](?:各)?(?:{_LEVELS}))*")
"""The beginning of a name for all of several levels: 各市、縣(區)人民政府."""

_JOINED_TO_ALL = re.compile(f"^(?P<first>.+?)(?:以及|和|及|与)(?P<all>{_BEGUN.pattern})$")
"""A name, and behind 和 the beginning of one for all: 省直有關部門和各州、市人民政府."""

_SECOND_OF_ALL = re.compile("(?P<party>党(?:工)?委)$|^各.*政府$")
_GOVERNMENT, _OFFICE = ("政府", "人民政府"), ("行政公署", "行署")
"""What has its place from the name before it: 各縣（區）黨委、政府, 各地（州、市）人民政府、行政公署."""

_ENDS_LEVELS = re.compile(
    f"^(?:{_LEVELS}|直管|[（(])(?!级)[^局委办厅]*$|^(?:各)?(?:{_LEVELS})[^局厅]*(?:政府|管委会|党委|办事处)"
)
"""What goes on such a name: 街道 of 各鄉鎮、街道, but not 市教育局."""


def _with_signs(text: str) -> list[tuple[str, str]]:
    """The pieces of a list, each with the sign behind it."""
    pieces: list[tuple[str, str]] = []
    position = 0
    for each in cut(text, _SEPARATORS):
        piece = each
        position += len(piece)
        sign = text[position : position + 1]
        joined = _JOINED_TO_ALL.match(fold_script(piece)) if sign else None
        if joined and is_body(joined["first"]):
            pieces.append((piece[: joined.end("first")], piece[joined.end("first") : joined.start("all")]))
            piece = piece[joined.start("all") :]
        pieces.append((piece, sign))
        position += 1
    return pieces


ALIKE = str.maketrans("∶﹕︰﹔﹐﹑﹒", "：：：；，、。")
"""Signs that look like a colon, a semicolon, a comma or a stop, as input methods give them."""


def cut(text: str, signs: str) -> list[str]:
    """A text at each of some signs that stands in no brackets."""
    pieces = [""]
    depth = 0
    for sign, plain in zip(text, text.translate(ALIKE), strict=True):
        if sign in _OPENING:
            depth += 1
        elif sign in _CLOSING:
            depth = max(0, depth - 1)
        if depth == 0 and plain in signs:
            pieces.append("")
        else:
            pieces[-1] += sign
    return pieces


def _apart(piece: str) -> list[str]:
    """The names of a piece without separators: X等有關部門及Y, X和Y, or one name."""
    if len(piece) > _LONGEST_JOINED:
        return [piece]
    folded = fold_script(piece)
    etc = _AFTER_ETC.match(folded)
    if etc:
        return [*_apart(piece[: etc.end(1)]), *_apart(piece[etc.start(2) :])]
    dropped = _DROPPED.search(folded)
    if dropped and dropped.start() > 1:
        return _apart(piece[: dropped.start()])
    parted = piece.split()
    if len(parted) > 1 and all(map(is_body, parted)):
        return [name for part in parted for name in _apart(part)]
    for join in _JOINS:
        start = folded.find(join)
        while start > 0:
            left, right = piece[:start], piece[start + len(join) :]
            is_within = any(one.start() <= start < one.end() for one in _ONE.finditer(folded))
            if not is_within and is_body(left) and _BEFORE_JOIN.search(folded[:start]) and _is_second(right):
                return [*_apart(left), *_apart(right)]
            start = folded.find(join, start + 1)
    return [piece]


_NO_SECOND = frozenset({"政府", "人民政府", "单位", "部门", "机构", "企业", "个人", "组织"})
"""What stands behind 和 in a name for several: 所有部門和單位."""


def _is_second(name: str) -> bool:
    """Whether what follows 和 is another name."""
    first, *_ = re.split("以及|和|及|与", fold_script(name))
    return is_body(name) and first not in _NO_SECOND


_BEFORE_JOIN = re.compile("(?:局|委|协|联|办|室|厅|部|署|会|行|政府|公司|集团|中心|法院|检察院|部门|单位|地区)$")
"""With what a name ends that another may be joined to: 園區和示範區管委會 is one."""
_ONE = re.compile(
    "(?:发展和改革|工业和信息化|经济和信息化|人力资源和社会保障|住房和城乡建设|文化和旅游|粮食和物资储备|自然资源和规划|部门和单位|单位和部门|机关和单位)"
)
"""Names and words in which 和 joins no two bodies."""


def _without_brackets(text: str) -> str:
    """A name without what stands in brackets: 各縣（市、區）政府 is a name for all its signs."""
    depth = 0
    kept = ""
    for sign in text:
        if sign in _OPENING:
            depth += 1
        elif sign in _CLOSING:
            depth = max(0, depth - 1)
        elif depth == 0:
            kept += sign
    return kept
