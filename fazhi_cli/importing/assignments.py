"""Who has what: the brackets, lines and columns that assign a text to bodies, read into roles, limits and rules."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from fazhi_cli.importing.units import cut, is_body, names_in
from fazhi_cli.plan.script import fold_script

if TYPE_CHECKING:
    from collections.abc import Iterator

_OPENING = {"（": "）", "(": ")", "〔": "〕", "【": "】", "[": "]", "［": "］"}
_CLOSING = frozenset(_OPENING.values())

_ROLE = (
    "(?:第一)?(?:牵头|主办|主责|责任|负责|配合|协办|协同|协助|参加|参与|参办|承办|承担|指导|实施|落实|执行|组织|监督|督办|支持)"
    "(?:负责|实施|落实)?(?:单位|部门|机构|处室|科室|主体|责任单位|责任部门|地区和单位|地区)?"
)
_HEADED = re.compile(f"^(?P<role>{_ROLE})[:：](?P<units>.*)$", re.DOTALL)
_BRACKETED = re.compile(f"^[【〔\\[](?P<role>{_ROLE})[】〕\\]][:：]?(?P<units>.+)$", re.DOTALL)
_NEXT_HEAD = re.compile(f"[，,、\\s]+(?={_ROLE}[:：])")
"""What parts two roles where no semicolon does: 牽頭單位：X，責任單位：Y."""

_SENTENCE = re.compile(f"(?<=[。；;])(?P<content>{_ROLE}[:：][^。\n]{{2,300}})。?$")
"""An assignment that is the last sentence of a text, without brackets."""

_PERSON = re.compile("^[\u4e00-\u9fff]{2,4}(?:领导|责任人|负责人|联系人)[:：]")
_TIMED = re.compile(
    "^(?P<word>(?:完成|办理|办结|整改|实施|推进)?(?:时限|时间|期限)(?:要求)?|时间节点|完成日期)[:：](?P<text>.+)$",
    re.DOTALL,
)
_CONTACT = re.compile("^(?P<word>联系(?:人|电话|方式|单位)|咨询(?:电话|热线)|电话)[:：](?P<text>.+)$", re.DOTALL)
_BASIS = re.compile("^(?P<word>依据|政策依据|文件依据|来源)[:：](?P<text>.+)$", re.DOTALL)
_TAIL = re.compile(
    "(?P<word>(?:分别|共同|联合)?(?:牵头负责|牵头落实|牵头|主办|负责落实|负责|配合落实|配合|参加|参与|指导|协助|协办|承办|落实|督办)"
    "|(?:按照?|根据)(?:各自)?(?:的)?(?:职责|职能|职责任务)(?:分工)?(?:分别)?(?:负责|配合|落实|组织实施|抓好落实)?"
    "|分工负责|为(?:牵头|责任|配合|主办|协办|负责)(?:单位|部门))$"
)
FIRST_LEADS = re.compile(
    "(?:列|排)(?:在)?(?:首位|第一位|第一|最前面)(?:者|的)?(?:单位|部门)?(?:为|是|牵头)|第一(?:个)?单位为牵头|首位为牵头"
)
"""The rule that the first unit of a list leads."""
_IMPLIED = re.compile("(?:不再|不)(?:单独|一一|逐一|另行)?(?:列出|列明|标注|注明)")
_LEADING = re.compile("牵头")


_WHEN_BEHIND = re.compile("(?:[年月]底?前?|日前?|季度|上半年)(?:完成|落实|办结|取得.{1,6})?$|^(?:持续|长期|常态化)")
"""A limit behind the units that no word heads: 2021年6月底前完成, 持續推進."""

_LONGEST_BRACKET = 2_000
_MOST_NESTED = 20


@dataclass
class Assigned:
    """What one bracket, line or row says: units by role in their order, and what stands beside them.

    roles: the printed word of each unit, as it stands. words: the words for the parts, by which a layout is known.
    """

    printed: str
    lead: list[str] = field(default_factory=list)
    responsible: list[str] = field(default_factory=list)
    roles: dict[str, str] = field(default_factory=dict)
    when: list[str] = field(default_factory=list)
    contact: list[str] = field(default_factory=list)
    basis: list[str] = field(default_factory=list)
    first_leads: bool = False
    implied: str | None = None

    @property
    def units(self) -> list[str]:
        return [*self.lead, *self.responsible]

    def add(self, other: Assigned, between: str) -> None:
        """Take in what stands right behind it; between: what parts the two."""
        self.printed += between + other.printed
        self.lead += [unit for unit in other.lead if unit not in self.units]
        self.responsible += [unit for unit in other.responsible if unit not in self.units]
        self.roles = other.roles | self.roles
        self.when += other.when
        self.contact += other.contact
        self.basis += other.basis
        self.first_leads = self.first_leads or other.first_leads
        self.implied = self.implied or other.implied

    def let_first_lead(self) -> None:
        """Make the first unit of a list the lead, where no word of the list says who leads."""
        if not self.lead and len({self.roles.get(unit) for unit in self.responsible}) == 1:
            self.lead, self.responsible = self.responsible[:1], self.responsible[1:]


@dataclass
class Placed:
    """An assignment within a text: where it begins and ends."""

    start: int
    end: int
    assigned: Assigned


def in_text(text: str) -> Iterator[Placed]:
    """The brackets of a text that assign it, left to right, and the sentence that does at its end.

    A bracket that is not closed goes to the end of its line.
    """
    position = 0
    for start, end in _brackets(text):
        if start < position or end - start > _LONGEST_BRACKET:
            continue
        content = text[start + 1 : end - 1] if text[end - 1] in _CLOSING else text[start + 1 : end]
        assigned = read(content, text[start:end])
        if assigned is None or (_is_bare(assigned) and not _ends_a_sentence(text, start)):
            continue
        yield Placed(start, end, assigned)
        position = end
    tail = _SENTENCE.search(fold_script(text), position)
    if tail is not None:
        assigned = read(text[tail.start("content") : tail.end("content")], text[tail.start() : tail.end()])
        if assigned is not None and all(map(is_body, assigned.units)):
            yield Placed(tail.start(), tail.end(), assigned)


def _is_bare(assigned: Assigned) -> bool:
    """Whether no word says what the units are there for."""
    return not assigned.roles and not assigned.when and not assigned.first_leads


def _ends_a_sentence(text: str, position: int) -> bool:
    """Whether a sentence has ended before a position, so that a bracket there is not said of its last word."""
    before = text[:position].rstrip()
    return before == "" or before[-1] in "。；;！!”」"


def is_closed(printed: str) -> bool:
    """Whether words begin with a bracket and end with the one that closes it."""
    return _OPENING.get(printed[:1]) == printed[-1:]


def _brackets(text: str) -> list[tuple[int, int]]:
    """Where brackets begin and end, left to right; those that few others stand in, so that a heap of them costs no time."""
    found: list[tuple[int, int]] = []
    opened: list[int] = []
    line_end = 0  # of the line before: a bracket may go on in the next line, not further
    for position, sign in enumerate(f"{text}\n"):
        if sign in _OPENING:
            opened.append(position)
        elif sign in _CLOSING and opened:
            found.append((opened.pop(), position + 1))
        elif sign == "\n":
            found += [(start, line_end) for start in opened[:_MOST_NESTED] if start < line_end]
            opened = [start for start in opened if start > line_end]
            line_end = position
    found += [(start, line_end) for start in opened[:_MOST_NESTED]]
    return sorted(found)


def of_line(line: str) -> Assigned | None:
    """A line of its own that assigns what stands above it: 牽頭單位:X. None for any other line."""
    stripped = line.strip()
    folded = fold_script(stripped)
    found = _HEADED.match(folded) or _BRACKETED.match(folded)
    if found is None or not found["units"].strip():
        return None
    return read(stripped, line)


def read(content: str, printed: str) -> Assigned | None:
    """What the words of a bracket or line assign; None where they assign nothing, as prose that names an actor does."""
    assigned = Assigned(printed)
    for segment in _segments(content):
        if not segment.strip():
            continue
        if not _read_segment(segment.strip(), assigned):
            return None
    if not assigned.units and not assigned.when:
        return None
    if assigned.first_leads:
        assigned.let_first_lead()
    return assigned


def _segments(content: str) -> Iterator[str]:
    """The parts of a bracket or line: at its semicolons, and before each word for a role that a colon follows."""
    for segment in cut(content, "；;。\n"):
        begun = 0
        for found in _NEXT_HEAD.finditer(fold_script(segment)):
            before = segment[: found.start()]
            if sum(before.count(sign) for sign in _OPENING) <= sum(before.count(sign) for sign in _CLOSING):
                yield segment[begun : found.start()]
                begun = found.end()
        yield segment[begun:]


def _read_segment(segment: str, assigned: Assigned) -> bool:
    """Add one part of a bracket; whether it is any."""
    folded = fold_script(segment)
    if "\t" in segment:
        return False
    if _IMPLIED.search(folded):
        assigned.implied = segment
        assigned.first_leads = assigned.first_leads or bool(FIRST_LEADS.search(folded))
        return True
    if FIRST_LEADS.search(folded):
        assigned.first_leads = True
        before, *_ = cut(segment, "，,")
        if before != segment and not FIRST_LEADS.search(fold_script(before)):
            rule = len(segment) - _start_of_rule(segment)
            return _read_segment(segment[: len(segment) - rule].rstrip("，,"), assigned)
        return True
    if folded.rstrip("，,") in ("下同", "以下相同"):
        return True
    for pattern, listed in ((_TIMED, assigned.when), (_CONTACT, assigned.contact), (_BASIS, assigned.basis)):
        found = pattern.match(folded)
        if found:
            listed.append(segment[found.start("text") : found.end("text")].strip())
            return True
    if _PERSON.match(folded):
        return True
    headed = _HEADED.match(folded) or _BRACKETED.match(folded)
    if headed:
        word = segment[headed.start("role") : headed.end("role")]
        return _add(names_in(segment[headed.start("units") :]), word, assigned, is_sure=True)
    return _read_tails(segment, assigned)


def _start_of_rule(segment: str) -> int:
    """Where in a segment the part begins that says which unit leads."""
    position = 0
    for piece in cut(segment, "，,"):
        if FIRST_LEADS.search(fold_script(piece)):
            return position
        position += len(piece) + 1
    return len(segment)


def _read_tails(segment: str, assigned: Assigned) -> bool:
    """X牽頭，Y、Z配合; where no word stands behind the units, a bare list."""
    waiting: list[str] = []
    groups: list[tuple[list[str], str]] = []
    for piece in cut(segment, "，,"):
        found = _TAIL.search(fold_script(piece))
        if found is None:
            if groups and _WHEN_BEHIND.search(fold_script(piece.strip())):
                assigned.when.append(piece.strip())
            else:
                waiting += names_in(piece)
            continue
        names = [*waiting, *names_in(piece[: found.start()].removeprefix("由"))]
        waiting = []
        groups.append((names, piece[found.start() :]))
    if not groups:
        return _add(waiting, "", assigned, is_sure=False)
    if waiting and not all(map(is_body, waiting)):
        return False
    if waiting:
        groups[-1] = ([*groups[-1][0], *waiting], groups[-1][1])
    return all(_add(names, word, assigned, is_sure=False) for names, word in groups)


def _add(names: list[str], word: str, assigned: Assigned, *, is_sure: bool) -> bool:
    """Add the units of one role; is_sure: the word alone shows that they are some. Whether they were added."""
    if not names or not (is_sure or all(map(is_body, names))):
        return False
    leads = bool(_LEADING.search(fold_script(word)))
    for name in names:
        if name in assigned.units:
            continue
        (assigned.lead if leads else assigned.responsible).append(name)
        if word:
            assigned.roles[name] = word
    return True
