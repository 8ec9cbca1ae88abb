"""The line that tells how a selection was read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from fazhi_cli.plan.readings import LENIENT, READINGS, SCOPES, STRICT
from fazhi_cli.vocabulary import COLOURS, KINDS, ROLES, STATUS_WORDS, TIMES
from fazhi_cli.vocabulary.templates import filled, listed

if TYPE_CHECKING:
    from collections.abc import Callable

    from fazhi_cli.vocabulary.note import Facts

SENSES = {
    "name": "原名", "full": "全稱", "alias": "別名", "short": "通用簡稱", "member": "所屬統稱", "function": "職能名稱",
    "successor": "承接單位名稱", "bureau": "通用名錄",
}  # fmt: skip
CONDITIONS = {
    "not_unit": "略去單位",
    "chapter": "章", "id": "序號", "text": "含詞", "kind": "性質", "when": "時限類別", "status": "狀態", "light": "燈", "min_leads": "牽頭單位不少於",
    "max_leads": "牽頭單位不多於", "plan": "方案", "place": "地區", "year": "年份",
}  # fmt: skip
"""The word of each condition that needs no more than its values behind it, in the order in which they are told."""

CHOSEN = {"kind": KINDS, "when": TIMES, "status": STATUS_WORDS, "light": COLOURS}
"""The words of the values of a condition that is one of a few."""

DAYS = {
    "due_by": "到期不晚於{}（含當日）",
    "due_before": "到期早於{}（不含當日）",
    "due_from": "到期不早於{}（含當日）",
}


class Explained(NamedTuple):
    """One condition, or one thing about the whole answer, as it was read."""

    code: str
    facts: dict[str, Any]


class Explanation(NamedTuple):
    """conditions must hold together; the rest is about the answer as a whole."""

    conditions: tuple[Explained, ...]
    rest: tuple[Explained, ...]


def line(explanation: Explanation) -> str:
    """The explanation as one line of sentences."""
    conditions = [_worded(each) for each in explanation.conditions]
    selected = "；".join(conditions) or "全部，未加條件"
    if len(conditions) > 1:
        selected += "，須同時滿足"
    sentences = [f"所選：{selected}"]
    sentences.extend(_worded(each) for each in explanation.rest)
    return "".join(f"{sentence}。" for sentence in sentences)


def _worded(explained: Explained) -> str:
    wording = WORDINGS[explained.code]
    if isinstance(wording, str):
        return filled(wording, explained.facts)
    return wording(explained.facts)


def _unit(facts: Facts) -> str:
    role = ROLES[facts["condition"]]
    units = [f"{unit}（{SENSES[sense]}）" for unit, sense in facts["units"]]
    return f"{role}「{facts['name']}」即{listed(units)}"


def _actor(facts: Facts) -> str:
    text = f"行為主體「{facts['name']}」"
    spellings = listed(facts["spellings"])
    if spellings:
        text += f"（寫法：{spellings}）"
    return text


def _condition(facts: Facts) -> str:
    condition = CONDITIONS[facts["condition"]]
    words = CHOSEN.get(facts["condition"])
    values = "或".join(words[value] for value in facts["values"]) if words else listed(facts["values"])
    return f"{condition} {values}" if values else condition


def _day(facts: Facts) -> str:
    template = DAYS[facts["condition"]]
    return template.format(facts["day"])


def _reading_asked(facts: Facts) -> str:
    reading = _reading_of(facts["reading"])
    return f"「N月前」口徑按所指定：{reading}"


def _reading(facts: Facts) -> str:
    readings = facts["readings"]
    if len(readings) > 1:
        return "「N月前」口徑各方案不一"
    reading = _reading_of(readings[0])
    return f"「N月前」口徑{reading}"


def _reading_of(reading: str) -> str:
    word = READINGS[reading]
    if reading == "both":
        return f"{word}，{STRICT}{LENIENT}兩日之一在範圍內即列入"
    return f"{word}，{SCOPES[reading]}"


def _open_groups(facts: Facts) -> str:
    groups = listed(facts["groups"])
    what_was_done = "已列入" if facts["included"] else "未展開"
    return f"「{groups}」為泛稱，未列明具體單位，{what_was_done}"


WORDINGS: dict[str, str | Callable[[Facts], str]] = {
    "unit": _unit,
    "actor": _actor,
    "condition": _condition,
    "day": _day,
    "within": "到期在{today}至{end}（今天起{days}天）",
    "reading-asked": _reading_asked,
    "reading": _reading,
    "as-of": "按{day}施行的方案",
    "open-groups": _open_groups,
    "limit": "只列前{limit}條",
}
