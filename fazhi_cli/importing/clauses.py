"""The text of a task cut into clauses, each with what the tables find in it: limits and exceptions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from fazhi_cli.plan import kinds, wordings
from fazhi_cli.plan.script import fold_script
from fazhi_cli.plan.terms import is_own_issue
from fazhi_cli.plan.time_meaning import Term

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from fazhi_cli.plan.time_meaning import Meaning

_OPENING = "“‘「『《（(〔【[［"
_CLOSING = "”’」』》）)〕】]］"
_ENDS = "。；;！!？?"


def clauses_of(text: str, issued: dt.date | None) -> list[dict[str, Any]]:
    """The clauses of a text as values of the rulebook; a line's end within it begins a paragraph."""
    found: list[dict[str, Any]] = []
    for number, line in enumerate(text.split("\n")):
        for position, sentence in enumerate(_sentences(line)):
            clause: dict[str, Any] = {"text": sentence}
            if number > 0 and position == 0:
                clause["paragraph"] = True
            found.append(clause | _facts(sentence, issued))
    return found


def _sentences(line: str) -> Iterator[str]:
    """A line cut behind each sign that ends a sentence outside quotation marks and brackets, with what closes it."""
    depth = 0
    begun = 0
    for position, sign in enumerate(line):
        if sign in _OPENING:
            depth += 1
        elif sign in _CLOSING:
            depth = max(0, depth - 1)
        elif sign in _ENDS and depth == 0:
            yield line[begun : position + 1]
            begun = position + 1
    if line[begun:]:
        yield line[begun:]


def _facts(sentence: str, issued: dt.date | None) -> dict[str, Any]:
    """The limits and exceptions of a clause."""
    facts: dict[str, Any] = {}
    exceptions = [_unique(sentence, start, end) for start, end, _ in kinds.exceptions(sentence)]
    if exceptions:
        facts["except"] = list(dict.fromkeys(exceptions))
    limits: list[str] = []
    no_limits: list[dict[str, str]] = []
    for start, end in _times(sentence, issued):
        phrase = _unique(sentence, start, end)
        meaning = wordings.read_in_any_year(sentence, phrase)
        reason = no_limit(sentence, start, end, meaning)
        if reason:
            no_limits.append({"text": phrase, "because": reason})
        elif phrase not in limits:
            limits.append(phrase)
            if isinstance(meaning, Term) and not is_own_issue(meaning):
                facts["per"] = "case"
    if limits:
        facts["when"] = limits
    if no_limits:
        facts["not_when"] = no_limits
    return facts


def _times(sentence: str, issued: dt.date | None) -> list[tuple[int, int]]:
    """Where the words of time stand, a term with its event; those that follow each other are one: 每年定期."""
    whole = {end: start for start, end, _ in wordings.find(sentence)}
    found: list[tuple[int, int]] = []
    for start, end, _ in wordings.find_times(sentence, issued):
        first = min(start, whole.get(end, start))
        if found and found[-1][1] == first:
            first = found.pop()[0]
        found.append((first, end))
    return found


def _unique(sentence: str, start: int, end: int) -> str:
    """The words at a place, with as many of those behind and before them as it takes to stand in the sentence only once."""
    while sentence.count(sentence[start:end]) > 1 and (end < len(sentence) or start > 0):
        if end < len(sentence):
            end += 1
        else:
            start -= 1
    return sentence[start:end]


_DESCRIBED = re.compile(
    "^(?:以?[前后]|之[前后]|期间|以来)?(?:已|新|累计|首次|当年|期间)*(?:到期|届满|发生|产生|签订|缴纳|入库|新增|新建|投产|开工|竣工"
    "|注册|登记|认定|取得|获得|购置|购买|投保|参保|毕业|成立|生产|销售|形成|发放|实施|执行|享受|复工|捐赠|进口|出口|支付|实际)"
    "[^，,。；;、]{0,14}的"
)
_OF_MONTH = re.compile("^(?:的)?(?:申报|纳税|应缴|应交|缴费|缴纳|法定|社会保险|电费|水费|气费|租金|工资)")
_SINCE = re.compile("^(?:起|以来|以后|之后)")
_FROM = re.compile("(?:自|从|由)$")
_AMOUNT = re.compile(
    "(?:不超过|不少于|不低于|最长|最短|缓缴|顺延|延长|满|给予|展期|期限为?|为期|达到?|前|近|每隔)[^，,。；;]{0,4}$"
)
_SERVICE = re.compile("(?:压缩|压减|缩短|缩减|控制|减少|提速|限定)(?:[^，,。；;]{0,4}(?:至|到|在|为))?$")
_PUT_OFF = re.compile(
    "(?:缴|纳税|申报|还款|还本|付息|征收|贷款|合同|租金|履约|交付)[^，,。；;]{0,12}(?:期|期限|时间)[^，,。；;]{0,8}(?:延|推迟|顺|展|缓)[^，,。；;]{0,2}$"
)
_YEARLY_THING = re.compile("^[^，,。；;、的]{0,12}(?:考核|资金|计划|预算|指标|目标|费率|投资)")
_REGULAR_THING = re.compile("^(?:减|免|定额|存款|存单|保险|寿险|公交|航班|班列|车票)")


def no_limit(sentence: str, start: int, end: int, meaning: Meaning | None) -> str | None:
    """Why a wording of time is no limit of the clause, or None where it is one; meaning: what the wording says."""
    folded = fold_script(sentence)
    before, wording, after = folded[:start], folded[start:end], folded[end:]
    if _DESCRIBED.match(after) or (wording.endswith("月份") and _OF_MONTH.match(after)):
        return "說明後面的事物，不是辦理期限"
    if _FROM.search(before) and _SINCE.match(after):
        return "說明起始時間，不是辦理期限"
    if wording == "年度" and _YEARLY_THING.match(after):
        return "「年度」是所說事物名稱的一部分，不是辦理期限"
    if wording == "定期" and _REGULAR_THING.match(after):
        return "「定期」是所說事物名稱的一部分，不是辦理期限"
    if wording.startswith(("至", "到")) and _PUT_OFF.search(before):
        return "是當事人繳納、申報或還款的日期，不是辦理期限"
    if isinstance(meaning, Term) and not meaning.event:
        if _SERVICE.search(before):
            return "是服務所用的時間，不是辦理期限"
        if _AMOUNT.search(before):
            return "說明時間的長短，不是辦理期限"
    return None
