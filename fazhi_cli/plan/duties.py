"""Where in a sentence a duty of its own begins: at a comma before a verb of practice, unless the next words only say what for.

Duties that share a limit, or a condition before them, stay together: a cut would take it away from all but one. So nothing is
cut behind the first part with a limit or condition, and nothing at all where a limit closes the sentence (…,2015年底前完成). Patterns are
written in simplified script with half-width signs.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from operator import itemgetter
from typing import TYPE_CHECKING

from fazhi_cli.plan import kinds, wordings
from fazhi_cli.plan.clause_words import fold, phrases

if TYPE_CHECKING:
    from collections.abc import Iterator

_ADVERBS = (
    "进一步|积极|全面|认真|严格|切实|大力|及时|深入|着力|不断|逐步|加快|充分|坚决|统一|重点|抓紧|尽快|持续|稳步|有序|依法|探索|试点"
    "|自觉|大幅|合理|主动|科学|广泛|扎实|适时|有效|普遍|定期|研究|并"
)
_VERBS = (
    "建立|健全|完善|制定|制订|出台|编制|修订|推行|推进|推动|推广|落实|贯彻|执行|实行|实施|加强|强化|加大|加快|规范|细化|优化|最佳化|深化|改进"
    "|改善|探索|开展|组织|整合|清理|取消|减少|压缩|放宽|简化|创新|突出|支持|鼓励|引导|培育|发展|扩大|拓宽|畅通|减免|免征|降低|设立|组建"
    "|搭建|打造|建设|构建|配备|充实|聘请|委托|公布|公开|发布|纠正|查处|打击|惩处|克服|接受|办理|尊重|回应|划分|梳理|改造|统筹|界定|保护"
    "|防范|化解|培养|选派|举办|选树|宣传|督促|指导|增加|增设|延长|补助|奖励|给予|试行|做好|抓好|出庭"
)
_DUTY = re.compile(f"(?:{_ADVERBS}){{0,3}}(?:{_VERBS})|(?:把|将).{{2,80}}(?:作为|纳入|列入)")
_PURPOSE = re.compile("推[进动][^,]*化[,;。]?$|(?:发展|建设)(?:成为|更)")
"""A part that begins like a duty and says what for: 推進制定精細化."""

_LEADS_IN = re.compile(
    "(?:按照?|对于?|根据|依据|依托|围绕|结合|针对|以|通过|利用|充分利用|在|坚持|本着|对照|会同|聚焦|立足|发挥|充分发挥)"
)
"""How a part begins that belongs to the duty behind it."""

_CLOSES = re.compile("(?:全面|基本|全部|力争|确保)*(?:完成|建成|落实到位|到位|办结|结束|取得|实现|见效|投入使用|启动)")
"""What stands behind the limit of all that a sentence has said before."""

_SHORTEST = 6
"""Signs of the shortest part that is a duty."""

_SHORTEST_ACT = 3
"""Signs of the shortest act behind a limit that has it for itself."""


def duties(sentence: str) -> list[str]:
    """A sentence cut where a duty of its own begins."""
    folded = fold(sentence)
    shared = _first_shared(sentence, folded)
    if shared is None:
        return [sentence]
    found: list[str] = []
    begun = 0
    has_duty = False
    leads_in = False
    for start, end in _parts(folded):
        part = folded[start:end]
        is_duty = _is_duty(part)
        is_lead = _LEADS_IN.match(part) is not None
        begins = is_duty or start == shared or (is_lead and not is_duty and _is_followed_by_duty(folded[end:]))
        if begins and has_duty and not leads_in and start <= shared:
            found.append(sentence[begun:start])
            begun = start
            has_duty = False
        has_duty = has_duty or is_duty
        leads_in = is_lead and not is_duty
    return [*found, sentence[begun:]]


def _first_shared(sentence: str, folded: str) -> int | None:
    """Where the first part begins that says something of all behind it; None where a limit is said of all before it."""
    starts = {found.start for found in phrases(sentence) if found.key == "if"}
    starts |= {start for start, _, _ in (*kinds.exceptions(sentence), *kinds.marks(sentence))}
    parts = list(_parts(folded))
    for start, end, _ in wordings.find(sentence):
        part_start, part_end = parts[bisect_right(parts, start, key=itemgetter(0)) - 1]
        before, after = folded[part_start:start], folded[end:part_end].rstrip(",;。")
        if _CLOSES.match(after) or (before and len(after) < _SHORTEST_ACT):
            return None
        starts.add(part_start)
    return min(starts, default=len(sentence))


def _parts(folded: str) -> Iterator[tuple[int, int]]:
    """The parts of a sentence between its commas; what stands in brackets or quotation marks is not cut."""
    depth = 0
    begun = 0
    for position, sign in enumerate(folded):
        depth += (sign in "(《“‘「『[") - (sign in ")》”’」』]")
        if sign == "," and depth <= 0:
            yield begun, position + 1
            begun = position + 1
    if begun < len(folded):
        yield begun, len(folded)


def _is_duty(part: str) -> bool:
    return len(part) >= _SHORTEST and _DUTY.match(part) is not None and _PURPOSE.match(part) is None


def _is_followed_by_duty(rest: str) -> bool:
    """Whether a duty begins right behind a part that leads to one."""
    start, end = next(_parts(rest), (0, 0))
    return _is_duty(rest[start:end])
