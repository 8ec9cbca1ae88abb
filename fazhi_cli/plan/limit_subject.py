"""What a time wording of a clause is about, so that whoever prints it beside a task can say of what it is said.

The words are the clause's own: the output, with the act that the sentence ends in (「法律顧問」 and 「備案」), else the words that
the time stands before.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

_STOPS = ",，;；。:：!！?？\n"
_STOP = re.compile(f"[{_STOPS}]+")
"""What ends a part of a sentence."""

_PART = re.compile(f"[^{_STOPS}]+")

_LONGEST_ACT = 4
"""Characters of an act that belongs to the output before it (備案, 公開發布); what is longer is a duty of its own."""

_CLOSING = re.compile(
    "(?:全部|全面|基本)?完成(?:整改)?|落[實实](?:到位)?|到位|[辦办][結结]|完[畢毕]|[結结]束|建成|投入使用|竣工|[開开]工|[啟啓启][動动]|[實实]施"
)
"""Acts that say nothing without the thing named before the time."""

_BEFORE_TIME = re.compile("(?:[於于在自從从到至]|[應应]當?|[應应]当|要|[須须]|需|[並併并]|且|和|及|以及|、)$")
"""What leads from a thing to a time: a word, of which there may be several."""

_LONGEST_BEFORE_TIME = 2
"""Characters of the longest of them."""

_AFTER_TIME = re.compile("^(?:[並併并]|且|和|及|以及|、)*")
"""What leads from a time to the next part of the sentence."""

_AFTER_ACTOR = re.compile("^(?:[應应][當当]?|要|[須须]|需)?")
"""What leads from an actor to an act."""


class LimitedClause(NamedTuple):
    """The words of a clause that has time wordings; each phrase is verbatim, the title is that of its task."""

    text: str
    wordings: Sequence[str]
    outputs: Sequence[str]
    recipients: Sequence[str]
    actors: Sequence[str]
    title: str


def subject_of(wording: str, clause: LimitedClause) -> str:
    """What this wording of the clause is about; where the clause holds nothing but its time, the title of the task."""
    if clause.outputs:
        outputs = [_without_actor(output, clause.actors) for output in clause.outputs]
        return "、".join(outputs) + _act_on_outputs(wording, clause)
    return _governed(wording, clause) or clause.title


def _without_actor(output: str, actors: Sequence[str]) -> str:
    """An output without 「X聘請的」 before it, where X is the actor: that one is named beside it."""
    for actor in actors:
        qualifier, particle, thing = output.partition("的")
        if particle and thing and qualifier.startswith(actor):
            return thing
    return output


def _act_on_outputs(wording: str, clause: LimitedClause) -> str:
    """The short act at the end of the sentence, after the outputs, the recipients and the time; else nothing."""
    end = 0
    for phrase in (wording, *clause.outputs, *clause.recipients):
        start = clause.text.find(phrase)
        if start >= 0:
            end = max(end, start + len(phrase))
    act = _STOP.split(clause.text[end:])[0]
    return act if act.isalpha() and len(act) <= _LONGEST_ACT else ""


def _governed(wording: str, clause: LimitedClause) -> str:
    """What follows the time within its sentence; where that is a closing word alone, after what stands before the time."""
    before, after = _around(clause.text, tuple(clause.wordings))[wording]
    act = _first_part(after)
    if act and not _CLOSING.fullmatch(act):
        return _act_alone(act, clause.actors)
    thing = _last_part(before)
    if thing in clause.actors:
        return act
    return thing + act


@lru_cache(maxsize=1)  # the limits of a clause come one after the other
def _around(text: str, wordings: tuple[str, ...]) -> dict[str, tuple[str, str]]:
    """By wording what stands before and after it in a text without its other wordings; each stands there once.

    Before it nothing stands that an earlier wording governs: what 2020年 says of 启动, 2022年 does not.
    """
    if len(wordings) == 1:
        before, wording, after = text.partition(*wordings)
        return {wording: (before, after)}
    places = sorted((text.find(wording), wording) for wording in wordings)
    between = []
    end = 0
    for start, wording in places:
        between.append(text[end:start])
        end = max(end, start + len(wording))
    between.append(text[end:])
    ungoverned = [between[0], *map(_without_first_part, between[1:])]
    return {
        wording: ("".join(ungoverned[:number]), "".join(between[number:]))
        for number, (_start, wording) in enumerate(places, 1)
    }


def _without_first_part(after: str) -> str:
    """What follows a time, without the part of the sentence that the time governs."""
    first = _PART.search(after)
    return after[first.end() :] if first else after


def _act_alone(act: str, actors: Sequence[str]) -> str:
    """An act without the actor before it: that one is named beside it."""
    for actor in actors:
        if act.startswith(actor) and act != actor:
            return _AFTER_ACTOR.sub("", act.removeprefix(actor), count=1)
    return act


def _first_part(after: str) -> str:
    """The first part of a sentence that says something, without the word that joins it to the time before it."""
    for part in _PART.finditer(after):
        words = _AFTER_TIME.sub("", part[0], count=1)
        if words:
            return words
    return ""


def _last_part(before: str) -> str:
    """The last part of a sentence that names something, without the word that joins it to the time after it."""
    for part in reversed(_STOP.split(before)):
        words = _without_joining_words(part)
        if words and not _CLOSING.fullmatch(words):
            return words
    return ""


def _without_joining_words(part: str) -> str:
    """A part of a sentence without the words at its end that lead to a time: taken off one by one, for there may be thousands."""
    end = len(part)
    while found := _BEFORE_TIME.search(part, max(0, end - _LONGEST_BEFORE_TIME), end):
        end = found.start()
    return part[:end]
