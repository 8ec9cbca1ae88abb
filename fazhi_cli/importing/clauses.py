"""The text of a task cut into clauses, a duty each, with what the tables find in them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from fazhi_cli.importing.clause_facts import facts_of
from fazhi_cli.plan import wordings
from fazhi_cli.plan.duties import duties
from fazhi_cli.plan.enumerations import announced_points
from fazhi_cli.plan.script import fold_script

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fazhi_cli.plan.time_meaning import Context

_OPENING = "“‘「『《（(〔【[［"
_CLOSING = "”’」』》）)〕】]］"
_ENDS = "。；;！!？?"
_ENDS_HALF = "；;"
_LONGEST = 4_000
"""Signs of the longest sentence that is read; no plan has one that comes near it."""


def clauses_of(text: str, times: Context) -> list[dict[str, Any]]:
    """The clauses of a text as values of the rulebook; a line's end within it begins a paragraph. times: of its plan."""
    found: list[dict[str, Any]] = []
    for number, line in enumerate(text.split("\n")):
        for position, words in enumerate(_clauses(line)):
            clause: dict[str, Any] = {"text": words}
            if number > 0 and position == 0:
                clause["paragraph"] = True
            clause |= facts_of(words, times) if len(words) <= _LONGEST else {}
            if found and "paragraph" not in clause and "actor" not in clause and _has_same_subject(found[-1], words):
                clause["actor"] = list(found[-1]["actor"])
            found.append(clause)
    return found


_GOES_ON = re.compile("(?:并(?!非)|同时|及时|不得|要|应|必?须|定期|按时|按期|每[年季月周半日])")


def _has_same_subject(before: dict[str, Any], words: str) -> bool:
    """Whether the body with which one clause begins does what the next one says too: 各單位要建立台賬，並每月報送."""
    actors = before.get("actor", [])
    begins = bool(actors) and before["text"].startswith(actors[0])
    return begins and _GOES_ON.match(fold_script(words)) is not None


def _clauses(line: str) -> Iterator[str]:
    """A line cut behind its sentences and half sentences, and these where a duty of its own begins.

    Half sentences that are the points of a list, which the first of them announces, stay together.
    """
    for sentence in _sentences(line):
        whole = "".join(sentence)
        if len(whole) <= _LONGEST and _is_one_list(whole):
            yield whole
        else:
            for half in sentence:
                yield from duties(half) if len(half) <= _LONGEST else [half]


def _is_one_list(sentence: str) -> bool:
    """Whether a sentence is the list that it announces; points of which one has its own time are duties by themselves."""
    points = announced_points(sentence)
    return points is not None and not any(wordings.find(sentence[start:end]) for start, end in points)


def _sentences(line: str) -> Iterator[list[str]]:
    """The sentences of a line, each as its parts: cut behind signs that stand outside quotation marks and brackets."""
    depth = 0
    begun = 0
    sentence: list[str] = []
    for position, sign in enumerate(line):
        if sign in _OPENING:
            depth += 1
        elif sign in _CLOSING:
            depth = max(0, depth - 1)
        elif sign in _ENDS and depth == 0:
            sentence.append(line[begun : position + 1])
            begun = position + 1
            if sign not in _ENDS_HALF:
                yield sentence
                sentence = []
    if line[begun:]:
        sentence.append(line[begun:])
    if sentence:
        yield sentence
