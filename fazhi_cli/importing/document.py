"""What a document says of itself: its title, number, day and place."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, NamedTuple

from fazhi_cli.plan import numerals
from fazhi_cli.plan.script import fold_script

if TYPE_CHECKING:
    from collections.abc import Sequence

_NUMBER = re.compile(r"^[\u4e00-\u9fff]{2,12}[〔\[［（(]\d{4}[〕\]］）)]第?\d{1,5}[号號]$")
_WRITTEN_DAY = r"(\d{4}|[二一〇零○九八七六五四三]{4})年(\d{1,2}|[一二三四五六七八九十]{1,3})月(\d{1,2}|[一二三四五六七八九十]{1,3})日"
_ISSUER = "[\u4e00-\u9fff]{2,30}(?:政府|办公室|办公厅|委员会|局|厅|领导小组|指挥部|部)"
_DAY = re.compile(f"^(?:(?:成文|发文|签发)日期[:：]|{_ISSUER})?{_WRITTEN_DAY}$")
_PRINTED_DAY = re.compile(f"^(?:印发日期[:：]{_WRITTEN_DAY}|(?:{_ISSUER})?{_WRITTEN_DAY}印发)$")
"""In the last lines of a paper: who printed it, and when; that is some days after its own."""
_TITLE_ENDS = "方案|措施|意见|办法|规定|规划|计划|纲要|要点|清单|分解表|分工表|分工|分解|台账|细则|通知|决定|条例|部署|安排|任务|政策|举措|表"
_TITLE_END = re.compile(f"(?:{_TITLE_ENDS})$")
_NUMBER_BEHIND = re.compile(
    rf"^.*(?:{_TITLE_ENDS})(?P<number>[\u4e00-\u9fff]{{2,5}}[〔\[［（(]\d{{4}}[〕\]］）)]第?\d{{1,5}}号)$"
)
"""A title with the number that a copy of the document has put behind it."""
_PLACE = re.compile(
    "([\u4e00-\u9fff]{2,8}?(?:省|自治区|市|自治州|州|盟|县|自治县|区|旗))(?:人民政府|政府|推进|关于|进一步|应对|深入|加快|促进|20)"
)
_PLACE_FIRST = re.compile("^([\u4e00-\u9fff]{2,3}(?:省|市|州|盟|县|区|旗))(?!场|民)")
"""A title that begins with the name of a place."""
_NO_PLACE = re.compile("^(?:各|关于|自治区|自治州|直辖市|全[省市县区州])|(?:各省|、|[城都]市)")


class Front(NamedTuple):
    """The lines before the first part, told apart. heading: the title as it is printed, where it is printed otherwise."""

    front: list[str]
    title: str
    heading: str | None
    preamble: str | None
    number: str | None
    issued: dt.date | None
    place: str | None


class Lines(NamedTuple):
    """Some lines of a document by their places, from 0: the first, and the one behind the last."""

    first: int
    end: int


_NOTICE = re.compile("(?:印发|下发|转发)[《〈<]?(?P<name>.{4,80}?)[》〉>]?(?:等文件)?的通知$")
_MOST_NOTICE_LINES = 60
"""Lines from the beginning among which the title of a notice stands."""


def carried_title(lines: Sequence[str]) -> Lines | None:
    """Where the title of a plan stands that a notice carries (關於印發…方案的通知): behind the notice, as its title names it."""
    name = None
    for first in range(min(len(lines), _MOST_NOTICE_LINES)):
        for end in range(first + 1, min(first + _MOST_TITLE_LINES + 1, len(lines)) + 1):
            joined = _joined(lines[first:end])
            if name is None:
                found = _NOTICE.search(fold_script(joined))
                name = joined[found.start("name") : found.end("name")] if found else None
            elif joined == name:
                return Lines(first, end)
    return None


def _joined(lines: Sequence[str]) -> str:
    return re.sub(r"\s", "", "".join(lines))


def front_of(lines: Sequence[str], tail: Sequence[str], name: str, title: Lines | None = None) -> Front:
    """Read the lines before the first part; tail: those behind the last, where the day may stand. name: of the file.

    title: where it stands, where that is known.
    """
    every = [*lines, *tail]
    number = next((found for line in every if (found := _number(line))), None)
    own_day = next((day for line in every if (day := _day(line, _DAY))), None)
    issued = own_day or next((day for line in every if (day := _day(line, _PRINTED_DAY))), None)
    headings = [line for line in every if not line.endswith(("。", "：", ":"))]
    place = _place(headings)
    if not lines:
        return Front([], name, "", None, number, issued, place)
    title_lines = _title(lines) if title is None else (title.first, title.end - 1)
    if title_lines is None:
        return Front([], name, "", "\n".join(lines), number, issued, place)
    first, last = title_lines
    printed = list(lines[first : last + 1])
    words = _without_number("".join(line.strip() for line in printed))
    heading = "\n".join(printed) if len(printed) > 1 or printed[0] != words else None
    preamble = "\n".join(lines[last + 1 :]) or None
    return Front(list(lines[:first]), words, heading, preamble, number, issued, place)


def _title(lines: Sequence[str]) -> tuple[int, int] | None:
    """The first and the last line of the title: the last heading that ends like one, else the first line that is no sentence."""
    last = None
    for number, line in enumerate(lines):
        folded = _WITHIN_BRACKETS.sub("", fold_script(_without_number(line.strip())))
        if _TITLE_END.search(folded) and len(folded) <= _LONGEST_TITLE and "\t" not in folded:
            last = number
    if last is None:
        is_heading = len(lines[0]) <= _LONGEST_TITLE and not _SENTENCE.search(lines[0])
        return (0, 0) if is_heading else None
    first = last
    while first > 0 and last - first < _MOST_TITLE_LINES and _goes_on(lines[first - 1]):
        first -= 1
    return first, last


_WITHIN_BRACKETS = re.compile("[（(][^（）()]{1,20}[）)]$")
"""What may stand behind the title of a plan: 任務清單（2022—2025年）."""
_LONGEST_TITLE = 60
_MOST_TITLE_LINES = 3
"""Lines before its last over which a title goes."""

_SENTENCE = re.compile("[。：:；;，,\t]")
_ALONE = re.compile(
    "[。：:；，,）)]$|^(?:[\u4e00-\u9fff]{2,20}(?:人民政府|办公室|办公厅|委员会|政府|厅|局))$|日$|[号號]$|^附(?:件|录|表)\\d*$"
)


def _goes_on(line: str) -> bool:
    """Whether a line is the beginning of a title that goes on in the next one."""
    folded = fold_script(line.strip())
    return (
        bool(folded)
        and len(folded) <= 40
        and "\t" not in folded
        and not _ALONE.search(folded)
        and not _TITLE_END.search(folded)
    )


def _number(line: str) -> str | None:
    """The number of the document: a line of its own, or behind the title."""
    stripped = line.strip()
    bare = stripped.strip("（）()")
    if _NUMBER.search(bare):
        return bare
    return stripped[len(_without_number(stripped)) :] or None


def _without_number(title: str) -> str:
    """A title without the number behind it."""
    found = _NUMBER_BEHIND.match(fold_script(title))
    return title[: found.start("number")] if found else title


def _day(line: str, form: re.Pattern[str]) -> dt.date | None:
    found = form.match(fold_script(re.sub(r"\s", "", line).strip("（）()")))
    if found is None:
        return None
    parts = [numerals.number(part) for part in found.groups() if part]
    try:
        year, month, day = (part or 0 for part in parts)
        return dt.date(year, month, day)
    except ValueError:
        return None


def is_day_of_print(issued: str | None, lines: Sequence[str]) -> bool:
    """Whether the day of a document, in ISO form, is that of its print alone."""
    days = [[day.isoformat() for line in lines if (day := _day(line, form))] for form in (_DAY, _PRINTED_DAY)]
    return issued in days[1] and issued not in days[0]


def _place(lines: Sequence[str]) -> str | None:
    for line in lines:
        folded = fold_script(line)
        found = _PLACE.search(folded) or _PLACE_FIRST.match(folded)
        if found and not _NO_PLACE.search(found[1]):
            return line[found.start(1) : found.end(1)]
    return None
