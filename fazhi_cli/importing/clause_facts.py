"""What the tables of plan/ find in a clause: who, to whom, on what condition, what comes of it, by when, and what it lists."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from fazhi_cli.importing.no_limits import no_limit
from fazhi_cli.importing.units import is_body, names_in
from fazhi_cli.plan import kinds, wordings
from fazhi_cli.plan.clause_words import phrases, right_in
from fazhi_cli.plan.enumerations import enumeration
from fazhi_cli.plan.script import fold_script
from fazhi_cli.plan.terms import is_own_issue
from fazhi_cli.plan.time_meaning import Term

if TYPE_CHECKING:
    from fazhi_cli.plan.time_meaning import Context

_OF_BODIES = ("actor", "to")
"""The keys of which a phrase may name several bodies."""

_MOST_BESIDE = 60
"""Signs beside a phrase by which it is told from the same words elsewhere in its clause."""

_OF_EACH_CASE = re.compile("^凡.*(?:事项|决策|决定|项目|案件|申请|文件|档案)$")
"""Conditions that each of many things meets (凡涉及公共利益的決策事項)."""


def facts_of(clause: str, times: Context) -> dict[str, Any]:
    """The facts of a clause as values of the rulebook, each a phrase of it; times: what gives its words of time their year."""
    facts: dict[str, Any] = {}
    for found in phrases(clause):
        named = clause[found.start : found.end]
        names = names_in(named) if found.key in _OF_BODIES else []
        of_key = facts.setdefault(found.key, [])
        of_key += [name for name in (names if all(map(is_body, names)) and names else [named]) if name not in of_key]
    exceptions = filter(None, (_unique(clause, start, end) for start, end, _ in kinds.exceptions(clause)))
    if excepted := list(dict.fromkeys(exceptions)):
        facts["except"] = excepted
    facts |= _limits(clause, times)
    if _is_done_for_each(clause, facts.get("if", ())):
        facts["per"] = "case"
    right = right_in(clause)
    if right and not kinds.marks(clause):
        because = f"「{right}」是一項權利，不是應辦事項"
        facts["kind"] = {"is": "right", "because": because}
    return facts | _items(clause)


def _is_done_for_each(clause: str, conditions: list[str]) -> bool:
    """Whether a clause is done for each case: before each decision, or for whatever is of some kind."""
    kind = kinds.kind_of(clause)
    if kind == "gate" and any(map(kinds.is_moment, conditions)):
        return True
    return kind != "prohibition" and any(_OF_EACH_CASE.match(fold_script(condition)) for condition in conditions)


def _items(clause: str) -> dict[str, Any]:
    """The points of the list in a clause; the units of a list are none."""
    found = enumeration(clause)
    if found is None:
        return {}
    words = [clause[start:end] for start, end in found.points]
    if sum(map(is_body, words)) * 2 >= len(words) or len(set(words)) < len(words):
        return {}
    shared = {key: value for key, value in (("stem", found.stem), ("tail", found.tail)) if value}
    items = [_item(text, shared) for text in words] if shared else words
    return {"items": items, "open": True} if found.is_open else {"items": items}


def _item(text: str, shared: dict[str, str]) -> dict[str, str]:
    """A point with the words that it shares with the others, in the order in which they are printed."""
    return {
        key: value
        for key, value in (("stem", shared.get("stem")), ("text", text), ("tail", shared.get("tail")))
        if value
    }


def _limits(clause: str, times: Context) -> dict[str, Any]:
    """The words of time of a clause: those that limit it, and those that do not, with the reason."""
    facts: dict[str, Any] = {}
    limits: list[str] = []
    no_limits: list[dict[str, str]] = []
    for start, end in _times(clause, times):
        phrase = _unique(clause, start, end)
        if phrase is None:
            continue
        meaning = wordings.read_in_any_year(clause, phrase)
        reason = no_limit(clause, start, end, meaning)
        if reason:
            no_limits.append({"text": phrase, "because": reason})
        elif phrase not in limits:
            limits.append(phrase)
            if isinstance(meaning, Term) and not is_own_issue(meaning):
                facts["per"] = "case"
                if not meaning.event and not meaning.backward and (event := _event_before(clause[:start])):
                    facts["event"] = event
    if limits:
        facts["when"] = limits
    if no_limits:
        facts["not_when"] = no_limits
    return facts


_HAPPENED = re.compile(
    "(?P<event>(?:收到|接到|接收|收齐|受理|作出|做出|签订|取得|发现|批准|立案|办结|发生|公示|验收)[^，,。；;的]{0,14})(?:的|之?后|时)?[，,][^，,。；;]{0,12}$"
)
_DECIDED = re.compile(
    "(?:^|[，,。；;])(?P<event>[^，,。；;、]{2,14}(?:决定|决议|申请|意见|报告|合同|协议|诉求|投诉|建议|提案))(?:应当?|必?须|要)[在于]?$"
)


def _event_before(words: str) -> str | None:
    """The event with which a term begins that does not say so itself; words: those before the term.

    收到申請的，應當在5個工作日內; 行政審批決定應當在10個工作日內.
    """
    folded = fold_script(words)
    found = _HAPPENED.search(folded) or _DECIDED.search(folded)
    return words[found.start("event") : found.end("event")] if found else None


def _times(clause: str, times: Context) -> list[tuple[int, int]]:
    """Where the words of time stand, a term with its event; those that follow each other are one: 每年定期."""
    whole = {end: start for start, end, _ in wordings.find(clause)}
    found: list[tuple[int, int]] = []
    for start, end, _ in wordings.find_times(clause, times):
        first = min(start, whole.get(end, start))
        if found and found[-1][1] == first:
            first = found.pop()[0]
        found.append((first, end))
    taken = [range(*place) for place in found]
    moments = [place for place in wordings.moments(clause) if not any(place[0] in other for other in taken)]
    return sorted([*found, *moments])


_SAME_WORDS = re.compile("[\u4e00-\u9fff]{1,12}")


def _unique(clause: str, start: int, end: int) -> str | None:
    """The words at a place, with as many of those behind and before them as it takes to stand in the clause only once.

    None where that takes too many: of words that come again and again nobody could tell which are meant. Words that are
    longer by what stands behind them do not end within a word where that can be helped (每年改造, not 每年改).
    """
    first, last = start, end
    while clause.count(clause[first:last]) > 1:
        if last < len(clause):
            last += 1
        elif first > 0:
            first -= 1
        if last - first > end - start + _MOST_BESIDE:
            return None
    if last > end and (others := _SAME_WORDS.match(clause, end)):
        last = max(last, others.end())
    return clause[first:last]
