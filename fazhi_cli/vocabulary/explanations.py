"""The line that tells how a selection was read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from fazhi_cli.plan.readings import LENIENT, READINGS, SCOPES, STRICT
from fazhi_cli.vocabulary import ROLES

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Facts = Mapping[str, Any]

SENSES = {
    "name": "原名", "full": "全稱", "alias": "別名", "member": "所屬統稱", "function": "職能名稱", "successor": "後任名稱",
}  # fmt: skip
CONDITIONS = {
    "chapter": "章", "id": "序號", "text": "含詞", "kind": "性質", "when": "時限類別", "min_leads": "牽頭單位不少於",
    "max_leads": "牽頭單位不多於", "plan": "方案",
}  # fmt: skip
"""The word of each condition that needs no more than its values behind it, in the order in which they are told."""

DAYS = {"due_by": "到期不晚於{}(含當日)", "due_before": "到期早於{}(不含當日)", "due_from": "到期不早於{}(含當日)"}


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
    selected = ";".join(conditions) or "全部,未加條件"
    if len(conditions) > 1:
        selected += ",須同時滿足"
    sentences = [f"所選:{selected}", *(_worded(each) for each in explanation.rest)]
    return "".join(f"{sentence}。" for sentence in sentences)


def _worded(explained: Explained) -> str:
    return WORDINGS[explained.code](explained.facts)


def _unit(facts: Facts) -> str:
    units = [f"{unit}({SENSES[sense]})" for unit, sense in facts["units"]]
    return f"{ROLES[facts['condition']]}「{facts['name']}」即{'、'.join(units)}"


def _actor(facts: Facts) -> str:
    spellings = facts["spellings"]
    also = f"(寫法:{'、'.join(spellings)})" if spellings else ""
    return f"行為主體「{facts['name']}」{also}"


def _condition(facts: Facts) -> str:
    return f"{CONDITIONS[facts['condition']]} {'、'.join(map(str, facts['values']))}"


def _day(facts: Facts) -> str:
    return DAYS[facts["condition"]].format(facts["day"])


def _within(facts: Facts) -> str:
    return f"到期在{facts['today']}至{facts['end']}(今天起{facts['days']}天)"


def _reading_asked(facts: Facts) -> str:
    return f"「N月前」口徑按所指定:{_reading_of(facts['reading'])}"


def _reading(facts: Facts) -> str:
    readings = facts["readings"]
    return f"「N月前」口徑{'各方案不一' if len(readings) > 1 else _reading_of(readings[0])}"


def _reading_of(reading: str) -> str:
    if reading == "both":
        return f"{READINGS['both']},{STRICT}{LENIENT}兩日之一在範圍內即列入"
    return f"{READINGS[reading]},{SCOPES[reading]}"


def _as_of(facts: Facts) -> str:
    return f"按{facts['day']}施行的方案"


def _open_groups(facts: Facts) -> str:
    return f"「{'、'.join(facts['groups'])}」範圍開放,{'已列入' if facts['included'] else '未展開'}"


def _limit(facts: Facts) -> str:
    return f"只列前{facts['limit']}條"


WORDINGS: dict[str, Callable[[Facts], str]] = {
    "unit": _unit,
    "actor": _actor,
    "condition": _condition,
    "day": _day,
    "within": _within,
    "reading-asked": _reading_asked,
    "reading": _reading,
    "as-of": _as_of,
    "open-groups": _open_groups,
    "limit": _limit,
}
